"""The axis, the line beneath it that tells of the range marked, and what the mouse asks there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widget import AwaitMount

from probtimeline import session
from probtimeline.core.calendar import iso
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.edtf import parse_edtf
from probtimeline.core.sorted_places import Places
from probtimeline.core.span import Span
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.messages import Apply
from probtimeline.views.widgets.axis import Axis, Shown
from probtimeline.views.widgets.bars import TwoEnds
from probtimeline.views.widgets.still import Still

if TYPE_CHECKING:
    from probtimeline.session.moves import Move
    from probtimeline.session.ranging import Reach
    from probtimeline.session.tally import Inside, Tally

Asked = tuple[Chronicle, Places | None, Places | None]
"""What a tally was made of: the records, what the chips leave, and what is searched for."""


def reach_of(state: State) -> Reach | None:
    """How far the range marked reaches; None where none is."""
    return session.ranging.reach(state) if state.stretch is not None else None


class TimeStrip(Vertical, Still):
    """The strip of time above the list."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._state: State | None = None
        self._asked: Asked = (Chronicle(), None, None)
        self._tally: Tally | None = None
        self._counted: Reach | None = None
        self._inside: Inside | None = None

    def fill(self) -> AwaitMount:
        """The axis over a line, which is in sight only while a range is marked."""
        line = TwoEnds(id="range")
        line.display = False
        return self.mount(Axis(id="axis"), line)

    def show(self, state: State) -> None:
        """Show a state."""
        self._state = state
        reach = reach_of(state)
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
        from probtimeline.views.range_words import RangeWords, begun_told, is_begun_here, range_told

        room = self.content_size.width - 4
        if is_begun_here(state, reach):
            line.tell(begun_told(state, room), Content(""))
            return
        inside = self._count(state, reach)
        growing = state.stretch is not None and session.ranging.is_growing(state.stretch)
        told, keys = range_told(RangeWords.of(state, reach, inside, growing), room)
        line.tell(told, paint.line(keys, paint.MUTED))

    def _count(self, state: State, reach: Reach) -> Inside:
        """Count what is in the range, from sums that are made once for what is asked for."""
        from probtimeline.session.tally import Tally

        rows, searched = state.rows, state.search.is_on
        asked = (state.chronicle, rows.passing, rows.found if searched else None)
        if self._tally is None or any(
            one is not other for one, other in zip(asked, self._asked, strict=True)
        ):
            self._asked, self._counted = asked, None
            self._tally = Tally(state.chronicle, rows.passing, asked[2] or ())
        if self._inside is None or self._counted != reach:
            self._counted, self._inside = reach, self._tally.inside(reach)
        return self._inside

    def _ask(self, move: Move) -> None:
        self.post_message(Apply(move))

    @on(Axis.Picked)
    def pick(self, message: Axis.Picked) -> None:
        """A click goes to what happened there; a second one looks closer."""
        message.stop()
        if message.again:
            self._ask(session.window.zoom_in((message.first + message.last) // 2))
            return
        span = parse_edtf(f"{iso(message.first)}/{iso(message.last)}")
        if isinstance(span, Span):
            from probtimeline.session.dating import go_to

            self._ask(go_to(span, near=True))

    @on(Axis.Swept)
    def sweep(self, message: Axis.Swept) -> None:
        """Drawing the mouse over days marks them."""
        message.stop()
        self._ask(session.ranging.mark_days(message.first, message.last))

    @on(Axis.Turned)
    def turn(self, message: Axis.Turned) -> None:
        """The wheel looks closer at the days under the mouse, or from further away."""
        message.stop()
        zoom = session.window.zoom_in if message.by > 0 else session.window.zoom_out
        self._ask(zoom(message.day))

    @on(Axis.Pushed)
    def push(self, message: Axis.Pushed) -> None:
        """The wheel turned sideways, or with shift, goes through time."""
        message.stop()
        self._ask(session.window.pan(message.by))
