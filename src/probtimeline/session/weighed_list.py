"""The list of what a chronicle sets side by side: found bit by bit, read item by item.

Only keys and places are kept of all items; an item is worked out when its line is shown. What is
found out of many records (which measures have two figures, how plans ended) is so in small steps,
while the list stands in front.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, NamedTuple

from probtimeline.core.outcomes import (
    Against,
    conflict_between,
    outcome_of,
    plan_candidates,
)
from probtimeline.core.sorted_places import Places
from probtimeline.session.weighing import Item, Kind, Weighing, key_of

AT_ONCE: Final = 50_000.0
"""Effort, as in `query.search`, that is made when the list is first looked at: some 300 plans."""
WEIGHED: Final = 150.0
"""Effort of an item that is looked at: some records are decoded."""


class Run(NamedTuple):
    """The items of one kind, by what they are known by: keys, or the places of plans."""

    kind: Kind
    names: Sequence[str] | Sequence[int]


@dataclass(frozen=True)
class Listing:
    """The items shown, in order: those of the chronicle, after the reader's own, if there is one.

    `progress` is how much has been gone through to find them, from 0 to 1; None where all has.
    """

    weighing: Weighing
    runs: tuple[Run, ...]
    yours: Item | None = None
    progress: float | None = None
    _places: dict[Kind, Mapping[str | int, int]] = field(default_factory=dict, repr=False)

    @cached_property
    def _firsts(self) -> tuple[int, ...]:
        firsts, at = [], 0
        for run in self.runs:
            firsts.append(at)
            at += len(run.names)
        return (*firsts, at)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The places of the first of each kind."""
        if self.yours is None:
            return self._firsts[:-1]
        return (0, *(first + 1 for first in self._firsts[:-1]))

    def after(self, yours: Item) -> Listing:
        """The same after the two things that the reader set side by side."""
        return replace(self, yours=yours)

    def __len__(self) -> int:
        return self._firsts[-1] + (self.yours is not None)

    def __getitem__(self, place: int) -> Item:
        at = place if self.yours is None else place - 1
        if at < 0 and self.yours is not None:
            return self.yours
        number = bisect_right(self._firsts, at) - 1
        if not 0 <= number < len(self.runs):
            raise IndexError(place)
        name = self.runs[number].names[at - self._firsts[number]]
        item = self.weighing.item(name if isinstance(name, str) else self._plan(name))
        assert item is not None
        return item

    def __iter__(self) -> Iterator[Item]:
        return map(self.__getitem__, range(len(self)))

    @property
    def items(self) -> tuple[Item, ...]:
        """All items, each worked out."""
        return tuple(self)

    def _plan(self, place: int) -> str:
        return f"plan:{self.weighing.chronicle.events[place].id}"

    def place(self, key: str) -> int:
        """Where an item stands, or −1."""
        if self.yours is not None and key == self.yours.key:
            return 0
        for number, run in enumerate(self.runs):
            if key.startswith(f"{run.kind.name.lower()}:"):
                name: str | int = key
                if run.kind is Kind.PLAN:
                    name = self.weighing.chronicle.places.get(key.partition(":")[2], -1)
                if run.kind not in self._places:
                    names: Sequence[str | int] = run.names
                    self._places[run.kind] = {each: at for at, each in enumerate(names)}
                at = self._places[run.kind].get(name, -1)
                return -1 if at < 0 else self._firsts[number] + at + (self.yours is not None)
        return -1


class Listed:
    """Which items a chronicle has, as far as they are found."""

    def __init__(self, weighing: Weighing) -> None:
        self._weighing, self._chronicle = weighing, weighing.chronicle
        self._by_hand = [key_of(each) for each in weighing.by_hand.values()]
        self._worked = [key_of(each) for each in self._chronicle.calculations]
        self._measures: list[str] = []
        self._plans = array("I")
        self._came: dict[int, tuple[int, ...]] = {}
        self._touched: dict[str, tuple[int, ...]] = {}
        self._gone, self._whole = 0.0, 1.0
        self._work = self._steps()
        self.is_done = False

    def go_on(self, effort: float) -> None:
        """Look on as far as an effort takes it."""
        while effort > 0 and not self.is_done:
            spent = next(self._work, None)
            if spent is None:
                self.is_done = True
            else:
                effort -= spent
                self._gone += spent

    def _steps(self) -> Iterator[float]:
        """Find what there is, in small steps; each tells the effort it took."""
        measures = self._chronicle.kinds.values("measure")
        likely = plan_candidates(self._chronicle)
        many = len(measures) + len(likely.places) + len(likely.naming)
        self._whole = WEIGHED * (many + len(self._by_hand) + len(self._worked))
        for measure in measures:
            if self._weighing.is_weighed(measure):
                self._measures.append(f"measure:{measure}")
            yield WEIGHED
        for key in (*self._by_hand, *self._worked):
            self._places_of(key)
            yield WEIGHED
        against: Against = {}
        for comparison in self._weighing.by_hand.values():
            conflict_between(comparison, self._chronicle, against)
            yield WEIGHED
        places = set(likely.places)
        for place in likely.naming:
            places |= likely.named_by(self._chronicle.events[place])
            yield WEIGHED
        yield from self._find_plans(sorted(places), against)

    def _find_plans(self, places: Iterable[int], against: Against) -> Iterator[float]:
        """Put the plans in their order: by how they ended, then by date."""
        found: dict[tuple[bool, bool, int], array[int]] = {}
        chronicle = self._chronicle
        for place in places:
            outcome = outcome_of(chronicle.events[place], chronicle, against)
            if outcome.is_told:
                found.setdefault(outcome.rank, array("I")).append(place)
            if outcome.came:
                others = (chronicle.places[event.id] for event, _ in outcome.came)
                self._came[place] = tuple(others)
            yield WEIGHED
        for _, plans in sorted(found.items()):
            self._plans += plans

    def _places_of(self, key: str) -> tuple[int, ...]:
        """The places of the events that an item touches."""
        if key not in self._touched:
            item, places = self._weighing.item(key), self._chronicle.places
            events = item.events if item is not None else ()
            self._touched[key] = tuple(places[each] for each in events)
        return self._touched[key]

    def listing(self) -> Listing:
        """All that are found by now."""
        return self._listing(lambda _: True, lambda _: True, lambda _: True)

    def among(self, shown: Places) -> Listing:
        """Those of them that touch one of the events at the places given."""
        where = self._chronicle.kinds.where

        def is_shown(place: int) -> bool:
            return place in shown or any(each in shown for each in self._came.get(place, ()))

        return self._listing(
            lambda key: any(place in shown for place in self._places_of(key)),
            lambda key: _meet(Places.of(where("measure", key.partition(":")[2])), shown),
            is_shown,
        )

    def _listing(
        self,
        is_written: Callable[[str], bool],
        is_measured: Callable[[str], bool],
        is_planned: Callable[[int], bool],
    ) -> Listing:
        plans = array("I", filter(is_planned, self._plans)) if self.is_done else array("I")
        runs = (
            Run(Kind.COMPARISON, tuple(filter(is_written, self._by_hand))),
            Run(Kind.MEASURE, tuple(filter(is_measured, self._measures))),
            Run(Kind.PLAN, plans),
            Run(Kind.CALCULATION, tuple(filter(is_written, self._worked))),
        )
        progress = None if self.is_done else min(0.99, self._gone / max(self._whole, 1.0))
        return Listing(self._weighing, tuple(run for run in runs if run.names), None, progress)


def _meet(some: Places, others: Places) -> bool:
    few, many = (some, others) if len(some) <= len(others) else (others, some)
    return any(place in many for place in few)
