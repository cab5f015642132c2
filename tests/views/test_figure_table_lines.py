"""The table of figures as lines of text: its columns, their room, and what stands in them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.build import chronicle, event, figure, quote, span
from tests.support.claims import claims, looking
from tests.support.stage import builtin
from tests.support.story import after
from textual.content import Content

from probtimeline.core.periods import Unit, period_at
from probtimeline.session import figures
from probtimeline.session.arranging import arranged
from probtimeline.session.figure_order import COLUMNS
from probtimeline.session.searching import search_for
from probtimeline.session.state import State
from probtimeline.views.figure_layout import NEEDED, layout, wanted
from probtimeline.views.figure_rows import LOOKS, paint_figure_row, paint_headings
from probtimeline.views.tight_dates import tight_date

WIDTHS = (76, 116, 196)


def painted(state: State, width: int) -> list[str]:
    """The headings and the rows of the table."""
    columns = layout(state.table, state.sorting, wanted(state), width)
    rows = [
        paint_figure_row(state, columns, number, width).plain
        for number in range(len(state.table.rows))
    ]
    return [paint_headings(columns, state.sorting)[0].plain, *rows]


def names(state: State, width: int) -> list[str]:
    return [name for name, *_ in layout(state.table, state.sorting, wanted(state), width)]


@pytest.fixture(scope="module")
def known() -> State:
    return State.of(builtin())


def test_every_column_of_the_order_has_a_look_and_a_rank() -> None:
    assert set(LOOKS) == set(NEEDED) == {column.name for column in COLUMNS}


@pytest.mark.parametrize("width", WIDTHS)
def test_no_row_is_wider_than_the_table(known: State, width: int) -> None:
    assert max(Content(line).cell_length for line in painted(known, width)) <= width


@pytest.mark.parametrize(
    ("width", "wanted_names"),
    [
        (76, ["printed", "label", "period", "event", "verdict"]),
        (116, ["printed", "amount", "label", "period", "speaker", "event", "verdict"]),
        (
            196,
            [
                "printed",
                "amount",
                "label",
                "population",
                "period",
                "speaker",
                "source",
                "event",
                "verdict",
            ],
        ),
    ],
)
def test_more_columns_are_shown_where_there_is_more_room(
    known: State, width: int, wanted_names: list[str]
) -> None:
    assert names(known, width) == wanted_names


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_is_cut_while_room_is_left(known: State, width: int) -> None:
    state = known
    columns = layout(state.table, state.sorting, wanted(state), width)
    used = 2 + sum(room for _, room, *_ in columns) + 2 * (len(columns) - 1)
    assert used >= width - 1


@pytest.mark.parametrize("column", [column.name for column in COLUMNS])
def test_the_column_chosen_is_shown_at_any_width(known: State, column: str) -> None:
    state = replace(known, sorting=known.sorting._replace(chosen=column))
    heading = painted(state, 58)[0]
    assert column in names(state, 58)
    assert heading.count("[") == heading.count("]") == 1


def test_lines_of_a_small_chronology_at_eighty_columns() -> None:
    period = figure("26.4%", "growth in crimes", value=26.4, measure="a", period="2012-04/2017-03")
    read_so = figure("20%", "growth in convicts", value=20, measure="a", period="2014?/2019?")
    known = looking(chronicle(event("a", "2013", quotes=[quote("26.4%, 20%", period, read_so)])))
    assert [line.rstrip() for line in painted(known, 76)] == [
        "   As printed  What it measures    Period            [Event date ↑] ✓",
        " A  2",
        "        26.4%  growth in crimes    Apr 2012–Mar 2017  2013          ·",
        "          20%  growth in convicts  2014?–2019?        2013          ·",
    ]


def test_headings_tell_the_choice_and_the_order_by_signs() -> None:
    state = after(looking(), figures.sort_by("amount"))
    assert "[Amount ↑]" in painted(state, 116)[0].replace("  ", "")
    turned = after(state, figures.sort_by(), figures.choose_column(1))
    heading = painted(turned, 116)[0]
    assert "Amount ↓ " in heading
    assert "[What it measures]" in heading


def test_a_heading_clicked_is_found_by_its_cell(known: State) -> None:
    columns = layout(known.table, known.sorting, wanted(known), 116)
    content, begins = paint_headings(columns, known.sorting)
    for (at, name), (end, _) in zip(begins, [*begins[1:], (999, "")], strict=True):
        heading = LOOKS[name].heading
        assert heading in content.plain[at:end]


def test_a_column_that_heads_the_groups_is_not_told_again() -> None:
    state = after(looking(), figures.group_by("speaker"), figures.choose_column(1))
    assert "speaker" not in names(state, 196)
    chosen = after(state, figures.choose_column(-1))
    assert "[Speaker]" in painted(chosen, 196)[0]
    assert not any("Kay" in line for line in painted(chosen, 196) if "26.4%" in line)


def test_units_head_amounts_and_do_not_stand_for_them() -> None:
    state = after(looking(), figures.group_by("amount"), figures.choose_column(1))
    shown = painted(state, 196)
    assert any(line.startswith(" people  2") for line in shown)
    assert any("more than 150,000 people" in line for line in shown)


def test_room_goes_to_the_column_in_which_it_tells_most() -> None:
    label = "a label of so many words that at first there is little room for all of them at once"
    many = [figure(f"{n}%", label, value=n, period="2014") for n in range(20)]
    rare = quote("nobody", figure("one", value=1), speaker="A speaker with a name of great length")
    known = looking(chronicle(event("a", quotes=[quote("words", *many), rare])))
    widths = {
        name: width for name, width, *_ in layout(known.table, known.sorting, wanted(known), 176)
    }
    assert widths["label"] == len(label)
    assert widths["speaker"] < len(rare.speaker)


def test_numbers_end_below_one_another() -> None:
    state = after(looking(), figures.group_by("measure"), figures.sort_by("amount"))
    amounts = {line.index("crimes ") for line in painted(state, 150) if "crimes  " in line}
    assert len(amounts) == 1


def test_a_hedge_gives_way_to_its_sign_before_a_digit_is_cut() -> None:
    state = looking()
    placed = next(each for each in state.table.figures if each.figure.value == 150_000)
    cell = LOOKS["amount"].cell
    assert cell(state, placed, 24).plain == "more than 150,000 people"
    assert cell(state, placed, 15).plain == ">150,000 people"


def test_hedges_of_one_column_are_all_words_or_all_signs() -> None:
    hedged = [
        figure("450m", value=450_000_000, unit="GBP", qualifier="almost"),
        figure("70%", value=70, qualifier="more than"),
        figure("9m", value=9_000_000, unit="cases", qualifier="up to"),
    ]
    known = looking(chronicle(event("a", quotes=[quote("words", *hedged, speaker="A person")])))
    known = after(known, figures.sort_by("amount"))
    wide, narrow = "\n".join(painted(known, 150)), "\n".join(painted(known, 64))
    assert all(told in wide for told in ("almost £450m", "more than 70%", "up to 9,000,000"))
    assert all(told in narrow for told in ("≲£450m", ">70%", "≤9,000,000"))


def test_money_is_shortened_before_a_digit_is_cut(known: State) -> None:
    placed = known.chronicle.figure_ids["contracts-3-7bn"]
    assert LOOKS["amount"].cell(known, placed, 13).plain == "£3.7bn"


@pytest.mark.parametrize(
    ("date", "width", "wanted_words"),
    [
        ("2009-09/2012-11", 18, "Sep 2009–Nov 2012"),
        ("2009-09/2012-11", 16, "Sep ’09–Nov 2012"),
        ("2009-09-05/2012-11-30", 18, "Sep 2009–Nov 2012"),
        ("2009-09/2012-11", 12, "2009–2012"),
        ("1999-04/2012-03", 16, "1999–2012"),
        ("[2019-02..2019-03]", 14, "Feb..Mar 2019"),
        ("2011~/2013~", 12, "c. 2011–2013"),
        ("2013-02-21", 12, "21 Feb 2013"),
        ("2015/..", 12, "from 2015"),
        ("-0239-01-05/-0239-03-07", 20, "5 Jan–7 Mar 240 BC"),
        ("-03XX/-00XX", 20, "4th–1st century BC"),
        ("-0274~/-0193~", 20, "c. 275 BC–c. 194 BC"),
        ("-0274~/-0193~", 16, "c. 275–194 BC"),
        ("[0846~..0885~]", 16, "c. 846..885"),
        ("-0239~/1478~", 16, "c. 240 BC–1478"),
        ("[-0134..-0050]", 12, "135..51 BC"),
        ("[-0029~..-0021~]", 12, "c. 30..22 BC"),
        ("[0846~..0885~]", 12, "c. 846..885"),
    ],
)
def test_a_date_keeps_its_years_in_little_room(date: str, width: int, wanted_words: str) -> None:
    assert tight_date(span(date), width) == wanted_words


@pytest.mark.parametrize("width", [9, 12, 15, 16, 20])
def test_financial_years_are_never_told_as_calendar_years(width: int) -> None:
    told = tight_date(span("2012-04/2017-03"), width, years=False)
    assert told.startswith("Apr")
    assert told.endswith("Mar 2017")


def test_an_event_only_possibly_in_the_window_is_marked() -> None:
    window = period_at(span("2017-05").earliest or 0, Unit.MONTH)
    state = arranged(replace(looking(), window=window))
    assert "? 2017" in "\n".join(painted(state, 116))


def test_words_searched_for_are_lit_in_the_rows() -> None:
    state = after(looking(), search_for("supervised"))
    columns = layout(state.table, state.sorting, wanted(state), 116)
    row = paint_figure_row(state, columns, 1, 116)
    lit = [row.plain[each.start : each.end] for each in row.spans if "hit" in str(each.style)]
    assert lit == ["supervised"]


def test_the_small_chronology_reads_whole_in_a_wide_table() -> None:
    shown = painted(after(looking(claims()), figures.choose_column(1)), 196)
    assert "more than 150,000 people" in "\n".join(shown)
    assert "The Blog, 11 Aug 2017" in "\n".join(shown)
