"""What is different between two revisions of a chronology, by the ids of its records."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.span import Span


class _Known(Protocol):
    @property
    def id(self) -> str: ...


Known = TypeVar("Known", bound=_Known)

FEW: Final = 1000
"""Events of the reader's own up to which they are compared one by one, whatever their digests."""


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

        An event that comes from another file by now is a changed one too. Of events that are told
        to be the same, at the beginning and at the end of both, none is looked at.
        """
        return Delta(
            _events(before, after),
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


def joined(before: Chronicle, after: Chronicle, delta: Delta) -> Chronicle:
    """The later revision, or the earlier one itself where all of it is the same, in its order."""
    same = (
        not delta
        and list(after.sources) == list(before.sources)
        and after.comparisons == before.comparisons
        and after.calculations == before.calculations
    )
    return before if same else after


def _events(before: Chronicle, after: Chronicle) -> Difference:
    """What is different of the events: all of them, where they may be read otherwise by now."""
    first, last = 0, 0
    if _published(before) == _published(after) and _stand_alike(before, after):
        first, last = _alike(before.ledger.prints, after.ledger.prints)
    old = {each.id: each for each in before.events[first : len(before.events) - last]}
    new = {each.id: each for each in after.events[first : len(after.events) - last]}
    return _difference(old, new, {each for each in old if _is_moved(each, before, after)})


def _stand_alike(before: Chronicle, after: Chronicle) -> bool:
    """Whether no event comes from another file by now, or its digest would tell."""
    many = max(len(before.added), len(after.added))
    return many > FEW or set(before.added) == set(after.added)


def _is_moved(event_id: str, before: Chronicle, after: Chronicle) -> bool:
    return (event_id in before.added) != (event_id in after.added)


def _published(chronicle: Chronicle) -> Mapping[str, Span | None]:
    """The days from which dates in words are read."""
    return {each.id: each.published for each in chronicle.sources.values()}


def _alike(before: Sequence[int], after: Sequence[int]) -> tuple[int, int]:
    """How many are the same from the beginning on, and of the others how many up to the end."""
    least = min(len(before), len(after))
    first = _common(before, after, least)
    return first, _common(before, after, least - first, from_end=True)


def _common(one: Sequence[int], other: Sequence[int], most: int, *, from_end: bool = False) -> int:
    """How many of the first (or last) `most` are the same in both, found by halving."""

    def alike(start: int, stop: int) -> bool:
        if not from_end:
            return bytes(one[start:stop]) == bytes(other[start:stop])
        return bytes(one[len(one) - stop : len(one) - start]) == bytes(
            other[len(other) - stop : len(other) - start]
        )

    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if alike(low, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _by_id(records: Iterable[Known]) -> Mapping[str, Known]:
    return {record.id: record for record in records}


def _difference(
    before: Mapping[str, Known], after: Mapping[str, Known], moved: Container[str] = frozenset()
) -> Difference:
    def is_other(key: str) -> bool:
        old, new = before[key], after[key]
        return key in moved or old != new

    return Difference(
        tuple(key for key in after if key not in before),
        tuple(key for key in after if key in before and is_other(key)),
        tuple(key for key in before if key not in after),
    )
