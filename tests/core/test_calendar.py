from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probtimeline.core.calendar import (
    civil,
    day_number,
    days_in_month,
    iso,
    iso_year,
    weekday,
)

any_day = st.one_of(st.integers(-(10**12), 10**12), st.integers(-1_000_000, 5_000_000))


@given(st.dates())
def test_days_are_numbered_as_the_standard_library_numbers_them(day: date) -> None:
    number = day_number(day.year, day.month, day.day)
    assert number == day.toordinal()
    assert civil(number) == (day.year, day.month, day.day)
    assert weekday(number) == day.weekday()
    assert iso(number) == day.isoformat()


@given(any_day)
def test_a_day_taken_apart_and_put_together_is_the_same_day(number: int) -> None:
    assert day_number(*civil(number)) == number


@given(any_day)
def test_the_next_day_is_the_next_in_the_month_or_the_first_of_another(number: int) -> None:
    year, month, day = civil(number)
    following = civil(number + 1)
    if day < days_in_month(year, month):
        assert following == (year, month, day + 1)
    else:
        assert following == ((year, month + 1, 1) if month < 12 else (year + 1, 1, 1))


@given(any_day)
def test_weekdays_come_round_every_seven_days(number: int) -> None:
    assert weekday(number + 7) == weekday(number)
    assert weekday(number + 1) == (weekday(number) + 1) % 7


@pytest.mark.parametrize(
    ("year", "days"), [(2000, 29), (1900, 28), (2012, 29), (2013, 28), (0, 29), (-4, 29), (-1, 28)]
)
def test_leap_years_follow_the_gregorian_rule_before_year_one_too(year: int, days: int) -> None:
    assert days_in_month(year, 2) == days


@pytest.mark.parametrize(
    ("year", "text"),
    [
        (2013, "2013"),
        (44, "0044"),
        (0, "0000"),
        (-43, "-0043"),
        (12345, "Y12345"),
        (-(10**4), "Y-10000"),
    ],
)
def test_a_year_is_spelt_as_edtf_spells_it(year: int, text: str) -> None:
    assert iso_year(year) == text
    assert iso(day_number(year, 3, 15)) == f"{text}-03-15"


@pytest.mark.parametrize("parts", [(2013, 13, 1), (2013, 0, 1), (2013, 2, 29), (2013, 2, 0)])
def test_a_day_that_is_not_in_the_calendar_is_a_mistake_of_the_caller(
    parts: tuple[int, int, int],
) -> None:
    with pytest.raises(ValueError, match="no such day"):
        day_number(*parts)
