"""A merge as the text of a file, with git's marks around the lines on which the sides differ.

Whichever side is chosen at each of the marks, and however that is done at the others, what is
left is good JSON: where the choice decides about a comma before it, that line is between the
marks as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from probtimeline.store.canonical import json_text
from probtimeline.store.merging_lists import MISSING
from probtimeline.store.merging_records import FieldConflict

MARKER_SIZE: Final = 7
"""How many characters git's marks have, where it does not say."""


@dataclass(frozen=True, slots=True)
class _Split:
    """Lines as they are on my side, and as they are on the other."""

    mine: tuple[str, ...]
    theirs: tuple[str, ...]


_Chunk = str | _Split
_Below = Mapping[str | int, Any]
"""The conflicts below a value: by each step, a FieldConflict or those below that step."""


def marked(
    data: Mapping[str, Any],
    conflicts: Iterable[FieldConflict],
    labels: tuple[str, str],
    size: int = MARKER_SIZE,
) -> bytes:
    """Return the bytes of a merged chronology with each conflict between marks.

    `labels` name my side and theirs behind the marks, which are `size` characters long.
    """
    tree = _tree(conflicts)
    lines: list[str] = []
    for chunk in _joined(_value("", data, tree, "\n")):
        match chunk:
            case str():
                lines.append(chunk)
            case _Split(mine, theirs):
                lines += [f"{'<' * size} {labels[0]}", *mine, "=" * size]
                lines += [*theirs, f"{'>' * size} {labels[1]}"]
    return ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace")


def _tree(conflicts: Iterable[FieldConflict]) -> _Below:
    tree: dict[str | int, Any] = {}
    for conflict in conflicts:
        below = tree
        for step in conflict.path[:-1]:
            below = below.setdefault(step, {})
        below[conflict.path[-1]] = conflict
    return tree


def _joined(chunks: Iterable[_Chunk]) -> Iterator[_Chunk]:
    """Yield the chunks with neighbouring splits made one."""
    last: _Split | None = None
    for chunk in chunks:
        if isinstance(chunk, _Split):
            last = _Split(last.mine + chunk.mine, last.theirs + chunk.theirs) if last else chunk
            continue
        if last:
            yield last
        last = None
        yield chunk
    if last:
        yield last


def _value(before: str, value: Any, below: _Below | None, newline: str) -> list[_Chunk]:
    """Return the lines of a value; `before` stands on the first one, in front of it."""
    if not below:
        return [*_lines(before, value, newline)]
    inner = newline + "  "
    items = [_item(name, item, below, inner) for name, item in _steps(value)]
    there = [[bool(lines) for lines in side] for side in zip(*map(_sides, items), strict=True)]
    if not all(map(any, there)):
        mine, theirs = (_chosen(value, below, side) for side in (0, 1))
        return [_Split(_lines(before, mine, newline), _lines(before, theirs, newline))]
    last = [max(place for place, is_there in enumerate(side) if is_there) for side in there]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    chunks: list[_Chunk] = [f"{before}{opening}"]
    for place, item in enumerate(items):
        commas = ("," * (place < last[0]), "," * (place < last[1]))
        chunks += [*item[:-1], _ended(item[-1], commas)]
    return [*chunks, f"{newline[1:]}{closing}"]


def _steps(value: Any) -> list[tuple[str | int, Any]]:
    return list(value.items() if isinstance(value, dict) else enumerate(value))


def _item(step: str | int, value: Any, below: _Below, newline: str) -> list[_Chunk]:
    before = newline[1:] + (f"{json_text(step)}: " if isinstance(step, str) else "")
    found = below.get(step)
    if isinstance(found, FieldConflict):
        mine, theirs = (_lines(before, each, newline) for each in (found.mine, found.theirs))
        return [_Split(mine, theirs)]
    return _value(before, value, found, newline)


def _lines(before: str, value: Any, newline: str) -> tuple[str, ...]:
    """Return the lines of a value on which there is one mind; none where there is no value."""
    if value is MISSING:
        return ()
    return tuple((before + json_text(value, newline)).split("\n"))


def _sides(item: Sequence[_Chunk]) -> tuple[bool, bool]:
    match item:
        case [_Split(mine, theirs)]:
            return bool(mine), bool(theirs)
    return True, True


def _ended(chunk: _Chunk, commas: tuple[str, str]) -> _Chunk:
    match chunk:
        case _Split(mine, theirs):
            return _Split(_with(mine, commas[0]), _with(theirs, commas[1]))
        case str() if commas[0] == commas[1]:
            return chunk + commas[0]
    return _Split((chunk + commas[0],), (chunk + commas[1],))


def _with(lines: tuple[str, ...], comma: str) -> tuple[str, ...]:
    return (*lines[:-1], lines[-1] + comma) if lines else ()


def _chosen(value: Any, below: _Below, side: int) -> Any:
    """Return the value as it is where one side is chosen throughout."""
    made = {step: _choice(item, below.get(step), side) for step, item in _steps(value)}
    kept = {step: item for step, item in made.items() if item is not MISSING}
    return kept if isinstance(value, dict) else list(kept.values())


def _choice(item: Any, found: Any, side: int) -> Any:
    match found:
        case FieldConflict():
            return (found.mine, found.theirs)[side]
        case None:
            return item
    return _chosen(item, found, side)
