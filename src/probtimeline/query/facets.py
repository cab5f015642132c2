"""Facets: the ways in which the events found fall into kinds, each kind with its number.

A kind that was chosen is a chip. Chips narrow together, and one that is switched off is kept and
asks for nothing. What a facet counts and what chips leave is told by `core.kinds`, without events.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.kinds import VALUES
from probtimeline.core.records import Event
from probtimeline.core.sorted_places import Places


class Facet(NamedTuple):
    """One way of telling events apart: one of `core.kinds`, and what it is called."""

    name: str
    title: str


class Chip(NamedTuple):
    """A kind of events that the reader chose: exactly this value, as it is written."""

    facet: str
    value: str
    on: bool = True

    @property
    def text(self) -> str:
        """The chip as it is shown: "tag: contracts"."""
        return f"{self.facet}: {self.value}"

    def holds(self, event: Event) -> bool:
        """Whether the event is of this kind, whether the chip is on or off."""
        return facet_of(self.facet) is not None and self.value in VALUES[self.facet](event)


def facet_of(name: str) -> Facet | None:
    """The facet of that name."""
    return next((facet for facet in FACETS if facet.name == name), None)


def counts(facet: Facet, chronicle: Chronicle, places: Places) -> tuple[tuple[str, int], ...]:
    """The kinds and their numbers of events, the largest first, then by name.

    Each event at the places counts once for each kind it is of.
    """
    numbers, every = chronicle.kinds.values(facet.name), len(places) == len(chronicle.events)
    count = _whole(numbers, chronicle) if every else _among(numbers, chronicle, places)
    ranked = sorted(count.items(), key=lambda each: (-each[1], each[0].casefold(), each[0]))
    return tuple(ranked)


def _whole(numbers: Mapping[str, int], chronicle: Chronicle) -> dict[str, int]:
    return {value: chronicle.kinds.count(number) for value, number in numbers.items()}


def _among(numbers: Mapping[str, int], chronicle: Chronicle, places: Places) -> dict[str, int]:
    here, of_number = _spread(chronicle, places), chronicle.kinds.of_number
    found = (
        (value, sum(map(here.__getitem__, of_number(number)))) for value, number in numbers.items()
    )
    return {value: many for value, many in found if many}


def _spread(chronicle: Chronicle, places: Iterable[int]) -> bytearray:
    """For each place whether it is among some."""
    here = bytearray(len(chronicle.events))
    for place in places:
        here[place] = 1
    return here


def passes(event: Event, chips: Iterable[Chip]) -> bool:
    """Whether the event is of the kinds of all chips that are on."""
    return all(chip.holds(event) for chip in chips if chip.on)


def passing(chronicle: Chronicle, chips: Iterable[Chip]) -> Places | None:
    """The places of the events of the kinds of all chips that are on; None where none is."""
    kept = sorted((_where(chronicle, chip) for chip in chips if chip.on), key=len)
    if not kept:
        return None
    left = kept[0]
    for others in kept[1:]:
        here = _spread(chronicle, others)
        left = [place for place in left if here[place]]
    return Places.of(left)


def _where(chronicle: Chronicle, chip: Chip) -> Sequence[int]:
    return chronicle.kinds.where(chip.facet, chip.value) if facet_of(chip.facet) else ()


FACETS = (
    Facet("tag", "Tags"),
    Facet("actor", "Actors"),
    Facet("source", "Sources"),
    Facet("speaker", "Speakers"),
    Facet("status", "Statuses"),
    Facet("unit", "Units"),
    Facet("measure", "Measures"),
)
"""Every facet, in the order in which they are shown."""
