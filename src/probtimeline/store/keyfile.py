"""Keys that a reader gives to commands by name, in a TOML file of their own writing.

    [keys]
    next-event = "n, down"
    bookmark = ["b", "ctrl+b"]
    next-silence = ""

Which commands and keys there are is not known here. Nothing in the file keeps the program from
opening: what cannot be used is told, and the rest holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from probtimeline.core.problems import Problem, error, warning
from probtimeline.store.document import decode_text
from probtimeline.store.files import MEGABYTE, CannotRead, is_there, read_file
from probtimeline.store.values import shown

LIMIT: Final = MEGABYTE
"""The largest file of keys, in bytes."""

UNREADABLE: Final = "unreadable"
"""The code of the problem that the file is there and cannot be read at all."""

TABLE: Final = "keys"

_CURE: Final = 'Write the keys like this: next-event = "n, down", or ["n", "down"].'
_PLACE: Final = re.compile(r"(.*) \(at line (\d+), column (\d+)\)")
_NAME: Final = re.compile(r"""^[ \t]*["']?([^\s"'=]+)["']?[ \t]*=""", re.MULTILINE)


def _no_keys() -> Mapping[str, tuple[str, ...]]:
    return {}


def _no_lines() -> Mapping[str, int]:
    return {}


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The keys each command is to have, as they are written; none takes its keys away.

    `problems` is what in the file cannot be used. `lines` are those the names stand on.
    """

    path: Path
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=_no_keys, hash=False)
    problems: tuple[Problem, ...] = ()
    lines: Mapping[str, int] = field(default_factory=_no_lines, hash=False)

    def located(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return problems that name a command in `path` with their places in the file."""
        return tuple(each.at(str(self.path), self.lines.get(each.path)) for each in problems)


def read_keys(path: Path) -> KeyFile:
    """Read the file of keys; without one, no command is given other keys. Never fails."""
    if not is_there(path):
        return KeyFile(path)
    try:
        text = decode_text(read_file(path, LIMIT), str(path), LIMIT)
    except CannotRead as fault:
        return KeyFile(path, problems=(error(UNREADABLE, fault.what, fault.cure).at(str(path)),))
    if isinstance(text, tuple):
        return KeyFile(path, problems=text)
    data = _parsed(text, str(path))
    return KeyFile(path, problems=(data,)) if isinstance(data, Problem) else _read(path, text, data)


def _parsed(text: str, name: str) -> dict[str, Any] | Problem:
    import tomllib

    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as fault:  # numbers too long for Python are a ValueError
        plain = (
            str(fault) if isinstance(fault, tomllib.TOMLDecodeError) else "it is no file of keys"
        )
        found = _PLACE.fullmatch(plain)
        what = f"this is not TOML: {(found[1] if found else plain).rstrip('.')}"
        line, column = (int(found[2]), int(found[3])) if found else (text.count("\n") + 1, 1)
        return error("toml", what, f"{_CURE} Until then the usual keys hold.").at(
            name, line, column
        )


def _read(path: Path, text: str, data: dict[str, Any]) -> KeyFile:
    lines = _lines(text)
    table = data.get(TABLE, {})
    found = [_stranger(name, value) for name, value in data.items() if name != TABLE]
    if not isinstance(table, dict):
        what = f'"{TABLE}" is a value, and should be the heading of a table'
        found.append(error("type", what, "Write [keys] on a line of its own.", TABLE))
        table = {}
    keys: dict[str, tuple[str, ...]] = {}
    for name, value in table.items():
        read = _keys(name, value)
        if isinstance(read, Problem):
            found.append(read)
        else:
            keys[name] = read
    file = KeyFile(path, keys, lines=lines)
    return KeyFile(path, keys, file.located(found), lines)


def _stranger(name: str, value: object) -> Problem:
    if isinstance(value, dict):
        what = f"there is no table {shown(name)} among the keys"
        return warning("unknown-table", what, "The one table is [keys].", name)
    what = f"{shown(name)} stands outside the table of keys"
    return warning("unknown-field", what, "Write [keys] on a line above it.", name)


def _keys(name: str, value: object) -> tuple[str, ...] | Problem:
    """The keys in a value: a list of them, or text with commas or spaces between them."""
    if isinstance(value, str):
        return (",",) if value.strip() == "," else tuple(re.findall(r"[^,\s]+", value))
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    what = f"{shown(name)} holds something that is neither text nor a list of texts"
    return error("type", what, _CURE, name)


def _lines(text: str) -> dict[str, int]:
    """The line each name stands on, the last of several: nearly always the right one."""
    lines: dict[str, int] = {}
    line, done = 1, 0
    for found in _NAME.finditer(text):
        line += text.count("\n", done, found.start(1))
        done = found.start(1)
        lines[found[1].removeprefix("keys.")] = line
    return lines
