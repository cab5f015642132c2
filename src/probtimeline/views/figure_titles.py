"""What is said about the table of figures as a whole: its order, the place in it, its emptiness."""

from __future__ import annotations

from probtimeline.core.chronicle import PlacedFigure
from probtimeline.core.text import counted
from probtimeline.session.state import State
from probtimeline.views.figure_rows import LOOKS


def arrangement(state: State) -> str:
    """How the table is sorted and grouped: "by amount, descending, grouped by speaker"."""
    sorting = state.sorting
    order = f"by {_named(sorting.column)}" + (", descending" if sorting.descending else "")
    return f"{order}, grouped by {_named(sorting.group)}" if sorting.group else order


def _named(column: str) -> str:
    # The verdict's heading is a mark.
    return "verdict" if column == "verdict" else LOOKS[column].heading.lower()


def place_among(state: State, placed: PlacedFigure | None) -> str:
    """Which of the figures shown is under the cursor, and how many there are: "3 of 90"."""
    shown, whole = len(state.table.figures), len(state.chronicle.figures)
    count = f"{shown:,} shown, {whole:,} in all" if shown != whole else f"{whole:,}"
    return count if placed is None else f"{state.table.order.at[placed.key] + 1:,} of {count}"


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
    told.append(f"There are {counted(len(state.chronicle.figures), 'figure')} in all")
    return told
