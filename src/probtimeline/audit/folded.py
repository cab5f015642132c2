"""A text with its typography taken out, and the way back to where its characters stand.

`squeeze` evens out case and quotation marks and drops spaces, dashes and hyphens altogether, at
C speed and character by character, so that a long text can be squeezed in pieces and a hit found
again in the original by squeezing one piece anew. What was dropped is then compared, gap by gap,
because it can carry meaning: "another" is not "an other", and "-5%" is not "5%".
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from probtimeline.core.patterns import compiled

PIECE = 512
"""Code points squeezed at a time: small enough to go through one by one when a hit is traced."""

LONGEST = 20_000
"""Code points of a quotation that is evened out; a longer one is found to the letter or not."""

TRIES = 1000
"""Hits looked at for one quotation, and so the most places that are counted."""

TRIED_CHARACTERS = 1_000_000
"""Code points compared gap by gap for one quotation before later hits are let go."""

_HYPHENS = "-\u2010\u2011"
_SOFT = "\u00ad"
_DASHES = _HYPHENS + "\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
_INVISIBLE = "\u200b\u2060\ufeff"
_QUOTATION_MARKS = '"`´‘’‚‛“”„‟‹›«»′″‵‶ʼ\uff02\uff07'
_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
_SPACES += "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_DROPPED = _SPACES + _DASHES + _SOFT + _INVISIBLE

_GAP = f"[{re.escape(_DROPPED)}]+"
_DROPPED_BUT_SPACES = f"[{re.escape(_DASHES + _SOFT + _INVISIBLE)}]"
_QUOTATION_MARK = f"[{re.escape(_QUOTATION_MARKS)}]"


class Gap(Enum):
    """What stands between two characters that are not dropped."""

    NOTHING = auto()
    SPACE = auto()
    HYPHEN = auto()
    DASH = auto()
    SIGN = auto()
    """A dash that makes a number negative or a pair of numbers a range."""


def squeeze(text: str) -> str:
    """The text without case, kinds of quotation marks, spaces, dashes and hyphens."""
    folded = unicodedata.normalize("NFD", text.casefold())
    dense = compiled(_DROPPED_BUT_SPACES).sub("", "".join(folded.split()))
    return compiled(_QUOTATION_MARK).sub("'", dense).replace("…", "...")


def _opens_number(char: str) -> bool:
    return char.isdigit() or (char != "" and unicodedata.category(char) == "Sc")


def _kind_of_gap(gap: str, before: str, after: str) -> Gap:
    """What a run of dropped characters means between the characters around it."""
    gap = gap.translate(dict.fromkeys(map(ord, _INVISIBLE)))
    if len(gap) > 1 and gap[0] == _SOFT and gap[1].isspace():
        gap = "-" + gap[1:]
    gap = gap.replace(_SOFT, "")
    if not any(char in _DASHES for char in gap):
        return Gap.SPACE if gap else Gap.NOTHING
    if _opens_number(after):
        joins_a_letter = gap[0] in _DASHES and before.isalpha()
        if before.isdigit() or (gap[-1] in _DASHES and not joins_a_letter):
            return Gap.SIGN
    if gap[0] in _HYPHENS and (len(gap) == 1 or (gap[1:].isspace() and "\n" in gap)):
        return Gap.HYPHEN
    return Gap.DASH


def _gaps(text: str, start: int, end: int) -> dict[int, tuple[Gap, bool]]:
    """The gaps inside text[start:end] by their place in the squeezed text.

    With each: whether a letter or digit stands on both sides of it. Gaps at the edges are left
    out, but for a sign before a leading number.
    """
    found: dict[int, tuple[Gap, bool]] = {}
    squeezed, reached = 0, start
    for match in compiled(_GAP).finditer(text, start, end):
        squeezed += len(squeeze(text[reached : match.start()]))
        reached = match.end()
        before = text[match.start() - 1 : match.start()] if squeezed else ""
        after = text[reached : min(reached + 1, end)]
        kind = _kind_of_gap(match.group(), before, after)
        if after and kind is not Gap.NOTHING and (squeezed or kind is Gap.SIGN):
            found[squeezed] = (kind, before.isalnum() and after.isalnum())
    return found


def _same(left: Gap, right: Gap, between_letters: bool) -> bool:
    match {left, right}:
        case pair if len(pair) == 1:
            return True
        case pair if Gap.SIGN in pair:
            return False
        case pair if Gap.HYPHEN in pair:
            return True
        case pair if Gap.DASH in pair:
            return False
    return not between_letters


@dataclass(frozen=True, slots=True)
class Needle:
    """A quotation, or a part of one, ready to be looked for."""

    text: str
    squeezed: str
    gaps: Mapping[int, tuple[Gap, bool]]

    @staticmethod
    def of(text: str) -> Needle:
        """Make one; a text of nothing but spaces and dashes squeezes to nothing."""
        return Needle(text, squeeze(text), _gaps(text, 0, len(text)))

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether what was dropped from text[start:end] means what was dropped here."""
        theirs = _gaps(text, start, end)
        nothing = (Gap.NOTHING, True)
        for place in self.gaps.keys() | theirs.keys():
            mine, mine_inside = self.gaps.get(place, nothing)
            other, other_inside = theirs.get(place, nothing)
            if not _same(mine, other, mine_inside and other_inside):
                return False
        return True


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a needle stands: in code points of the text, and in the squeezed text."""

    start: int
    end: int
    squeezed_start: int
    squeezed_end: int


@dataclass(frozen=True)
class FoldedText:
    """A text and, made when first asked for, its squeezed form."""

    text: str

    @cached_property
    def _pieces(self) -> tuple[str, list[int]]:
        pieces = [squeeze(self.text[at : at + PIECE]) for at in range(0, len(self.text), PIECE)]
        ends, total = [], 0
        for piece in pieces:
            total += len(piece)
            ends.append(total)
        return "".join(pieces), ends

    @property
    def squeezed(self) -> str:
        """The whole text squeezed."""
        return self._pieces[0]

    def place(self, offset: int) -> int:
        """Which code point of the text the squeezed character at `offset` came from."""
        ends = self._pieces[1]
        piece = bisect_right(ends, offset)
        if piece >= len(ends):
            return len(self.text)
        reached = ends[piece - 1] if piece else 0
        for at in range(piece * PIECE, len(self.text)):
            reached += len(squeeze(self.text[at]))
            if reached > offset:
                return at
        return len(self.text)

    def find(self, needle: Needle, begin: int = 0) -> Iterator[Hit]:
        """Where the needle stands, from squeezed offset `begin` on, within the bounds above."""
        if not needle.squeezed:
            return
        at, budget = begin, TRIED_CHARACTERS
        for _ in range(TRIES):
            at = self.squeezed.find(needle.squeezed, at)
            if at < 0 or budget <= 0:
                return
            hit = self._hit(needle, at)
            budget -= hit.end - hit.start
            if self._ends_whole(hit) and needle.fits(self.text, hit.start, hit.end):
                yield hit
                at = hit.squeezed_end
            else:
                at += 1

    def _hit(self, needle: Needle, at: int) -> Hit:
        stop = at + len(needle.squeezed)
        start, end = self.place(at), self.place(stop - 1) + 1
        if 0 in needle.gaps and start and self.text[start - 1] in _DASHES:
            start -= 1
        return Hit(start, end, at, stop)

    def _ends_whole(self, hit: Hit) -> bool:
        """Whether no accent follows that would make the last letter another one."""
        follower = self.squeezed[hit.squeezed_end : hit.squeezed_end + 1]
        return not (follower and unicodedata.combining(follower))
