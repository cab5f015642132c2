"""Facets: what a kind counts, and what its chip holds."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.support.build import event, figure, quote

from probtimeline.core.records import Event
from probtimeline.query.facets import FACETS, Chip, Facet, counts, facet_of, passes
from probtimeline.store.library import Library
from probtimeline.store.places import builtin_file


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Event]:
    nobody = tmp_path_factory.mktemp("reader") / "events.json"
    return Library(None, builtin=builtin_file(), reader=nobody).load().chronicle.events


def facet(name: str) -> Facet:
    found = facet_of(name)
    assert found is not None
    return found


@pytest.mark.parametrize("each", FACETS, ids=lambda each: each.name)
@pytest.mark.parametrize(
    "on",
    [(), (Chip("tag", "contracts"),), (Chip("tag", "statistics"), Chip("status", "claimed"))],
    ids=["no chip", "one chip", "two chips"],
)
def test_what_a_chip_holds_is_what_the_count_said(
    each: Facet, on: tuple[Chip, ...], events: Sequence[Event]
) -> None:
    left = [event for event in events if passes(event, on)]
    assert left
    for value, number in counts(each, left):
        chip = Chip(each.name, value)
        assert number == sum(passes(event, (*on, chip)) for event in events), chip.text


@pytest.mark.parametrize("each", FACETS, ids=lambda each: each.name)
def test_every_facet_tells_some_built_in_events_apart(each: Facet, events: Sequence[Event]) -> None:
    numbers = [number for _, number in counts(each, events)]
    assert len(numbers) > 1
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[-1] < len(events)


def test_an_event_counts_once_for_a_kind_and_kinds_keep_their_spelling() -> None:
    twice = event(
        "twice",
        tags=["Napo", "b", "a"],
        quotes=[quote("5 and 6", figure("5", unit="people"), figure("6", unit="people"))],
    )
    other = event("other", tags=["napo", "b"])
    assert counts(facet("unit"), [twice, other]) == (("people", 1),)
    assert counts(facet("tag"), [twice, other]) == (("b", 2), ("a", 1), ("Napo", 1), ("napo", 1))
    assert Chip("tag", "Napo").holds(twice)
    assert not Chip("tag", "Napo").holds(other)


def test_what_is_not_given_is_no_kind() -> None:
    bare = event("bare", quotes=[quote("5", figure("5", unit="", measure=""), speaker="")])
    names = ("tag", "actor", "speaker", "unit", "measure")
    assert [counts(facet(name), [bare]) for name in names] == [()] * len(names)


def test_a_chip_that_is_off_asks_for_nothing_and_says_what_it_would_hold() -> None:
    told = event("told", tags=["staffing"])
    off = Chip("tag", "contracts", on=False)
    assert passes(told, [off])
    assert not passes(told, [Chip("tag", "contracts")])
    assert not off.holds(told)
    assert off.text == "tag: contracts"


def test_a_chip_of_no_known_facet_holds_nothing() -> None:
    assert not Chip("colour", "red").holds(event())
