"""Text from files, made safe to show and easy to compare.

`clean` stands at the door of every screen and every printed line: nothing a file contains may
act on the terminal. Records keep their text as given; it is cleaned as it is shown.
`fold` evens out what a reader does not type: case, accents, curly quotation marks, dashes and
spaces, so that a search finds the words as printed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

MOST_READ = 20_000
"""Characters that are shown of one text, and looked at for what is lit and offered in it: ten
pages of a book."""

MARKS_IN_A_ROW = 8
"""Combining marks and joiners kept on one letter. Vietnamese and Hebrew need three."""

_REPLACED = "\ufffd"
_OVERRIDES = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_INVISIBLE = (0x00AD, 0x200B, 0x2060, *range(0x2061, 0x2065), 0xFEFF, *range(0xE0000, 0xE0080))

_SAFE: dict[int, str | None] = {
    **{c: chr(0x2400 + c) for c in range(0x20)},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), _REPLACED),
    **dict.fromkeys(range(0xD800, 0xE000), _REPLACED),
    **dict.fromkeys(_OVERRIDES, _REPLACED),
    **dict.fromkeys(_INVISIBLE, None),
    0x09: " ",
    0x0A: "\n",
    0x2028: "\n",
    0x2029: "\n",
}
_SAFE_LINE: dict[int, str | None] = {**_SAFE, 0x0A: " ", 0x2028: " ", 0x2029: " "}

_PLAIN_QUOTES = {
    **dict.fromkeys(map(ord, "‘’‚‛′‵`´ʼ＇"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″‶«»＂"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－⁃"), "-"),
}


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


def _thin_marks(text: str) -> str:
    """Drop what has no width of its own (marks, joiners) beyond the eighth on one letter."""
    marks = [char for char in set(text) if unicodedata.category(char) in ("Mn", "Me", "Cf")]
    if not marks:
        return text
    one = f"[{''.join(sorted(marks))}]"
    return re.sub(f"({one}{{{MARKS_IN_A_ROW}}}){one}+", r"\1", text)


def clean(text: str) -> str:
    """The text as it may be shown over several lines; only newlines still break it."""
    if _is_plain(text):
        return text
    safe = text.replace("\r\n", "\n").translate(_SAFE)
    return safe if safe.isascii() else _thin_marks(safe)


def paragraphs(text: str) -> list[str]:
    """The lines of a cleaned text that hold something, without the space round them."""
    return [line.strip() for line in clean(text).split("\n") if line.strip()]


def clean_places(text: str) -> tuple[str, list[int]]:
    """The text as `clean` shows it, and for each of its characters the place it came from.

    The list is one longer than the cleaned text: its last entry is `len(text)`.
    """
    shown = clean(text)
    if _is_plain(text):
        return shown, list(range(len(text) + 1))
    places: list[int] = []
    for place, char in enumerate(text):
        if char == "\r" and text.startswith("\n", place + 1):
            continue
        safe = _SAFE.get(ord(char), char)
        # A combining mark too many was left out: it is not the next one shown.
        if safe is not None and shown.startswith(safe, len(places)):
            places.append(place)
    return shown, [*places, len(text)]


def clean_line(text: str, limit: int = 2000) -> str:
    """The text as it may be shown on one line, cut with … after `limit` characters."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    if _is_plain(cut):
        return cut
    safe = cut.replace("\r\n", "\n").translate(_SAFE_LINE)
    return safe if safe.isascii() else _thin_marks(safe)


@lru_cache(maxsize=4096)
def _folded_char(char: str) -> str:
    """One character folded: none, one or, for a ligature, several; any space is a space."""
    if ord(char) in _INVISIBLE:
        return ""
    if char.isspace():
        return " "
    plain = unicodedata.normalize("NFKD", _PLAIN_QUOTES.get(ord(char), char))
    return "".join(
        _PLAIN_QUOTES.get(ord(part), part).casefold()
        for part in plain
        if unicodedata.category(part) not in ("Mn", "Me")
    )


def _folded_chars(text: str) -> Iterator[tuple[str, int]]:
    """Each folded character with the place it came from; runs of spaces become one."""
    in_space = False
    for place, char in enumerate(text):
        for low in _folded_char(char):
            if not (in_space and low == " "):
                yield low, place
            in_space = low == " "


_PLAIN = frozenset(map(chr, range(0x20, 0x7F))) - {"`"}
_FEW = 12
"""Different characters up to which each is replaced by itself: English has few beside ASCII."""


def is_plain(text: str) -> bool:
    """Whether folding the text only makes its letters small, whatever stands beside it."""
    return text.isascii() and text.isprintable() and "  " not in text and "`" not in text


def fold(text: str) -> str:
    """The text without what a reader does not type."""
    if is_plain(text):
        return text.lower()
    # Folding the small letter comes to the same, and folding twice as well, for all of Unicode.
    folded = text.lower()
    odd = set(folded) - _PLAIN
    if len(odd) > _FEW:
        folded = folded.translate({ord(char): _folded_char(char) for char in set(folded)})
    else:
        for char in odd:
            folded = folded.replace(char, _folded_char(char))
    while "  " in folded:
        folded = folded.replace("  ", " ")
    return folded


def fold_places(text: str) -> tuple[str, Sequence[int]]:
    """The folded text, and for each of its characters the place in `text` it came from.

    The places are one more than the folded text has characters: the last is `len(text)`.
    """
    if is_plain(text):
        return text.lower(), range(len(text) + 1)
    pairs = list(_folded_chars(text))
    return "".join(char for char, _ in pairs), [place for _, place in pairs] + [len(text)]


def unfolded(places: Sequence[int], start: int, stop: int) -> tuple[int, int]:
    """A stretch of folded text as one of the text itself, by the places `fold_places` gave.

    Accents, and the rest of a ligature, belong to the character the stretch ends on.
    """
    last = places[stop - 1]
    end = stop
    while places[end] <= last and end < len(places) - 1:
        end += 1
    return places[start], places[end]


def counted(number: int, one: str, many: str = "", *, more: str = "") -> str:
    """A number and what it counts: "1 event", "58 events"; with a sign that there are more."""
    return f"{number:,}{more} {one if number == 1 and not more else many or one + 's'}"
