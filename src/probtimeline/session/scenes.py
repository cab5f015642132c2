"""The events of a story: each decoded when it is told, and their dates told by columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, overload

from probtimeline.core.calendar import civil, day_number
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.records import Event
from probtimeline.core.sorted_places import Places
from probtimeline.core.span import HIGH, LOW

MANY: Final = 50_000
"""Scenes from which on the years they are drawn along are those of the whole chronology."""


class Scenes(Sequence[Event]):
    """The events at some places of a chronicle, in order."""

    def __init__(self, chronicle: Chronicle, places: Sequence[int] = ()) -> None:
        self._chronicle, self.places = chronicle, Places.of(places)

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, number: int) -> Event: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Event]: ...
    def __getitem__(self, number: int | slice) -> Event | Sequence[Event]:
        events = self._chronicle.events
        if isinstance(number, slice):
            return tuple(events[place] for place in self.places[number])
        return events[self.places[number]]

    def __iter__(self) -> Iterator[Event]:
        return map(self._chronicle.events.__getitem__, self.places)

    def number(self, place: int) -> int:
        """Which scene is the event at a place, or −1."""
        at = self.places.before(place)
        return at if at < len(self.places) and self.places[at] == place else -1

    def begins(self, number: int) -> int | None:
        """The earliest day of a scene, where it is known."""
        day = self._chronicle.ledger.begins[self.places[number]]
        return None if day == LOW else day

    @property
    def extent(self) -> tuple[int, int] | None:
        """The first and last day that any scene names, whole years; None if none does."""
        ledger = self._chronicle.ledger
        if len(self.places) > MANY:
            return ledger.extent
        columns = (ledger.begins, ledger.begun, ledger.ended, ledger.ends)
        days = [day for column in columns for day in map(column.__getitem__, self.places)]
        known = [day for day in days if day not in (LOW, HIGH)]
        if not known:
            return None
        return day_number(civil(min(known))[0], 1, 1), day_number(civil(max(known))[0], 12, 31)
