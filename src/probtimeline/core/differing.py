"""Which words differ between two texts, so that they can be lit side by side.

Words are compared folded and without the punctuation around them: what only a comma or a capital
letter sets apart is the same word. A few words in common inside much that differs would make a
patchwork of it, so they count as differing too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from fractions import Fraction

from probtimeline.core.text import fold

Stretch = tuple[int, int]
"""From one character to another, in code points of the text as given."""

MOST_WORDS = 200
"""Words up to which their order counts, which takes a tenth of a second at worst. In longer texts
the words differ that do not stand in the other one at all."""

LEAST_SHARED = Fraction(1, 3)
"""The part of all words that must be the same in both texts for the others to be worth lighting."""

_WORD = re.compile(r"\S+")
_INSIDE = re.compile(r"\w(?:.*\w)?", re.S)


@dataclass(frozen=True, slots=True)
class Differing:
    """The stretches of each text that the other one does not have, in order.

    `all_of_it` tells that the texts have too little in common (`LEAST_SHARED`): marking nearly
    every word of both would show nothing.
    """

    left: tuple[Stretch, ...] = ()
    right: tuple[Stretch, ...] = ()
    all_of_it: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as it is compared, and where it stands without the punctuation around it."""

    folded: str
    start: int
    end: int


_Run = tuple[int, int, int, int]
"""A run of words that differ: from and to in the left text, from and to in the right."""


def differing(left: str, right: str) -> Differing:
    """Compare two texts word by word."""
    one, other = tuple(_words(left)), tuple(_words(right))
    if max(len(one), len(other)) > MOST_WORDS:
        known = {word.folded for word in one} & {word.folded for word in other}
        same = sum(word.folded in known for word in (*one, *other))
        return Differing(
            _strangers(one, other), _strangers(other, one), _too_little(same, one, other)
        )
    matcher = SequenceMatcher(
        None, [word.folded for word in one], [word.folded for word in other], autojunk=False
    )
    runs = _without_patches([codes[1:] for codes in matcher.get_opcodes() if codes[0] != "equal"])
    same = len(one) + len(other) - sum(end - start + to - at for start, end, at, to in runs)
    return Differing(
        tuple(_stretch(one, run[0], run[1]) for run in runs if run[0] < run[1]),
        tuple(_stretch(other, run[2], run[3]) for run in runs if run[2] < run[3]),
        all_of_it=_too_little(same, one, other),
    )


def _too_little(same: int, one: Sequence[_Word], other: Sequence[_Word]) -> bool:
    """Whether so many words of both together are too few to be called shared."""
    return bool(one and other) and same < LEAST_SHARED * (len(one) + len(other))


def _words(text: str) -> Iterator[_Word]:
    """The words of a text; a dash or an ellipsis by itself is none."""
    for found in _WORD.finditer(text):
        inside = _INSIDE.search(found[0])
        if inside is None:
            continue
        start = found.start() + inside.start()
        # A sign before a number, or after it, is part of what is said: £450m, −5, 26.4%.
        while start > found.start() and text[start - 1] in "£$€+-−<>~":
            start -= 1
        end = found.start() + inside.end()
        end += text[end : end + 1] == "%"
        yield _Word(fold(text[start:end]), start, end)


def _without_patches(runs: Sequence[_Run]) -> list[_Run]:
    """The runs, those joined between which fewer words are the same than differ on either side."""
    joined: list[_Run] = []
    for run in runs:
        joined.append(run)
        # What is joined may now be large enough to swallow what stands before it.
        while len(joined) > 1 and _is_patch(*joined[-2:]):
            after, before = joined.pop(), joined.pop()
            joined.append((before[0], after[1], before[2], after[3]))
    return joined


def _is_patch(before: _Run, after: _Run) -> bool:
    return after[0] - before[1] < min(_size(before), _size(after))


def _size(run: _Run) -> int:
    return max(run[1] - run[0], run[3] - run[2])


def _strangers(words: Sequence[_Word], others: Sequence[_Word]) -> tuple[Stretch, ...]:
    """The runs of words that do not stand in the other text."""
    known = {word.folded for word in others}
    stretches: list[Stretch] = []
    before = False
    for word in words:
        new = word.folded not in known
        if new and before:
            stretches[-1] = (stretches[-1][0], word.end)
        elif new:
            stretches.append((word.start, word.end))
        before = new
    return tuple(stretches)


def _stretch(words: Sequence[_Word], first: int, last: int) -> Stretch:
    return words[first].start, words[last - 1].end
