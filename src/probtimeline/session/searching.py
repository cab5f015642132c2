"""Moves that search: ask as the reader types, keep or drop what was found."""

from __future__ import annotations

from dataclasses import replace

from probtimeline.query.parser import QueryError, parse
from probtimeline.session.arranging import arranged, in_sight
from probtimeline.session.asking import begin
from probtimeline.session.moves import Move
from probtimeline.session.state import Search, State


def search_for(text: str) -> Move:
    """Search as typed: show the hits and select the first at or after where the search began.

    A query with a mistake, or with a pattern that takes too long, keeps the last answer on screen
    and tells what is wrong. An empty one shows everything again.
    """

    def move(state: State) -> State:
        if state.origin is None:
            state = replace(state, origin=state.here, kept=state.search)
        if not text.strip():
            return _showing(state, Search())
        match _answer(text, state):
            case QueryError() as error:
                return replace(state, search=replace(state.search, text=text, error=error))
            case Search() as found:
                return _showing(state, found)

    return move


def _answer(text: str, state: State) -> Search | QueryError:
    query = parse(text, today=state.today)
    if isinstance(query, QueryError):
        return query
    return begin(text, query, state.vocabulary, _begun(state))


def _begun(state: State) -> int:
    """The place from which the search began."""
    begun = state.origin.selected if state.origin is not None else ""
    return state.chronicle.places.get(begun, 0)


def _showing(state: State, found: Search) -> State:
    shown = arranged(replace(state, search=found))
    return _on_a_hit(shown) if found.is_on else in_sight(_at_origin(shown))


def _on_a_hit(state: State) -> State:
    """The state on the first hit at or after where the search began, else on the first."""
    hits = state.rows.hits
    if not hits:
        return state
    at = hits.before(_begun(state))
    place = hits[at] if at < len(hits) else hits[0]
    return state.choosing(state.chronicle.events[place].id)


def looked_on(before: Search, later: Search) -> Move:
    """Take in what looking on has found, unless something else is searched for by now.

    The event selected stays so; only where nothing had been found yet, it is the first hit.
    """

    def move(state: State) -> State:
        if state.search is not before:
            return state
        moved = arranged(replace(state, search=later))
        if later.error is not None and state.origin is None:
            moved = moved.telling(later.error.what)
        waited = state.origin is not None and not state.rows.hits
        return _on_a_hit(moved) if waited else in_sight(moved)

    return move


def _at_origin(state: State) -> State:
    """Where the search began, if that is still there."""
    begun = state.origin
    if begun is None or begun.selected not in state.chronicle.places:
        return state
    return replace(
        state.choosing(begun.selected),
        source=begun.source,
        passage=begun.passage,
        figure=begun.figure,
        weighed=begun.weighed,
        stop=begun.stop,
    )


def keep_search() -> Move:
    """Go on reading among the hits; the next search begins from here."""
    return lambda state: replace(state, origin=None, kept=Search())


def clear_search() -> Move:
    """Drop the search: all events again, and the selection stays where it is."""

    def move(state: State) -> State:
        if not state.search.is_on and not state.search.text:
            return replace(state, origin=None, kept=Search())
        cleared = replace(state, search=Search(), kept=Search(), only_hits=True, origin=None)
        return in_sight(arranged(cleared))

    return move


def cancel_search() -> Move:
    """Leave the search as if it had not been begun: the one before it, and the place, are back."""

    def move(state: State) -> State:
        if state.origin is None:
            return state
        left = replace(_at_origin(state), search=state.kept)
        return in_sight(arranged(replace(left, origin=None, kept=Search())))

    return move


def toggle_only_hits() -> Move:
    """Show the hits alone, or among all other events."""

    def move(state: State) -> State:
        if not state.search.is_on:
            return state.telling("Nothing is being searched for: press / to search")
        only = not state.only_hits
        moved = in_sight(arranged(replace(state, only_hits=only)))
        return moved.telling("Only the hits" if only else "The hits among all events")

    return move
