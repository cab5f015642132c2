"""Where things stand in the text of a file: lines and columns, found only when there is need.

The text is walked value by value; what is not asked for is skipped at the speed of the json
module, so that one place in a large file costs about as much as reading it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Final

from probtimeline.store.document import Path, Place

_SPACE: Final = re.compile(r"[ \t\n\r]*")
_NOT_A_WORD: Final = re.compile(r"[\s.\[\]\"]")
_LONGEST_NAME: Final = 60
"""The longest name of a field, in characters, that a path tells in full."""


def skip_space(text: str, start: int) -> int:
    """Return the place of the next character that is not JSON's white space."""
    found = _SPACE.match(text, start)
    return found.end() if found else start


def path_text(path: Path) -> str:
    """Return a path as people write it: `events[3].quotes[0].source`."""
    parts: list[str] = []
    for step in path:
        if isinstance(step, str) and len(step) > _LONGEST_NAME:
            step = step[: _LONGEST_NAME - 1] + "…"  # noqa: PLW2901 - told shorter
        if isinstance(step, int):
            parts.append(f"[{step}]")
        elif not step or _NOT_A_WORD.search(step) or not step.isprintable():
            parts.append(f"[{json.dumps(step, ensure_ascii=not step.isprintable())}]")
        else:
            parts.append(f".{step}" if parts else step)
    return "".join(parts)


def lines_and_columns(text: str, offsets: Iterable[int]) -> dict[int, Place]:
    """Return the line and column, from 1, of each offset, reading the text once."""
    places: dict[int, Place] = {}
    line, begins, done = 1, 0, 0
    for offset in sorted(set(offsets)):
        breaks = text.count("\n", done, offset)
        if breaks:
            line += breaks
            begins = text.rfind("\n", done, offset) + 1
        places[offset] = (line, offset - begins + 1)
        done = offset
    return places


@dataclass(slots=True)
class _Node:
    """One step on the way to what is wanted; offsets are -1 until they are found."""

    name_at: int = -1
    value_at: int = -1
    steps: dict[str | int, _Node] = field(default_factory=dict)


def find_offsets(text: str, wanted: Iterable[tuple[Path, bool]]) -> dict[tuple[Path, bool], int]:
    """Return where each value wanted begins, or, where True, its name.

    `text` is JSON that has been read. Of a path that leads nowhere, the last thing on it that
    is there.
    """
    asked = list(wanted)
    root = _Node()
    for path, _ in asked:
        node = root
        for step in path:
            node = node.steps.setdefault(step, _Node())
    _walk(text, skip_space(text, 0), root, json.JSONDecoder())
    return {(path, key): _offset(root, path, key) for path, key in asked}


def _offset(root: _Node, path: Path, key: bool) -> int:
    found, node = root.value_at, root
    for step in path:
        node = node.steps[step]
        if node.value_at < 0:
            return found
        found = node.value_at
    return node.name_at if key and node.name_at >= 0 else found


def _walk(text: str, start: int, node: _Node, decoder: json.JSONDecoder) -> int:
    """Note where `node` and what is wanted inside it stand; return the end of the value."""
    node.value_at = start
    if node.steps and text[start] == "{":
        return _walk_object(text, start, node, decoder)
    if node.steps and text[start] == "[":
        return _walk_list(text, start, node, decoder)
    return decoder.raw_decode(text, start)[1]


def _walk_object(text: str, start: int, node: _Node, decoder: json.JSONDecoder) -> int:
    at = skip_space(text, start + 1)
    while text[at] != "}":
        name_at = at
        name, at = scanstring(text, at + 1)
        at = skip_space(text, skip_space(text, at) + 1)
        inner = node.steps.get(name)
        if inner is None:
            at = decoder.raw_decode(text, at)[1]
        else:
            inner.name_at = name_at
            at = _walk(text, at, inner, decoder)
        at = skip_space(text, at)
        if text[at] == ",":
            at = skip_space(text, at + 1)
    return at + 1


def _walk_list(text: str, start: int, node: _Node, decoder: json.JSONDecoder) -> int:
    at = skip_space(text, start + 1)
    index = 0
    while text[at] != "]":
        inner = node.steps.get(index)
        at = _walk(text, at, inner, decoder) if inner else decoder.raw_decode(text, at)[1]
        at = skip_space(text, at)
        if text[at] == ",":
            at = skip_space(text, at + 1)
        index += 1
    return at + 1
