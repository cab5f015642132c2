"""Turns of phrase that every verb uses. Nothing of the chronology is needed for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from unicodedata import combining, east_asian_width

from probtimeline.core.text import counted

__all__ = ["columns_of", "counted", "tally", "told"]


def columns_of(text: str) -> int:
    """The columns a terminal gives the text: two for 里, none for an accent by itself."""
    if text.isascii():
        return len(text)
    return sum(
        0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text
    )


def tally(counts: Mapping[str, int], order: Iterable[str]) -> str:
    """Counts in a line, those that are not nought: "12 exact, 1 absent"."""
    return ", ".join(f"{counts[name]:,} {name}" for name in order if counts.get(name))


def told(what: str, cure: str) -> str:
    """What is wrong and what to do, as one sentence or two, however each of them ends."""
    what, cure = what.strip().rstrip("."), cure.strip()
    if not cure:
        return what
    joint = "; " if cure[0].islower() else ". "
    return what + joint + cure
