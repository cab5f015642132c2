"""The silences among some of the events, without going over all of these.

Where beginnings follow closely upon one another there is no silence between them: such a run is
jumped through by halving. Only what reaches beyond the end of a run is looked at event by event.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from probtimeline.core.ledger import Ledger
from probtimeline.core.scale import SILENCE_DAYS, SILENCE_SHARE, Silence, busy, long_silences
from probtimeline.core.sorted_places import Places, reaching
from probtimeline.core.span import LOW

Stretch = tuple[int, int]


def silences_among(ledger: Ledger, places: Places, extent: int = 0) -> tuple[Silence, ...]:
    """The long stretches in which nothing among the events at the places began or ended.

    Where more events are still to come, they extend over as many days as are given.
    """
    return long_silences(busy(_stretches(ledger, places)), extent)


def _stretches(ledger: Ledger, places: Places) -> Iterator[Stretch]:
    """Stretches of days between which there are the same silences as between all moments."""
    begins = ledger.begins
    known = places.before(bisect_right(begins, LOW))
    for place in places[:known]:
        yield from ledger.moments(place)
    if known == len(places):
        return
    first, last = begins[places[known]], begins[places[-1]]
    # The whole extent is no shorter than that of the beginnings, and so is what counts as long.
    near = max(SILENCE_DAYS, (last - first + 1) // SILENCE_SHARE)
    for start, stop in _runs(ledger, places, known, near):
        yield begins[places[start]], begins[places[stop - 1]]
        for place in _beyond(ledger, places[start:stop]):
            yield from ledger.moments(place)


def _runs(ledger: Ledger, places: Places, start: int, near: int) -> Iterator[tuple[int, int]]:
    """The numbers from one up to another of places whose beginnings stand near one another."""
    begins, stop = ledger.begins, start
    while start < len(places):
        after = places.before(bisect_right(begins, begins[places[stop]] + near))
        if after - 1 > stop:
            stop = after - 1
            continue
        yield start, stop + 1
        start = stop = stop + 1


def _beyond(ledger: Ledger, run: Places) -> Iterator[int]:
    """The places whose dates reach beyond the last beginning of a run."""
    end = ledger.begins[run[-1]]
    yield from reaching(ledger.reaches, run, end + 1)
