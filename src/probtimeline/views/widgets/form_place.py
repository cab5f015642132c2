"""Where an event being written would stand: the years, its days among them, its neighbours."""

from __future__ import annotations

from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.lanes import bar
from probtimeline.core.records import Event
from probtimeline.core.scale import Scale, density
from probtimeline.core.span import Span, extent
from probtimeline.views import paint
from probtimeline.views.widgets import axis_lines as lines
from probtimeline.views.widgets.strips import to_strip

DRAWN = 20_000
"""Events above which it is not drawn how much else happened: that would hold the form up."""
LEAST = 20
"""Columns below which nothing is drawn."""
ROOMY = 5
"""Lines from which each neighbour has one of its own."""


class Place(Widget):
    """The years, how much happens in them, the days of the event, and its neighbours.

    It is as high as it is made: a fifth line gives each neighbour one of its own, and a single
    one tells of the neighbours.
    """

    def __init__(self, chronicle: Chronicle) -> None:
        super().__init__(id="place")
        self._chronicle = chronicle
        self._span: Span | None = None
        self._neighbours: tuple[Event | None, Event | None] = (None, None)
        self._ground: tuple[Scale, list[Content]] | None = None

    def show(
        self, chronicle: Chronicle, span: Span | None, near: tuple[Event | None, Event | None]
    ) -> None:
        """Show the place of a date among the events of a chronology."""
        if chronicle is not self._chronicle:
            self._chronicle, self._ground = chronicle, None
        self._span, self._neighbours = span, near
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint one of the lines."""
        width = self.content_size.width
        drawn = self._lines(width)[-self.size.height :] if width >= LEAST else []
        line = drawn[y] if y < len(drawn) else Content("")
        return to_strip(self, line, width, self.visual_style)

    def _lines(self, width: int) -> list[Content]:
        scale, ground = self._drawn(width)
        cells = lines.marks(scale, ())
        if self._span is not None:
            span = self._span
            one_day = span.earliest is not None and span.earliest == span.latest
            cells = lines.with_cursor(cells, bar(scale, span), one_day)
        return [*ground, lines.told(cells), *self._told(width)]

    def _drawn(self, width: int) -> tuple[Scale, list[Content]]:
        """The years and what happens in them; made again only for another stretch of them."""
        known = self._chronicle.extent
        own = extent([self._span]) if self._span is not None else None
        days = [day for each in (known, own) if each is not None for day in each]
        first, last = (min(days), max(days)) if days else (735_000, 737_000)
        scale = Scale(first, last, width)
        if self._ground is None or self._ground[0] != scale:
            events = self._chronicle.events
            spans = [event.date for event in events] if len(events) <= DRAWN else []
            heights = lines.heights(density(scale, spans), None, 1)
            self._ground = (scale, [lines.labels(scale, financial=False), *heights])
        return self._ground

    def _told(self, width: int) -> list[Content]:
        """The neighbours in words."""
        before, after = self._neighbours
        if self._span is None:
            return [paint.line("Its place shows here once the date is read", paint.FAINT)]
        if before is None and after is None:
            return [paint.line("The first event of the chronology", paint.MUTED)]
        if self.size.height >= ROOMY or before is None or after is None:
            told = [("after  ", before), ("before ", after)]
            return [_named(words, each, width) for words, each in told if each is not None]
        half = width // 2
        return [
            Content.assemble(_named("between ", before, half), _named(" and ", after, width - half))
        ]


def _named(words: str, event: Event, width: int) -> Content:
    """An event by its title and date, in `width` cells at most."""
    date = paint.line(f" ({event.date.text})", paint.MUTED)
    told = paint.line(words, paint.MUTED)
    # A date may be long; the title tells more.
    room = max(width // 2, width - date.cell_length - told.cell_length - 2)
    title = paint.line(event.title).truncate(room, ellipsis=True)
    return Content.assemble(told, "“", title, "”", date).truncate(width, ellipsis=True)
