"""Which events are of which kind, told without the events."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import chronicle, event, figure, quote
from tests.support.story import story

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.kinds import CODES, VALUES, Kinds

NAMES = st.lists(st.text(max_size=3) | st.sampled_from(["one", "One", "a\tb\nc", "\ud800"]))


def of_every_kind(known: Chronicle) -> dict[tuple[str, str], list[int]]:
    """The places by facet and value, found by going over all events."""
    found: dict[tuple[str, str], list[int]] = {}
    for facet, values in VALUES.items():
        for place, each in enumerate(known.events):
            for value in dict.fromkeys(values(each)):
                found.setdefault((facet, value), []).append(place)
    return found


def told(kinds: Kinds) -> dict[tuple[str, str], list[int]]:
    return {
        (facet, value): list(kinds.of_number(number))
        for facet in VALUES
        for value, number in kinds.values(facet).items()
    }


@given(st.lists(st.tuples(NAMES, NAMES, NAMES), max_size=5))
def test_every_kind_has_the_places_of_its_events(
    drawn: list[tuple[list[str], list[str], list[str]]],
) -> None:
    known = chronicle(
        *(
            event(f"e{n}", tags=tags, actors=actors, quotes=[quote(speaker=each) for each in said])
            for n, (tags, actors, said) in enumerate(drawn)
        )
    )
    assert told(known.kinds) == of_every_kind(known)


def test_all_facets_of_a_chronology_are_told() -> None:
    known = story()
    assert told(known.kinds) == of_every_kind(known)
    assert known.kinds.where("tag", "reform") == known.kinds.where("tag", "reform")
    assert list(known.kinds.where("status", "planned")) == [known.places["old-plan"]]


def test_what_no_event_is_of_stands_nowhere() -> None:
    one = event(quotes=[quote("5", figure("5", unit="", population=""), speaker="")])
    kinds = chronicle(one).kinds
    assert list(kinds.where("tag", "nowhere")) == []
    assert not any(kinds.values(facet) for facet in ("tag", "speaker", "unit", "population"))


def test_kinds_kept_as_bytes_tell_the_same() -> None:
    kinds = story().kinds
    mapped = {
        name: memoryview(bytes(memoryview(getattr(kinds, name)).cast("B"))).cast(code)  # type: ignore[call-overload]
        for name, code in CODES.items()
    }
    assert told(Kinds(**mapped)) == told(kinds)
