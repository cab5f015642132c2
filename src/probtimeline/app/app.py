"""The explorer: the one place that holds the state, and where screen and files meet.

Views post what they ask for; here the state is replaced by the move asked, and the view in front
shows the difference.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from textual import on
from textual.app import App
from textual.content import Content
from textual.screen import Screen
from textual.widgets import ContentSwitcher

from probtimeline.app.commands import run_command
from probtimeline.app.desk import Desk
from probtimeline.app.palette import CommandProvider
from probtimeline.app.prompting import Prompting
from probtimeline.app.theme import DARK, LIGHT, THEMES
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.text import clean
from probtimeline.session import moves
from probtimeline.session.checking import check
from probtimeline.session.moves import Move
from probtimeline.session.searching import clear_search
from probtimeline.session.state import State
from probtimeline.views.address import AskAddress
from probtimeline.views.help import HelpPage
from probtimeline.views.keys import ANYWHERE, PROMPT, command_named
from probtimeline.views.messages import Apply, Copy, Open
from probtimeline.views.prompt import DATE, SEARCH, Prompt
from probtimeline.views.source import SourceView
from probtimeline.views.timeline import TimelineView
from probtimeline.views.view import View

Reload = Callable[[], tuple[Chronicle, dict[str, str], str]]
"""Reads the files again: the records, the attached texts, and something to tell or nothing."""

CSS_FOLDER = Path(__file__).parent
VIEWS_FOLDER = CSS_FOLDER.parent / "views"


class Explorer(App[int]):
    """The program on the screen. It is given records and texts, and a way to read them again."""

    TITLE = "probtimeline"
    CSS_PATH = [
        CSS_FOLDER / "app.tcss",
        VIEWS_FOLDER / "timeline.tcss",
        VIEWS_FOLDER / "source.tcss",
    ]
    COMMANDS = {CommandProvider}

    def __init__(
        self, state: State, reload: Reload, first_moves: Iterable[Move] = (), told: str = ""
    ) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name
        self.state = state
        self._reload = reload
        self._first_moves = tuple(first_moves)
        self._told = told
        self._prompting = Prompting(self)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours our views name, for themes that do not set them."""
        return DARK.variables

    def get_default_screen(self) -> Screen[None]:
        """The desk."""
        return Desk(self.opened, self.focus_again)

    @property
    def desk(self) -> Desk:
        """The screen at the bottom of the stack."""
        desk = self.screen_stack[0]
        assert isinstance(desk, Desk)
        return desk

    @property
    def view(self) -> View:
        """The view in front."""
        return self.desk.query_one(f"#{self.state.view}", View)

    @property
    def prompt(self) -> Prompt:
        """The line in which the reader types."""
        return self.desk.query_one(Prompt)

    def opened(self) -> None:
        """Show the first state; then check the quotations behind it."""
        self._leave_on(signal.SIGTERM, signal.SIGHUP)
        for move in self._first_moves:
            self.state = move(self.state)
        self._show(focus=True)
        self.watch(self.desk, "focused", self._focus_moved, init=False)
        if self._told:
            self.notify(clean(self._told), severity="warning", timeout=10, markup=False)
        self.call_after_refresh(self.check_quotes)

    def _leave_on(self, *signals: signal.Signals) -> None:
        """Give the terminal back when told to end: 128 + the signal's number, as shells count."""
        loop = asyncio.get_running_loop()
        for number in signals:
            with suppress(NotImplementedError, ValueError):  # not the main thread: under test
                loop.add_signal_handler(number, self._leave, 128 + number)

    def _leave(self, code: int) -> None:
        self.exit(return_code=code)

    def check_quotes(self) -> None:
        """Check every quotation against the texts attached, in a thread."""
        if self.state.texts:
            self.run_worker(self._check_quotes, thread=True, exclusive=True, group="quotes")

    def _check_quotes(self) -> None:
        self.call_from_thread(self.apply, check(self.state))

    def on_apply(self, message: Apply) -> None:
        """Make the move a view asks for."""
        self.apply(message.move)

    def apply(self, move: Move) -> None:
        """Replace the state by what the move makes of it, and show it."""
        before = self.state
        self.state = move(replace(before, notice=""))
        moved = before.view != self.state.view or before.selected != self.state.selected
        self._show(focus=moved and (before.view, before.stop) != (self.state.view, self.state.stop))

    def _show(self, *, focus: bool = False) -> None:
        state = self.state
        self.desk.query_one("#views", ContentSwitcher).current = state.view
        self.view.show(state)
        self.desk.show_header(state)
        self._show_footer()
        self._prompting.tell()
        if focus and not self.prompt.is_open:
            self.focus_view()

    def focus_again(self) -> None:
        """Give the keys back to where the reader was before there was no room."""
        if self.prompt.is_open:
            self.prompt.input.focus()
        else:
            self.focus_view()

    def focus_view(self) -> None:
        """Give the keys to the view in front."""
        match self.view:
            case TimelineView() as timeline:
                if self.state.stop is None:
                    timeline.show_list()
                else:
                    timeline.action_read_detail()
            case SourceView() as source:
                source.page.focus()

    def _focus_moved(self) -> None:
        # The widgets are told of the focus after the screen is.
        self.call_after_refresh(self._show_footer)

    def _show_footer(self) -> None:
        contexts = (PROMPT,) if self.prompt.is_open else (*self.view.contexts, ANYWHERE)
        found = Content("") if self.prompt.is_open else self._prompting.count()
        self.desk.show_footer(self.state.notice, contexts, found)

    def on_resize(self) -> None:
        """The lines at the top and the foot hold as much as there is room for."""
        self.call_after_refresh(self._show_footer)
        self.call_after_refresh(self.desk.show_header, self.state)

    @on(Copy)
    def copy_text(self, message: Copy) -> None:
        """Put text on the terminal's clipboard, cleaned as what is shown is."""
        self.copy_to_clipboard(clean(message.text))
        self.apply(lambda state: state.telling(f"Copied {message.what}"))

    @on(Open)
    def ask_to_open(self, message: Open) -> None:
        """Show an address before anything is done with it."""

        def answered(yes: bool | None) -> None:
            if yes:
                self.open_url(message.address)

        self.push_screen(AskAddress(message.address, message.title), answered)

    def action_open_address(self) -> None:
        """Show the address of the source, and open it if the reader agrees."""
        source = self.state.open_source
        if source is None or not source.url:
            words = (
                "No source is open" if source is None else "The address of this source is not known"
            )
            self.apply(lambda state: state.telling(words))
        elif not source.url.startswith(("http://", "https://")):
            self.apply(lambda state: state.telling("Only http and https addresses are opened"))
        else:
            self.post_message(Open(source.url, source.title))

    def action_copy(self) -> None:
        """Copy the quotation under the cursor with its citation."""
        match self.view:
            case TimelineView() | SourceView() as view:
                view.copy()

    def action_search(self) -> None:
        """Search, going on from the last one."""
        self._prompting.open(SEARCH)

    def action_go_to_date(self) -> None:
        """Go to a date in words."""
        self._prompting.open(DATE)

    def action_clear_search(self) -> None:
        """Drop the search."""
        self.apply(clear_search())

    def action_go_back(self) -> None:
        """Back to where the reader was."""
        self.apply(moves.back())

    def action_go_forward(self) -> None:
        """Forward again."""
        self.apply(moves.forward())

    def action_view_timeline(self) -> None:
        """Show the timeline."""
        self.apply(moves.open_view("timeline"))

    def action_view_source(self) -> None:
        """Show the source."""
        self.apply(moves.open_view("source"))

    def action_next_view(self) -> None:
        """Show the next view."""
        self.apply(moves.next_view(1))

    def action_previous_view(self) -> None:
        """Show the view before."""
        self.apply(moves.next_view(-1))

    def action_switch_theme(self) -> None:
        """Change between dark and light."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def action_read_again(self) -> None:
        """Read the files again."""
        try:
            chronicle, texts, told = self._reload()
        except OSError as fault:
            words = clean(f"{getattr(fault, 'what', fault)}. What was read before stays on screen")
            self.notify(words, severity="error", timeout=10, markup=False)
            return
        self.apply(moves.show_chronicle(chronicle, texts))
        if told:
            self.notify(clean(told), severity="warning", timeout=10, markup=False)
        self.check_quotes()

    async def action_do(self, name: str) -> None:
        """Run a command by name."""
        await run_command(self, command_named(name))

    def action_help(self) -> None:
        """The keys of where the reader is, and the marks."""
        self.push_screen(HelpPage((*self.view.contexts, ANYWHERE)))

    @on(Prompt.Typed)
    def on_typed(self, message: Prompt.Typed) -> None:
        """Search, or read a date, as it is typed."""
        self._prompting.typed(message.kind, message.text)

    @on(Prompt.Accepted)
    def on_accepted(self, message: Prompt.Accepted) -> None:
        """Keep what is found."""
        self._prompting.accepted(message.kind, message.text)

    @on(Prompt.Cancelled)
    def on_cancelled(self, message: Prompt.Cancelled) -> None:
        """Leave, back to where the reader was."""
        self._prompting.cancelled(message.kind)

    @on(Prompt.Wanted)
    def on_wanted(self, message: Prompt.Wanted) -> None:
        """Complete what stands before the cursor."""
        self._prompting.complete(message.text, message.cursor)

    @on(Prompt.Stepped)
    def on_stepped(self, message: Prompt.Stepped) -> None:
        """Step through the hits while typing."""
        self.apply(moves.to_next("hit", message.by))
