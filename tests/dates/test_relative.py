import pytest

from probtimeline.core.span import Reading, Unreadable
from probtimeline.dates.read import read_date
from tests.dates.spans import as_span

THURSDAY = "2019-03-28"


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("last September", "2018-09"),
        ("last month", "2019-02"),
        ("last year", "2018"),
        ("yesterday", "2019-03-27"),
        ("today", "2019-03-28"),
        ("tomorrow", "2019-03-29"),
        ("the day before yesterday", "2019-03-26"),
        ("Wednesday", "2019-03-27"),
        ("on Wednesday", "2019-03-27"),
        ("last Wednesday", "2019-03-27"),
        ("Friday", "2019-03-22"),
        ("Thursday", "2019-03-28"),
        ("last Thursday", "2019-03-21"),
        ("earlier this month", "2019-03"),
        ("this month", "2019-03"),
        ("this year", "2019"),
        ("earlier this year", "2019"),
        ("next month", "2019-04"),
        ("three years ago", "2016"),
        ("3 years ago", "2016"),
        ("a month ago", "2019-02"),
        ("fifteen days ago", None),
        ("15 days ago", "2019-03-13"),
        ("two weeks ago", "[2019-03-11..2019-03-17]"),
        ("a fortnight ago", "[2019-03-11..2019-03-17]"),
        ("last week", "[2019-03-18..2019-03-24]"),
        ("this week", "[2019-03-25..2019-03-31]"),
        ("last autumn", "2018-23"),
        ("last winter", "2018-24"),
        ("last spring", "2018-21"),
        ("spring", "2019-21"),
        ("this summer", "2019-22"),
        ("summer last year", "2018-22"),
        ("February", "2019-02"),
        ("March", "2019-03"),
        ("last March", "2018-03"),
        ("August", "2018-08"),
        ("this September", "2019-09"),
        ("September last year", "2018-09"),
        ("14 March", "2019-03-14"),
        ("March 14", "2019-03-14"),
        ("29 March", "2018-03-29"),
        ("29 February", "2016-02-29"),
        ("14 March last year", "2018-03-14"),
        ("Thursday 28 March", "2019-03-28"),
        ("early last year", "[2018-01..2018-04]"),
        ("late last month", "[2019-02-21..2019-02-28]"),
        ("about three years ago", "2016~"),
        ("last May?", "2018-05?"),
        ("since last September", "2018-09/.."),
        ("by Wednesday", "[..2019-03-27]"),
        ("last September to November", "2018-09/2018-11"),
        ("12-14 March", "2019-03-12/2019-03-14"),
        ("between last September and February", "[2018-09..2019-02]"),
        ("between 2014 and last year", "[2014..2018]"),
        ("over three years ago", None),
        ("a couple of years ago", None),
        ("Friday 28 March", None),
        ("31 February", None),
        ("next September", None),
        ("from March to May 2013 or so", None),
        ("last September to May 2013", None),
        ("the previous Wednesday", None),
        ("a year later", None),
        ("last week or so", None),
    ],
)
def test_relative_words_are_read_from_the_base_and_mean_the_past(
    words: str, edtf: str | None
) -> None:
    base = as_span(THURSDAY)
    answer = read_date(words, base)
    if edtf is None:
        assert isinstance(answer, Unreadable)
    else:
        assert isinstance(answer, Reading), answer
        assert (answer.span.edtf, answer.base, answer.words) == (edtf, base, words)


@pytest.mark.parametrize(
    "words", ["last September", "yesterday", "Wednesday", "three years ago", "14 March", "August"]
)
def test_relative_words_without_a_base_say_that_they_need_one(words: str) -> None:
    answer = read_date(words)
    assert isinstance(answer, Unreadable)
    assert f"“{words}” needs a base" in answer.what
    assert "--on DATE" in answer.cure


@pytest.mark.parametrize(
    ("words", "base", "edtf"),
    [
        ("last month", "2013-05", "2013-04"),
        ("last year", "2013", "2012"),
        ("last September", "2013-05", "2012-09"),
        ("three years ago", "2013", "2010"),
        ("last autumn", "2013-05", "2012-23"),
        ("14 March", "2013-05", "2013-03-14"),
        ("May", "2013-05", "2013-05"),
        ("last month", "[2013-05-02..2013-05-20]", "2013-04"),
        ("yesterday", "2013-05", None),
        ("Wednesday", "2013", None),
        ("last month", "2013", None),
        ("last September", "2013", None),
        ("14 May", "2013-05", None),
        ("last week", "2013-05", None),
        ("last year", "2013/..", None),
        ("last year", "[..2013]", None),
    ],
)
def test_a_coarse_base_serves_only_where_every_day_of_it_gives_the_same_answer(
    words: str, base: str, edtf: str | None
) -> None:
    answer = read_date(words, as_span(base))
    if edtf is None:
        assert isinstance(answer, Unreadable)
        assert "too coarse" in answer.what
    else:
        assert isinstance(answer, Reading)
        assert answer.span.edtf == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("yesterday", "2013-05-21~"),
        ("last year", "2012~"),
        ("last week", "[2013-05-13~..2013-05-19~]"),
        ("12-14 March", "2013-03-12~/2013-03-14~"),
        ("since last September", "2012-09~/.."),
        ("perhaps last year", "2012%"),
    ],
)
def test_a_date_reckoned_from_an_approximate_base_is_approximate(words: str, edtf: str) -> None:
    answer = read_date(words, as_span("2013-05-22~"))
    assert isinstance(answer, Reading)
    assert answer.span.edtf == edtf
    assert answer.span.approximate


def test_a_date_reckoned_from_an_uncertain_base_is_uncertain() -> None:
    answer = read_date("last month", as_span("2013-05-22?"))
    assert isinstance(answer, Reading)
    assert answer.span.edtf == "2013-04?"


def test_a_date_that_stands_by_itself_takes_nothing_from_the_base() -> None:
    for words in ("2013", "21 February 2013", "2013 February 21", "since 2014"):
        answer = read_date(words, as_span("2019-03-28~"))
        assert isinstance(answer, Reading)
        assert answer.base is None
        assert not answer.span.approximate


def test_a_base_before_year_one_or_after_9999_serves_too() -> None:
    for base, edtf in (("-0043-03-15", "-0044"), ("Y12345-01-01", "Y12344")):
        answer = read_date("last year", as_span(base))
        assert isinstance(answer, Reading)
        assert answer.span.edtf == edtf
