"""The timeline: an axis, the list of events, and the detail of the one selected."""

from __future__ import annotations

from bisect import bisect_left

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from probtimeline.core.calendar import iso
from probtimeline.core.citation import cite_quote
from probtimeline.core.edtf import parse_edtf
from probtimeline.core.records import Quote
from probtimeline.core.span import Span
from probtimeline.core.text import counted
from probtimeline.session import moves, sources
from probtimeline.session.dating import go_to
from probtimeline.session.rows import RowKind
from probtimeline.session.searching import toggle_only_hits
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.detail import Detail
from probtimeline.views.detail_page import DetailPage
from probtimeline.views.event_rows import paint_row
from probtimeline.views.keys import DETAIL, TIMELINE
from probtimeline.views.messages import Copy
from probtimeline.views.stops import ToEvent, ToWords, figure_stop
from probtimeline.views.view import View, bindings_of
from probtimeline.views.widgets.axis import Axis
from probtimeline.views.widgets.line_list import LineList
from probtimeline.views.widgets.page import Page


class TimelineView(View):
    """Axis, list and detail. Below 100 columns list and detail take turns."""

    BINDINGS = bindings_of(TIMELINE)

    def __init__(self) -> None:
        super().__init__(id="timeline")
        self._detail: Detail | None = None

    def compose(self) -> ComposeResult:
        """An axis over a list and a page."""
        yield Axis(id="axis")
        with Horizontal(id="panes"):
            yield LineList(id="events")
            yield DetailPage(id="detail")

    @property
    def axis(self) -> Axis:
        """The strip of time."""
        return self.query_one("#axis", Axis)

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
        """Show what changed: usually two lines of the list, the axis's foot and the detail."""
        before, self.state = self.state, state
        hits = state.search.hits if state.search.is_on else None
        self.axis.show(state.chronicle, hits, state.event)
        row = state.rows.row_of.get(state.place, -1)
        same = (
            before is not None
            and before.rows is state.rows
            and before.search is state.search
            and before.verdicts is state.verdicts
        )
        if same:
            self.list.move_cursor(row)
        elif len(state.rows):
            self.list.show(len(state.rows), self._paint_row, row)
        else:
            self._show_none(state)
        self._show_titles(state)
        if not same or before is None or before.selected != state.selected:
            self._show_detail(state)
        elif state.stop != self.page.stop:
            self.page.stand_on(state.stop)

    def _show_none(self, state: State) -> None:
        told = ["No events yet. probtimeline add FILE adds some; R reads the file again."]
        if state.search.is_on:
            told = [f"Nothing is found for {state.search.text}"]
            if state.search.nearest:
                told.append(f"Nearest: {', '.join(state.search.nearest)}")
            told.append(f"esc shows all {counted(len(state.chronicle.events), 'event')}")
        self.list.show(len(told), lambda n, _: paint.line(f" {told[n]}", paint.DOUBT), -1)

    def _show_titles(self, state: State) -> None:
        shown, whole = len(state.rows.shown), len(state.chronicle.events)
        self.list.border_title = Content("Events")
        count = f"{shown} shown, {whole} in all" if shown != whole else f"{whole}"
        among = state.place in state.rows.row_of
        at = bisect_left(state.rows.shown, state.place) + 1 if among else 0
        self.list.border_subtitle = Content(f"{at} of {count}" if at else count)

    def _show_detail(self, state: State) -> None:
        event = state.event
        page = self.page
        if event is None:
            self._detail = None
            page.border_title = Content("")
            page.show(())
            return
        self._detail = Detail(state, event)
        page.border_title = paint.line(event.date.text, paint.PLAIN)
        page.show(self._detail.blocks, state.stop, self._detail.found)

    def _paint_row(self, number: int, width: int) -> Content:
        return paint_row(self.state, number, width) if self.state is not None else Content("")

    @on(LineList.Chosen, "#events")
    def choose(self, message: LineList.Chosen) -> None:
        """A click selects; a second one goes into the detail."""
        message.stop()
        # Where nothing is shown, the rows are words that say so.
        if self.state is None or not len(self.state.rows):
            return
        row = self.state.rows[message.row]
        if row.kind is RowKind.EVENT:
            self.ask(moves.select(self.state.chronicle.events[row.place].id, jump=True))
            if message.again:
                self.action_read_detail()

    @on(Axis.Picked)
    def pick(self, message: Axis.Picked) -> None:
        """A click on the axis goes to what happened there."""
        message.stop()
        span = parse_edtf(f"{iso(message.first)}/{iso(message.last)}")
        if isinstance(span, Span):
            self.ask(go_to(span))

    @on(Axis.Turned)
    def turn(self, message: Axis.Turned) -> None:
        """The wheel over the axis steps through the events."""
        message.stop()
        self.ask(moves.step(message.by))

    @on(Page.Followed, "#detail")
    def follow(self, message: Page.Followed) -> None:
        """From a quotation or figure to its words, from a link to its event."""
        message.stop()
        if self._detail is None or not 0 <= message.number < len(self._detail.targets):
            return
        match self._detail.targets[message.number]:
            case ToWords(quote):
                self.ask(sources.open_source(quote.source, quote.text))
            case ToEvent(event_id, figure):
                other = self.state.chronicle.event(event_id) if self.state is not None else None
                stop = figure_stop(other, figure) if other is not None and figure else None
                # The reader was in the detail, and stays in it.
                self.ask(moves.follow_to_event(event_id, stop or 0))

    @property
    def quote(self) -> Quote | None:
        """The quotation under the cursor, else the selected event's first."""
        event = self.state.event if self.state is not None else None
        if event is None:
            return None
        targets = self._detail.targets if self._detail is not None else []
        stop = self.page.stop
        if self.page.has_focus and stop is not None and stop < len(targets):
            target = targets[stop]
            if isinstance(target, ToWords):
                return target.quote
        return event.quotes[0] if event.quotes else None

    def copy(self) -> None:
        """Copy the quotation under the cursor, or the first, with its citation."""
        quote = self.quote
        if quote is None or self.state is None:
            self.ask(lambda state: state.telling("There is no quotation to copy"))
            return
        source = self.state.chronicle.sources.get(quote.source)
        self.post_message(Copy(cite_quote(quote, source), "the quotation and its citation"))

    def action_next_event(self) -> None:
        """One event further."""
        self.ask(moves.step(1))

    def action_previous_event(self) -> None:
        """One event back."""
        self.ask(moves.step(-1))

    def action_page_down(self) -> None:
        """As many events further as the list shows lines."""
        self.ask(moves.step(max(1, self.list.size.height - 2)))

    def action_page_up(self) -> None:
        """As many events back as the list shows lines."""
        self.ask(moves.step(-max(1, self.list.size.height - 2)))

    def action_first_event(self) -> None:
        """The first event shown."""
        self.ask(moves.first())

    def action_last_event(self) -> None:
        """The last event shown."""
        self.ask(moves.last())

    def action_next_year(self) -> None:
        """The first event of the next year that has any."""
        self.ask(moves.to_next("year", 1))

    def action_previous_year(self) -> None:
        """The first event of this year, or of the one before."""
        self.ask(moves.to_next("year", -1))

    def action_next_milestone(self) -> None:
        """The next milestone."""
        self.ask(moves.to_next("milestone", 1))

    def action_previous_milestone(self) -> None:
        """The milestone before."""
        self.ask(moves.to_next("milestone", -1))

    def action_next_silence(self) -> None:
        """The event that ends the next silence."""
        self.ask(moves.to_next("silence", 1))

    def action_previous_silence(self) -> None:
        """The event that ended the silence before."""
        self.ask(moves.to_next("silence", -1))

    def action_next_hit(self) -> None:
        """The next hit of the search."""
        self.ask(moves.to_next("hit", 1))

    def action_previous_hit(self) -> None:
        """The hit before."""
        self.ask(moves.to_next("hit", -1))

    def action_only_hits(self) -> None:
        """The hits alone, or among all events."""
        self.ask(toggle_only_hits())

    def action_read_source(self) -> None:
        """The source of the selected event, at its first words."""
        self.ask(sources.open_source())

    def action_read_detail(self) -> None:
        """Put the cursor into the detail, on its first quotation."""
        self.add_class("-reading")
        self.page.focus()
        # The page may not have been laid out yet: what it holds is known all the same.
        if self.page.stop is None and self._detail is not None and self._detail.targets:
            self.page.go_to(0)

    @on(Page.Stood, "#detail")
    def stand(self, message: Page.Stood) -> None:
        """Remember what the cursor stands on: it is part of the place to come back to."""
        message.stop()
        self.ask(moves.stand(message.number))

    @on(DetailPage.Left)
    def leave_detail(self) -> None:
        """Back to the list."""
        self.ask(moves.stand(None))
        self.show_list()

    def show_list(self) -> None:
        """Give the keys to the list."""
        self.remove_class("-reading")
        self.list.focus()
