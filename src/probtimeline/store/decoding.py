"""Records decoded when they are asked for, from the places they stand at in their files.

A record is taken only if its bytes are the very ones that were read when the catalogue was made, by
their digest, and if its date is the one that the columns say. Anything else means that a file was
written in place, or that the catalogue is damaged.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar, overload

from probtimeline.core.records import Event, Source
from probtimeline.core.span import Span
from probtimeline.store.dates import Dates
from probtimeline.store.document import Document
from probtimeline.store.notes import Notes
from probtimeline.store.original import Original, changed
from probtimeline.store.shape import Shaper
from probtimeline.store.standing import Stood, digest_of

KEPT: Final = 1000
"""Decoded records kept at least, so that what is looked at again is the same object."""

_Item = TypeVar("_Item")


class Kept(Generic[_Item]):
    """What was made lately, by number: the last `most` and up to as many before them.

    Two maps take turns, so that nothing is counted or moved when something is found; threads may
    use it at once.
    """

    def __init__(self, most: int = KEPT) -> None:
        self._most = most
        self._young: dict[int, _Item] = {}
        self._old: dict[int, _Item] = {}

    def get(self, number: int) -> _Item | None:
        """Return what is kept of a number."""
        found = self._young.get(number)
        if found is None and (found := self._old.get(number)) is not None:
            self.put(number, found)
        return found

    def put(self, number: int, item: _Item) -> _Item:
        """Keep something; return what is kept already, where another was quicker."""
        kept = self._young.setdefault(number, item)
        if len(self._young) >= self._most:
            self._old, self._young = self._young, {}
        return kept


@dataclass(slots=True)
class LaterDates(Dates):
    """Dates in a file: when its sources were published is looked up when there are words."""

    find: Callable[[], dict[str, Span]] = dict

    def base(self, source: object) -> Span | None:
        """Return the day from which relative words of a source (by id) are read."""
        self.published = {**self.find(), **self.published}
        self.find = dict
        return Dates.base(self, source)


class Decoder:
    """Decodes records of one kind. `wrong` is told before a record is refused."""

    def __init__(
        self,
        kind: str,
        stood: Stood,
        originals: Sequence[Original],
        published: Callable[[int], dict[str, Span]],
        wrong: Callable[[], object],
    ) -> None:
        """`published` tells for a file the days from which dates in words are read."""
        self._kind, self._stood, self._wrong = kind, stood, wrong
        self._originals, self._published = originals, published

    def __len__(self) -> int:
        return len(self._stood.files)

    def record(self, number: int) -> Any:
        """Return a record. Raises CannotRead where what stands there is not what stood there."""
        file, raw = self._read(number)
        notes = Notes(Document("", raw, ""))
        dates = LaterDates(find=lambda: self._published(file))
        made = Shaper(notes, dates).record(self._kind, raw, ())
        if made is None:
            raise self.refused(file)
        return made

    def raw(self, number: int) -> dict[str, Any]:
        """Return the JSON of a record. Raises CannotRead as `record` does."""
        return self._read(number)[1]

    def _read(self, number: int) -> tuple[int, dict[str, Any]]:
        stood = self._stood
        try:
            file = stood.files[number]
            original = self._originals[file]
            data = original.read(stood.offsets[number], stood.lengths[number])
        except (IndexError, OverflowError):
            raise self.refused(0) from None
        if digest_of(data) != stood.sums[number]:
            raise self.refused(file)
        # Bytes that were read strictly once need not be again.
        return file, json.loads(data)

    def refused(self, file: int) -> Exception:
        """Have the catalogue thrown away; return what to raise."""
        self._wrong()
        return changed(self._originals[file].path)


class Decoded(Sequence[_Item]):
    """Records by place, decoded one by one when they are asked for."""

    def __init__(self, many: int, decode: Callable[[int], _Item]) -> None:
        self._many, self._decode = many, decode
        self._kept: Kept[_Item] = Kept()

    def __len__(self) -> int:
        return self._many

    @overload
    def __getitem__(self, place: int) -> _Item: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[_Item]: ...
    def __getitem__(self, place: int | slice) -> _Item | Sequence[_Item]:
        if isinstance(place, slice):
            return tuple(map(self._item, range(*place.indices(self._many))))
        if not -self._many <= place < self._many:
            raise IndexError("no record has that place")
        return self._item(place % self._many)

    def __iter__(self) -> Iterator[_Item]:
        """Go over all of them; where they are many, without driving out what was looked at."""
        if self._many <= KEPT:
            return map(self._item, range(self._many))
        return (self._kept.get(place) or self._decode(place) for place in range(self._many))

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Sequence) or len(other) != self._many:
            return NotImplemented if not isinstance(other, Sequence) else False
        return all(one == another for one, another in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<{self._many} records>"

    def _item(self, place: int) -> _Item:
        found = self._kept.get(place)
        return self._kept.put(place, self._decode(place)) if found is None else found


class Sources(Mapping[str, Source]):
    """The sources by id, in the order of their files, decoded when they are asked for."""

    def __init__(self, ids: bytes, decode: Callable[[int], Source]) -> None:
        self._ids, self._decode = ids, decode
        self._numbers: dict[str, int] | None = None
        self._kept: Kept[Source] = Kept()

    def __getitem__(self, source_id: str) -> Source:
        number = self._by_id()[source_id]
        found = self._kept.get(number)
        return self._kept.put(number, self._decode(number)) if found is None else found

    def __contains__(self, source_id: object) -> bool:
        return source_id in self._by_id()

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id())

    def __len__(self) -> int:
        return len(self._by_id())

    def _by_id(self) -> dict[str, int]:
        if self._numbers is None:
            ids = self._ids.decode().split()
            self._numbers = {name: number for number, name in enumerate(ids)}
        return self._numbers


class Added(AbstractSet[str]):
    """The ids of the events that stand in the file of a number."""

    def __init__(
        self,
        files: Sequence[int],
        number: int,
        place: Callable[[str], int | None],
        event: Callable[[int], Event],
    ) -> None:
        self._files, self._number, self._place, self._event = files, number, place, event

    def __contains__(self, event_id: object) -> bool:
        place = self._place(event_id) if isinstance(event_id, str) else None
        return place is not None and self._files[place] == self._number

    def __iter__(self) -> Iterator[str]:
        many = enumerate(self._files)
        return (self._event(place).id for place, file in many if file == self._number)

    def __len__(self) -> int:
        return bytes(self._files).count(self._number)

    @classmethod
    def _from_iterable(cls, ids: Any) -> frozenset[str]:  # type: ignore[override]
        return frozenset(ids)
