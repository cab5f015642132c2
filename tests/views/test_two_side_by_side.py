"""Two things a reader sets side by side: both are named, both start where they should."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import chronicle, event, figure, quote
from tests.support.stage import stage
from tests.support.story import after, opened
from tests.support.weighed import contested

from probtimeline.audit.pairs import MOST_FIGURES
from probtimeline.core.chronicle import Chronicle
from probtimeline.session import moves
from probtimeline.session.comparing import choose_item, mark, open_item
from probtimeline.session.marking import Marked, Thing
from probtimeline.session.state import State
from probtimeline.views.comparing_marks import COMPARED_MARKS, ENDING_MARKS
from probtimeline.views.help import mark_blocks
from probtimeline.views.item_page import ItemPage
from probtimeline.views.item_rows import ItemRows, both

RISE, CLAIM = Marked(Thing.FIGURE, "rise"), Marked(Thing.FIGURE, "claim")


def lines(state: State, width: int = 90) -> list[str]:
    item = open_item(state)
    assert item is not None
    blocks = ItemPage(state, item).blocks
    return [line.plain.rstrip() for block in blocks for line in block.lines(width)]


def beside(one: Marked, other: Marked, known: Chronicle | None = None) -> State:
    return after(opened(known=known or contested()), mark(one), mark(other))


def test_two_long_names_share_a_row_and_a_short_one_leaves_its_room() -> None:
    assert both(("a" * 30, "b" * 30), 25) == f"{'a' * 9}… and {'b' * 9}…"
    assert both(("short", "b" * 30), 25) == f"short and {'b' * 14}…"
    assert both(("a" * 30, "short"), 25) == f"{'a' * 14}… and short"
    assert both((), 25) == ""


@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40), st.integers(20, 90))
def test_two_names_are_never_wider_than_their_room(one: str, other: str, room: int) -> None:
    known = chronicle(event("a", title=one), event("b", title=other))
    state = beside(Marked(Thing.EVENT, "a"), Marked(Thing.EVENT, "b"), known)
    assert ItemRows(state).paint(1, room).cell_length <= room


def test_the_row_of_your_two_names_both() -> None:
    known = chronicle(event("a", title="First " * 9), event("b", title="Second " * 9))
    state = beside(Marked(Thing.EVENT, "a"), Marked(Thing.EVENT, "b"), known)
    row = ItemRows(state).paint(1, 50).plain
    assert "First" in row
    assert "Second" in row


async def test_two_sources_open_at_the_top_of_their_page_under_both_names() -> None:
    async with stage() as seen:
        for source in [*seen.state.chronicle.sources][:2]:
            seen.app.apply(mark(Marked(Thing.SOURCE, source)))
        await seen.settle()
        page = seen.app.query_one("#item")
        assert page.has_focus
        assert page.scroll_offset.y == 0
        assert "Two sources side by side" in seen.text
        title = seen.lines[1].split("╮╭")[1]
        assert "BBC News" in title
        assert " and Civil Service World" in title


async def test_leaving_after_a_jump_within_the_comparisons_leaves_them() -> None:
    async with stage() as seen:
        await seen.press("4", "G", "escape")
        assert seen.state.view == "timeline"


def test_the_columns_of_the_quotations_start_where_those_of_the_fields_do() -> None:
    shown = lines(beside(RISE, CLAIM))
    value = next(line for line in shown if "26.4%" in line)
    words = next(line for line in shown if "“the number" in line)
    assert value.index("26.4%") == words.index("“the number")
    assert value.index("20%") == words.index("“committing")


def test_what_neither_gives_is_told_before_the_column_of_values() -> None:
    shown = lines(beside(RISE, CLAIM))
    value = next(line for line in shown if "26.4%" in line)
    neither = next(line for line in shown if "neither gives" in line)
    assert neither.index("neither") < value.index("26.4%")


@pytest.mark.parametrize(
    ("one", "other", "lit"),
    [
        ("growth stated by Kay", "growth claimed by Kay", True),
        ("the number of crimes by young men in Kent", "what the union told a paper", False),
    ],
)
def test_the_words_that_differ_in_what_two_figures_are_are_lit_unless_nearly_all_do(
    one: str, other: str, lit: bool
) -> None:
    known = chronicle(
        event("a", quotes=[quote("1%", figure("1%", one, id="one"))]),
        event("b", quotes=[quote("2%", figure("2%", other, id="two"))]),
    )
    shown = "\n".join(
        lines(beside(Marked(Thing.FIGURE, "one"), Marked(Thing.FIGURE, "two"), known))
    )
    assert ("‹" in shown) is lit


def test_a_measure_of_very_many_figures_says_that_each_is_compared_with_the_next() -> None:
    def of(count: int) -> str:
        events = [
            event(f"e{n}", str(1900 + n), quotes=[quote(str(n), figure(str(n), measure="many"))])
            for n in range(count)
        ]
        state = after(State.of(chronicle(*events)), choose_item("measure:many"))
        return "\n".join(lines(after(state, moves.open_view("comparisons"))))

    told = "Each figure is compared with the next in time only, since there are so many."
    assert told in of(MOST_FIGURES + 1)
    assert told not in of(MOST_FIGURES)


def test_the_help_explains_the_marks_of_comparisons() -> None:
    shown = "\n".join(line.plain for block in mark_blocks() for line in block.lines(100))
    marks = [(mark, words) for mark, words in COMPARED_MARKS]
    marks += [(mark, words) for mark, _, words in ENDING_MARKS.values()]
    assert all(mark in shown and words in shown for mark, words in marks)
