"""The fields a query may name, each a `name:value` test.

To add one: write what reads its value, and an `Operator` line in `OPERATORS`. The parser, the
completion, the hints, the help and the table in docs/searching.md follow, and a test asks that
its example finds something and misses something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from probtimeline.core.edtf import parse_edtf
from probtimeline.core.records import Status
from probtimeline.core.span import Reading, Span, Unreadable
from probtimeline.core.text import fold
from probtimeline.query.amounts import read_amount, unit_of
from probtimeline.query.aspects import HAS, IS, Aspect, aspect_of
from probtimeline.query.index import Entry
from probtimeline.query.moments import After, Before, During
from probtimeline.query.named import (
    ActedBy,
    Called,
    MeasuredIn,
    OfStatus,
    RestsOn,
    SpokenBy,
    Tagged,
    words_of,
)
from probtimeline.query.near import did_you_mean
from probtimeline.query.terms import All, Term

_LONGEST_DATE = 100
"""Characters a date in a query may have: no date in words needs more."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a value is not read, and what to write instead."""

    what: str
    cure: str


def _no_values(entry: Entry) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Operator:
    """One `name:value` test.

    `test` reads a value, with today for dates such as "last autumn", into a term. `values` gives
    what an event could be found by, for completion. `takes_dates` lets a date in words go on
    after a space.
    """

    name: str
    what: str
    example: str
    test: Callable[[str, Span | None], Term | Fault]
    values: Callable[[Entry], Iterable[str]] = _no_values
    takes_dates: bool = False


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


def _tag(value: str, today: Span | None) -> Term:
    return Tagged(words_of(value))


def _actor(value: str, today: Span | None) -> Term:
    return ActedBy(fold(value).strip())


def _source(value: str, today: Span | None) -> Term:
    return RestsOn(fold(value).strip())


def _speaker(value: str, today: Span | None) -> Term:
    return SpokenBy(fold(value).strip())


def _id(value: str, today: Span | None) -> Term:
    name = fold(value).strip()
    return Called(name.removesuffix("*"), name.endswith("*"))


def _unit(value: str, today: Span | None) -> Term:
    return MeasuredIn(words_of(unit_of(value)))


def _status(value: str, today: Span | None) -> Term | Fault:
    wanted = fold(value).strip()
    for status in Status:
        if status.value == wanted:
            return OfStatus(status)
    return _unknown("status", value, [status.value for status in Status])


def _has(value: str, today: Span | None) -> Term | Fault:
    return aspect_of(value, HAS) or _unknown("has", value, [each.name for each in HAS])


def _is(value: str, today: Span | None) -> Term | Fault:
    if aspect := aspect_of(value, IS):
        return aspect
    if isinstance(_status(value, today), OfStatus):
        what = f"“{value}” is a status"
        return Fault(what, f"Write “status:{fold(value).strip()}”.")
    return _unknown("is", value, [each.name for each in IS])


def _in(value: str, today: Span | None) -> Term | Fault:
    if fold(value).strip() in ("text", "texts"):
        return All()
    return Fault(f"in: cannot look in “{value}”", "Write in:text to look in attached texts too.")


def _unknown(name: str, value: str, known: list[str]) -> Fault:
    near = did_you_mean(value, known)
    listed = ", ".join(known[:-1]) + f" or {known[-1]}"
    cure = f"Did you mean “{name}:{near}”?" if near else f"It may be {listed}."
    return Fault(f"{name}: has no value “{value}”", cure)


def _figure(value: str, today: Span | None) -> Term | Fault:
    return read_amount(value) or Fault(
        f"“{value}” is not an amount", "Write it as 26.4%, >20%, <=£3.7bn or 20..30%."
    )


def _read(value: str, today: Span | None) -> Span | Fault:
    from probtimeline.dates.read import read_date

    if len(value) > _LONGEST_DATE:
        return Fault("this is too long for a date", "Write it as 2014, feb 2019 or 2016-17.")
    match read_date(value, today):
        case Reading(span=span):
            return span
        case Unreadable(what=what, cure=cure):
            if today is None and isinstance(read_date(value, _some_day()), Reading):
                what = f"“{value}” depends on the day it is said"
                return Fault(what, "Write the year too: feb 2019.")
            return Fault(what, f"{cure[:1].upper()}{cure[1:].rstrip('.')}.")


def _some_day() -> Span:
    """A day to tell a date that needs a base from words that are none."""
    day = parse_edtf("2020-06-15")
    assert isinstance(day, Span)
    return day


def _before(value: str, today: Span | None) -> Term | Fault:
    match _read(value, today):
        case Fault() as fault:
            return fault
        case Span(earliest=int(first)):
            return Before(first)
    return Fault(f"“{value}” has no first day", "Write a day, month or year.")


def _after(value: str, today: Span | None) -> Term | Fault:
    match _read(value, today):
        case Fault() as fault:
            return fault
        case Span(latest=int(last)):
            return After(last)
    return Fault(f"“{value}” has no last day", "Write a day, month or year.")


def _during(value: str, today: Span | None) -> Term | Fault:
    match _read(value, today):
        case Fault() as fault:
            return fault
        case Span() as span:
            return During(span.earliest, span.latest)


OPERATORS = (
    Operator(
        "tag",
        "with this tag, or one with a word that begins so",
        "tag:contracts",
        _tag,
        lambda entry: entry.event.tags,
    ),
    Operator(
        "actor",
        "in which somebody of this name took part",
        'actor:"Working Links"',
        _actor,
        lambda entry: entry.event.actors,
    ),
    Operator(
        "source",
        "that rest on a source with this in its id, title, author or publisher",
        "source:bbc",
        _source,
        lambda entry: entry.event.sources,
    ),
    Operator(
        "speaker",
        "with the words of somebody of this name",
        "speaker:grayling",
        _speaker,
        lambda entry: [quote.speaker for quote in entry.event.quotes if quote.speaker],
    ),
    Operator(
        "id",
        "of this id; with a star, of all that begin so",
        "id:omi-*",
        _id,
        lambda entry: [entry.event.id],
    ),
    Operator("before", "over before this date begins", "before:2010", _before, takes_dates=True),
    Operator("after", "that begin after this date is over", "after:2018", _after, takes_dates=True),
    Operator(
        "during", "some of which fall in this date", "during:2016-17", _during, takes_dates=True
    ),
    Operator(
        "has",
        "that have something: quotes, figures, a summary, a note …",
        "has:figures",
        _has,
        lambda entry: [aspect.name for aspect in HAS if aspect.holds(entry)],
    ),
    Operator(
        "is",
        "that are something: a milestone, approximate, ongoing …",
        "is:milestone",
        _is,
        lambda entry: [aspect.name for aspect in IS if aspect.holds(entry)],
    ),
    Operator(
        "status",
        "that happened, are planned, claimed or cancelled",
        "status:planned",
        _status,
        lambda entry: [entry.event.status.value],
    ),
    Operator(
        "unit",
        "with a figure in this unit",
        "unit:people",
        _unit,
        lambda entry: [figure.unit for figure in entry.event.figures if figure.unit],
    ),
    Operator("figure", "with a figure of this size, or in this range", "figure:>20%", _figure),
    Operator(
        "in",
        "also by the attached texts of their sources",
        "in:text tagging",
        _in,
        lambda entry: ["text"],
    ),
)
"""Every field, in the order in which they are shown."""
