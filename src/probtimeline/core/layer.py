"""What a reader lays over a chronology: bookmarks, notes, saved searches, the place left off.

Everything goes by id, so that nothing moves when the chronology changes; ids that it does not
hold (any more) stay, for they may come back. It never becomes a part of the chronology.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

_NUMBERED = r" \(\d+\)$"

BETWEEN_NOTES = "\n\n---\n\n"
"""Stands between two notes on one event that were brought together."""


class SavedSearch(NamedTuple):
    """A search kept under a name; `text` is the query as it was typed."""

    name: str
    text: str


class LastPlace(NamedTuple):
    """Where the reader left off: a view, the event selected, and what was open beside it.

    `passage` is the passage's words in `source`; both are empty where no source was open.
    """

    view: str
    selected: str
    source: str = ""
    passage: str = ""


def _no_notes() -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Layer:
    """A reader's bookmarks and notes by event id, searches in the order kept, and last place."""

    bookmarks: frozenset[str] = frozenset()
    notes: Mapping[str, str] = field(default_factory=_no_notes, hash=False)
    searches: tuple[SavedSearch, ...] = ()
    place: LastPlace | None = None

    def with_bookmark(self, event: str, on: bool) -> Layer:
        """Return the layer with a bookmark on an event, or without it."""
        changed = self.bookmarks | {event} if on else self.bookmarks - {event}
        return replace(self, bookmarks=changed)

    def with_note(self, event: str, text: str) -> Layer:
        """Return the layer with this note on an event; one of nothing but spaces takes it away."""
        others = {each: words for each, words in self.notes.items() if each != event}
        if not text.strip():
            return replace(self, notes=others)
        return replace(self, notes={**self.notes, event: text})

    def with_search(self, name: str, text: str) -> Layer:
        """Return the layer with a search under a name, in place of the one that has the name."""
        saved = SavedSearch(name, text)
        if any(each.name == name for each in self.searches):
            kept = tuple(saved if each.name == name else each for each in self.searches)
        else:
            kept = (*self.searches, saved)
        return replace(self, searches=kept)

    def without_search(self, name: str) -> Layer:
        """Return the layer without the search of that name."""
        return replace(self, searches=tuple(each for each in self.searches if each.name != name))

    def at(self, place: LastPlace | None) -> Layer:
        """Return the layer with where the reader left off."""
        return replace(self, place=place)

    def joined_with(self, other: Layer) -> Layer:
        """Return this layer and what another one adds to it; nothing of either is lost.

        Where both have a note on an event, the other's stands below this one's. A search whose
        name is taken by another query gets a number behind its name. What is there already is
        not added again, so joining twice is the same as joining once.
        """
        notes = dict(self.notes)
        for event, text in other.notes.items():
            notes[event] = _both(notes[event], text) if event in notes else text
        joined = replace(self, bookmarks=self.bookmarks | other.bookmarks, notes=notes)
        for search in other.searches:
            joined = joined.with_search(joined._free_name(search), search.text)
        return joined if joined.place else joined.at(other.place)

    def _free_name(self, search: SavedSearch) -> str:
        taken = {each.name: each.text for each in self.searches}
        bare = re.sub(_NUMBERED, "", search.name)
        name, number = search.name, 1
        while taken.get(name, search.text) != search.text:
            number += 1
            name = f"{bare} ({number})"
        return name


def _both(one: str, other: str) -> str:
    """Two notes on one event, each part of them once."""
    parts = one.split(BETWEEN_NOTES)
    new = [part for part in other.split(BETWEEN_NOTES) if part not in parts]
    return BETWEEN_NOTES.join([one, *new])
