"""What is said about the table of figures as a whole: its order, the place in it, its emptiness."""

from __future__ import annotations

from probtimeline.core.chronicle import PlacedFigure
from probtimeline.core.text import counted
from probtimeline.session.state import State
from probtimeline.views.figure_rows import LOOKS


def arrangement(state: State) -> str:
    """How the table is sorted and grouped: "grouped by speaker, sorted by amount, descending".

    While it is being made, how far that is, and what it is to be.
    """
    progress = state.table.progress
    if progress is not None:
        return f"in the order of events; {100 * progress:.0f}% gone through, {_wanted(state)}"
    return _wanted(state)


def _wanted(state: State) -> str:
    sorting = state.sorting
    turned = ", descending" if sorting.descending else ""
    # Amounts fall into groups of one unit each.
    group = "unit" if sorting.group == "amount" else _named(sorting.group)
    if not group:
        return f"sorted by {_named(sorting.column)}{turned}"
    if group == _named(sorting.column):
        return f"grouped and sorted by {group}{turned}"
    return f"grouped by {group}, sorted by {_named(sorting.column)}{turned}"


def _named(column: str) -> str:
    """The heading of a column; the verdict's is a mark, and named so."""
    if not column or column == "verdict":
        return column
    return LOOKS[column].heading.lower()


def place_among(state: State, placed: PlacedFigure | None) -> str:
    """Which of the figures shown is under the cursor, and how many there are: "3 of 90"."""
    shown, whole = len(state.table.figures), state.chronicle.figure_count
    if state.table.is_found_in_part:
        return f"{shown:,} found so far, {whole:,} in all"
    count = f"{shown:,} shown, {whole:,} in all" if shown != whole else f"{whole:,}"
    if placed is None:
        return count
    told = f"{state.table.order.place(placed.key) + 1:,} of {count}"
    if state.event is None or placed.event.id == state.selected:
        return told
    has = state.table.of_event(state.event)
    return told if has else f"{told} · the selected event has no figure{_here(state)}"


def _here(state: State) -> str:
    """What is added where the event has figures, but none that the filters leave."""
    return " among those shown" if state.event is not None and any(state.event.figures) else ""


def none_shown(state: State) -> list[str]:
    """Words for a table without figures, and how to have them back."""
    if not state.chronicle.figures:
        return ["No event of this chronology quotes a figure."]
    told = ["None of the events shown quotes a figure."]
    if state.search.is_on and state.only_hits:
        told = [f"No figure answers {state.search.text}", "esc drops the search"]
    if any(chip.on for chip in state.chips):
        told.append("\\ switches the chips off")
    if state.window is not None:
        told.append(f"Only {state.window.text} is shown: 0 shows all time")
    told.append(f"There are {counted(state.chronicle.figure_count, 'figure')} in all")
    return told
