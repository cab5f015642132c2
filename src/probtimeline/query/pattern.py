r"""Regular expressions that a reader may type, read and run by the package `regex`.

They meet folded text (`core.text.fold`), so their letters are folded too. A pattern may be one that
goes back and tries again for ever: it is stopped when its time is spent, and that is told, since
an unfinished search is not a "no".
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

from probtimeline.core.text import fold
from probtimeline.query.budget import Budget, TooSlow

if TYPE_CHECKING:
    import regex

__all__ = ["Budget", "Pattern", "PatternFault", "TooSlow", "read_pattern"]

LONGEST = 200
"""Characters a pattern may have."""
LARGEST = 100_000
"""Characters it may come to with its counted repeats written out, as `regex` writes them out while
it reads: `x{999999999}` would take all memory there is, before any time limit begins."""

_AT_ONCE = 0.25
"""Time wasted on one text: one that calls itself without end takes memory as long as it runs."""
_FAIR = 1e-5
_FAIR_LETTER = 2e-7
"""Seconds that a text and each of its letters are worth, some five times what plain patterns take:
a search through a million texts is not to be stopped for their number."""

_T = TypeVar("_T")

_LETTER = re.compile(r"\\[\x00-\x7f]|\\?[^\x00-\x7f]|`")
_SET = re.compile(r"\[\^?\]?(?:\[:[^\]]*:\]|\\.|[^\]\\])*\]")
_PART = re.compile(f"{_SET.pattern}|{_LETTER.pattern}", re.DOTALL)
_COUNT = re.compile(r"\{([^,}]+)")


@dataclass(frozen=True, slots=True)
class PatternFault:
    """Why a pattern is not used; `start` and `end` are places in the query."""

    what: str
    cure: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern ready to be tried on folded texts. It begins at place `at` of the query."""

    source: str
    at: int = field(compare=False)
    compiled: regex.Pattern[str] = field(compare=False, repr=False)

    def fits(self, folded: str, budget: Budget) -> bool:
        """Whether it fits somewhere in a folded text. Raises TooSlow."""
        return self._run(self.compiled.search, folded, budget) is not None

    def places(self, folded: str, budget: Budget) -> list[tuple[int, int]]:
        """Where it fits in a folded text, empty fits left out. Raises TooSlow."""
        found = self._run(self._all, folded, budget)
        return [(start, end) for start, end in found if start < end]

    def _all(self, folded: str, *, timeout: float) -> list[tuple[int, int]]:
        return [found.span() for found in self.compiled.finditer(folded, timeout=timeout)]

    def _run(self, ask: Callable[..., _T], folded: str, budget: Budget) -> _T:
        fair = _FAIR + _FAIR_LETTER * len(folded)
        budget.left += fair
        began = perf_counter()
        try:
            return ask(folded, timeout=max(0.0, min(budget.left, fair + _AT_ONCE)))
        except (TimeoutError, MemoryError):
            raise TooSlow(self._too_slow()) from None
        finally:
            budget.left -= perf_counter() - began

    def _too_slow(self) -> PatternFault:
        cure = "Make it simpler: a repeat inside a repeat, as in (a+)+, is the usual cause."
        end = self.at + len(self.source)
        return PatternFault("this pattern takes too long", cure, self.at, end)


def read_pattern(source: str, at: int = 0) -> Pattern | PatternFault:
    """Read a pattern that begins at a place of the query, case and accents ignored."""
    import regex

    end = at + len(source)
    if not source:
        return PatternFault("this pattern is empty", "Write one between the slashes.", at, at)
    if len(source) > LONGEST:
        what = f"this pattern is longer than {LONGEST} characters"
        return PatternFault(what, "Look for a part of it.", at + LONGEST, end)
    if _written_out(source) > LARGEST:
        cure = "Use * or + instead of large numbers."
        return PatternFault("this pattern repeats too much", cure, at, end)
    try:
        regex.compile(source, regex.IGNORECASE)  # as typed, for the place of a mistake
        return Pattern(source, at, regex.compile(_folded(source), regex.IGNORECASE))
    except regex.error as bad:
        why, place = bad.msg, bad.pos  # type: ignore[attr-defined]  # its types leave them out
        start = at + min(place or 0, len(source))
        return _unreadable(why, start, start + 1)  # at the closing slash for what is missing there
    except (ValueError, RecursionError) as bad:
        return _unreadable(str(bad), at, end)


def _written_out(source: str) -> int:
    """The length of a pattern whose every count is inside all the others: at least its length."""
    counts = ("".join(filter(str.isdecimal, inside)) for inside in _COUNT.findall(source))
    return len(source) * math.prod(max(1, int(count or 1)) for count in counts)


def _unreadable(why: str, start: int, end: int) -> PatternFault:
    cure = "Mend it, or write \\ before a sign that is meant as itself."
    return PatternFault(f"this pattern cannot be read: {why}", cure, start, end)


def _folded(source: str) -> str:
    """A pattern with its letters folded and its signs, escapes and sets as they are."""
    return _PART.sub(_folded_part, source)


def _folded_part(found: re.Match[str]) -> str:
    if found[0].startswith("["):
        return _LETTER.sub(partial(_folded_letter, in_set=True), found[0])
    return _folded_letter(found)


def _folded_letter(found: re.Match[str], *, in_set: bool = False) -> str:
    typed = found[0]
    if typed.isascii() and typed != "`":
        return typed
    folded = fold(typed[-1])
    if len(folded) < 2:
        return re.escape(folded)  # a dash in a set stays a dash
    # Several letters, as of a ligature, are one for a repeat behind them, and none for a set.
    return typed if in_set else f"(?:{re.escape(folded)})"
