"""The strip of time above the list: what is shown of it, how much happened, what lasted, marks.

The lines are made once for what is shown and a width, but for the last ones, which show where the
selection and the range are; what they are drawn from is kept where only marks change. What the
mouse does on it is told as messages, in days.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.lanes import bar
from probtimeline.core.records import Event
from probtimeline.core.scale import Scale
from probtimeline.core.sorted_places import NONE, Places
from probtimeline.views import paint
from probtimeline.views.widgets import axis_lines as lines
from probtimeline.views.widgets.axis_known import Known
from probtimeline.views.widgets.still import Fixed
from probtimeline.views.widgets.strips import to_strip

ROOMY = 5
"""Lines from which the marks have one of their own, and a range marked another."""


class Shown(NamedTuple):
    """What an axis shows: a chronology in a window of days, or along its whole extent.

    `hits` are the places of what is searched for (None: nothing is), `bookmarks` those of the
    reader's bookmarks. `outer` and `inner` are how far the range marked reaches at most, and in
    any case.
    """

    chronicle: Chronicle
    hits: Places | None = None
    selected: Event | None = None
    window: tuple[int, int] | None = None
    bookmarks: Sequence[int] = ()
    outer: lines.Days | None = None
    inner: lines.Days = (None, None)
    financial: bool = False

    def alike(self, other: Shown) -> bool:
        """Whether no line changes but those of the range and of the selection."""
        return (
            self.chronicle is other.chronicle
            and self.hits is other.hits
            and (
                (self.window, self.bookmarks, self.outer is None, self.financial)
                == (other.window, other.bookmarks, other.outer is None, other.financial)
            )
        )

    def stands_as(self, other: Shown) -> bool:
        """Whether the selection and the range are the same."""
        ranges = (self.outer, self.inner) == (other.outer, other.inner)
        return self.selected is other.selected and ranges


class Axis(Fixed):
    """Draws a chronology over time; the fewer lines it has, the more share one."""

    class Picked(Message):
        """A column was clicked: the days it stands for; `again` when twice in a row."""

        def __init__(self, first: int, last: int, again: bool = False) -> None:
            super().__init__()
            self.first = first
            self.last = last
            self.again = again

    class Swept(Message):
        """The mouse was drawn over some days, button down, and may go on."""

        def __init__(self, first: int, last: int) -> None:
            super().__init__()
            self.first = first
            self.last = last

    class Turned(Message):
        """The wheel was turned over a day: +1 looks closer, −1 from further away."""

        def __init__(self, by: int, day: int) -> None:
            super().__init__()
            self.by = by
            self.day = day

    class Pushed(Message):
        """The wheel was turned sideways: +1 is later."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._shown = Shown(Chronicle())
        self._scale: Scale | None = None
        self._drawn_in = Size(0, 0)
        # All time is gone back to again and again.
        self._whole = self._part = Known(Chronicle(), Scale(0, 0, 1))
        self._lines: list[Content] = []
        self._marks: list[lines.Cell] = []
        self._mark_line = Content("")
        self._foot: list[Content] = []
        self._pressed: int | None = None
        self._swept = False

    def show(self, shown: Shown) -> None:
        """Show something else, drawing no more anew than has changed."""
        before, self._shown = self._shown, shown
        if not shown.alike(before):
            self._draw()
            self.refresh()
        elif not shown.stands_as(before):
            before_foot, self._foot = self._foot, self._feet_now()
            self._refresh_feet(before_foot)

    def _refresh_feet(self, before: list[Content]) -> None:
        """Above the feet nothing changes, and of them most often only the last."""
        width, height = self.size
        for up in range(1, max(len(before), len(self._foot)) + 1):
            old, new = (
                before[-up : len(before) - up + 1],
                self._foot[-up : len(self._foot) - up + 1],
            )
            if not (old and new and new[0].is_same(old[0])):
                self.refresh(Region(0, height - up, width, 1))

    def on_resize(self) -> None:
        """Draw for another size; what was shown before the first frame has its size."""
        if self.content_size != self._drawn_in:
            self._draw()
            self.refresh()

    def _draw(self) -> None:
        width, height = self._drawn_in = self.content_size
        days = self._shown.window or self._shown.chronicle.extent
        if days is None or width < 1 or height < 1:
            self._scale, self._lines, self._foot = None, [], []
            return
        scale = self._scale = Scale(*days, width)
        known = self._known_on(scale)
        self._marks = lines.marks(scale, self._marked(known))
        self._mark_line = lines.told(self._marks)
        feet = self._feet()
        lasting = self._lasting(known, height - 2 - feet) if height >= ROOMY else []
        rest = max(1, height - 1 - feet - len(lasting))
        hits = self._shown.hits
        found = known.found(hits) if hits is not None else None
        self._lines = [
            lines.labels(scale, financial=self._shown.financial),
            *lines.heights(known.amounts, found, rest),
            *lasting,
        ]
        self._foot = self._feet_now()

    def _known_on(self, scale: Scale) -> Known:
        """What is known of what is shown; what is of all time is kept while a part of it is."""
        chronicle, is_whole = self._shown.chronicle, self._shown.window is None
        self._whole = self._whole.on(chronicle, scale if is_whole else self._whole.scale)
        if not is_whole:
            self._part = self._part.on(chronicle, scale)
        return self._whole if is_whole else self._part

    def _feet(self) -> int:
        """How many lines stand below: marks, the range, and always the selection."""
        if self.content_size.height < ROOMY:
            return 1
        marked = not self._mark_line.plain.isspace()
        return 1 + marked + (self._shown.outer is not None)

    def _lasting(self, known: Known, lanes: int) -> list[Content]:
        rows = known.lanes(lanes)
        more = known.lasting - sum(len(row) for row in rows)
        return lines.lanes(rows, known.scale.width, more)

    def _marked(self, known: Known) -> Iterable[lines.Mark]:
        """The marks, the more telling ones last: what is searched for, then one's own."""
        shown = self._shown
        own = known.marked(Places.of(shown.bookmarks))
        yield paint.MILESTONE_MARK, paint.LINK, known.milestones
        yield paint.BOOKMARK, paint.FIGURE, own
        at, over = known.hits(shown.hits or NONE)
        # Along the whole extent many hits would make one dashed line of it.
        yield paint.HIT_TICK, paint.FIGURE, (at, over if shown.window is not None else frozenset())

    def _feet_now(self) -> list[Content]:
        """The lines below the others, the selection last."""
        scale = self._scale
        if scale is None:
            return []
        shown, blank = self._shown, [(" ", paint.PLAIN)] * scale.width
        ranged: list[lines.Cell] | None = None
        if shown.outer is not None:
            under = self._marks if self.content_size.height < ROOMY else blank
            ranged = lines.with_range(under, scale, shown.outer, shown.inner)
        above: list[Content] = []
        under = ranged or self._marks
        if self.content_size.height >= ROOMY:
            above = [] if self._mark_line.plain.isspace() else [self._mark_line]
            if ranged is not None and any(char.strip() for char, _ in ranged):
                above.append(lines.told(ranged))
            under = blank
        date = shown.selected.date if shown.selected is not None else None
        found = bar(scale, date) if date is not None else None
        one_day = date is not None and date.earliest == date.latest
        return [*above, lines.told(lines.with_cursor(under, found, one_day))]

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        width, height = self.content_size
        style = self.visual_style
        if self._scale is None:
            return Strip.blank(width, style.rich_style)
        if y < len(self._lines):
            return to_strip(self, self._lines[y], width, style)
        at = y - height + len(self._foot)
        foot = self._foot[at] if 0 <= at < len(self._foot) else Content("")
        return to_strip(self, foot, width, style)

    def _column(self, event: events.MouseEvent) -> int | None:
        """The column under the mouse; while it is held down, the nearest one."""
        if self._scale is None:
            return None
        if self._pressed is not None:
            return max(0, min(self._scale.width - 1, event.x - self.gutter.left))
        place = event.get_content_offset(self)
        return place.x if place is not None and place.x < self._scale.width else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to mark days."""
        self._swept = False
        self._pressed = self._column(event) if event.button == 1 else None
        if self._pressed is not None:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark days as far as the mouse has come."""
        column = self._column(event)
        if self._scale is None or self._pressed is None or column is None:
            return
        if column != self._pressed or self._swept:
            self._swept = True
            left, right = sorted((column, self._pressed))
            first, last = self._scale.bounds(left)[0], self._scale.bounds(right)[1]
            self.post_message(self.Swept(first, last))

    def on_mouse_up(self) -> None:
        """Let the mouse go."""
        self._pressed = None
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Tell which days were clicked, unless days were marked."""
        column = self._column(event)
        if self._scale is not None and column is not None and not self._swept:
            self.post_message(self.Picked(*self._scale.bounds(column), event.chain == 2))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Closer, or earlier with shift."""
        self._turn(event, 1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Further away, or later with shift."""
        self._turn(event, -1)

    def _turn(self, event: events.MouseEvent, by: int) -> None:
        column = self._column(event)
        event.stop()
        if event.shift:
            self.post_message(self.Pushed(-by))
        elif self._scale is not None and column is not None:
            first, last = self._scale.bounds(column)
            self.post_message(self.Turned(by, (first + last) // 2))

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """Earlier."""
        event.stop()
        self.post_message(self.Pushed(-1))

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """Later."""
        event.stop()
        self.post_message(self.Pushed(1))
