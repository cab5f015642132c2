"""How two records face each other on a page: field by field, and word by word.

What differs has ≠ before it and stands in two columns; what is the same has = and is said once,
quietly; what only one of the two gives has ?. Words that differ are lit, and stand in ‹ ›.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from probtimeline.core.chronicle import PlacedFigure
from probtimeline.core.differing import Stretch, differing
from probtimeline.core.records import Quote
from probtimeline.core.text import fold
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.stops import Target, ToWords
from probtimeline.views.widgets.columns import Columns
from probtimeline.views.widgets.page import EMPTY, Line, inline_stop
from probtimeline.views.writing import Writer, printed

SAME, OTHER, ONE_SIDED = "=", "≠", "?"
MARK_STYLES = {SAME: paint.FAINT, OTHER: paint.DOUBT, ONE_SIDED: paint.DOUBT}
LABEL = 10
"""Cells for the name of a field."""
DIFFERS = "underline $ink-doubt"
NOT_GIVEN = Content.styled("not given", paint.FAINT)


@dataclass(frozen=True, slots=True)
class Facing:
    """One field of two records: what each says, and whether that is the same."""

    label: str
    left: str
    right: str
    same: bool

    @staticmethod
    def of(label: str, left: str, right: str) -> Facing:
        """A field of words: the same where only case, accents and typography differ."""
        return Facing(label, left, right, fold(left).strip() == fold(right).strip())

    @property
    def mark(self) -> str:
        """The sign before it."""
        if not (self.left and self.right):
            return ONE_SIDED
        return SAME if self.same else OTHER


class FacingWriter(Writer):
    """Writes records side by side. With `compared`, the words that differ between them are lit."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.compared = False
        self._neither: list[str] = []

    def _prose(self, label: str, left: str, right: str) -> None:
        """A field of sentences, of which the words that differ are lit."""
        self._field(Facing.of(label, left, right), *self._pair(left, right, paint.PLAIN))

    def _field(self, field: Facing, *sides: Content) -> None:
        """A field of plain words, or of two sides as painted."""
        if not field.left and not field.right:
            self._neither.append(field.label)
            return
        if field.mark == SAME or not sides:
            style = paint.MUTED if field.mark == SAME else paint.PLAIN
            sides = (self._lit(field.left, style), self._lit(field.right, style))
        self._row(field, *sides)

    def _row(self, field: Facing, left: Content, right: Content) -> None:
        """A field as painted; where both say the same, and lead nowhere, it is said once."""
        head = self._head(field.label, field.mark)
        if field.mark == SAME and not Line.of(left, None).inline:
            self._add(left, first=head, rest=Content(" " * head.cell_length))
            return
        sides = (left if field.left else NOT_GIVEN, right if field.right else NOT_GIVEN)
        self.blocks.append(Columns(*sides, head=head))

    def _head(self, label: str = "", mark: str = " ") -> Content:
        """What stands before a field."""
        style = MARK_STYLES.get(mark, paint.MUTED)
        words = paint.DOUBT if mark == OTHER else paint.MUTED
        return paint.joined((f" {mark} ", style), (f"{label:<{LABEL}}  ", words))

    def _say_neither(self) -> None:
        """Name the fields that neither gives."""
        if self._neither:
            told = f"neither gives: {', '.join(self._neither)}"
            self._add(Content.styled(told, paint.FAINT), first=Content("   "))
            self._neither.clear()

    def _leading(self, content: Content, target: Target) -> Content:
        """Content that leads somewhere."""
        return inline_stop(content, self._stop(target))

    def _pair(self, left: str, right: str, base: str) -> tuple[Content, Content]:
        """Two texts, with the words that differ lit where not all of them do."""
        found = differing(left, right)
        if not self.compared or found.all_of_it:
            return self._lit(left, base), self._lit(right, base)
        return (
            self._bracketed(left, found.left, base),
            self._bracketed(right, found.right, base),
        )

    def _facing_words(
        self,
        first: Quote | None,
        second: Quote | None,
        figures: tuple[PlacedFigure, PlacedFigure] | None = None,
    ) -> None:
        """Two quotations beside each other, each with who says it; None leaves its side empty.

        Of the figures quoted those given are lit, or all of them.
        """
        found = differing(first.text, second.text) if first and second else None
        told = found is not None and self.compared and not found.all_of_it
        words, said = [], []
        for side, quote in enumerate((first, second)):
            if quote is None:
                words.append(EMPTY)
                said.append(EMPTY)
                continue
            lit = (figures[side].figure,) if figures is not None else quote.figures
            stretches = (found.left, found.right)[side] if found is not None and told else ()
            shown = self._bracketed(
                f"“{quote.text}”", _moved(stretches, 1), paint.QUOTED, printed(quote, lit)
            )
            key = figures[side].key if figures is not None else ""
            words.append(self._leading(shown, ToWords(quote, key)))
            said.append(self._said(quote))
        self._add()
        self.blocks.append(Columns(words[0], words[1], head=self._head("words")))
        self.blocks.append(Columns(said[0], said[1], head=self._head()))

    def _bracketed(
        self,
        text: str,
        stretches: Sequence[Stretch],
        base: str,
        figures: Sequence[Stretch] = (),
    ) -> Content:
        """A text with stretches lit and set in ‹ ›, and figures in it lit too."""
        shown, edges = in_brackets(text, stretches)
        moved = [_shifted(each, stretches) for each in figures]
        layers = [(edges, DIFFERS), (moved, paint.FIGURE), (self._lights(shown), paint.HIT)]
        return paint.layered(shown, base, layers)


def in_brackets(text: str, stretches: Sequence[Stretch]) -> tuple[str, list[Stretch]]:
    """The text with each stretch in ‹ ›, and where the stretches stand now, brackets included."""
    pieces, edges, reached = [], [], 0
    for number, (start, end) in enumerate(stretches):
        pieces += [text[reached:start], "‹", text[start:end], "›"]
        edges.append((start + 2 * number, end + 2 * number + 2))
        reached = end
    return "".join([*pieces, text[reached:]]), edges


def _moved(stretches: Sequence[Stretch], by: int) -> list[Stretch]:
    return [(start + by, end + by) for start, end in stretches]


def _shifted(place: Stretch, stretches: Sequence[Stretch]) -> Stretch:
    """Where a stretch of the text stands once brackets are set round others."""
    first = sum((start <= place[0]) + (end <= place[0]) for start, end in stretches)
    last = sum((start < place[1]) + (end < place[1]) for start, end in stretches)
    return place[0] + first, place[1] + last
