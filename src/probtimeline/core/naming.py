"""What a measure is called: its slug as a reader reads it, abbreviations as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"(?:[A-Z][a-z]+ ){2,}[A-Z][a-z]+")

READ: Final = 1000
"""Texts of a kind that are read for abbreviations: a few thousandths of a second."""


def abbreviations(texts: Iterable[str]) -> Mapping[str, str]:
    """Words with two capitals or more, by their small letters: "crcs" is written "CRCs".

    The initials of a name of three words or more are one too: "omi" of an Offender Management
    Inspection. What also occurs in small letters is an ordinary word, and is left out.
    """
    found: dict[str, str] = {}
    ordinary = set()
    for text in texts:
        for word in _WORD.findall(text):
            if word.islower():
                ordinary.add(word)
            elif sum(letter.isupper() for letter in word) > 1:
                found.setdefault(word.lower(), word)
        for name in _NAME.findall(text):
            initials = "".join(word[0] for word in name.split())
            found.setdefault(initials.lower(), initials)
    return {small: word for small, word in sorted(found.items()) if small not in ordinary}


def measure_name(measure: str, known: Mapping[str, str]) -> str:
    """A measure in words: "Reoffending rate", "OMI quality", with the abbreviations known."""
    words = " ".join(_written(word, known) for word in measure.replace("-", " ").split(" "))
    return words[:1].upper() + words[1:]


def _written(word: str, known: Mapping[str, str]) -> str:
    """A word as it is written; of an abbreviation one of many, and many of one, are known too."""
    if word in known:
        return known[word]
    one = word.removesuffix("s")
    if one != word and one in known:
        return f"{known[one]}s"
    many = known.get(f"{word}s", "")
    return many.removesuffix("s") if many.endswith("s") else word
