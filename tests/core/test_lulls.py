"""The silences among some events are those among their dates, however they are found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import chronicle, event

from probtimeline.core.ledger import Ledger
from probtimeline.core.lulls import silences_among
from probtimeline.core.scale import silences
from probtimeline.core.sorted_places import Places

DATES = st.one_of(
    st.integers(1900, 2020).map(str),
    st.dates().map(str).filter(lambda text: text >= "1950"),
    st.sampled_from(["[..1990]", "2014/..", "../2015-05", "198X", "2013~", "[2015..]", "/2001"]),
    st.tuples(st.integers(1960, 1990), st.integers(0, 40)).map(
        lambda both: f"{both[0]}-03/{both[0] + both[1]}-05-01"
    ),
)


@given(st.lists(DATES, max_size=12), st.data())
def test_the_silences_among_some_events_are_those_of_their_dates(
    dates: list[str], data: st.DataObject
) -> None:
    known = chronicle(*(event(f"e{n}", date) for n, date in enumerate(dates)))
    some = sorted(data.draw(st.sets(st.integers(0, max(0, len(dates) - 1))))) if dates else []
    among = [known.events[place].date for place in some]
    assert silences_among(known.ledger, Places.of(some)) == silences(among)


@given(st.lists(st.integers(0, 4000), min_size=1, max_size=60))
def test_beginnings_close_to_one_another_have_no_silence_between_them(days: list[int]) -> None:
    dates = [f"{1990 + day // 336}-{day % 336 // 28 + 1:02}-{day % 28 + 1:02}" for day in days]
    events = chronicle(*(event(f"e{n}", date) for n, date in enumerate(dates))).events
    ledger = Ledger.of(events)
    found = silences_among(ledger, Places(range(len(events))))
    assert found == silences([each.date for each in events]) == ledger.all_silences
