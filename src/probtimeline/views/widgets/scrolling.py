"""Scrolling through lines, with a bar that is drawn together with the lines it stands beside.

A bar that is a widget of its own comes and goes, which lays out the screen, and is sent whole
whenever the length of what is shown changes.
"""

from __future__ import annotations

from enum import Enum
from math import ceil
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBarRender


class Use(Enum):
    """What the mouse does with the bar."""

    NONE = "none"
    OVER = "over"
    DRAGGED = "dragged"


class Thumb(NamedTuple):
    """Which part of so many `lines` is in sight: `height` of them from `top` on."""

    lines: int = 0
    height: int = 0
    top: int = 0

    @property
    def is_needed(self) -> bool:
        """Whether there is more than is in sight."""
        return 0 < self.height < self.lines

    @property
    def stretch(self) -> tuple[int, int]:
        """From where to where the bar is drawn, in parts of a line that have a sign of their own.

        As Textual counts them; (0, 0) where there is no need for a bar.
        """
        if not self.is_needed:
            return 0, 0
        length = max(1.0, self.height / (self.lines / self.height))
        start = (self.height - length) * (self.top / (self.lines - self.height))
        parts = len(ScrollBarRender.VERTICAL_BARS)
        return int(start * parts), int(start * parts) + ceil(length * parts)

    def cells(self, colour: Color, ground: Color) -> list[Segment]:
        """A cell for each line in sight."""
        drawn = ScrollBarRender.render_bar(
            size=self.height,
            virtual_size=self.lines,
            window_size=self.height,
            position=self.top,
            back_color=ground.rich_color,
            bar_color=(ground + colour).rich_color,
        )
        # What a click does on Textual's own bar is not meant for the widget drawn here.
        # Most cells are one object.
        plain = {
            id(cell): Segment(cell.text, (cell.style or Style.null()).clear_meta_and_links())
            for cell in drawn.segments
        }
        return [plain[id(cell)] for cell in drawn.segments]

    def side(self, y: int) -> int:
        """−1 above the part in sight, 0 on it, +1 below it, for a line of the bar."""
        length = max(1.0, self.height * self.height / self.lines)
        start = (self.height - length) * self.top / (self.lines - self.height)
        return -1 if y < int(start) else 0 if y < start + length else 1

    def dragged(self, top: float, by: int) -> float:
        """The first line in sight when the bar is drawn `by` lines from where `top` was it."""
        return top + by * self.lines / self.height


class Scrolling(ScrollView, can_focus=True):
    """Lines that are scrolled through; `draw_anew` shows what is in sight now."""

    DEFAULT_CSS = "Scrolling { overflow: hidden hidden; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.bar_use = Use.NONE
        self._grabbed = (0, 0.0)

    def draw_anew(self) -> None:
        """Draw what is in sight."""
        raise NotImplementedError

    @property
    def scrollbar_size_vertical(self) -> int:
        """The column of the bar, which is kept free where there is no need for one."""
        return self.styles.scrollbar_size_vertical

    @property
    def allow_vertical_scroll(self) -> bool:
        """Whether there is more than is in sight."""
        return self.max_scroll_y > 0

    @property
    def thumb(self) -> Thumb:
        """Which part is in sight."""
        height = self.scrollable_content_region.height
        return Thumb(self.virtual_size.height, height, self.scroll_offset.y)

    def bar_cells(self) -> list[Segment]:
        """The bar, a cell for each line in sight; none where it is not needed."""
        styles, thumb = self.styles, self.thumb
        if not thumb.is_needed or not self.scrollbar_size_vertical:
            return []
        match self.bar_use:
            case Use.NONE:
                colour, ground = styles.scrollbar_color, styles.scrollbar_background
            case Use.OVER:
                colour, ground = styles.scrollbar_color_hover, styles.scrollbar_background_hover
            case Use.DRAGGED:
                colour, ground = styles.scrollbar_color_active, styles.scrollbar_background_active
        return thumb.cells(colour, self.background_colors[0] + ground)

    def row_at(self, event: events.MouseEvent) -> int:
        """The line under the mouse, or −1."""
        place = event.get_content_offset(self)
        if place is None or place.x >= self.scrollable_content_region.width:
            return -1
        row = place.y + self.scroll_offset.y
        return row if row < self.virtual_size.height else -1

    def _on_bar(self, event: events.MouseEvent) -> bool:
        place = event.get_content_offset(self)
        inside = place is not None and place.x >= self.scrollable_content_region.width
        return inside and self.thumb.is_needed

    def _use_bar(self, use: Use) -> None:
        if use is not self.bar_use:
            self.bar_use = use
            self.draw_anew()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the bar, or turn a page above or below it."""
        if not self._on_bar(event):
            return
        side = self.thumb.side(event.get_content_offset_capture(self).y)
        if side == 0:
            self._grabbed = (event.screen_y, self.scroll_y)
            self.capture_mouse()
            self._use_bar(Use.DRAGGED)
        elif side < 0:
            self.scroll_page_up()
        else:
            self.scroll_page_down()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Scroll as far as the bar is drawn."""
        if self.bar_use is not Use.DRAGGED:
            self._use_bar(Use.OVER if self._on_bar(event) else Use.NONE)
            return
        from_y, top = self._grabbed
        self.scroll_to(y=self.thumb.dragged(top, event.screen_y - from_y), animate=False)

    def on_mouse_up(self) -> None:
        """Let the bar go."""
        if self.bar_use is Use.DRAGGED:
            self.release_mouse()
            self._use_bar(Use.NONE)

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        if self.bar_use is Use.OVER:
            self._use_bar(Use.NONE)
