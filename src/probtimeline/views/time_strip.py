"""The axis, the line beneath it that tells of the range marked, and what the mouse asks there."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from probtimeline.core.calendar import iso
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.edtf import parse_edtf
from probtimeline.core.span import Span
from probtimeline.session import ranging, window
from probtimeline.session.dating import go_to
from probtimeline.session.moves import Move
from probtimeline.session.ranging import Reach
from probtimeline.session.state import State
from probtimeline.session.tally import Inside, Tally
from probtimeline.views import paint
from probtimeline.views.messages import Apply
from probtimeline.views.range_words import RangeWords, begun_told, is_begun_here, range_told
from probtimeline.views.widgets.axis import Axis, Shown
from probtimeline.views.widgets.bars import TwoEnds

Asked = tuple[Chronicle, tuple[int, ...] | None, tuple[int, ...] | None]
"""What a tally was made of: the records, what the chips leave, and what is searched for."""


class TimeStrip(Vertical):
    """The strip of time above the list."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._state: State | None = None
        self._asked: Asked = (Chronicle(), None, None)
        self._tally: Tally | None = None
        self._counted: Reach | None = None
        self._inside = Inside()

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

    def _tell(self, line: TwoEnds, state: State, reach: Reach) -> None:
        room = self.content_size.width - 4
        if is_begun_here(state, reach):
            line.tell(begun_told(state, room), Content(""))
            return
        self._count(state, reach)
        growing = state.stretch is not None and ranging.is_growing(state.stretch)
        told, keys = range_told(RangeWords.of(state, reach, self._inside, growing), room)
        line.tell(told, paint.line(keys, paint.MUTED))

    def _count(self, state: State, reach: Reach) -> None:
        """Count what is in the range, from sums that are made once for what is asked for."""
        rows, searched = state.rows, state.search.is_on
        asked = (state.chronicle, rows.passing, rows.found if searched else None)
        if self._tally is None or asked[0] is not self._asked[0] or asked[1:] != self._asked[1:]:
            self._asked, self._counted = asked, None
            self._tally = Tally(state.chronicle, rows.passing, asked[2] or ())
        if self._counted != reach:
            self._counted, self._inside = reach, self._tally.inside(reach)

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
            self._ask(go_to(span, near=True))

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
