"""Styled text as what the terminal is sent: every cell as Textual would draw it."""

from random import Random

import pytest
from rich.segment import Segment
from rich.style import Style as Ink
from tests.support.host import alone
from textual.content import Content, Span
from textual.style import Style

from probtimeline.views.widgets.line_list import LineList
from probtimeline.views.widgets.strips import Inks, together

STYLES = ["bold", "$ink-link", "red on blue", "underline", "reverse", ""]
TEXT = "in  2014 the service — 日本 — was split"


def cells(segments: list[Segment]) -> list[tuple[str, str]]:
    """Each character and its look; of a blank only what is seen of it."""
    found = []
    for text, ink, _ in segments:
        assert ink is not None
        bare = Ink(bgcolor=ink.bgcolor) if not (ink.reverse or ink.underline) else ink
        found += [(char, str(bare if char == " " else ink)) for char in text]
    return found


def some_text(random: Random) -> Content:
    spans = []
    for _ in range(random.randrange(6)):
        start = random.randrange(len(TEXT))
        end = random.randrange(start, len(TEXT))
        spans.append(Span(start, end, random.choice(STYLES)))
    return Content(TEXT, spans)


@pytest.mark.parametrize("seed", range(5))
async def test_each_cell_looks_as_textual_draws_it(seed: int) -> None:
    random, lines = Random(seed), LineList()
    async with alone(lines):
        inks, base = Inks(lines), lines.visual_style
        parse = lines.app.stylesheet.parse_style
        for _ in range(40):
            text = some_text(random)
            drawn = [
                Segment(piece, style.rich_style)
                for piece, style in text.render(base, end="", parse_style=parse)
            ]
            width = text.cell_length + random.randrange(4)
            blank = Segment(" " * (width - text.cell_length), base.rich_style)
            assert cells(inks.segments(text, width, base)) == cells([*drawn, blank])


async def test_what_is_too_wide_is_cut_at_a_cell() -> None:
    lines = LineList()
    async with alone(lines):
        inks = Inks(lines)
        for width in range(1, 30):
            drawn = inks.segments(Content(TEXT), width, lines.visual_style)
            assert sum(one.cell_length for one in drawn) == width


def test_neighbours_of_one_look_are_one_piece_and_blanks_take_the_ink_beside_them() -> None:
    red, blue = Ink.parse("red on black"), Ink.parse("blue on black")
    pieces = [Segment("a", red), Segment("b", red), Segment(" ", blue), Segment("c", red)]
    assert together(pieces) == [Segment("ab c", red)]
    assert together([Segment(" ", red), Segment("a", blue)]) == [Segment(" a", blue)]


@pytest.mark.parametrize("ink", ["red on white", "underline red on black", "reverse red on black"])
def test_a_blank_that_looks_different_keeps_its_own_ink(ink: str) -> None:
    pieces = [Segment("a", Ink.parse("red on black")), Segment(" ", Ink.parse(ink))]
    assert together(pieces) == pieces


def test_a_blank_that_can_be_clicked_keeps_what_it_does() -> None:
    stop = Style.from_meta({"stops": (1,)}).rich_style
    pieces = [Segment("a", Ink.parse("red")), Segment(" ", stop)]
    assert together(pieces) == pieces
