"""What a list and a page send when something changes: the lines that differ, in one frame."""

import pytest
from rich.color import Color
from tests.support.frames import Sent, sent_by
from tests.support.host import Alone, alone
from textual.content import Content
from textual.strip import Strip

from probtimeline.app.theme import LIGHT
from probtimeline.views.widgets.line_list import LineList
from probtimeline.views.widgets.page import Block, Page


def told(row: int, width: int) -> Content:
    return Content(f"row {row}")


def paragraphs(*words: str) -> list[Block]:
    return [Block(Content(each)) for each in words]


def inside(seen: Alone, sent: Sent) -> set[int]:
    """The lines sent, counted from the first inside the border."""
    return {line - seen.widget.scrollable_content_region.y for line in sent.lines}


def cells(strip: Strip) -> list[tuple[str, object, object]]:
    """Each cell's character and how it looks; nobody sees the ink of a blank."""
    return [
        (char, (style.color, style.bold) if char != " " else None, style.bgcolor)
        for text, style, _ in strip
        for char in text
        if style is not None
    ]


def inks(seen: Alone) -> set[Color | None]:
    """The colours of all that is drawn, borders and bar included."""
    drawn = seen.pilot.app.screen._compositor.render_strips()
    styles = [piece.style for strip in drawn for piece in strip if piece.style is not None]
    return {colour for one in styles for colour in (one.color, one.bgcolor)} - {None}


async def test_a_step_sends_two_lines_in_one_frame_and_lays_nothing_out() -> None:
    lines = LineList()
    async with alone(lines) as seen:
        lines.show(1000, told, 4)
        await seen.settle()
        with sent_by(seen.pilot.app) as sent:
            lines.move_cursor(5)
            await seen.settle()
        assert inside(seen, sent) == {4, 5}
        assert len(sent.frames) == 1
        assert sent.layouts == 0


async def test_what_is_said_in_the_border_is_sent_as_the_line_of_the_border() -> None:
    lines = LineList()
    async with alone(lines) as seen:
        lines.show(1000, told, 4)
        lines.head(Content("Rows"), Content("5 of 1000"))
        await seen.settle()
        with sent_by(seen.pilot.app) as sent:
            lines.head(Content("Rows"), Content("6 of 1000"))
            await seen.settle()
        assert inside(seen, sent) == {10}
        assert sent.layouts == 0
        drawn = seen.pilot.app.screen._compositor.render_strips()
        assert "Rows" in drawn[0].text
        assert "6 of 1000" in drawn[-1].text


@pytest.mark.parametrize("words", ["Rows", "5 of 1,000", "wide 漢字 words", "long " * 20, ""])
@pytest.mark.parametrize("width", [40, 12, 7, 6])
async def test_what_is_said_in_the_border_looks_as_textual_draws_it(words: str, width: int) -> None:
    looks = []
    for own in (True, False):
        lines = LineList()
        async with alone(lines, (width, 8)) as seen:
            lines.show(1000, told, 4)
            title, aside = Content.styled(words, "bold $ink-link"), Content(words)
            if own:
                lines.head(title, aside)
            else:
                lines.border_title, lines.border_subtitle = title, aside
            lines.focus()
            await seen.settle()
            drawn = seen.pilot.app.screen._compositor.render_strips()
            looks.append([cells(drawn[0]), cells(drawn[-1])])
    assert looks[0] == looks[1]


async def test_the_same_words_in_the_border_send_nothing() -> None:
    lines = LineList()
    async with alone(lines) as seen:
        lines.show(10, told, 4)
        lines.head(Content("Rows"), Content("5"))
        await seen.settle()
        with sent_by(seen.pilot.app) as sent:
            lines.head(Content("Rows"), Content("5"))
            await seen.settle()
        assert sent.frames == []


async def test_another_page_sends_the_lines_that_differ_however_long_it_is() -> None:
    page = Page()
    async with alone(page) as seen:
        page.show(paragraphs("one", "two", "three"))
        await seen.settle()
        with sent_by(seen.pilot.app) as sent:
            page.show(paragraphs("one", "other", "three", "four"))
            await seen.settle()
        assert inside(seen, sent) == {1, 3}
        with sent_by(seen.pilot.app) as sent:
            page.show(paragraphs(*(f"line {n}" for n in range(90))))
            await seen.settle()
        assert sent.layouts == 0
        assert len(sent.frames) == 1
        assert seen.lines == [f"line {n}" for n in range(10)]


async def test_rows_that_are_shown_again_as_they_were_send_nothing() -> None:
    lines = LineList()
    async with alone(lines) as seen:
        lines.show(1000, told, 4)
        await seen.settle()
        with sent_by(seen.pilot.app) as sent:
            lines.show(1000, told, 4)
            await seen.settle()
        assert sent.frames == []


async def test_what_changes_while_it_is_hidden_is_there_when_it_is_shown_again() -> None:
    lines = LineList()
    async with alone(lines) as seen:
        lines.show(1000, told, 4)
        lines.head(Content("Rows"))
        await seen.settle()
        lines.display = False
        await seen.settle()
        lines.show(1000, lambda row, width: Content(f"new {row}"), 500)
        lines.head(Content("Other rows"))
        await seen.settle()
        lines.display = True
        await seen.settle()
        assert "new 500" in seen.lines
        assert "Other rows" in seen.pilot.app.screen._compositor.render_strips()[0].text


async def test_in_another_theme_all_of_it_is_drawn_in_its_colours() -> None:
    lines = LineList()
    async with alone(lines) as seen:
        app = seen.pilot.app
        app.register_theme(LIGHT)
        lines.show(1000, lambda row, width: Content.styled(f"row {row}", "$ink-link"), 4)
        await seen.settle()
        before = inks(seen)
        app.theme = LIGHT.name
        await seen.settle()
        assert not before & inks(seen)
        assert seen.lines[:2] == ["row 0", "row 1"]


@pytest.mark.parametrize("rows", [10, 11, 1000])
async def test_the_text_keeps_its_width_whether_there_is_a_bar_or_not(rows: int) -> None:
    lines = LineList()
    widths: set[int] = set()

    def paint(row: int, width: int) -> Content:
        widths.add(width)
        return Content("x" * width)

    async with alone(lines) as seen:
        lines.show(rows, paint, 0)
        await seen.settle()
        assert widths == {seen.widget.scrollable_content_region.width}
        assert {len(strip.text) for strip in seen.strips} == widths
