"""A chronology's file, value by value, in any layout of JSON, with the place of each in bytes.

Only a window of the text is in memory. What cannot be read here, for whatever reason, is Odd: then
the whole file is read (`store.opening`), which tells what is wrong with it.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, getincrementaldecoder
from collections.abc import Callable, Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any, Final, NamedTuple

from probtimeline.store.document import DEEPEST, Refused, is_deeper, strict_decoder
from probtimeline.store.fields import TABLES
from probtimeline.store.original import Odd

WINDOW: Final = 1 << 20
"""Bytes read at a time."""

_WIDEST: Final = 1 << 26
"""The most characters of one value that are read here."""

_SPACE: Final = re.compile(r"[ \t\n\r]*")
_BETWEEN: Final = re.compile(r"[ \t\n\r]*,[ \t\n\r]*")

Read = Callable[[int, int], bytes]
"""Reads bytes at an offset, of a length; fewer at the end, none behind it."""


class Piece(NamedTuple):
    """One record of a table, or one field of the chronology that is none (`number` is -1 then).

    `offset` is where in the file it begins, `data` how it is written there.
    """

    table: str
    number: int
    value: Any
    offset: int
    data: bytes


class Unrolled:
    """Reads one file from its beginning to its end, once.

    `fields` holds the names met so far with their values, those of tables as empty lists; `names`
    and `values` where they stand, and `root` where the chronology itself does.
    """

    def __init__(self, read: Read, heard: Callable[[bytes], object] | None = None) -> None:
        """`heard` is given all bytes of the file in their order."""
        self.fields: dict[str, object] = {}
        self.names: dict[str, int] = {}
        self.values: dict[str, int] = {}
        self.root = 0
        self._read, self._heard = read, heard
        self._decoder = getincrementaldecoder("utf-8")()
        self._scan = strict_decoder().scan_once  # type: ignore[attr-defined]
        self._text, self._at, self._offset = "", 0, 0
        self._done, self._ended = 0, False

    @property
    def offset(self) -> int:
        """How far it has read, in bytes."""
        return self._offset

    def pieces(self) -> Iterator[Piece]:
        """Read the fields of the chronology one after another, records one by one. Raises Odd."""
        self._begin()
        self._require("{")
        if self._peek() != "}":
            while True:
                yield from self._field()
                if self._peek() != ",":
                    break
                self._to(self._at + 1)
        self._require("}")
        if self._peek():
            raise Odd

    def records_at(self, table: str, offset: int) -> Iterator[Piece]:
        """Read the records of one table alone, whose list begins at a byte. Raises Odd."""
        self._done = self._offset = offset
        if self._peek() != "[":
            raise Odd
        yield from self._records(table)

    def _begin(self) -> None:
        first = self._read(0, 4)
        if first.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in first:
            raise Odd
        if first.startswith(BOM_UTF8):
            self._done = self._offset = len(BOM_UTF8)
            if self._heard:
                self._heard(BOM_UTF8)
        self._peek()
        self.root = self._offset

    def _field(self) -> Iterator[Piece]:
        self._peek()
        at = self._offset
        name = self._name()
        if name in self.fields:
            raise Odd
        self.names[name] = at
        self._require(":")
        first = self._peek()
        self.values[name] = self._offset
        if name not in TABLES:
            piece = self._value(name, -1, DEEPEST - 1)
            self.fields[name] = piece.value
            yield piece
        elif first != "[":
            raise Odd
        else:
            self.fields[name] = []
            yield from self._records(name)

    def _records(self, table: str) -> Iterator[Piece]:
        self._to(self._at + 1)
        number = 0
        if self._peek() != "]":
            while True:
                yield self._value(table, number, DEEPEST - 2)
                number += 1
                if not self._is_next():
                    break
        self._require("]")

    def _is_next(self) -> bool:
        """Go to the next value of a list, if there is one."""
        found = _BETWEEN.match(self._text, self._at)
        if found and found.end() < len(self._text):
            self._offset += found.end() - self._at
            self._at = found.end()
            return True
        if self._peek() != ",":
            return False
        self._to(self._at + 1)
        self._peek()
        return True

    def _name(self) -> str:
        while True:
            if self._peek() != '"':
                raise Odd
            try:
                name, end = scanstring(self._text, self._at + 1)
            except ValueError:
                self._widen()
            else:
                self._to(end)
                return str(name)

    def _value(self, table: str, number: int, deepest: int) -> Piece:
        while True:
            text, at = self._text, self._at
            try:
                value, end = self._scan(text, at)
            except (Refused, RecursionError):
                raise Odd from None
            except (StopIteration, ValueError):
                self._widen()
                continue
            # A number may go on behind the window, after a point or an exponent's sign.
            if end + 2 < len(text) or self._ended:
                break
            self._widen()
        data = text[at:end].encode()
        # Few records have as many brackets as may stand in each other.
        if data.count(b"{") + data.count(b"[") > deepest and is_deeper(text[at:end], deepest):
            raise Odd
        piece = Piece(table, number, value, self._offset, data)
        self._at, self._offset = end, self._offset + len(data)
        return piece

    def _peek(self) -> str:
        """Go to the next character that is not white space, and return it; empty at the end."""
        while True:
            found = _SPACE.match(self._text, self._at)
            assert found is not None
            self._offset += found.end() - self._at
            self._at = found.end()
            if self._at < len(self._text):
                return self._text[self._at]
            if self._ended:
                return ""
            self._more(WINDOW)

    def _require(self, char: str) -> None:
        if self._peek() != char:
            raise Odd
        self._to(self._at + 1)

    def _to(self, end: int) -> None:
        self._offset += len(self._text[self._at : end].encode())
        self._at = end

    def _widen(self) -> None:
        """Read more of what does not end in the window."""
        held = len(self._text) - self._at
        if self._ended or held > _WIDEST:
            raise Odd
        self._more(max(WINDOW, held))

    def _more(self, length: int) -> None:
        data = self._read(self._done, length)
        self._done += len(data)
        self._ended = not data
        if self._heard:
            self._heard(data)
        try:
            more = self._decoder.decode(data, self._ended)
        except UnicodeDecodeError:
            raise Odd from None
        self._text = self._text[self._at :] + more
        self._at = 0
