"""The same dates read by the `edtf` library, where the two mean the same.

Known differences, left out here. The library ends a winter (24) in December, where ours goes on
to February. It gives an end ten years away to a range whose end is not known (`2014/`), and no
tuple for an open one. It reads `2021-22` as a season; ours refuses it. Its bounds of a set
without one end are infinite floats.
"""

import pytest
from edtf import parse_edtf as read_by_library
from hypothesis import given
from hypothesis import strategies as st
from tests.dates.spans import as_span, days, decades, marks

from probtimeline.core.calendar import civil

years = st.integers(1, 9999).map(lambda year: f"{year:04d}")
months = st.builds(lambda year, month: f"{year}-{month:02d}", years, st.integers(1, 12))
four_digit_days = days().filter(lambda text: len(text) == 10)
single = st.one_of(years, months, four_digit_days)
marked = st.builds(lambda text, mark: text + mark, single, marks)
pairs = st.tuples(marked, marked).map(
    lambda pair: "/".join(sorted(pair, key=lambda text: as_span(text).sort_key))
)


def agree(text: str) -> None:
    span, theirs = as_span(text), read_by_library(text)
    assert span.earliest is not None
    assert span.latest is not None
    assert civil(span.earliest) == tuple(theirs.lower_strict()[:3])
    assert civil(span.latest) == tuple(theirs.upper_strict()[:3])


@given(st.one_of(marked, decades, pairs))
def test_both_readers_find_the_same_first_and_last_day(text: str) -> None:
    agree(text)


@pytest.mark.parametrize(
    "text",
    [
        "2013-21", "2013-22", "2013-23", "2013-33", "2013-34", "2013-35", "2013-36", "2013-40",
        "2013-41", "2013-26", "20XX", "2004-XX", "2004-02-XX", "-0043", "Y12345", "[2013..2015]",
        "2009-09/2012-11",
    ],
)  # fmt: skip
def test_both_readers_agree_on_parts_of_a_year_decades_and_far_years(text: str) -> None:
    agree(text)


@pytest.mark.parametrize("text", ["2014/..", "2014-06/..", "2014-06-01~/.."])
def test_both_readers_agree_where_a_range_without_an_end_begins(text: str) -> None:
    span, theirs = as_span(text), read_by_library(text.removesuffix("/.."))
    assert span.earliest is not None
    assert civil(span.earliest) == tuple(theirs.lower_strict()[:3])
    assert read_by_library(text).upper is not None
    assert span.latest is None


@given(single, st.sampled_from("~?%"))
def test_both_readers_agree_on_what_is_approximate_and_what_is_uncertain(
    text: str, mark: str
) -> None:
    span, theirs = as_span(text + mark), read_by_library(text + mark)
    both = (
        bool(theirs.is_uncertain_and_approximate)
        if hasattr(theirs, "is_uncertain_and_approximate")
        else mark == "%"
    )
    assert span.approximate == (both or bool(theirs.is_approximate))
    assert span.uncertain == (both or bool(theirs.is_uncertain))
