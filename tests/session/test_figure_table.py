"""The table of figures: which figures there are, their order, their groups."""

from dataclasses import replace

import pytest
from tests.support.build import chronicle, event, figure, quote
from tests.support.claims import claims, looking, sorted_by, texts
from tests.support.story import after

from probtimeline.audit.quotes import Verdict, VerdictKind
from probtimeline.query.facets import Chip
from probtimeline.session.arranging import arranged
from probtimeline.session.figure_order import COLUMNS
from probtimeline.session.moves import checked
from probtimeline.session.searching import search_for, toggle_only_hits


def in_order(column: str, group: str = "", *, descending: bool = False) -> list[str]:
    return texts(looking().table.sorted_by(sorted_by(column, group, descending=descending)))


def found(query: str) -> list[str]:
    state = after(looking(), search_for(query))
    return [placed.figure.text for placed in state.table.by_event]


def test_it_opens_grouped_by_measure_with_the_figures_that_stand_alone_gathered() -> None:
    assert texts(looking().table) == [
        "[Caseload: 2]",
        "250,000",
        "more than 150,000 people",
        "[Rise change: 2]",
        "26.4%",
        "20%",
        "[of no measure: 2]",
        "517",
        "nearly all",
    ]


def test_groups_of_one_are_gathered_before_those_that_give_none() -> None:
    assert in_order("event", "period") == [
        "[periods with one figure here: 3]",
        "250,000",
        "26.4%",
        "20%",
        "[no period given: 3]",
        "517",
        "more than 150,000 people",
        "nearly all",
    ]


def test_a_speaker_of_one_figure_keeps_a_group_with_the_name() -> None:
    known = claims()
    lone = event("x", "2020", quotes=[quote("1%", figure("1%", value=1), speaker="Ann")])
    state = looking(chronicle(*known.events, lone))
    table = state.table.sorted_by(sorted_by("event", "speaker"))
    assert "[Ann: 1]" in texts(table)


@pytest.mark.parametrize(
    ("descending", "wanted"),
    [
        (False, ["517", "more than 150,000 people", "250,000", "20%", "26.4%", "nearly all"]),
        (True, ["517", "250,000", "more than 150,000 people", "26.4%", "20%", "nearly all"]),
    ],
)
def test_amounts_are_sorted_within_their_unit_and_words_come_last(
    descending: bool, wanted: list[str]
) -> None:
    assert in_order("amount", descending=descending) == wanted


def test_periods_are_sorted_by_their_days_and_none_comes_last() -> None:
    assert in_order("period")[:3] == ["26.4%", "20%", "250,000"]
    assert in_order("period", descending=True)[:3] == ["250,000", "20%", "26.4%"]


def test_figures_that_are_alike_stay_in_the_order_of_their_events() -> None:
    shown = in_order("source")
    assert shown[:2] == ["26.4%", "517"]
    assert shown[2:] == ["250,000", "20%", "more than 150,000 people", "nearly all"]


@pytest.mark.parametrize("column", [column.name for column in COLUMNS])
def test_every_column_sorts_and_groups_all_figures(column: str) -> None:
    shown = looking().table.sorted_by(sorted_by(column, column, descending=True))
    assert sorted(placed.key for placed in shown.figures) == sorted(
        placed.key for placed in looking().table.figures
    )
    headed = [row.count for row in shown.rows if row.placed is None]
    assert sum(headed) == len(shown.figures)
    assert all(row.heading for row in shown.rows if row.placed is None)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("figure:>20%", ["26.4%"]),
        ("unit:people", ["250,000", "more than 150,000 people"]),
        ("speaker:kay", ["26.4%", "517"]),
        ("measure:rise", ["26.4%", "20%"]),
        ("tag:crime", ["26.4%", "517", "20%", "more than 150,000 people", "nearly all"]),
        ("supervised", ["250,000", "more than 150,000 people"]),
        ("/nearly .* men/", ["20%", "more than 150,000 people", "nearly all"]),
        ("unit:people figure:>20%", []),
    ],
)
def test_a_figure_is_asked_with_nothing_but_its_own_words(query: str, wanted: list[str]) -> None:
    assert found(query) == wanted


def test_all_figures_come_back_where_the_hits_stand_among_all_events() -> None:
    state = after(looking(), search_for("figure:>20%"), toggle_only_hits())
    assert len(state.table.figures) == 6


def test_a_chip_narrows_the_figures_as_well_as_the_events() -> None:
    state = arranged(replace(looking(), chips=(Chip("unit", "people"),)))
    assert [placed.figure.text for placed in state.table.by_event] == [
        "250,000",
        "more than 150,000 people",
    ]
    off = arranged(replace(state, chips=(Chip("unit", "people", on=False),)))
    assert len(off.table.figures) == 6


def test_what_a_check_found_sorts_the_figures_anew() -> None:
    state = looking()
    state = arranged(replace(state, sorting=sorted_by("verdict", descending=True)))
    plan = ("paper", "about 250,000 people")
    exact = {plan: Verdict(VerdictKind.EXACT)}
    assert [placed.figure.text for placed in state.table.figures][-1] != "250,000"
    moved = after(state, checked(exact))
    assert [placed.figure.text for placed in moved.table.figures][-1] == "250,000"


def test_the_figures_of_a_measure_are_found_whatever_is_filtered() -> None:
    state = after(looking(), search_for("figure:>20%"))
    (placed,) = state.table.figures
    assert [each.figure.text for each in state.table.beside(placed)] == ["26.4%", "20%"]


def test_the_same_words_quoted_by_two_events_are_one_statement() -> None:
    said = quote("70% of it", figure("70%", value=70, measure="share"))
    state = looking(chronicle(event("a", "2013", quotes=[said]), event("b", "2014", quotes=[said])))
    first, second = state.table.figures
    assert state.table.beside(first) == (first,)
    assert state.table.beside(second) == (second,)


def test_a_figure_of_no_measure_stands_beside_nothing() -> None:
    table = looking().table
    lone = next(each for each in table.figures if each.figure.text == "517")
    assert table.beside(lone) == (lone,)
