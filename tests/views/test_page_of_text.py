"""A page of wrapped text: it fits its width, and its stops can be stood on and followed."""

from hypothesis import given
from hypothesis import strategies as st
from tests.support.host import Alone, alone
from textual.content import Content

from probtimeline.views import paint
from probtimeline.views.widgets.page import Block, Page, inline_stop

WORDS = "probation was split in two and most of it sold "


def stops(count: int, height: int = 3) -> list[Block]:
    """Stops of some lines each, a blank line after every one."""
    blocks: list[Block] = []
    for number in range(count):
        text = "\n".join(f"stop {number} line {line}" for line in range(height))
        blocks += [Block(Content(text), stop=number), Block()]
    return blocks


def stood_on(seen: Alone, number: int) -> bool:
    return any(line.startswith(f"stop {number} line") for line in seen.lines)


@given(
    st.text(st.characters(codec="utf-8"), max_size=200),
    st.integers(12, 100),
    st.integers(0, 4),
    st.integers(0, 4),
)
def test_no_line_is_wider_than_asked(text: str, width: int, first: int, rest: int) -> None:
    block = Block(paint.prose(text), first=Content(" " * first), rest=Content(" " * rest))
    assert all(line.cell_length <= width for line in block.lines(width))


@given(st.lists(st.sampled_from(["probation", "a", "—", "co-operate", "£3.7bn"]), max_size=40))
def test_wrapping_loses_no_word(words: list[str]) -> None:
    lines = Block(paint.prose(" ".join(words))).lines(20)
    assert " ".join(line.plain.strip() for line in lines).split() == words


def test_margins_stand_before_the_first_line_and_the_others() -> None:
    block = Block(Content(WORDS * 2), first=Content(" 1 "), rest=Content(" | "))
    lines = [line.plain for line in block.lines(24)]
    assert lines[0].startswith(" 1 ")
    assert len(lines) > 2
    assert all(line.startswith(" | ") for line in lines[1:])
    same = Block(Content(WORDS), first=Content("> ")).lines(24)
    assert all(line.plain.startswith("> ") for line in same)


def test_an_empty_block_is_one_empty_line_and_an_empty_line_stays_one() -> None:
    assert [line.plain for line in Block().lines(20)] == [""]
    assert [line.plain for line in Block(Content("a\n\nb")).lines(20)] == ["a", "", "b"]


async def test_a_page_shows_its_blocks_from_the_top() -> None:
    page = Page()
    async with alone(page) as seen:
        page.show([Block(Content("first")), Block(), Block(Content("second"))])
        await seen.settle()
        assert seen.lines[:3] == ["first", "", "second"]
        assert page.stops == 0


async def test_steps_go_from_stop_to_stop_and_each_is_in_sight() -> None:
    page = Page()
    async with alone(page) as seen:
        page.show(stops(9))
        await seen.settle()
        assert page.stop is None
        for number in [*range(9), 8]:
            page.step(1)
            await seen.settle()
            assert page.stop == number
            assert stood_on(seen, number)
        for number in [*range(7, -1, -1), 0]:
            page.step(-1)
            await seen.settle()
            assert page.stop == number
            assert stood_on(seen, number)


async def test_stepping_back_from_no_stop_begins_at_the_last() -> None:
    page = Page()
    async with alone(page) as seen:
        page.show(stops(5))
        page.step(-1)
        await seen.settle()
        assert page.stop == 4
        assert stood_on(seen, 4)


async def test_without_stops_a_step_scrolls() -> None:
    page = Page()
    async with alone(page) as seen:
        page.show([Block(Content(f"line {n}")) for n in range(50)])
        await seen.settle()
        page.step(1)
        await seen.settle()
        assert page.stop is None
        assert seen.lines[0] == "line 1"


async def test_the_stop_stood_on_looks_different_and_no_other_does() -> None:
    page = Page()
    async with alone(page, (40, 20)) as seen:
        page.show(stops(3, height=2))
        await seen.settle()
        plain = str(next(iter(seen.strips[0])).style)
        for number in (0, 1, 2, 0):
            page.stand_on(number)
            await seen.settle()
            lit = [
                line
                for line, strip in zip(seen.lines, seen.strips, strict=True)
                if str(next(iter(strip)).style) != plain
            ]
            assert lit == [f"stop {number} line 0", f"stop {number} line 1"]
        page.stand_on(None)
        await seen.settle()
        assert {str(next(iter(strip)).style) for strip in seen.strips} == {plain}


async def test_other_blocks_are_shown_from_the_top_without_a_stop() -> None:
    page = Page()
    async with alone(page) as seen:
        page.show(stops(20))
        page.stand_on(19)
        await seen.settle()
        page.show(stops(4))
        await seen.settle()
        assert page.stop is None
        assert page.stops == 4
        assert seen.lines[0] == "stop 0 line 0"


async def test_a_page_can_open_at_a_stop() -> None:
    page = Page()
    async with alone(page) as seen:
        page.show(stops(20), 15)
        await seen.settle()
        assert page.stop == 15
        assert stood_on(seen, 15)


async def test_after_a_resize_the_stop_is_in_sight_and_the_text_is_wrapped_anew() -> None:
    page = Page()
    async with alone(page, (60, 12)) as seen:
        blocks = [Block(Content(WORDS * 6)) for _ in range(5)]
        page.show([*blocks, Block(Content("the stop"), stop=0), *blocks])
        page.stand_on(0)
        await seen.settle()
        for size in ((30, 8), (100, 30), (24, 6)):
            await seen.pilot.resize_terminal(*size)
            await seen.settle()
            assert "the stop" in seen.lines
            width = page.scrollable_content_region.width
            assert page.virtual_size.width == width


async def test_stops_inside_a_paragraph_can_be_stood_on() -> None:
    page = Page()
    async with alone(page) as seen:
        parts = [Content(WORDS), inline_stop(Content("here"), 0), Content(f" {WORDS}" * 8)]
        parts += [inline_stop(Content("and here over many words"), 1)]
        page.show([Block(Content.assemble(*parts))])
        await seen.settle()
        assert page.stops == 2
        page.step(1)
        await seen.settle()
        (lit,) = (line for line in seen.lines if "here" in line)
        strip = seen.strips[seen.lines.index(lit)]
        styles = {piece.text.strip(): str(piece.style) for piece in strip if piece.text.strip()}
        assert len({styles["here"], *styles.values()}) == 2
        page.step(1)
        await seen.settle()
        assert any("words" in line for line in seen.lines)


async def test_a_click_stands_on_a_stop_and_a_second_one_follows_it() -> None:
    page = Page()
    async with alone(page) as seen:
        page.show(stops(5))
        await seen.settle()
        await seen.click(2, 5)
        assert seen.lines[5].startswith("stop 1")
        assert [one.number for one in seen.told(Page.Stood)] == [1]
        assert page.stop == 1
        await seen.click(2, 4)
        assert [one.number for one in seen.told(Page.Followed)] == [1]
        assert seen.told(Page.Followed)[0].control is page


async def test_clicks_after_scrolling_count_from_what_is_in_sight() -> None:
    page = Page()
    async with alone(page) as seen:
        page.show(stops(20))
        await seen.settle()
        page.scroll_to(0, 40, animate=False)
        await seen.settle()
        assert seen.lines[0] == "stop 10 line 0"
        await seen.click(2, 0)
        assert page.stop == 10


async def test_a_click_on_words_inside_a_paragraph_stands_on_their_stop() -> None:
    page = Page()
    async with alone(page) as seen:
        parts = [Content("some "), inline_stop(Content("first"), 0), Content(" and ")]
        parts += [inline_stop(Content("second"), 1)]
        page.show([Block(Content.assemble(*parts))])
        await seen.settle()
        await seen.click(seen.lines[0].index("second") + 2, 0)
        assert page.stop == 1
        await seen.click(seen.lines[0].index("first"), 0)
        assert page.stop == 0
        await seen.click(1, 0)
        assert [one.number for one in seen.told(Page.Stood)] == [1, 0]


async def test_a_click_beside_the_stops_tells_nothing() -> None:
    page = Page()
    async with alone(page) as seen:
        page.show(stops(1))
        await seen.settle()
        for y in (3, 8, -1):
            await seen.click(2, y)
        assert seen.told(Page.Stood) == []
        assert seen.told(Page.Followed) == []


async def test_a_stop_stood_on_keeps_the_colours_of_its_words() -> None:
    words = Content.assemble("in ", ("75%", "red on yellow"), " of the work")
    page = Page()
    async with alone(page, (40, 6)) as seen:
        page.show([Block(Content.assemble("It was good ", inline_stop(words, 0)))])
        await seen.settle()
        colours = []
        for stop in (None, 0):
            page.stand_on(stop)
            await seen.settle()
            segments = [one for one in page.render_line(0) if "75%" in one.text]
            styles = [one.style for one in segments if one.style is not None]
            colours.append([(style.color, style.bgcolor) for style in styles])
        assert colours[0] == colours[1] != []
