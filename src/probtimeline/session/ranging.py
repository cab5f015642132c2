"""A range of time marked by the reader: its moves, how far it reaches, and how long it is.

A range goes from the beginning of one date to the beginning of another. Where these are not known
to the day, neither is the range: what lies in it for certain lies between their inner bounds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from probtimeline.core.calendar import iso
from probtimeline.core.edtf import parse_edtf
from probtimeline.core.length import extent_text, length
from probtimeline.core.span import Overlap, Span
from probtimeline.session.marking import Stretch
from probtimeline.session.moves import Move
from probtimeline.session.state import State
from probtimeline.session.window import look_at

NO_RANGE = "No range is marked: r begins one at the selected event"

Days = tuple[int | None, int | None]
"""The first and last day of a stretch; None where it is not known."""


class Reach(NamedTuple):
    """How far a range reaches: `outer` at most, `inner` in any case, and the two dates.

    The dates are those of the events it goes from and to, whose places are `ends`, in their
    order; a range of days marked on the axis has one date and no such events.
    """

    outer: Days
    inner: Days
    dates: tuple[Span, ...]
    ends: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """How long it is: "4 years 1 month to 5 years 2 months"."""
        first, last = self.outer
        if not self.ends and first is not None and last is not None:
            return extent_text(first, last)
        return length(self.dates[0], self.dates[-1]).text

    def holds(self, date: Span) -> Overlap:
        """Whether what a date tells of falls into the range, or reaches into it."""
        found = date.overlap(*self.outer)
        if found is Overlap.NO:
            return found
        first, last = self.inner
        sure = first is not None and last is not None and first <= last
        within = sure and date.overlap(first, last) is Overlap.CERTAINLY
        return Overlap.CERTAINLY if within else Overlap.POSSIBLY


def mark_range() -> Move:
    """Begin a range at the selected event; end one that was begun. On the same event, drop it."""

    def move(state: State) -> State:
        stretch = state.stretch
        if state.event is None:
            return state.telling("There is no event to begin a range at")
        if stretch is None or not is_growing(stretch):
            begun = replace(state, stretch=Stretch(begin=state.selected))
            return begun.telling("A range begins here: go to where it ends, and press r again")
        if stretch.begin == state.selected:
            return drop_range()(state).telling("No range is marked any more")
        return replace(state, stretch=stretch._replace(end=state.selected))

    return move


def mark_days(first: int, last: int) -> Move:
    """Mark the days from one to another, in either order."""
    low, high = min(first, last), max(first, last)
    date = parse_edtf(iso(low) if low == high else f"{iso(low)}/{iso(high)}")
    days = date if isinstance(date, Span) else None
    return lambda state: replace(state, stretch=Stretch(days=days))


def drop_range() -> Move:
    """Mark no range any more."""
    return lambda state: replace(state, stretch=None)


def fit_range() -> Move:
    """Show just the range marked."""

    def move(state: State) -> State:
        found, whole = reach(state), state.chronicle.extent
        if found is None or whole is None:
            return state.telling(NO_RANGE)
        first, last = found.outer
        low, high = whole[0] if first is None else first, whole[1] if last is None else last
        return look_at(low, high)(state)

    return move


def is_growing(stretch: Stretch) -> bool:
    """Whether a range reaches to wherever the selection stands."""
    return stretch.days is None and not stretch.end


def reach(state: State) -> Reach | None:
    """How far the range marked reaches; None without one, or where its events are gone."""
    stretch = state.stretch
    if stretch is None:
        return None
    if stretch.days is not None:
        days = (stretch.days.earliest, stretch.days.latest)
        return Reach(days, days, (stretch.days,))
    places = state.chronicle.places
    begin, end = places.get(stretch.begin), places.get(stretch.end or state.selected)
    if begin is None or end is None:
        return None
    ends = (min(begin, end), max(begin, end))
    one, other = (state.chronicle.events[place].date for place in ends)
    return Reach(
        (one.begins.earliest, other.begins.latest),
        (one.begins.latest, other.begins.earliest),
        (one, other),
        ends,
    )
