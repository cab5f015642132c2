"""Ids: what one looks like, and how one is made for a record that came without."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count
from typing import Final

from probtimeline.core.span import Span
from probtimeline.core.text import fold
from probtimeline.store.fields import LONGEST_ID

PATTERN: Final = "[a-z0-9]+(-[a-z0-9]+)*"
"""What an id is made of, as a regular expression."""

_SLUG: Final = re.compile(PATTERN)
_OTHER: Final = re.compile(r"[^a-z0-9]+")
_APOSTROPHE: Final = re.compile(r"(?<=[a-z0-9])'(?=[a-z0-9])")
_START: Final = re.compile(r"-?[0-9X]+(-[0-9]{2}){0,2}")
_MADE: Final = 60
"""The longest id that is made, in characters: it leaves room for a number after it."""


def is_slug(text: str) -> bool:
    """Tell whether the text may be an id."""
    return len(text) <= LONGEST_ID and _SLUG.fullmatch(text) is not None


def slug(text: str, longest: int = LONGEST_ID) -> str:
    """Return the text as an id, cut after a whole word; empty where it has no letters for one."""
    plain = _OTHER.sub("-", _APOSTROPHE.sub("", fold(text))).strip("-")
    if len(plain) <= longest:
        return plain
    cut = plain[: longest + 1].rpartition("-")[0]
    return cut or plain[:longest]


def made_id(title: str, date: Span | None = None) -> str:
    """Return an id from a date and a title: "2013-02-21-inspectors-report"."""
    start = _START.search(date.edtf) if date else None
    words = f"{start.group() if start else ''} {title}"
    return slug(words, _MADE) or "record"


def first_free(wanted: str, is_free: Callable[[str], bool]) -> str:
    """Return the id wanted, or with -2, -3 … after it, whichever is free first."""
    if is_free(wanted):
        return wanted
    return next(made for n in count(2) if is_free(made := f"{wanted}-{n}"))
