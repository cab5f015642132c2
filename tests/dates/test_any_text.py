"""What holds of every text and every date, found or refused."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from probtimeline.core.calendar import iso
from probtimeline.core.edtf import parse_edtf
from probtimeline.core.span import Precision, Reading, Span, Unreadable
from probtimeline.dates.read import read_date
from tests.dates.spans import as_span, days, marks, months, spans

pieces = st.sampled_from(
    """2013 2014 21 3 44 0 -0043 1990s 201X Feb march September spring winter Q3 H1 early mid late
    from to since until between and or by before after about c. circa ? ~ % – - / , . [ ] .. the of
    in on last this next year month week day Wednesday yesterday ago three a FY 2016-17 2021-22 BC
    AD century 20th 21st later earlier 99999999999999999999 £50m noon present""".split()  # noqa: SIM905
)
phrases = st.lists(pieces, max_size=7).map(" ".join)
anything = st.text(st.characters(codec=None), max_size=230)
bases = st.one_of(st.none(), spans)


def check(answer: Reading | Unreadable, words: str) -> None:
    if isinstance(answer, Reading):
        assert parse_edtf(answer.span.edtf) == answer.span
        assert answer.words == words
        assert answer.rule
    else:
        assert answer.what
        assert answer.cure
        assert words.startswith(answer.words)


@given(st.one_of(anything, phrases, st.text(max_size=12)), bases)
@example("1" * 200, None)
@example("\ud800 2013", None)
@example("10 years ago", as_span("Y-999999999"))
@example("2013-02-21T", None)
@settings(max_examples=400)
def test_no_text_whatever_makes_the_reader_raise(words: str, base: Span | None) -> None:
    check(read_date(words, base), words)


@pytest.mark.parametrize("piece", ["to ", "c. ", "in ", "- ", "– ", "early ", "1 ", "?", "[", "x"])
def test_a_flood_of_one_piece_is_refused(piece: str) -> None:
    assert isinstance(read_date((piece * 200)[:200]), Unreadable)
    assert isinstance(read_date(piece * 100_000), Unreadable)


@given(spans)
@settings(max_examples=400)
def test_a_date_as_it_is_shown_reads_as_the_same_date(span: Span) -> None:
    reading = read_date(span.text)
    assert isinstance(reading, Reading), (span, reading)
    assert reading.span == span, span.text


@given(spans)
def test_a_date_as_it_is_stored_reads_as_the_same_date(span: Span) -> None:
    reading = read_date(span.edtf)
    assert isinstance(reading, Reading)
    assert reading.span == span


@given(spans, bases)
def test_reading_the_canonical_spelling_again_changes_nothing(
    span: Span, base: Span | None
) -> None:
    first = read_date(span.text, base)
    assert isinstance(first, Reading)
    again = read_date(first.span.edtf, base)
    assert isinstance(again, Reading)
    assert again.span == first.span


@given(phrases, bases)
@settings(max_examples=300)
def test_a_date_is_never_more_precise_than_its_words(words: str, base: Span | None) -> None:
    reading = read_date(words, base)
    if isinstance(reading, Reading) and reading.base is None:
        stated = len(re.findall(r"[0-9]+", words))
        if reading.span.precision is Precision.DAY:
            assert stated >= 2
        assert stated >= 1


@given(days().filter(lambda text: text[0] not in "-Y"), marks)
def test_a_day_in_words_is_that_day_in_every_order(text: str, mark: str) -> None:
    year, month, day = map(int, text.split("-"))
    span = as_span(text + mark)
    for words in (span.text, text + mark):
        reading = read_date(words)
        assert isinstance(reading, Reading)
        assert reading.span == span
    plain = read_date(f"{day:02d}/{month:02d}/{year:04d}")
    assert isinstance(plain, Reading)
    assert plain.span.earliest is not None
    assert iso(plain.span.earliest) == text


@given(months.filter(lambda text: text[0] not in "-Y"))
def test_early_mid_and_late_in_a_month_make_up_the_month(text: str) -> None:
    month = as_span(text)
    thirds = [read_date(f"{part} {month.text}") for part in ("early", "mid", "late")]
    found = [third.span for third in thirds if isinstance(third, Reading)]
    assert len(found) == 3
    assert (found[0].earliest, found[2].latest) == (month.earliest, month.latest)
    for before, after in pairwise(found):
        assert before.latest is not None
        assert after.earliest == before.latest + 1
