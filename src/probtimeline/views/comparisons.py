"""The Comparisons view: all that is set side by side in a list, and the one chosen on a page."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import AwaitMount

from probtimeline.core.records import Quote
from probtimeline.session import comparing, moves
from probtimeline.session.marking import Marked, Thing
from probtimeline.session.state import State
from probtimeline.session.weighing import YOURS, Item
from probtimeline.views import paint
from probtimeline.views.item_page import ItemPage
from probtimeline.views.item_rows import ItemRows, both, told_count
from probtimeline.views.keys import COMPARISONS, DETAIL
from probtimeline.views.reading_page import ReadingPage
from probtimeline.views.stops import ToWords, thing_at
from probtimeline.views.view import View, bindings_of
from probtimeline.views.widgets.line_list import LineList
from probtimeline.views.widgets.page import Page

BORDER = 6
"""Cells of a page's upper border that its title leaves free."""
NARROWEST_TITLE = 30


class ComparisonsView(View):
    """A list of comparisons and the page of one. Below 100 columns they take turns."""

    BINDINGS = bindings_of(COMPARISONS)

    def __init__(self) -> None:
        super().__init__(id="comparisons")
        self._rows: ItemRows | None = None
        self._item: Item | None = None
        self._stood: dict[str, int | None] = {}

    def fill(self) -> Sequence[AwaitMount]:
        """The list, and the page beside it."""
        weighed = Horizontal(id="weighed")
        return self.mount(weighed), weighed.mount(LineList(id="items"), ReadingPage(id="item"))

    @property
    def list(self) -> LineList:
        """The list of items."""
        return self.query_one("#items", LineList)

    @property
    def page(self) -> ReadingPage:
        """The page of the item chosen."""
        return self.query_one("#item", ReadingPage)

    @property
    def contexts(self) -> tuple[str, ...]:
        """The page's keys come first while the cursor is in it."""
        return (DETAIL,) if self.page.has_focus else (COMPARISONS,)

    def show(self, state: State) -> None:
        """Show what changed; the page is written again only when it is another one."""
        before, self.state = self.state, state
        item = comparing.open_item(state)
        same = (
            before is not None
            and before.rows is state.rows
            and before.search is state.search
            and before.chronicle is state.chronicle
            and before.pair == state.pair
            and before.weighing is state.weighing
        )
        if not same or self._rows is None:
            self._rows = ItemRows(state)
        place = self._rows.listing.place(item.key) if item is not None else -1
        if same:
            self.list.move_cursor(self._rows.row_of(place))
        else:
            self._show_list(self._rows, place)
        self._show_titles(self._rows, place)
        known = same and before is not None and before.verdicts is state.verdicts
        if known and item == self._item:
            return
        self._turn_to(before, state)
        self._show_page(state, item)

    def _turn_to(self, before: State | None, state: State) -> None:
        """Go into the page where the reader jumped to one by name, from elsewhere or by marking."""
        jumped = before is None or before.trail is not state.trail
        paired = before is not None and before.pair != state.pair and state.weighed == YOURS
        if paired or (jumped and not self.list.has_focus):
            self.set_class(bool(state.weighed), "-reading")
        if paired:
            # At the top, where it says what the two are, and on no stop further down.
            self.page.focus()

    def _show_list(self, rows: ItemRows, place: int) -> None:
        if len(rows):
            self.list.show(len(rows), rows.paint, rows.row_of(place))
            return
        state = rows.state
        told = ["Nothing is set side by side in this chronology"]
        if comparing.how_many(state):
            told = ["No comparison touches an event that is shown"]
        told.append("c marks what to set beside something else")
        self.list.show(len(told), lambda n, _: paint.line(f" {told[n]}", paint.DOUBT), -1)

    def _show_titles(self, rows: ItemRows, place: int) -> None:
        shown, whole = len(rows.listing), comparing.how_many(rows.state)
        self.list.border_title = Content("Comparisons")
        told = told_count(shown, whole, place + 1)
        if rows.listing.progress is not None:
            told += f"; looking for plans, {100 * rows.listing.progress:.0f}% gone through"
        self.list.border_subtitle = Content(told)

    def _show_page(self, state: State, item: Item | None) -> None:
        page, before = self.page, self._item
        self._item = item
        if before is not None:
            self._stood[before.key] = page.stop
        if item is None:
            page.border_title = Content("")
            page.show_written(None)
            return
        stop = self._stood.pop(item.key, None)
        if stop is None and page.has_focus and item.key != YOURS:
            stop = 0
        self._name_page()
        page.show_written(ItemPage(state, item), stop)

    def _name_page(self) -> None:
        """The page is named by its kind; by both names where the reader set two side by side."""
        if self.state is None or self._item is None:
            return
        named = self._item.kind.value
        if self._item.key == YOURS:
            room = (self.page.size.width or self.list.size.width) - BORDER
            named = both(comparing.names_of_two(self.state), max(NARROWEST_TITLE, room))
        self.page.border_title = paint.line(named, paint.PLAIN)

    def on_resize(self) -> None:
        """Two names share another width."""
        self.call_after_refresh(self._name_page)

    @property
    def quote(self) -> Quote | None:
        """The quotation under the cursor, else the first of the page."""
        wanted = (self.page.target, *self.page.targets)
        return next((each.quote for each in wanted if isinstance(each, ToWords)), None)

    @property
    def thing(self) -> Marked | None:
        """What the cursor stands on; in the list the first figure of the item, or event."""
        if self.state is None or self._item is None:
            return None
        if self.page.target is not None:
            return thing_at(self.page.target, self.state.chronicle)
        for key in self._item.figures:
            return Marked(Thing.FIGURE, key)
        return Marked(Thing.EVENT, self._item.events[0]) if self._item.events else None

    def take_focus(self) -> None:
        """Give the keys back to the page, if the reader was in it, else to the list."""
        yours = self._item is not None and self._item.key == YOURS and self.page.stop is None
        if self.has_class("-reading") and yours:
            self.page.focus()
        elif self.has_class("-reading"):
            self.action_read_item()
        else:
            self.list.focus()

    @on(LineList.Chosen, "#items")
    def choose(self, message: LineList.Chosen) -> None:
        """A click chooses; a second one goes into the page."""
        message.stop()
        place = self._rows.place_of(message.row) if self._rows is not None else None
        if place is None or self._rows is None:
            return
        self.ask(comparing.choose_item(self._rows.listing[place].key))
        if message.again:
            self.action_read_item()

    @on(ReadingPage.Left)
    def leave_page(self) -> None:
        """Back to the list."""
        self.remove_class("-reading")
        self.page.stand_on(None)
        self.list.focus()

    @on(Page.Stood, "#item")
    def stand(self, message: Page.Stood) -> None:
        """A click into the page goes into it."""
        message.stop()
        self.add_class("-reading")

    def action_read_item(self) -> None:
        """Put the cursor into the page, on the first thing that can be followed."""
        self.add_class("-reading")
        self.page.enter()

    def action_next_item(self) -> None:
        """One item further."""
        self.ask(comparing.step_item(1))

    def action_previous_item(self) -> None:
        """One item back."""
        self.ask(comparing.step_item(-1))

    def action_items_down(self) -> None:
        """As many items further as the list shows lines."""
        self.ask(comparing.step_item(max(1, self.list.size.height - 2)))

    def action_items_up(self) -> None:
        """As many items back as the list shows lines."""
        self.ask(comparing.step_item(-max(1, self.list.size.height - 2)))

    def action_first_item(self) -> None:
        """The first item."""
        self.ask(comparing.end_item())

    def action_last_item(self) -> None:
        """The last item."""
        self.ask(comparing.end_item(last=True))

    def action_next_kind(self) -> None:
        """The first item of the next kind."""
        self.ask(comparing.next_kind(1))

    def action_previous_kind(self) -> None:
        """The first item of this kind, or of the one before."""
        self.ask(comparing.next_kind(-1))

    def action_leave_comparisons(self) -> None:
        """Back to where the reader was."""
        self.ask(moves.leave_view())
