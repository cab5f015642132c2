"""The text of a source as a passage is picked from it: what is shown, sentences, whole words.

Pure, and without a screen. Places are code points: those of the text as attached are meant
wherever nothing else is said; what is shown of it is cleaned and has places of its own.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from probtimeline.core.text import clean_places

ROOM: Final = 300_000
"""Code points of a text shown at once: more takes an editor of text seconds to lay out."""

MOST_LINES: Final = 20_000
"""Lines shown at once, for the same reason."""

LONGEST_LINE: Final = 1_000
"""Code points of one shown line: a longer one is broken at a space, or it could not be scrolled."""

_LEAST_ROOM = 20_000
_BEFORE = 4_000
"""Code points before a place in which its sentence is looked for."""
_LONGEST_WORD = 400

_ENDS = re.compile(r"[.!?…][\"”’)\]]{0,3}\s+(?=[\"“‘(\[]?[A-Z\d£])|\n\s*\n\s*")
_NO_END = re.compile(r"(?<![A-Za-z])(?:Mrs?|Ms|Dr|Prof|St|No|vs|e\.g|i\.e|cf|pp?|[A-Z])\.\s+$")
_SPACES = re.compile(r"\s+")
_INSIDE = "'’-‐‑.,/&"
_NOT_SEEN = "\u00ad\u200b\u2060\ufeff"
_LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a text: a window of it, cleaned.

    The window is from `begins` to `ends` of a text as long as `whole`; `places` lead back there.
    """

    text: str
    places: list[int]
    begins: int
    ends: int
    whole: int

    @staticmethod
    def of(text: str, at: int = 0, room: int = ROOM) -> Shown:
        """The window around a place; the whole text where there is room for it."""
        start = max(0, min(at - room // 2, len(text) - room))
        while room > _LEAST_ROOM and text.count("\n", start, start + room) > MOST_LINES:
            room //= 2
            start = max(0, min(at - room // 2, len(text) - room))
        clean, places = clean_places(text[start : start + room])
        shown, places = _broken(clean, [start + place for place in places])
        return Shown(shown, places, start, places[-1], len(text))

    @property
    def is_part(self) -> bool:
        """Whether there is more of the text than is shown."""
        return self.ends - self.begins < self.whole

    def shown_at(self, place: int) -> int:
        """Where a place of the text stands in what is shown."""
        return min(bisect_left(self.places, place), len(self.text))

    def place_of(self, shown: int) -> int:
        """The place in the text of what is shown there."""
        return self.places[shown]


def _broken(text: str, places: list[int]) -> tuple[str, list[int]]:
    """Lines too long are broken: a space becomes the end of a line, or one is put in."""
    pieces: list[str] = []
    kept: list[int] = []
    for line in re.finditer(r"[^\n]*(?:\n|$)", text):
        at, stop = line.span()
        while stop - at > LONGEST_LINE:
            space = text.rfind(" ", at + LONGEST_LINE // 2, at + LONGEST_LINE)
            cut = space + 1 if space >= 0 else at + LONGEST_LINE
            pieces += (text[at : cut - 1] if space >= 0 else text[at:cut], "\n")
            kept += places[at:cut] if space >= 0 else [*places[at:cut], places[cut]]
            at = cut
        pieces.append(text[at:stop])
        kept += places[at:stop]
    return "".join(pieces), [*kept, places[-1]]


def _sentences(text: str, begin: int) -> Iterator[int]:
    """Where sentences begin after a place."""
    for end in _ENDS.finditer(text, begin):
        if not _NO_END.search(text[max(0, end.end() - 12) : end.end()]):
            yield end.end()


def next_sentence(text: str, at: int) -> int:
    """Where the sentence after the one at a place begins; the end of the text after the last."""
    starts = _sentences(text, max(0, at - 8))
    return next((start for start in starts if start > at), len(text))


def sentence_start(text: str, at: int) -> int:
    """Where the sentence at a place begins."""
    begin = max(0, at - _BEFORE)
    return max(takewhile(lambda start: start <= at, _sentences(text, begin)), default=begin)


def sentence_end(text: str, at: int) -> int:
    """Where the sentence at a place ends; from its end, where the one after does."""
    end = at
    while end <= at < len(text):
        after = next_sentence(text, end)
        end = len(text[:after].rstrip())
        if after == len(text):
            return end
        if end <= at:
            at = end = after
    return end


def previous_sentence(text: str, at: int) -> int:
    """Where the sentence at a place begins; from its beginning, where the one before does."""
    start = sentence_start(text, at)
    return start if start < at else sentence_start(text, at - 1) if at else 0


def widened(text: str, start: int, stop: int) -> tuple[int, int]:
    """A stretch without the spaces at its ends, and with the whole of the words it cuts."""
    while start < stop and _is_empty(text[start]):
        start += 1
    while stop > start and _is_empty(text[stop - 1]):
        stop -= 1
    if start == stop:
        return start, stop
    first, last = max(0, start - _LONGEST_WORD), min(len(text), stop + _LONGEST_WORD)
    while start > first and _joins(text, start - 1, start):
        start -= 1
    while stop < last and _joins(text, stop - 1, stop):
        stop += 1
    return start, stop


def _is_empty(char: str) -> bool:
    return char.isspace() or char in _NOT_SEEN


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M" or char in _NOT_SEEN


def _joins(text: str, left: int, right: int) -> bool:
    """Whether two neighbours belong to one word or one number."""
    one, other = text[left], text[right]
    if _is_mark(other):
        return not one.isspace()
    if one.isalnum() or _is_mark(one):
        inside = text[right + 1 : right + 2].isalnum() and other in _INSIDE
        return other.isalnum() or inside or (other == "%" and one.isdigit())
    if not other.isalnum():
        return False
    return one in "£€$" or (one in _INSIDE and left > 0 and text[left - 1].isalnum())


def taken(text: str, start: int, stop: int) -> str:
    """The words of a stretch as they stand in the text, with line ends made single spaces."""
    start, stop = widened(text, start, stop)
    return _SPACES.sub(_evened, text[start:stop])


def _evened(spaces: re.Match[str]) -> str:
    return " " if any(char in _LINE_ENDS for char in spaces[0]) else spaces[0]


def words_in(text: str) -> int:
    """How many words a text has: what has a letter or a digit in it."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def line_starts(text: str) -> list[int]:
    """Where each line of a shown text begins."""
    return [0, *(end.end() for end in re.finditer("\n", text))]


def line_of(starts: list[int], at: int) -> int:
    """The line a place stands in."""
    return bisect_right(starts, at) - 1
