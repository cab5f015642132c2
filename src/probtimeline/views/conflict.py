"""Where a change has met another's: both texts, and what can be done about it.

Nothing is written here, and nothing is decided without the reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Static

from probtimeline.views import paint
from probtimeline.views.conflict_page import Clash, clash_blocks
from probtimeline.views.keymap import Keymap
from probtimeline.views.keys import CONFLICT, command_named
from probtimeline.views.view import bindings_of, is_open
from probtimeline.views.widgets.bars import TwoEnds
from probtimeline.views.widgets.page import Page


class Choice(StrEnum):
    """What the reader wants done."""

    MINE = "use-mine"
    THEIRS = "keep-theirs"
    BOTH = "take-both"
    AGAIN = "edit-again"
    LATER = "leave-conflict"


class ConflictScreen(Screen[Choice]):
    """Dismissed with what is to be done, one of the choices offered."""

    CSS_PATH = "conflict.tcss"
    BINDINGS = bindings_of(CONFLICT)

    def __init__(
        self,
        title: str,
        clashes: Sequence[Clash],
        offered: Sequence[Choice] = (),
        keymap: Keymap | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._clashes = tuple(clashes)
        self._offered = (*offered, Choice.LATER)
        self._keymap = keymap or Keymap.of({})
        self._sure = False

    def compose(self) -> ComposeResult:
        """A line at the top, both texts, what can be done, a line of keys."""
        yield TwoEnds(id="header")
        yield Page(id="clash")
        yield Static(id="notes")
        yield TwoEnds(id="footer")

    @property
    def page(self) -> Page:
        """Both texts."""
        return self.query_one("#clash", Page)

    def on_mount(self) -> None:
        """Show both texts."""
        if not is_open(self):
            return
        self.page.show(clash_blocks(self._clashes))
        self.page.focus()
        title = paint.line(f" {self._title}", paint.TITLE)
        told = paint.line("nothing was written ", paint.DOUBT)
        self.query_one("#header", TwoEnds).tell(title, told)
        self._say("")

    def _say(self, words: str) -> None:
        shown = self.query_one("#notes", Static)
        shown.display = bool(words)
        shown.update(paint.prose(words, paint.DOUBT))
        self.query_one("#footer", TwoEnds).tell(self._keys(), Content(""))

    def _keys(self) -> Content:
        pieces = [Content(" ")]
        for choice in self._offered:
            command = command_named(choice.value)
            keys = self._keymap.shown(command)
            if keys:
                hint = command.hint if len(self._offered) > 1 else "close"
                told = (keys[0], "bold $ink-link"), (f" {hint}   ", paint.MUTED)
                click = Style.from_meta({"@click": f"screen.{command.action}"})
                pieces.append(Content.assemble(*told).stylize(click))
        return Content.assemble(*pieces)

    def _choose(self, choice: Choice) -> None:
        if choice in self._offered:
            self.dismiss(choice)
        elif len(self._offered) > 1:
            self._say("Both cannot be taken: the same field was changed in both")

    def action_use_mine(self) -> None:
        """Put the reader's text in place of the one in the file, once that is confirmed."""
        if self._sure or Choice.MINE not in self._offered:
            self._choose(Choice.MINE)
            return
        self._sure = True
        keys = " ".join(self._keymap.shown(command_named(Choice.MINE)))
        gone = any(clash.theirs is None for clash in self._clashes)
        done = "writes yours again" if gone else "puts yours in place of what is shown here"
        self._say(f"{keys} once more {done} (undoing brings that back)")

    def action_keep_theirs(self) -> None:
        """Leave the file as it is."""
        self._choose(Choice.THEIRS)

    def action_take_both(self) -> None:
        """Make one text of both."""
        self._choose(Choice.BOTH)

    def action_edit_again(self) -> None:
        """Go on with the reader's text."""
        self._choose(Choice.AGAIN)

    def action_leave_conflict(self) -> None:
        """Decide later."""
        self._choose(Choice.LATER)

    def action_conflict_down(self) -> None:
        """A page further."""
        self.page.scroll_page_down(animate=False)

    def action_conflict_up(self) -> None:
        """A page back."""
        self.page.scroll_page_up(animate=False)
