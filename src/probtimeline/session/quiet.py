"""To the longest silence among what is shown."""

from __future__ import annotations

from probtimeline.core.periods import Period
from probtimeline.core.scale import longest
from probtimeline.session.moves import Move, select
from probtimeline.session.rows import RowKind, Rows
from probtimeline.session.state import State


def to_longest_silence() -> Move:
    """Select the event that ends the longest silence, and say how long it was, and when."""

    def move(state: State) -> State:
        rows = state.rows
        found = longest(rows.quiet)
        if found is None:
            return state.telling("There is no silence among what is shown")
        place = rows.after_silence[rows.quiet.index(found)]
        moved = select(state.chronicle.events[place].id, jump=True)(state)
        when = Period(found.first, found.last).text
        return moved.telling(f"The longest silence: {_told(rows, place)}, {when}")

    return move


def _told(rows: Rows, place: int) -> str:
    """The words of the silence that ends with an event: they stand above it in the list."""
    above = range(rows.row_of[place], -1, -1)
    return next(rows[at].text for at in above if rows[at].kind is RowKind.SILENCE)
