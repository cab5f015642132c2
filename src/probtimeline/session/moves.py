"""Moves: each makes the next State from the present one, and does nothing else.

A move that cannot be made returns the state with a notice that says why. Steps by one leave no
trace; jumps put the place they left on the trail, so that "back" returns to it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from probtimeline.session.arranging import arranged, with_event_shown
from probtimeline.session.standing import standing
from probtimeline.session.state import VIEWS, State, Verdicts
from probtimeline.session.trail import Place, Trail

Move = Callable[[State], State]

FIRST, LAST = "This is the first event", "This is the last event"


def select(event_id: str, *, jump: bool = False) -> Move:
    """Select an event by id; with `jump`, remember the place left."""

    def move(state: State) -> State:
        if event_id not in state.chronicle.places:
            return state.telling(f"There is no event “{event_id}”")
        if event_id == state.selected:
            return state
        trail = state.trail.leave(state.here) if jump else state.trail
        return with_event_shown(replace(state.choosing(event_id), trail=trail))

    return move


def step(by: int) -> Move:
    """Select the event that stands `by` rows of events further on; stops at the ends."""

    def move(state: State) -> State:
        shown = state.rows.shown
        if not shown:
            return state
        at = bisect_left(shown, state.place)
        if at == len(shown) or shown[at] != state.place:
            # The selected event is hidden: the nearest one shown is one step away.
            at = at - 1 if by > 0 else at
        place = shown[min(len(shown) - 1, max(0, at + by))]
        if place == state.place:
            return state.telling(LAST if by > 0 else FIRST)
        return select(state.chronicle.events[place].id)(state)

    return move


def first() -> Move:
    """Select the first event shown."""
    return _end(0, FIRST)


def last() -> Move:
    """Select the last event shown."""
    return _end(-1, LAST)


def _end(index: int, already: str) -> Move:
    def move(state: State) -> State:
        shown = state.rows.shown
        if not shown:
            return state
        event = state.chronicle.events[shown[index]]
        if event.id == state.selected:
            return state.telling(already)
        return select(event.id, jump=True)(state)

    return move


def neighbour(places: Sequence[int], place: int, direction: int) -> int | None:
    """The nearest of the sorted places after (or before) the one given."""
    if direction > 0:
        at = bisect_right(places, place)
        return places[at] if at < len(places) else None
    at = bisect_left(places, place)
    return places[at - 1] if at > 0 else None


def to_next(kind: str, direction: int) -> Move:
    """Select the next (+1) or previous (−1) year, milestone, silence, hit or bookmark."""
    if kind == "hit":
        from probtimeline.session.hits import to_hit

        return to_hit(direction)

    def move(state: State) -> State:
        places: dict[str, Callable[[], Sequence[int]]] = {
            "year": lambda: state.rows.first_of_year,
            "milestone": lambda: state.rows.milestones,
            "silence": lambda: state.rows.after_silence,
            "bookmark": lambda: state.bookmarks,
        }
        if kind == "bookmark" and not state.layer.bookmarks:
            return state.telling("Nothing is bookmarked: b bookmarks the selected event")
        found = neighbour(places[kind](), state.place, direction)
        if found is None:
            return state.telling(f"No {'later' if direction > 0 else 'earlier'} {kind}")
        return select(state.chronicle.events[found].id, jump=True)(state)

    return move


def open_view(name: str) -> Move:
    """Show a view by name."""

    def move(state: State) -> State:
        if name == state.view or name not in VIEWS:
            return state
        opened = replace(state, view=name, trail=state.trail.leave(state.here))
        placed = standing(state) if state.view == "figures" else None
        if name != "comparisons" or placed is None or placed.key == state.figure:
            return opened
        # The figure under the cursor may only have been looked at: its own item is meant.
        return replace(opened, figure=placed.key, weighed="")

    return move


def next_view(direction: int = 1) -> Move:
    """Show the next view, in the order of their number keys, and the first after the last."""

    def move(state: State) -> State:
        return open_view(VIEWS[(VIEWS.index(state.view) + direction) % len(VIEWS)])(state)

    return move


def follow_to_event(event_id: str, stop: int | None = None) -> Move:
    """From any view to an event in the timeline, and to a stop of its page."""

    def move(state: State) -> State:
        if event_id not in state.chronicle.places:
            return state.telling(f"There is no event “{event_id}”")
        trail = state.trail.leave(state.here)
        moved = replace(state.choosing(event_id), view="timeline", stop=stop, trail=trail)
        return with_event_shown(moved)

    return move


def stand(stop: int | None) -> Move:
    """Stand on a stop of the selected event's page; None is the list beside it."""
    return lambda state: replace(state, stop=stop)


def back() -> Move:
    """Return to the place before the last jump."""
    return lambda state: _travel(state, state.trail.back(state.here), "nowhere to go back to")


def forward() -> Move:
    """Undo the last "back"."""
    return lambda state: _travel(state, state.trail.forward(state.here), "nowhere to go forward to")


def leave_view() -> Move:
    """Back to the last place outside the view in front; to the timeline where there is none."""

    def move(state: State) -> State:
        behind = state.trail.behind
        outside = [at for at, place in enumerate(behind) if place.view != state.view]
        if not outside:
            return open_view("timeline")(state)
        return back()(replace(state, trail=Trail(behind[: outside[-1] + 1], state.trail.ahead)))

    return move


def _travel(state: State, found: tuple[Place, Trail] | None, otherwise: str) -> State:
    if found is None:
        return state.telling(f"There is {otherwise}")
    place, trail = found
    selected = place.selected if place.selected in state.chronicle.places else state.selected
    known = place.source in state.chronicle.sources
    moved = replace(
        state,
        view=place.view,
        selected=selected,
        arrived=state.seen(selected),
        source=place.source if known else "",
        passage=place.passage if known else "",
        figure=place.figure,
        weighed=place.weighed,
        stop=place.stop if selected == place.selected else None,
        window=place.window,
        trail=trail,
    )
    if state.search.is_on:
        moved = replace(moved, only_hits=place.only_hits)
    if (moved.only_hits, moved.window) != (state.only_hits, state.window):
        moved = arranged(moved)
    # Where nothing was shown, nothing is shown again.
    return with_event_shown(moved) if moved.rows.shown else moved


def checked(verdicts: Verdicts) -> Move:
    """Take in what checking the quotes against their texts found."""
    return lambda state: replace(state, verdicts=verdicts, table=state.table.checked(verdicts))
