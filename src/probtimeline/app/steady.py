"""Records that can be drawn whatever happens to their file in the meantime.

A large file that another program writes in place may not hold a record any more where it stood.
Drawing goes on with a word on that; the file is read again as soon as it is seen to have changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, overload

from probtimeline.core.calendar import iso
from probtimeline.core.edtf import parse_edtf
from probtimeline.core.records import Event, Source
from probtimeline.core.span import Span
from probtimeline.store.files import CannotRead

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle

CHANGED = "This record stands elsewhere in the file by now, which is being read again"


def steadied(chronicle: Chronicle) -> Chronicle:
    """The same chronicle, of which a record that cannot be read any more is told to be one."""
    events = Events(chronicle.events, chronicle.ledger.begins)
    return replace(chronicle, events=events, sources=Sources(chronicle.sources))


class Events(Sequence[Event]):
    """Events, with one that says so in the place of one that cannot be read any more."""

    def __init__(self, events: Sequence[Event], begins: Sequence[int]) -> None:
        """`begins` is by place the day on which each begins, as a ledger holds it."""
        self._events = events
        self._begins = begins

    def __len__(self) -> int:
        return len(self._events)

    @overload
    def __getitem__(self, place: int) -> Event: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Event]: ...
    def __getitem__(self, place: int | slice) -> Event | Sequence[Event]:
        if isinstance(place, slice):
            return tuple(self[at] for at in range(*place.indices(len(self))))
        try:
            return self._events[place]
        except CannotRead:
            day = self._begins[place]
            date = parse_edtf(iso(max(day, 1)))
            assert isinstance(date, Span)
            return Event(f"changed-{place}", CHANGED, date)

    def __iter__(self) -> Iterator[Event]:
        return map(self.__getitem__, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return self._events == (other._events if isinstance(other, Events) else other)

    __hash__ = None  # type: ignore[assignment]


class Sources(Mapping[str, Source]):
    """Sources by id, less those that cannot be read any more."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources

    def __getitem__(self, source_id: str) -> Source:
        try:
            return self._sources[source_id]
        except CannotRead:
            raise KeyError(source_id) from None

    def __contains__(self, source_id: object) -> bool:
        return source_id in self._sources

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)
