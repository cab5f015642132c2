"""Bytes to JSON, strictly, and back to the line and column of anything in them.

Decoding runs at the speed of the json module; places are worked out only when there is
something to tell (`store.positions`, `store.faults`). A file that could be read in two ways is
refused: two fields of one name, NaN, numbers no computer holds, text that is not UTF-8.
"""

from __future__ import annotations

import gc
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from probtimeline.core.problems import Problem, error
from probtimeline.store.files import INPUT_LIMIT, size_text

if TYPE_CHECKING:
    from probtimeline.store.mending import Mended

DEEPEST: Final = 64
"""How deep objects and lists may stand in each other. A chronology needs seven."""

Path = tuple[str | int, ...]
"""Where a value is: the names and the places in lists that lead to it."""

_NOTHING: Final = object()
_BRACKETS: Final = b'"[]{}'
_ALL_BUT_BRACKETS: Final = bytes(set(range(256)) - set(_BRACKETS))
_SQUARE: Final = bytes.maketrans(b"{}", b"[]")


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds, and its text for finding the places of things in it.

    A document that was `mended` is read for what is wrong in it, and for nothing else.
    """

    name: str
    data: object
    text: str
    first_line: int = 1
    mended: Mended | None = None

    def locate(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Return the line and column, from 1, of the value at `path`, or of its name.

        Of a path that leads nowhere, the place of the last thing on it that is there.
        """
        return self.locate_all([(path, key)])[path, key]

    def locate_all(self, wanted: Iterable[tuple[Path, bool]]) -> dict[tuple[Path, bool], Place]:
        """Return the places of many values (or, where True, of their names) in one walk."""
        from probtimeline.store.positions import find_offsets, lines_and_columns

        offsets = find_offsets(self.text, wanted)
        original, below = self.text, self.first_line - 1
        if self.mended:
            original = self.mended.original
            offsets = {each: self.mended.original_offset(at) for each, at in offsets.items()}
        places = lines_and_columns(original, offsets.values())
        return {each: (places[at][0] + below, places[at][1]) for each, at in offsets.items()}


Place = tuple[int, int]
"""A line and a column, from 1, in code points."""


class Refused(Exception):  # noqa: N818 - it stops the decoder, and says no more
    """Something in the text that JSON or a chronology does not allow."""


def decode(data: bytes, name: str, limit: int = INPUT_LIMIT) -> Document | tuple[Problem, ...]:
    """Read bytes as one JSON value, or tell everything that is wrong with them.

    A byte order mark at the beginning is allowed. `limit` is the largest size, in bytes.
    """
    text = decode_text(data, name, limit)
    return text if isinstance(text, tuple) else decode_json(text, name)


def decode_text(data: bytes, name: str, limit: int = INPUT_LIMIT) -> str | tuple[Problem, ...]:
    """Read bytes as UTF-8, with or without a byte order mark."""
    if len(data) > limit:
        what = f"it is above the limit of {size_text(limit)}"
        return (error("too-large", what, "Divide it.").at(name),)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        # Text begins with no NUL in UTF-8; in the others every letter of English brings one.
        found = "UTF-32" if b"\0\0" in data[:4] else "UTF-16"
        what, cure = f"it seems to be {found}, not UTF-8", 'Save it again as "UTF-8".'
        return (error("encoding", what, cure).at(name, 1, 1),)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode("utf-8-sig", "replace")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        what = f"byte {data[fault.start]:#04x} is not UTF-8"
        return (error("encoding", what, 'Save it again as "UTF-8".').at(name, line, column),)


def decode_json(text: str, name: str, first_line: int = 1) -> Document | tuple[Problem, ...]:
    """Read text as one JSON value, or tell everything that is wrong with it.

    `first_line` is the line of the file on which the text begins.
    """
    value = _strictly(text)
    if value is not _NOTHING:
        return Document(name, value, text, first_line)
    from probtimeline.store.faults import find_faults

    return find_faults(text).placed(name, first_line)


class ReadOn(NamedTuple):
    """What could be read of a text in spite of its mistakes, and those mistakes.

    `is_whole` tells whether nothing in it was passed over.
    """

    document: Document | None
    problems: tuple[Problem, ...] = ()
    is_whole: bool = True


def read_on(text: str, name: str, first_line: int = 1) -> ReadOn:
    """Read text as one JSON value; where it has mistakes, go on reading as if they were mended.

    A document that comes with problems serves to find more of them, and must not be kept.
    """
    value = _strictly(text)
    if value is not _NOTHING:
        return ReadOn(Document(name, value, text, first_line))
    from probtimeline.store.faults import find_faults

    faults = find_faults(text)
    problems, mended = faults.placed(name, first_line), faults.mended()
    if mended is None:
        return ReadOn(None, problems, is_whole=False)
    try:
        with without_collecting():
            value = json.loads(mended.text)
    except (ValueError, RecursionError):
        return ReadOn(None, problems, is_whole=False)
    document = Document(name, value, mended.text, first_line, mended)
    return ReadOn(document, problems, faults.is_whole)


def _strictly(text: str) -> object:
    """Return the one value of the text, or _NOTHING where it is not to be read."""
    try:
        with without_collecting():
            value: object = strict_decoder().decode(text)
    except (ValueError, RecursionError, Refused):
        return _NOTHING
    return _NOTHING if is_deeper(text, DEEPEST) else value


def is_json(text: str) -> bool:
    """Tell whether the text is one JSON value, without a look at what is wrong with it."""
    return _strictly(text) is not _NOTHING


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise Refused
    return made


def _no_constant(_: str) -> object:
    raise Refused


def _finite(digits: str) -> float:
    value = float(digits)
    if value in (float("inf"), float("-inf")):
        raise Refused
    return value


def strict_decoder() -> json.JSONDecoder:
    """Return a decoder that stops at whatever a chronology does not allow."""
    return json.JSONDecoder(
        object_pairs_hook=_once, parse_constant=_no_constant, parse_float=_finite
    )


def accepts(decoder: json.JSONDecoder, text: str, start: int) -> int | None:
    """Return where the value at `start` ends, or None where the decoder stops at something."""
    try:
        return decoder.raw_decode(text, start)[1]
    except (ValueError, RecursionError, Refused):
        return None


def is_deeper(text: str, levels: int) -> bool:
    """Tell whether objects and lists stand in each other more than `levels` deep in good JSON.

    Works on the brackets alone, a level at a time from the inside, since walking the values
    would take longer than reading them.
    """
    raw = text.encode("utf-8", "replace")
    if b"\\" in raw:
        raw = raw.replace(b"\\\\", b"").replace(b'\\"', b"")
    raw = raw.translate(_SQUARE, _ALL_BUT_BRACKETS)
    # Two neighbouring quotation marks go without harm even where they belong to two strings:
    # there is nothing between those strings that counts.
    brackets = re.sub(rb'"[^"]*"', b"", raw.replace(b'""', b""))
    for _ in range(levels):
        brackets = brackets.replace(b"[]", b"")
    return bool(brackets)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Hold back the garbage collector, which doubles the time of making many small objects."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
