"""Words looked for in a long text, as they are typed: case, accents and quotation marks aside."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from probtimeline.core.text import fold, fold_places, unfolded

LONGEST_LINE = 2_000
"""Code points folded at a time; a longer line is cut where a word ends."""

MOST = 10_000
"""Places counted."""

_LINE = re.compile(rf"[^\n]{{1,{LONGEST_LINE}}}(?:(?=\s)|$)|[^\n]{{1,{LONGEST_LINE}}}")


class WordsFound:
    """Finds words in one text, which is folded when first looked into."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _lines(self) -> tuple[str, list[int], list[int]]:
        """The folded lines one after another, where each begins there, and where in the text."""
        pieces: list[str] = []
        folded_at: list[int] = []
        text_at: list[int] = []
        reached = 0
        for line in _LINE.finditer(self._text):
            piece = fold(line.group())
            if not piece.strip():
                continue
            piece = piece.strip() + " "
            folded_at.append(reached)
            text_at.append(line.start())
            pieces.append(piece)
            reached += len(piece)
        return "".join(pieces), folded_at, text_at

    def places(self, words: str) -> list[int]:
        """Where the words begin in the folded text, `MOST` at most, in order."""
        wanted = " ".join(fold(words).split())
        folded, at = self._lines[0], 0
        found: list[int] = []
        while wanted and len(found) < MOST and (at := folded.find(wanted, at)) >= 0:
            found.append(at)
            at += len(wanted)
        return found

    def stretch(self, place: int, words: str) -> tuple[int, int]:
        """The words at a place as a stretch of the text."""
        last = place + len(" ".join(fold(words).split())) - 1
        return self._unfolded(place)[0], self._unfolded(last)[1]

    def nearest(self, places: list[int], at: int) -> int:
        """Which of the places is the first at or after one of the text; the first of all if none.

        `places` must not be empty.
        """
        _, folded_at, text_at = self._lines
        line = max(0, bisect_right(text_at, at) - 1)
        first = bisect_left(places, folded_at[line])
        while first < len(places) and self._unfolded(places[first])[0] < at:
            first += 1
        return first if first < len(places) else 0

    def _unfolded(self, place: int) -> tuple[int, int]:
        """The stretch of the text a folded character stands for."""
        _, folded_at, text_at = self._lines
        number = bisect_right(folded_at, place) - 1
        start = text_at[number]
        line = _LINE.match(self._text, start)
        assert line is not None
        folded, places = fold_places(line.group())
        within = place - folded_at[number] + len(folded) - len(folded.lstrip())
        if within >= len(folded):
            return line.end(), line.end()
        low, high = unfolded(places, within, within + 1)
        return start + low, start + high
