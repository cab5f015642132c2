"""Paragraphs laid out as lines: as Textual wraps them, whatever they are made of."""

from hypothesis import given
from hypothesis import strategies as st
from textual._cells import cell_len
from textual.content import Content

from probtimeline.views.widgets.wrapping import ORDINARY, laid

NOTHING = Content("")
WORDS = ["probation", "a", "—", "“co-operate”", "£3.7bn", "été", "…", "x" * 30]
ODD = ["", " ", "日本語", "e\u0301", "two  spaces", "line\nline", "\n"]
STYLES = ["bold", "red", "on blue"]


def cells(line: Content) -> list[tuple[str, tuple[str, ...]]]:
    """Each character of a line with the styles that lie on it."""
    return [
        (char, tuple(str(one.style) for one in line.spans if one.start <= at < one.end))
        for at, char in enumerate(line.plain)
    ]


@st.composite
def paragraphs(draw: st.DrawFn, words: list[str]) -> Content:
    text = Content(" ".join(draw(st.lists(st.sampled_from(words), max_size=30))))
    for style in draw(st.lists(st.sampled_from(STYLES), max_size=4)):
        start = draw(st.integers(0, len(text.plain)))
        text = text.stylize(style, start, draw(st.integers(start, len(text.plain))))
    return text


@given(paragraphs(WORDS) | paragraphs([*WORDS, *ODD]), st.integers(8, 60))
def test_lines_break_where_textual_breaks_them_and_keep_their_styles(
    text: Content, room: int
) -> None:
    wanted = [piece for part in text.split("\n") for piece in part.wrap(room)] or [NOTHING]
    found = laid(text, NOTHING, NOTHING, room)
    assert [cells(line) for line in found] == [cells(line) for line in wanted]


def test_a_line_may_fill_the_room_to_its_last_cell() -> None:
    text = Content("Inspectors examined the “management” of offenders — in every area. " * 3 + "No")
    for room in range(12, 120):
        wanted = [line.plain for line in text.wrap(room)]
        assert [line.plain for line in laid(text, NOTHING, NOTHING, room)] == wanted


@given(paragraphs(WORDS), st.integers(8, 60))
def test_margins_stand_before_the_lines_in_their_own_style(text: Content, room: int) -> None:
    first, rest = Content.styled(" 1 ", "bold"), Content.styled("│", "red")
    bare = laid(text, NOTHING, NOTHING, room)
    found = laid(text, first, rest, room)
    margins = [first, *[rest] * (len(bare) - 1)]
    assert [cells(line) for line in found] == [
        cells(margin) + cells(line) for margin, line in zip(margins, bare, strict=True)
    ]


@given(paragraphs([*WORDS, *ODD]), st.integers(8, 60))
def test_no_line_is_wider_than_the_room(text: Content, room: int) -> None:
    assert all(line.cell_length <= room for line in laid(text, NOTHING, NOTHING, room))


def test_what_counts_as_ordinary_is_one_cell_wide() -> None:
    ordinary = [chr(code) for code in range(0x10000) if ORDINARY.fullmatch(chr(code))]
    assert len(ordinary) > 500
    assert {cell_len(char) for char in ordinary} == {1}
