"""The axis, the line beneath it that tells of the range marked, and what the mouse asks there."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from probtimeline.core.calendar import iso
from probtimeline.core.edtf import parse_edtf
from probtimeline.core.span import Span
from probtimeline.core.text import counted
from probtimeline.session import ranging, window
from probtimeline.session.dating import go_to
from probtimeline.session.moves import Move
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.messages import Apply
from probtimeline.views.widgets.axis import Axis, Shown
from probtimeline.views.widgets.bars import TwoEnds


class TimeStrip(Vertical):
    """The strip of time above the list."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._state: State | None = None

    def compose(self) -> ComposeResult:
        """The axis over a line."""
        yield Axis(id="axis")
        yield TwoEnds(id="range")

    def show(self, state: State) -> None:
        """Show a state."""
        self._state = state
        reach = ranging.reach(state)
        self.query_one(Axis).show(
            Shown(
                state.chronicle,
                state.rows.found,
                state.event,
                (state.window.first, state.window.last) if state.window is not None else None,
                state.bookmarks,
                reach.outer if reach is not None else None,
                reach.inner if reach is not None else (None, None),
                state.financial,
            )
        )
        line = self.query_one("#range", TwoEnds)
        line.display = reach is not None
        if reach is not None:
            self._tell(line, state, reach)

    def on_resize(self) -> None:
        """Tell as much of the range as there is room for now."""
        if self._state is not None:
            self.show(self._state)

    def _tell(self, line: TwoEnds, state: State, reach: ranging.Reach) -> None:
        growing = state.stretch is not None and ranging.is_growing(state.stretch)
        keys = " r ends it" if growing else " = shows just it"
        if not state.search.is_on:
            keys += " · esc drops it"
        room = self.content_size.width - 4
        left = range_told(state, reach, room)
        fits = left.cell_length + len(keys) + 2 <= room
        line.tell(left, paint.line(keys if fits else "", paint.MUTED))

    def _ask(self, move: Move) -> None:
        self.post_message(Apply(move))

    @on(Axis.Picked)
    def pick(self, message: Axis.Picked) -> None:
        """A click goes to what happened there; a second one looks closer."""
        message.stop()
        if message.again:
            self._ask(window.zoom_in((message.first + message.last) // 2))
            return
        span = parse_edtf(f"{iso(message.first)}/{iso(message.last)}")
        if isinstance(span, Span):
            self._ask(go_to(span))

    @on(Axis.Swept)
    def sweep(self, message: Axis.Swept) -> None:
        """Drawing the mouse over days marks them."""
        message.stop()
        self._ask(ranging.mark_days(message.first, message.last))

    @on(Axis.Turned)
    def turn(self, message: Axis.Turned) -> None:
        """The wheel looks closer at the days under the mouse, or from further away."""
        message.stop()
        closer = message.by > 0
        self._ask(window.zoom_in(message.day) if closer else window.zoom_out(message.day))

    @on(Axis.Pushed)
    def push(self, message: Axis.Pushed) -> None:
        """The wheel turned sideways, or with shift, goes through time."""
        message.stop()
        self._ask(window.pan(message.by))


def range_told(state: State, reach: ranging.Reach, room: int) -> Content:
    """How long the range is and what lies in it, as much of it as there is room for."""
    told = paint.joined((" ┣┫ ", paint.LINK), (reach.text, paint.FIGURE))
    left = room - told.cell_length
    fitting = []
    for rank, part in sorted(enumerate(_parts(state, reach)), key=lambda each: each[1][0]):
        if len(part[1]) + 3 <= left:
            left -= len(part[1]) + 3
            fitting.append((rank, part[1]))
    words = " · ".join(part for _, part in sorted(fitting))
    return Content.assemble(told, paint.line(f" · {words}" if words else "", paint.PLAIN))


def _parts(state: State, reach: ranging.Reach) -> list[tuple[int, str]]:
    """What is told of a range beyond its length, in order, each with how soon it is given up."""
    held = ranging.inside_of(state, reach)
    where = "between" if reach.ends else "in it"
    whole = held.certainly + held.possibly
    many = f"{held.certainly} to {whole}" if held.possibly else f"{whole}"
    one = "hit" if state.search.is_on and state.only_hits else "event"
    parts = [
        (2, " to ".join(date.text for date in reach.dates)),
        (1, f"{many} {one if many == '1' else one + 's'} {where}"),
    ]
    among = [
        counted(number, one)
        for number, one in ((held.milestones, "milestone"), (held.figures, "figure"))
        if number
    ]
    parts += [(3, f"among them {', '.join(among)}")] if among else []
    return [*parts, (4, f"longest silence {held.silence.text}")] if held.silence else parts
