"""A text to read, in which a passage can be marked. It brings much with it: imported only then."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from rich.text import Text
from textual.document._document import Location, Selection
from textual.widgets import TextArea

from probtimeline.views.passage_text import line_of, line_starts

Stretch = tuple[int, int]


class PassageArea(TextArea):
    """A read-only text with a cursor; while `marking`, moving it extends the marked stretch.

    Places are code points of the text it was last given, which must be clean.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"passage-area--quoted", "passage-area--found"}

    def __init__(self, **kwargs: Any) -> None:
        # The widget moves its cursor while it is made.
        self.marking = False
        self._starts = [0]
        self._whole = ""
        self._lit: dict[int, list[tuple[int, int, str]]] = {}
        super().__init__(
            read_only=True, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", **kwargs
        )
        self.highlight_cursor_line = False
        self.match_cursor_bracket = False

    def show(self, text: str, at: int) -> None:
        """Show a text with the cursor at a place; nothing is marked or lit then."""
        self.marking = False
        self._starts = line_starts(text)
        self._lit = {}
        self.load_text(text)
        self._whole = text
        self.go(at)

    @property
    def text(self) -> str:
        """The text shown."""
        # Every line painted asks whether there is one: it must not be put together anew.
        return self._whole

    @text.setter
    def text(self, value: str) -> None:
        self.show(value, 0)

    def light(self, quoted: Iterable[Stretch], found: Iterable[Stretch]) -> None:
        """Light the stretches already quoted, and those found."""
        self._lit = {}
        for stretches, name in ((quoted, "quoted"), (found, "found")):
            for start, stop in stretches:
                self._light_one(start, stop, f"passage-area--{name}")
        self.notify_style_update()
        self.refresh()

    def _light_one(self, start: int, stop: int, name: str) -> None:
        for line in range(line_of(self._starts, start), line_of(self._starts, stop) + 1):
            begins = self._starts[line]
            self._lit.setdefault(line, []).append((max(0, start - begins), stop - begins, name))

    def get_line(self, line_index: int) -> Text:
        """A line of the text, lit."""
        line = super().get_line(line_index)
        for start, stop, name in self._lit.get(line_index, ()):
            style = self.get_component_rich_style(name, partial=True)
            line.stylize(style, start, min(stop, len(line)))
        return line

    @property
    def at(self) -> int:
        """Where the cursor stands."""
        return self._place(self.selection.end)

    @property
    def marked(self) -> Stretch:
        """The stretch marked; empty where none is."""
        start, stop = sorted(map(self._place, self.selection))
        return start, stop

    def _place(self, location: Location) -> int:
        return self._starts[location[0]] + location[1]

    def _location(self, place: int) -> Location:
        line = line_of(self._starts, place)
        return line, place - self._starts[line]

    def go(self, place: int, *, center: bool = False) -> None:
        """Put the cursor at a place, which extends the stretch while marking."""
        self.move_cursor(self._location(place), center=center)

    def mark(self, start: int, stop: int) -> None:
        """Mark a stretch, the cursor at its end."""
        self.marking = True
        self.selection = Selection(self._location(start), self._location(stop))

    def begin_mark(self) -> None:
        """Mark from the cursor on."""
        self.marking = True
        self.selection = Selection.cursor(self.selection.end)

    def drop_mark(self) -> None:
        """Mark nothing any more; the cursor stays."""
        self.marking = False
        self.selection = Selection.cursor(self.selection.end)

    def move_cursor(
        self,
        location: Location,
        select: bool = False,
        center: bool = False,
        record_width: bool = True,
    ) -> None:
        """Move the cursor, and the end of the marked stretch with it while marking."""
        super().move_cursor(location, select or self.marking, center, record_width)

    def action_cursor_left(self, select: bool = False) -> None:
        """One character back."""
        super().action_cursor_left(select or self.marking)

    def action_cursor_right(self, select: bool = False) -> None:
        """One character on."""
        super().action_cursor_right(select or self.marking)

    async def _on_mouse_down(self, event: Any) -> None:
        # A click begins anew, as everywhere.
        self.marking = False
        await super()._on_mouse_down(event)
