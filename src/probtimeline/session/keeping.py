"""The reader's own layer: the move that takes it in, and the changes that are asked of it.

A change is a pure function from layer to layer with the words that tell it, so that it can be
made in memory and in the file alike (`views.messages.Keep`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from probtimeline.core.layer import Layer
from probtimeline.query.aspects import Aspect
from probtimeline.query.parser import Query, QueryError, parse
from probtimeline.query.terms import Field, leaves
from probtimeline.session.arranging import arranged
from probtimeline.session.asking import begin
from probtimeline.session.moves import Move
from probtimeline.session.state import Search, State

Change = Callable[[Layer], Layer]
Kept = tuple[Change, str]
"""A change of the layer, and what is told when it is made."""


def with_layer(layer: Layer) -> Move:
    """Take a layer in. A search that it may answer otherwise is asked again."""

    def move(state: State) -> State:
        before = state.layer
        moved = replace(state, layer=layer)
        if (before.bookmarks, before.notes) == (layer.bookmarks, layer.notes):
            return moved
        vocabulary = state.vocabulary.marked(layer.bookmarks, layer.notes)
        moved = replace(moved, vocabulary=vocabulary)
        query = state.search.query
        if query is None or (before.notes == layer.notes and not _asks_for_bookmarks(query)):
            return moved
        return arranged(replace(moved, search=_asked_again(state.search, query, moved)))

    return move


def _asks_for_bookmarks(query: Query) -> bool:
    fields = (term.term for term, _ in leaves(query.root) if isinstance(term, Field))
    return any(isinstance(term, Aspect) and term.name == "bookmarked" for term in fields)


def _asked_again(search: Search, query: Query, state: State) -> Search:
    match begin(search.text, query, state.vocabulary, state.place):
        case QueryError() as fault:
            return replace(search, error=fault)
        case found:
            return replace(found, error=search.error)


def bookmarked(state: State) -> Kept | None:
    """Bookmark the selected event, or take its bookmark away; None where none is selected."""
    event = state.event
    if event is None:
        return None
    on = event.id not in state.layer.bookmarks
    told = f"Bookmarked: {event.title}" if on else f"No longer bookmarked: {event.title}"
    return (lambda layer: layer.with_bookmark(event.id, on)), told


def noted(event_id: str, text: str) -> Kept:
    """Put a note on an event; one of nothing but spaces takes the note there is away."""
    told = "Note kept" if text.strip() else "Note taken away"
    return (lambda layer: layer.with_note(event_id, text)), told


def search_kept(state: State, name: str) -> Kept:
    """Keep the search that is on under a name; a name that is taken is taken over."""
    name, search = name.strip(), state.search
    if search.query is None:
        return _unchanged, "Nothing is being searched for: press / to search"
    if not name:
        return _unchanged, "A search is kept under a name"
    # What is typed may hold a mistake; what is shown is what was asked before it.
    text = search.text if search.error is None else search.query.text
    taken = any(each.name == name and each.text != text for each in state.layer.searches)
    told = f"“{name}” now searches for {text}" if taken else f"Search kept as “{name}”"
    return (lambda layer: layer.with_search(name, text)), told


def bookmark_dropped(state: State, event_id: str) -> Kept:
    """Take the bookmark off an event, be it in the chronology or not."""
    event = state.chronicle.event(event_id)
    name = event.title if event is not None else event_id
    return (lambda layer: layer.with_bookmark(event_id, False)), f"No longer bookmarked: {name}"


def search_dropped(name: str) -> Kept:
    """Take a saved search off the list."""
    return (lambda layer: layer.without_search(name)), f"Search “{name}” taken off the list"


def found_by(state: State, text: str) -> Search | QueryError:
    """What a query, as it was typed, finds now: the first of it, where it would take long."""
    query = parse(text, today=state.today)
    return query if isinstance(query, QueryError) else begin(text, query, state.vocabulary, 0)


def _unchanged(layer: Layer) -> Layer:
    return layer
