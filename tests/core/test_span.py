import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dates.spans import as_span, spans

from probtimeline.core.calendar import day_number
from probtimeline.core.span import FOREVER, Kind, Overlap, Precision, Span

windows = st.tuples(
    st.one_of(st.none(), st.integers(690_000, 770_000)),
    st.one_of(st.none(), st.integers(690_000, 770_000)),
)
_RANK = {Overlap.NO: 0, Overlap.POSSIBLY: 1, Overlap.CERTAINLY: 2}


def day(text: str) -> int:
    year, month, number = map(int, text.split("-"))
    return day_number(year, month, number)


@pytest.mark.parametrize(
    ("edtf", "first", "last", "overlap"),
    [
        ("2013", "2013-01-01", "2013-12-31", Overlap.CERTAINLY),
        ("2013", "2013-06-01", "2013-12-31", Overlap.POSSIBLY),
        ("2013", "2014-01-01", "2014-12-31", Overlap.NO),
        ("2013-06-01", "2013-06-01", "2013-06-01", Overlap.CERTAINLY),
        ("[2013..2015]", "2014-01-01", "2016-12-31", Overlap.POSSIBLY),
        ("[..2015-05]", "2015-01-01", "2015-12-31", Overlap.POSSIBLY),
        ("2009/2012", "2010-05-01", "2010-05-31", Overlap.CERTAINLY),
        ("2009/2012", "2009-05-01", "2009-05-31", Overlap.POSSIBLY),
        ("2013/2014", "2013-12-31", "2014-01-01", Overlap.CERTAINLY),
        ("2014/..", "2020-01-01", "2020-12-31", Overlap.CERTAINLY),
        ("2014/", "2020-01-01", "2020-12-31", Overlap.POSSIBLY),
        ("2014/", "2013-01-01", "2013-12-31", Overlap.NO),
        ("../2015-05", "2015-05-01", "2015-05-31", Overlap.CERTAINLY),
        ("../2015-05", "2014-01-01", "2014-12-31", Overlap.POSSIBLY),
        ("2013~", "2000-01-01", "2020-12-31", Overlap.POSSIBLY),
        ("2013?", "2013-01-01", "2013-12-31", Overlap.POSSIBLY),
    ],
)
def test_certainly_and_possibly_inside_a_window_are_told_apart(
    edtf: str, first: str, last: str, overlap: Overlap
) -> None:
    assert as_span(edtf).overlap(day(first), day(last)) is overlap


@given(spans)
def test_a_window_without_ends_holds_everything(span: Span) -> None:
    assert span.overlap(None, None) is Overlap.CERTAINLY


@given(spans, windows, st.integers(0, 2000), st.integers(0, 2000))
def test_a_wider_window_never_holds_less(
    span: Span, window: tuple[int | None, int | None], before: int, after: int
) -> None:
    first, last = window
    narrow = span.overlap(first, last)
    wide = span.overlap(
        None if first is None else first - before, None if last is None else last + after
    )
    assert _RANK[narrow] <= _RANK[wide] <= _RANK[span.overlap(None, None)]


def test_a_window_that_ends_before_it_begins_holds_nothing() -> None:
    assert as_span("2013").overlap(day("2014-01-01"), day("2013-01-01")) is Overlap.NO


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2013-06-01", "2013-06-01", "2013-06-01"),
        ("2009-09/2012-11", "2009-09-30", "2012-11-01"),
        ("2014-06-01/", "2014-06-01", "2014-06-01"),
    ],
)
def test_the_core_is_the_days_on_which_it_was_certainly_going_on(
    edtf: str, first: str, last: str
) -> None:
    assert as_span(edtf).core == (day(first), day(last))


def test_what_has_not_ended_goes_on_for_ever() -> None:
    assert as_span("2014/..").core == (day("2014-12-31"), FOREVER)


@pytest.mark.parametrize(
    "edtf", ["2013", "2013-06", "[2013..2015]", "2014/", "../2015", "2013/2013", "2013-06-01~"]
)
def test_what_is_not_stated_to_the_day_has_no_certain_day(edtf: str) -> None:
    assert as_span(edtf).core is None


@given(spans)
def test_every_core_is_certainly_inside_its_own_days(span: Span) -> None:
    if span.core:
        assert span.overlap(*span.core) is Overlap.CERTAINLY
        assert (span.earliest or -math.inf) <= span.core[0] <= span.core[1]


@given(st.lists(spans, max_size=8))
def test_dates_sort_by_their_earliest_day_and_then_their_latest(several: list[Span]) -> None:
    keys = [span.sort_key for span in sorted(several, key=lambda span: span.sort_key)]
    assert keys == sorted(keys)
    for span in several:
        assert span.sort_key[0] == (-math.inf if span.earliest is None else span.earliest)
        assert span.sort_key[1] == (math.inf if span.latest is None else span.latest)
        assert span.sort_key[0] <= span.sort_key[1]


def test_dates_before_year_one_and_after_9999_sort_in_their_place() -> None:
    texts = [
        "Y-12345",
        "-0043",
        "-0043-03-15",
        "0000",
        "0001",
        "2013",
        "9999",
        "Y10000",
        "Y12345-01",
    ]
    shuffled = sorted(sorted(texts), key=lambda text: as_span(text).sort_key)
    assert [as_span(text).sort_key[0] for text in shuffled] == [
        as_span(text).sort_key[0] for text in texts
    ]


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2014-06-01", "day"),
        ("2014-06~", "month, approximate"),
        ("2014?", "year, uncertain"),
        ("2014%", "year, approximate, uncertain"),
        ("2013-21", "season"),
        ("2013-40", "half a year"),
        ("2009-09/2012-11", "lasted; month"),
        ("2009/2012-11", "lasted; year"),
        ("2016-04/2017-03", "lasted; financial year"),
        ("2014/..", "not ended"),
        ("2014/", "end not known; year"),
        ("../2015-05", "beginning not known; month"),
        ("[2013..2015]", "one moment, year"),
        ("[..2015-05]", "one moment, month"),
        ("[2013-01..2013-04]", "part of a year"),
        ("[2019-02-01..2019-02-10]", "part of a month"),
    ],
)
def test_precision_is_told_in_plain_words(edtf: str, words: str) -> None:
    assert as_span(edtf).precision_text == words


def test_a_range_is_as_precise_as_its_coarsest_end() -> None:
    assert as_span("2009/2012-11-05").precision is Precision.YEAR
    assert as_span("2009-09/2012-11-05").precision is Precision.MONTH


@given(spans)
def test_a_moment_ends_where_it_begins(span: Span) -> None:
    assert (span.kind is Kind.DURATION) or span.begins == span.ends
