"""What the screen for picking a passage says at its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from probtimeline.audit.quoting import LONGEST_QUOTE
from probtimeline.core.text import clean_line, counted
from probtimeline.views import paint
from probtimeline.views.keys import command_named
from probtimeline.views.passage_text import words_in

if TYPE_CHECKING:
    from probtimeline.audit.finding import Found

LOOKED_THROUGH = 3_000
"""Characters of a passage in which figures are looked for: a longer one is no quotation."""

_KEYS = (
    ("mark-passage", "marks from here"),
    ("mark-sentence", "the sentence"),
    ("next-sentence", "next sentence"),
    ("find-in-text", "finds"),
    ("take-passage", "takes it"),
    ("leave-picking", "leaves"),
)
_KEYS_MARKING = (
    ("take-passage", "takes it"),
    ("mark-sentence", "to the end of the sentence"),
    ("next-sentence", "next sentence"),
    ("find-in-text", "finds"),
    ("leave-picking", "drops the mark"),
)


def told_of(words: str, width: int, marking: bool, size: int, refused: bool) -> Content:
    """The words marked, how many they are, and the figures in them: three lines of a width."""
    if size and not words:
        return paint.line(f"{size:,} characters are marked: too long for a quotation", paint.BAD)
    if not words:
        mark = command_named("mark-passage").shown_keys[0]
        way = (
            "yet: move to the end of the words" if marking else f"– {mark} marks, or shift and ↓ →"
        )
        style = paint.DOUBT if refused else paint.MUTED
        return paint.line(f"Nothing is marked {way}", style)
    return Content("\n").join((_quoted(words, width), _count(words), _figures(words)))


def _quoted(words: str, width: int) -> Content:
    """The words in quotation marks on one line, cut in the middle where they are long."""
    room = max(8, width - 3)
    shown = clean_line(words, len(words) + 1)
    if len(shown) > room:
        half = room // 2
        shown = f"{shown[:half].rstrip()} … {shown[-half + 3 :].lstrip()}"
    return paint.line(f"“{shown}”", paint.QUOTED)


def _count(words: str) -> Content:
    many = words_in(words)
    said = f"{counted(many, 'word')} marked"
    if many <= LONGEST_QUOTE:
        return paint.line(said, paint.GOOD)
    few = f"▲ {said}, more than {LONGEST_QUOTE}: quote the shortest clause"
    return paint.line(few, paint.DOUBT)


def _figures(words: str) -> Content:
    from probtimeline.audit.finding import figures_in

    found = figures_in(words[:LOOKED_THROUGH])
    if not found:
        return paint.line("No figure in it", paint.MUTED)
    named = Content(", ").join(_figure(each) for each in found[:12])
    return paint.joined(("Figures in it: ", paint.MUTED), named)


def _figure(found: Found) -> Content:
    return paint.line(found.text, paint.FIGURE)


def find_line(words: str, chosen: int, many: int) -> Content:
    """How often the words looked for stand in the text."""
    if not words.strip():
        return paint.line("Type words of the text; enter stays there, esc goes back", paint.MUTED)
    if not many:
        return paint.line(f"“{words}” does not stand in the text", paint.DOUBT)
    return paint.line(
        f"{chosen + 1} of {many:,} “{words}” · enter stays there, then n N", paint.MUTED
    )


def key_line(marking: bool) -> Content:
    """What the keys do now."""
    told = [
        Content.assemble((command_named(name).shown_keys[0], "bold $ink-link"), f" {words}")
        for name, words in (_KEYS_MARKING if marking else _KEYS)
    ]
    return Content("  ").join(told).stylize_before(paint.MUTED)
