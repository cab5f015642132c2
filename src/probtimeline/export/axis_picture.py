"""The axis as a picture: when events began, the milestones by name, and what lasted.

As on the screen, an event whose date is not certain is spread over the days it allows, and what
lasted is pale where it only may have gone on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from probtimeline.core.lanes import Bar, bar, pack, widest
from probtimeline.core.records import Event
from probtimeline.core.scale import Scale, density
from probtimeline.core.span import Kind, extent
from probtimeline.core.text import counted
from probtimeline.export.svg import add, cut, picture, text_width, write

CELL: Final = 8
"""Pixels of a column: the axis is divided as on a screen of as many columns."""
MARGIN: Final = 24
TALLEST: Final = 72
"""Pixels of the highest bar."""
LANES: Final = 6
ROWS: Final = 14
"""Rows of milestones' names at most; what finds no room in them is marked only."""
ROW: Final = 17
LONGEST: Final = 380
"""Pixels of a milestone's name at most."""
LEAST: Final = 270
"""Pixels to the right edge that a name begins at; one nearer to it ends at its mark instead."""


class _Name(NamedTuple):
    """A milestone's name, where it stands, and in which row from below."""

    text: str
    x: float
    left: float
    row: int
    ends: bool


def axis_picture(events: Sequence[Event], title: str, width: float = 960) -> Element | None:
    """The axis of the events; None where none of their dates has a known day."""
    days = extent(event.date for event in events)
    if days is None:
        return None
    scale = Scale(*days, int((width - 2 * MARGIN) // CELL))
    names, unnamed = _names(events, scale)
    lanes = _lanes(events, scale)
    rows = max((name.row for name in names), default=-1) + 1
    top = 12 + rows * ROW
    base = top + 14 + TALLEST
    height = base + 26 + len(lanes) * ROW + 22
    first, last = events[0].date.text, events[-1].date.text
    about = f"{counted(len(events), 'event')}, from {first} to {last}"
    root = picture(width, height, title, about)
    body = add(root, "g", transform=f"translate({MARGIN} 0)")
    _draw_names(body, names, top)
    _draw_marks(body, events, scale, top)
    _draw_density(body, events, scale, base)
    _draw_ticks(body, scale, base)
    _draw_lanes(body, lanes, scale.width, base + 26)
    _draw_legend(body, height - 6, unnamed, bool(lanes))
    return root


def _names(events: Sequence[Event], scale: Scale) -> tuple[list[_Name], int]:
    """Milestones' names, each in the lowest row where it touches no other; how many have none.

    From the right to the left: so no line from a name down to its mark crosses another name.
    """
    names: list[_Name] = []
    unnamed = 0
    begun = [float("inf")] * ROWS
    wide = scale.width * CELL
    for event in reversed(events):
        x = _x(event, scale) if event.milestone else None
        if x is None:
            continue
        ends = x + LEAST > wide
        room = min(LONGEST, x if ends else wide - x)
        text = cut(f"{event.date.text}: {event.title}", room, 11)
        length = text_width(text, 11)
        left = x - length if ends else x
        row = next((row for row in range(ROWS) if left + length + 10 < begun[row]), None)
        if row is None:
            unnamed += 1
            continue
        begun[row] = left
        names.append(_Name(text, x, left, row, ends))
    return names, unnamed


def _x(event: Event, scale: Scale) -> float | None:
    """Where an event is marked: at the middle of the days on which it may have begun."""
    days = [day for day in event.date.begins if day is not None] or [
        day for day in event.date.ends if day is not None
    ]
    return (scale.column(sum(days) // len(days)) + 0.5) * CELL if days else None


def _lanes(events: Sequence[Event], scale: Scale) -> tuple[tuple[Bar, ...], ...]:
    lasting = (event for event in events if event.date.kind is Kind.DURATION)
    bars = (bar(scale, event.date, event.id, event.title) for event in lasting)
    return pack(widest(bars, 2), LANES)


def _draw_names(body: Element, names: Sequence[_Name], top: float) -> None:
    for name in names:
        y = top - name.row * ROW - 3
        add(body, "line", "lead", x1=name.x, x2=name.x, y1=y, y2=top + 4)
    for name in names:
        y = top - name.row * ROW - 6
        anchor = "end" if name.ends else "start"
        at = name.x if name.ends else name.left
        write(body, name.text, at, y, "ink halo", font_size="11", text_anchor=anchor)


def _draw_marks(body: Element, events: Sequence[Event], scale: Scale, top: float) -> None:
    places = {x for event in events if event.milestone and (x := _x(event, scale)) is not None}
    for x in sorted(places):
        add(body, "path", "mark", d=f"M{x:g} {top + 3} l4 5 l-4 5 l-4 -5 z")


def _draw_density(body: Element, events: Sequence[Event], scale: Scale, base: float) -> None:
    heights = density(scale, (event.date for event in events))
    most = max(heights, default=0) or 1
    for column, height in enumerate(heights):
        if height:
            tall = max(1.5, height / most * TALLEST)
            add(
                body, "rect", "bar", x=column * CELL + 1, y=base - tall, width=CELL - 2, height=tall
            )


def _draw_ticks(body: Element, scale: Scale, base: float) -> None:
    add(body, "line", "rule", x1=0, x2=scale.width * CELL, y1=base + 0.5, y2=base + 0.5)
    for tick in scale.ticks():
        x = tick.column * CELL
        add(body, "line", "rule", x1=x, x2=x, y1=base, y2=base + 5)
        write(body, tick.label, x + 2, base + 16, "muted", font_size="11")


def _draw_lanes(body: Element, lanes: Sequence[Sequence[Bar]], wide: int, top: float) -> None:
    for row, lane in enumerate(lanes):
        y = top + row * ROW
        for number, one in enumerate(lane):
            x, right = one.left * CELL, (one.right + 1) * CELL
            add(body, "rect", "pale", x=x, y=y, width=right - x, height=ROW - 5, rx=3)
            if one.sure_left <= one.sure_right:
                sure = (one.sure_right - one.sure_left + 1) * CELL
                add(body, "rect", "bar", x=one.sure_left * CELL, y=y, width=sure, height=3)
            ends = lane[number + 1].left if number + 1 < len(lane) else wide
            room = ends * CELL - x - 6
            write(body, cut(one.label, room, 10), x + 3, y + ROW - 7, "ink", font_size="10")


def _draw_legend(body: Element, y: float, unnamed: int, lasted: bool) -> None:
    parts = ["bars: events beginning", "◆ milestones"]
    parts[1] += f" ({unnamed} more without a name)" if unnamed else ""
    parts += ["bands: what lasted, pale where it only may have"] * lasted
    write(body, " · ".join(parts), 0, y, "muted", font_size="10")
