"""Where an event stands for programs that know only a beginning and an end.

Each end is as precise as it is known: a day, a month or a year. What is not known at one end
stands at the other, and that is told.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from probtimeline.core.calendar import civil
from probtimeline.core.records import Event
from probtimeline.core.span import Bounds, Precision
from probtimeline.export.losses import Losses

_PARTS: Final = {Precision.DAY: 3, Precision.MONTH: 2}

Point = tuple[int, ...]
"""A year; a year and a month; or a year, a month and a day."""


class Stretch(NamedTuple):
    """From where to where; `end` is None where it is `start`, and where it has not ended."""

    start: Point
    end: Point | None
    ongoing: bool = False


def stretch(event: Event, losses: Losses) -> Stretch | None:
    """Where the event stands; None where nothing of its date is known."""
    span = event.date
    parts = _PARTS.get(span.precision, 1)
    start = _point(span.begins, parts) if span.earliest is not None else None
    end = _point(span.ends, parts, last=True) if span.latest is not None else None
    if start is None and end is None:
        losses.leave_out("events without a known date are left out", event.id)
        return None
    if start is None:
        losses.tell("events whose beginning is not known stand at their end", event.id)
    elif end is None and not span.ongoing:
        losses.tell("events whose end is not known stand at their beginning", event.id)
    first = start or end
    assert first is not None
    return Stretch(first, None if start is None or end == first else end, span.ongoing)


def _point(bounds: Bounds, parts: int, *, last: bool = False) -> Point | None:
    """The end of a date as precisely as its first and last possible day tell it.

    Where only one of them is known, it is cut to as many parts as the date was stated with.
    """
    early, late = bounds
    if early is None or late is None:
        known = late if early is None else early
        return None if known is None else civil(known)[:parts]
    first, final = civil(early), civil(late)
    if first == final:
        return first
    if first[:2] == final[:2]:
        return first[:2]
    return final[:1] if last else first[:1]
