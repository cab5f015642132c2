"""Going to a date finds the event that begins nearest to it, however few are looked at."""

from __future__ import annotations

from math import inf

from hypothesis import given
from hypothesis import strategies as st
from tests.core.test_columns_of_some_events import DATES
from tests.support.build import chronicle, event, span

from probtimeline.core.records import Event
from probtimeline.core.sorted_places import Places
from probtimeline.core.span import Span
from probtimeline.session.dating import at_date
from probtimeline.session.state import State


def distance(event: Event, date: Span) -> float:
    """Days between the two, and days by which the beginning is less exact than the date."""
    begins, ends = event.date.begins, event.date.ends
    known = [day for day in (*begins, *ends) if day is not None]
    low, high = date.earliest, date.latest
    assert low is not None
    assert high is not None
    first, last = (known[0], known[-1]) if known else (-inf, inf)
    first = first if begins.earliest is None else begins.earliest
    last = last if begins.latest is None else begins.latest
    loose = max(0, low - first) + max(0, last - high)
    return loose + max(0, low - last, first - high)


@given(
    st.lists(DATES, min_size=1, max_size=25),
    st.sampled_from(["2013", "2013-05", "2014-02-11", "2009", "2019-04", "2015-07-01", "201X"]),
    st.integers(1, 3),
)
def test_the_nearest_beginning_is_found(dates: list[str], wanted: str, every: int) -> None:
    known = chronicle(*(event(f"e{number}", date) for number, date in enumerate(dates)))
    places = Places.of([*range(0, len(dates), every)])
    found = at_date(State.of(known), span(wanted), places)
    assert found is not None
    away = {place: distance(known.events[place], span(wanted)) for place in places}
    assert away[found] == min(away.values())
