"""The line that tells of the range marked: how long it is, from when to when, what lies in it.

What there is no room for is told shorter, then not at all; the length is always told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, product
from typing import Final

from textual.content import Content

from probtimeline.core.text import counted
from probtimeline.session.ranging import Reach, is_growing
from probtimeline.session.state import State
from probtimeline.session.tally import Inside
from probtimeline.views import paint

MARK = " ┣┫ "
KEYS_GROWING = ("r ends it here · esc drops it", "r ends it")
KEYS = ("= shows just it · esc drops it", "= shows just it", "= shows it")
KEYS_AMONG_HITS = ("= shows just it", "= shows it")
"""With a search on, esc drops that first."""
SHORTER: Final = {"year": "yr", "month": "mo"}


@dataclass(frozen=True, slots=True)
class RangeWords:
    """What can be told of a range; each part in its forms, from the longest to the shortest."""

    length: str
    dates: str
    counts: tuple[str, ...]
    keys: tuple[str, ...]
    among: str = ""
    silence: str = ""

    @staticmethod
    def of(state: State, reach: Reach, held: Inside, growing: bool) -> RangeWords:
        """The words for a range and what lies in it."""
        kinds = ((held.milestones, "milestone"), (held.figures, "figure"))
        among = ", ".join(counted(number, kind) for number, kind in kinds if number)
        searched = state.search.is_on
        keys = KEYS_AMONG_HITS if searched else KEYS
        return RangeWords(
            reach.text,
            " to ".join(date.text for date in reach.dates),
            _counts(held, "between" if reach.ends else "in it", searched=searched),
            KEYS_GROWING[searched:] if growing else keys,
            f"among them {among}" if among else "",
            f"longest silence {held.silence.text}" if held.silence is not None else "",
        )


def is_begun_here(state: State, reach: Reach) -> bool:
    """Whether a range was begun at the selected event, and reaches nowhere yet."""
    growing = state.stretch is not None and is_growing(state.stretch)
    return growing and len(set(reach.ends)) == 1


def begun_told(state: State, room: int) -> Content:
    """Where a range was begun, and how to end it."""
    rest = ": go to another event, r ends it there"
    title = state.event.title if state.event is not None else ""
    least = len(f"{MARK}from “”{rest}")
    shown = paint.line(title).truncate(max(8, room - least), ellipsis=True)
    return Content.assemble(
        (MARK, paint.LINK), ("from “", paint.PLAIN), shown, (f"”{rest}", paint.PLAIN)
    )


def range_told(words: RangeWords, room: int) -> tuple[Content, str]:
    """The line in `room` cells, and the keys at its right end."""
    first, dates, counts, keys = _chosen(words, room - len(MARK))
    left = room - len(MARK) - _width((first, dates, counts, keys))
    among = words.among if len(words.among) + 3 <= left else ""
    left -= len(among) + 3 if among else 0
    silence = words.silence if len(words.silence) + 3 <= left else ""
    left -= len(silence) + 3 if silence else 0
    longer = (form for form in words.keys if keys and len(form) - len(keys) <= left)
    keys = next(longer, keys)
    rest = "".join(f" · {part}" for part in (dates, counts, among, silence) if part)
    told = paint.joined((MARK, paint.LINK), (first, paint.FIGURE), (rest, paint.PLAIN))
    return told, f" {keys}" if keys else ""


def _chosen(words: RangeWords, room: int) -> tuple[str, ...]:
    """Length, dates, counts and keys in forms that fit: the keys go first, the dates last."""
    short = re.sub(r"(year|month)s?", lambda unit: SHORTER[unit[1]], words.length)
    lengths = dict.fromkeys((words.length, short))
    forms = chain(
        product((words.length,), (words.dates,), words.counts[:2], words.keys[-1:]),
        product(lengths, (words.dates,), words.counts, ("",)),
        product(lengths, ("",), words.counts, ("",)),
        product(lengths, ("",), ("",), ("",)),
    )
    return next((form for form in forms if _width(form) <= room), (short, "", "", ""))


def _width(parts: Iterable[str]) -> int:
    """The cells of parts, with what parts them."""
    return sum(len(part) + 3 for part in parts if part) - 3


def _counts(held: Inside, where: str, *, searched: bool) -> tuple[str, ...]:
    """How many events there are, and how many of them are searched for."""
    whole = held.certainly + held.possibly
    many = f"{held.certainly} to {whole}" if held.possibly else f"{whole}"
    short = many.replace(" to ", "–")
    events = "event" if many == "1" else "events"
    hits = f", {_hits_among(held.hits, whole)}" if searched and whole else ""
    brief = f", {counted(held.hits, 'hit')}" if searched and whole else ""
    return (
        f"{many} {events} {where}{hits}",
        f"{many} {events} {where}{brief}",
        f"{short} {where}{brief}",
        f"{short}{brief or f' {events}'}",
    )


def _hits_among(hits: int, whole: int) -> str:
    if whole == 1:
        return "and it is a hit" if hits else "and it is no hit"
    return f"{hits or 'none'} of them {'hits' if hits > 1 else 'a hit'}"
