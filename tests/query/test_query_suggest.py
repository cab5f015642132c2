"""Completion at the cursor, and what is offered where nothing is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import chronicle, event, figure, quote, source

from probtimeline.query.operators import OPERATORS
from probtimeline.query.parser import Query, parse
from probtimeline.query.search import search
from probtimeline.query.suggest import Completion, complete, did_you_mean, nearest
from probtimeline.query.vocabulary import Vocabulary

EVENTS = chronicle(
    event(
        "tagging-review",
        title="Tagging contracts are reviewed",
        tags=["tagging", "contracts"],
        actors=["Ministry of Justice"],
        quotes=[quote("5 firms", figure("5", value=5, unit="companies"), source="news")],
        milestone=True,
    ),
    event(
        "contracts-end",
        title="Contracts end",
        tags=["contracts", "early-contracts"],
        actors=["Chris Grayling", 'The "Trust"'],
        quotes=[quote("it ended", speaker="Rory Stewart", source="news")],
    ),
    event("ballot", title="Strike ballot", tags=["staffing"], actors=["Napo (union)"]),
    sources=[source("news", "The Evening Paper")],
)


def offered(text: str, cursor: int | None = None) -> list[str]:
    return [each.insert for each in complete(text, len(text) if cursor is None else cursor, EVENTS)]


def accepted(text: str, completion: Completion) -> str:
    return text[: completion.start] + completion.insert + text[completion.end :]


def test_fields_are_offered_from_nothing_and_from_their_beginning() -> None:
    assert offered("") == [f"{operator.name}:" for operator in OPERATORS]
    assert offered("napo -") == offered("")
    assert offered("s")[:3] == ["source:", "speaker:", "status:"]
    assert offered("napo (ta")[0] == "tag:"


def test_a_field_is_replaced_by_its_name_where_the_cursor_is_in_it() -> None:
    completion = complete("ta:x napo", 2, EVENTS)[0]
    assert accepted("ta:x napo", completion) == "tag:x napo"


@pytest.mark.parametrize(
    ("text", "inserts"),
    [
        ("tag:", ["contracts", "early-contracts", "staffing", "tagging"]),
        ("tag:con", ["contracts", "early-contracts"]),
        ("tag:C", ["contracts", "early-contracts"]),
        ("actor:gr", ['"Chris Grayling"']),
        ('actor:"min', ['"Ministry of Justice"']),
        ("actor:napo", ['"Napo (union)"']),
        ("actor:the", ["The"]),
        ("source:n", ["news"]),
        ("source:evening", ["news"]),
        ("speaker:", ['"Rory Stewart"']),
        ("id:ba", ["ballot"]),
        ("has:fig", ["figures"]),
        ("is:", ["milestone"]),
        ("status:", ["happened"]),
        ("unit:c", ["companies"]),
        ("in:", ["text"]),
        ("figure:", []),
        ("before:20", []),
        ("nonsense:x", []),
        ("tag:zzz", []),
        ('"tag', []),
        ("/tag", []),
    ],
)
def test_values_that_are_there_are_offered(text: str, inserts: list[str]) -> None:
    assert offered(text) == inserts


def test_a_value_is_replaced_whole_and_the_rest_stays() -> None:
    completion = complete('actor:"Chr" strike', 9, EVENTS)[0]
    assert accepted('actor:"Chr" strike', completion) == 'actor:"Chris Grayling" strike'


def test_hints_count_the_events_a_value_finds() -> None:
    hints = {each.insert: each.hint for each in complete("tag:", 4, EVENTS)}
    assert hints["contracts"] == "2 events"
    assert hints["tagging"] == "1 event"
    assert complete("source:", 7, EVENTS)[0].hint == "2 events · The Evening Paper"
    assert complete("is:", 3, EVENTS)[0].hint == "1 event · a milestone"


def test_words_are_offered_after_two_letters() -> None:
    assert offered("c") == []
    assert offered("co") == ["contracts"]
    assert offered("staf") == ["staffing"]
    assert offered("strike min") == ["Ministry"]
    assert "ended" not in offered("end")


@given(
    st.text(max_size=15) | st.sampled_from(["tag:con x", "-actor:mi", "stri"]), st.integers(-1, 20)
)
def test_completion_never_fails_and_replaces_what_is_at_the_cursor(text: str, cursor: int) -> None:
    place = max(0, min(cursor, len(text)))
    for each in complete(text, cursor, Vocabulary.of(EVENTS)):
        assert 0 <= each.start <= place <= each.end <= len(text)


def near(text: str) -> tuple[str, ...]:
    query = parse(text)
    assert isinstance(query, Query)
    return nearest(query, EVENTS)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("tageing", "tagging"),
        ("strik contrcts", "contracts"),
        ("tag:tageing", "tag:tagging"),
        ("actor:graling", "actor:Grayling"),
        ('actor:"ministry of justise"', 'actor:"Ministry of Justice"'),
        ("unit:compnies", "unit:companies"),
        ('"ballot strike"', "ballot strike"),
    ],
)
def test_what_is_offered_is_near_and_finds_something(text: str, first: str) -> None:
    assert near(text)[0] == first
    for term in near(text):
        query = parse(term)
        assert isinstance(query, Query)
        assert search(query, EVENTS).ids


@pytest.mark.parametrize(
    "text", ["zzzzqqq", "strike ministry", "tag:tagging strike", "figure:99", ""]
)
def test_nothing_is_offered_where_nothing_is_near_or_each_term_is_there(text: str) -> None:
    assert near(text) == ()


def test_the_nearest_name_is_offered_for_one_that_is_not_known() -> None:
    names = ["figures", "quotes", "summary", "milestone"]
    assert did_you_mean("qoutes", names) == "quotes"
    assert did_you_mean("sum", names) == "summary"
    assert did_you_mean("FIGURE", names) == "figures"
    assert did_you_mean("zebra", names) is None
    assert did_you_mean("", names) is None
    assert did_you_mean("x", []) is None
