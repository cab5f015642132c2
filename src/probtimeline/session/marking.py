"""What a reader marks: a thing to set beside another, and a range of time to be measured."""

from __future__ import annotations

from collections.abc import Container
from enum import StrEnum
from typing import NamedTuple

from probtimeline.core.span import Span


class Thing(StrEnum):
    """What can be set side by side."""

    EVENT = "event"
    FIGURE = "figure"
    SOURCE = "source"


class Marked(NamedTuple):
    """A thing marked, known by its id (a figure: by its key)."""

    thing: Thing
    key: str


class Stretch(NamedTuple):
    """A range of time marked, from one date to another, each as exact as it is known.

    `begin` and `end` are the ids of events, or empty where the end is given as a `Span` of days
    (marked on the axis). Without an end it reaches to wherever the selection stands.
    """

    begin: str = ""
    end: str = ""
    days: Span | None = None

    def known_in(self, ids: Container[str]) -> bool:
        """Whether the events it goes from and to are still there."""
        return self.days is not None or (self.begin in ids and (not self.end or self.end in ids))
