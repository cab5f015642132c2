"""The nearest known word to a misspelt one, for the cure of a problem."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import islice
from typing import Final

_COMPARED: Final = 5000
"""Comparing takes microseconds a word: beyond this many a suggestion is not worth the wait."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like `word`, if one is like enough."""
    return _nearest(word.casefold()[:200], tuple(islice(known, _COMPARED)))


@lru_cache(maxsize=256)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    from difflib import get_close_matches

    words = {each.casefold(): each for each in known}
    found = get_close_matches(word, words, n=1, cutoff=0.6)
    return words[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return `Did you mean "…"?` where a known word is near, else what is given."""
    found = nearest(word, known)
    return f'Did you mean "{found}"?' if found is not None else otherwise


def one_of(words: Collection[str]) -> str:
    """Return the words as a choice: `"a", "b" or "c"`."""
    quoted = [f'"{word}"' for word in words]
    return " or ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
