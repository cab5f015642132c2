"""Moves through time: closer and further away, earlier and later, and back to all of it.

The window is a filter of its own: no move here touches the search or the chips. What was selected
stays selected where the window leaves it in sight; otherwise it is the nearest event in it.
A place is left on the trail where all time is left or shown again, and where a stretch is asked
for; steps from one window to the next leave none, so that "back" need not crawl through them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from probtimeline.core.calendar import civil
from probtimeline.core.periods import Period, Unit, period_at, zoomed_in, zoomed_out
from probtimeline.core.wording import shown_year
from probtimeline.session.arranging import arranged, in_sight
from probtimeline.session.moves import Move
from probtimeline.session.state import State

NO_DATES = "No event has a date to look closer at"
ALL_TIME = "All time is shown"


class Around(NamedTuple):
    """How many of what is asked for lie in the window, before it and after it."""

    here: int
    before: int
    after: int


def zoom_in(day: int | None = None) -> Move:
    """Show the next finer unit of the calendar, around a day: the selected event's unless given."""

    def move(state: State) -> State:
        whole = state.chronicle.extent
        if whole is None:
            return state.telling(NO_DATES)
        about = _about(state, day, whole)
        window = zoomed_in(state.window, about, whole, financial=state.financial)
        if window == state.window:
            return state.telling("Nothing is finer than a day")
        return _looking_at(state, window, jump=state.window is None)

    return move


def zoom_out(day: int | None = None) -> Move:
    """Show the next coarser unit, and all time where that would be no more."""

    def move(state: State) -> State:
        whole = state.chronicle.extent
        if state.window is None or whole is None:
            return state.telling(ALL_TIME)
        about = _about(state, day, whole)
        window = zoomed_out(state.window, whole, day=about, financial=state.financial)
        return _looking_at(state, window)

    return move


def pan(by: int) -> Move:
    """Show what lies so many windows later, earlier where `by` is negative."""

    def move(state: State) -> State:
        whole = state.chronicle.extent
        if state.window is None or whole is None:
            return state.telling(f"{ALL_TIME}: + looks closer")
        window = state.window.moved(by)
        if window.first > whole[1]:
            return state.telling(f"Nothing is dated after {shown_year(civil(whole[1])[0])}")
        if window.last < whole[0]:
            return state.telling(f"Nothing is dated before {shown_year(civil(whole[0])[0])}")
        return _looking_at(state, window)

    return move


def whole_time() -> Move:
    """Show all time again."""

    def move(state: State) -> State:
        if state.window is None:
            return state.telling(ALL_TIME)
        return _looking_at(state, None, jump=True)

    return move


def look_at(first: int, last: int) -> Move:
    """Show the days from one to another, as the unit of the calendar where they are just one."""

    def move(state: State) -> State:
        window = _unit_of(first, last, state.financial) or Period(first, last)
        if window == state.window:
            return state.telling(f"{window.text} is what is shown")
        return _looking_at(state, window, jump=True)

    return move


def toggle_financial() -> Move:
    """Count years from April to March, or from January to December again."""

    def move(state: State) -> State:
        financial = not state.financial
        words = "from April to March" if financial else "from January to December"
        turned = replace(state, financial=financial)
        window = state.window
        if window is not None and window.unit in (Unit.YEAR, Unit.QUARTER):
            day = _about(state, None, (window.first, window.last))
            turned = _looking_at(turned, period_at(day, window.unit, financial=financial))
        return turned.telling(f"Years are told {words}")

    return move


def around(state: State) -> Around:
    """How many events, or hits of the search, the window shows, and how many lie beside it."""
    window, found = state.window, state.rows.found
    here = len(state.rows.hits) if state.search.is_on else len(state.rows.shown)
    if window is None:
        return Around(here, 0, 0)
    asked: Sequence[int] = range(len(state.chronicle.events)) if found is None else found
    begins = state.chronicle.ledger.begins
    later = bisect_right(asked, window.last, key=begins.__getitem__)
    return Around(here, later - here, len(asked) - later)


def _looking_at(state: State, window: Period | None, *, jump: bool = False) -> State:
    trail = state.trail.leave(state.here) if jump else state.trail
    moved = in_sight(arranged(replace(state, window=window, trail=trail)))
    # A search being typed goes back to where it began: from now on, to somewhere in the window.
    return replace(moved, origin=moved.here) if moved.origin is not None else moved


def _about(state: State, day: int | None, whole: tuple[int, int]) -> int:
    """The day looked at: the one given, else the selected event's, within what is shown."""
    event = state.event
    if day is None and event is not None:
        date = event.date
        known = (date.begins.earliest, date.begins.latest, date.ends.latest)
        day = next((each for each in known if each is not None), None)
    first, last = whole if state.window is None else (state.window.first, state.window.last)
    return max(first, min(last, first if day is None else day))


def _unit_of(first: int, last: int, financial: bool) -> Period | None:
    units = (period_at(first, unit, financial=kind) for unit in Unit for kind in (financial, False))
    return next((unit for unit in units if (unit.first, unit.last) == (first, last)), None)
