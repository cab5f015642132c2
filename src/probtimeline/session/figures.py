"""Moves in the Figures view: from figure to figure, and how the table is sorted and grouped.

A step selects the event of the figure it leads to, so that every view agrees on it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from probtimeline.session.figure_order import COLUMNS
from probtimeline.session.figure_table import Sorting
from probtimeline.session.moves import Move, follow_to_event, leave_view
from probtimeline.session.page_stops import stop_of_figure
from probtimeline.session.searching import clear_search
from probtimeline.session.sources import open_source
from probtimeline.session.standing import standing
from probtimeline.session.state import State

NAMES = tuple(column.name for column in COLUMNS)
NONE = "No figure is shown"


def stand_on_figure(key: str, *, jump: bool = False) -> Move:
    """Stand on a figure of the table, and select its event; with `jump`, remember the place."""

    def move(state: State) -> State:
        placed = state.chronicle.figure_keys.get(key)
        if placed is None or key not in state.table:
            return state.telling("That figure is not shown")
        trail = state.trail.leave(state.here) if jump else state.trail
        in_page = state.stop is not None and placed.event.id == state.selected
        chosen = state.choosing(placed.event.id)
        # A cursor left in the event's page follows from figure to figure of that event.
        stop = stop_of_figure(placed.event, placed.number) if in_page else None
        return replace(chosen, figure=key, weighed="", stop=stop, trail=trail)

    return move


def step_figure(by: int) -> Move:
    """Stand on the figure so many further on in the table; stops at the ends."""

    def move(state: State) -> State:
        figures, at = state.table.figures, _place(state)
        if at < 0:
            return state.telling(NONE)
        place = min(len(figures) - 1, max(0, at + by))
        if place == at:
            return state.telling(f"This is the {'last' if by > 0 else 'first'} figure")
        return stand_on_figure(figures[place].key)(state)

    return move


def end_figure(*, last: bool = False) -> Move:
    """Stand on the first figure of the table, or on the last."""

    def move(state: State) -> State:
        figures, at = state.table.figures, _place(state)
        if at < 0:
            return state.telling(NONE)
        place = len(figures) - 1 if last else 0
        if place == at:
            return state.telling(f"This is the {'last' if last else 'first'} figure")
        return stand_on_figure(figures[place].key, jump=True)(state)

    return move


def step_group(direction: int) -> Move:
    """Stand on the first figure of the next group; backwards, of this one or of the one before."""

    def move(state: State) -> State:
        starts, at = state.table.order.starts, _place(state)
        if at < 0:
            return state.telling(NONE)
        if not starts:
            return state.telling("The figures are not grouped: z groups them by the column chosen")
        found = bisect_right(starts, at) if direction > 0 else bisect_left(starts, at) - 1
        if not 0 <= found < len(starts):
            return state.telling(f"There is no {'further' if direction > 0 else 'earlier'} group")
        return stand_on_figure(state.table.figures[starts[found]].key, jump=True)(state)

    return move


def _place(state: State) -> int:
    """The place among the figures of the one under the cursor, or −1."""
    placed = standing(state)
    return -1 if placed is None else state.table.order.place(placed.key)


def choose_column(by: int) -> Move:
    """Choose the next column, or the one before, in a round."""

    def move(state: State) -> State:
        now = state.sorting.chosen
        at = NAMES.index(now) if now in NAMES else 0
        return _sorted(state, state.sorting._replace(chosen=NAMES[(at + by) % len(NAMES)]))

    return move


def sort_by(column: str = "") -> Move:
    """Sort by a column, or the chosen one; where it is sorted so already, turn the order."""

    def move(state: State) -> State:
        sorting = state.sorting
        name = column or sorting.chosen
        turned = name == sorting.column and not sorting.descending
        return _sorted(state, sorting._replace(column=name, descending=turned, chosen=name))

    return move


def group_by(column: str = "") -> Move:
    """Group by a column, or the chosen one; where it is grouped so already, do not group."""

    def move(state: State) -> State:
        name = column or state.sorting.chosen
        group = "" if name == state.sorting.group else name
        return _sorted(state, state.sorting._replace(group=group, chosen=name))

    return move


def _sorted(state: State, sorting: Sorting) -> State:
    """The state with the table in another order, the cursor on the figure it stood on."""
    placed = standing(state)
    before = state.sorting._replace(chosen=sorting.chosen)
    table = state.table if before == sorting else state.table.sorted_by(sorting)
    moved = replace(state, sorting=sorting, table=table)
    return moved if placed is None else replace(moved, figure=placed.key)


def figure_words() -> Move:
    """The words of the figure under the cursor, in their source."""

    def move(state: State) -> State:
        placed = standing(state)
        if placed is None:
            return state.telling(NONE)
        there = stand_on_figure(placed.key)(state)
        return open_source(placed.quote.source, placed.quote.text)(there)

    return move


def figure_event() -> Move:
    """The event of the figure under the cursor in the timeline, at the figure on its page."""

    def move(state: State) -> State:
        placed = standing(state)
        if placed is None:
            return state.telling(NONE)
        there = stand_on_figure(placed.key)(state)
        stop = stop_of_figure(placed.event, placed.number)
        moved = follow_to_event(placed.event.id, stop)(there)
        return replace(moved, figure=placed.key)

    return move


def leave_figures() -> Move:
    """Back to where the reader came from; where a search leaves no figure, drop it instead."""

    def move(state: State) -> State:
        if not state.table.figures and state.search.is_on:
            return clear_search()(state)
        return leave_view()(state)

    return move
