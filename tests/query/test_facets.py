"""Facets: what a kind counts, and what its chip holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import chronicle, event, figure, quote

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.records import Event
from probtimeline.core.sorted_places import Places
from probtimeline.query.facets import FACETS, Chip, Facet, counts, facet_of, passes, passing
from probtimeline.store.library import Library
from probtimeline.store.places import builtin_file


@pytest.fixture(scope="module")
def built_in(tmp_path_factory: pytest.TempPathFactory) -> Chronicle:
    nobody = tmp_path_factory.mktemp("reader") / "events.json"
    return Library(None, builtin=builtin_file(), reader=nobody).load().chronicle


def facet(name: str) -> Facet:
    found = facet_of(name)
    assert found is not None
    return found


def counted(name: str, known: Chronicle) -> tuple[tuple[str, int], ...]:
    return counts(facet(name), known, Places(range(len(known.events))))


@pytest.mark.parametrize("each", FACETS, ids=lambda each: each.name)
@pytest.mark.parametrize(
    "on",
    [(), (Chip("tag", "contracts"),), (Chip("tag", "statistics"), Chip("status", "claimed"))],
    ids=["no chip", "one chip", "two chips"],
)
def test_what_a_chip_holds_is_what_the_count_said(
    each: Facet, on: tuple[Chip, ...], built_in: Chronicle
) -> None:
    left = passing(built_in, on) or Places(range(len(built_in.events)))
    assert left
    for value, number in counts(each, built_in, left):
        chip = Chip(each.name, value)
        assert number == sum(passes(event, (*on, chip)) for event in built_in.events), chip.text


TAGS = st.lists(st.sampled_from(["one", "One", "two", ""]), max_size=3)
EVENTS = st.lists(
    st.builds(
        lambda tags, actors, said: event(
            "e", tags=tags, actors=actors, quotes=[quote(speaker=each) for each in said]
        ),
        TAGS,
        TAGS,
        TAGS,
    ),
    max_size=6,
)
CHIPS = st.lists(
    st.builds(
        Chip,
        st.sampled_from(["tag", "actor", "speaker", "status", "colour"]),
        st.sampled_from(["one", "One", "two", "happened", "three"]),
        st.booleans(),
    ),
    max_size=3,
)


@given(EVENTS, CHIPS)
def test_what_the_chips_leave_is_what_each_of_them_holds(
    events: list[Event], chips: list[Chip]
) -> None:
    known = chronicle(*events)
    left = passing(known, chips)
    assert (left is None) == (not any(chip.on for chip in chips))
    if left is not None:
        expected = [place for place, each in enumerate(known.events) if passes(each, chips)]
        assert list(left) == expected


@pytest.mark.parametrize("each", FACETS, ids=lambda each: each.name)
def test_every_facet_tells_some_built_in_events_apart(each: Facet, built_in: Chronicle) -> None:
    numbers = [number for _, number in counted(each.name, built_in)]
    assert len(numbers) > 1
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[-1] < len(built_in.events)


def test_an_event_counts_once_for_a_kind_and_kinds_keep_their_spelling() -> None:
    twice = event(
        "twice",
        tags=["Napo", "b", "a"],
        quotes=[quote("5 and 6", figure("5", unit="people"), figure("6", unit="people"))],
    )
    other = event("other", tags=["napo", "b"])
    both = chronicle(twice, other)
    assert counted("unit", both) == (("people", 1),)
    assert counted("tag", both) == (("b", 2), ("a", 1), ("Napo", 1), ("napo", 1))
    assert counts(facet("tag"), both, Places([1])) == (("a", 1), ("b", 1), ("Napo", 1))
    assert Chip("tag", "Napo").holds(twice)
    assert not Chip("tag", "Napo").holds(other)


def test_what_is_not_given_is_no_kind() -> None:
    bare = event("bare", quotes=[quote("5", figure("5", unit="", measure=""), speaker="")])
    names = ("tag", "actor", "speaker", "unit", "measure")
    assert [counted(name, chronicle(bare)) for name in names] == [()] * len(names)


def test_a_chip_that_is_off_asks_for_nothing_and_says_what_it_would_hold() -> None:
    told = event("told", tags=["staffing"])
    off = Chip("tag", "contracts", on=False)
    assert passes(told, [off])
    assert not passes(told, [Chip("tag", "contracts")])
    assert not off.holds(told)
    assert off.text == "tag: contracts"


def test_a_chip_of_no_known_facet_holds_nothing() -> None:
    assert not Chip("colour", "red").holds(event())
