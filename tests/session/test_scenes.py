"""The events of a story, decoded one by one: their dates as the events themselves tell them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import chronicle, event

from probtimeline.core.span import extent
from probtimeline.session.scenes import Scenes

DATES = ["2013", "2014-05-06", "../2010", "2011/..", "2012~", "1999/2020", "[1990..1995]"]


@given(st.lists(st.sampled_from(DATES), max_size=8), st.sets(st.integers(0, 7)))
def test_scenes_have_the_dates_of_their_events(dates: list[str], chosen: set[int]) -> None:
    known = chronicle(*(event(f"e{n}", date) for n, date in enumerate(dates)))
    places = sorted(place for place in chosen if place < len(dates))
    scenes = Scenes(known, places)
    events = [known.events[place] for place in places]
    assert list(scenes) == events
    assert scenes.extent == extent(each.date for each in events)
    days = [each.date.begins.earliest for each in events]
    assert [scenes.begins(number) for number in range(len(scenes))] == days
    numbers = [scenes.number(place) for place in range(len(dates))]
    assert numbers == [places.index(n) if n in chosen else -1 for n in range(len(dates))]
