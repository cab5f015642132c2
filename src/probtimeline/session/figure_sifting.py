"""Which figures a table holds, found bit by bit: in a large chronology that takes a while.

They are known by their numbers among all figures, in the order of the events.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from probtimeline.core.chronicle import Chronicle, PlacedFigure
from probtimeline.core.folds import searched
from probtimeline.core.sorted_places import Places
from probtimeline.core.text import fold
from probtimeline.query.facets import Chip, passes
from probtimeline.query.index import Entry, Index
from probtimeline.query.pattern import Budget, TooSlow
from probtimeline.query.query import Query
from probtimeline.query.terms import Match

PLACE: Final = 0.3
ASKED: Final = 300.0
"""Effort, as in `query.search`: of a place looked at, and of a figure that is asked."""

Asks = Callable[[PlacedFigure], bool]


class Sifting:
    """The figures of the events shown that answer what is asked; without `asks`, all of them."""

    def __init__(self, chronicle: Chronicle, shown: Places, asks: Asks | None) -> None:
        self._chronicle, self._shown, self._asks = chronicle, shown, asks
        self._held = array("I")
        self._reached = 0
        self._known: Places | None = None
        self._rest = self._numbers()

    @property
    def is_done(self) -> bool:
        """Whether all are found."""
        return self._known is not None

    @property
    def found(self) -> Places:
        """The numbers of those found so far, in order."""
        return self._known if self._known is not None else Places(self._held[:])

    @property
    def share(self) -> float:
        """How much has been gone through, from 0 to 1."""
        ends = self._ends()
        whole = ends.stop - ends.start
        return (self._reached - ends.start) / whole if whole and self._reached else 0.0

    def go_on(self, effort: float) -> float:
        """Look on as far as an effort takes it; what is left of it."""
        asks, figures, held = self._asks, self._chronicle.figures, self._held
        if self.is_done:
            return effort
        try:
            for number in self._rest:
                effort -= PLACE if asks is None or number is None else ASKED
                if number is not None:
                    self._reached = number
                    if asks is None or asks(figures[number]):
                        held.append(number)
                if effort <= 0:
                    return 0.0
        except TooSlow:
            # The events were found in time: their figures are shown rather than none.
            self._asks, self._held, self._rest = None, array("I"), self._numbers()
            return self.go_on(effort)
        self._known = Places(held) if asks is not None else Places(held, self._tail())
        return effort

    def _numbers(self) -> Iterator[int | None]:
        """The figures of the events shown one by one; None for an event that has none.

        Of the events at the end that follow one another without a gap, the figures do too.
        """
        before, first = self._chronicle.ledger.figures, _gapless(self._shown)
        for place in self._shown[:first]:
            if before[place] == before[place + 1]:
                yield None
            else:
                yield from range(before[place], before[place + 1])
        if self._asks is not None:
            yield from self._tail()

    def _tail(self) -> range:
        shown, before = self._shown, self._chronicle.ledger.figures
        return range(before[shown[_gapless(shown)]], before[shown[-1] + 1]) if shown else range(0)

    def _ends(self) -> range:
        shown, before = self._shown, self._chronicle.ledger.figures
        return range(before[shown[0]], before[shown[-1] + 1]) if shown else range(0)


def _gapless(shown: Places) -> int:
    """From which of the places on each is the next after the one before it."""
    low, high = 0, max(0, len(shown) - 1)
    while low < high:
        middle = (low + high) // 2
        if shown[-1] - shown[middle] == len(shown) - 1 - middle:
            high = middle
        else:
            low = middle + 1
    return low


def asking(
    index: Index, query: Query | None, chips: Iterable[Chip], places: Mapping[str, int]
) -> Asks | None:
    """What asks a figure as its event would be with nothing but its own quotation and itself."""
    chosen, budget = tuple(chips), Budget()
    if query is None and not chosen:
        return None

    def answers(placed: PlacedFigure) -> bool:
        quote = replace(placed.quote, figures=(placed.figure,))
        alone = replace(placed.event, quotes=(quote,))
        if not passes(alone, chosen):
            return False
        if query is None:
            return True
        pieces = [*searched(alone), index.notes.get(alone.id, "")]
        text = "\n".join(fold(piece) for piece in pieces if piece)
        entry = Entry(index, places[alone.id], budget, alone, text)
        return query.matches(entry) is not Match.NO

    return answers
