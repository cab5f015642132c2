"""The timeline: an axis, the list of events, and the detail of the one selected."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import AwaitMount

from probtimeline import session
from probtimeline.core.records import Quote
from probtimeline.core.text import counted
from probtimeline.session.rows import RowKind
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.detail_page import DetailPage
from probtimeline.views.event_rows import paint_row
from probtimeline.views.keys import DETAIL, TIMELINE
from probtimeline.views.time_strip import TimeStrip, reach_of
from probtimeline.views.timeline_commands import TimelineCommands
from probtimeline.views.view import bindings_of
from probtimeline.views.widgets.line_list import LineList
from probtimeline.views.widgets.still import Still

if TYPE_CHECKING:
    from probtimeline.session.marking import Marked
    from probtimeline.session.ranging import Reach


REST = 0.05
"""Seconds without a step before the next is prepared: longer than a held key takes to repeat."""


class Panes(Horizontal, Still):
    """The list and the page beside it."""


class TimelineView(TimelineCommands):
    """Axis, list and detail. Below 100 columns list and detail take turns."""

    BINDINGS = bindings_of(TIMELINE)

    def __init__(self) -> None:
        super().__init__(id="timeline")
        self._reach: Reach | None = None
        self._beside: State | None = None
        self._rest = self.set_interval(REST, self.prepare, pause=True)

    def fill(self) -> Sequence[AwaitMount]:
        """An axis over a list and a page."""
        strip, panes = TimeStrip(id="time"), Panes(id="panes")
        return (
            self.mount(strip, panes),
            strip.fill(),
            panes.mount(LineList(id="events"), DetailPage(id="detail")),
        )

    @property
    def list(self) -> LineList:
        """The list of events."""
        return self.query_one("#events", LineList)

    @property
    def page(self) -> DetailPage:
        """The detail of the selected event."""
        return self.query_one("#detail", DetailPage)

    @property
    def contexts(self) -> tuple[str, ...]:
        """The detail's keys come first while the cursor is in it."""
        return (DETAIL,) if self.page.has_focus else (TIMELINE,)

    def show(self, state: State) -> None:
        """Show what changed: usually two lines of the list, the axis's foot and the detail.

        To a letter of a search the list answers first, and what stands beside it with the next
        frame.
        """
        before, self.state = self.state, state
        ranged, self._reach = self._reach, reach_of(state)
        row = state.rows.row_of.get(state.place, -1)
        same = before is not None and _told_alike(before, state)
        if same and ranged == self._reach:
            self.list.move_cursor(row)
        elif len(state.rows):
            self.list.show(len(state.rows), self._paint_row, row)
        else:
            told = _none_told(state)
            self.list.show(len(told), lambda n, _: paint.line(f" {told[n]}", paint.DOUBT), -1)
        when = f" · {state.window.text}" if state.window is not None else ""
        self.list.head(Content(f"Events{when}"), Content(_counts(state)))
        if state.origin is None or before is None or before.search.text == state.search.text:
            self._show_beside()
        else:
            self.call_after_refresh(self._show_beside)

    def _show_beside(self) -> None:
        before, state = self._beside, self.state
        if state is None:
            return
        self._beside = state
        self.query_one(TimeStrip).show(state)
        same = before is not None and _told_alike(before, state)
        if not same or before is None or before.selected != state.selected:
            self.page.tell(state)
            self._rest.reset()
        elif state.stop != self.page.stop:
            self.page.stand_on(state.stop)

    def prepare(self) -> None:
        """Make ready what a step further or back would show; done while no key is pressed."""
        self._rest.pause()
        state = self.state
        if state is None or not self.is_attached:
            return
        shown, at = state.rows.shown, state.rows.shown.before(state.place)
        beside = (number for number in (at + 1, at - 1) if 0 <= number < len(shown))
        self.page.prepare(state.chronicle.events[shown[number]] for number in beside)
        self.list.prepare()

    def _paint_row(self, number: int, width: int) -> Content:
        if self.state is None:
            return Content("")
        return paint_row(self.state, number, width, self._reach)

    @on(LineList.Chosen, "#events")
    def choose(self, message: LineList.Chosen) -> None:
        """A click selects; a second one goes into the detail."""
        message.stop()
        # Where nothing is shown, the rows are words that say so.
        if self.state is None or not len(self.state.rows):
            return
        row = self.state.rows[message.row]
        if row.kind is RowKind.EVENT:
            self.ask(session.moves.select(self.state.chronicle.events[row.place].id, jump=True))
            if message.again:
                self.action_read_detail()

    @property
    def quote(self) -> Quote | None:
        """The quotation under the cursor, else the selected event's first."""
        return self.page.quote

    @property
    def thing(self) -> Marked | None:
        """The figure or event under the cursor, else the selected event."""
        return self.page.thing

    def action_page_down(self) -> None:
        """As many events further as the list shows lines."""
        self.ask(session.moves.step(max(1, self.list.size.height - 2)))

    def action_page_up(self) -> None:
        """As many events back as the list shows lines."""
        self.ask(session.moves.step(-max(1, self.list.size.height - 2)))

    def action_read_detail(self) -> None:
        """Put the cursor into the detail, on its first quotation."""
        self.add_class("-reading")
        self.page.enter()

    @on(DetailPage.Left)
    def leave_detail(self) -> None:
        """Back to the list."""
        self.ask(session.moves.stand(None))
        self.show_list()

    def show_list(self) -> None:
        """Give the keys to the list."""
        self.remove_class("-reading")
        self.list.focus()

    def take_focus(self) -> None:
        """Give the keys to the list, or to the detail where the cursor is in it."""
        if self.state is None or self.state.stop is None:
            self.show_list()
        else:
            self.action_read_detail()


def _told_alike(before: State, state: State) -> bool:
    """Whether the rows are painted alike, but for the cursor and the range."""
    return (
        before.rows is state.rows
        and before.search is state.search
        and before.verdicts is state.verdicts
        and before.layer is state.layer
        and before.arrived is state.arrived
    )


def _counts(state: State) -> str:
    """Where the selection stands among what is shown, and how much is not."""
    shown, whole = len(state.rows.shown), len(state.chronicle.events)
    if state.search.more and state.only_hits:
        return f"{shown}{state.search.more} shown, {whole} in all"
    at = bisect_left(state.rows.shown, state.place) + 1 if state.place in state.rows.row_of else 0
    beside = ""
    if state.window is not None:
        count = session.window.around(state)
        beside = f", {count.before} before, {count.after} after"
        among = state.search.is_on and not state.only_hits
        found = f", {counted(count.here, 'hit')} here" if among else " here"
        told = f"{shown}{found}"
    else:
        told = f"{shown} shown, {whole} in all" if shown != whole else f"{whole}"
    return f"{f'{at} of ' if at else ''}{told}{beside}"


def _hits_hidden(state: State) -> list[str]:
    """That something is found, what hides it, and the keys that show it; empty where nothing is."""
    chips, window = any(chip.on for chip in state.chips), state.window is not None
    many = len(state.search.hits)
    if not many or not (chips or window):
        return []
    hiding, keys = {
        (True, True): ("the chips and the window", "\\ and 0 show"),
        (True, False): ("the chips", "\\ shows"),
        (False, True): ("the window", "0 shows"),
    }[chips, window]
    none, them = ("but it is not", "it") if many == 1 else ("none of them", "them")
    return [f"{many} found, {none} within {hiding}", f"{keys} {them}"]


def _none_told(state: State) -> list[str]:
    """Why nothing is shown, and what shows something again."""
    if not state.chronicle.events:
        return ["No events yet. probtimeline add FILE adds some; R reads the file again."]
    told, window, search = [], state.window, state.search
    chips = any(chip.on for chip in state.chips)
    sought = f" for {search.text}" if search.is_on else ""
    count, hidden = session.window.around(state), _hits_hidden(state)
    if window is not None and (count.before or count.after):
        told.append(f"Nothing in {window.text}{sought} · [ and ] go on, 0 shows all time")
    elif hidden:
        told += hidden
    elif search.rest is not None and search.more:
        told.append(f"Looking{sought}: {search.rest.percent} %")
    elif search.is_on:
        told.append(f"Nothing is found{sought}")
        if search.nearest:
            told.append(f"Nearest: {', '.join(search.nearest)}")
    if search.is_on:
        whole = f"shows all {counted(len(state.chronicle.events), 'event')}"
        told.append(f"esc {'drops the search' if chips or window is not None else whole}")
    if chips and not hidden:
        told.append("\\ switches the chips off")
    return told
