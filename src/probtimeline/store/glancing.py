"""The first events of a large file, at once: something to show while its catalogue is made.

They are records of the file, read as strictly as all; what cannot be read is left out here, and
told when all of the file has been read. That they are the first is not sure: a file need not be
sorted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.records import Event, Source
from probtimeline.store.dates import Dates
from probtimeline.store.document import Document
from probtimeline.store.files import CannotRead
from probtimeline.store.library import Loaded
from probtimeline.store.notes import Notes
from probtimeline.store.original import Odd, Original
from probtimeline.store.shape import Shaper
from probtimeline.store.unrolling import WINDOW, Unrolled

_SEARCHED: Final = 1 << 26
"""Bytes in which the beginning of the events is looked for; before them stand the sources."""

_NAME: Final = b'"events"'
_EVENTS: Final = re.compile(rb'(?:\n  |,|, )"events": ?(\[)')
"""How the table of events begins in canonical form, and as json writes it without an indent.

A quotation mark inside of a text has a backslash before it, so that this is never one.
"""

_ID: Final = re.compile(rb'\{\s*"id"\s*:\s*')
"""What stands before the id of a record that begins with it."""

_MARGIN: Final = 16
"""Bytes beside the name that are looked at, and kept from one stretch to the next."""

_LONGEST: Final = 1 << 16
"""The longest source, in bytes, that is looked up while there is no catalogue."""


def first_of(originals: Sequence[Original], count: int) -> Loaded:
    """Return the first events of files; raises Odd where that cannot be done."""
    events: dict[str, Event] = {}
    title = about = ""
    for original in originals:
        fields = _header(original)
        title, about = title or fields.get("title", ""), about or fields.get("about", "")
        events |= {each.id: each for each in islice(_events(original), count)}
    first = Chronicle.of(events.values(), title=title, about=about)
    chronicle = Chronicle(
        title=title, about=about, sources=LookedUp(originals), events=first.events
    )
    return Loaded(chronicle, (), tuple(each.path for each in originals), complete=False)


def _header(original: Original) -> dict[str, str]:
    unrolled = Unrolled(original.read)
    try:
        for piece in unrolled.pieces():
            if piece.number >= 0:
                break
    except Odd:
        pass
    return {name: text for name, text in unrolled.fields.items() if isinstance(text, str)}


def _events(original: Original) -> Iterator[Event]:
    start = _start(original)
    if start is None:
        return
    try:
        for piece in Unrolled(original.read).records_at("events", start):
            event = Shaper(Notes(Document("", None, "")), Dates()).record("event", piece.value, ())
            if isinstance(event, Event):
                yield event
    except Odd:
        return


def _start(original: Original) -> int | None:
    """Return where the list of the events begins, or None where that is not found quickly."""
    before, done = b"", 0
    while done < _SEARCHED and (data := original.read(done, WINDOW)):
        data = before + data
        at = data.find(_NAME)
        while at >= 0:
            if found := _EVENTS.search(data, max(at - 3, 0), at + _MARGIN):
                return done - len(before) + found.start(1)
            at = data.find(_NAME, at + 1)
        done += len(data) - len(before)
        before = data[-_MARGIN:]
    return None


class LookedUp(Mapping[str, Source]):
    """The sources of files, each looked for when it is asked for. They are not counted yet."""

    def __init__(self, originals: Sequence[Original]) -> None:
        self._originals = originals
        self._found: dict[str, Source | None] = {}
        self._starts: dict[int, int] = {}

    def __getitem__(self, source_id: str) -> Source:
        if source_id not in self._found:
            numbers = reversed(range(len(self._originals)))
            found = (self._look_up(number, source_id) for number in numbers)
            self._found[source_id] = next(filter(None, found), None)
        source = self._found[source_id]
        if source is None:
            raise KeyError(source_id)
        return source

    def _look_up(self, number: int, source_id: str) -> Source | None:
        original = self._originals[number]
        if number not in self._starts:
            self._starts[number] = _start(original) or WINDOW
        try:
            return _source(original, source_id, self._starts[number])
        except (ValueError, RecursionError, CannotRead):
            return None

    def __iter__(self) -> Iterator[str]:
        return (name for name, source in self._found.items() if source)

    def __len__(self) -> int:
        return sum(source is not None for source in self._found.values())


def _source(original: Original, source_id: str, end: int) -> Source | None:
    """Return the source of an id from the part of a file before the events, if it is there."""
    before = original.read(0, min(end, _SEARCHED))
    name = b'"' + source_id.encode() + b'"'
    at = before.find(name)
    while at >= 0:
        start = before.rfind(b"{", 0, at)
        if start >= 0 and _ID.fullmatch(before, start, at):
            text = original.read(start, _LONGEST).decode("utf-8", "ignore")
            raw: Any = json.JSONDecoder().raw_decode(text)[0]
            made = Shaper(Notes(Document("", None, "")), Dates()).record("source", raw, ())
            return made if isinstance(made, Source) else None
        at = before.find(name, at + 1)
    return None
