"""What lists and pages have in common: lines, of which as many are drawn as there is room for.

Textual lays a screen out and draws a widget whole for much less than what a key changes here. So
this keeps each line as it stands on the screen, border included, and when it is told of a change
draws anew and asks only for the lines that differ. Nothing that it shows changes the layout.
"""

from __future__ import annotations

from typing import Self

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from probtimeline.views.widgets.scrolling import Scrolling, Thumb, Use
from probtimeline.views.widgets.strips import Inks, together

UNSAID = Content("")
Side = list[Segment]
Composed = tuple[list[Segment], Side, Strip]
"""A line of what is shown, what stands behind it (bar and border), and the whole line."""


class Viewport(Scrolling, can_focus=True):
    """Lines to scroll through. Heirs say how many there are, and draw one (`drawn_line`)."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._frame: list[Strip] = []
        self._composed: dict[int, Composed] = {}
        self._sides: tuple[Side, Side] | None = None
        self._blanks: dict[int, list[Segment]] = {}
        self._edges: dict[int, Strip] = {}
        self._named = (UNSAID, UNSAID)
        self._bar: tuple[Thumb, Use, list[Side]] = (Thumb(), Use.NONE, [])
        self._inks: Inks | None = None
        self._is_stale = self._is_naming = False

    def drawn_line(self, row: int, width: int) -> list[Segment]:
        """A line of what is shown, `width` cells wide; drawn once, it is the same object again."""
        raise NotImplementedError

    def blank_line(self, width: int) -> list[Segment]:
        """A line with nothing in it."""
        if width not in self._blanks:
            self._blanks[width] = [Segment(" " * width, self.visual_style.rich_style)]
        return self._blanks[width]

    @property
    def inks(self) -> Inks:
        """What styles come to here."""
        if self._inks is None:
            self._inks = Inks(self)
        return self._inks

    def hold(self, count: int) -> None:
        """Have so many lines from now on; what is scrolled past their end comes back."""
        size = Size(self.scrollable_content_region.width, count)
        if self.styles.auto_dimensions:
            self.virtual_size = size
        else:  # through the attribute Textual would lay out the screen
            self.set_reactive(Widget.virtual_size, size)
        self.scroll_target_y = self.scroll_y = self.validate_scroll_y(self.scroll_y)
        self.draw_anew()

    def head(self, title: Content, aside: Content = UNSAID) -> None:
        """Say in the border what is shown, and something beside it; only its lines are sent."""
        before, self._named = self._named, (title, aside)
        self._is_naming = bool(self._frame) and self._sides is not None
        if not title.is_same(before[0]):
            self.border_title = title
            self._draw_edge(0)
        if not aside.is_same(before[1]):
            self.border_subtitle = aside
            self._draw_edge(len(self._frame) - 1)
        self._is_naming = False

    def _draw_edge(self, y: int) -> None:
        if self._is_naming:
            self._edges.pop(y, None)
            super().refresh(self._line_region(y))
            self.draw_anew()

    def draw_anew(self) -> None:
        """Draw when all that is under way is done, and send the lines that differ then."""
        self._is_stale = True
        self.check_idle()

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw anew; of a widget that looks as it did, only the lines that differ are sent."""
        whole = not regions and repaint and not layout and not recompose
        if whole and self._frame and self._sides is not None:
            if not self._is_naming:
                # What stands in the border may be another.
                self._edges = {}
                super().refresh(self._line_region(0), self._line_region(len(self._frame) - 1))
                self.draw_anew()
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def on_idle(self) -> None:
        """Ask for the lines that differ from what stands on the screen."""
        if not self._is_stale:
            return
        self._is_stale = False
        if not self.region:
            self._frame = []  # what is not on the screen is drawn whole when it is
        if not self._is_as_drawn():
            return
        frame, composed = self._frame, self._composed
        self._frame = self._draw()
        differing = []
        for y, (old, new) in enumerate(zip(frame, self._frame, strict=True)):
            if old is not new and old != new:
                alike = y in composed and composed[y][1] is self._composed[y][1]
                differing.append(self._line_region(y, self._text_end if alike else 0))
        if differing:
            super().refresh(*differing)

    @property
    def _text_end(self) -> int:
        """Cells from the border to the end of a line, where the bar begins."""
        return self.styles.gutter.left + self.scrollable_content_region.width

    def _line_region(self, y: int, width: int = 0) -> Region:
        """A line of it, whole or so wide, counted from its border, as `refresh` wants it."""
        left, top = self.styles.gutter.top_left
        return Region(-left, y - top, width or self.outer_size.width, 1)

    def _is_as_drawn(self) -> bool:
        """Whether it has the size and the look that it was drawn with."""
        width, height = self.outer_size
        alike = len(self._frame) == height > 0 and self._frame[0].cell_length == width
        return alike and self._sides is not None

    def notify_style_update(self) -> None:
        """Forget how borders and bar looked."""
        self._sides = self._inks = None
        super().notify_style_update()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Show the lines that are in sight now."""
        if round(old_value) != round(new_value):
            self.draw_anew()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines as they stand on the screen, or will."""
        if not self._is_as_drawn():
            self._frame = self._draw()
            self._is_stale = False
        strips = self._frame[crop.y : crop.bottom]
        if crop.column_span != (0, self.outer_size.width):
            return [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        """A line of what is in sight."""
        width = self.scrollable_content_region.width
        return Strip(self.drawn_line(y + self.scroll_offset.y, width), width)

    def _draw(self) -> list[Strip]:
        width, height = self.outer_size
        gutter = self.styles.gutter
        first, last = gutter.top, height - gutter.bottom
        if not self._is_as_drawn() or self._sides is None:
            self._sides = self._drawn_sides(first) if first < last else ([], [])
            self._composed, self._edges = {}, {}
            self._bar, self._blanks = (Thumb(), Use.NONE, []), {}
        room, top = self.scrollable_content_region.width, self.scroll_offset.y
        behinds = self._behind()
        before, self._composed = self._composed, {}
        filters, ground = self.get_line_filters(), self.background_colors[1]
        left, _ = self._sides
        frame: list[Strip] = []
        for y in range(height):
            if first <= y < last:
                line, behind = self.drawn_line(y - first + top, room), behinds[y - first]
                known = before.get(y)
                if known is None or known[0] is not line or known[1] is not behind:
                    segments = [*left, *line, *behind]
                    for each in filters:
                        segments = each.apply(segments, ground)
                    known = (line, behind, Strip(segments, width))
                self._composed[y] = known
                frame.append(known[2])
            else:
                if y not in self._edges:
                    (self._edges[y],) = super().render_lines(Region(0, y, width, 1))
                frame.append(self._edges[y])
        return frame

    def _drawn_sides(self, y: int) -> tuple[Side, Side]:
        """What stands before and behind each line, as Textual draws it."""
        width, gutter = self.outer_size.width, self.styles.gutter
        (line,) = super().render_lines(Region(0, y, width, 1))
        left, right = line.crop(0, gutter.left), line.crop(width - gutter.right, width)
        return together(left), list(right)

    def _behind(self) -> list[Side]:
        """Bar and border for each line in sight; the same objects while they are the same."""
        thumb = self.thumb
        if self._bar[:2] != (thumb, self.bar_use):
            right = self._sides[1] if self._sides is not None else []
            # Most cells of a bar are alike, and then are one object.
            sides: dict[Segment, Side] = {}
            cells = self.bar_cells() or self.blank_line(self.scrollbar_size_vertical) * thumb.height
            drawn = [sides.setdefault(cell, together([cell, *right])) for cell in cells]
            for y, (old, new) in enumerate(zip(self._bar[2], drawn, strict=False)):
                drawn[y] = old if old == new else new
            self._bar = (thumb, self.bar_use, drawn)
        return self._bar[2]
