"""The records of a chronology, as `events.json` holds them (docs/format.md).

Frozen values with their dates already read. Text is kept exactly as given: it is cleaned only
where it is shown (`core.text.clean`). `extra` keeps fields this program does not know, in their
order, so that nothing a file contains is lost by reading and writing it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from probtimeline.core.span import Span

Extra = Mapping[str, object]


def _no_extra() -> Extra:
    return {}


class Status(StrEnum):
    """Whether an event took place, or was only meant to or said to."""

    HAPPENED = "happened"
    PLANNED = "planned"
    CLAIMED = "claimed"
    CANCELLED = "cancelled"


class Qualifier(StrEnum):
    """How a source hedges a figure."""

    ABOUT = "about"
    MORE_THAN = "more than"
    AT_LEAST = "at least"
    LESS_THAN = "less than"
    ALMOST = "almost"
    UP_TO = "up to"


class Agreement(StrEnum):
    """What a comparison found between its figures or events."""

    AGREE = "agree"
    CONFLICT = "conflict"
    NOT_COMPARABLE = "not-comparable"
    UNRESOLVED = "unresolved"


class Op(StrEnum):
    """What a calculation does with its terms, in order. `share` and `change` are in percent."""

    SUM = "sum"
    DIFFERENCE = "difference"
    PRODUCT = "product"
    RATIO = "ratio"
    SHARE = "share"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Source:
    """A text that events rest on: who wrote it, when, and where it stands."""

    id: str
    title: str
    author: tuple[str, ...] = ()
    publisher: str = ""
    published: Span | None = None
    url: str = ""
    accessed: Span | None = None
    kind: str = ""
    about: str = ""
    extra: Extra = field(default_factory=_no_extra, hash=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as printed in a quote, and what it measures.

    `text` stands in the quote's text. `value` is in base units (450000000 for "£450m"), or None
    for words such as "the majority". Figures of one `measure` claim to speak of the same thing.
    """

    text: str
    label: str
    value: int | float | None = None
    unit: str = ""
    qualifier: Qualifier | None = None
    measure: str = ""
    population: str = ""
    period: Span | None = None
    id: str = ""
    extra: Extra = field(default_factory=_no_extra, hash=False)


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage of a source, verbatim, and the figures printed in it."""

    source: str
    text: str
    speaker: str = ""
    figures: tuple[Figure, ...] = ()
    extra: Extra = field(default_factory=_no_extra, hash=False)


@dataclass(frozen=True, slots=True)
class Link:
    """Another event, by id, and how it is related ("planned end", "same report")."""

    event: str
    how: str = ""
    extra: Extra = field(default_factory=_no_extra, hash=False)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, lasted, was planned or was claimed, with the words it rests on.

    `date_text` is the source's own wording of the date, `date_note` how it was read.
    """

    id: str
    title: str
    date: Span
    date_text: str = ""
    date_note: str = ""
    summary: str = ""
    status: Status = Status.HAPPENED
    milestone: bool = False
    tags: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    related: tuple[Link, ...] = ()
    extra: Extra = field(default_factory=_no_extra, hash=False)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources it rests on, each once, in the order of its quotes."""
        return tuple(dict.fromkeys(quote.source for quote in self.quotes))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of its quotes, in order."""
        return tuple(figure for quote in self.quotes for figure in quote.figures)

    @property
    def order(self) -> tuple[float, float, str]:
        """Where it sorts: the earliest day its date allows, then the latest, then its id."""
        return (*self.date.sort_key, self.id)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Statements that seem to speak of one thing, and whether they agree."""

    id: str
    title: str
    verdict: Agreement
    note: str
    figures: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    extra: Extra = field(default_factory=_no_extra, hash=False)


@dataclass(frozen=True, slots=True)
class Calculation:
    """Arithmetic on figures, and the figure that states its result, if one does.

    `of` holds figure ids and numbers in order; `decimals` is the rounding that was printed.
    """

    id: str
    title: str
    op: Op
    of: tuple[str | int | float, ...]
    equals: str = ""
    decimals: int = 0
    note: str = ""
    extra: Extra = field(default_factory=_no_extra, hash=False)
