"""The figures a reader sees as a table: those of the events shown, sorted and grouped.

Worked out when they are first asked for: most moves never look at them. Of many figures only a
part is gone through then; the rest is, bit by bit, while the table stands in front.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from probtimeline.core.sorted_places import Places

if TYPE_CHECKING:
    from probtimeline.audit.quotes import Verdict
    from probtimeline.core.chronicle import Chronicle, PlacedFigure
    from probtimeline.core.records import Event
    from probtimeline.query.facets import Chip
    from probtimeline.query.index import Index
    from probtimeline.query.query import Query
    from probtimeline.session.figure_order import Known
    from probtimeline.session.figure_ranking import FigureRow, Ordered, Work
    from probtimeline.session.figure_sifting import Sifting

AT_ONCE: Final = 50_000.0
"""Effort, as in `query.search`, that is made when the table is first looked at: some 500 figures
sorted and grouped."""

MADE: Final = ("making", "_now", "_known")
"""What is worked out of a table for its sorting."""

NEAR: Final = 50
"""Events before and after that of a figure whose figures of its measure stand beside it."""


class Sorting(NamedTuple):
    """How the table is sorted and grouped: names of columns; an empty group is none.

    `chosen` is the column that is sorted or grouped by next.
    """

    column: str = "event"
    descending: bool = False
    group: str = "measure"
    chosen: str = "event"


class Making:
    """A table that is being made: which figures, then their order. It is shared by its copies."""

    def __init__(self, sifting: Sifting, known: Known, sorting: Sorting) -> None:
        self.sifting, self._known, self._sorting = sifting, known, sorting
        self._work: Work[Ordered] | None = None
        self._gone = 0.0
        self.made: Ordered | None = None

    @property
    def is_done(self) -> bool:
        """Whether all is in order."""
        return self.made is not None

    @property
    def share(self) -> float:
        """How much has been done, from 0 to 1."""
        if self._work is None:
            return self.sifting.share
        from probtimeline.session.figure_ranking import RANKED

        return min(0.99, self._gone / (RANKED * max(1, len(self.sifting.found))))

    def go_on(self, effort: float) -> None:
        """Go on as far as an effort takes it."""
        effort = self.sifting.go_on(effort)
        if self.made is not None or not self.sifting.is_done:
            return
        work = self._work = self._work or self._begun()
        try:
            while effort > 0:
                spent = next(work)
                effort -= spent
                self._gone += spent
        except StopIteration as done:
            self.made = done.value

    def _begun(self) -> Work[Ordered]:
        from probtimeline.session.figure_order import column_named
        from probtimeline.session.figure_ranking import ordering

        sorting = self._sorting
        column, group = column_named(sorting.column), column_named(sorting.group)
        return ordering(self._known, self.sifting.found, column, sorting.descending, group)


class Now(NamedTuple):
    """What there was of a table when it was looked at."""

    order: Ordered
    found: Places
    progress: float | None = None
    is_whole: bool = True


class FigureTable:
    """The figures of the events at the places shown, that answer query and chips themselves.

    A figure is asked as its event would be with nothing but its own quotation and itself. What is
    `made` only in part stands in the order of the events, in no groups; whoever shows it has it go
    on (`making`), and asks for what it is by then (`further`).
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
        other = self._without(*MADE)
        other.sorting = sorting
        return other

    def checked(self, verdicts: Mapping[tuple[str, str], Verdict]) -> FigureTable:
        """The same figures with other verdicts on their quotations."""
        depends = "verdict" in (self.sorting.column, self.sorting.group)
        other = self._without(*MADE) if depends else copy(self)
        other._verdicts = verdicts
        return other

    def further(self) -> FigureTable:
        """The same table as it is by now."""
        other = self._without("_now")
        if not self.making.is_done and len(other.found) == len(self.found):
            # What is shown stays the same lines.
            other.__dict__["_now"] = self._now._replace(progress=other.progress)
        return other

    def _without(self, *worked_out: str) -> FigureTable:
        other = copy(self)
        for name in worked_out:
            other.__dict__.pop(name, None)
        return other

    @cached_property
    def _sifting(self) -> Sifting:
        from probtimeline.session.figure_sifting import Sifting, asking

        asks = asking(self._index, self._query, self._chips, self._chronicle.places)
        return Sifting(self._chronicle, Places.of(self._shown), asks)

    @cached_property
    def _known(self) -> Known:
        from probtimeline.session.figure_order import Known

        return Known(self._chronicle, self._verdicts)

    @cached_property
    def making(self) -> Making:
        """How far the table is made."""
        made = Making(self._sifting, self._known, self.sorting)
        made.go_on(AT_ONCE)
        return made

    @cached_property
    def _now(self) -> Now:
        from probtimeline.session.figure_ranking import unsorted

        making = self.making
        found, whole = making.sifting.found, making.sifting.is_done
        if making.made is not None:
            return Now(making.made, found)
        return Now(unsorted(self._known, found), found, making.share, whole)

    @property
    def progress(self) -> float | None:
        """How much of it was made when it was looked at, from 0 to 1; None where all was."""
        return self._now.progress

    @property
    def found(self) -> Places:
        """The numbers of the figures, as far as they are found, in order."""
        return self._now.found

    @property
    def is_found_in_part(self) -> bool:
        """Whether some of its figures are not found yet."""
        return not self._now.is_whole

    @property
    def by_event(self) -> Sequence[PlacedFigure]:
        """The figures in the order of their events."""
        from probtimeline.session.figure_ranking import Figures

        return Figures(self._chronicle, self.found)

    @property
    def order(self) -> Ordered:
        """The figures sorted and grouped, once that is done."""
        return self._now.order

    @property
    def figures(self) -> Sequence[PlacedFigure]:
        """The figures, in order."""
        return self.order.figures

    @property
    def rows(self) -> Sequence[FigureRow]:
        """The lines of the table, in order."""
        return self.order.rows

    def __contains__(self, key: str) -> bool:
        from probtimeline.session.figure_ranking import index_of

        return index_of(self._chronicle, self.found, key) >= 0

    def of_event(self, event: Event) -> Sequence[PlacedFigure]:
        """Those of one event's figures that are in the table, in the order of its page."""
        place = self._chronicle.places.get(event.id, -1)
        before, found = self._chronicle.ledger.figures, self.found
        if place < 0:
            return ()
        return self.by_event[found.before(before[place]) : found.before(before[place + 1])]

    def next_from(self, place: int) -> PlacedFigure | None:
        """The first figure of the events from a place in the chronicle on, else the last."""
        found, before = self.found, self._chronicle.ledger.figures
        if not found:
            return None
        at = found.before(before[min(max(place, 0), len(before) - 1)])
        return self.by_event[min(at, len(found) - 1)]

    def beside(self, placed: PlacedFigure) -> tuple[PlacedFigure, ...]:
        """Every figure of the chronicle that claims to measure the same, in order, itself too.

        The same words quoted by several events are one statement, and stand here once. Of a
        measure that very many events speak of, these are the figures of the nearest (`beyond`).
        """
        from probtimeline.audit.pairs import statement_of
        from probtimeline.core.lookups import figures_of

        measure, events = placed.figure.measure, self._chronicle.events
        near = [each for place in self._near(placed) for each in figures_of(events[place])]
        alike = [each for each in near if each.figure.measure == measure] if measure else [placed]
        found = {statement_of(placed): placed}
        for each in alike:
            found.setdefault(statement_of(each), each)
        own = set(map(id, found.values())) - {id(placed)}
        return tuple(each for each in alike if id(each) in own or each.key == placed.key)

    def beyond(self, placed: PlacedFigure) -> int:
        """How many more events have figures of a figure's measure than those told of beside it."""
        measure = placed.figure.measure
        every = self._chronicle.kinds.where("measure", measure) if measure else ()
        return len(every) - len(self._near(placed)) if every else 0

    def _near(self, placed: PlacedFigure) -> Sequence[int]:
        """The places of the events around that of a figure that have figures of its measure."""
        every = self._chronicle.kinds.where("measure", placed.figure.measure)
        if len(every) <= 2 * NEAR:
            return every
        at = bisect_left(every, self._chronicle.places[placed.event.id])
        first = min(max(0, at - NEAR), len(every) - 2 * NEAR)
        return every[first : first + 2 * NEAR]
