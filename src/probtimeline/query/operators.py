"""The fields a query may name, each a `name:value` test.

To add one: write what reads its value in `query/values.py`, and an `Operator` line in `OPERATORS`.
The parser, the completion, the hints, the help and the table in docs/searching.md follow, and a
test asks that its example finds something and misses something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from probtimeline.core.kinds import VALUES
from probtimeline.core.span import Span
from probtimeline.query import values
from probtimeline.query.aspects import HAS, IS, Aspect
from probtimeline.query.index import Entry
from probtimeline.query.terms import Term
from probtimeline.query.values import Fault


def _no_values(entry: Entry) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Operator:
    """One `name:value` test.

    `test` reads a value, with today for dates such as "last autumn", into a term. `facet` is the
    facet of `core.kinds` whose values an event can be found by; where it is none of them, `own`
    gives these values, for completion. `takes_dates` lets a date in words go on after a space.
    """

    name: str
    what: str
    example: str
    test: Callable[[str, Span | None], Term | Fault]
    facet: str = ""
    own: Callable[[Entry], Iterable[str]] = _no_values
    takes_dates: bool = False

    def values(self, entry: Entry) -> Iterable[str]:
        """What an event could be found by."""
        return VALUES[self.facet](entry.event) if self.facet else self.own(entry)


def operator_of(name: str) -> Operator | None:
    """The operator of that name, in any case."""
    wanted = name.casefold()
    return next((operator for operator in OPERATORS if operator.name == wanted), None)


def table() -> str:
    """The fields as the Markdown table of docs/searching.md."""
    lines = ["| field | finds events | for example |", "|---|---|---|"]
    lines += [f"| `{each.name}:` | {each.what} | `{each.example}` |" for each in OPERATORS]
    return "\n".join(lines) + "\n"


def values_table(aspects: tuple[Aspect, ...]) -> str:
    """The values of `has:` or `is:` as a Markdown table of docs/searching.md."""
    lines = ["| value | what is asked |", "|---|---|"]
    lines += [f"| `{each.name}` | {each.what} |" for each in aspects]
    return "\n".join(lines) + "\n"


OPERATORS = (
    Operator(
        "tag",
        "with this tag, or one with a word that begins so",
        "tag:contracts",
        values.tag,
        facet="tag",
    ),
    Operator(
        "actor",
        "in which somebody of this name took part",
        'actor:"Working Links"',
        values.actor,
        facet="actor",
    ),
    Operator(
        "source",
        "that rest on a source with this in its id, title, author or publisher",
        "source:bbc",
        values.source,
        facet="source",
    ),
    Operator(
        "speaker",
        "with the words of somebody of this name",
        "speaker:grayling",
        values.speaker,
        facet="speaker",
    ),
    Operator(
        "id",
        "of this id; with a star, of all that begin so",
        "id:omi-*",
        values.event_id,
        own=lambda entry: [entry.event.id],
    ),
    Operator(
        "before", "over before this date begins", "before:2010", values.before, takes_dates=True
    ),
    Operator(
        "after", "that begin after this date is over", "after:2018", values.after, takes_dates=True
    ),
    Operator(
        "during",
        "some of which fall in this date",
        "during:2016-17",
        values.during,
        takes_dates=True,
    ),
    Operator(
        "has",
        "that have something: quotes, figures, a summary, a note …",
        "has:figures",
        values.has,
        own=lambda entry: [aspect.name for aspect in HAS if aspect.holds(entry)],
    ),
    Operator(
        "is",
        "that are something: a milestone, approximate, ongoing …",
        "is:milestone",
        values.is_,
        own=lambda entry: [aspect.name for aspect in IS if aspect.holds(entry)],
    ),
    Operator(
        "status",
        "that happened, are planned, claimed or cancelled",
        "status:planned",
        values.status,
        facet="status",
    ),
    Operator(
        "unit",
        "with a figure in this unit",
        "unit:people",
        values.unit,
        facet="unit",
    ),
    Operator(
        "measure",
        "with a figure of this measure, or one with a word that begins so",
        "measure:reoffending",
        values.measure,
        facet="measure",
    ),
    Operator(
        "population",
        "with a figure of a population of this name",
        'population:"England and Wales"',
        values.population,
        facet="population",
    ),
    Operator(
        "figure", "with a figure of this size, or in this range", "figure:>20%", values.figure
    ),
    Operator(
        "in",
        "also by the attached texts of their sources",
        "in:text tagging",
        values.in_,
        own=lambda entry: ["text"],
    ),
)
"""Every field, in the order in which they are shown."""
