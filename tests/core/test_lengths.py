"""How long from one date to another: never told more precisely than the two dates are."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.dates.spans import spans
from tests.support.build import span

from probtimeline.core.calendar import day_number
from probtimeline.core.length import extent_text, later, length, whole_months
from probtimeline.core.span import Span

DAYS = {"day": 1, "week": 7, "month": 30.437, "year": 365.2425}
LEEWAY = 4
"""Days by which months may differ from their mean: two that hold February have 59."""

near = st.builds(
    lambda year, form: span(form.format(year, year + 1)),
    st.integers(2005, 2020),
    st.sampled_from(
        ["{}", "{}-06", "{}-06-15", "{}-12-31", "[{}-02..{}-03]", "[..{}-05]", "[{}..]", "{}~"]
    ),
)
dates = st.one_of(near, near, spans)


def told(words: str) -> float:
    """The days of "4 years 2 months" or "3 weeks"."""
    found = re.findall(r"(\d+) (day|week|month|year)s?", words)
    assert found, words
    return sum(int(count) * DAYS[unit] for count, unit in found)


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        ("2014-06-01", "2018-08-05", "4 years 2 months"),
        ("2014-06-01", "2016-06-01", "2 years"),
        ("2014-06-01", "2014-08-31", "2 months"),
        ("2014-06-01", "2014-06-20", "19 days"),
        ("2014-06-01", "2014-06-22", "3 weeks"),
        ("2014-06-01", "2014-06-02", "1 day"),
        ("2014-06-01", "2014-06-01", "the same day"),
        ("-0043-03-15", "2013-01-01", "2055 years 9 months"),
        ("9990-01-01", "Y12345-01-01", "2355 years"),
        ("2018-08-05", "2014-06-01", "4 years 2 months earlier"),
    ],
)
def test_days_that_are_known_give_one_length(begin: str, end: str, words: str) -> None:
    assert length(span(begin), span(end)).text == words


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        ("2014", "2019-02", "4 years 1 month to 5 years 2 months"),
        ("2014-06", "2018-08", "4 years 1 month to 4 years 3 months"),
        ("2014", "2019", "4 to 6 years"),
        ("2014-05", "2014-08", "2 to 4 months"),
        ("2014-06", "2015-06", "11 months to 1 year 1 month"),
        ("2014-06-01", "[2014-06-11..2014-06-20]", "10 to 19 days"),
        ("2014-05-20", "2014-06", "1 to 6 weeks"),
        ("2014-05", "2014-06", "up to 2 months"),
        ("2014-02", "2014-12", "9 to 11 months"),
        ("2014-01-01", "[2014-01-01..2014-11-20]", "up to 11 months"),
        ("18XX", "2014-06-01", "114 to 215 years"),
        ("2014", "2014-06", "up to 7 months earlier or 6 months later"),
        ("2014", "2014", "up to 1 year either way"),
        ("2019", "2014", "4 to 6 years earlier"),
    ],
)
def test_dates_that_allow_more_days_give_a_range(begin: str, end: str, words: str) -> None:
    assert length(span(begin), span(end)).text == words


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        ("[..2015-05]", "2021-06-01", "at least 6 years"),
        ("2010-01-01", "[..2015-05]", "at most 5 years 5 months"),
        ("2014-06", "[2010..]", "at most 4 years 6 months earlier"),
        ("2014-06-01", "[2014-06-01..]", "not known"),
        ("[2010..]", "[2011..]", "not known"),
    ],
)
def test_a_date_with_an_open_side_leaves_the_length_open(begin: str, end: str, words: str) -> None:
    assert length(span(begin), span(end)).text == words


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        ("2014-06-01~", "2018-08-05", "about 4 years 2 months"),
        ("2014-06-01", "2018-08-05?", "about 4 years 2 months"),
        ("2014%", "2019", "about 4 to 6 years"),
        ("[..2015-05]", "2021-06-01?", "at least about 6 years"),
        ("2014-05~", "2014-06", "up to about 2 months"),
        ("2014-06-01~", "2014-06-01", "about the same day"),
    ],
)
def test_what_is_not_sure_makes_a_length_a_length_about(begin: str, end: str, words: str) -> None:
    assert length(span(begin), span(end)).text == words


def test_what_lasted_is_counted_from_where_it_began() -> None:
    assert length(span("2012-03-01/2019-05-01"), span("2014-03-01/..")).text == "2 years"


@given(dates, dates, st.data())
def test_every_pair_of_days_that_the_dates_allow_lies_within_the_length(
    begin: Span, end: Span, data: st.DataObject
) -> None:
    found = length(begin, end)
    one, other = _a_day(begin, data), _a_day(end, data)
    assert found.least is None or found.least <= other - one
    assert found.most is None or other - one <= found.most


def _a_day(date: Span, data: st.DataObject) -> int:
    first, last = date.begins.earliest, date.begins.latest
    if first is None:
        first = (last or 0) - 5000
    return data.draw(st.integers(first, first + 5000 if last is None else last))


@given(dates, dates)
def test_the_way_back_is_as_long_as_the_way_there(one: Span, other: Span) -> None:
    there, back = length(one, other), length(other, one)
    assert back.least == (None if there.most is None else -there.most)
    assert back.most == (None if there.least is None else -there.least)


@given(dates, dates)
@example(span("2014-01-31"), span("2014-03-01"))
def test_words_never_promise_more_than_the_days_do(begin: Span, end: Span) -> None:
    found = length(begin, end)
    if found.least is None or found.most is None or found.least < 0 or "same" in found.text:
        return
    low, _, high = found.text.rpartition(" to ")
    if found.text.startswith("up to") or not low:
        low, high = "0 days" if found.text.startswith("up to") else found.text, found.text
    elif not re.search("[a-z]", low.removeprefix("about ")):
        low += " " + high.split()[1]
    assert told(low) <= found.least * 1.0001 + LEEWAY
    if found.least != found.most:
        assert told(high) >= found.most / 1.0001 - LEEWAY


@given(dates, dates)
def test_a_length_is_about_so_much_just_where_a_date_is_not_sure(begin: Span, end: Span) -> None:
    sure = not any(date.approximate or date.uncertain for date in (begin, end))
    text = length(begin, end).text
    assert text == "not known" or ("about" in text) is not sure


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("2014-06-01", "2018-08-05", "4 years 2 months later"),
        ("2013-06-01~", "2012-06-01", "about a year earlier"),
        ("2014-02", "2014-06", "4 months later"),
        ("2014", "2018", "4 years later"),
        ("2018?", "2014", "about 4 years earlier"),
        ("2013-33", "2014-35", "1 year 6 months later"),
        ("2012-04/2013-03", "2016-04/2017-03", "4 years later"),
        ("2012-04/2013-03", "2013-04/2014-03", "a year later"),
        ("2014", "2018-02", "3 years 1 month to 4 years 2 months later"),
        ("2014-06-01", "2014-06-02", "a day later"),
        ("2014-06-01", "2014-06-01", "the same day"),
        ("2014-06-03", "2014-06", "the same month"),
        ("2014-06", "2014-06", "the same month"),
        ("2014-04", "[2014-05..2014-06]", "up to 3 months later"),
        ("2014-05", "[2014-04..2014-06]", "the same quarter"),
        ("2014", "2014-06", "the same year"),
        ("201X", "2014", "up to 6 years earlier or 5 years later"),
        ("201X", "201X", "up to 10 years either way"),
        ("200X", "201X", "up to 20 years later"),
        ("2014-05", "2014-06", "the following month"),
        ("2014", "2015", "the following year"),
        ("2014-01", "2013", "the year before"),
        ("2014~", "2013", "about a year earlier"),
        ("2014-06-01~", "2014-06-01", "at about the same time"),
        ("2014?", "2014?", "at about the same time"),
        ("[2013-12..2014-02]", "2014-01", "at about the same time"),
        ("[2009-12..2010-02]", "2010-01", "at about the same time"),
        ("2010-12-31", "[2010-12-31..2011-02]", "up to 2 months later"),
        ("[2010-12..2011-02-01]", "2010-12-01", "up to 2 months earlier"),
        ("19XX", "1950", "up to 50 years earlier or 51 years later"),
        ("[..2015-05]", "2021-06-01", "at least 6 years later"),
        ("2010-01-01", "[..2015-05]", "earlier, or at most 5 years 5 months later"),
        ("2014-06", "[2010..]", "later, or at most 4 years 6 months earlier"),
        ("2014-06-01", "[2014-06-01..]", "the same day or later"),
        ("2014-06-01", "[..2014-06-01]", "the same day or earlier"),
        ("[2010..]", "[2011..]", "earlier or later, not known"),
    ],
)
def test_a_link_tells_how_much_later_the_other_was(one: str, other: str, words: str) -> None:
    assert later(span(one), span(other)) == words


@pytest.mark.parametrize(
    ("date", "lasted", "words"),
    [
        ("2018-02-01", "2014/2019", "began 3 years 1 month to 4 years 1 month earlier"),
        ("2018-02-01", "2014-02-01/..", "began 4 years earlier"),
        ("2018", "2017/2018", "began the year before"),
        ("2018-02-01", "2014-02-01/2016-02-01", "4 years earlier"),
        ("2014-02-01", "2018-02-01/..", "4 years later"),
    ],
)
def test_what_lasted_on_is_told_to_have_begun_earlier(date: str, lasted: str, words: str) -> None:
    assert later(span(date), span(lasted)) == words


@given(dates, dates)
def test_later_and_earlier_are_said_only_where_the_order_is_known(one: Span, other: Span) -> None:
    found, words = length(one, other), later(one, other)
    after = words.endswith(" later") or words.startswith("the following")
    before = words.endswith((" earlier", " before"))
    if (after or before) and " or " not in words:
        bound = found.least if after else found.most
        assert bound is not None
        assert bound >= 0 if after else bound <= 0


@given(dates, dates)
def test_a_link_read_from_the_other_end_turns_round(one: Span, other: Span) -> None:
    there, back = later(one, other), later(other, one)
    assert there.endswith((" later", "earlier")) == back.endswith((" later", " earlier"))
    if there.startswith(("the following", "the same")):
        turned = re.sub(r"the following (\w+)", r"the \1 before", there)
        assert back.removeprefix("began ") in (
            turned,
            there,
            "the same day or earlier",
            "the same day or later",
        )


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2014, 1, 1), (2015, 3, 31), "1 year 3 months"),
        ((2014, 6, 1), (2014, 6, 12), "12 days"),
        ((2014, 6, 1), (2014, 6, 1), "1 day"),
        ((2014, 6, 2), (2014, 6, 15), "2 weeks"),
        ((2007, 1, 1), (2021, 12, 31), "15 years"),
        ((-43, 3, 15), (57, 3, 14), "100 years"),
    ],
)
def test_a_stretch_is_as_long_as_its_days_both_included(
    first: tuple[int, int, int], last: tuple[int, int, int], words: str
) -> None:
    assert extent_text(day_number(*first), day_number(*last)) == words


@given(st.integers(-(10**9), 10**9), st.integers(0, 10**6))
def test_the_words_for_a_stretch_are_rounded_down(first: int, days: int) -> None:
    assert told(extent_text(first, first + days)) <= (days + 1) * 1.0001 + LEEWAY


def test_a_month_is_whole_only_when_its_day_has_come_round() -> None:
    begun = day_number(2014, 1, 31)
    assert whole_months(begun, day_number(2014, 2, 28)) == 0
    assert whole_months(begun, day_number(2014, 3, 31)) == 2
