"""What is different between two revisions is told exactly, and what is the same stays the same."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import calculation, chronicle, comparison, event, source

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.delta import Delta, Difference, joined
from probtimeline.core.records import Event


def told(before: Chronicle, after: Chronicle) -> str:
    return Delta.between(before, after).text


OLD = chronicle(event("a"), event("b"), event("c"), sources=[source("report")])


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (OLD, ""),
        (chronicle(*OLD.events, event("d"), sources=[source("report")]), "+1 event"),
        (
            chronicle(*OLD.events, *map(event, "def"), sources=[source("report")]),
            "+3 events",
        ),
        (
            chronicle(event("a", title="Other"), *OLD.events[1:], sources=[source("report")]),
            "1 event changed",
        ),
        (
            chronicle(event("a"), sources=[source("report", "Another title")]),
            "2 events gone; 1 source changed",
        ),
        (
            chronicle(event("a", "2015"), event("b"), event("d"), sources=[source("report")]),
            "+1 event, 1 changed, 1 gone",
        ),
        (
            replace(OLD, comparisons=(comparison(),), calculations=(calculation(),)),
            "+1 comparison; +1 calculation",
        ),
        (replace(OLD, title="Other"), "another title or description"),
        (replace(OLD, added=frozenset({"b"})), "1 event changed"),
    ],
)
def test_it_is_told_by_kind_with_what_came_first(after: Chronicle, words: str) -> None:
    assert told(OLD, after) == words


def test_there_is_nothing_in_a_delta_of_one_revision_with_itself() -> None:
    assert not Delta.between(OLD, OLD)
    assert Delta.between(OLD, replace(OLD, about="Something"))


def test_thousands_are_told_with_a_comma() -> None:
    assert Difference(tuple(map(str, range(1200)))).told("event") == "+1,200 events"


def copied(known: Chronicle) -> Chronicle:
    """The same records as other objects, as reading a file again makes them."""
    return replace(
        known,
        events=tuple(replace(each) for each in known.events),
        sources={key: replace(each) for key, each in known.sources.items()},
        comparisons=tuple(replace(each) for each in known.comparisons),
        calculations=tuple(replace(each) for each in known.calculations),
    )


def test_the_same_records_read_again_are_the_earlier_revision_itself() -> None:
    known = replace(OLD, comparisons=(comparison(),), calculations=(calculation(),))
    again = copied(known)
    assert joined(known, again, Delta.between(known, again)) is known


def test_sources_in_another_order_are_another_revision() -> None:
    known = chronicle(sources=[source("a"), source("b")])
    turned = replace(known, sources=dict(reversed(list(known.sources.items()))))
    assert list(joined(known, turned, Delta.between(known, turned)).sources) == ["b", "a"]


records = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["2013", "2014", "2015"]))


def revision(dates: dict[str, str]) -> Chronicle:
    return chronicle(*(event(key, date) for key, date in dates.items()))


@given(records, records)
def test_every_event_is_kept_or_told_once(old: dict[str, str], new: dict[str, str]) -> None:
    before, after = revision(old), revision(new)
    found = Delta.between(before, after).events
    assert set(found.added) == new.keys() - old.keys()
    assert set(found.removed) == old.keys() - new.keys()
    assert set(found.changed) == {key for key in old.keys() & new.keys() if old[key] != new[key]}
    assert bool(Delta.between(before, after)) == (before != after)


@given(records, records)
def test_another_revision_is_taken_whole_and_the_same_one_not_at_all(
    old: dict[str, str], new: dict[str, str]
) -> None:
    before, after = revision(old), revision(new)
    made = joined(before, after, Delta.between(before, after))
    assert made == after
    assert (made is before) == (before == after)


def test_of_events_that_digests_tell_to_be_the_same_none_is_looked_at() -> None:
    before = chronicle(*map(event, "abdefg"))
    after = chronicle(*map(event, "abcdefg"))
    looked_at: list[int | slice] = []

    class Watched(tuple[Event, ...]):
        def __getitem__(self, at: Any) -> Any:
            looked_at.append(at)
            return super().__getitem__(at)

    ready = replace(after, events=Watched(after.events), ready=after)
    assert Delta.between(before, ready).events.added == ("c",)
    assert looked_at == [slice(2, 3)]
