"""How a catalogue stands in its file: a beginning, a stamp, the header, and the sections."""

from __future__ import annotations

import json
import mmap
import os
from collections.abc import Iterator, Mapping
from struct import Struct
from typing import Any, Final, NamedTuple
from zlib import crc32

from probtimeline.store.catalogue import Buffer, Catalogue, types
from probtimeline.store.original import SMALL
from probtimeline.store.program import program

MAGIC: Final = b"probtimeline-1\n\0"
START: Final = Struct("<16sII")
"""The first bytes: what it is, the length and the sum of the header behind the stamp."""

STAMP: Final = Struct("<QII")
"""When it was made (nanoseconds), whether a digest is to be asked for, and the sum of both."""


class Stamp(NamedTuple):
    """When a catalogue was made, and the digests of its files where their times may deceive."""

    made: int
    digests: tuple[str, ...] = ()


def sections(handle: int, size: int, header: Mapping[str, Any]) -> dict[str, Buffer]:
    """Return the sections of a file. Raises ValueError where it is not as long as it says."""
    if size <= SMALL:
        whole = memoryview(os.pread(handle, size, 0))
    else:
        # Only ever replaced, never cut off by us: it may be mapped.
        whole = memoryview(mmap.mmap(handle, size, access=mmap.ACCESS_READ))
    given = header["sections"]
    if header["size"] != size or len(whole) != size:
        raise ValueError
    return {
        name: whole[offset : offset + length].cast(code)
        for name, (offset, length, _, code) in given.items()
    }


def parts(catalogue: Catalogue, stamp: Stamp) -> Iterator[Buffer]:
    """Return the file piece by piece, with the sections at multiples of eight."""
    codes = types()
    views = {name: memoryview(catalogue.sections[name]).cast("B") for name in codes}
    header = {
        **catalogue.header,
        "program": program(),
        "files": [each.identity for each in catalogue.originals],
        "digests": list(stamp.digests),
        "size": 10**15,
        "sections": {
            name: [10**15, len(view), crc32(view), codes[name]] for name, view in views.items()
        },
    }
    # Numbers become smaller, and spaces keep the length.
    room = _round(START.size + STAMP.size + len(json.dumps(header)))
    at = room
    for name, view in views.items():
        header["sections"][name][0] = at
        at += _round(len(view))
    header["size"] = at
    written = json.dumps(header).encode().ljust(room - START.size - STAMP.size)
    yield START.pack(MAGIC, len(written), crc32(written))
    yield stamp_bytes(stamp.made, is_young=bool(stamp.digests))
    yield written
    for view in views.values():
        yield view
        yield b"\0" * (_round(len(view)) - len(view))


def _round(length: int) -> int:
    return -(-length // 8) * 8


def stamp_bytes(made: int, *, is_young: bool) -> bytes:
    """Return a stamp as it stands in the file."""
    data = STAMP.pack(made, is_young, 0)[:-4]
    return data + crc32(data).to_bytes(4, "little")
