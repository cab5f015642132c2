"""The line that tells of the range marked, in the room there is."""

import pytest
from tests.support.build import chronicle, event, figure, quote
from tests.support.story import after

from probtimeline.session import moves
from probtimeline.session.ranging import Reach, mark_range, reach
from probtimeline.session.searching import search_for
from probtimeline.session.state import State
from probtimeline.session.tally import Inside
from probtimeline.views.range_words import RangeWords, begun_told, is_begun_here, range_told

KNOWN = chronicle(
    event("contracts", "2014", "Contracts [are] awarded"),
    event("split", "2014-06-01", quotes=[quote("75%", figure("75%"))], milestone=True),
    event("collapse", "2019-02", "The company falls"),
)
HELD = Inside(12, 29, figures=7, milestones=1, hits=3)


def ranged(*searches: str) -> tuple[State, Reach]:
    state = after(State.of(KNOWN), moves.select("contracts"), mark_range())
    state = after(state, moves.select("collapse"), mark_range(), *map(search_for, searches))
    found = reach(state)
    assert found is not None
    return state, found


def told(room: int, held: Inside = HELD, *searches: str, growing: bool = False) -> tuple[str, str]:
    content, keys = range_told(RangeWords.of(*ranged(*searches), held, growing), room)
    assert content.cell_length + len(keys) <= room
    return content.plain, keys.strip()


@pytest.mark.parametrize(
    ("room", "line", "keys"),
    [
        (
            150,
            "4 years 1 month to 5 years 2 months · 2014 to Feb 2019 · 12 to 41 events between"
            " · among them 1 milestone, 7 figures",
            "= shows just it",
        ),
        (
            116,
            "4 years 1 month to 5 years 2 months · 2014 to Feb 2019 · 12 to 41 events between",
            "= shows just it",
        ),
        (76, "4 years 1 month to 5 years 2 months · 2014 to Feb 2019 · 12–41 between", ""),
        (64, "4 yr 1 mo to 5 yr 2 mo · 2014 to Feb 2019 · 12–41 between", ""),
        (50, "4 yr 1 mo to 5 yr 2 mo · 12–41 between", ""),
        (35, "4 yr 1 mo to 5 yr 2 mo", ""),
    ],
)
def test_it_is_told_shorter_before_it_is_left_out(room: int, line: str, keys: str) -> None:
    words, hint = told(room)
    assert words.removeprefix(" ┣┫ ") == line
    assert hint == keys


def test_with_a_search_on_it_tells_how_many_of_all_events_are_hits() -> None:
    words, keys = told(160, HELD, "split")
    assert "12 to 41 events between, 3 of them hits" in words
    assert keys == "= shows just it", "esc drops the search first"
    assert "12 to 41 events between, 3 hits" in told(106, HELD, "split")[0]


@pytest.mark.parametrize(
    ("held", "line"),
    [
        (Inside(1, hits=1), "1 event between, and it is a hit"),
        (Inside(1), "1 event between, and it is no hit"),
        (Inside(2, hits=1), "2 events between, 1 of them a hit"),
        (Inside(2), "2 events between, none of them a hit"),
        (Inside(), "0 events between"),
    ],
)
def test_one_and_none_are_told_as_they_are_said(held: Inside, line: str) -> None:
    assert told(160, held, "split")[0].endswith(f" · {line}")


def test_a_range_that_grows_tells_how_to_end_it() -> None:
    assert told(116, growing=True)[1].startswith("r ends it")


def test_a_range_just_begun_says_where_and_what_to_do() -> None:
    state = after(State.of(KNOWN), moves.select("contracts"), mark_range())
    found = reach(state)
    assert found is not None
    assert is_begun_here(state, found)
    line = begun_told(state, 100).plain
    assert line == (" ┣┫ from “Contracts [are] awarded”: go to another event, r ends it there")
    assert begun_told(state, 60).cell_length <= 60
    assert not is_begun_here(*ranged())
