"""What is wrong with text that is not the JSON a chronology may be, told to a person.

Used only when reading has failed: it goes over the text again, value by value, and leaves out
at full speed whatever is sound. A mistake that can be mended without doubt is told, and reading
goes on as if it were mended; where going on would be guessing, it stops and says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NoReturn

from probtimeline.core.problems import Problem
from probtimeline.store.document import DEEPEST, Path, Place, accepts, is_deeper, without_collecting
from probtimeline.store.mending import Mended
from probtimeline.store.miswritten import (
    BARE_NAME,
    QUOTES,
    read_atom,
    read_quoted,
    read_text,
)
from probtimeline.store.positions import lines_and_columns
from probtimeline.store.values import shown
from probtimeline.store.walk import NOT_READ, Stopped, Walk

_NAME_NEXT: Final = re.compile(
    rf"""(?:"[^"\\\n]{{0,200}}"|'[^'\n]{{0,200}}'|[“”„«][^"“”»\n]{{0,200}}["“”»]|{BARE_NAME})"""
    r"[ \t\r\n]*:"
)
_VALUE_NEXT: Final = re.compile(rf"[\"{QUOTES}{{\[0-9-]|(?:true|false|null)\b")
_TEXT: Final = re.compile(r'"[^"\\\x00-\x1f]*+"|[^",\s]++')
_SOUND_RUN: Final = re.compile(
    r"""(?:(?:"[^"\\\x00-\x1f]*+"|-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,20})?|true|false|null|\[\]|{})"""
    r"""[ \t\r\n]*+,[ \t\r\n]*+(?=["\-0-9tfn\[{]))++"""
)
"""Small values that are as they should be, each with its comma: there may be millions of them."""
_AFTER_ATOMS: Final = ("", *",]} \t\r\n")
_NO_NAME: Final = "a name in double quotation marks is missing here"
_MARK: Final = re.compile(r"^(?:<{7,} |>{7,} |={7,}$)", re.MULTILINE)
"""What git puts around the lines of a conflict. No line of JSON can begin like that."""
_NAME_CURE: Final = 'Write it like this: "title": "…".'


@dataclass(frozen=True, slots=True)
class Faults:
    """All that is wrong with a text, in its order, and the text mended where it could be."""

    problems: tuple[tuple[Problem, Place], ...]
    walk: Walk

    @property
    def is_whole(self) -> bool:
        """Tell whether every value was read as it is written."""
        walk = self.walk
        lost = walk.has_given_up or walk.is_unread or walk.cut is not None
        return not lost and not walk.doubtful

    def placed(self, name: str, first_line: int = 1) -> tuple[Problem, ...]:
        """Return the problems with their places in a file, from one of its lines on."""
        below = first_line - 1
        return tuple(each.at(name, line + below, column) for each, (line, column) in self.problems)

    def mended(self) -> Mended | None:
        """Return the text made readable; None where it was given up."""
        walk = self.walk
        if walk.has_given_up:
            return None
        return Mended.of(walk.text, walk.patches, walk.doubtful, walk.cut)


def find_faults(text: str) -> Faults:
    """Return all that keeps the text from being read, each with its line and column."""
    walk = Walk(text)
    try:
        with without_collecting():
            _whole(walk)
    except Stopped:
        pass
    if not walk.found:
        walk.has_given_up = True
        walk.tell("json", "it cannot be read as JSON", "See whether it is the right file.", (), 0)
    places = lines_and_columns(text, (at for _, at in walk.found))
    # In the order of the text: what is odd in a text is told after the text was gone over.
    ordered = sorted(walk.found, key=lambda found: found[1])
    return Faults(tuple((problem, places[at]) for problem, at in ordered), walk)


def _whole(walk: Walk) -> None:
    text = walk.text
    for mark in _MARK.finditer(text):
        walk.has_given_up = True
        cure = "Leave the lines that are right, and take out the marks."
        walk.tell("conflict", "git's mark of a conflict stands here", cure, (), mark.start())
    if walk.has_given_up:
        return
    start = walk.skip(0, ())
    if start == len(text):
        walk.has_given_up = True
        if not walk.found:
            walk.tell("empty", "it is empty", "Write one JSON value into it.", (), 0)
        return
    end = walk.skip(_value(walk, start, ()), ())
    if end == len(text):
        return
    what = "something follows after the end of the value"
    cure = "Put several records in one list, [ … , … ], or each on a line of its own."
    if text[start] == text[end] == "{":
        walk.mistake(what, cure, (), end)
        _one_after_another(walk, start, end)
    else:
        walk.tell("json", what, f"{cure} {NOT_READ}", (), end)
        walk.mend(end, len(text), "")
        walk.is_unread = True


def _one_after_another(walk: Walk, start: int, at: int) -> None:
    """Go over records that stand after another one as if they stood in a list with it."""
    walk.mend(start, start, "[")
    walk.open.append("]")
    walk.doubtful = {(0, *path) for path in walk.doubtful}
    index = 0
    while walk.text[at : at + 1] == "{":
        index += 1
        walk.mend(at, at, ",")
        at = walk.skip(_value(walk, at, (index,)), ())
    if at < len(walk.text):
        what = "this is no record, and stands between records"
        walk.stop(what, "Take it away, or put the records in a list.", (), at)
    walk.mend(at, at, "]")


def _value(walk: Walk, start: int, path: Path) -> int:
    """Go over the value at `start`; return where it ends."""
    walk.count(start)
    text = walk.text
    end = accepts(walk.strict, text, start)
    opening = text[start : start + 1]
    if end is not None and _is_plain(text, start, end, path):
        return end
    if opening in ("{", "[") and opening and len(path) >= DEEPEST:
        what = f"objects and lists stand more than {DEEPEST} deep in each other"
        walk.tell("too-deep", what, f"Use {DEEPEST} levels at most. {NOT_READ}", path[:3], start)
        walk.leave(path, start, "null")
    if opening == "{":
        return _object(walk, start, path)
    if opening == "[":
        return _list(walk, start, path)
    if opening == '"':
        return read_text(walk, start, path)[1]
    return read_atom(walk, start, path)


def _is_plain(text: str, start: int, end: int, path: Path) -> bool:
    """Tell whether the decoder was right; it reads 01 as two numbers, and any depth."""
    if text[start] in "{[":
        levels = DEEPEST - len(path)
        return end - start <= 2 * levels or not is_deeper(text[start:end], levels)
    return text[start] == '"' or text[end : end + 1] in _AFTER_ATOMS


def _object(walk: Walk, start: int, path: Path) -> int:
    text, names = walk.text, set[str]()
    walk.open.append("}")
    at = _past_commas(walk, start + 1, path, _NO_NAME)
    while text[at : at + 1] != "}":
        name_at = at
        name, at = _name(walk, at, path)
        inner = (*path, name)
        if name in names:
            what = f"{shown(name)} is there twice in one object"
            walk.tell("duplicate-key", what, "Keep one of the two.", inner, name_at)
        names.add(name)
        at = _value(walk, walk.skip(_colon(walk, walk.skip(at, inner), inner), inner), inner)
        at = _comma(walk, at, "}", path)
    walk.open.pop()
    return at + 1


def _list(walk: Walk, start: int, path: Path) -> int:
    walk.open.append("]")
    at, index = _past_commas(walk, start + 1, path, "a value is missing here"), 0
    while walk.text[at : at + 1] != "]":
        if walk.text[at : at + 1] == "}":
            what = "a value is missing here"
            walk.stop(what, "Write one, or ] to end.", (*path, index), at, "null")
        if run := _SOUND_RUN.match(walk.text, at):
            index += _length(run[0])
            at = run.end()
        at = _value(walk, at, (*path, index))
        at = _comma(walk, at, "]", path)
        index += 1
    walk.open.pop()
    return at + 1


def _length(run: str) -> int:
    return sum(1 for _ in _TEXT.finditer(run)) if '"' in run else run.count(",")


def _past_commas(walk: Walk, at: int, path: Path, what: str) -> int:
    """Step over commas that stand where something else belongs."""
    at = walk.skip(at, path)
    while walk.text[at : at + 1] == ",":
        walk.mistake(what, "Take one comma away.", path, at)
        walk.mend(at, at + 1, " ")
        at = walk.skip(at + 1, path)
    return at


def _comma(walk: Walk, end: int, closing: str, path: Path) -> int:
    """Step over the comma after a value, or stay before the closing bracket."""
    text = walk.text
    at = walk.skip(end, path)
    if text[at : at + 1] == closing:
        return at
    if text[at : at + 1] in ("}", "]"):
        _wrong_bracket(walk, at, closing, path)
    if text[at : at + 1] != ",":
        return _no_comma(walk, end, at, closing, path)
    what = _NO_NAME if closing == "}" else "a value is missing here"
    after = _past_commas(walk, at + 1, path, what)
    if text[after : after + 1] in ("}", "]") and after < len(text):
        what = f"a comma stands before {text[after]}"
        walk.mistake(what, "Take the comma away.", path, at)
        walk.mend(at, at + 1, " ")
        if text[after] != closing:
            _wrong_bracket(walk, after, closing, path)
    return after


def _no_comma(walk: Walk, end: int, at: int, closing: str, path: Path) -> int:
    text, what = walk.text, "a comma is missing before this"
    cure = f"Write a comma after the value before it, or {closing} to end."
    if text[at : at + 1] == ";":
        walk.mistake(what, "Write a comma in place of the semicolon.", path, at)
        walk.mend(at, at + 1, ",")
        return walk.skip(at + 1, path)
    follows = (_NAME_NEXT if closing == "}" else _VALUE_NEXT).match(text, at)
    # Text close behind text is as likely one text with quotation marks in it.
    if not follows or (at == end and text[at] not in "{["):
        if at == end and text[end - 1] == '"' and at < len(text):
            cure = r"Write \" for quotation marks inside a text, or close it and write a comma."
        walk.stop(what, cure, path, at)
    walk.mistake(what, cure, path, at)
    walk.mend(at, at, ",")
    return at


def _wrong_bracket(walk: Walk, at: int, closing: str, path: Path) -> NoReturn:
    what = f"{walk.text[at]} closes what {closing} should close"
    walk.stop(what, f"Write {closing} here, or see what is left open.", path, at)


def _name(walk: Walk, at: int, path: Path) -> tuple[str, int]:
    text = walk.text
    first = text[at : at + 1]
    if first == '"':
        return read_text(walk, at, path, is_name=True)
    if first and first in QUOTES:
        what = f"names stand in double quotation marks, not in {first}"
        return read_quoted(walk, at, path, (what, _NAME_CURE), is_name=True)
    bare = re.compile(rf"({BARE_NAME})[ \t\r\n]*:").match(text, at)
    if bare is None:
        walk.stop(_NO_NAME, _NAME_CURE, path, at, '"":null')
    walk.mistake(_NO_NAME, _NAME_CURE, path, at)
    walk.mend(at, bare.end(1), f'"{bare[1]}"')
    return bare[1], bare.end(1)


def _colon(walk: Walk, at: int, path: Path) -> int:
    """Step over the colon between a name and its value."""
    text = walk.text
    if text[at : at + 1] == ":":
        return at + 1
    what, cure = "a colon is missing here", "Write a colon after the name."
    if sign := re.compile("=>?").match(text, at):
        walk.mistake(what, cure, path, at)
        walk.mend(at, sign.end(), ":")
        return sign.end()
    if not _VALUE_NEXT.match(text, at) or _NAME_NEXT.match(text, at):
        walk.stop(what, cure, path, at, ":null")
    walk.mistake(what, cure, path, at)
    walk.mend(at, at, ":")
    return at
