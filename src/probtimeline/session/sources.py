"""Moves in the Source view: which source is open, and at which passage."""

from __future__ import annotations

from dataclasses import replace

from probtimeline.core.chronicle import Chronicle
from probtimeline.session.moves import Move
from probtimeline.session.state import State


def open_source(source: str = "", passage: str = "") -> Move:
    """Show a source at a passage; without names, the first quote of the selected event."""

    def move(state: State) -> State:
        wanted, words = source, passage
        if not wanted:
            if state.event is None or not state.event.quotes:
                return state.telling("This event quotes no source")
            wanted, words = state.event.quotes[0].source, state.event.quotes[0].text
        if wanted not in state.chronicle.sources:
            return state.telling(f"The source “{wanted}” is not among the sources")
        trail = state.trail.leave(state.here)
        return replace(state, view="source", source=wanted, passage=words, trail=trail)

    return move


def step_source(by: int) -> Move:
    """Open the next or previous source, in the order of their dates."""

    def move(state: State) -> State:
        ids = source_order(state.chronicle)
        if not ids:
            return state.telling("There is no source to open")
        now = state.open_source
        before = -1 if by > 0 else len(ids)
        at = (before if now is None else ids.index(now.id)) + by
        if not 0 <= at < len(ids):
            return state.telling("No later source" if by > 0 else "No earlier source")
        return replace(state, source=ids[at], passage="", trail=state.trail.leave(state.here))

    return move


def source_order(chronicle: Chronicle) -> tuple[str, ...]:
    """The ids of the sources by date of publication; undated ones last."""

    def published(source_id: str) -> tuple[float, float]:
        span = chronicle.sources[source_id].published
        return span.sort_key if span is not None else (float("inf"), float("inf"))

    return tuple(sorted(chronicle.sources, key=lambda source_id: (published(source_id), source_id)))


def step_passage(by: int) -> Move:
    """Stand on the next or previous passage of the open source; stops at the ends."""

    def move(state: State) -> State:
        source, now = state.open_source, state.open_passage
        if source is None or now is None:
            return state.telling("This source has no passage")
        passages = state.reading_order(source.id)
        at = min(len(passages) - 1, max(0, passages.index(now) + by))
        return replace(state, source=source.id, passage=passages[at].text)

    return move


def stand_on_passage(source: str, words: str) -> Move:
    """Stand on a passage of the open source, known by its words."""
    return lambda state: replace(state, source=source, passage=words)
