"""All that a chronicle sets side by side, as one list: the items of the Comparisons view.

Worked out when it is first asked for, and kept for one revision of the chronicle: the items when
the view is first opened, what each comes to when its line is first shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from probtimeline.core.outcomes import Outcome, outcomes
from probtimeline.core.records import Calculation, Comparison

if TYPE_CHECKING:
    from probtimeline.audit.pairs import MeasureGroup
    from probtimeline.core.chronicle import Chronicle
    from probtimeline.session.judging import Judgement, Subject
    from probtimeline.session.rows import Rows

YOURS = "yours"
"""The key of the two things that the reader set side by side."""


class Kind(StrEnum):
    """The kinds of items, in the order of the list; the values head their groups."""

    YOURS = "Set side by side by you"
    COMPARISON = "Weighed by hand"
    MEASURE = "Same measure"
    PLAN = "Planned and happened"
    CALCULATION = "Worked out"


@dataclass(frozen=True, slots=True)
class Item:
    """Something that sets things side by side.

    `events` are the ids of the events it touches, by themselves or by a figure in them, and
    `figures` the keys of its figures, both in the order in which its page tells them.
    """

    key: str
    kind: Kind
    title: str
    events: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


def key_of(record: Comparison | Calculation | MeasureGroup | Outcome) -> str:
    """The key of the item about a record."""
    match record:
        case Comparison(id=name):
            return f"comparison:{name}"
        case Calculation(id=name):
            return f"calculation:{name}"
        case Outcome():
            return f"plan:{record.plan.id}"
        case _:
            return f"measure:{record.measure}"


@dataclass(frozen=True, slots=True)
class Listing:
    """The items shown, in order: those of the chronicle, after the reader's own, if there is one.

    `starts` are the places of the first of each kind.
    """

    items: tuple[Item, ...]
    starts: tuple[int, ...]
    _places: Mapping[str, int]
    yours: Item | None = None

    @staticmethod
    def of(items: Iterable[Item]) -> Listing:
        """List items that stand kind by kind."""
        held = tuple(items)
        starts = (n for n, item in enumerate(held) if not n or held[n - 1].kind is not item.kind)
        return Listing(held, tuple(starts), {item.key: n for n, item in enumerate(held)})

    def after(self, yours: Item) -> Listing:
        """The same after the two things that the reader set side by side."""
        starts = (0, *(start + 1 for start in self.starts))
        return Listing(self.items, starts, self._places, yours)

    def __len__(self) -> int:
        return len(self.items) + (self.yours is not None)

    def __getitem__(self, place: int) -> Item:
        if self.yours is None:
            return self.items[place]
        return self.items[place - 1] if place else self.yours

    def place(self, key: str) -> int:
        """Where an item stands, or −1."""
        if self.yours is not None and key == self.yours.key:
            return 0
        place = self._places.get(key)
        return -1 if place is None else place + (self.yours is not None)


class Weighing:
    """The items of a chronicle, in groups."""

    def __init__(self, chronicle: Chronicle) -> None:
        self.chronicle = chronicle
        self._judged: dict[str, Judgement] = {}
        self._among: tuple[Rows, Listing] | None = None

    @cached_property
    def _told_of(self) -> Mapping[str, tuple[Item, Subject]]:
        """Each item with the record it is about, by its key, in the order of the list."""
        return {item.key: (item, subject) for item, subject in self._written()}

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All items, in the order of the list."""
        return tuple(item for item, _ in self._told_of.values())

    def item(self, key: str) -> Item | None:
        """The item of a key, or None."""
        known = self._told_of.get(key)
        return known[0] if known is not None else None

    def subject(self, key: str) -> Subject | None:
        """The record an item is about, or None."""
        known = self._told_of.get(key)
        return known[1] if known is not None else None

    @cached_property
    def of_figure(self) -> Mapping[str, tuple[str, ...]]:
        """For the key of a figure, the keys of the items it has a part in, as they are listed."""
        return _turned(self.items, lambda item: item.figures)

    def nearest_to(self, figure: str) -> tuple[str, ...]:
        """The keys of the items a figure has a part in: of each kind the closest first.

        Closest is what sets it beside others of its measure (`audit.pairs.far`).
        """
        from probtimeline.audit.pairs import far

        placed = self.chronicle.figure_keys.get(figure)
        if placed is None:
            return ()
        kinds, measure = list(Kind), placed.figure.measure

        def order(item: Item) -> tuple[int, bool, int, int]:
            return kinds.index(item.kind), *far(item.figures, measure, self.chronicle)

        found = (self._told_of[key][0] for key in self.of_figure.get(figure, ()))
        return tuple(item.key for item in sorted(found, key=order))

    @cached_property
    def of_event(self) -> Mapping[str, tuple[str, ...]]:
        """For the id of an event, the keys of the items that touch it."""
        return _turned(self.items, lambda item: item.events)

    @cached_property
    def listing(self) -> Listing:
        """All items as they are listed."""
        return Listing.of(self.items)

    def among(self, rows: Rows) -> Listing:
        """The items that touch one of the events shown; worked out again for other rows only."""
        if len(rows.shown) == len(self.chronicle.events):
            return self.listing
        if self._among is None or self._among[0] is not rows:
            places = self.chronicle.places
            shown = (
                item
                for item in self.items
                if any(places[event_id] in rows.row_of for event_id in item.events)
            )
            self._among = rows, Listing.of(shown)
        return self._among[1]

    def judged(self, key: str) -> Judgement:
        """What an item comes to."""
        from probtimeline.session.judging import judge

        if key not in self._judged:
            self._judged[key] = judge(self.subject(key), self.chronicle)
        return self._judged[key]

    def _written(self) -> Iterator[tuple[Item, Subject]]:
        """The items, kind by kind."""
        from probtimeline.audit.pairs import measures
        from probtimeline.session.judging import FIRST_READ

        chronicle = self.chronicle
        for comparison in sorted(
            chronicle.comparisons, key=lambda each: FIRST_READ.index(each.verdict)
        ):
            figures = comparison.figures
            item = self._item(comparison, Kind.COMPARISON, figures, comparison.events)
            yield item, comparison
        for group in measures(chronicle):
            title = chronicle.measure_name(group.measure)
            own = tuple(placed.key for placed in group.figures)
            events = _once(placed.event.id for placed in group.figures)
            yield Item(key_of(group), Kind.MEASURE, title, events, own), group
        for outcome in outcomes(chronicle):
            events = (outcome.plan.id, *(event.id for event, _ in outcome.came))
            yield Item(key_of(outcome), Kind.PLAN, outcome.plan.title, events), outcome
        for calculation in chronicle.calculations:
            terms = (*calculation.of, calculation.equals)
            figures = tuple(term for term in terms if isinstance(term, str))
            yield self._item(calculation, Kind.CALCULATION, figures, ()), calculation

    def _item(
        self,
        record: Comparison | Calculation,
        kind: Kind,
        figures: Iterable[str],
        events: Iterable[str],
    ) -> Item:
        """The item of a record that names figures and events, of which some may not be there."""
        ids, places = self.chronicle.figure_ids, self.chronicle.places
        known = _once(figure for figure in figures if figure in ids)
        touched = [ids[figure].event.id for figure in known]
        touched += [event_id for event_id in events if event_id in places]
        return Item(key_of(record), kind, record.title, _once(touched), known)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _turned(
    items: Iterable[Item], names: Callable[[Item], Iterable[str]]
) -> Mapping[str, tuple[str, ...]]:
    """For each name that items have, the keys of those items."""
    found: dict[str, list[str]] = {}
    for item in items:
        for name in names(item):
            found.setdefault(name, []).append(item.key)
    return {name: tuple(keys) for name, keys in found.items()}
