"""Days on columns and back, how much happened in them, and the silences between."""

import math
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.dates.spans import spans
from tests.support.build import span

from probtimeline.core.calendar import day_number
from probtimeline.core.scale import (
    Scale,
    Silence,
    density,
    longest,
    moments,
    silences,
)
from probtimeline.core.span import Span, extent

days = st.one_of(st.integers(730_000, 740_000), st.integers(-(10**11), 10**11))
lengths = st.one_of(st.integers(1, 400), st.integers(1, 10**6), st.integers(1, 10**11))
widths = st.integers(1, 400)
scales = st.builds(
    lambda first, length, width: Scale(first, first + length - 1, width), days, lengths, widths
)


def day(text: str) -> int:
    year, month, number = map(int, text.rsplit("-", 2))
    return day_number(year, month, number)


def years(first: int, last: int, width: int) -> Scale:
    return Scale(day_number(first, 1, 1), day_number(last, 12, 31), width)


@given(scales, st.data())
def test_a_day_stands_within_the_bounds_of_its_column(scale: Scale, data: st.DataObject) -> None:
    number = data.draw(st.integers(scale.first, scale.last))
    column = scale.column(number)
    assert 0 <= column < scale.width
    first, last = scale.bounds(column)
    assert first <= number <= last


@given(scales, st.data())
@example(Scale(1, 1, 10), None)
@example(Scale(1, 3, 10), None)
def test_the_bounds_of_a_column_lie_inside_the_window(
    scale: Scale, data: st.DataObject | None
) -> None:
    drawn = range(scale.width) if data is None else [data.draw(st.integers(0, scale.width - 1))]
    for column in drawn:
        first, last = scale.bounds(column)
        assert scale.first <= first <= last <= scale.last
        assert scale.column(first) <= column
        assert column < scale.column(last + 1)


@given(scales)
def test_the_columns_cover_the_window_without_a_gap(scale: Scale) -> None:
    bounds = [scale.bounds(column) for column in range(scale.width)]
    assert bounds[0][0] == scale.first
    assert bounds[-1][1] == scale.last
    assert all(left == right or right[0] == left[1] + 1 for left, right in pairwise(bounds))


@given(scales, st.data())
def test_a_day_ends_before_the_next_begins(scale: Scale, data: st.DataObject) -> None:
    number = data.draw(st.integers(scale.first, scale.last))
    last, following = scale.last_column(number), scale.column(number + 1)
    assert scale.column(number) <= last < scale.width
    assert following in (last, last + 1)
    assert scale.last_column(scale.last) == scale.width - 1


@given(scales, days, days)
def test_a_later_day_never_stands_further_left(scale: Scale, one: int, other: int) -> None:
    assert scale.column(min(one, other)) <= scale.column(max(one, other))


@given(scales)
def test_days_outside_the_window_have_columns_outside(scale: Scale) -> None:
    assert scale.column(scale.first - 1) < 0
    assert scale.column(scale.last + 1) >= scale.width


def test_the_extent_is_whole_years_around_everything_named() -> None:
    assert extent([span("2013-06-01"), span("2014-02/2016-03")]) == (
        day("2013-01-01"),
        day("2016-12-31"),
    )
    assert extent([span("[..2015-05]"), span("2014/..")]) == (day("2014-01-01"), day("2015-12-31"))
    assert extent([]) is None


@given(st.lists(spans, min_size=1, max_size=6))
def test_the_extent_holds_every_day_that_is_named(dates: list[Span]) -> None:
    found = extent(dates)
    assert found is not None
    for date in dates:
        for number in (date.earliest, date.latest):
            assert number is None or found[0] <= number <= found[1]


@given(st.lists(spans, min_size=1, max_size=8), widths)
def test_over_the_whole_extent_every_event_counts_once(dates: list[Span], width: int) -> None:
    whole = extent(dates)
    assert whole is not None
    heights = density(Scale(*whole, width), dates)
    bounds = [(date.begins.earliest, date.begins.latest) for date in dates]
    counted = sum(1 for both in bounds if both != (None, None))
    assert len(heights) == width
    scale = Scale(*whole, width)
    told = {scale.bounds(column): height for column, height in enumerate(heights)}
    assert sum(told.values()) == pytest.approx(counted)
    assert all(height >= 0 for height in heights)


@given(st.lists(spans, max_size=8), scales)
def test_an_event_counts_at_most_once_in_any_window(dates: list[Span], scale: Scale) -> None:
    # Columns finer than days repeat what their day says, so that one of each day counts.
    told = {scale.bounds(column): height for column, height in enumerate(density(scale, dates))}
    assert sum(told.values()) <= len(dates) + 1e-6
    assert all(height >= 0 for height in told.values())


@given(st.lists(spans, max_size=8), scales, st.data())
def test_a_column_counts_what_may_have_begun_in_its_days_and_nothing_else(
    dates: list[Span], scale: Scale, data: st.DataObject
) -> None:
    column = data.draw(st.integers(0, scale.width - 1))
    first, last = scale.bounds(column)
    expected = sum(
        max(0, min(last, high) - max(first, low) + 1) / (high - low + 1)
        for low, high in (moments(date)[0] for date in dates)
    )
    assert density(scale, dates)[column] == pytest.approx(expected)


def test_the_share_outside_a_window_is_not_piled_on_its_edge() -> None:
    autumn = Scale(day("2013-10-01"), day("2013-12-31"), 46)
    heights = density(autumn, [span("2013"), span("[2013-12..2014-02]")])
    assert heights[0] == pytest.approx(2 / 365)
    assert heights[-1] == pytest.approx(2 / 365 + 2 / 90)


def test_a_day_drawn_over_many_columns_tells_the_same_in_each() -> None:
    week = Scale(day("2014-06-02"), day("2014-06-08"), 70)
    heights = density(week, [span("2014-06-04"), span("[2014-06-05..2014-06-06]")])
    assert heights == (0,) * 20 + (1,) * 10 + (0.5,) * 20 + (0,) * 20


def test_an_uncertain_beginning_is_spread_over_what_it_allows() -> None:
    scale = years(2013, 2014, 24)
    heights = density(scale, [span("2013")])
    assert heights[:12] == pytest.approx([1 / 12] * 12, abs=0.02)
    assert sum(heights[12:]) == pytest.approx(0, abs=0.1)
    assert density(scale, [span("2013-06-15")])[5] == 1


def test_what_lasted_counts_where_it_began() -> None:
    heights = density(years(2010, 2019, 10), [span("2012-03-05/2018-01-01")])
    assert [column for column, height in enumerate(heights) if height] == [2]


def test_what_happened_outside_the_window_counts_nothing() -> None:
    assert sum(density(years(2013, 2014, 24), [span("2012"), span("2015-01-01")])) == 0


def test_an_open_side_shrinks_to_the_day_it_names() -> None:
    assert moments(span("[..2015-05]")) == ((day("2015-05-31"), day("2015-05-31")),)
    assert moments(span("[2015..]")) == ((day("2015-01-01"), day("2015-01-01")),)


def test_what_lasted_happened_at_its_two_ends() -> None:
    assert moments(span("2009-09/2012-11-05")) == (
        (day("2009-09-01"), day("2009-09-30")),
        (day("2012-11-05"), day("2012-11-05")),
    )
    assert moments(span("2014/..")) == ((day("2014-01-01"), day("2014-12-31")),)


@given(st.lists(spans, max_size=8))
def test_nothing_can_have_begun_or_ended_in_a_silence(dates: list[Span]) -> None:
    for silence in silences(dates):
        for date in dates:
            for first, last in moments(date):
                assert last < silence.first or first > silence.last


@given(st.lists(spans, max_size=8))
def test_silences_are_long_apart_and_inside_the_chronology(dates: list[Span]) -> None:
    found = silences(dates)
    assert all(left.last < right.first for left, right in pairwise(found))
    stretches = [stretch for date in dates for stretch in moments(date)]
    for silence in found:
        whole = max(last for _, last in stretches) - min(first for first, _ in stretches) + 1
        assert silence.days >= max(2, whole // 30)
        assert any(last + 1 == silence.first for _, last in stretches)
        assert any(first - 1 == silence.last for first, _ in stretches)


def test_a_silence_stands_between_the_last_day_before_and_the_first_after() -> None:
    found = silences([span("2013-02-21"), span("2013-10"), span("2014")])
    assert found == (Silence(day("2013-02-22"), day("2013-09-30")), Silence(*_two_months()))


def _two_months() -> tuple[int, int]:
    return day("2013-11-01"), day("2013-12-31")


def test_an_uncertain_year_is_no_silence() -> None:
    assert silences([span("2013-01-01"), span("2013"), span("2014-01-01")]) == ()


def test_what_lasts_through_a_silence_does_not_break_it() -> None:
    found = silences([span("2009-01-01/2019-01-01"), span("2012-01-01"), span("2015-01-01")])
    assert [silence.first for silence in found] == [
        day("2009-01-02"),
        day("2012-01-02"),
        day("2015-01-02"),
    ]


def test_short_gaps_in_a_long_chronology_are_no_silences() -> None:
    months = [span(f"{year}-{month:02d}") for year in range(2000, 2020) for month in (1, 4, 7, 10)]
    assert silences(months) == ()


def test_an_empty_chronology_has_no_silence() -> None:
    assert silences([]) == ()
    assert silences([span("2014")]) == ()


def test_the_longest_silence_is_the_first_of_those_as_long() -> None:
    short, one, other = Silence(5, 7), Silence(10, 19), Silence(30, 39)
    assert longest([short, one, other]) == one
    assert longest([]) is None


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2014-01-01", "2014-01-01", "1 day"),
        ("2014-01-01", "2014-01-13", "13 days"),
        ("2014-01-01", "2014-01-14", "2 weeks"),
        ("2014-01-15", "2014-03-10", "7 weeks"),
        ("2015-02-01", "2015-03-31", "2 months"),
        ("2013-02-22", "2013-10-31", "8 months"),
        ("2013-01-01", "2014-06-30", "18 months"),
        ("2014-01-01", "2015-12-31", "2 years"),
        ("2014-01-01", "2015-12-30", "23 months"),
        ("2009-06-15", "2012-07-20", "3 years"),
        ("-43-03-15", "57-03-14", "100 years"),
    ],
)
def test_a_silence_tells_its_length_rounded_down(first: str, last: str, words: str) -> None:
    assert Silence(day(first), day(last)).text == words


@given(days, lengths)
def test_the_words_for_a_length_never_say_more_than_it_is(first: int, length: int) -> None:
    words = Silence(first, first + length - 1).text
    count, unit = words.split()
    least = {"day": 1, "week": 7, "month": 30.4, "year": 365.2}[unit.removesuffix("s")]
    # February makes any months that hold it shorter: two have 59 days, three 89, a year 365.
    assert int(count) * least <= length + 3
    assert unit.endswith("s") == (int(count) != 1)
    assume(length > 1000)
    assert math.isclose(int(count) * 365.2425, length, rel_tol=0.34)
