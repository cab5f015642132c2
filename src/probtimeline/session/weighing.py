"""All that a chronicle sets side by side, as one list: the items of the Comparisons view.

Worked out when it is first asked for, and kept for one revision of the chronicle: which items there
are when the view is first opened (`session.weighed_list`), an item when its line is first shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from probtimeline.core.outcomes import BACK, ONWARD, Outcome, outcome_of
from probtimeline.core.records import Calculation, Comparison, Event
from probtimeline.core.text import fold

if TYPE_CHECKING:
    from probtimeline.audit.pairs import MeasureGroup
    from probtimeline.core.chronicle import Chronicle
    from probtimeline.session.judging import Judgement, Subject
    from probtimeline.session.rows import Rows
    from probtimeline.session.weighed_list import Listed, Listing

YOURS = "yours"
"""The key of the two things that the reader set side by side."""

MOST_FIGURES: Final = 100
"""Figures of one measure that are set in pairs: more than anyone reads, and few enough to be
decoded while a line is painted."""


class Kind(StrEnum):
    """The kinds of items, in the order of the list; the values head their groups."""

    YOURS = "Set side by side by you"
    COMPARISON = "Weighed by hand"
    MEASURE = "Same measure"
    PLAN = "Planned and happened"
    CALCULATION = "Worked out"


class Item(NamedTuple):
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


class Weighing:
    """The items of a chronicle, in groups."""

    def __init__(self, chronicle: Chronicle) -> None:
        self.chronicle = chronicle
        self._known: dict[str, tuple[Item, Subject] | None] = {}
        self._judged: dict[str, Judgement] = {}
        self._among: tuple[Rows, Listing] | None = None

    def further(self) -> Weighing:
        """The same, of which more may be listed by now; what is known of items is shared."""
        other = copy(self)
        other.__dict__.pop("listing", None)
        other._among = None
        return other

    @cached_property
    def listed(self) -> Listed:
        """Which items there are, as far as they are found."""
        from probtimeline.session.weighed_list import AT_ONCE, Listed

        listed = Listed(self)
        listed.go_on(AT_ONCE)
        return listed

    @cached_property
    def listing(self) -> Listing:
        """All items as they are listed, as far as they are found."""
        return self.listed.listing()

    @property
    def items(self) -> tuple[Item, ...]:
        """All items, in the order of the list; each is worked out."""
        return tuple(self.listing)

    def among(self, rows: Rows) -> Listing:
        """The items that touch one of the events shown; worked out again for other rows only."""
        if len(rows.shown) == len(self.chronicle.events):
            return self.listing
        if self._among is None or self._among[0] is not rows:
            self._among = rows, self.listed.among(rows.shown)
        return self._among[1]

    def item(self, key: str) -> Item | None:
        """The item of a key, or None."""
        known = self._told_of(key)
        return known[0] if known is not None else None

    def subject(self, key: str) -> Subject | None:
        """The record an item is about, or None."""
        known = self._told_of(key)
        return known[1] if known is not None else None

    def _told_of(self, key: str) -> tuple[Item, Subject] | None:
        """An item with the record it is about."""
        if key not in self._known:
            self._known[key] = self._written(key)
        return self._known[key]

    def having(self, figure: str) -> tuple[str, ...]:
        """The keys of the items that the figure of a key has a part in, as they are listed."""
        placed = self.chronicle.figure_keys.get(figure)
        if placed is None:
            return ()
        named = placed.figure.id
        weighed = (each for each in self.by_hand.values() if named and named in each.figures)
        worked = (
            each
            for each in self.chronicle.calculations
            if named and (named in each.of or named == each.equals)
        )
        measure = placed.figure.measure
        own = [f"measure:{measure}"] if measure and self.is_weighed(measure) else []
        return (*map(key_of, weighed), *own, *map(key_of, worked))

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

        found = (item for key in self.having(figure) if (item := self.item(key)) is not None)
        return tuple(item.key for item in sorted(found, key=order))

    def touching(self, event_id: str) -> tuple[str, ...]:
        """The keys of the items that touch the event of an id, as they are listed."""
        event = self.chronicle.event(event_id)
        if event is None:
            return ()
        weighed = {each.id for each in self.chronicle.compared(event)}
        numbers = self.chronicle.kinds.values("measure")
        measures = sorted({each.measure for each in event.figures} - {""}, key=numbers.__getitem__)
        plans = sorted(self._plans_with(event), key=lambda each: (each.rank, each.plan.order))
        return (
            *(key_of(each) for each in self.by_hand.values() if each.id in weighed),
            *(f"measure:{each}" for each in measures if self.is_weighed(each)),
            *map(key_of, plans),
            *map(key_of, self.chronicle.calculated(event)),
        )

    def _plans_with(self, event: Event) -> Iterator[Outcome]:
        """The plans that an event is, or came of."""
        known = self.chronicle
        others = [link.event for link in event.related if fold(link.how).strip() in BACK]
        others += [
            other.id for other, how in known.related_to(event.id) if fold(how).strip() in ONWARD
        ]
        for name in dict.fromkeys((event.id, *others)):
            plan = known.event(name)
            outcome = outcome_of(plan, known) if plan is not None else None
            if outcome is not None and outcome.is_told:
                yield outcome

    def judged(self, key: str) -> Judgement:
        """What an item comes to."""
        from probtimeline.session.judging import judge

        if key not in self._judged:
            self._judged[key] = judge(self.subject(key), self.chronicle)
        return self._judged[key]

    @cached_property
    def by_hand(self) -> Mapping[str, Comparison]:
        """The comparisons by id, what is contested first."""
        from probtimeline.session.judging import FIRST_READ

        found = sorted(self.chronicle.comparisons, key=lambda each: FIRST_READ.index(each.verdict))
        return {each.id: each for each in found}

    def is_weighed(self, measure: str) -> bool:
        """Whether a measure has two figures or more, the same words quoted again left out."""
        from probtimeline.audit.pairs import measure_group

        return len(measure_group(self.chronicle, measure, 2).figures) > 1

    def _written(self, key: str) -> tuple[Item, Subject] | None:
        """The item of a key with the record it is about, or None."""
        kind, _, name = key.partition(":")
        match kind:
            case "comparison":
                comparison = self.by_hand.get(name)
                if comparison is None:
                    return None
                figures, events = comparison.figures, comparison.events
                return self._item(comparison, Kind.COMPARISON, figures, events), comparison
            case "measure":
                return self._of_measure(name)
            case "plan":
                return self._of_plan(name)
            case "calculation":
                found = (each for each in self.chronicle.calculations if each.id == name)
                calculation = next(found, None)
                if calculation is None:
                    return None
                terms = (*calculation.of, calculation.equals)
                named = tuple(term for term in terms if isinstance(term, str))
                return self._item(calculation, Kind.CALCULATION, named, ()), calculation
        return None

    def _of_measure(self, name: str) -> tuple[Item, Subject] | None:
        from probtimeline.audit.pairs import measure_group

        group = measure_group(self.chronicle, name, MOST_FIGURES)
        if len(group.figures) < 2:
            return None
        own = tuple(placed.key for placed in group.figures)
        events = _once(placed.event.id for placed in group.figures)
        title = self.chronicle.measure_name(name)
        return Item(key_of(group), Kind.MEASURE, title, events, own), group

    def _of_plan(self, name: str) -> tuple[Item, Subject] | None:
        plan = self.chronicle.event(name)
        outcome = outcome_of(plan, self.chronicle) if plan is not None else None
        if outcome is None or not outcome.is_told:
            return None
        events = (outcome.plan.id, *(event.id for event, _ in outcome.came))
        return Item(key_of(outcome), Kind.PLAN, outcome.plan.title, events), outcome

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
