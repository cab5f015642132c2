"""The labels under an axis, from a single day to many thousands of years."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from probtimeline.core.calendar import civil, day_number
from probtimeline.core.periods import Unit, period_at
from probtimeline.core.scale import Scale
from probtimeline.core.ticks import Tick
from probtimeline.core.wording import shown_year

days = st.one_of(st.integers(730_000, 740_000), st.integers(-(10**11), 10**11))
lengths = st.one_of(st.integers(1, 800), st.integers(1, 10**6), st.integers(1, 10**11))
widths = st.integers(20, 400)


def _scale(first: int, length: int, width: int) -> Scale:
    return Scale(first, first + length - 1, width)


scales = st.builds(_scale, days, lengths, widths)
short = st.builds(_scale, st.integers(365_500, 3_600_000), st.integers(1, 729), widths)
"""Windows of less than two years, in years of four digits."""


def day(text: str) -> int:
    year, month, number = map(int, text.rsplit("-", 2))
    return day_number(year, month, number)


def years(first: int, last: int, width: int) -> Scale:
    return Scale(day_number(first, 1, 1), day_number(last, 12, 31), width)


def labels(unit: Unit, width: int, *, financial: bool = False) -> list[str]:
    period = period_at(day("2014-06-04"), unit, financial=financial)
    ticks = Scale(period.first, period.last, width).ticks(financial=financial)
    return [tick.label for tick in ticks]


@given(scales, st.integers(1, 6), st.booleans())
@example(years(-(10**8), 10**8, 100), 3, False)
@example(years(-120, 60, 80), 3, False)
@example(years(9990, 10020, 60), 3, True)
@example(years(2007, 2022, 112), 3, False)
@example(years(2014, 2014, 20), 3, False)
def test_labels_never_touch_and_stay_in_sight(scale: Scale, room: int, financial: bool) -> None:
    ticks = scale.ticks(room, financial=financial)
    for one in ticks:
        assert scale.first <= one.day <= scale.last
        assert one.column >= 0
        assert one.column + len(one.label) <= scale.width
        assert one.column == scale.column(one.day)
    # A column is a whole number, so that one of the free ones may be lost between years.
    free = room - all(civil(tick.day)[1:] in ((1, 1), (4, 1)) for tick in ticks)
    for left, right in pairwise(ticks):
        assert left.column + len(left.label) + free <= right.column


@given(short, st.booleans())
@example(_scale(day("2014-12-31"), 2, 20), False)
@example(_scale(day("2014-12-20"), 40, 60), False)
def test_the_first_label_of_a_window_under_two_years_tells_its_year(
    scale: Scale, financial: bool
) -> None:
    first, *_ = scale.ticks(financial=financial)
    year, month, _ = civil(first.day)
    begun = year - (month < 4) if re.search(r"\d–\d", first.label) else year
    assert shown_year(begun) in first.label


@given(scales, st.booleans())
def test_a_label_names_the_day_it_stands_at(scale: Scale, financial: bool) -> None:
    for tick in scale.ticks(financial=financial):
        year, month, number = civil(tick.day)
        if re.fullmatch(r"\d{4}–\d\d", tick.label):
            assert (tick.label[:4], month, number) == (str(year), 4, 1)
        elif tick.label == shown_year(year):
            assert (month, number) == (1, 1) or tick.column == 0
        elif re.fullmatch("[A-Z][a-z]{2}.*", tick.label):
            assert number == 1 or tick.column == 0
        else:
            assert re.match(r"\d+", tick.label)
            assert int(tick.label.split()[0]) == number


@given(scales, st.booleans())
def test_there_is_always_a_label(scale: Scale, financial: bool) -> None:
    ticks = scale.ticks(financial=financial)
    assert ticks
    assert [tick.day for tick in ticks] == sorted({tick.day for tick in ticks})


def test_the_years_of_a_decade_are_all_labelled_where_there_is_room() -> None:
    found = [tick.label for tick in years(2007, 2021, 120).ticks()]
    assert found == [str(year) for year in range(2007, 2022)]


@pytest.mark.parametrize("width", [118, 120, 198, 300, 400])
def test_sixteen_years_are_told_in_years_however_wide_the_screen(width: int) -> None:
    found = years(2007, 2022, width).ticks()
    assert [tick.label for tick in found] == [str(year) for year in range(2007, 2023)]
    assert {civil(tick.day)[1:] for tick in found} == {(1, 1)}


def test_few_columns_get_round_years() -> None:
    assert [tick.label for tick in years(2007, 2021, 30).ticks()] == ["2010", "2015", "2020"]


def test_years_before_the_common_era_are_labelled_as_people_write_them() -> None:
    found = {tick.label for tick in years(-45, 2, 600).ticks()}
    assert "44 BC" in found
    assert "1 BC" in found
    assert "0" not in found


def test_round_years_before_the_common_era_are_round_as_people_count_them() -> None:
    found = [tick.label for tick in years(-349, 1984, 118).ticks()]
    assert found[:4] == ["200 BC", "AD 1", "AD 200", "AD 400"]
    assert [tick.label for tick in years(-49, 30, 80).ticks()][:3] == ["50 BC", "40 BC", "30 BC"]


def test_a_decade_with_room_shows_the_halves_of_its_years() -> None:
    assert labels(Unit.DECADE, 198)[:4] == ["2010", "Jul", "2011", "Jul"]


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (20, ["2014", "Jul"]),
        (40, ["2014", "Apr", "Jul", "Oct"]),
        (
            120,
            ["2014", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        ),
    ],
)
def test_a_year_is_told_in_halves_in_quarters_or_in_months(width: int, told: list[str]) -> None:
    assert labels(Unit.YEAR, width) == told


def test_a_month_is_told_in_weeks_or_in_days() -> None:
    assert labels(Unit.MONTH, 78) == ["2 Jun 2014", "9 Jun", "16 Jun", "23 Jun"]
    assert labels(Unit.MONTH, 198)[:4] == ["1 Jun 2014", "3", "4", "5"]


def test_a_week_and_a_day_are_told_in_days() -> None:
    assert labels(Unit.WEEK, 118) == ["2 Jun 2014", "3", "4", "5", "6", "7", "8"]
    assert labels(Unit.DAY, 118) == ["4 Jun 2014"]


def test_a_year_that_begins_in_the_window_is_told_where_it_begins() -> None:
    winter = [tick.label for tick in _scale(day("2014-12-20"), 32, 198).ticks()]
    assert winter[0] == "20 Dec 2014"
    assert "1 Jan 2015" in winter
    weeks = [tick.label for tick in _scale(day("2014-12-20"), 32, 78).ticks()]
    assert weeks == ["22 Dec 2014", "29 Dec", "5 Jan 2015", "12 Jan"]


def test_a_year_takes_the_place_of_the_month_it_touches() -> None:
    assert [tick.label for tick in _scale(day("2013-12-01"), 150, 40).ticks()] == [
        "2014",
        "Feb",
        "Mar",
        "Apr",
    ]


def test_what_begins_a_larger_unit_is_strong() -> None:
    def strong(ticks: tuple[Tick, ...]) -> list[str]:
        return [tick.label for tick in ticks if tick.strong]

    assert strong(years(2007, 2022, 118).ticks()) == ["2010", "2020"]
    assert strong(years(1890, 2022, 118).ticks()) == ["1900", "2000"]
    assert strong(years(2013, 2014, 80).ticks()) == ["2013", "2014"]
    assert strong(_scale(day("2014-06-20"), 30, 198).ticks()) == ["1 Jul"]
    assert strong(_scale(day("2014-05-25"), 60, 118).ticks()) == ["2 Jun", "7 Jul"]


def test_financial_years_begin_on_the_first_of_april() -> None:
    found = years(2010, 2019, 118).ticks(financial=True)
    assert [tick.label for tick in found][:2] == ["2010–11", "2011–12"]
    assert {civil(tick.day)[1:] for tick in found} == {(4, 1)}


def test_a_financial_year_is_told_in_quarters_that_begin_with_it() -> None:
    assert labels(Unit.YEAR, 78, financial=True) == ["2014–15", "Jul", "Oct", "Jan"]
    found = Scale(day("2013-05-01"), day("2014-12-31"), 100).ticks(financial=True)
    assert [tick.label for tick in found if tick.strong] == ["2014–15"]


@pytest.mark.parametrize(("first", "last"), [(900, 2000), (9990, 10010), (-50, 50), (1000, 2000)])
def test_where_financial_years_have_no_names_or_no_room_the_calendar_is_kept(
    first: int, last: int
) -> None:
    scale = years(first, last, 100)
    assert scale.ticks(financial=True) == scale.ticks()
