"""The figures a reader sees as a table: those of the events shown, sorted and grouped.

Worked out when they are first asked for: most moves never look at them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from probtimeline.core.text import fold
from probtimeline.query.index import Entry, searched

if TYPE_CHECKING:
    from probtimeline.audit.quotes import Verdict
    from probtimeline.core.chronicle import Chronicle, PlacedFigure
    from probtimeline.core.records import Event
    from probtimeline.query.facets import Chip
    from probtimeline.query.index import Index
    from probtimeline.query.pattern import Budget
    from probtimeline.query.query import Query
    from probtimeline.session.figure_order import Column, Known


@dataclass(frozen=True, slots=True)
class Sorting:
    """How the table is sorted and grouped: names of columns; an empty group is none.

    `chosen` is the column that is sorted or grouped by next.
    """

    column: str = "event"
    descending: bool = False
    group: str = "measure"
    chosen: str = "event"


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One line of the table: a figure, or the heading of a group with how many it holds."""

    placed: PlacedFigure | None = None
    heading: str = ""
    count: int = 0


@dataclass(frozen=True)
class Ordered:
    """The figures as they stand below one another. `starts` are the first of each group."""

    figures: tuple[PlacedFigure, ...]
    rows: tuple[FigureRow, ...]
    starts: tuple[int, ...]
    gathered: bool = False
    """Whether some stand under a heading that is not theirs alone."""

    @cached_property
    def at(self) -> Mapping[str, int]:
        """The place among the figures of each key."""
        return {placed.key: place for place, placed in enumerate(self.figures)}

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """The row of each key."""
        rows = enumerate(self.rows)
        return {row.placed.key: number for number, row in rows if row.placed is not None}


class FigureTable:
    """The figures of the events at the places shown, that answer query and chips themselves.

    A figure is asked as its event would be with nothing but its own quotation and itself.
    """

    def __init__(  # noqa: PLR0913 - what filters, and what orders
        self,
        chronicle: Chronicle,
        shown: Sequence[int],
        index: Index,
        query: Query | None,
        sorting: Sorting,
        *,
        verdicts: Mapping[tuple[str, str], Verdict] | None = None,
        chips: Iterable[Chip] = (),
    ) -> None:
        self._chronicle = chronicle
        self._shown = shown
        self._index = index
        self._query = query
        self._chips = tuple(chip for chip in chips if chip.on)
        self._verdicts = verdicts or {}
        self.sorting = sorting

    def sorted_by(self, sorting: Sorting) -> FigureTable:
        """The same figures in another order; what was filtered is not filtered again."""
        other = self._reordered()
        other.sorting = sorting
        return other

    def checked(self, verdicts: Mapping[tuple[str, str], Verdict]) -> FigureTable:
        """The same figures with other verdicts on their quotations."""
        if "verdict" not in (self.sorting.column, self.sorting.group):
            other = copy(self)
        else:
            other = self._reordered()
        other._verdicts = verdicts
        return other

    def _reordered(self) -> FigureTable:
        other = copy(self)
        other.__dict__.pop("order", None)
        return other

    @cached_property
    def by_event(self) -> tuple[PlacedFigure, ...]:
        """The figures in the order of their events."""
        events = self._chronicle.events
        shown = {events[place].id for place in self._shown}
        figures = tuple(each for each in self._chronicle.figures if each.event.id in shown)
        if self._query is None and not self._chips:
            return figures
        from probtimeline.query.pattern import Budget, TooSlow

        budget = Budget()
        try:
            return tuple(placed for placed in figures if self._answers(placed, budget))
        except TooSlow:
            # The events were found in time: their figures are shown rather than none.
            return figures

    def _answers(self, placed: PlacedFigure, budget: Budget) -> bool:
        from probtimeline.query.facets import passes
        from probtimeline.query.terms import Match

        quote = replace(placed.quote, figures=(placed.figure,))
        alone = replace(placed.event, quotes=(quote,))
        if not passes(alone, self._chips):
            return False
        if self._query is None:
            return True
        pieces = [*searched(alone), self._index.notes.get(alone.id, "")]
        text = "\n".join(fold(piece) for piece in pieces if piece)
        place = self._chronicle.places[alone.id]
        entry = Entry(self._index, place, budget, alone, text)
        return self._query.matches(entry) is not Match.NO

    @cached_property
    def order(self) -> Ordered:
        """The figures sorted and grouped."""
        from probtimeline.session.figure_order import Known, column_named, in_order

        known = Known(self._chronicle, self._verdicts)
        column = column_named(self.sorting.column)
        figures = list(self.by_event)
        if column is not None:
            figures = in_order(figures, column, self.sorting.descending, known)
        group = column_named(self.sorting.group)
        if group is None:
            return Ordered(tuple(figures), tuple(map(FigureRow, figures)), ())
        return _grouped(figures, group, known)

    @property
    def figures(self) -> tuple[PlacedFigure, ...]:
        """The figures, in order."""
        return self.order.figures

    @property
    def rows(self) -> tuple[FigureRow, ...]:
        """The lines of the table, in order."""
        return self.order.rows

    def __contains__(self, key: str) -> bool:
        return key in self.order.at

    @cached_property
    def _places(self) -> list[int]:
        places = self._chronicle.places
        return [places[placed.event.id] for placed in self.by_event]

    def of_event(self, event: Event) -> tuple[PlacedFigure, ...]:
        """Those of one event's figures that are in the table, in the order of its page."""
        place = self._chronicle.places.get(event.id, -1)
        first, end = bisect_left(self._places, place), bisect_right(self._places, place)
        return self.by_event[first:end]

    def next_from(self, place: int) -> PlacedFigure | None:
        """The first figure of the events from a place in the chronicle on, else the last."""
        at = min(bisect_left(self._places, place), len(self._places) - 1)
        return self.by_event[at] if at >= 0 else None

    @cached_property
    def _measured(self) -> Mapping[str, tuple[PlacedFigure, ...]]:
        found: dict[str, list[PlacedFigure]] = {}
        for placed in self._chronicle.figures:
            if placed.figure.measure:
                found.setdefault(placed.figure.measure, []).append(placed)
        return {measure: tuple(figures) for measure, figures in found.items()}

    def beside(self, placed: PlacedFigure) -> tuple[PlacedFigure, ...]:
        """Every figure of the chronicle that claims to measure the same, in order, itself too.

        The same words quoted by several events are one statement, and stand here once.
        """
        from probtimeline.audit.pairs import statement_of

        alike = self._measured.get(placed.figure.measure, (placed,))
        found = {statement_of(placed): placed}
        for each in alike:
            found.setdefault(statement_of(each), each)
        own = set(map(id, found.values())) - {id(placed)}
        return tuple(each for each in alike if id(each) in own or each.key == placed.key)


def _grouped(figures: Iterable[PlacedFigure], column: Column, known: Known) -> Ordered:
    """Groups in the order of their first figures, then those of one, then those without."""
    found: dict[str, list[PlacedFigure]] = {}
    for placed in figures:
        found.setdefault(column.group(placed, known), []).append(placed)
    without = found.pop("", [])
    groups, singles = [], []
    for members in found.values():
        if len(members) == 1 and column.once:
            singles += members
        else:
            groups.append((column.heading(members[0], known), members))
    groups += [(column.once, singles)] if singles else []
    groups += [(column.none, without)] if without else []
    rows: list[FigureRow] = []
    starts: list[int] = []
    ordered: list[PlacedFigure] = []
    for heading, members in groups:
        starts.append(len(ordered))
        rows.append(FigureRow(heading=heading, count=len(members)))
        rows += map(FigureRow, members)
        ordered += members
    return Ordered(tuple(ordered), tuple(rows), tuple(starts), bool(singles))
