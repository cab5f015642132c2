"""The next hit and the one before it are right at once, however little has been counted."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.build import chronicle, event
from tests.support.story import after, opened

from probtimeline.core.chronicle import Chronicle
from probtimeline.query.parser import Query, parse
from probtimeline.query.search import search
from probtimeline.session.asking import go_on
from probtimeline.session.filtering import narrow
from probtimeline.session.moves import select, to_next
from probtimeline.session.searching import keep_search, looked_on, search_for, toggle_only_hits
from probtimeline.session.state import State

MANY = 6000
RARE = frozenset((3, 70, 71, 2900, 3100, 5990))


def _made() -> Chronicle:
    return chronicle(
        *(
            event(
                f"e{number:05}",
                f"{1000 + number // 12:04}-{number % 12 + 1:02}",
                f"common {'rarer' if number % 50 == 0 else 'plain'}",
                tags=["fifth"] if number % 5 == 0 else [],
                summary="rarest" if number in RARE else "",
            )
            for number in range(MANY)
        )
    )


LONG = _made()
PLACES = st.integers(0, MANY - 1)
WORDS = st.sampled_from(("common", "rarer", "rarest", "common -rarer", "/rarer|rarest/"))


def place(number: int) -> str:
    return LONG.events[number].id


def begun(at: int, words: str, slices: int = 0) -> State:
    """A search from an event on, of which so many slices have been counted behind it."""
    state = after(opened(place(at), known=LONG), search_for(words), keep_search())
    for _ in range(slices):
        state = looked_on(state.search, go_on(state.search, state.vocabulary))(state)
    return state


def hits(words: str) -> list[int]:
    query = parse(words)
    assert isinstance(query, Query)
    return list(search(query, LONG).places)


def test_the_hit_before_the_first_one_counted_is_found_at_once() -> None:
    state = begun(3000, "common")
    assert state.search.rest is not None
    assert state.selected == place(3000)
    moved = to_next("hit", -1)(state)
    assert (moved.selected, moved.notice) == (place(2999), "")
    assert moved.only_hits
    assert 2999 in moved.rows.row_of


def test_one_after_another_it_goes_back_and_forward_through_what_is_not_counted() -> None:
    state = begun(3000, "rarer or rarest")
    expected = hits("rarer or rarest")
    for direction, wanted in (
        (-1, [each for each in reversed(expected) if each < 3000]),
        (1, expected[1:]),
    ):
        seen = []
        for _ in wanted:
            state = to_next("hit", direction)(state)
            seen.append(state.place)
        assert seen == wanted
    assert to_next("hit", 1)(state).notice == "No later hit"


@settings(max_examples=60, deadline=None)
@given(st.tuples(PLACES, WORDS, st.integers(0, 3)), PLACES, st.sampled_from((-1, 1)), st.booleans())
def test_it_is_the_nearest_of_all_hits(
    begins: tuple[int, str, int], at: int, direction: int, narrowed: bool
) -> None:
    state, words = after(begun(*begins), toggle_only_hits(), select(place(at))), begins[1]
    wanted = hits(words)
    if narrowed:
        state = after(state, narrow("tag", "fifth"), select(place(at - at % 5)))
        wanted = [each for each in wanted if each % 5 == 0]
    beyond = [each for each in wanted if (each - state.place) * direction > 0]
    for _ in range(40):
        moved = to_next("hit", direction)(state)
        if "%" not in moved.notice:
            break
        state = replace(moved, notice="")
    if beyond:
        assert moved.place == (min(beyond) if direction > 0 else max(beyond))
        assert moved.notice == ""
    else:
        assert moved.place == state.place
        assert moved.notice == f"No {'later' if direction > 0 else 'earlier'} hit"


@settings(max_examples=30, deadline=None)
@given(PLACES, WORDS, st.lists(st.sampled_from((-1, 1)), max_size=4))
def test_what_is_counted_in_the_end_is_the_same(origin: int, words: str, steps: list[int]) -> None:
    state = begun(origin, words)
    for direction in steps:
        state = to_next("hit", direction)(state)
    found = state.search
    while found.rest is not None:
        found = go_on(found, state.vocabulary)
    assert list(found.hits) == hits(words)


def test_what_takes_longer_than_a_key_press_may_is_told_and_gone_on_with_when_asked_again() -> None:
    state = begun(2850, "/rarest/")
    assert state.selected == place(2900)
    told = []
    while state.selected == place(2900):
        state = to_next("hit", -1)(replace(state, notice=""))
        told.append(state.notice)
    assert state.selected == place(71)
    assert told[0].startswith("No earlier hit found yet, at ")
    assert told[-1] == ""
    assert sorted(told[:-1]) == told[:-1]
    assert 1 < len(told) < 20
