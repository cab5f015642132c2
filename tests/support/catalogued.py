"""A chronology with a catalogue in a folder of the test, and ways to do it harm."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from struct import Struct
from typing import Any
from zlib import crc32

from probtimeline.store.library import Library

START = Struct("<16sII")
STAMP = Struct("<QII")


def event(number: int, **more: Any) -> dict[str, Any]:
    """An event of the year 2000 or later, with a quote and a figure that has an id."""
    figure = {"text": str(number), "label": "jobs", "id": f"jobs-{number}"}
    quote = {"source": "s", "text": f"{number} jobs “lost”", "figures": [figure]}
    made = {"id": f"e-{number}", "title": f"Event {number}", "date": str(2000 + number % 20)}
    return {**made, "quotes": [quote], **more}


def text(many: int = 12, **more: Any) -> str:
    """A chronology of so many events, in the order of their numbers."""
    source = {"id": "s", "title": "A report", "published": "2019-03-28"}
    events = [event(number) for number in range(many)]
    whole = {"format": "probtimeline/1", "title": "T", "sources": [source], "events": events}
    return json.dumps({**whole, **more}, indent=2, ensure_ascii=False)


def library_of(file: Path) -> Library:
    """The library of a file, with its catalogues in the folder `cache` beside it."""
    return Library(file, builtin=file, reader=file, cache=file.parent / "cache")


def catalogue_of(library: Library) -> Path:
    """The one catalogue that is kept."""
    assert library.cache is not None
    [kept] = [path for path in library.cache.iterdir() if path.suffix == ".catalogue"]
    return kept


def with_header(kept: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the header of a catalogue as another program would have written it."""
    data = kept.read_bytes()
    magic, length, _ = START.unpack_from(data)
    at = START.size + STAMP.size
    header = json.loads(data[at : at + length])
    change(header)
    written = json.dumps(header).encode().ljust(length)
    assert len(written) == length
    kept.write_bytes(START.pack(magic, length, crc32(written)) + data[START.size : at] + written + data[at + length :])  # fmt: skip  # noqa: E501


def in_place(path: Path, old: bytes, new: bytes) -> None:
    """Write over a part of a file without making another."""
    data = path.read_bytes()
    assert len(old) == len(new)
    assert old in data
    handle = os.open(path, os.O_WRONLY)
    os.pwrite(handle, new, data.index(old))
    os.close(handle)
