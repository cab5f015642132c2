"""Lines and columns in a file of which only single records are in memory."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable
from typing import Final

from probtimeline.store.document import Path, Place
from probtimeline.store.original import Original
from probtimeline.store.unrolling import WINDOW, Piece, Unrolled

_FOLLOWING: Final = bytes(range(0x80, 0xC0))
"""The bytes of UTF-8 that begin no character."""


class Sites:
    """The places of what is noted in one file while it is read; notes take it for the document."""

    def __init__(self, original: Original, unrolled: Unrolled) -> None:
        self.name = str(original.path)
        self.mended = None
        self._original, self._unrolled = original, unrolled
        self._noted: dict[Path, tuple[int, str]] = {}

    def note(self, piece: Piece) -> None:
        """Keep a record in which something was noted."""
        self._noted[piece.table, piece.number] = (piece.offset, piece.data.decode())

    def locate_all(self, wanted: Iterable[tuple[Path, bool]]) -> dict[tuple[Path, bool], Place]:
        """Return the line and column of values, or, where True, of their names."""
        offsets: dict[tuple[Path, bool], int] = {}
        inside: dict[Path, list[tuple[Path, bool]]] = {}
        for path, key in wanted:
            if path[:2] in self._noted:
                inside.setdefault(path[:2], []).append((path[2:], key))
            elif not path:
                offsets[path, key] = self._unrolled.root
            else:
                at = self._unrolled.names if key else self._unrolled.values
                offsets[path, key] = at[str(path[0])]
        for record, paths in inside.items():
            for (path, key), offset in self._offsets(record, paths).items():
                offsets[(*record, *path), key] = offset
        places = _lines_and_columns(self._original, offsets.values())
        return {each: places[offset] for each, offset in offsets.items()}

    def _offsets(
        self, record: Path, paths: list[tuple[Path, bool]]
    ) -> dict[tuple[Path, bool], int]:
        from probtimeline.store.positions import find_offsets

        start, text = self._noted[record]
        found = find_offsets(text, paths)
        return {each: start + len(text[:offset].encode()) for each, offset in found.items()}


def _lines_and_columns(original: Original, offsets: Iterable[int]) -> dict[int, Place]:
    """Return the line and column, from 1, of places in bytes, reading the file once."""
    done = len(BOM_UTF8) if original.read(0, len(BOM_UTF8)) == BOM_UTF8 else 0
    line, before = 1, 0
    places: dict[int, Place] = {}
    for offset in sorted(set(offsets)):
        while done < offset and (data := original.read(done, min(WINDOW, offset - done))):
            done += len(data)
            breaks = data.count(b"\n")
            if breaks:
                line += breaks
                data, before = data[data.rfind(b"\n") + 1 :], 0
            before += len(data.translate(None, _FOLLOWING))
        places[offset] = (line, before + 1)
    return places
