"""Where records are written as JSON: the text, and beside it what writing it would do.

What is written is checked and kept behind the screen, so that no key waits; the newest text goes
first. Checking, keeping and writing are done by whoever opens the screen.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Static

from probtimeline.views import paint
from probtimeline.views.json_answer import Answer, answer_blocks
from probtimeline.views.json_text import safe_json
from probtimeline.views.keymap import Keymap
from probtimeline.views.keys import JSON, command_named, commands_of
from probtimeline.views.view import bindings_of, is_open
from probtimeline.views.widgets.bars import TwoEnds
from probtimeline.views.widgets.page import Page

if TYPE_CHECKING:
    from probtimeline.views.widgets.json_area import JsonArea

Told = TypeVar("Told")

NARROW = 100
"""Columns below which the answer stands below the text."""
TOO_LARGE = "That is too large to be edited here: save it as a file and run `probtimeline add FILE`"


@dataclass(frozen=True, slots=True)
class JsonJob:
    """What is written in the screen: its title, and words on what will become of it.

    `check` finds out what writing the text would do, `keep` keeps the text as a draft and returns
    why it could not, or nothing. Both are called in threads.
    """

    title: str
    check: Callable[[str], Answer]
    keep: Callable[[str], str]
    notes: tuple[str, ...] = ()


class Newest(Generic[Told]):
    """Does a piece of work on the newest text asked, in a thread, one at a time."""

    def __init__(
        self, screen: JsonScreen, work: Callable[[str], Told], done: Callable[[Told], None]
    ) -> None:
        self._screen = screen
        self._work = work
        self._done = done
        self._asked: str | None = None
        self._is_running = False

    def ask(self, text: str) -> None:
        """Ask it of a text; what was asked before and is not begun is not asked any more."""
        self._asked = text
        if not self._is_running:
            self._is_running = True
            self._screen.app.run_worker(self._run(), group="json")

    async def _run(self) -> None:
        try:
            while self._asked is not None:
                asked, self._asked = self._asked, None
                told = await asyncio.to_thread(self._work, asked)
                if self._asked is None and is_open(self._screen):
                    self._done(told)
        finally:
            self._is_running = False


class JsonScreen(Screen[None]):
    """Asks to be written, or taken to the editor, by messages; closed by whoever opened it."""

    CSS_PATH = "json_screen.tcss"
    BINDINGS = bindings_of(JSON)

    class Write(Message):
        """The text is to be written."""

    class ToEditor(Message):
        """The reader goes on in their own editor, at a line counted from 1."""

        def __init__(self, line: int) -> None:
            super().__init__()
            self.line = line

    class Discard(Message):
        """The text is to be thrown away."""

    class Left(Message):
        """The reader leaves; the text stays a draft."""

    def __init__(self, job: JsonJob, text: str, keymap: Keymap | None = None) -> None:
        super().__init__()
        self.job = job
        self.answer = Answer()
        self.is_writing = False
        self._first = text
        self._keymap = keymap or Keymap.of({})
        self._said = self._not_kept = ""
        self._sure = False
        self._checking = Newest(self, lambda text: self.job.check(text), self._show_answer)  # noqa: PLW0108 - it changes
        self._keeping = Newest(self, lambda text: self.job.keep(text), self._show_kept)  # noqa: PLW0108 - it changes

    def compose(self) -> ComposeResult:
        """A line at the top, what to know, the text with the answer, a line of keys."""
        from probtimeline.views.widgets.json_area import JsonArea

        yield TwoEnds(id="header")
        yield Static(id="notes")
        with Horizontal(id="both"):
            area = JsonArea(
                safe_json(self._first),
                id="json",
                tab_behavior="focus",
                show_line_numbers=True,
                placeholder='{ "title": "…", "date": "21 February 2013" }',
            )
            area.border_title = Content(" JSON ")
            yield area
            page = Page(id="answer")
            page.border_title = Content(" What it would do ")
            yield page
        yield TwoEnds(id="footer")

    @property
    def area(self) -> JsonArea:
        """Where the reader types."""
        from probtimeline.views.widgets.json_area import JsonArea

        return self.query_one("#json", JsonArea)

    @property
    def page(self) -> Page:
        """The answer."""
        return self.query_one("#answer", Page)

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self.area.text if self.is_mounted else self._first

    def take(self, job: JsonJob, text: str) -> None:
        """Go on with another job or another text; the text before can be brought back by ^z."""
        self.job = job
        area = self.area
        area.replace(text, (0, 0), area.document.end, maintain_selection_offset=False)
        area.move_cursor((0, 0))
        self._tell_around()
        self._ask()

    def writing(self, is_writing: bool) -> None:
        """Let the text rest while it is being written."""
        self.is_writing = is_writing
        if is_open(self):
            self.area.read_only = is_writing

    def say(self, words: str) -> None:
        """Say something above the text, until it is changed."""
        self._said = words
        self._tell_around()

    def on_mount(self) -> None:
        """Check what is there already."""
        self.area.focus()
        self._tell_around()
        self.page.show(answer_blocks(self.answer))
        self._checking.ask(self.text)

    def on_resize(self, event: events.Resize) -> None:
        """Side by side where there is room."""
        self.set_class(event.size.width < NARROW, "-narrow")
        self.call_after_refresh(self._tell_around)

    def on_text_area_changed(self) -> None:
        """Check and keep what is written."""
        self._said, self._sure = "", False
        if is_open(self):
            self._ask()

    def on_json_area_too_large(self) -> None:
        """Say what to do with a text of that size."""
        self.say(TOO_LARGE)

    def _ask(self) -> None:
        text = self.text
        self._checking.ask(text)
        self._keeping.ask(text)

    def _show_answer(self, answer: Answer) -> None:
        if answer != self.answer:
            self.answer = answer
            self.page.show(answer_blocks(answer))
        self._tell_around()

    def _show_kept(self, fault: str) -> None:
        if fault != self._not_kept:
            self._not_kept = fault
            self._tell_around()

    def _tell_around(self) -> None:
        """The lines above and below the text."""
        if not is_open(self):
            return
        title = paint.joined((f" {self.job.title}", paint.TITLE))
        told = paint.line(f"{self.answer.told[0]} ", self.answer.told[1])
        self.query_one("#header", TwoEnds).tell(title, told)
        notes = [paint.prose(each, paint.MUTED) for each in self.job.notes]
        said = [paint.prose(each, paint.DOUBT) for each in (self._said, self._not_kept) if each]
        shown = self.query_one("#notes", Static)
        shown.display = bool(notes or said)
        shown.update(Content("\n").join([*said, *notes]))
        self.query_one("#footer", TwoEnds).tell(self._keys(), Content(""))

    def _keys(self) -> Content:
        pieces = [Content(" ")]
        for command in commands_of(JSON):
            keys = self._keymap.shown(command)
            if command.hint and keys:
                told = (keys[0], "bold $ink-link"), (f" {command.hint}   ", paint.MUTED)
                click = Style.from_meta({"@click": f"screen.{command.action}"})
                pieces.append(Content.assemble(*told).stylize(click))
        return Content.assemble(*pieces)

    def action_write_json(self) -> None:
        """Ask for the text to be written, unless that is being done."""
        if not self.is_writing:
            self.post_message(self.Write())

    def action_next_problem(self) -> None:
        """To the place of the next problem."""
        self._to_problem(1)

    def action_previous_problem(self) -> None:
        """To the place of the problem before."""
        self._to_problem(-1)

    def _to_problem(self, by: int) -> None:
        stops = self.answer.stops
        if not stops:
            self.say("There is no problem to go to")
            return
        at = self.page.stop
        first = 0 if by > 0 else len(stops) - 1
        self._go_to(first if at is None else (at + by) % len(stops))

    @on(Page.Followed)
    @on(Page.Stood)
    def to_the_place(self, message: Page.Followed | Page.Stood) -> None:
        """To the place of a problem that was clicked."""
        message.stop()
        if message.number is not None and message.number < len(self.answer.stops):
            self._go_to(message.number)

    def _go_to(self, number: int) -> None:
        problem = self.answer.stops[number]
        self.page.stand_on(number)
        if problem.line is not None:
            self.area.move_cursor((problem.line - 1, (problem.column or 1) - 1), center=True)
        self.area.focus()

    def action_turn_to_answer(self) -> None:
        """Give the keys to the answer, to read on in it; again: back to the text."""
        (self.area if self.page.has_focus else self.page).focus()

    def action_open_editor(self) -> None:
        """Go on in the reader's own editor."""
        if not self.is_writing:
            self.post_message(self.ToEditor(self.area.cursor_location[0] + 1))

    def action_discard_json(self) -> None:
        """Throw the text away, once the reader has pressed the key again."""
        if self.is_writing:
            return
        if self._sure:
            self.post_message(self.Discard())
            return
        keys = " ".join(self._keymap.shown(command_named("discard-json")))
        self.say(f"{keys} again throws away what is written here; any change to it goes on")
        self._sure = True

    def action_leave_json(self) -> None:
        """Leave; what was written stays a draft."""
        if not self.is_writing:
            self.post_message(self.Left())
