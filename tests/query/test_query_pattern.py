"""Regular expressions: the same answers as Python's own, and never a hang."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from probtimeline.query.pattern import LONGEST, Pattern, PatternFault, read_pattern

SIGNS = [*"ab1.-*+?()|^$ ", "ab", "(?:", "*?", "{2}", "{1,3}", "{,2}"]
SETS = ["[ab]", "[^a]", "[a-c[]", "[]a]", r"\w", r"\d", r"\b", r"\B", r"\.", r"\x61"]
PARTS = st.sampled_from(SIGNS + SETS)
PATTERNS = st.lists(PARTS, min_size=1, max_size=8).map("".join)
TEXTS = st.text(alphabet="ab1 -.c_", min_size=1, max_size=10)


def pattern(source: str) -> Pattern:
    read = read_pattern(source)
    assert isinstance(read, Pattern), read
    return read


@settings(max_examples=400)
@given(PATTERNS, TEXTS)
def test_a_pattern_fits_where_python_says_so(source: str, text: str) -> None:
    read = read_pattern(source)
    if isinstance(read, Pattern):
        python = re.compile(source, re.IGNORECASE)
        assert read.fits(text) == bool(python.search(text))
        places = list(read.places(text))
        assert places == sorted(places)
        for start, end in places:
            # Python takes the first alternative, this the longest; some fit begins at the place.
            assert start < end <= len(text)
            assert python.match(text, start)


@given(st.text(max_size=12) | PATTERNS)
def test_a_pattern_is_read_or_refused_with_a_place(source: str) -> None:
    read = read_pattern(source)
    if isinstance(read, PatternFault):
        assert 0 <= read.start <= read.end <= len(source)
        assert read.what
        assert read.cure
    else:
        read.fits("some text")


@pytest.mark.parametrize(
    "source",
    [
        "(a+)+$",
        "(a|aa)+$",
        "(a*)*b",
        "(.*)(.*)(.*)(.*)x",
        r"(\w+\s?)*:",
        "a?a?a?a?a?a?a?a?a?a?aaaaaab",
    ],
)
def test_patterns_that_hang_elsewhere_are_answered(source: str) -> None:
    # Python's re would not come back from these in a lifetime.
    text = "a" * 20_000 + "!"
    assert not pattern(source).fits(text)
    assert list(pattern(source).places(text)) == []


def test_a_pattern_ignores_case_and_accents() -> None:
    assert pattern("CAFÉ").fits("cafe")
    assert pattern("[É]").fits("e")
    assert pattern("‘new’").fits("'new'")
    assert pattern("ﬁ+nd").fits("fififind")


def test_a_line_begins_and_ends_a_text() -> None:
    assert pattern("^b$").fits("a\nb\nc")
    assert not pattern("a.b").fits("a\nb")
    assert not pattern(r"a\sb").fits("a\nb")
    assert not pattern("a[^x]b").fits("a\nb")


def test_the_longest_fit_is_shown() -> None:
    assert list(pattern("a|ab|abc").places("abcab")) == [(0, 3), (3, 5)]
    assert list(pattern("b*").places("abba")) == [(1, 3)]


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("a" * (LONGEST + 1), (LONGEST, LONGEST + 1)),
        ("ab(?=c)", (2, 3)),
        ("(?i)a", (0, 1)),
        ("ab++", (2, 4)),
        ("(a{50}){50}", (0, 11)),
        ("x{9999999999999}", (0, 16)),
        ("é(", (1, 2)),
        ("ab)", (2, 3)),
        ("[a--b]", (0, 6)),
    ],
)
def test_what_is_not_read_is_pointed_at(source: str, place: tuple[int, int]) -> None:
    fault = read_pattern(source)
    assert isinstance(fault, PatternFault)
    assert (fault.start, fault.end) == place
