"""`before:`, `after:` and `during:`: an event's date beside a date in words.

What a date allows decides between certainly and possibly; `Span.overlap` knows it. A date that is
itself approximate or uncertain is never certainly before or after another.
"""

from __future__ import annotations

from dataclasses import dataclass

from probtimeline.core.span import Overlap
from probtimeline.query.index import Entry
from probtimeline.query.terms import Match

_MATCH = {
    Overlap.NO: Match.NO,
    Overlap.POSSIBLY: Match.POSSIBLY,
    Overlap.CERTAINLY: Match.CERTAINLY,
}


@dataclass(frozen=True, slots=True)
class During:
    """Whether an event falls in or touches the days from `first` to `last`; None is open."""

    first: int | None
    last: int | None

    def match(self, entry: Entry) -> Match:
        """Whether some of the event falls in these days."""
        return _MATCH[entry.overlap(self.first, self.last)]


@dataclass(frozen=True, slots=True)
class Before:
    """Whether an event is over before the day `first`."""

    first: int

    def match(self, entry: Entry) -> Match:
        """Whether nothing of the event falls on that day or later."""
        return _only(entry.overlap(None, self.first - 1), entry.overlap(self.first, None))


@dataclass(frozen=True, slots=True)
class After:
    """Whether an event begins after the day `last`."""

    last: int

    def match(self, entry: Entry) -> Match:
        """Whether nothing of the event falls on that day or earlier."""
        return _only(entry.overlap(self.last + 1, None), entry.overlap(None, self.last))


def _only(inside: Overlap, outside: Overlap) -> Match:
    """Whether it is inside and nothing of it outside: the weaker of the two answers."""
    answers = _MATCH[inside], _MATCH[outside].opposite
    return min(answers, key=lambda answer: answer.value)
