"""Which figure is under the cursor of the Figures view, worked out from the state alone.

Looking selects nothing: the selected event stays as it is until the reader takes a step.
"""

from __future__ import annotations

from probtimeline.core.chronicle import PlacedFigure
from probtimeline.session.page_stops import figure_at
from probtimeline.session.state import State


def standing(state: State) -> PlacedFigure | None:
    """The figure under the cursor, or None where the table shows none.

    The one that the cursor of the event's page stands on, else the one opened, else the first of
    the selected event. Where that event has none: the next in time if the table is in the order
    of time, else the first row.
    """
    event, table = state.event, state.table
    if event is not None:
        number = figure_at(event, state.stop)
        here = table.of_event(event)
        for placed in here:
            if placed.number == number:
                return placed
        if state.figure not in table and here:
            return here[0]
    if state.figure in table:
        return table.figures[table.order.place(state.figure)]
    sorting = state.sorting
    if not sorting.group and sorting.column == "event":
        return table.next_from(max(0, state.place))
    return next(iter(table.figures), None)
