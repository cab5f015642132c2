"""Moves in the Comparisons view, and setting any two things side by side.

The reader marks one event, figure or source and then another of its kind; the two are an item of
the view like the others.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from probtimeline.core.chronicle import PlacedFigure
from probtimeline.core.citation import short_name
from probtimeline.core.outcomes import Outcome, is_plan
from probtimeline.core.records import Event, Source
from probtimeline.core.text import clean_line
from probtimeline.session.marking import Marked, Thing
from probtimeline.session.moves import Move
from probtimeline.session.state import State
from probtimeline.session.weighing import YOURS, Item, Kind, key_of

if TYPE_CHECKING:
    from probtimeline.session.weighed_list import Listing

NAMED = 40
"""Letters of a name told in a notice or a footer: enough to know it by."""

Marking = Event | PlacedFigure | Source


def listing(state: State) -> Listing:
    """The items that touch an event shown, after the two that the reader set side by side."""
    shown = state.weighing.among(state.rows)
    return shown if state.pair is None else shown.after(_yours(state, state.pair))


def how_many(state: State) -> int:
    """How many items there are, shown or not."""
    return len(state.weighing.listing) + (state.pair is not None)


def _yours(state: State, pair: tuple[Marked, Marked]) -> Item:
    title = " and ".join(names_of_two(state))
    figures = tuple(each.key for each in pair if each.thing is Thing.FIGURE)
    events = [each.key for each in pair if each.thing is Thing.EVENT]
    known = state.chronicle.figure_keys
    events += [known[key].event.id for key in figures if key in known]
    return Item(YOURS, Kind.YOURS, title, tuple(dict.fromkeys(events)), figures)


def open_item(state: State) -> Item | None:
    """The item whose page is shown.

    The one opened, else the closest to the figure the reader stands on, or what came of the plan
    or promise, else the first that touches the event, else the first; None where none is shown.
    """
    shown = listing(state)
    weighing, event = state.weighing, state.event
    near = (
        *weighing.nearest_to(state.figure),
        *((key_of(Outcome(event)),) if event is not None and is_plan(event) else ()),
        *weighing.touching(state.selected),
    )
    for key in (state.weighed, *near):
        if (place := shown.place(key)) >= 0:
            return shown[place]
        if shown.progress is not None and (item := weighing.item(key)) is not None:
            return item  # it will be listed once all plans are gone through
    return shown[0] if len(shown) else None


def show_item(key: str) -> Move:
    """Show the page of an item, from wherever the reader is, and remember the place left."""

    def move(state: State) -> State:
        known = key == YOURS and state.pair is not None
        if not known and state.weighing.item(key) is None:
            return state.telling("There is no such comparison")
        if listing(state).place(key) < 0:
            return state.telling("That comparison touches no event that is shown")
        trail = state.trail.leave(state.here)
        return replace(state, view="comparisons", weighed=key, trail=trail)

    return move


def choose_item(key: str) -> Move:
    """Show the page of an item of the list; a step, which leaves no trace."""
    return lambda state: replace(state, weighed=key)


def step_item(by: int) -> Move:
    """Show the item that stands `by` items further on; stops at the ends."""

    def move(state: State) -> State:
        shown, now = listing(state), open_item(state)
        if now is None:
            return state
        at = shown.place(now.key)
        place = min(len(shown) - 1, max(0, at + by))
        if place == at:
            words = "last" if by > 0 else "first"
            return state.telling(f"This is the {words} comparison")
        return replace(state, weighed=shown[place].key)

    return move


def end_item(last: bool = False) -> Move:
    """Show the first item, or the last, and remember the place left."""

    def move(state: State) -> State:
        shown, now = listing(state), open_item(state)
        if now is None:
            return state
        item = shown[len(shown) - 1 if last else 0]
        if item.key == now.key:
            return state.telling(f"This is the {'last' if last else 'first'} comparison")
        return show_item(item.key)(state)

    return move


def next_kind(direction: int) -> Move:
    """Show the first item of the next kind; backwards, of this kind or of the one before."""

    def move(state: State) -> State:
        shown, now = listing(state), open_item(state)
        at = shown.place(now.key) if now is not None else -1
        if direction > 0:
            place = next((start for start in shown.starts if start > at), -1)
        else:
            place = next((start for start in reversed(shown.starts) if start < at), -1)
        if place < 0:
            words = "further" if direction > 0 else "earlier"
            return state.telling(f"There is no {words} kind of comparison")
        return replace(state, weighed=shown[place].key)

    return move


def mark(marked: Marked) -> Move:
    """Mark a thing, or set it beside the one marked before.

    The same again is marked no longer; one of another kind is marked instead.
    """

    def move(state: State) -> State:
        before = state.marked
        if found(state, marked) is None:
            return state.telling("Nothing here can be set beside something else")
        name = f"“{name_of(state, marked)}”"
        if before == marked:
            return replace(state, marked=None).telling(f"{name} is no longer marked")
        if before is None or found(state, before) is None:
            told = "c on another event, figure or source sets the two side by side"
            told = told.replace("event, figure or source", marked.thing.value)
            return replace(state, marked=marked).telling(f"Marked {name}: {told}")
        if before.thing is not marked.thing:
            told = f"{_a(before.thing)} and {_a(marked.thing)} cannot be set side by side"
            return replace(state, marked=marked).telling(f"{told}: now {name} is marked")
        trail = state.trail.leave(state.here)
        pair = (before, marked)
        return replace(
            state, marked=None, pair=pair, view="comparisons", weighed=YOURS, trail=trail
        )

    return move


def found(state: State, marked: Marked) -> Marking | None:
    """The record of a thing marked, or None where it is gone."""
    match marked.thing:
        case Thing.EVENT:
            return state.chronicle.event(marked.key)
        case Thing.FIGURE:
            return state.chronicle.figure_keys.get(marked.key)
        case Thing.SOURCE:
            return state.chronicle.sources.get(marked.key)


def name_of(state: State, marked: Marked) -> str:
    """What a thing marked is called, in a few words."""
    match found(state, marked):
        case Event(title=title):
            name = title
        case PlacedFigure(figure=figure):
            name = f"{figure.text} {figure.label}"
        case Source() as source:
            name = short_name(source)
        case None:
            name = marked.key
    return clean_line(name, NAMED)


def names_of_two(state: State) -> tuple[str, ...]:
    """What the two are called that the reader set side by side; nothing where there are none."""
    return tuple(name_of(state, each) for each in state.pair or ())


def marked_words(state: State) -> str:
    """What is marked, for a line that is always in sight; empty where nothing is."""
    return f"marked: {name_of(state, state.marked)}" if state.marked is not None else ""


def still_there(state: State) -> State:
    """The state without what was marked, set side by side or open, where it is gone."""
    marked = state.marked if state.marked and found(state, state.marked) else None
    pair = state.pair if state.pair and all(found(state, each) for each in state.pair) else None
    if state.weighed == YOURS:
        known = pair is not None
    else:
        # What has not been asked for yet is not worked out to find nothing.
        known = not state.weighed or state.weighing.item(state.weighed) is not None
    if (marked, pair) == (state.marked, state.pair) and known:
        return state
    return replace(state, marked=marked, pair=pair, weighed=state.weighed if known else "")


def _a(thing: Thing) -> str:
    return f"an {thing.value}" if thing is Thing.EVENT else f"a {thing.value}"
