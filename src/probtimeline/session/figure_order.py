"""By what a table of figures is sorted, and into what groups it falls: one entry a column.

To add a column: a line in `COLUMNS` here and one in `views.figure_rows`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from probtimeline.audit.quotes import Verdict, VerdictKind
from probtimeline.audit.saying import unit_of
from probtimeline.core.chronicle import Chronicle, PlacedFigure
from probtimeline.core.citation import short_name
from probtimeline.core.text import fold

Rank = tuple[float | str, ...]
_KINDS = tuple(VerdictKind)


@dataclass(frozen=True, slots=True)
class Known:
    """What must be known beside a figure: the records, and the verdicts on quotations."""

    chronicle: Chronicle
    verdicts: Mapping[tuple[str, str], Verdict]

    def source(self, placed: PlacedFigure) -> str:
        """The short name of a figure's source; its id where it is not among the sources."""
        source = self.chronicle.sources.get(placed.quote.source)
        return short_name(source) if source is not None else placed.quote.source

    def kind(self, placed: PlacedFigure) -> VerdictKind:
        """How the quotation of a figure was found."""
        verdict = self.verdicts.get((placed.quote.source, placed.quote.text))
        return verdict.kind if verdict is not None else VerdictKind.UNCHECKED


@dataclass(frozen=True, slots=True)
class Column:
    """One way of sorting and grouping figures.

    `rank` sorts; where it is None the figure comes last in either direction. Figures whose
    `group` is the same stand together, "" where the figure gives none, and `title` heads them.
    `within` comes before the rank, and is not turned with it. Groups of one figure are gathered
    under `once`, where that is said; `none` heads those without a group. Where a column is that of
    the events, a figure's number among all is its rank (`by_number`), and its event its group.
    """

    name: str
    rank: Callable[[PlacedFigure, Known], Rank | None]
    group: Callable[[PlacedFigure, Known], str]
    none: str = ""
    once: str = ""
    title: Callable[[PlacedFigure, Known], str] | None = None
    within: Callable[[PlacedFigure], str] | None = None
    by_number: bool = False

    def heading(self, placed: PlacedFigure, known: Known) -> str:
        """What heads the group of a figure."""
        return (self.title or self.group)(placed, known)


def column_named(name: str) -> Column | None:
    """The column of that name."""
    return next((column for column in COLUMNS if column.name == name), None)


def _words(text: str) -> Rank | None:
    folded = fold(text).strip()
    return (folded,) if folded else None


def _amount(placed: PlacedFigure, known: Known) -> Rank | None:
    value = placed.figure.value
    return None if value is None else (value,)


def _period(placed: PlacedFigure, known: Known) -> Rank | None:
    period = placed.figure.period
    return None if period is None else period.sort_key


def _event(placed: PlacedFigure, known: Known) -> Rank:
    return (*placed.event.order, placed.number)


COLUMNS = (
    Column(
        "printed",
        lambda placed, known: _words(placed.figure.text),
        lambda placed, known: placed.figure.text,
        once="printed so once here",
    ),
    Column(
        "amount",
        _amount,
        lambda placed, known: unit_of(placed.figure),
        none="without a unit",
        within=lambda placed: fold(placed.figure.unit),
    ),
    Column(
        "label",
        lambda placed, known: _words(placed.figure.label),
        lambda placed, known: placed.figure.label,
        once="labels with one figure here",
    ),
    Column(
        "measure",
        lambda placed, known: _words(placed.figure.measure),
        lambda placed, known: placed.figure.measure,
        none="of no measure",
        once="measures with one figure here",
        title=lambda placed, known: known.chronicle.measure_name(placed.figure.measure),
    ),
    Column(
        "population",
        lambda placed, known: _words(placed.figure.population),
        lambda placed, known: placed.figure.population,
        none="no population given",
        once="populations with one figure here",
    ),
    Column(
        "period",
        _period,
        lambda placed, known: placed.figure.period.text if placed.figure.period else "",
        none="no period given",
        once="periods with one figure here",
    ),
    Column(
        "speaker",
        lambda placed, known: _words(placed.quote.speaker),
        lambda placed, known: placed.quote.speaker,
        none="nobody named",
    ),
    Column(
        "source",
        lambda placed, known: _words(known.source(placed)),
        lambda placed, known: placed.quote.source,
        title=lambda placed, known: known.source(placed),
    ),
    Column(
        "event",
        _event,
        lambda placed, known: placed.event.id,
        title=lambda placed, known: f"{placed.event.date.text}  {placed.event.title}",
        by_number=True,
    ),
    Column(
        "verdict",
        lambda placed, known: (_KINDS.index(known.kind(placed)),),
        lambda placed, known: known.kind(placed).value,
    ),
)
"""Every column, in the order in which they stand beside one another."""
