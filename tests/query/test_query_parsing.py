"""What a query is read into, and how its mistakes are told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import chronicle, event

from probtimeline.query.parser import DEEPEST, LONGEST, Query, QueryError, parse
from probtimeline.query.search import search

QUERY_SIGNS = st.sampled_from(
    [*'()"“”-–/\\:.*+?[]{}^$|<>=%£ \n', " or ", "tag:", "figure:", "before:", "in:text ", "id:"]
)
QUERY_TEXT = st.lists(QUERY_SIGNS | st.text(max_size=4), max_size=12).map("".join)

EVENTS = chronicle(
    event("ab", title="alpha beta"),
    event("ac", title="alpha gamma"),
    event("bc", title="beta gamma"),
    event("cd", title="gamma: the word or, at 10:30, http://delta"),
)


def found(text: str) -> set[str]:
    query = parse(text)
    assert isinstance(query, Query), query
    return set(search(query, EVENTS).ids)


def mistake(text: str) -> QueryError:
    error = parse(text)
    assert isinstance(error, QueryError)
    return error


@given(st.text() | QUERY_TEXT)
def test_any_text_is_a_query_or_an_error_with_its_place(text: str) -> None:
    read = parse(text)
    if isinstance(read, QueryError):
        assert 0 <= read.start <= read.end <= len(text)
        assert read.what
        assert read.cure
    else:
        assert read == parse(text)
        assert read.text == text
        search(read, EVENTS)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("alpha beta", {"ab"}),
        ("beta alpha", {"ab"}),
        ('"beta alpha"', set()),
        ("“alpha beta”", {"ab"}),
        ("alph", {"ab", "ac"}),
        ("-alpha", {"bc", "cd"}),
        ("–alpha beta", {"bc"}),
        ("--alpha beta", {"ab"}),
        ("alpha or beta", {"ab", "ac", "bc"}),
        ("ALPHA OR DELTA", {"ab", "ac", "cd"}),
        ("alpha beta or delta", {"ab", "cd"}),
        ("alpha (beta or gamma)", {"ab", "ac"}),
        ("-(alpha or delta)", {"bc"}),
        ("-(alpha -(beta))", {"ab", "bc", "cd"}),
        ('"or"', {"cd"}),
        ("10:30 http://delta", {"cd"}),
        ("gamma: the", {"cd"}),
        ("/^alpha (?:beta|delta)/", {"ab"}),
        ('alpha or ""', {"ab", "ac"}),
        ('-("")', {"ab", "ac", "bc", "cd"}),
        ("alpha -", {"ab", "ac"}),
    ],
)
def test_a_query_finds_what_its_grammar_says(text: str, ids: set[str]) -> None:
    assert found(text) == ids


@pytest.mark.parametrize("text", ["", "  ", '""', "-", "in:text", "\u200b"])
def test_a_query_that_asks_for_nothing_is_empty_and_finds_everything(text: str) -> None:
    query = parse(text)
    assert isinstance(query, Query)
    assert query.is_empty
    assert search(query, EVENTS).ids == tuple(each.id for each in EVENTS.events)


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ('alpha "beta', '"beta', "quotation mark is not closed"),
        ("alpha (beta", "(", "parenthesis is not closed"),
        ("alpha) beta", ")", "no parenthesis is open"),
        ("alpha ()", "()", "are empty"),
        ("alpha /beta", "/beta", "pattern is not closed"),
        ("//", "", "empty"),
        ("alpha or", "or", "on each side"),
        ("or alpha", "or", "on each side"),
        ("(alpha or) beta", "or", "on each side"),
        ("alpha tag:", "tag:", "needs a value"),
        ('alpha tag:""', 'tag:""', "needs a value"),
        ("alpha tga:x", "tga:", "no field tga:"),
        ("colour:red", "colour:", "no field colour:"),
        ("alpha before:blue", "blue", "not understood"),
        ("before:2021-22 alpha", "2021-22", "may be"),
        ('after:"since 2014"', '"since 2014"', "no last day"),
        ('before:"until 2014"', '"until 2014"', "no first day"),
        ("alpha figure:many", "many", "not an amount"),
        ("figure:30..20%", "30..20%", "not an amount"),
        ("has:qoutes", "qoutes", "no value"),
        ("is:planned", "planned", "is a status"),
        ("status:hapened", "hapened", "no value"),
        ("in:title alpha", "title", "cannot look"),
        ("-in:text alpha", "in:text", "turned round"),
        ("alpha /b(c/", "/", "missing )"),
        ("/a[b/", "/", "cannot be read"),
        ("alpha /b)c/", ")", "unbalanced"),
    ],
)
def test_a_mistake_is_pointed_at(text: str, place: str, says: str) -> None:
    error = mistake(text)
    assert text[error.start : error.end] == place
    assert says in error.what
    assert error.cure


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("tga:x", "“tag:”"),
        ("has:qoutes", "“has:quotes”"),
        ("is:milstone", "“is:milestone”"),
        ("is:cancelled", "“status:cancelled”"),
        ("tag:", "“tag:contracts”"),
        ("before:autumn", "the year"),
    ],
)
def test_a_mistake_comes_with_its_cure(text: str, cure: str) -> None:
    assert cure in mistake(text).cure


def test_a_query_of_any_depth_or_length_is_answered() -> None:
    assert mistake("(" * (DEEPEST + 1) + "a").start == DEEPEST
    assert found("(" * DEEPEST + "delta" + ")" * DEEPEST) == {"cd"}
    assert mistake("a" * (LONGEST + 1)).start == LONGEST
    assert found("-" * 1001 + "alpha") == {"bc", "cd"}
    assert found("alpha or " * 400 + "delta") == {"ab", "ac", "cd"}


def test_equal_queries_are_equal() -> None:
    text = 'alpha -/b+/ (tag:x or figure:>20%) before:2014 "c d"'
    assert parse(text) == parse(text)
    assert hash(parse(text)) == hash(parse(text))
