"""Units of the calendar as windows: how they are named, moved through, zoomed into and out of."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from probtimeline.core.calendar import civil, day_number, weekday
from probtimeline.core.periods import Period, Unit, period_at, zoomed_in, zoomed_out

days = st.one_of(st.integers(730_000, 740_000), st.integers(-(10**11), 10**11))
units = st.sampled_from(Unit)
stretches = st.builds(
    lambda first, length: Period(first, first + length - 1),
    days,
    st.one_of(st.integers(1, 50), st.integers(1, 20_000), st.integers(1, 10**9)),
)
windows = st.one_of(
    stretches,
    st.builds(
        lambda day, unit, financial: period_at(day, unit, financial=financial),
        days,
        units,
        st.booleans(),
    ),
)


def day(text: str) -> int:
    year, month, number = map(int, text.rsplit("-", 2))
    return day_number(year, month, number)


def stretch(first: str, last: str) -> Period:
    return Period(day(first), day(last))


WHOLE = (day("2007-01-01"), day("2021-12-31"))


@pytest.mark.parametrize(
    ("at", "unit", "words"),
    [
        ("2014-06-01", Unit.CENTURY, "21st century"),
        ("99-12-31", Unit.CENTURY, "1st century"),
        ("0-12-31", Unit.CENTURY, "1st century BC"),
        ("-239-06-21", Unit.CENTURY, "3rd century BC"),
        ("-10000-06-21", Unit.CENTURY, "10100 BC – 10001 BC"),
        ("12345-06-01", Unit.CENTURY, "AD 12300 – AD 12399"),
        ("2014-06-01", Unit.DECADE, "2010s"),
        ("1903-06-01", Unit.DECADE, "1900s (decade)"),
        ("-5-06-01", Unit.DECADE, "11 BC – 2 BC"),
        ("12345-06-01", Unit.DECADE, "AD 12340 – AD 12349"),
        ("2014-06-01", Unit.YEAR, "2014"),
        ("-43-03-15", Unit.YEAR, "44 BC"),
        ("12345-06-01", Unit.YEAR, "AD 12345"),
        ("2014-06-30", Unit.QUARTER, "Q2 2014"),
        ("2014-01-01", Unit.QUARTER, "Q1 2014"),
        ("2014-12-31", Unit.QUARTER, "Q4 2014"),
        ("-43-03-15", Unit.QUARTER, "Q1 44 BC"),
        ("2014-06-30", Unit.MONTH, "Jun 2014"),
        ("2014-06-04", Unit.WEEK, "2–8 Jun 2014"),
        ("2014-07-01", Unit.WEEK, "30 Jun – 6 Jul 2014"),
        ("2015-01-01", Unit.WEEK, "29 Dec 2014 – 4 Jan 2015"),
        ("2014-06-01", Unit.DAY, "1 Jun 2014"),
        ("12345-06-01", Unit.DAY, "1 Jun AD 12345"),
    ],
)
def test_a_unit_is_named_as_dates_are(at: str, unit: Unit, words: str) -> None:
    assert period_at(day(at), unit).text == words


@pytest.mark.parametrize(
    ("at", "unit", "words"),
    [
        ("2014-04-01", Unit.YEAR, "2014–15"),
        ("2015-03-31", Unit.YEAR, "2014–15"),
        ("2000-03-31", Unit.YEAR, "1999–00"),
        ("-43-06-15", Unit.YEAR, "Apr 44 BC – Mar 43 BC"),
        ("9999-06-15", Unit.YEAR, "Apr 9999 – Mar AD 10000"),
        ("2014-06-30", Unit.QUARTER, "Q1 2014–15"),
        ("2014-09-30", Unit.QUARTER, "Q2 2014–15"),
        ("2014-10-01", Unit.QUARTER, "Q3 2014–15"),
        ("2015-01-01", Unit.QUARTER, "Q4 2014–15"),
        ("-43-03-15", Unit.QUARTER, "Jan 44 BC – Mar 44 BC"),
    ],
)
def test_financial_years_and_their_quarters_have_their_own_names(
    at: str, unit: Unit, words: str
) -> None:
    assert period_at(day(at), unit, financial=True).text == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2013-03-03", "2014-07-09", "3 Mar 2013 – 9 Jul 2014"),
        ("2014-03-03", "2014-07-09", "3 Mar – 9 Jul 2014"),
        ("2014-03-03", "2014-03-09", "3–9 Mar 2014"),
        ("2014-03-03", "2014-03-03", "3 Mar 2014"),
        ("2014-01-01", "2019-02-28", "2014 – Feb 2019"),
        ("2014-01-01", "2019-12-31", "2014 – 2019"),
        ("2014-01-01", "2014-12-31", "2014"),
        ("2014-03-01", "2019-12-31", "Mar 2014 – Dec 2019"),
        ("2014-03-01", "2014-05-31", "Mar – May 2014"),
        ("2014-03-01", "2014-03-31", "Mar 2014"),
        ("2014-01-01", "2019-02-27", "1 Jan 2014 – 27 Feb 2019"),
        ("0-12-30", "1-01-02", "30 Dec 1 BC – 2 Jan AD 1"),
    ],
)
def test_any_other_stretch_is_named_by_where_it_begins_and_ends(
    first: str, last: str, words: str
) -> None:
    assert stretch(first, last).text == words


@given(days, units, st.booleans())
def test_a_unit_holds_its_day_and_begins_where_its_kind_begins(
    number: int, unit: Unit, financial: bool
) -> None:
    period = period_at(number, unit, financial=financial)
    assert period.holds(number)
    year, month, in_month = civil(period.first)
    if unit is Unit.WEEK:
        assert (weekday(period.first), weekday(period.last), period.days) == (0, 6, 7)
    elif unit is not Unit.DAY:
        assert in_month == 1
    if unit is Unit.YEAR:
        assert month == (4 if financial else 1)
    if unit is Unit.DECADE:
        assert (year % 10, month) == (0, 1)
    if unit is Unit.CENTURY:
        # The first of our era begins in the year 1; those before it end in a year of two noughts.
        assert month == 1
        assert year == 1 or (year % 100 == 0 if year > 0 else (1 - year) % 100 == 0)


@given(days)
def test_a_quarter_of_a_financial_year_is_the_same_days_under_another_name(number: int) -> None:
    plain = period_at(number, Unit.QUARTER)
    financial = period_at(number, Unit.QUARTER, financial=True)
    assert (plain.first, plain.last) == (financial.first, financial.last)
    assert plain.text != financial.text


@given(days, st.sampled_from([Unit.CENTURY, Unit.DECADE, Unit.MONTH, Unit.WEEK, Unit.DAY]))
def test_only_years_and_quarters_are_ever_financial(number: int, unit: Unit) -> None:
    assert period_at(number, unit, financial=True) == period_at(number, unit)


@given(days, units, st.booleans())
def test_consecutive_units_touch_and_moving_back_returns(
    number: int, unit: Unit, financial: bool
) -> None:
    period = period_at(number, unit, financial=financial)
    following = period.moved(1)
    assert following.first == period.last + 1
    assert following.moved(-1) == period
    assert period_at(following.last, unit, financial=financial) == following
    assert period.moved(0) == period


@given(days, units, st.integers(-500, 500))
def test_moving_by_many_is_moving_many_times(number: int, unit: Unit, by: int) -> None:
    period = period_at(number, unit)
    assert period.moved(by).moved(1) == period.moved(by + 1)


@given(stretches, st.integers(-50, 50))
def test_a_free_stretch_moves_by_half_of_what_is_seen(period: Period, by: int) -> None:
    moved = period.moved(by)
    assert moved.days == period.days
    assert moved.first - period.first == by * max(1, period.days // 2)
    assert moved.unit is None


def test_zooming_in_goes_through_every_unit_around_the_day() -> None:
    at = day("2014-06-04")
    window = None
    seen = []
    for _ in range(7):
        window = zoomed_in(window, at, WHOLE)
        seen.append(window.text)
    assert seen == [
        "2010s", "2014", "Q2 2014", "Jun 2014", "2–8 Jun 2014", "4 Jun 2014", "4 Jun 2014",
    ]  # fmt: skip


def test_a_chronology_of_many_centuries_is_zoomed_into_by_a_century_first() -> None:
    whole = (day("-349-01-01"), day("1984-12-31"))
    window = None
    seen = []
    for _ in range(3):
        window = zoomed_in(window, day("-239-06-21"), whole)
        seen.append(window.text)
    assert seen == ["3rd century BC", "241 BC – 232 BC", "240 BC"]
    out = zoomed_out(period_at(day("1792-06-01"), Unit.DECADE), whole)
    assert out is not None
    assert out.text == "18th century"


def test_zooming_out_goes_the_same_way_back_to_the_whole() -> None:
    window: Period | None = period_at(day("2014-06-04"), Unit.DAY)
    seen = []
    while window is not None:
        seen.append(window.text)
        window = zoomed_out(window, WHOLE, financial=True)
    assert seen == [
        "4 Jun 2014", "2–8 Jun 2014", "Jun 2014", "Q1 2014–15", "2014–15", "2010s",
    ]  # fmt: skip


def test_a_short_chronology_is_zoomed_into_by_what_is_shorter_than_it() -> None:
    two_years = (day("2013-01-01"), day("2014-12-31"))
    assert zoomed_in(None, day("2013-05-05"), two_years).text == "2013"
    assert zoomed_out(period_at(day("2013-05-05"), Unit.YEAR), two_years) is None
    one_year = (day("2013-01-01"), day("2013-12-31"))
    assert zoomed_in(None, day("2013-05-05"), one_year).text == "Q2 2013"
    assert zoomed_out(period_at(day("2013-05-05"), Unit.QUARTER), one_year) is None


def test_a_stretch_that_was_dragged_is_left_for_the_nearest_unit() -> None:
    dragged = stretch("2013-03-03", "2014-07-09")
    assert zoomed_in(dragged, day("2013-05-05"), WHOLE).text == "2013"
    out = zoomed_out(dragged, WHOLE)
    assert out is not None
    assert out.text == "2010s"


def test_a_week_in_two_months_goes_out_to_the_month_of_the_day_looked_at() -> None:
    week = period_at(day("2014-06-30"), Unit.WEEK)
    found = [zoomed_out(week, WHOLE, day=day(text)) for text in ("2014-06-30", "2014-07-01")]
    assert [period.text for period in found if period] == ["Jun 2014", "Jul 2014"]
    middle = zoomed_out(week, WHOLE)
    assert middle is not None
    assert middle.text == "Jul 2014"
    elsewhere = zoomed_out(week, WHOLE, day=day("2019-01-01"))
    assert elsewhere == middle


@given(st.none() | windows, days, stretches, st.booleans())
@example(None, 5, Period(1, 1), False)
def test_zooming_in_shows_less_and_holds_the_day(
    window: Period | None, number: int, whole: Period, financial: bool
) -> None:
    extent = (whole.first, whole.last)
    inner = zoomed_in(window, number, extent, financial=financial)
    shown = whole if window is None else window
    if shown.days == 1:
        assert inner == (window or period_at(number, Unit.DAY))
        return
    assert inner.days < shown.days
    assert inner.holds(number)
    out = zoomed_out(inner, extent, day=number, financial=financial)
    assert out is None or (out.holds(number) and out.days > inner.days)


@given(windows, stretches, st.booleans())
def test_zooming_out_shows_more_but_never_the_whole_under_another_name(
    window: Period, whole: Period, financial: bool
) -> None:
    out = zoomed_out(window, (whole.first, whole.last), financial=financial)
    if out is not None:
        assert window.days < out.days < whole.days
        assert out.holds((window.first + window.last) // 2)
