"""Searching as the reader types: what is made ready once, and a pattern that is given up."""

from __future__ import annotations

from tests.support.build import chronicle, event
from tests.support.story import after, coming_in, opened

from probtimeline.core.chronicle import Chronicle
from probtimeline.session import moves
from probtimeline.session.searching import search_for

ENDLESS = "/(a|aa)+$/"
LONG = "a" * 5000 + "!"


def records(*titles: str, summary: str = "b") -> Chronicle:
    return chronicle(*(event(title, "2014", title, summary=summary) for title in titles))


def test_a_pattern_that_takes_too_long_keeps_the_last_answer_and_is_pointed_at() -> None:
    answered = after(opened(known=records("first", "second", summary=LONG)), search_for("first"))
    state = after(answered, search_for(f"first {ENDLESS}"))
    assert state.search.error is not None
    assert state.search.text[state.search.error.start : state.search.error.end] == ENDLESS[1:-1]
    assert state.search.hits == answered.search.hits
    assert state.search.query == answered.search.query
    assert state.rows == answered.rows
    assert after(state, search_for("second")).search.error is None


def test_a_search_that_takes_too_long_after_a_change_is_dropped_and_told() -> None:
    state = after(opened(known=records("alpha", "beta")), search_for(f"alpha or {ENDLESS}"))
    assert state.search.is_on
    changed = after(state, coming_in(records("alpha", "new", summary=LONG)))
    assert not changed.search.is_on
    assert changed.search.text == f"alpha or {ENDLESS}"
    assert len(changed.rows.shown) == 2
    assert "takes too long" in changed.notice


def test_what_is_made_ready_for_searching_lasts_as_long_as_the_records() -> None:
    known = records("alpha", "beta")
    state = opened(known=known)
    searched = after(state, search_for("alpha"), moves.step(1), search_for("nowhere"))
    assert searched.vocabulary is state.vocabulary
    assert searched.index.chronicle is known
    later = records("gamma")
    changed = after(searched, coming_in(later, {"report": "text"}))
    assert changed.index.chronicle is changed.chronicle == later
    assert after(changed, search_for("gamma")).search.hits == (0,)
