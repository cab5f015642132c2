"""Texts, names, numbers and words that are nearly JSON: told, and mended where that is sure."""

from __future__ import annotations

import json
import re
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Final

from probtimeline.core.text import clean_line
from probtimeline.store.document import Path
from probtimeline.store.positions import skip_space
from probtimeline.store.walk import Walk

QUOTES: Final = "'‘’“”„`´«»"
"""Quotation marks that are not JSON's."""

BARE_NAME: Final = r"[^\W\d][\w$-]{0,100}"
"""A name without quotation marks, as a regular expression."""

_PYTHON: Final = {
    **{"True": "true", "TRUE": "true", "False": "false", "FALSE": "false"},
    **{"None": "null", "NULL": "null", "Null": "null", "nil": "null", "undefined": "null"},
}
_CLOSERS: Final = {"'": "'’", "`": "`'´", "´": "´`'", "‘": "’‘'", "’": "’'", "«": "»", "»": "«»"}
_TOKEN: Final = re.compile(r"""[^\s,\[\]{}:"]+""")
_NUMBER: Final = re.compile(r"[-+.0-9]+")
_ENDS_VALUE: Final = re.compile(r"[ \t]*(?:[,}\]\r\n/#]|\Z)")
_ENDS_NAME: Final = re.compile(r"[ \t\r\n]*:")
_AFTER_LINES: Final = re.compile(r"[ \t\r\n]*(?:[,}\]]|\Z)")
_REST: Final = re.compile(r'[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_NEXT_LINE: Final = re.compile(r'[ \t\r\n]*(?:"[^"\n]{0,200}"[ \t]*:|[}\]{])')
_CONTROL: Final = re.compile(r"[\x00-\x1f]")
_ESCAPE: Final = re.compile(r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|(\\)')
_SPACES: Final = dict.fromkeys(range(0x20), " ")
_IN_SINGLE: Final = re.compile(r"""\\(u[0-9a-fA-F]{4}|.)|(")""", re.DOTALL)

_LINE_BREAK: Final = (
    "a line break, tab or other control character stands inside quotation marks",
    r"Write \n for a line break and \t for a tab, or close the quotation marks.",
)
_BACKSLASH: Final = (
    "a backslash is followed by a letter that means nothing",
    r"Write \\ for it.",
)
_NEVER_CLOSED: Final = ("these quotation marks are never closed", "Close them.")
_VALUE_CURE: Final = 'Write it like this: "…".'


def _filler(*, is_name: bool) -> str:
    return '"":null' if is_name else "null"


def read_text(walk: Walk, start: int, path: Path, *, is_name: bool = False) -> tuple[str, int]:
    """Go over text in double quotation marks; return what it says and where it ends."""
    text = walk.text
    try:
        said, end = scanstring(text, start + 1)
    except json.JSONDecodeError:
        pass
    else:
        return said, end
    closed = _REST.match(text, start + 1)
    break_at = text.find("\n", start, closed.end() if closed else len(text))
    if closed is None or (break_at >= 0 and not _is_closed(text, closed.end(), is_name=is_name)):
        return _to_the_end_of_the_line(walk, start, break_at, path, is_name=is_name)
    return _mend_text(walk, start, closed.end(), path)


def _is_closed(text: str, end: int, *, is_name: bool) -> bool:
    return (_ENDS_NAME if is_name else _AFTER_LINES).match(text, end) is not None


def _to_the_end_of_the_line(
    walk: Walk, start: int, break_at: int, path: Path, *, is_name: bool
) -> tuple[str, int]:
    """Go over text whose closing quotation mark is missing, where the next line shows it."""
    if break_at < 0:
        walk.stop(*_NEVER_CLOSED, path, start, _filler(is_name=is_name))
    if is_name or not _NEXT_LINE.match(walk.text, break_at):
        walk.stop(*_LINE_BREAK, path, break_at, _filler(is_name=is_name), since=start)
    walk.mistake(*_LINE_BREAK, path, break_at)
    line = walk.text[start:break_at].rstrip()
    end = start + len(line.removesuffix(",").rstrip())
    walk.mend(start, end, '""')
    walk.doubtful.add(path)
    return "", end


def _mend_text(walk: Walk, start: int, end: int, path: Path) -> tuple[str, int]:
    text = walk.text
    if found := _CONTROL.search(text, start, end):
        walk.mistake(*_LINE_BREAK, path, found.start())
    pieces, done = [], start + 1
    for each in _ESCAPE.finditer(text, start + 1, end - 1):
        if each[1]:
            walk.mistake(*_BACKSLASH, path, each.start())
            pieces.append(text[done : each.end()])
            done = each.end()
    body = _without_controls("\\".join([*pieces, text[done : end - 1]]))
    walk.mend(start, end, f'"{body}"')
    return str(scanstring(f'"{body}"', 1)[0]), end


def _without_controls(body: str) -> str:
    body = body.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
    return body.translate(_SPACES) if _CONTROL.search(body) else body


def read_quoted(
    walk: Walk, start: int, path: Path, told: tuple[str, str], *, is_name: bool = False
) -> tuple[str, int]:
    """Go over text in quotation marks that are not JSON's, on one line and closed for sure."""
    text = walk.text
    closers = _CLOSERS.get(text[start], '”“"')
    found = re.compile(rf"((?:[^\\\n{closers}]|\\.)*+)[{closers}]").match(text, start + 1)
    ends = _ENDS_NAME if is_name else _ENDS_VALUE
    if found is None or not ends.match(text, found.end()):
        walk.stop(*told, path, start, _filler(is_name=is_name))
    walk.mistake(*told, path, start)
    if control := _CONTROL.search(text, start, found.end()):
        walk.mistake(*_LINE_BREAK, path, control.start())
    body = _IN_SINGLE.sub(_in_double, _CONTROL.sub(" ", found[1]))
    walk.mend(start, found.end(), f'"{body}"')
    return str(scanstring(f'"{body}"', 1)[0]), found.end()


def _in_double(found: re.Match[str]) -> str:
    if found[2]:
        return '\\"'
    return found[0] if _ESCAPE.fullmatch(found[0]) and found[0] != "\\" else found[1]


def read_atom(walk: Walk, start: int, path: Path) -> int:
    """Go over what is neither text, object nor list; return where it ends."""
    text = walk.text
    word = found.group() if (found := _TOKEN.match(text, start)) else ""
    end = start + len(word)
    if word in ("NaN", "Infinity", "-Infinity"):
        cure = "Write a number; in a figure, null where there is none."
        return _not_a_number(walk, (start, end), f"{word} is not a number", cure, path)
    if word[:1] and word[0] in QUOTES:
        what = f"text stands in double quotation marks, not in {word[0]}"
        return read_quoted(walk, start, path, (what, _VALUE_CURE))[1]
    try:
        value, stop = walk.plain.raw_decode(text, start)
    except json.JSONDecodeError:
        return _no_value(walk, start, word, path)
    except ValueError:
        digits = _NUMBER.match(text, start)
        what = "this number has more digits than can be read"
        place = (start, digits.end() if digits else end)
        return _not_a_number(walk, place, what, "Write a shorter one.", path)
    if stop < end and not word[stop - start :].startswith(("//", "/*", "#", ";")):
        return _no_value(walk, start, word, path)
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        what = "this number is larger than any that can be held"
        return _not_a_number(walk, (start, stop), what, "Write a smaller one.", path)
    return int(stop)


def _not_a_number(walk: Walk, place: tuple[int, int], what: str, cure: str, path: Path) -> int:
    walk.tell("not-a-number", what, cure, path, place[0])
    walk.mend(*place, "null")
    walk.doubtful.add(path)
    return place[1]


def _no_value(walk: Walk, start: int, word: str, path: Path) -> int:
    end, plain = start + len(word), clean_line(word, 20)
    if word in _PYTHON:
        walk.mistake(f"{word} is not JSON", f"Write {_PYTHON[word]}.", path, start)
        walk.mend(start, end, _PYTHON[word])
        return end
    told = ("a value is missing here", "Text stands in double quotation marks.")
    at = start
    if re.match(r"-?0[0-9]", word):
        at, told = start + word.index("0"), ("a number does not begin with 0", "Take the 0 away.")
    elif word[:1].isdigit() or word[:1] in ("+", "-", "."):
        what = f"{plain} is not a number as JSON writes it"
        told = (what, "Write digits, with a point for decimals: 26.4.")
    elif word:
        told = (f"{plain} is not a value", told[1])
    following = skip_space(walk.text, end)
    is_sure = walk.text[following : following + 1] in (",", "}", "]") and following < len(walk.text)
    if not is_sure:
        walk.stop(*told, path, at, "null", since=start)
    walk.mistake(*told, path, at)
    walk.mend(start, end, "null")
    walk.doubtful.add(path)
    return end
