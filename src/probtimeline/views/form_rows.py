"""Which rows the form has for a draft: plain data, no screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from probtimeline.core.records import Status
from probtimeline.session.drafting import EventDraft, FigureDraft, QuoteDraft


class Kind(Enum):
    """How the value of a row is given."""

    LINE = "one line"
    LINES = "several lines"
    CHOICE = "one of a few words"
    TICK = "taken or not"


@dataclass(frozen=True, slots=True)
class RowSpec:
    """A row: the field it shows, its name, and what stands in it while it is empty."""

    path: str
    label: str
    kind: Kind = Kind.LINE
    hint: str = ""
    choices: tuple[str, ...] = ()

    @property
    def is_read(self) -> bool:
        """Whether the program has filled it in: what is typed takes the place of that."""
        return self.path.endswith((".source", ".unit", ".value", ".qualifier"))


def rows_of(
    draft: EventDraft, is_new: Callable[[QuoteDraft], bool], more: frozenset[str]
) -> tuple[RowSpec, ...]:
    """The rows for a draft, in the order in which somebody who has a source knows them.

    `is_new` tells a quotation from a new source, `more` holds the paths of figures of which all
    fields are wanted.
    """
    found: list[RowSpec] = []
    for number, quote in enumerate(draft.quotes):
        found += _of_quote(f"quotes[{number}]", number, quote, is_new(quote), more)
    return (*found, *_OF_EVENT)


_OF_EVENT = (
    RowSpec("date", "Date", hint="21 Feb 2013, autumn 2013, c. 2013, last September …"),
    RowSpec("title", "Title", hint="one line: who did what"),
    RowSpec("summary", "Summary", Kind.LINES, "what happened, in your own words"),
    RowSpec("tags", "Tags", hint="with commas between them"),
    RowSpec("actors", "Actors", hint="who took part, with commas between them"),
    RowSpec("status", "Status", Kind.CHOICE, choices=tuple(each.value for each in Status)),
    RowSpec("milestone", "Milestone", Kind.CHOICE, choices=("no", "yes")),
    RowSpec("date_note", "Date note", hint="how the date was read, where that is not plain"),
)

_OF_SOURCE = (
    ("publisher", " publisher", "who published it"),
    ("author", " author", "with commas between several"),
    ("published", " published", "when: dates such as “last year” are counted from it"),
    ("url", " address", "https://…"),
    ("kind", " kind", "news, report, briefing, blog, campaign, academic …"),
)

_OF_FIGURE = (
    ("label", "  stands for", "what it measures, in your own words"),
    ("unit", "  unit", "percent, people, GBP, contracts, years …"),
    ("measure", "  measure", "a name shared by figures of the same thing: fte-staff"),
)

_MORE_OF_FIGURE = (
    ("value", "  value", "the number; nothing for words"),
    ("qualifier", "  hedge", "about, more than, at least, less than, almost, up to"),
    ("population", "  of whom", "of whom, or of what"),
    ("period", "  period", "the time it covers"),
)


def _of_quote(
    path: str, number: int, quote: QuoteDraft, is_new: bool, more: frozenset[str]
) -> Iterator[RowSpec]:
    name = f" {number + 1}" if number else ""
    hint = "words of a known one, or the title of a new one"
    yield RowSpec(f"{path}.source", f"Source{name}", hint=hint)
    if is_new:
        for field, label, field_hint in _OF_SOURCE:
            yield RowSpec(f"{path}.{field}", label, hint=field_hint)
    yield RowSpec(f"{path}.text", f"Quotation{name}", Kind.LINES, "the words, exactly as printed")
    for at, figure in enumerate(quote.figures):
        yield from _of_figure(f"{path}.figures[{at}]", figure, more)
    yield RowSpec(
        f"{path}.speaker", f"Speaker{name}", hint="who says it, if the source quotes them"
    )


def _of_figure(path: str, figure: FigureDraft, more: frozenset[str]) -> Iterator[RowSpec]:
    yield RowSpec(f"{path}.chosen", " figure", Kind.TICK)
    if not figure.chosen:
        return
    for field, label, hint in (*_OF_FIGURE, *(_MORE_OF_FIGURE if path in more else ())):
        yield RowSpec(f"{path}.{field}", label, hint=hint)
