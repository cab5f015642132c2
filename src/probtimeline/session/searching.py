"""Moves that search: ask as the reader types, keep or drop what was found."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from probtimeline.query.parser import Query, QueryError, parse
from probtimeline.query.search import search
from probtimeline.query.suggest import nearest
from probtimeline.session.moves import Move
from probtimeline.session.rows import build_rows
from probtimeline.session.state import Search, State


def search_for(text: str) -> Move:
    """Search as typed: show the hits and select the first at or after where the search began.

    A query with a mistake keeps the last answer on screen and tells the mistake. An empty one
    shows everything again.
    """

    def move(state: State) -> State:
        state = replace(state, origin=state.origin or state.selected)
        if not text.strip():
            return _showing(state, Search())
        answer = parse(text, today=state.today)
        match answer:
            case QueryError():
                return replace(state, search=replace(state.search, text=text, error=answer))
            case Query():
                return _showing(state, _ask(state, text, answer))

    return move


def _ask(state: State, text: str, query: Query) -> Search:
    found = search(query, state.chronicle, state.texts)
    hits = tuple(state.chronicle.places[event_id] for event_id in found.ids)
    near = () if hits else nearest(query, state.chronicle)
    return Search(text, query, None, hits, found.possibly, near)


def _showing(state: State, found: Search) -> State:
    narrowed = found.is_on and state.only_hits
    rows = build_rows(state.chronicle, found.hits if narrowed else None)
    shown = replace(state, search=found, rows=rows)
    origin = state.chronicle.places.get(state.origin, 0)
    if not found.is_on:
        return replace(shown, selected=state.origin or state.selected)
    if not found.hits:
        return shown
    at = bisect_left(found.hits, origin)
    place = found.hits[at] if at < len(found.hits) else found.hits[0]
    return replace(shown, selected=state.chronicle.events[place].id, source="", passage="")


def keep_search() -> Move:
    """Go on reading among the hits; the next search begins from here."""
    return lambda state: replace(state, origin="")


def clear_search() -> Move:
    """Drop the search: all events again, and the selection stays where it is."""

    def move(state: State) -> State:
        if not state.search.is_on and not state.search.text:
            return state
        return replace(
            state, search=Search(), rows=build_rows(state.chronicle), only_hits=True, origin=""
        )

    return move


def cancel_search() -> Move:
    """Leave the search as if it had not been begun: back to the event it started from."""

    def move(state: State) -> State:
        origin = state.origin
        cleared = clear_search()(state)
        return replace(cleared, selected=origin) if origin in state.chronicle.places else cleared

    return move


def toggle_only_hits() -> Move:
    """Show the hits alone, or among all other events."""

    def move(state: State) -> State:
        if not state.search.is_on:
            return state.telling("Nothing is being searched for: press / to search")
        only = not state.only_hits
        rows = build_rows(state.chronicle, state.search.hits if only else None)
        moved = replace(state, only_hits=only, rows=rows)
        if only and state.search.hits and state.place not in rows.row_of:
            at = min(bisect_left(rows.shown, state.place), len(rows.shown) - 1)
            moved = replace(moved, selected=state.chronicle.events[rows.shown[at]].id)
        return moved.telling("Only the hits" if only else "The hits among all events")

    return move
