"""Bars of what lasted: where they stand, where they are sure, and how they share lanes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dates.spans import spans
from tests.support.build import span

from probtimeline.core.calendar import day_number
from probtimeline.core.lanes import Bar, bar, pack, widest
from probtimeline.core.scale import Scale
from probtimeline.core.span import Overlap, Span

DECADE = Scale(day_number(2010, 1, 1), day_number(2019, 12, 31), 120)
"""A column a month, near enough."""

near_years = st.integers(2005, 2024)
lasting = st.builds(
    lambda first, length, form: span(form.format(first, first + length)),
    near_years,
    st.integers(0, 8),
    st.sampled_from(["{}/{}", "{}-03/{}-10", "{}-06-15/{}-12-24", "{}/..", "{}~/{}?"]),
)


def barred(items: list[tuple[str, str, Span]], least: int = 4) -> tuple[Bar, ...]:
    return widest((bar(DECADE, date, key, label) for key, label, date in items), least)


def drawn(edtf: str) -> Bar:
    found = bar(DECADE, span(edtf))
    assert found is not None
    return found


@given(spans, st.integers(-(10**6), 10**6), st.integers(1, 10**6), st.integers(1, 300))
def test_a_bar_stands_inside_the_window(date: Span, first: int, days: int, width: int) -> None:
    scale = Scale(first, first + days - 1, width)
    found = bar(scale, date)
    if found is None:
        assert date.overlap(scale.first, scale.last) is Overlap.NO
        return
    assert 0 <= found.left <= found.right < width
    assert found.sure_left > found.sure_right or (
        found.left <= found.sure_left and found.sure_right <= found.right
    )


@given(spans)
def test_what_touches_the_window_has_a_bar(date: Span) -> None:
    if date.overlap(DECADE.first, DECADE.last) is not Overlap.NO:
        assert bar(DECADE, date) is not None


def test_what_lasted_is_sure_between_its_uncertain_ends() -> None:
    found = drawn("2012/2015")
    days = [(2012, 1, 1), (2012, 12, 31), (2015, 1, 1), (2015, 12, 31)]
    left, sure_left, sure_right, right = (DECADE.column(day_number(*day)) for day in days)
    assert (found.left, found.right) == (left, right)
    assert (found.sure_left, found.sure_right) == (sure_left, sure_right)
    assert not found.open_left
    assert not found.open_right


@pytest.mark.parametrize("edtf", ["2012~/2015", "2012/2015?", "2013", "2012/"])
def test_what_is_not_sure_has_no_sure_stretch(edtf: str) -> None:
    found = drawn(edtf)
    assert found.sure_left > found.sure_right


def test_what_has_not_ended_reaches_on_beyond_the_window() -> None:
    found = drawn("2014-06-01/..")
    assert found.right == 119
    assert found.sure_right == 119
    assert found.open_right
    assert found.cut_right
    assert not found.open_left
    assert not found.cut_left


def test_what_began_before_the_window_is_cut_but_not_open() -> None:
    found = drawn("2000/2012")
    assert found.left == 0
    assert found.cut_left
    assert not found.open_left
    assert not found.cut_right
    found = drawn("2012/2020")
    assert found.right == 119
    assert found.cut_right
    assert not found.open_right


@pytest.mark.parametrize("edtf", ["../2012", "/2012", "[..2012]"])
def test_what_has_no_known_beginning_is_open_on_the_left(edtf: str) -> None:
    found = drawn(edtf)
    assert found.open_left
    assert not found.open_right
    assert not found.cut_right


def test_what_ends_with_the_window_is_not_cut() -> None:
    found = drawn("2010/2019")
    assert (found.left, found.right) == (0, 119)
    assert not found.cut_left
    assert not found.cut_right


@given(spans, st.integers(-(10**6), 10**6), st.integers(1, 10**6), st.integers(1, 300))
def test_a_bar_is_cut_just_where_the_date_allows_days_beyond_the_window(
    date: Span, first: int, days: int, width: int
) -> None:
    scale = Scale(first, first + days - 1, width)
    if (found := bar(scale, date)) is None:
        return
    assert found.cut_left == (date.overlap(None, scale.first - 1) is not Overlap.NO)
    assert found.cut_right == (date.overlap(scale.last + 1, None) is not Overlap.NO)
    assert found.cut_left or not found.open_left
    assert found.cut_right or not found.open_right


def test_a_bar_fills_its_last_day_where_columns_are_finer_than_days() -> None:
    week = Scale(day_number(2014, 6, 2), day_number(2014, 6, 8), 70)
    found = bar(week, span("2014-06-03/2014-06-05"))
    assert found is not None
    assert (found.left, found.right) == (10, 39)
    assert (found.sure_left, found.sure_right) == (10, 39)


def test_a_certain_stretch_outside_the_window_is_not_drawn_as_one() -> None:
    found = drawn("2019-06/2030")
    assert found.sure_right == 119
    before = bar(DECADE, span("2001/2010"))
    assert before is not None
    assert before.sure_left <= before.sure_right < 12


def test_what_lies_outside_the_window_has_no_bar() -> None:
    assert bar(DECADE, span("2001/2009")) is None
    assert bar(DECADE, span("2020")) is None


@given(st.lists(lasting, max_size=12), st.integers(0, 4), st.integers(2, 12))
def test_bars_of_a_lane_stand_in_order_with_a_column_between(
    dates: list[Span], lanes: int, least: int
) -> None:
    packed = pack(barred([(str(n), "", date) for n, date in enumerate(dates)], least), lanes)
    assert len(packed) <= lanes
    assert all(packed)
    for row in packed:
        for left, right in pairwise(row):
            assert left.right + 1 < right.left
        for one in row:
            assert one.right - one.left + 1 >= least


@given(st.lists(lasting, max_size=10))
def test_with_room_for_all_only_the_short_and_the_alike_are_left_out(dates: list[Span]) -> None:
    items = [(str(n), f"label {n}", date) for n, date in enumerate(dates)]
    told = [one for row in pack(barred(items), len(dates)) for one in row]
    drawable = [found for key, label, date in items if (found := bar(DECADE, date, key, label))]
    for found in drawable:
        alike = [one for one in told if (one.left, one.right) == (found.left, found.right)]
        assert len(alike) == (1 if found.right - found.left + 1 >= 4 else 0)
    assert len({one.key for one in told}) == len(told)
    assert all(one in drawable for one in told)


def test_the_first_of_two_that_lasted_alike_names_the_bar() -> None:
    date = span("2012/2015")
    ((one,),) = pack(barred([("a", "first", date), ("b", "second", date)]), 3)
    assert (one.key, one.label) == ("a", "first")


def test_where_there_is_no_room_the_longest_stay() -> None:
    items = [("short", "", span("2013/2014")), ("long", "", span("2011/2018"))]
    ((one,),) = pack(barred(items), 1)
    assert one.key == "long"
