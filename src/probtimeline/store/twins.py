"""Events of one date and nearly one title: perhaps the same event, given twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, Final

from probtimeline.core.records import Event
from probtimeline.core.text import fold

_ALIKE: Final = 0.85
"""How alike titles are that are nearly the same: two in a dozen letters may differ."""

_COMPARED: Final = 100
"""Titles compared on one date. Comparing takes long, and a crowded date has few twins."""

_WORK: Final = 3 * 10**8
"""What comparing may cost in all, in pairs of letters: a few seconds. Then no twins are told."""


class Twins:
    """The titles of events by date."""

    def __init__(self, events: Iterable[Mapping[str, Any]], dates: Iterable[str]) -> None:
        self._left = _WORK
        self._titles: dict[str, dict[str, str]] = {date: {} for date in dates}
        for raw in events:
            date, title, event_id = raw.get("date"), raw.get("title"), raw.get("id")
            if isinstance(date, str) and isinstance(title, str) and date in self._titles:
                self._titles[date][str(event_id)] = _plain(title)

    def find(self, event: Event) -> str | None:
        """Return the id of another event of that date with nearly that title, if there is one."""
        others = self._titles.get(event.date.edtf, {})
        title = _plain(event.title)
        for other in islice(others, _COMPARED):
            if self._left < 0:
                return None
            if other != event.id and self._alike(title, others[other]):
                return other
        return None

    def _alike(self, one: str, other: str) -> bool:
        if one == other:
            return True
        from difflib import SequenceMatcher

        self._left -= 20 * (len(one) + len(other))
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        if matcher.quick_ratio() < _ALIKE:
            return False
        self._left -= len(one) * len(other)
        return matcher.ratio() >= _ALIKE

    def add(self, event: Event) -> None:
        """Take in one more event."""
        self._titles.setdefault(event.date.edtf, {})[event.id] = _plain(event.title)


def _plain(title: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in fold(title[:300])).split())
