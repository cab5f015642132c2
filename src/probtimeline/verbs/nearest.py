"""The ids that one may have meant that does not exist."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

NEAREST = 3
"""Ids offered at most."""


def nearest_ids(typed: str, known: Iterable[str]) -> list[str]:
    """The ids that contain what was typed, or else the one it is most like."""
    from probtimeline.query.suggest import did_you_mean

    ids = list(known)
    word = typed.lower()
    holding = list(islice((each for each in ids if word and word in each), NEAREST))
    if holding:
        return holding
    near = did_you_mean(word, ids)
    return [near] if near else []
