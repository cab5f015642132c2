"""What holds the state: the one value, the one place where it is replaced, the one that shows it.

Commands are in `app.app`; what is typed in `app.prompting`, what is kept in `app.keeping`.
"""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.app import App
from textual.command import CommandPalette
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input

from probtimeline.app.desk import Desk, is_cramped
from probtimeline.app.keeping import Keeper, Keeping
from probtimeline.app.styling import take_in
from probtimeline.app.theme import DARK, THEMES
from probtimeline.core.text import clean, clean_line
from probtimeline.session.state import State
from probtimeline.views.keymap import Keymap
from probtimeline.views.keys import ANYWHERE, PROMPT
from probtimeline.views.messages import Apply, Keep
from probtimeline.views.view import OPENING, Panel, View

if TYPE_CHECKING:
    from probtimeline.app.behind import Behind
    from probtimeline.app.prompting import Prompting
    from probtimeline.session.moves import Move
    from probtimeline.views.prompt import Prompt

YOUNG = 20_000
"""Objects made, and not gone yet, before the collector looks them over."""
LONGEST_PASTED = 20_000
"""Characters that are taken of what is pasted into one line; more would hold up the screen."""


class Holder(App[int]):
    """The program on the screen, without its commands."""

    TITLE = "probtimeline"

    def __init__(
        self,
        state: State,
        first_moves: Iterable[Move] = (),
        told: str = "",
        *,
        keeper: Keeper | None = None,
        keymap: Keymap | None = None,
    ) -> None:
        super().__init__()
        self.keymap = keymap or Keymap.of({})
        self.set_keymap(self.keymap.bindings())
        for theme in THEMES:
            self.register_theme(theme)
        self.state = state
        for move in first_moves:
            self.state = move(self.state)
        self._told = told
        self._is_open = False
        self._leaves_with: int | None = None
        self.keeping = Keeping(self, keeper)
        self.theme = self._styled_in = self.keeping.theme
        self.stylesheet.set_variables(self.get_css_variables())

    async def on_event(self, event: events.Event) -> None:
        """Let nothing that is pasted act on the terminal; into one line it is pasted as one."""
        if isinstance(event, events.Paste):
            # Terminals send a line break as the return key does.
            event.text = event.text.replace("\r\n", "\n").replace("\r", "\n")
            if isinstance(self.focused, Input):
                event.text = clean_line(event.text.strip("\n"), LONGEST_PASTED)
        await super().on_event(event)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours our views name, for themes that do not set them."""
        return DARK.variables

    def get_screen(
        self, screen: Screen[Any] | str, screen_class: type[Screen[Any]] | None = None
    ) -> Any:
        """A screen that is opened, its styles taken in before it is there."""
        if isinstance(screen, Screen):
            take_in(self.stylesheet, screen.css_path)
        return super().get_screen(screen, screen_class)

    def refresh_css(self, animate: bool = True) -> None:
        """Read all styles again where there is another theme, and only there."""
        if self.theme != self._styled_in:
            self._styled_in = self.theme
            super().refresh_css(animate)

    def get_default_screen(self) -> Screen[None]:
        """The desk."""
        return Desk(self.state.view, self.opened, self.focus_again, self.keymap)

    @property
    def desk(self) -> Desk:
        """The screen at the bottom of the stack."""
        desk = self.screen_stack[0]
        assert isinstance(desk, Desk)
        return desk

    @cached_property
    def prompting(self) -> Prompting:
        """What happens while the reader types."""
        from probtimeline.app.prompting import Prompting

        return Prompting(self)

    @cached_property
    def behind(self) -> Behind:
        """What goes over all records for the view in front."""
        from probtimeline.app.behind import Behind

        return Behind(self)

    @property
    def is_shown(self) -> bool:
        """Whether there are views to show anything in: not any more while it is being left."""
        return bool(self.screen_stack and self.desk.views.children)

    @property
    def view(self) -> View:
        """The view in front."""
        return self.desk.view(self.state.view)

    @property
    def prompt(self) -> Prompt:
        """The line in which the reader types."""
        return self.desk.prompt

    def key_of(self, name: str) -> str:
        """The key that does a command, as the reader has it; its name where it has none."""
        return self.keymap.key_of(name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action may be run: what opens the prompt is a letter while it is open."""
        if action in [name.replace("-", "_") for name in OPENING]:
            return isinstance(self.screen, Desk) and not self.desk.is_typed_in
        return super().check_action(action, parameters)

    def on_load(self) -> None:
        """Before the terminal is taken, see to it that it is given back whatever asks to end."""
        self.leave_on(signal.SIGTERM, signal.SIGHUP, signal.SIGINT)

    def opened(self) -> None:
        """Show the first state."""
        self._show(focus=True)
        self.watch(self.desk, "focused", self._focus_moved, init=False)
        self.call_after_refresh(self.settled)
        self._is_open = True
        if self._leaves_with is not None:
            self.leave(self._leaves_with)

    def settled(self) -> None:
        """Do what could wait until the first state is on the screen."""
        if not gc.isenabled():
            gc.freeze()  # what was made so far stays, and need not be looked over again
            # A frame makes a few thousand objects that last until the next: they are not looked
            # over while they do.
            gc.set_threshold(YOUNG)
            gc.enable()
        self.warn(self._told)
        self.check_quotes()
        # The first keys need them, and nobody waits now.
        from probtimeline.session import moves, window  # noqa: F401

    def warn(self, told: str) -> None:
        """Tell something that is wrong with a file, over what is shown."""
        if told:
            self.notify(clean(told), severity="warning", timeout=10, markup=False)

    def leave_on(self, *signals: signal.Signals) -> None:
        """Give the terminal back when told to end: 128 + the signal's number, as shells count."""
        loop = asyncio.get_running_loop()
        for number in signals:
            with suppress(NotImplementedError, ValueError):  # not the main thread: under test
                loop.add_signal_handler(number, self.told_to_end, 128 + number)

    def told_to_end(self, code: int) -> None:
        """End with an exit code as soon as there is something to leave."""
        if self._is_open:
            self.leave(code)
        else:  # to leave a screen that is only half there is a crash
            self._leaves_with = code

    def leave(self, code: int) -> None:
        """End with an exit code. A note that is being written is kept."""
        from probtimeline.views.note import NoteEditor

        for screen in self.screen_stack:
            if isinstance(screen, NoteEditor) and screen.written is not None:
                from probtimeline.session.keeping import noted

                self.keeping.keep(*noted(self.state.selected, screen.written))
        self.exit(return_code=code)

    def check_quotes(self) -> None:
        """Check every quotation against the texts attached, in a thread."""
        if self.state.texts:
            self.run_worker(self._check_quotes, thread=True, exclusive=True, group="quotes")

    def _check_quotes(self) -> None:
        from probtimeline.session.checking import check

        self.call_from_thread(self.apply, check(self.state), quietly=True)

    def on_apply(self, message: Apply) -> None:
        """Make the move a view asks for."""
        self.apply(message.move)

    @on(Keep)
    def keep(self, message: Keep) -> None:
        """Change the reader's layer."""
        self.keeping.keep(message.change, message.told)

    def apply(self, move: Move, *, quietly: bool = False) -> None:
        """Replace the state by what the move makes of it, and show it.

        A move the reader did not ask for is made `quietly`: what is being told stays told.
        """
        before = self.state
        self.state = move(before if quietly else replace(before, notice=""))
        if before.financial != self.state.financial:
            self.keeping.choose(financial=self.state.financial)
        moved = before.view != self.state.view or before.selected != self.state.selected
        self._show(focus=moved and (before.view, before.stop) != (self.state.view, self.state.stop))

    def tell(self, notice: str) -> None:
        """Say something at the foot."""
        self.apply(lambda state: state.telling(notice))

    def _show(self, *, focus: bool = False) -> None:
        if not self.is_shown:
            return  # a thread has answered after the explorer was left
        state = self.state
        self.desk.bring_to_front(state.view).show(state)
        self.desk.show_header(state)
        for screen in self.screen_stack[1:]:
            if isinstance(screen, Panel):
                screen.show(state)
        self._show_footer()
        if self.desk.is_typed_in:
            self.prompting.tell()
        elif focus:
            self.view.take_focus()
        if state.search.rest is not None:
            self.prompting.look_on()
        if state.view in ("figures", "comparisons"):
            self.behind.go_on()

    def focus_again(self) -> None:
        """Give the keys back to where the reader was before there was no room."""
        if self.desk.is_typed_in:
            self.prompt.input.focus()
        else:
            self.view.take_focus()

    def _focus_moved(self) -> None:
        typing = self.desk.is_typed_in and isinstance(self.screen, Desk)
        if typing and self.desk.focused not in (None, self.prompt.input):
            self.prompting.left()
        # The widgets are told of the focus after the screen is.
        self.call_after_refresh(self._show_footer)

    def _show_footer(self) -> None:
        typing = self.desk.is_typed_in
        contexts = (PROMPT,) if typing else (*self.view.contexts, ANYWHERE)
        searched = self.state.search.is_on and not typing
        found = self.prompting.count() if searched else Content("")
        self.desk.show_footer(self.state, contexts, found)

    def action_command_palette(self) -> None:
        """Every command by name, where there is room for them."""
        if not is_cramped(*self.size) and not isinstance(self.screen, CommandPalette):
            from probtimeline.app.palette import Palette

            self.push_screen(Palette(id="--command-palette"))

    def on_resize(self, event: events.Resize) -> None:
        """The lines at the top and the foot hold as much as there is room for."""
        if is_cramped(*event.size) and isinstance(self.screen, CommandPalette):
            # Its list cannot be drawn in no room at all.
            self.screen.dismiss()
        self.call_after_refresh(self._show_footer)
        self.call_after_refresh(self.desk.show_header, self.state)
