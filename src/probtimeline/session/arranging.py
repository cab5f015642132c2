"""What is shown of a chronicle: the search, the chips and the window of time, taken together.

Each filter is kept by itself and none touches another; whoever changes one asks for `arranged`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import compress

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.periods import Period, period_at
from probtimeline.core.records import Event
from probtimeline.core.scale import Silence, silences
from probtimeline.core.span import Overlap
from probtimeline.query.facets import Chip
from probtimeline.session.figure_table import FigureTable
from probtimeline.session.rows import Rows, build_rows
from probtimeline.session.state import State


def arranged(state: State) -> State:
    """The state with the rows and figures that its filters leave."""
    rows = _rows(state)
    query = state.search.query if state.search.is_on and state.only_hits else None
    table = FigureTable(
        state.chronicle,
        rows.shown,
        state.index,
        query,
        state.sorting,
        verdicts=state.verdicts,
        chips=state.chips,
    )
    return replace(state, rows=rows, table=table)


def with_event_shown(state: State) -> State:
    """The state with whatever hides the selected event put aside, and a word on it."""
    event = state.event
    if event is None or state.place in state.rows.row_of:
        return state
    told = []
    window, chips, only_hits = state.window, state.chips, state.only_hits
    if window is not None and event.date.overlap(window.first, window.last) is Overlap.NO:
        window = _moved_to(event, window)
        told.append(f"{window.text} is shown" if window is not None else "all time is shown again")
    if not all(chip.holds(event) for chip in chips if chip.on):
        chips = tuple(chip if chip.holds(event) else replace(chip, on=False) for chip in chips)
        off = [new.text for old, new in zip(state.chips, chips, strict=True) if old.on != new.on]
        told.append(f"{' and '.join(off)} switched off")
    if only_hits and state.search.is_on and not state.search.finds(state.place):
        only_hits = False
        told.append("all events are shown again" if chips == state.chips else "with all events")
    words = "Not among the hits" if only_hits != state.only_hits else "Not among what was shown"
    moved = replace(state, window=window, chips=chips, only_hits=only_hits)
    return arranged(moved).telling(f"{words}: {', '.join(told)}")


def in_sight(state: State) -> State:
    """The state on an event that is shown: the selected one, else the nearest to it.

    Where a window begins after the selected event it is the next one shown, not what had begun
    long before and still lasts.
    """
    shown, place = state.rows.shown, state.place
    if not shown or place in state.rows.row_of:
        return state
    at = bisect_left(shown, place)
    near = min(shown[max(0, at - 1) : at + 1], key=lambda other: abs(other - place))
    event, window = state.event, state.window
    if window is not None and event is not None and event.date.sort_key[0] <= window.first:
        near = shown[min(at, len(shown) - 1)]
    return state.choosing(state.chronicle.events[near].id)


def _moved_to(event: Event, window: Period) -> Period | None:
    """The window moved to where an event begins; None where it is no unit of the calendar."""
    day = event.date.earliest if event.date.earliest is not None else event.date.latest
    if window.unit is None or day is None:
        return None
    return period_at(day, window.unit, financial=window.financial)


def _rows(state: State) -> Rows:
    chronicle, chips = state.chronicle, [chip for chip in state.chips if chip.on]
    searched = state.search.is_on
    passing = _passing(chronicle, chips) if chips else None
    hits = state.search.hits if searched else ()
    if passing is not None:
        kept = set(passing)
        hits = tuple(place for place in hits if place in kept)
    listed: Sequence[int] | None = hits if searched and state.only_hits else passing
    window = state.window
    if listed is None and window is None:
        return replace(build_rows(chronicle), hits=hits, found=hits if searched else None)
    everything = range(len(chronicle.events)) if listed is None else listed
    within, possibly = _within(chronicle, everything, window)
    inside = set(within)
    rows = build_rows(
        chronicle,
        within,
        _gaps(chronicle, everything, window),
        "an event" if listed is None else _narrowed_to(state, chips),
    )
    return replace(
        rows,
        possibly=possibly,
        hits=tuple(place for place in hits if place in inside),
        passing=passing,
        found=hits if searched else passing,
    )


def _narrowed_to(state: State, chips: Sequence[Chip]) -> str:
    """Of what a silence is silent where not all events are listed."""
    if not chips:
        return "a hit"
    # A source is known to readers by its publisher and date, not by its id.
    alone = len(chips) == 1 and not (state.search.is_on and state.only_hits)
    return chips[0].text if alone and chips[0].facet != "source" else "one of these"


def _passing(chronicle: Chronicle, chips: Sequence[Chip]) -> tuple[int, ...]:
    kept = (all(chip.holds(event) for chip in chips) for event in chronicle.events)
    return tuple(compress(range(len(chronicle.events)), kept))


def _within(
    chronicle: Chronicle, places: Iterable[int], window: Period | None
) -> tuple[tuple[int, ...], frozenset[int]]:
    """The places whose events may fall in the window, and those of them that only may."""
    if window is None:
        return tuple(places), frozenset()
    overlaps = {
        place: chronicle.events[place].date.overlap(window.first, window.last) for place in places
    }
    inside = tuple(place for place, overlap in overlaps.items() if overlap is not Overlap.NO)
    possibly = (place for place in inside if overlaps[place] is Overlap.POSSIBLY)
    return inside, frozenset(possibly)


def _gaps(
    chronicle: Chronicle, places: Iterable[int], window: Period | None
) -> tuple[Silence, ...]:
    """The silences among the events, those that reach into the window."""
    gaps = silences([chronicle.events[place].date for place in places])
    if window is None:
        return gaps
    return tuple(gap for gap in gaps if gap.last >= window.first and gap.first <= window.last)
