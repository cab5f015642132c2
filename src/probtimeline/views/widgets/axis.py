"""The strip of time above the list: years, how much happened, what lasted, where one is.

Every line is computed once for a chronology and a width, but for the last one, which shows where
the selection is.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.lanes import Bar, bar, pack
from probtimeline.core.records import Event
from probtimeline.core.scale import Scale, density, extent
from probtimeline.core.text import clean_line
from probtimeline.views import paint
from probtimeline.views.widgets.strips import to_strip

BLOCKS = " ▁▂▃▄▅▆▇█"
LEVELS = 8
LEAST_LABEL = 12
"""Columns of room below which a bar goes without its label: a stump of a word says nothing."""
LIKELY = 0.5
"""Events in a column below which it is more likely that nothing happened there."""


class Axis(Widget):
    """Draws a chronology along its whole extent. `lanes` is how many lines of bars there may be."""

    class Picked(Message):
        """A column was clicked: the days it stands for, first and last."""

        def __init__(self, first: int, last: int) -> None:
            super().__init__()
            self.first = first
            self.last = last

    class Turned(Message):
        """The wheel was turned over the axis: +1 is later."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._chronicle = Chronicle()
        self._hits: Sequence[int] | None = None
        self._selected: Event | None = None
        self._scale: Scale | None = None
        self._lines: list[Content] = []

    def show(
        self, chronicle: Chronicle, hits: Sequence[int] | None, selected: Event | None
    ) -> None:
        """Show a chronology, the hits of a search (None: no search), and the selected event."""
        if chronicle is not self._chronicle or hits != self._hits:
            self._chronicle, self._hits = chronicle, hits
            self._selected = selected
            self._draw()
            self.refresh()
        elif selected is not self._selected:
            self._selected = selected
            self.refresh()

    def on_resize(self) -> None:
        """Draw for the new width."""
        self._draw()
        self.refresh()

    def _draw(self) -> None:
        width, height = self.content_size
        days = extent(event.date for event in self._chronicle.events)
        if days is None or width < 1:
            self._scale, self._lines = None, []
            return
        self._scale = Scale(*days, width)
        tall = 2 if height > 4 else 1
        # Of two that lasted alike, the one with more words to rest on names the bar.
        lasting = sorted(self._chronicle.events, key=lambda event: -len(event.quotes))
        items = ((event.id, event.title, event.date) for event in lasting)
        bars = pack(self._scale, items, max(0, height - 2 - tall))
        self._lines = [
            self._ticks(self._scale),
            *self._density(self._scale, tall),
            *(_lane(row, width) for row in bars),
        ]

    def _ticks(self, scale: Scale) -> Content:
        cells = [" "] * scale.width
        for tick in scale.ticks():
            cells[tick.column : tick.column + len(tick.label)] = tick.label
        return Content.styled("".join(cells), paint.MUTED)

    def _density(self, scale: Scale, lines: int) -> list[Content]:
        events = self._chronicle.events
        heights = density(scale, (event.date for event in events))
        top = max(heights, default=0.0) or 1.0
        levels = [_level(height / top, lines) for height in heights]
        hits: Sequence[float] | None = None
        if self._hits is not None:
            hits = density(scale, (events[place].date for place in self._hits))
        styles = [_density_style(heights, hits, column) for column in range(scale.width)]
        found = []
        for line in reversed(range(lines)):
            cells = [BLOCKS[min(LEVELS, max(0, level - line * LEVELS))] for level in levels]
            found.append(Content.assemble(*zip(cells, styles, strict=True)))
        return found

    def _marks(self, scale: Scale) -> Content:
        cells = [" "] * scale.width
        for event in self._chronicle.events:
            day = event.date.begins.earliest
            if event.milestone and day is not None:
                cells[min(scale.width - 1, scale.column(day))] = paint.MILESTONE_MARK
        content = Content.styled("".join(cells), paint.LINK)
        if self._selected is None:
            return content
        found = bar(scale, self._selected.date)
        if found is None:
            return content
        pieces = []
        for cell, mark in zip(cells[found.left : found.right + 1], _pointer(found), strict=True):
            # The milestones of others stay visible inside the selected stretch, as theirs.
            other = cell.strip() and found.right > found.left
            pieces.append((cell, paint.LINK) if other else (mark, "bold $ink-cursor"))
        return Content.assemble(content[: found.left], *pieces, content[found.right + 1 :])

    def render_line(self, y: int) -> Strip:
        """Paint one line: ticks, density, lanes, and the marks at the foot."""
        width = self.content_size.width
        style = self.visual_style
        if self._scale is None:
            return Strip.blank(width, style.rich_style)
        if y == self.content_size.height - 1:
            return to_strip(self, self._marks(self._scale), width, style)
        content = self._lines[y] if y < len(self._lines) else Content("")
        return to_strip(self, content, width, style)

    def on_click(self, event: events.Click) -> None:
        """Tell which days were clicked."""
        place = event.get_content_offset(self)
        if self._scale is not None and place is not None and place.x < self._scale.width:
            self.post_message(self.Picked(*self._scale.bounds(place.x)))

    def on_mouse_scroll_down(self) -> None:
        """Later."""
        self.post_message(self.Turned(1))

    def on_mouse_scroll_up(self) -> None:
        """Earlier."""
        self.post_message(self.Turned(-1))


def _level(share: float, lines: int) -> int:
    """How many eighths of a line a column is high, for its share of the highest one.

    The square root keeps a single event visible beside twenty; what is there at all is shown.
    """
    return 0 if share <= 0 else max(1, round(share**0.5 * LEVELS * lines))


def _density_style(heights: Sequence[float], hits: Sequence[float] | None, column: int) -> str:
    """Faint where something may have happened rather than did; lit where a hit is."""
    if hits is not None:
        return "$ink-figure" if hits[column] > 0 else paint.RULE
    return "$ink-bar" if heights[column] >= LIKELY else paint.RULE


def _lane(bars: Sequence[Bar], width: int) -> Content:
    """One line of bars with their labels inside, drawn thin where they are only possible."""
    pieces: list[Content | tuple[str, str]] = []
    reached = 0
    for one in bars:
        pieces.append((" " * (one.left - reached), paint.PLAIN))
        pieces.append(_bar(one))
        reached = one.right + 1
    pieces.append((" " * (width - reached), paint.PLAIN))
    return Content.assemble(*pieces)


def _bar(one: Bar) -> Content:
    cells = [
        "─" if one.sure_left <= column <= one.sure_right else "┄"
        for column in range(one.left, one.right + 1)
    ]
    cells[0] = "◂" if one.open_left else "╾"
    cells[-1] = "▸" if one.open_right else "╼"
    room = len(cells) - 3
    if room < LEAST_LABEL:
        return Content.styled("".join(cells), paint.RULE)
    label = Content.styled(f" {clean_line(one.label)} ", paint.MUTED).truncate(room, ellipsis=True)
    left, right = cells[0], "".join(cells[1 + label.cell_length :])
    return Content.assemble((left, paint.RULE), label, (right, paint.RULE))


def _pointer(found: Bar) -> str:
    """Where the selected event stands: a point, or the stretch of days it allows."""
    width = found.right - found.left + 1
    if width == 1:
        return "▲"
    inner = "".join(
        "━" if found.sure_left <= column <= found.sure_right else "┄"
        for column in range(found.left + 1, found.right)
    )
    return f"{'◂' if found.open_left else '╾'}{inner}{'▸' if found.open_right else '╼'}"
