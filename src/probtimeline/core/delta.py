"""What is different between two revisions of a chronology, by the ids of its records."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from probtimeline.core.chronicle import Chronicle


class _Known(Protocol):
    @property
    def id(self) -> str: ...


Known = TypeVar("Known", bound=_Known)


@dataclass(frozen=True, slots=True)
class Difference:
    """The ids of the records of one kind that came, are another by now, or are gone.

    Each in the order of its revision.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    def without(self, ids: Container[str]) -> Difference:
        """What is left of it when the records of the ids given are put aside."""
        kinds = (self.added, self.changed, self.removed)
        return Difference(*(tuple(each for each in kind if each not in ids) for kind in kinds))

    def told(self, noun: str) -> str:
        """It in words, of records called `noun`: "+3 events, 1 changed"; empty for none."""
        parts = [
            (f"+{len(self.added):,}", "", len(self.added)),
            (f"{len(self.changed):,}", "changed", len(self.changed)),
            (f"{len(self.removed):,}", "gone", len(self.removed)),
        ]
        told: list[str] = []
        for number, words, count in parts:
            if count:
                # The first part names what all of them are.
                named = f" {noun if count == 1 else noun + 's'}" if not told else ""
                told.append(f"{number}{named} {words}".rstrip())
        return ", ".join(told)


@dataclass(frozen=True, slots=True)
class Delta:
    """What is different between two revisions. `heading`: the title, or what it is about."""

    events: Difference = Difference()
    sources: Difference = Difference()
    comparisons: Difference = Difference()
    calculations: Difference = Difference()
    heading: bool = False

    @staticmethod
    def between(before: Chronicle, after: Chronicle) -> Delta:
        """The way from one revision to another.

        An event that comes from another file by now is a changed one too. Records that are the
        same objects are not looked into.
        """
        return Delta(
            _difference(
                {event.id: event for event in before.events},
                {event.id: event for event in after.events},
                before.added ^ after.added,
            ),
            _difference(before.sources, after.sources),
            _difference(_by_id(before.comparisons), _by_id(after.comparisons)),
            _difference(_by_id(before.calculations), _by_id(after.calculations)),
            (before.title, before.about) != (after.title, after.about),
        )

    def __bool__(self) -> bool:
        return bool(
            self.events or self.sources or self.comparisons or self.calculations or self.heading
        )

    def without(self, ids: Container[str]) -> Delta:
        """What is left of it when the records of the ids given are put aside."""
        return Delta(
            self.events.without(ids),
            self.sources.without(ids),
            self.comparisons.without(ids),
            self.calculations.without(ids),
            self.heading,
        )

    @property
    def text(self) -> str:
        """It in words: "2 events gone; 1 source changed"; empty where nothing is different."""
        told = [
            self.events.told("event"),
            self.sources.told("source"),
            self.comparisons.told("comparison"),
            self.calculations.told("calculation"),
            "another title or description" if self.heading else "",
        ]
        return "; ".join(filter(None, told))


def joined(before: Chronicle, after: Chronicle) -> Chronicle:
    """The later revision, made of the records of the earlier one wherever they are equal.

    It is the earlier one itself where all of it is the same, in the same order. What is known of
    a record by identity (`query.index`) then stays known.
    """
    events = tuple(_same(before.event(event.id), event) for event in after.events)
    sources = {key: _same(before.sources.get(key), one) for key, one in after.sources.items()}
    comparisons = _by_id(before.comparisons)
    calculations = _by_id(before.calculations)
    made = replace(
        after,
        events=events,
        sources=sources,
        comparisons=tuple(_same(comparisons.get(one.id), one) for one in after.comparisons),
        calculations=tuple(_same(calculations.get(one.id), one) for one in after.calculations),
    )
    return before if made == before and list(made.sources) == list(before.sources) else made


def _same(old: Known | None, new: Known) -> Known:
    return old if old is not None and old == new else new


def _by_id(records: Iterable[Known]) -> Mapping[str, Known]:
    return {record.id: record for record in records}


def _difference(
    before: Mapping[str, Known], after: Mapping[str, Known], moved: frozenset[str] = frozenset()
) -> Difference:
    def is_other(key: str) -> bool:
        old, new = before[key], after[key]
        return key in moved or (old is not new and old != new)

    return Difference(
        tuple(key for key in after if key not in before),
        tuple(key for key in after if key in before and is_other(key)),
        tuple(key for key in before if key not in after),
    )
