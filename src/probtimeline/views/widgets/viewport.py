"""What lists and pages have in common: lines, of which as many are drawn as there is room for.

Textual lays a screen out and draws a widget whole for much less than what a key changes here. So
this keeps each line as it stands on the screen, border included, and when it is told of a change
draws anew and asks only for the lines that differ. Nothing that it shows changes the layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Self

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from probtimeline.views.widgets.scrolling import Scrolling, Use
from probtimeline.views.widgets.strips import Inks, together

UNSAID = Content("")
Side = list[Segment]
KEPT = 4
"""Screenfuls of lines that are kept as they were drawn."""
Composed = tuple[list[Segment], Side, Strip]
"""A line of what is shown, what stands behind it (bar and border), and the whole line."""
Bar = tuple[tuple[int, tuple[int, int], Use] | None, list[Side]]
"""What stands behind the lines, and for which height, stretch and use of the bar it was drawn."""
NO_BAR: Bar = (None, [])


class Viewport(Scrolling, can_focus=True):
    """Lines to scroll through. Heirs say how many there are, and draw one (`drawn_line`)."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._frame: list[Strip] = []
        self._composed: dict[int, Composed] = {}
        self._sides: tuple[Side, Side] | None = None
        self._blanks: dict[int, list[Segment]] = {}
        self._edges: dict[int, Strip] = {}
        self._headed: dict[int, Strip] = {}
        self._named = (UNSAID, UNSAID)
        self._bar: Bar = NO_BAR
        self._behinds: dict[Segment, Side] = {}
        self._inks: Inks | None = None
        self._is_stale = self._is_asking = False

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
        self.look_from(self.scroll_y)
        self.draw_anew()

    def head(self, title: Content, aside: Content = UNSAID) -> None:
        """Say in the border what is shown, and something beside it; only its lines are sent."""
        before, self._named = self._named, (title, aside)
        if not (title.is_same(before[0]) and aside.is_same(before[1])):
            self._headed = {}
            self.draw_anew()

    def look_from(self, top: float) -> None:
        """Have a line be the first in sight, at once, as far as there are lines below it."""
        self.scroll_target_y = self.scroll_y = self.validate_scroll_y(top)

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
            # What stands in the border may be another.
            self._edges, self._headed = {}, {}
            super().refresh(self._line_region(0), self._line_region(len(self._frame) - 1))
            self.draw_anew()
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def on_key(self, event: events.Key) -> None:
        """Have the app look what a key does: nothing on the way up does anything with it."""
        event.stop()
        self.app.post_message(event)

    def on_idle(self) -> None:
        """Ask for the lines that differ from what stands on the screen."""
        if not self._is_stale:
            return
        self._is_stale = False
        if not self.region:
            self._frame = []  # what is not on the screen is drawn whole when it is
        if not self._is_as_drawn():
            return
        before, behinds = self._frame, self._bar[1]
        self._frame = self._draw()
        differing = [
            y
            for y, (old, new) in enumerate(zip(before, self._frame, strict=True))
            if old is not new and old != new
        ]
        if differing:
            self._is_asking = True
            super().refresh(*self._regions(differing, behinds))
            self._is_asking = False

    def check_idle(self) -> None:
        """Come back when all is done, except for lines asked for then: they are seen to already."""
        if not self._is_asking:
            super().check_idle()

    def _regions(self, differing: Iterable[int], behinds: Sequence[Side]) -> Iterator[Region]:
        """Lines that differ, counted from the border as `refresh` wants it.

        They are whole, or end where the bar begins if what stood behind them still does.
        """
        left, top = self.styles.gutter.top_left
        whole, text = self.outer_size.width, left + self.scrollable_content_region.width
        alike = {
            top + row
            for row, (old, new) in enumerate(zip(behinds, self._bar[1], strict=False))
            if old is new
        }
        for y in differing:
            yield Region(-left, y - top, text if y in alike else whole, 1)

    def _line_region(self, y: int) -> Region:
        left, top = self.styles.gutter.top_left
        return Region(-left, y - top, self.outer_size.width, 1)

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
        height, gutter = self.outer_size.height, self.styles.gutter
        first, last = gutter.top, height - gutter.bottom
        if not self._is_as_drawn() or self._sides is None:
            self._sides = self._drawn_sides(first) if first < last else ([], [])
            self._composed, self._behinds, self._blanks = {}, {}, {}
            self._edges, self._headed, self._bar = {}, {}, NO_BAR
        room, top = self.scrollable_content_region.width, self.scroll_offset.y
        behinds = self._behind()
        if len(self._composed) > KEPT * height:
            self._composed = {}
        frame: list[Strip] = []
        for y in range(height):
            if not first <= y < last:
                frame.append(self._edge(y))
                continue
            line, behind = self.drawn_line(y - first + top, room), behinds[y - first]
            # By the line, not by where it stands: scrolled, it is the same strip elsewhere.
            known = self._composed.get(id(line))
            if known is None or known[0] is not line or known[1] is not behind:
                known = self._composed[id(line)] = (line, behind, self._whole(line, behind))
            frame.append(known[2])
        return frame

    def _whole(self, line: list[Segment], behind: Side) -> Strip:
        left, _ = self._sides or ([], [])
        segments = [*left, *line, *behind]
        for each in self.get_line_filters():
            segments = each.apply(segments, self.inks.ground)
        return Strip(segments, self.outer_size.width)

    def _edge(self, y: int) -> Strip:
        """A line of the border above or below as Textual draws it, and what is said there."""
        if y not in self._edges:
            (self._edges[y],) = super().render_lines(Region(0, y, self.outer_size.width, 1))
        if y not in self._headed:
            self._headed[y] = self._with_words(y, self._edges[y])
        return self._headed[y]

    def _with_words(self, y: int, edge: Strip) -> Strip:
        """The words laid over the border as Textual would, at a tenth of its cost."""
        (title, aside), styles = self._named, self.styles
        words, colour = title, styles.border_title_color
        if y:
            words, colour = aside, styles.border_subtitle_color
        width, ground = edge.cell_length, self.inks.ground
        room = width - 6  # for the corners, a cell of the border and a blank on either side
        if not words or room < 1:
            return edge
        shown = words.truncate(room, ellipsis=True).pad(1, 1)
        length = shown.cell_length
        at = width - 2 - length if y else 2
        segments = self.inks.segments(shown, length, Style(ground, ground + colour))
        for each in self.get_line_filters():
            segments = each.apply(segments, ground)
        return Strip.join([edge.crop(0, at), Strip(segments, length), edge.crop(at + length)])

    def _drawn_sides(self, y: int) -> tuple[Side, Side]:
        """What stands before and behind each line, as Textual draws it."""
        width, gutter = self.outer_size.width, self.styles.gutter
        (line,) = super().render_lines(Region(0, y, width, 1))
        left, right = line.crop(0, gutter.left), line.crop(width - gutter.right, width)
        return together(left), list(right)

    def _behind(self) -> list[Side]:
        """Bar and border for each line in sight; what is alike is the same object."""
        thumb = self.thumb
        drawn = (thumb.height, thumb.stretch, self.bar_use)
        if self._bar[0] != drawn:
            right = self._sides[1] if self._sides is not None else []
            cells = self.bar_cells() or self.blank_line(self.scrollbar_size_vertical) * thumb.height
            # Most cells are one object.
            behinds = {
                id(cell): self._behinds.setdefault(cell, together([cell, *right]))
                for cell in {id(cell): cell for cell in cells}.values()
            }
            self._bar = (drawn, [behinds[id(cell)] for cell in cells])
        return self._bar[1]
