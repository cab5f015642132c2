"""Going to a date: which event stands where a reader would look for it."""

from __future__ import annotations

from collections.abc import Sequence

from probtimeline.core.records import Event
from probtimeline.core.span import Kind, Overlap, Span
from probtimeline.session.moves import Move, select
from probtimeline.session.state import State


def go_to(span: Span, *, near: bool = False) -> Move:
    """Select the event at a date, among those shown; say so where none begins then.

    Where none does, it is one that lasted into it, or (with `near`) the nearest beginning: where a
    reader points at a place in time, what has lasted for years is far from it.
    """

    def move(state: State) -> State:
        events = state.chronicle.events
        places = state.rows.shown or range(len(events))
        place = at_date(state, span, places)
        if place is None:
            return state.telling("There is no event to go to")
        if _distance(events[place].date, span) == 0:
            return select(events[place].id, jump=True)(state)
        lasting = None if near else _lasting(events, span, places)
        event = events[place if lasting is None else lasting]
        # What a search, the chips or the window hide may well be dated then.
        hidden = len(places) < len(events)
        none = f"None of the {len(places)} shown" if hidden else "Nothing"
        match event.date.overlap(span.earliest, span.latest):
            case Overlap.CERTAINLY:
                words = f"begins in {span.text}: {event.date.text} reaches into it"
            case Overlap.POSSIBLY:
                words = f"begins in {span.text}: {event.date.text} may reach into it"
            case _:
                words = f"is dated {span.text}: {event.date.text} is the nearest"
        return select(event.id, jump=True)(state).telling(f"{none} {words}")

    return move


def _lasting(events: Sequence[Event], span: Span, places: Sequence[int]) -> int | None:
    """The place of what lasted into a date, certainly if there is one; the latest of several."""
    found: dict[Overlap, int] = {}
    for place in places:
        date = events[place].date
        if date.kind is Kind.DURATION:
            found[date.overlap(span.earliest, span.latest)] = place
    return found.get(Overlap.CERTAINLY, found.get(Overlap.POSSIBLY))


def at_date(state: State, span: Span, places: Sequence[int]) -> int | None:
    """The place, among those given, of the event that begins nearest to a date.

    Nearness counts the days between the two, and the days by which the event's beginning is less
    exact than the date: "February 2013" finds what is dated to that month before what happened at
    some time in 2013, and a year finds its first event.
    """

    def key(place: int) -> float:
        date = state.chronicle.events[place].date
        return _distance(date, span) + _looseness(date, span)

    return min(places, key=key, default=None)


def _distance(date: Span, window: Span) -> float:
    """Days between the beginning of a date and a window; 0 where they touch."""
    first, last = _beginning(date)
    before = 0.0 if window.earliest is None else window.earliest - last
    after = 0.0 if window.latest is None else first - window.latest
    return max(0.0, before, after)


def _looseness(date: Span, window: Span) -> float:
    """How many days the beginning of a date may lie outside a window."""
    first, last = _beginning(date)
    before = 0.0 if window.earliest is None else max(0.0, window.earliest - first)
    after = 0.0 if window.latest is None else max(0.0, last - window.latest)
    return before + after


def _beginning(date: Span) -> tuple[float, float]:
    """The first and last day on which it may have begun; an unknown side is that of its end."""
    first, last = date.begins.earliest, date.begins.latest
    known = [day for day in (first, last, date.ends.earliest, date.ends.latest) if day is not None]
    if not known:
        return date.sort_key
    return (known[0] if first is None else first, known[-1] if last is None else last)


def reading_base(state: State) -> Span | None:
    """The day words such as "last autumn" are counted from: when the event's source appeared."""
    event = state.event
    if event is not None and event.quotes:
        source = state.chronicle.sources.get(event.quotes[0].source)
        if source is not None and source.published is not None:
            return source.published
    return state.today
