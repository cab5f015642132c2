"""Regular expressions: what they fit, what is refused, and an end to those that find none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.build import chronicle, event, quote

from probtimeline.core.chronicle import Chronicle
from probtimeline.query.index import Index
from probtimeline.query.parser import Query, QueryError, parse
from probtimeline.query.pattern import (
    LONGEST,
    Budget,
    Pattern,
    PatternFault,
    TooSlow,
    read_pattern,
)
from probtimeline.query.search import Found, Looking, search

SIGNS = [*"ab1.-*+?()|^$ ", "ab", "(?:", "*?", "{2}", "{1,3}", "{,2}"]
SETS = ["[ab]", "[^a]", "[a-c[]", "[]a]", r"\w", r"\d", r"\b", r"\B", r"\.", r"\x61"]
PARTS = st.sampled_from(SIGNS + SETS)
PATTERNS = st.lists(PARTS, min_size=1, max_size=8).map("".join)
TEXTS = st.text(alphabet="ab1 -.c_", min_size=1, max_size=10)
ENDLESS = "(a|aa)+$"
LONG = "a" * 5000 + "!"


def pattern(source: str) -> Pattern:
    read = read_pattern(source)
    assert isinstance(read, Pattern), read
    return read


def fits(source: str, folded: str) -> bool:
    return pattern(source).fits(folded, Budget())


def ask(text: str, events: Chronicle | Index) -> Found:
    query = parse(text)
    assert isinstance(query, Query), query
    return search(query, events)


@settings(max_examples=400)
@given(PATTERNS, TEXTS)
def test_a_pattern_fits_where_pythons_own_would(source: str, text: str) -> None:
    read = read_pattern(source)
    try:
        python = re.compile(source, re.IGNORECASE)
    except re.error:
        return
    if isinstance(read, Pattern):
        assert read.fits(text, Budget()) == bool(python.search(text))
        spans = [found.span() for found in python.finditer(text)]
        assert read.places(text, Budget()) == [span for span in spans if span[0] < span[1]]


@given(st.text(max_size=12) | PATTERNS)
def test_a_pattern_is_read_or_refused_with_a_place(source: str) -> None:
    read = read_pattern(source, at=7)
    if isinstance(read, PatternFault):
        assert 7 <= read.start <= read.end <= 7 + len(source + "/")
        assert read.what
        assert read.cure
    else:
        read.fits("some text", Budget())


@pytest.mark.parametrize(
    ("source", "folded"),
    [
        ("CAFÉ", "cafe"),
        ("cafe\u0301+s", "cafees"),
        ("[É]", "e"),
        (r"\\é", r"\e"),
        ("‘new’", "'new'"),
        ("officer`s", "officer's"),
        ("^ﬁ+nd$", "fifind"),
        ("straße", "strasse"),
        ("^a\u00a0b$", "a b"),
        ("^[a–z]+$", "a-z"),
        (r"^\W\–$", "--"),
        (r"\p{L}{2}", "ab"),
        (r"(?<=part)-\w+(?!x)", "part-way"),
    ],
)
def test_a_pattern_meets_folded_text(source: str, folded: str) -> None:
    assert fits(source, folded)


@pytest.mark.parametrize(
    ("source", "folded"), [(r"\xe9", "e"), ("[a–z]", "m"), ("[ß]", "s"), (r"\W", "e")]
)
def test_what_is_not_a_typed_letter_keeps_its_meaning(source: str, folded: str) -> None:
    assert not fits(source, folded)


@pytest.mark.parametrize("source", ["^beta$", r"\Abeta\Z", "alpha"])
def test_each_text_of_an_event_is_tried_by_itself(source: str) -> None:
    events = chronicle(event("one", title="alpha", summary="beta"))
    assert ask(f"/{source}/", events).ids == ("one",)


@pytest.mark.parametrize("source", [r"alpha\sbeta", "alpha[^x]beta", "(?s)alpha.beta"])
def test_a_pattern_does_not_run_from_one_text_into_the_next(source: str) -> None:
    events = chronicle(event("one", title="alpha", summary="beta"))
    assert ask(f"/{source}/", events).ids == ()


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("a" * (LONGEST + 1), (LONGEST, LONGEST + 1)),
        ("é(", (2, 3)),
        ("ab)", (2, 3)),
        ("*a", (0, 1)),
        ("[a--b]", (4, 5)),
        ("(?a)(?u)x", (0, 9)),
        ("x{999999999}", (0, 12)),
        ("x{9999999999999}", (0, 16)),
        ("((a{99}){99}){99}", (0, 17)),
        ("(?x)x{ 9999 99999 }", (0, 19)),
    ],
)
def test_what_is_not_read_is_pointed_at(source: str, place: tuple[int, int]) -> None:
    fault = read_pattern(source)
    assert isinstance(fault, PatternFault)
    assert (fault.start, fault.end) == place
    error = parse(f"word /{source}/")
    assert isinstance(error, QueryError)
    assert (error.start, error.end) == (place[0] + 6, place[1] + 6)


@pytest.mark.parametrize("source", [r"\d{4}-\d{2}-\d{2}", "(a{50}){50}", ".{1,80}x.{1,80}"])
def test_counted_repeats_of_a_common_size_are_read(source: str) -> None:
    assert not fits(source, "none")


@pytest.mark.parametrize("source", [ENDLESS, "(a+)+$", "(?R)*", r"(?:(\w|a)+!)*z|\d"])
def test_a_pattern_that_goes_on_for_ever_is_stopped(source: str) -> None:
    with pytest.raises(TooSlow):
        pattern(source).fits("a" * 200_000 + "!", Budget())
    with pytest.raises(TooSlow):
        pattern(source).places("a" * 200_000 + "!", Budget())


def test_what_a_pattern_spends_on_one_text_is_gone_for_the_next() -> None:
    budget = Budget()
    slow = pattern(ENDLESS)
    before = budget.left
    with pytest.raises(TooSlow):
        slow.fits(LONG, budget)
    assert budget.left < before
    with pytest.raises(TooSlow):
        pattern("a").fits("b", Budget(-1.0))


@pytest.mark.parametrize("ask_for", ["{}", "-{}", "zzz or {}", "{} -zzz", "has:quotes -({})"])
def test_a_search_that_is_not_finished_says_so(ask_for: str) -> None:
    events = chronicle(event("one", quotes=[quote("b")]), event("two", quotes=[quote(LONG)]))
    text = ask_for.format(f"/{ENDLESS}/")
    found = ask(text, events)
    assert found.fault is not None
    assert text[found.fault.start : found.fault.end] == ENDLESS
    assert "too long" in found.fault.what
    assert "(a+)+" in found.fault.cure
    assert (found.ids, found.possibly) == ((), frozenset())


def test_a_stretch_that_is_not_finished_leaves_what_was_found_before_it() -> None:
    events = Index(chronicle(event("one", "2013"), event("two", "2014", summary=LONG)))
    query = parse(f"one or /{ENDLESS}/")
    assert isinstance(query, Query)
    looking = Looking(query, events)
    looking.go_on(1)
    with pytest.raises(TooSlow):
        looking.go_on(2)
    assert (looking.at, list(looking.hits)) == (1, [0])
    whole = search(query, events)
    assert whole == Found(events.chronicle, fault=whole.fault)
    assert whole.fault is not None


def test_an_attached_text_that_takes_too_long_is_told() -> None:
    events = chronicle(event("one", quotes=[quote("b", source="report")]))
    index = Index(events, {"report": LONG})
    assert ask(f"/{ENDLESS}/", index).fault is None
    for _ in range(2):
        assert ask(f"in:text /{ENDLESS}/", index).fault is not None


def test_a_pattern_that_takes_too_long_lights_nothing() -> None:
    query = parse(f"a /{ENDLESS}/")
    assert isinstance(query, Query)
    assert query.light(LONG) == []
    assert query.light("baa") == [(1, 3)]
