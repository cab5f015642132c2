"""What is wrong with text that is not the JSON a chronology may be, told to a person.

Used only when reading has failed: it goes over the text again, value by value, and leaves out
at full speed whatever is sound. A mistake in the syntax ends the search, since nothing after
it can be trusted; everything else is told.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Final, NoReturn

from probtimeline.core.problems import Problem, error
from probtimeline.store.document import (
    DEEPEST,
    Path,
    Place,
    accepts,
    is_deeper,
    strict_decoder,
    without_collecting,
)
from probtimeline.store.positions import lines_and_columns, path_text, skip_space

_WORD: Final = re.compile(r"-?[A-Za-z_][A-Za-z_0-9]*|[^\s,\]}]{1,20}")
_NUMBER: Final = re.compile(r"[-+.0-9]+")
_PYTHON: Final = {"True": "true", "False": "false", "None": "null", "TRUE": "true"}
_QUOTES: Final = "'‘’“”`«»"

_BAD_STRING: Final = (
    (
        "Invalid control character",
        "a line break, tab or other control character stands inside quotation marks",
        r"Write \n for a line break and \t for a tab, or close the quotation marks.",
    ),
    ("Invalid \\", "a backslash is followed by a letter that means nothing", r"Write \\ for it."),
    ("Unterminated", "these quotation marks are never closed", "Close them."),
)


class _Stop(Exception):  # noqa: N818 - it ends the walk, nothing has failed
    """Nothing after this can be trusted."""


@dataclass(slots=True)
class _Walk:
    text: str
    found: list[tuple[Problem, int]] = field(default_factory=list)
    strict: json.JSONDecoder = field(default_factory=strict_decoder)
    plain: json.JSONDecoder = field(default_factory=json.JSONDecoder)

    def tell(self, code: str, what: str, cure: str, path: Path, at: int) -> None:
        self.found.append((error(code, what, cure, path_text(path)), at))

    def stop(self, what: str, cure: str, path: Path, at: int) -> NoReturn:
        if at >= len(self.text):
            what = "the text ends here, before everything that was opened is closed"
            cure = "See whether its end was cut off; close what is open."
        self.tell("json", what, cure, path, at)
        raise _Stop


def find_faults(text: str) -> list[tuple[Problem, Place]]:
    """Return all that keeps the text from being read, each with its line and column."""
    walk = _Walk(text)
    try:
        with without_collecting():
            _whole(walk)
    except _Stop:
        pass
    if not walk.found:
        walk.tell("json", "it cannot be read as JSON", "See whether it is the right file.", (), 0)
    places = lines_and_columns(text, (at for _, at in walk.found))
    return [(problem, places[at]) for problem, at in walk.found]


def _whole(walk: _Walk) -> None:
    start = skip_space(walk.text, 0)
    if start == len(walk.text):
        walk.tell("empty", "it is empty", "Write one JSON value into it.", (), 0)
        return
    end = skip_space(walk.text, _value(walk, start, ()))
    if end < len(walk.text):
        what = "something follows after the end of the value"
        cure = "Put several records in one list, [ … , … ], or each on a line of its own."
        walk.tell("json", what, cure, (), end)


def _value(walk: _Walk, start: int, path: Path) -> int:
    """Go over the value at `start`; return where it ends."""
    text = walk.text
    end = accepts(walk.strict, text, start)
    if end is not None and not is_deeper(text[start:end], DEEPEST - len(path)):
        return end
    opening = text[start : start + 1]
    if opening in ("{", "[") and opening and len(path) >= DEEPEST:
        what = f"objects and lists stand more than {DEEPEST} deep in each other"
        walk.tell("too-deep", what, f"Use {DEEPEST} levels at most.", path[:3], start)
        raise _Stop
    if opening == "{":
        return _object(walk, start, path)
    if opening == "[":
        return _list(walk, start, path)
    return _text(walk, start, path)[1] if opening == '"' else _atom(walk, start, path)


def _object(walk: _Walk, start: int, path: Path) -> int:
    text, names = walk.text, set[str]()
    at = skip_space(text, start + 1)
    while text[at : at + 1] != "}":
        if text[at : at + 1] != '"':
            _no_name(walk, at, path)
        name_at = at
        name, at = _text(walk, at, path)
        inner = (*path, name)
        if name in names:
            what = f"{json.dumps(name, ensure_ascii=False)} is there twice in one object"
            walk.tell("duplicate-key", what, "Keep one of the two.", inner, name_at)
        names.add(name)
        at = skip_space(text, at)
        if text[at : at + 1] != ":":
            walk.stop("a colon is missing here", "Write a colon after the name.", inner, at)
        at = _value(walk, skip_space(text, at + 1), inner)
        at = _comma(walk, at, "}", path)
    return at + 1


def _list(walk: _Walk, start: int, path: Path) -> int:
    at, index = skip_space(walk.text, start + 1), 0
    while walk.text[at : at + 1] != "]":
        at = _value(walk, at, (*path, index))
        at = _comma(walk, at, "]", path)
        index += 1
    return at + 1


def _comma(walk: _Walk, end: int, closing: str, path: Path) -> int:
    """Step over the comma after a value, or stay before the closing bracket."""
    text = walk.text
    at = skip_space(text, end)
    if text[at : at + 1] == closing:
        return at
    if text[at : at + 1] != ",":
        if text[at : at + 1] in ("}", "]"):
            what = f"{text[at]} closes what {closing} should close"
            walk.stop(what, f"Write {closing} here, or see what is left open.", path, at)
        if at == end and text[at : at + 1].isdigit():
            walk.stop("a number does not begin with 0", "Take the 0 away.", path, at - 1)
        cure = f"Write a comma after the value before it, or {closing} to end."
        walk.stop("a comma is missing before this", cure, path, at)
    after = skip_space(text, at + 1)
    if text[after : after + 1] in ("}", "]"):
        walk.stop(f"a comma stands before {text[after]}", "Take the comma away.", path, at)
    return after


def _no_name(walk: _Walk, at: int, path: Path) -> NoReturn:
    what = "a name in double quotation marks is missing here"
    if walk.text[at : at + 1] in _QUOTES:
        what = f"names stand in double quotation marks, not in {walk.text[at : at + 1]}"
    walk.stop(what, 'Write it like this: "title": "…".', path, at)


def _text(walk: _Walk, start: int, path: Path) -> tuple[str, int]:
    try:
        text, end = scanstring(walk.text, start + 1)
    except json.JSONDecodeError as fault:
        for begins, what, cure in _BAD_STRING:
            if fault.msg.startswith(begins):
                at = start if begins == "Unterminated" else fault.pos
                walk.stop(what, cure, path, at)
        walk.stop(f"this text is not JSON: {fault.msg}", "Mend it.", path, fault.pos)
    return text, end


def _atom(walk: _Walk, start: int, path: Path) -> int:
    """Go over what is neither text, object nor list, and is not sound."""
    word = found.group() if (found := _WORD.match(walk.text, start)) else ""
    if word in ("NaN", "Infinity", "-Infinity"):
        cure = "Write a number; in a figure, null where there is none."
        walk.tell("not-a-number", f"{word} is not a number", cure, path, start)
        return start + len(word)
    try:
        value, end = walk.plain.raw_decode(walk.text, start)
    except json.JSONDecodeError:
        _no_value(walk, start, word, path)
    except ValueError:
        digits = _NUMBER.match(walk.text, start)
        what = "this number has more digits than can be read"
        walk.tell("not-a-number", what, "Write a shorter one.", path, start)
        return digits.end() if digits else start + 1
    if isinstance(value, float):
        what = "this number is larger than any that can be held"
        walk.tell("not-a-number", what, "Write a smaller one.", path, start)
    return end


def _no_value(walk: _Walk, start: int, word: str, path: Path) -> NoReturn:
    if word in _PYTHON:
        walk.stop(f"{word} is not JSON", f"Write {_PYTHON[word]}.", path, start)
    if word.startswith(("//", "#", "/*")):
        walk.stop("JSON has no comments", "Take the comment away.", path, start)
    if word[:1] and word[0] in _QUOTES:
        what = f"text stands in double quotation marks, not in {word[0]}"
        walk.stop(what, 'Write it like this: "…".', path, start)
    if word[:1].isdigit() or word[:1] in ("+", "-", "."):
        what = f"{word} is not a number as JSON writes it"
        walk.stop(what, "Write digits, with a point for decimals: 26.4.", path, start)
    what = "a value is missing here" if not word else f"{word} is not a value"
    walk.stop(what, "Text stands in double quotation marks.", path, start)
