"""A source as a reader would read it: who, when, where it stands, then its words.

With its text attached, the whole text with every quoted passage lit and numbered; without it, the
passages alone, in order. Beside it, the events that rest on the passage under the cursor.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import AwaitMount

from probtimeline.core.chronicle import Passage
from probtimeline.core.records import Event, Quote, Source
from probtimeline.core.text import counted
from probtimeline.session import moves, sources
from probtimeline.session.marking import Marked, Thing
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.keys import SOURCE
from probtimeline.views.source_page import passage_blocks, source_blocks
from probtimeline.views.stops import quote_stop
from probtimeline.views.view import View, bindings_of
from probtimeline.views.widgets.line_list import LineList
from probtimeline.views.widgets.page import Page


class Words(Page, inherit_bindings=False):
    """The words of a source; their keys are those of the view."""


class SourceView(View):
    """One source: its record and words on a page, and the events resting on a passage."""

    BINDINGS = bindings_of(SOURCE)

    def __init__(self) -> None:
        super().__init__(id="source")
        self._passages: tuple[Passage, ...] = ()
        self._chosen = 0

    def fill(self) -> Sequence[AwaitMount]:
        """The page, and the list of events beside or below it."""
        reader = Horizontal(id="reader")
        return self.mount(reader), reader.mount(Words(id="text"), LineList(id="resting"))

    @property
    def page(self) -> Words:
        """The source's words."""
        return self.query_one("#text", Words)

    @property
    def resting(self) -> LineList:
        """The events that rest on the passage under the cursor."""
        return self.query_one("#resting", LineList)

    @property
    def contexts(self) -> tuple[str, ...]:
        """One context: the whole view shares its keys."""
        return (SOURCE,)

    @property
    def passage(self) -> Passage | None:
        """The passage under the cursor."""
        return self.state.open_passage if self.state is not None else None

    def show(self, state: State) -> None:
        """Show the open source; the page is written again only when it is another one."""
        before, self.state = self.state, state
        source = state.open_source
        if source is None:
            self._show_nothing()
            return
        self._passages = state.reading_order(source.id)
        passage = state.open_passage
        number = self._passages.index(passage) if passage is not None else None
        same = (
            before is not None
            and before.open_source is source
            and before.verdicts is state.verdicts
            and before.search is state.search
            and before.chronicle is state.chronicle
        )
        if same:
            self.page.stand_on(number)
        elif before is not None and _is_same_place(before, state):
            # Told anew, with other verdicts or records, it stays scrolled as far as it was.
            top = self.page.scroll_offset.y
            self._write(state, source)
            self.page.stop = number
            self.page.scroll_to(y=top, animate=False, force=True)
        else:
            self._write(state, source)
            # The page has its width only after it has been laid out once.
            self.call_after_refresh(self.page.stand_on, number)
        if not same or before is None or before.open_passage is not passage:
            self._chosen = 0
            self._show_resting()

    def _show_nothing(self) -> None:
        self._passages = ()
        self.page.show(())
        self.page.border_title = Content("No source")
        self.resting.show(0, self._paint_event, -1)

    def _write(self, state: State, source: Source) -> None:
        text = state.texts.get(source.id)
        words = passage_blocks(state, source, self._passages, text)
        self.page.show([*source_blocks(source, len(self._passages), text is not None), *words])
        order = sources.source_order(state.chronicle)
        at = order.index(source.id) + 1
        self.page.border_title = paint.line(source.publisher or source.title)
        self.page.border_subtitle = Content(f"source {at} of {len(order)}")

    def _show_resting(self) -> None:
        passage = self.passage
        events = passage.events if passage is not None else ()
        self.resting.show(len(events) * 2, self._paint_event, self._chosen * 2)
        number = self._passages.index(passage) + 1 if passage is not None else 0
        self.resting.border_title = Content(f"Rest on passage {number}")
        self.resting.border_subtitle = Content(counted(len(events), "event"))

    def _paint_event(self, row: int, width: int) -> Content:
        passage = self.passage
        if passage is None:
            return Content("")
        event = passage.events[row // 2]
        if row % 2:
            return Content.assemble("    ", paint.line(event.date.text, paint.MUTED))
        title = paint.line(event.title).truncate(max(4, width - 5), ellipsis=True)
        return Content.assemble(" ", paint.event_marks(event), " ", title)

    @on(Page.Followed, "#text")
    def follow_click(self, message: Page.Followed) -> None:
        """A passage clicked twice leads to its event."""
        message.stop()
        self._go_to(self._passages[message.number].events[0])

    @on(Page.Stood, "#text")
    def stand(self, message: Page.Stood) -> None:
        """A passage clicked is the one under the cursor."""
        message.stop()
        if self.source is not None and message.number is not None:
            words = self._passages[message.number].text
            self.ask(sources.stand_on_passage(self.source.id, words))

    @on(LineList.Chosen, "#resting")
    def choose(self, message: LineList.Chosen) -> None:
        """A click on an event goes to it."""
        message.stop()
        if self.passage is not None:
            self._go_to(self.passage.events[message.row // 2])

    @property
    def quote(self) -> Quote | None:
        """The passage under the cursor, as the first event that rests on it quotes it."""
        return self.passage.quotes[0] if self.passage is not None else None

    @property
    def source(self) -> Source | None:
        """The source open."""
        return self.state.open_source if self.state is not None else None

    @property
    def thing(self) -> Marked | None:
        """The source open."""
        return Marked(Thing.SOURCE, self.source.id) if self.source is not None else None

    def take_focus(self) -> None:
        """Give the keys to the source's words."""
        self.page.focus()

    def action_next_passage(self) -> None:
        """The next passage quoted."""
        self.ask(sources.step_passage(1))

    def action_previous_passage(self) -> None:
        """The passage before."""
        self.ask(sources.step_passage(-1))

    def action_first_passage(self) -> None:
        """The first passage, and the source's record above it."""
        self.ask(sources.step_passage(-len(self._passages)))
        self.page.scroll_to(0, 0, animate=False)

    def action_last_passage(self) -> None:
        """The last passage."""
        self.ask(sources.step_passage(len(self._passages)))

    def action_text_down(self) -> None:
        """A page further."""
        self.page.scroll_page_down(animate=False)

    def action_text_up(self) -> None:
        """A page back."""
        self.page.scroll_page_up(animate=False)

    def action_next_source(self) -> None:
        """The source published next."""
        self.ask(sources.step_source(1))

    def action_previous_source(self) -> None:
        """The source published before."""
        self.ask(sources.step_source(-1))

    def action_next_resting(self) -> None:
        """Choose the next of several events that rest on the passage, in a round."""
        events = self.passage.events if self.passage is not None else ()
        if len(events) < 2:
            self.ask(lambda state: state.telling("No other event rests on this passage"))
            return
        self._chosen = (self._chosen + 1) % len(events)
        self.resting.move_cursor(self._chosen * 2)

    def action_follow_passage(self) -> None:
        """To the event chosen among those that rest on the passage."""
        if self.passage is None:
            self.ask(lambda state: state.telling("No event rests on this source"))
            return
        self._go_to(self.passage.events[self._chosen])

    def _go_to(self, event: Event) -> None:
        """To an event, at the passage as it quotes it."""
        passage = self.passage
        stop = quote_stop(event, passage.source, passage.text) if passage is not None else None
        self.ask(moves.follow_to_event(event.id, stop))

    def action_leave_source(self) -> None:
        """Back to where the reader came from."""
        self.ask(moves.leave_view())


def _is_same_place(before: State, state: State) -> bool:
    """Whether two states are at the same passage of the same text."""
    source, was = state.open_source, before.open_source
    passage, stood = state.open_passage, before.open_passage
    if source is None or was is None or passage is None or stood is None:
        return False
    texts = before.texts.get(was.id) == state.texts.get(source.id)
    return source.id == was.id and passage.text == stood.text and texts
