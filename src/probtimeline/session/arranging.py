"""What is shown of a chronicle: the search, the chips and the window of time, taken together.

Each filter is kept by itself and none touches another; whoever changes one asks for `arranged`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.lulls import silences_among
from probtimeline.core.periods import Period, period_at
from probtimeline.core.records import Event
from probtimeline.core.scale import Silence
from probtimeline.core.sorted_places import NONE, Places, Possibly, within
from probtimeline.core.span import Overlap
from probtimeline.query.facets import Chip
from probtimeline.query.facets import passing as chips_passing
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
        chips = tuple(chip if chip.holds(event) else chip._replace(on=False) for chip in chips)
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
    at = shown.before(place)
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
    chronicle, chips = state.chronicle, tuple(chip for chip in state.chips if chip.on)
    searched = state.search.is_on
    # Moving through time leaves these alone: what follows from them is not worked out again.
    filters = (chronicle, state.search.hits if searched else None, state.only_hits, *chips)
    kept = state.rows if _alike(state.rows.filters, filters) else None
    passing = kept.passing if kept is not None else chips_passing(chronicle, chips)
    found = kept.found if kept is not None else _found(state, passing)
    hits = found if searched and found is not None else NONE
    listed = hits if searched and state.only_hits else passing
    silent = kept.silences if kept is not None else _silences(state, listed)
    window = state.window
    rows = build_rows(
        chronicle,
        _within(chronicle, listed, window),
        silent if window is None and listed is None else _near(silent, window),
        "an event" if listed is None else _narrowed_to(state, chips),
    )
    return replace(
        rows,
        possibly=_possibly(chronicle, rows.shown, window),
        hits=_within(chronicle, hits, window) or NONE,
        passing=passing,
        found=found,
        silences=silent,
        filters=filters,
    )


def _alike(before: tuple[object, ...], now: tuple[object, ...]) -> bool:
    """Whether the filters are the same; records and hits by identity, however many they are."""
    same = all(one is other for one, other in zip(before[:2], now, strict=False))
    return bool(before) and same and before[2:] == now[2:]


def _found(state: State, passing: Places | None) -> Places | None:
    """What the search and the chips leave; None where neither filters."""
    if not state.search.is_on:
        return passing
    hits = Places.of(state.search.hits)
    return hits if passing is None else hits.among(passing)


def _narrowed_to(state: State, chips: Sequence[Chip]) -> str:
    """Of what a silence is silent where not all events are listed."""
    if not chips:
        return "a hit"
    # A source is known to readers by its publisher and date, not by its id.
    alone = len(chips) == 1 and not (state.search.is_on and state.only_hits)
    return chips[0].text if alone and chips[0].facet != "source" else "one of these"


def _within(chronicle: Chronicle, places: Places | None, window: Period | None) -> Places | None:
    """The places, or all, whose events may fall in the window; None for all without one."""
    if window is None:
        return places
    every = Places(range(len(chronicle.ledger))) if places is None else places
    return within(chronicle.ledger, every, window.first, window.last)


def _possibly(
    chronicle: Chronicle, shown: Places, window: Period | None
) -> Possibly | frozenset[int]:
    """Those of the places shown that only may fall in the window."""
    if window is None:
        return frozenset()
    return Possibly(chronicle.ledger, shown, window.first, window.last)


def _silences(state: State, listed: Places | None) -> tuple[Silence, ...]:
    """The silences of all time among what is listed.

    Hits that are not counted yet may be anywhere: what is silent among those found so far is to
    be so among all of them, or rows would go away again.
    """
    ledger, extent = state.chronicle.ledger, state.chronicle.extent
    if listed is None:
        return ledger.all_silences
    is_growing = state.search.more and state.only_hits and extent is not None
    days = extent[1] - extent[0] + 1 if is_growing and extent is not None else 0
    return silences_among(ledger, listed, days)


def _near(gaps: Sequence[Silence], window: Period | None) -> tuple[Silence, ...]:
    """Those silences that reach into the window."""
    if window is None:
        return tuple(gaps)
    return tuple(gap for gap in gaps if gap.last >= window.first and gap.first <= window.last)
