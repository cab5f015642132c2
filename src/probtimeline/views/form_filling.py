"""What a form shows of the draft in it, and how it follows what is typed.

What is typed is kept at once and looked at behind the screen, the newest always last: no key
waits for a file or for a long text.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content

from probtimeline.core.text import clean_line
from probtimeline.session.drafting import (
    EventDraft,
    value_of,
    with_found,
)
from probtimeline.session.looking import Look, Looker, Note
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.form_completing import Completing, Known
from probtimeline.views.form_preview import preview_blocks
from probtimeline.views.form_rows import Kind, RowSpec, rows_of
from probtimeline.views.form_told import (
    figure_words,
    missing_words,
    note_line,
    offers_line,
    told_of,
)
from probtimeline.views.keymap import Keymap
from probtimeline.views.keys import FORM, hints_for
from probtimeline.views.view import Panel, is_open
from probtimeline.views.widgets.bars import TwoEnds, hints
from probtimeline.views.widgets.form_field import Row, Tick
from probtimeline.views.widgets.form_place import Place
from probtimeline.views.widgets.form_sheet import Sheet
from probtimeline.views.widgets.page import Page

WIDE = 120
"""Columns from which the event stands beside the form as it would read."""
LOW = 20
"""Lines below which its place in time is told under the form in words alone."""

Refusals = Mapping[str, tuple[Note, ...]]
"""Why an event is not added, by the fields of the form."""


@dataclass(frozen=True, slots=True)
class FormTask:
    """What a form is for: `keep` is told every change, `add` writes, and tells why it did not.

    `leave` is told to close the form, and whether the draft is to be dropped.
    """

    keep: Callable[[EventDraft], None]
    add: Callable[[EventDraft], Awaitable[Refusals | None]]
    leave: Callable[[bool], None]


class Filling(Panel):
    """A form and the draft in it, without what its keys do."""

    AUTO_FOCUS = None

    def __init__(self, state: State, draft: EventDraft, task: FormTask, keymap: Keymap) -> None:
        super().__init__()
        self.sheet = Sheet()
        self._state = state
        self._draft = draft
        self._duty = task
        self._keymap = keymap
        self._looker = Looker(state.chronicle, state.texts, state.today)
        self._look = Look(EventDraft())
        self._is_looking = self._wants_adding = self._was_asked = self._is_adding = False
        self._refused: dict[str, tuple[Note, ...]] = {}
        self._more: frozenset[str] = frozenset()
        self._completing = Completing()
        self._notice = self.told = ""
        self._is_discarding = False

    def compose(self) -> ComposeResult:
        """A line at the top, the rows, the place in time and the event, a line at the foot."""
        yield TwoEnds(id="form-head")
        with Container(id="form-body"):
            yield self.sheet
            with Vertical(id="form-aside"):
                yield Place(self._state.chronicle)
                page = Page(id="preview")
                page.can_focus = False
                yield page
        yield TwoEnds(id="form-foot")

    @property
    def draft(self) -> EventDraft:
        """The event as it is written now, with what the rows have not told yet; it is kept."""
        before, self._draft = self._draft, self.sheet.taken_in(self._draft)
        if self._draft is not before:
            self._duty.keep(self._draft)
        return self._draft

    @property
    def row(self) -> Row | None:
        """The row that has the keys."""
        return self.sheet.row_of(self.focused)

    def on_mount(self) -> None:
        """Begin where nothing is written yet."""
        self._lay()
        self._begin()
        self._look_again()
        self._gather()
        source = self._looker.sources.named(self._draft.quotes[0])
        if source is not None and source.id in self._state.texts and self._draft.is_empty:
            self._say(
                f"{self._keymap.key_of('pick-words')} picks the words from the text of this source"
            )

    def _gather(self) -> None:
        """Have the words of the chronology ready to be offered."""
        self.run_worker(self._looker.gather, thread=True, group="words")

    def on_resize(self, event: events.Resize) -> None:
        """Sort the size into the few layouts there are."""
        wide = event.size.width >= WIDE
        self.set_class(wide, "-wide")
        self.set_class(not wide and event.size.height < LOW, "-low")
        self.call_after_refresh(self._show_lines)

    def take_up(self, draft: EventDraft, told: str) -> bool:
        """Go on with a draft from before, unless something is written already."""
        if not self.draft.is_empty:
            return False
        self._draft, self.told = draft, told
        if not self.is_mounted:
            return True
        self._lay()
        self._begin()
        self._look_again()
        return True

    def show(self, state: State) -> None:
        """Look at the draft with other records or texts, where there are others by now."""
        before, self._state = self._state, state
        if before.chronicle is not state.chronicle or before.texts is not state.texts:
            self._looker = Looker(state.chronicle, state.texts, state.today)
            self._look = replace(self._look, draft=EventDraft())
            self._look_again()
            self._gather()

    async def all_typed(self) -> None:
        """Wait until what has the keys has taken in all that was pressed before.

        A command is done before its key reaches the field; what was typed before may be on its way.
        """
        for widget in (self.focused or self).ancestors_with_self:
            done = asyncio.Event()
            if widget is not self.app and widget.call_later(done.set):
                await done.wait()

    def _begin(self) -> None:
        blank = (row for row in self.sheet.rows if row.spec.kind is not Kind.TICK and not row.value)
        first = next(blank, self.sheet.rows[0])
        self.sheet.enter(first)

    def _lay(self) -> None:
        specs = rows_of(self._draft, self._looker.sources.is_new, self._more)
        self.sheet.lay(specs, self._draft)
        for row in self.sheet.rows:
            if isinstance(row.control, Tick):
                figure = value_of(self._draft, row.spec.path.removesuffix(".chosen"))
                row.control.tell(figure_words(figure))

    @on(Row.Typed)
    def take_in_typed(self, message: Row.Typed) -> None:
        """Keep what was typed, and look at it."""
        message.stop()
        row = message.row
        if row not in self.sheet.rows or not row.is_changed:
            return  # it has been taken in with something else
        self._refused.pop(row.spec.path, None)
        self._change(self.draft)

    def _change(self, draft: EventDraft) -> None:
        self._draft = draft
        self._notice, self._is_discarding = "", False
        self._lay()
        self._duty.keep(draft)
        self._tell_row(self.row)
        self._show_lines()
        self._look_again()

    def _look_again(self) -> None:
        if not self._is_looking:
            self._is_looking = True
            self.run_worker(self._look_on(), group="looking")

    async def _look_on(self) -> None:
        """Look at the draft until it has been looked at as it is; then add it, if asked."""
        while self._look.draft is not self._draft:
            look = await asyncio.to_thread(self._looker.look, self._draft)
            self._take_in(look)
        self._is_looking = False
        if self._wants_adding:
            self._wants_adding = False
            await self._add_now()

    def _take_in(self, look: Look) -> None:
        """Show what was found out; figures found in words that still stand are offered."""
        if not is_open(self):
            return
        draft = now = self.draft
        for number, seen in enumerate(look.quotes):
            path = f"quotes[{number}].text"
            if value_of(now, path) == value_of(look.draft, path):
                draft = with_found(draft, number, seen.found)
        self._look = look
        if draft != now:
            self._draft = draft
        self._lay()
        self._tell_all()

    def _tell_all(self) -> None:
        for row in self.sheet.rows:
            self._tell_row(row)
        look = self._look
        self.query_one(Place).show(self._state.chronicle, look.span, (look.before, look.after))
        self.query_one("#preview", Page).show(tuple(preview_blocks(look, self._missing())))
        self._show_lines()

    def _tell_row(self, row: Row | None) -> None:
        if row is None:
            return
        focused = row is self.row
        row.mark(focused)
        path = row.spec.path
        asked, look = self._was_asked, self._look
        lines = [note_line(note) for note in self._refused.get(path, ())]
        lines += told_of(row.spec, look, self._keymap.key_of, focused=focused, asked=asked)
        if focused and (offers := self._completing.shown(row, self._known)):
            lines.insert(
                0, offers_line(offers, self._completing.turn, self._keymap.key_of("complete-field"))
            )
        row.tell(Content("\n").join(lines))
        if focused:
            self.sheet.call_after_refresh(self.sheet.scroll_to_widget, row, animate=False)

    def _missing(self) -> str:
        return missing_words(self._draft, self._look, self._specs)

    @property
    def _specs(self) -> list[RowSpec]:
        return [row.spec for row in self.sheet.rows]

    @property
    def _known(self) -> Known:
        return Known(self._draft, self._look, self._looker, self._looker.sources)

    def _show_lines(self) -> None:
        """The line at the top, and that at the foot."""
        if not (self.is_mounted and is_open(self)):
            return
        told = f"  {self.told}" if self.told else ""
        left = paint.joined((" New event", paint.TITLE), (told, paint.DOUBT))
        missing = self._missing()
        ready = f"ready: {self._keymap.key_of('save-event')} adds it"
        style = paint.MUTED if missing else paint.GOOD
        self.query_one("#form-head", TwoEnds).tell(left, paint.line(missing or ready, style))
        foot = self.query_one("#form-foot", TwoEnds)
        if self._notice:
            foot.tell(paint.line(f" {clean_line(self._notice, 300)}", paint.DOUBT), Content(""))
        else:
            room = max(20, self.size.width - 2)
            foot.tell(hints(hints_for((FORM,)), room, self._keymap), Content(""))

    def _say(self, notice: str) -> None:
        """Say something at the foot, until something is typed."""
        self._notice = notice
        self._show_lines()

    async def _add_now(self) -> None:
        """Add the event as it is now; where that is refused, say why at the fields."""
        raise NotImplementedError
