"""Where a passage is picked from the text of a source by marking it.

What is shown is cleaned; what is taken are the words as the attached text has them. Imported only
when a passage is picked: the editor of text beneath it brings much with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static, TextArea

from probtimeline.audit.folded import LONGEST
from probtimeline.core.citation import short_name
from probtimeline.core.records import Source
from probtimeline.views import paint
from probtimeline.views.keys import PICKING
from probtimeline.views.passage_text import (
    Shown,
    next_sentence,
    previous_sentence,
    sentence_end,
    sentence_start,
    taken,
    widened,
)
from probtimeline.views.picked_words import find_line, key_line, told_of
from probtimeline.views.view import bindings_of, is_open
from probtimeline.views.widgets.passage_area import PassageArea, Stretch
from probtimeline.views.words_found import WordsFound


@dataclass(frozen=True, slots=True)
class Picked:
    """The words taken, as the text of a source has them."""

    source_id: str
    text: str


class PickPassage(ModalScreen[Picked | None]):
    """The text of a source; dismissed with the passage marked in it, or with None.

    `at` is the place in the text where it opens, `quoted` are the stretches quoted already, both
    in code points of the text as attached.
    """

    CSS_PATH = "picking.tcss"
    BINDINGS = bindings_of(PICKING)

    def __init__(
        self, source: Source, text: str, at: int = 0, quoted: Sequence[Stretch] = ()
    ) -> None:
        super().__init__()
        self._source = source
        self._text = text
        self._quoted = quoted
        self._shown = Shown.of(text, at)
        self._opened_at = at
        self._words = WordsFound(text)
        self._found: list[int] = []
        self._chosen = 0
        self._began_at = at

    def compose(self) -> ComposeResult:
        """The source, its text, what is marked, and the keys."""
        with Vertical(id="pick") as box:
            box.border_title = Content("Pick a passage")
            yield Static(paint.line(self._source.title, paint.TITLE), id="about")
            yield Static(paint.line(short_name(self._source), paint.MUTED), id="where")
            yield PassageArea(id="text")
            yield Static(id="marked")
            with Horizontal(id="finding"):
                yield Label(" find ", id="label")
                yield Input(id="words", compact=True)
            yield Static(id="keys")

    def on_mount(self) -> None:
        """Open the text at its place."""
        self.area.focus()
        # While it is mounted the editor lays out its text, and goes to the beginning, by itself.
        self.call_after_refresh(self._open)

    def _open(self) -> None:
        if is_open(self):
            self._show_around(self._opened_at)
            self._tell()

    def on_resize(self) -> None:
        """The place stays in sight."""
        self._tell()
        self.call_after_refresh(self.area.scroll_cursor_visible)

    @property
    def area(self) -> PassageArea:
        """The text."""
        return self.query_one("#text", PassageArea)

    @property
    def marked(self) -> Stretch:
        """The stretch marked, of whole words, in code points of the text as attached."""
        start, stop = self.area.marked
        if start == stop:
            return 0, 0
        return widened(self._text, self._shown.place_of(start), self._shown.place_of(stop))

    def on_text_area_selection_changed(self, _: TextArea.SelectionChanged) -> None:
        """Tell what is marked."""
        self._tell()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Go where the words typed stand next, from where the finding began."""
        self._found = self._words.places(message.value)
        if self._found:
            self._chosen = self._words.nearest(self._found, self._began_at)
            self._go_to_found()
        else:
            self._go(self._began_at)
            self._light(())
        self._tell()

    def on_input_submitted(self) -> None:
        """Stay at the words found, and go on marking."""
        self._end_finding()

    def action_mark_passage(self) -> None:
        """Mark from here on, or mark nothing any more."""
        if self.area.marking or self.marked != (0, 0):
            self.area.drop_mark()
        else:
            self.area.begin_mark()
        self._tell()

    def action_mark_sentence(self) -> None:
        """Mark the sentence under the cursor; again: the next one too."""
        text, at = self._shown.text, self.area.at
        start, stop = self.area.marked
        if start == stop:
            self.area.mark(sentence_start(text, at), sentence_end(text, at))
        else:
            self.area.mark(start, sentence_end(text, stop))

    def action_take_passage(self) -> None:
        """Close with the words marked."""
        start, stop = self.marked
        words = taken(self._text, start, stop) if stop - start <= LONGEST else ""
        if any(map(str.isalnum, words)):
            self.dismiss(Picked(self._source.id, words))
        else:
            self._tell(refused=True)

    def action_next_sentence(self) -> None:
        """To the next sentence."""
        at = self.area.at
        place = next_sentence(self._shown.text, at)
        if place == len(self._shown.text) and self._shown.ends < self._shown.whole:
            self._go(self._shown.ends)
        else:
            self.area.go(place)

    def action_previous_sentence(self) -> None:
        """To the beginning of the sentence, or of the one before."""
        at = self.area.at
        if at == 0 and self._shown.begins:
            self._go(self._shown.begins - 1)
        else:
            self.area.go(previous_sentence(self._shown.text, at))

    def action_first_of_text(self) -> None:
        """To the beginning."""
        self._go(0)

    def action_last_of_text(self) -> None:
        """To the end."""
        self._go(len(self._text))

    def action_find_in_text(self) -> None:
        """Let words be typed that are looked for."""
        self._began_at = self._shown.place_of(self.area.at)
        self.query_one("#finding").add_class("-open")
        words = self.query_one("#words", Input)
        words.focus()
        words.action_select_all()
        self._tell()

    def action_next_found(self) -> None:
        """To the next place where they stand."""
        self._step_found(1)

    def action_previous_found(self) -> None:
        """To the place before."""
        self._step_found(-1)

    def action_leave_picking(self) -> None:
        """Back to the text while finding, out of the mark while marking, then away."""
        if self.query_one("#words", Input).has_focus:
            self._go(self._began_at)
            self._light(())
            self._end_finding()
        elif self.area.marking or self.marked != (0, 0):
            self.area.drop_mark()
            self._tell()
        else:
            self.dismiss(None)

    def _end_finding(self) -> None:
        self.query_one("#finding").remove_class("-open")
        self.area.focus()
        self._tell()

    def _step_found(self, by: int) -> None:
        if self._found:
            self._chosen = (self._chosen + by) % len(self._found)
            self._go_to_found()
        self._tell()

    def _go_to_found(self) -> None:
        words = self.query_one("#words", Input).value
        start, stop = self._words.stretch(self._found[self._chosen], words)
        self._go(stop if self.area.marking else start, center=True)
        self._light([(start, stop)])

    def _go(self, place: int, *, center: bool = False) -> None:
        """Go to a place of the whole text, and show what is around it where it is out of sight."""
        if not self._shown.begins <= place <= self._shown.ends:
            self._shown = Shown.of(self._text, place)
            self._show_around(place)
        self.area.go(self._shown.shown_at(place), center=center)

    def _show_around(self, place: int) -> None:
        shown = self._shown
        self.area.show(shown.text, shown.shown_at(place))
        self._light(())
        self.call_after_refresh(self.area.scroll_cursor_visible, center=True)
        box = self.query_one("#pick")
        told = f" characters {shown.begins + 1:,} to {shown.ends:,} of {shown.whole:,} "
        box.border_subtitle = Content(told) if shown.is_part else None

    def _light(self, found: Sequence[Stretch]) -> None:
        self.area.light(self._seen(self._quoted), self._seen(found))

    def _seen(self, stretches: Sequence[Stretch]) -> list[Stretch]:
        """Those of the stretches that are shown, where they are shown."""
        shown = self._shown
        return [
            (shown.shown_at(start), shown.shown_at(stop))
            for start, stop in stretches
            if start < shown.ends and stop > shown.begins
        ]

    def _tell(self, *, refused: bool = False) -> None:
        """Say what is marked, what is found, and what the keys do."""
        start, stop = self.marked
        words = "" if stop - start > LONGEST else taken(self._text, start, stop)
        width = max(20, self.query_one("#marked").size.width)
        told = told_of(words, width, self.area.marking, stop - start, refused)
        self.query_one("#marked", Static).update(told)
        finding = self.query_one("#words", Input)
        found = find_line(finding.value, self._chosen, len(self._found))
        self.query_one("#keys", Static).update(
            found if finding.has_focus else key_line(self.area.marking)
        )
