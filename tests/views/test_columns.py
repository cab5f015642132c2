"""Two texts side by side: each in its column, one under the other where there is no room."""

from hypothesis import given
from hypothesis import strategies as st
from tests.support.host import alone
from textual.content import Content

from probtimeline.views import paint
from probtimeline.views.widgets.columns import Columns
from probtimeline.views.widgets.page import Block, Page, inline_stop

LEFT = "growth in serious offences by people on probation"
RIGHT = "growth in convicts who commit a serious offence, as stated in 2019"


def lines(columns: Columns, width: int) -> list[str]:
    return [line.plain.rstrip() for line in columns.lines(width)]


@given(
    st.text(st.characters(codec="utf-8"), max_size=120),
    st.text(st.characters(codec="utf-8"), max_size=120),
    st.integers(16, 120),
)
def test_no_line_is_wider_than_asked(left: str, right: str, width: int) -> None:
    columns = Columns(paint.prose(left), paint.prose(right), Content(" ≠ what   "))
    assert all(line.cell_length <= width for line in columns.lines(width))


def test_each_text_keeps_to_its_column_and_loses_no_word() -> None:
    shown = lines(Columns(Content(LEFT), Content(RIGHT), Content(" ≠ what  ")), 70)
    assert shown[0].startswith(" ≠ what  growth in serious")
    at = shown[0].index("growth in convicts")
    assert " ".join(line[9:at].strip() for line in shown).split() == LEFT.split()
    assert " ".join(line[at:].strip() for line in shown).split() == RIGHT.split()


def test_without_room_they_stand_one_under_the_other_and_say_which_is_which() -> None:
    shown = lines(Columns(Content(LEFT), Content(RIGHT), Content(" ≠ what  ")), 40)
    assert shown[0] == " ≠ what"
    assert [line[:3] for line in shown[1:]] == [" 1 ", "   ", " 2 ", "   "]
    assert " ".join(line[3:] for line in shown[1:]).split() == [*LEFT.split(), *RIGHT.split()]


def test_what_breaks_a_line_in_one_column_leaves_the_other_alone() -> None:
    shown = lines(Columns(Content("£450m\n= 450,000,000"), Content("£3.7bn")), 60)
    assert shown == ["£450m                          £3.7bn", "= 450,000,000"]


async def test_each_column_can_be_a_stop_of_its_own() -> None:
    page = Page()
    async with alone(page, size=(70, 12)) as seen:
        left, right = inline_stop(Content(LEFT), 0), inline_stop(Content(RIGHT), 1)
        page.show([Block(Content("above")), Columns(left, right)])
        await seen.settle()
        assert page.stops == 2
        await seen.click(45, 1)
        assert page.stop == 1
        grounds = [
            {str(segment.style) for segment in seen.strips[1].crop(*part)}
            for part in ((0, 30), (40, 60))
        ]
        assert grounds[0] != grounds[1], "only the column stood on is lit"
