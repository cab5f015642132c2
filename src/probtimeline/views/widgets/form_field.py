"""A row of a form: its name, where its value is given, and below what is told of it.

A value that was not touched is given back as it came, whatever of it could be shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from probtimeline.core.text import clean, clean_line
from probtimeline.views import paint
from probtimeline.views.form_rows import Kind, RowSpec

if TYPE_CHECKING:
    from probtimeline.views.widgets.note_area import NoteArea


class Line(Input):
    """One line in which nothing that is pasted can act, and several lines become one."""

    def _on_paste(self, event: events.Paste) -> None:
        line = " ".join(clean(event.text).split())
        if line:
            self.replace(line, *self.selection)
        event.prevent_default()
        event.stop()


class Choice(Widget, can_focus=True):
    """One of a few values, chosen with the arrow keys."""

    class Changed(Message):
        """Another value was chosen."""

    def __init__(self, choices: tuple[str, ...], chosen: str) -> None:
        super().__init__()
        self.choices = choices
        self.chosen = chosen

    def step(self, by: int) -> None:
        """Choose the next or previous value, in a round."""
        at = self.choices.index(self.chosen) if self.chosen in self.choices else -by
        self.choose(self.choices[(at + by) % len(self.choices)])

    def choose(self, value: str) -> None:
        """Choose a value."""
        self.chosen = value
        self.refresh()
        self.post_message(self.Changed())

    def render(self) -> Content:
        """All values, the one chosen with its mark."""
        pieces = []
        for each in self.choices:
            mark, style = ("●", paint.TITLE) if each == self.chosen else ("○", paint.MUTED)
            pieces.append(paint.line(f"{mark} {each}", style))
        return Content("   ").join(pieces)

    def on_click(self) -> None:
        """A click chooses the next value."""
        self.step(1)


class Tick(Choice):
    """Something to take or to leave, told in a few words."""

    def __init__(self, chosen: str) -> None:
        super().__init__(("no", "yes"), chosen)
        self.words = Content("")

    def tell(self, words: Content) -> None:
        """Set what there is to take."""
        if not words.is_same(self.words):
            self.words = words
            self.refresh()

    def render(self) -> Content:
        """A box with or without its cross, and the words."""
        taken = self.chosen == "yes"
        box = paint.line("[x] " if taken else "[ ] ", paint.LINK if taken else paint.MUTED)
        return Content.assemble(box, self.words)


class Row(Vertical):
    """A row of the form for one field."""

    class Typed(Message):
        """The value was changed by the reader."""

        def __init__(self, row: Row) -> None:
            super().__init__()
            self.row = row

    def __init__(self, spec: RowSpec, value: object) -> None:
        super().__init__(classes="row")
        self.spec = spec
        self.known = value
        self._shown = self._as_shown(value)
        self.control = self._control()
        self.told = Content("")
        self._told = Static(classes="told")
        self._label = Static(Content(f" {spec.label}"), classes="name")

    def _as_shown(self, value: object) -> str:
        if isinstance(value, bool):
            return "yes" if value else "no"
        text = str(value)
        return clean(text) if self.spec.kind is Kind.LINES else clean_line(text, len(text) + 1)

    def compose(self) -> ComposeResult:
        """The name, the control, and a place to tell."""
        with Horizontal(classes="typed"):
            yield self._label
            yield self.control
        yield self._told

    def _control(self) -> Line | Choice | NoteArea:
        spec = self.spec
        match spec.kind:
            case Kind.LINES:
                from probtimeline.views.widgets.note_area import NoteArea

                return NoteArea(self._shown, tab_behavior="focus", placeholder=spec.hint)
            case Kind.CHOICE:
                return Choice(spec.choices, self._shown)
            case Kind.TICK:
                return Tick(self._shown)
        return Line(self._shown, placeholder=spec.hint, select_on_focus=spec.is_read)

    @property
    def text(self) -> str:
        """What is shown in it now."""
        match self.control:
            case Line() as line:
                return line.value
            case Choice() as choice:
                return choice.chosen
            case area:
                return area.text

    @property
    def marked(self) -> str:
        """The words that are marked in it; none where only one line can be written."""
        from probtimeline.views.widgets.note_area import NoteArea

        return self.control.selected_text if isinstance(self.control, NoteArea) else ""

    @property
    def value(self) -> object:
        """The value: as it was given, unless the reader has changed what is shown."""
        if self.text == self._shown:
            return self.known
        return self.text == "yes" if isinstance(self.known, bool) else self.text

    @property
    def is_changed(self) -> bool:
        """Whether the reader has changed it since it was taken in or given last."""
        return self.value != self.known

    def take_in(self) -> object:
        """The value, which from now on is the one that is known."""
        self.known, self._shown = self.value, self.text
        return self.known

    def give(self, value: object) -> None:
        """Show a value that was not typed here; what can be shown of it, that is."""
        if value == self.known:
            return
        self.known, self._shown = value, self._as_shown(value)
        self._put(self._shown)

    def put(self, text: str) -> None:
        """Put text in as if it were typed: where there are several lines that can be undone."""
        self._put(text)

    def _put(self, text: str) -> None:
        match self.control:
            case Line() as line:
                line.value = text
                line.cursor_position = len(text)
            case Choice() as choice:
                choice.chosen = text
                choice.refresh()
            case area:
                area.replace(text, (0, 0), area.document.end, maintain_selection_offset=False)
                area.move_cursor(area.document.end)

    def mark(self, here: bool) -> None:
        """Show whether the keys are in it; by more than a colour, since not all see one."""
        if here != self.has_class("-here"):
            self.set_class(here, "-here")
            self._label.update(Content(f"{'▸' if here else ' '}{self.spec.label}"))

    def type_in(self, char: str) -> bool:
        """Put a character in as if its key was pressed here; tell whether there is a place."""
        match self.control:
            case Line() as line:
                line.insert_text_at_cursor(char)
            case Choice():
                return False
            case area:
                area.insert(char)
        return True

    def tell(self, told: Content) -> None:
        """Set what is told below; nothing takes no line."""
        if told.is_same(self.told):
            return
        self.told = told
        self._told.display = bool(told.plain)
        self._told.update(told)

    @on(Input.Changed)
    @on(Choice.Changed)
    def _changed(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Typed(self))

    def on_text_area_changed(self, event: Message) -> None:
        """Pass on what is typed over several lines."""
        event.stop()
        self.post_message(self.Typed(self))
