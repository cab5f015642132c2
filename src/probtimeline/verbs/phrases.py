"""Turns of phrase that every verb uses. Nothing of the chronology is needed for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from probtimeline.core.text import counted

__all__ = ["counted", "tally", "told"]


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
