"""The nearest known word to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from probtimeline.core.text import fold

_WEIGHED = 5000
"""Words compared letter by letter: a tenth of a second at the worst."""
_LONGEST = 60
_ALIKE = 0.65
"""How much of two words must agree, by difflib's measure: one letter in three may differ."""


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like `word`, or None where none is alike."""
    return next(iter(alike(word, known, 1)), None)


def alike(word: str, known: Iterable[str], many: int = 3) -> tuple[str, ...]:
    """Up to `many` known words that are like `word`, the most alike first.

    A word that begins as `word` does comes before one that only resembles it. Words that differ
    much in length or share no letter at their beginning or end are not weighed.
    """
    from difflib import SequenceMatcher

    wanted = fold(word)[:_LONGEST]
    if not wanted:
        return ()
    folded = {each: fold(each)[:_LONGEST] for each in known}
    slack = 2 + len(wanted) // 4
    candidates = [
        (each, other)
        for each, other in folded.items()
        if other.startswith(wanted)
        or (abs(len(other) - len(wanted)) <= slack and _touch(wanted, other))
    ]
    matcher = SequenceMatcher(b=wanted, autojunk=False)
    ranked = []
    for each, other in islice(candidates, _WEIGHED):
        matcher.set_seq1(other)
        likeness = matcher.ratio() if matcher.quick_ratio() > _ALIKE else 0.0
        begins = len(wanted) > 1 and other.startswith(wanted)
        if begins or likeness > _ALIKE:
            ranked.append((not begins, -likeness, each))
    return tuple(each for _, _, each in sorted(ranked)[:many])


def _touch(one: str, other: str) -> bool:
    return bool(other) and (
        one[0] == other[0] or one[-1] == other[-1] or one[1:3] == other[1:3] or one[:2] in other
    )
