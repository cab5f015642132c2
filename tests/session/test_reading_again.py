"""When the records change, the reader keeps the place, the search and the trail."""

from dataclasses import replace

import pytest
from tests.support.build import event
from tests.support.story import SHARED, after, coming_in, opened, story

from probtimeline.audit.quotes import check_quotes
from probtimeline.core.chronicle import Chronicle
from probtimeline.session import arriving, moves
from probtimeline.session.searching import search_for, toggle_only_hits
from probtimeline.session.sources import open_source


def without(*ids: str) -> Chronicle:
    known = story()
    return replace(known, events=tuple(one for one in known.events if one.id not in ids))


def grown() -> Chronicle:
    known = story()
    new = event("new-service", "1950", "A new service")
    return replace(known, events=tuple(sorted((*known.events, new), key=lambda one: one.order)))


def test_the_selection_is_kept_by_id() -> None:
    state = after(opened("split"), coming_in(grown()))
    assert state.selected == "split"
    assert state.chronicle.events[state.place].id == "split"


@pytest.mark.parametrize(
    ("gone", "words"),
    [
        ((), ""),
        (("split",), "1 event gone"),
        (("a", "call", "split"), "2 events gone"),
    ],
)
def test_it_says_how_many_events_came_or_went(gone: tuple[str, ...], words: str) -> None:
    assert arriving.prepared(opened(), without(*gone), {}).text == words


def test_a_selected_event_that_is_gone_gives_way_to_the_one_in_its_place() -> None:
    state = after(opened("split"), coming_in(without("split")))
    assert state.selected == "collapse"
    state = after(opened("after"), coming_in(without("after", "report")))
    assert state.selected == "call"
    assert after(state, coming_in(Chronicle())).selected == ""


def test_a_search_is_asked_again_of_what_is_there_now() -> None:
    state = after(opened("split"), search_for("service"))
    state = after(state, coming_in(grown()))
    found = [state.chronicle.events[place].id for place in state.search.hits]
    assert found == ["new-service", "old-plan", "contracts", "split"]
    assert state.rows.shown == state.search.hits
    assert after(state, moves.to_next("hit", -1)).selected == "contracts"


def test_hits_that_are_gone_are_no_longer_stepped_to() -> None:
    state = after(opened("call"), search_for("unions or split"))
    fewer = without("custom", "old-plan", "consultation", "inspection", "ballot", "after", "call")
    state = after(state, coming_in(fewer))
    assert [state.chronicle.events[place].id for place in state.search.hits] == [
        "contracts",
        "split",
    ]
    assert state.place in state.rows.row_of
    assert after(state, moves.to_next("hit", 1), moves.to_next("hit", 1)).notice == "No later hit"


def test_hits_among_all_events_stay_among_all_events() -> None:
    state = after(opened(), search_for("service"), toggle_only_hits())
    state = after(state, coming_in(grown()))
    assert len(state.rows.shown) == len(grown().events)


def test_a_mistake_in_the_search_stays_told() -> None:
    state = after(opened(), search_for("service"), search_for('"service'))
    again = after(state, coming_in(grown()))
    assert again.search.error == state.search.error
    assert again.search.text == '"service'


def test_a_search_begun_at_an_event_that_is_gone_can_be_left() -> None:
    state = after(opened("ballot"), search_for("service"))
    state = after(state, coming_in(without("ballot")))
    assert after(state, search_for("")).selected in state.chronicle.places


def test_an_open_source_that_is_gone_is_closed() -> None:
    state = replace(opened("split"), view="source", source="paper", passage="a second passage")
    known = without()
    kept = after(state, coming_in(known))
    assert (kept.source, kept.passage) == ("paper", "a second passage")
    lost = replace(known, sources={"early": known.sources["early"]})
    state = after(state, coming_in(lost))
    assert (state.source, state.passage) == ("", "")


def test_verdicts_stay_until_the_texts_are_others() -> None:
    texts = {"paper": "the service was split in two"}
    state = opened("split", texts)
    verdicts = check_quotes(state.chronicle, texts)
    state = after(state, moves.checked(verdicts))
    assert state.verdict("paper", texts["paper"]).kind.value == "exact"
    again = after(state, coming_in(grown(), texts))
    assert again.verdict("paper", texts["paper"]).kind.value == "exact"
    other = after(again, coming_in(grown(), {"paper": "nothing of the kind"}))
    assert other.verdict("paper", texts["paper"]).kind.value == "unchecked"


def test_back_does_not_open_a_source_that_is_gone() -> None:
    state = after(opened("split"), open_source("paper", SHARED), moves.open_view("timeline"))
    fewer = Chronicle.of(story().events)
    assert after(state, coming_in(fewer), moves.back()).source == ""
