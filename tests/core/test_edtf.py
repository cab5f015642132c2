import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dates.spans import as_span, edtf_texts

from probtimeline.core.calendar import iso
from probtimeline.core.edtf import parse_edtf
from probtimeline.core.span import Kind, Span, Unreadable

ROWS = [  # written, canonical, shown, earliest, latest
    ("2014", "2014", "2014", "2014-01-01", "2014-12-31"),
    ("2014-06", "2014-06", "Jun 2014", "2014-06-01", "2014-06-30"),
    ("2014-06-01", "2014-06-01", "1 Jun 2014", "2014-06-01", "2014-06-01"),
    ("2013-21", "2013-21", "spring 2013", "2013-03-01", "2013-05-31"),
    ("2013-22", "2013-22", "summer 2013", "2013-06-01", "2013-08-31"),
    ("2013-23", "2013-23", "autumn 2013", "2013-09-01", "2013-11-30"),
    ("2013-24", "2013-24", "winter 2013–14", "2013-12-01", "2014-02-28"),
    ("2013-25", "2013-21", "spring 2013", "2013-03-01", "2013-05-31"),
    ("2021-26", "2021-26", "summer 2021", "2021-06-01", "2021-08-31"),
    ("2013-30", "2013-30", "summer 2013–14 (southern)", "2013-12-01", "2014-02-28"),
    ("2013-32", "2013-32", "winter 2013 (southern)", "2013-06-01", "2013-08-31"),
    ("2016-35", "2016-35", "Q3 2016", "2016-07-01", "2016-09-30"),
    ("2013-37", "[2013-01..2013-04]", "early 2013", "2013-01-01", "2013-04-30"),
    ("2013-40", "2013-40", "H1 2013", "2013-01-01", "2013-06-30"),
    ("[2013-05..2013-08]", "[2013-05..2013-08]", "mid 2013", "2013-05-01", "2013-08-31"),
    ("[2013-09..2013-12]", "[2013-09..2013-12]", "late 2013", "2013-09-01", "2013-12-31"),
    ("2013~", "2013~", "c. 2013", "2013-01-01", "2013-12-31"),
    ("2013?", "2013?", "2013?", "2013-01-01", "2013-12-31"),
    ("2013%", "2013%", "c. 2013?", "2013-01-01", "2013-12-31"),
    ("2013?-06~-01", "2013-06-01%", "c. 1 Jun 2013?", "2013-06-01", "2013-06-01"),
    ("2009-09/2012-11", "2009-09/2012-11", "Sep 2009 – Nov 2012", "2009-09-01", "2012-11-30"),
    ("2014/..", "2014/..", "from 2014", "2014-01-01", None),
    ("2014/", "2014/", "2014 – ?", "2014-01-01", None),
    ("/2014", "/2014", "? – 2014", None, "2014-12-31"),
    ("[2013..2015]", "[2013..2015]", "between 2013 and 2015", "2013-01-01", "2015-12-31"),
    ("[2013..2013]", "2013", "2013", "2013-01-01", "2013-12-31"),
    ("[..2015-05]", "[..2015-05]", "by May 2015", None, "2015-05-31"),
    ("[2015..]", "[2015..]", "after 2015", "2015-01-01", None),
    ("../2015-05", "../2015-05", "until May 2015", None, "2015-05-31"),
    ("201X", "201X", "2010s", "2010-01-01", "2019-12-31"),
    ("20XX", "20XX", "21st century", "2000-01-01", "2099-12-31"),
    ("-02XX", "-02XX", "3rd century BC", "-0299-01-01", "-0200-12-31"),
    ("-00XX?", "-00XX?", "1st century BC?", "-0099-01-01", "0000-12-31"),
    ("-03XX/-02XX", "-03XX/-02XX", "4th century BC – 3rd century BC", "-0399-01-01", "-0200-12-31"),
    ("2004-XX", "2004", "2004", "2004-01-01", "2004-12-31"),
    ("2004-02-XX", "2004-02", "Feb 2004", "2004-02-01", "2004-02-29"),
    ("-0043", "-0043", "44 BC", "-0043-01-01", "-0043-12-31"),
    ("0000", "0000", "1 BC", "0000-01-01", "0000-12-31"),
    ("0044", "0044", "AD 44", "0044-01-01", "0044-12-31"),
    ("Y12345", "Y12345", "AD 12345", "Y12345-01-01", "Y12345-12-31"),
    ("Y12345-02-01", "Y12345-02-01", "1 Feb AD 12345", "Y12345-02-01", "Y12345-02-01"),
    ("2016-04/2017-03", "2016-04/2017-03", "2016–17", "2016-04-01", "2017-03-31"),
    ("2013-02-21T14:05:33Z", "2013-02-21", "21 Feb 2013", "2013-02-21", "2013-02-21"),
]


@pytest.mark.parametrize(("written", "canonical", "shown", "earliest", "latest"), ROWS)
def test_every_form_has_its_spelling_its_words_and_its_days(
    written: str, canonical: str, shown: str, earliest: str | None, latest: str | None
) -> None:
    span = as_span(written)
    assert (span.edtf, span.text) == (canonical, shown)
    days = [None if number is None else iso(number) for number in (span.earliest, span.latest)]
    assert days == [earliest, latest]


@pytest.mark.parametrize(
    ("text", "what", "readings"),
    [
        ("2013-13-01", "there is no month 13", ("2013-01-13",)),
        ("2013-02-30", "February 2013 has 28 days", ()),
        ("2013-00", "there is no month 00", ()),
        ("2013-21-05", "there is no month 21", ("2013-05-21",)),
        ("2016-17", "there is no month 17", ("2016-04/2017-03",)),
        ("2013-15", "there is no month 15", ("2013/2015",)),
        ("44", "below 1000", ("0044", "44 BC")),
        ("-44", "four digits", ("-0044",)),
        ("12345", "four digits", ("Y12345",)),
        ("20130221", "four digits", ("2013-02-21", "Y20130221")),
        ("201302", "four digits", ("2013-02", "Y201302")),
        ("Y1234567890", "nine digits", ()),
        ("1" * 60, "nine digits", ()),
        ("2015/2013", "before the start", ()),
        ("2013-06/2013-05", "before the start", ()),
        ("[2015..2013]", "before the start", ()),
        ("../..", "neither end", ()),
        ("[..]", "neither end", ()),
        ("[2013,2014]", "sets", ()),
        ("{2013..2014}", "not a date", ()),
        ("[2013..2014", "sets", ()),
        ("201X-05", "X may stand", ()),
        ("-02XX-05", "X may stand", ()),
        ("-023X", "decade before the common era", ("[-0239..-0230]",)),
        ("2013-XX-05", "without its month", ()),
        ("-0000", "minus nought", ()),
        ("[2013-37..2014]", "end of a range", ()),
        ("2013/2014/2015", "not a date", ()),
        (" 2013", "not a date", ()),
        ("٢٠١٣", "not a date", ()),
        ("", "not a date", ()),
        ("2013-02-21T25:00", "not a date", ()),
        ("2013" * 60, "too long", ()),
    ],
)
def test_what_is_no_date_is_refused_with_a_reason_and_a_cure(
    text: str, what: str, readings: tuple[str, ...]
) -> None:
    answer = parse_edtf(text)
    assert isinstance(answer, Unreadable)
    assert what in answer.what
    assert answer.readings == readings
    assert answer.cure
    assert answer.words == text[:200]


@pytest.mark.parametrize(
    ("text", "financial", "words"),
    [
        ("2020-21", "2020-04/2021-03", "spring 2020"),
        ("2021-22", "2021-04/2022-03", "summer 2021"),
        ("2021-22~", "2021-04/2022-03", "summer 2021"),
        ("2021-22/2023", "2021-04/2022-03", "summer 2021"),
        ("2022-23", "2022-04/2023-03", "autumn 2022"),
        ("2023-24", "2023-04/2024-03", "winter 2023"),
        ("2024-25", "2024-04/2025-03", "spring 2024"),
        ("2029-30", "2029-04/2030-03", "summer 2029 (southern)"),
        ("2034-35", "2034-04/2035-03", "Q3 2034"),
        ("2037-38", "2037-04/2038-03", "mid 2037"),
        ("1939-40", "1939-04/1940-03", "H1 1939"),
        ("2040-41", "2040-04/2041-03", "H2 2040"),
    ],
)
def test_a_part_of_a_year_that_may_be_a_financial_year_is_refused_with_both_spellings(
    text: str, financial: str, words: str
) -> None:
    answer = parse_edtf(text)
    assert isinstance(answer, Unreadable)
    assert answer.readings == (financial, words)


@pytest.mark.parametrize("year", [2019, 2041, 2013])
def test_a_year_without_that_ambiguity_has_all_its_seasons(year: int) -> None:
    assert all(isinstance(parse_edtf(f"{year}-{code}"), Span) for code in range(21, 42))


def test_a_range_cannot_begin_after_it_ended_nor_end_before_it_began() -> None:
    span = as_span("2013/2013-06")
    assert span.kind is Kind.DURATION
    assert iso(span.begins.latest or 0) == "2013-06-30"
    assert as_span("2013-06/2013").ends.earliest == as_span("2013-06").earliest


@given(edtf_texts)
def test_the_canonical_spelling_reads_as_the_same_date(text: str) -> None:
    span = as_span(text)
    assert parse_edtf(span.edtf) == span


@given(st.text(st.sampled_from("0123456789-/.[]XY~?%TZ:,{} "), max_size=24))
def test_nothing_that_looks_like_edtf_makes_the_reader_stumble(text: str) -> None:
    answer = parse_edtf(text)
    if isinstance(answer, Span):
        assert parse_edtf(answer.edtf) == answer
        assert answer.sort_key[0] <= answer.sort_key[1]
        assert answer.text
    else:
        assert answer.what
        assert answer.cure
        assert answer.words == text
