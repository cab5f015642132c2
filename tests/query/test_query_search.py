"""Searching a chronicle: the same as looking through it by hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import chronicle, event, figure, quote

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.folds import searched
from probtimeline.core.text import fold
from probtimeline.query.index import Index
from probtimeline.query.parser import Query, parse
from probtimeline.query.search import Found, search

WORDS = st.sampled_from(["alpha", "Beta", "gámma", "it’s", "part–way", "al", "mma", "x y"])
TEXTS = st.lists(WORDS, max_size=4).map(" ".join)
DATES = st.sampled_from(["2013", "2014-05", "2014~", "2013/2015", "2014/..", "[2013..2015]"])
EVENT = st.builds(
    lambda title, date, summary, tags, said: event(
        "e", date, title or "-", summary=summary, tags=tags, quotes=[quote(said)]
    ),
    TEXTS,
    DATES,
    TEXTS,
    st.lists(WORDS, max_size=2),
    TEXTS,
)
LEAF = st.one_of(
    WORDS.map(lambda word: f'"{word}"'),
    WORDS.map(lambda word: f'tag:"{word}"'),
    st.sampled_from(["before:2014", "after:2013", "during:2014-05", "/a[lm]+/", "has:tags"]),
)
QUERIES = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        inner.map(lambda a: f"-({a})"),
        st.tuples(inner, inner).map(lambda ab: f"({ab[0]} {ab[1]})"),
        st.tuples(inner, inner).map(lambda ab: f"({ab[0]} or {ab[1]})"),
    ),
    max_leaves=4,
)


@st.composite
def chronicles(draw: st.DrawFn) -> Chronicle:
    drawn = draw(st.lists(EVENT, max_size=6))
    return chronicle(
        *(
            event(
                f"{each.id}{n}",
                each.date.edtf,
                each.title,
                summary=each.summary,
                tags=each.tags,
                quotes=each.quotes,
            )
            for n, each in enumerate(drawn)
        )
    )


def ask(text: str, events: Chronicle | Index) -> Found:
    query = parse(text)
    assert isinstance(query, Query), query
    return search(query, events)


@given(chronicles(), st.lists(WORDS, min_size=1, max_size=3))
def test_words_are_found_as_by_hand(events: Chronicle, words: list[str]) -> None:
    expected = [
        each.id
        for each in events.events
        if all(any(fold(word) in fold(text) for text in searched(each)) for word in words)
    ]
    found = ask(" ".join(f'"{word}"' for word in words), events)
    assert list(found.ids) == expected
    assert found.possibly == frozenset()


@given(chronicles(), QUERIES, QUERIES)
def test_not_and_or_obey_de_morgan(events: Chronicle, one: str, other: str) -> None:
    assert ask(f"-({one} or {other})", events) == ask(f"-({one}) -({other})", events)
    assert ask(f"-({one} {other})", events) == ask(f"-({one}) or -({other})", events)
    assert ask(f"-(-({one}))", events) == ask(one, events)
    assert ask(f"{one} {other}", events) == ask(f"{other} {one}", events)


@given(chronicles(), QUERIES)
def test_an_event_is_found_or_its_contrary_is(events: Chronicle, text: str) -> None:
    found, contrary = ask(text, events), ask(f"-({text})", events)
    assert found.possibly == contrary.possibly
    assert set(found.ids) | set(contrary.ids) == {each.id for each in events.events}
    assert set(found.ids) & set(contrary.ids) == found.possibly


def test_a_phrase_does_not_run_from_one_text_into_the_next() -> None:
    events = chronicle(event("one", title="alpha", summary="beta"))
    assert ask("alpha beta", events).ids == ("one",)
    assert ask('"alpha beta"', events).ids == ()
    assert ask("/alpha.beta/", events).ids == ()


def test_every_text_of_an_event_is_searched() -> None:
    told = quote("said 5", figure("5", "labelled", value=5, population="counted"), speaker="spoken")
    events = chronicle(
        event(
            "named",
            title="titled",
            date_text="worded",
            date_note="noted",
            summary="summed",
            tags=["tagged"],
            actors=["acted"],
            quotes=[told],
        )
    )
    words = "named titled worded noted summed tagged acted said labelled counted spoken"
    assert ask(words, events).ids == ("named",)
    assert ask("report", events).ids == ()


def test_an_index_after_a_change_answers_for_the_changed_events() -> None:
    kept, changed = event("kept", title="alpha"), event("changed", title="alpha")
    before = Index(chronicle(kept, changed))
    assert ask("alpha", before).ids == ("changed", "kept")
    after = before.over(
        chronicle(kept, event("changed", title="beta"), event("new", title="alpha")), {}
    )
    assert ask("alpha", after).ids == ("kept", "new")
    assert ask("beta", after).ids == ("changed",)
