"""Where the reader exports: what leaves, in which format, into which file; and what was lost.

It asks, and tells what came of it; the file is written by the app.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, RadioButton, RadioSet, Static
from textual.widgets.option_list import Option

from probtimeline.core.text import counted
from probtimeline.export.formats import FORMATS, Format
from probtimeline.session.state import State
from probtimeline.views import paint

KEYS = (("tab", "next field"), ("enter", "writes the file"), ("esc", "leaves"))


class Part(StrEnum):
    """What of the chronology leaves."""

    EVENT = "event"
    SHOWN = "shown"
    ALL = "all"


class Wanted(NamedTuple):
    """What the reader chose. `replacing` where it was said that an older file may go."""

    form: Format
    part: Part
    file: str
    replacing: bool = False


class Choice(RadioButton):
    """One of several, told by its mark and not by its colour alone."""

    BUTTON_INNER = "○"

    def watch_value(self) -> None:
        """Show whether it is the one chosen."""
        self.BUTTON_INNER = "●" if self.value else "○"
        super().watch_value()


class Forms(OptionList):
    """The formats; j and k move as everywhere."""

    BINDINGS = [
        Binding("j", "cursor_down", "Next", show=False),
        Binding("k", "cursor_up", "Previous", show=False),
    ]


class ExportScreen(ModalScreen[None]):
    """Dismissed when the reader leaves; each file asked for is posted as `Write`."""

    CSS_PATH = "exporting.tcss"
    BINDINGS = [Binding("escape", "dismiss", "Leave", show=False)]

    class Write(Message):
        """The reader asks for a file."""

        def __init__(self, wanted: Wanted) -> None:
            super().__init__()
            self.wanted = wanted

    def __init__(self, state: State) -> None:
        super().__init__()
        self._parts = parts_of(state)
        self._file = slug(state.chronicle.title)
        self._in_the_way = ""
        """The name of the file that was there already; asked for once more, it is replaced."""

    def compose(self) -> ComposeResult:
        """What, how, where, and what came of it."""
        with VerticalScroll(id="export") as box:
            box.border_title = Content("Export")
            yield Static(paint.line("What", paint.MUTED))
            with RadioSet(id="part"):
                for number, (_, words) in enumerate(self._parts):
                    yield Choice(paint.line(words), value=number == len(self._parts) - 1)
            yield Static(paint.line("As", paint.MUTED))
            yield Forms(*map(_option, FORMATS), id="form", markup=False)
            yield Static(paint.line("Into the file", paint.MUTED))
            yield Input(self._file + FORMATS[0].suffix, id="file", select_on_focus=False)
            with Vertical(id="told-box"):
                yield Static(id="told")
            told = [
                Content.assemble((key, "bold $ink-link"), (f" {words}", paint.MUTED))
                for key, words in KEYS
            ]
            yield Static(Content("   ").join(told), id="keys")

    def on_mount(self) -> None:
        """Begin with the format; what leaves is what is shown."""
        forms = self.query_one("#form", OptionList)
        forms.highlighted = 0
        forms.focus()

    @property
    def wanted(self) -> Wanted:
        """What is chosen now."""
        file = self.query_one("#file", Input).value.strip()
        return Wanted(self._form, self._part, file, bool(file) and file == self._in_the_way)

    @property
    def _form(self) -> Format:
        return FORMATS[self.query_one("#form", OptionList).highlighted or 0]

    @property
    def _part(self) -> Part:
        return self._parts[max(0, self.query_one("#part", RadioSet).pressed_index)][0]

    @on(OptionList.OptionHighlighted)
    def follow_format(self) -> None:
        """Give the file the ending of the format, whatever it had before."""
        field = self.query_one("#file", Input)
        field.value = with_ending(field.value, self._form.suffix)
        self.tell(())

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def write(self) -> None:
        """Ask for the file."""
        wanted = self.wanted
        if not wanted.file:
            self.tell(["Name a file first."], is_wrong=True)
            self.query_one("#file", Input).focus()
            return
        self.tell(["Writing …"])
        self.post_message(self.Write(wanted))

    def stand_in_the_way(self, file: str, words: str) -> None:
        """Tell that there is such a file; asked for once more, it is replaced."""
        self._in_the_way = file
        self.tell([words, "Enter once more replaces it."], is_wrong=True)

    def tell(self, lines: Sequence[str], *, is_wrong: bool = False) -> None:
        """What came of it, a line each."""
        if not is_wrong:
            self._in_the_way = ""
        style = "$ink-bad" if is_wrong else "$ink"
        shown = Content("\n").join(paint.line(line, style) for line in lines)
        self.query_one("#told", Static).update(shown)
        self.query_one("#told-box").display = bool(lines)
        if lines:
            self.call_after_refresh(self.query_one("#export").scroll_end, animate=False)


def parts_of(state: State) -> tuple[tuple[Part, str], ...]:
    """What can leave, and how it is named; the last is what the reader most likely means."""
    parts: list[tuple[Part, str]] = []
    every, shown = len(state.chronicle.events), len(state.rows.shown)
    if state.event is not None:
        parts.append((Part.EVENT, f"this event: {state.event.title}"))
    parts.append((Part.ALL, f"all {counted(every, 'event')}"))
    if shown < every:
        parts.append((Part.SHOWN, f"what is shown: {counted(shown, 'event')}"))
    return tuple(parts)


def slug(title: str) -> str:
    """A name for a file, made of the letters and digits of a title."""
    words = re.findall(r"[^\W_]+", title.lower())
    return "-".join(words)[:60].rstrip("-") or "chronology"


def with_ending(name: str, suffix: str) -> str:
    """The name with the ending of a format in the place of another one's."""
    endings = sorted({form.suffix for form in FORMATS}, key=len, reverse=True)
    old = next((each for each in endings if name.lower().endswith(each)), "")
    return (name[: len(name) - len(old)] if name else "") + suffix


def _option(form: Format) -> Option:
    return Option(Content.assemble((f"{form.name:<12} ", "bold"), (form.summary, paint.MUTED)))
