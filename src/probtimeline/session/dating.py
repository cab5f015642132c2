"""Going to a date: which event stands where a reader would look for it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from math import inf

from probtimeline.core.ledger import Ledger
from probtimeline.core.sorted_places import Places
from probtimeline.core.span import HIGH, LOW, Overlap, Span
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
        if _distance(state.chronicle.ledger, place, span) == 0:
            return select(events[place].id, jump=True)(state)
        lasting = None if near else _lasting(state, span, places)
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


def _lasting(state: State, span: Span, places: Sequence[int]) -> int | None:
    """The place of what lasted into a date, certainly if there is one; the latest of several."""
    ledger = state.chronicle.ledger
    found = None
    for place in reversed(ledger.lasts.all_meeting(*_days(span))):
        if place not in places:
            continue
        if ledger.overlap(place, span.earliest, span.latest) is Overlap.CERTAINLY:
            return place
        found = place if found is None else found
    return found


def at_date(state: State, span: Span, places: Sequence[int]) -> int | None:
    """The place, among those given, of the event that begins nearest to a date.

    Nearness counts the days between the two, and the days by which the event's beginning is less
    exact than the date: "February 2013" finds what is dated to that month before what happened at
    some time in 2013, and a year finds its first event.
    """
    ledger, known = state.chronicle.ledger, Places.of(places)
    low, high = _days(span)
    at = known.before(bisect_left(ledger.begins, low))
    if at < len(known) and _apart(*_beginning(ledger, known[at]), low, high) == 0:
        return known[at]
    nearest = min(_near(ledger, known, low, high), default=None)
    return None if nearest is None else nearest[1]


def _near(ledger: Ledger, places: Places, low: int, high: int) -> Iterator[tuple[float, int]]:
    """Some of the places, each with how far it is, among which is the nearest to a date."""
    best = inf
    for going in _away(ledger, places, low, high):
        for least, place in going:
            if least > best:
                break
            apart = _apart(*_beginning(ledger, place), low, high)
            if apart <= best and place in places:
                best = apart
                yield apart, place


def _away(
    ledger: Ledger, places: Places, low: int, high: int
) -> Iterator[Iterable[tuple[int, int]]]:
    """Ways of going away from a date: places, and how near what comes from there on is at best.

    What begins on a known day is twice as far as the days to it. What may begin on any of several
    days is nearer by these, and of one length comes in order; of what is as near, the first counts.
    """
    begins = ledger.begins
    unknown = places.before(bisect_right(begins, LOW))
    start = places.before(bisect_left(begins, low))
    later = map(places.__getitem__, range(start, len(places)))
    yield ((max(0, 2 * (begins[place] - high)) + 1, place) for place in later)
    earlier = map(places.__getitem__, range(start - 1, unknown - 1, -1))
    yield ((2 * (low - begins[place]), place) for place in earlier)
    for _, most, ranked in ledger.may_begin.ranks():
        before = reversed(ranked[: bisect_left(ranked, low, key=begins.__getitem__)])
        days = ((low - begins[place], place) for place in before)
        yield ((max(away, 2 * away - most), place) for away, place in days)
    yield ((0, place) for place in places[:unknown])


def _apart(first: float, last: float, low: int, high: int) -> float:
    """Days between a beginning and a window, and days by which it may lie outside of that."""
    apart = (low - first if first < low else 0) + (last - high if last > high else 0)
    if last < low:
        return apart + low - last
    return apart + first - high if first > high else apart


def _days(span: Span) -> tuple[int, int]:
    low = LOW if span.earliest is None else span.earliest
    return low, HIGH if span.latest is None else span.latest


def _distance(ledger: Ledger, place: int, window: Span) -> float:
    """Days between the beginning of an event and a window; 0 where they touch."""
    (low, high), (first, last) = _days(window), _beginning(ledger, place)
    return max(0.0, low - last, first - high)


def _beginning(ledger: Ledger, place: int) -> tuple[float, float]:
    """The first and last day on which it may have begun; an unknown side is that of its end."""
    first, last = ledger.begins[place], ledger.begun[place]
    sides = (first, last, ledger.ended[place], ledger.ends[place])
    known = [day for day in sides if LOW < day < HIGH]
    if not known:
        return -inf, inf
    return (known[0] if first == LOW else first, known[-1] if last == HIGH else last)


def reading_base(state: State) -> Span | None:
    """The day words such as "last autumn" are counted from: when the event's source appeared."""
    event = state.event
    if event is not None and event.quotes:
        source = state.chronicle.sources.get(event.quotes[0].source)
        if source is not None and source.published is not None:
            return source.published
    return state.today
