"""How the room of the table of figures is shared: which columns there are, and how wide.

Every column needs some cells to be of use. What is left goes, a cell at a time, to the column in
which it lets most figures be told in full.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from probtimeline.session.figure_order import COLUMNS
from probtimeline.session.figure_table import FigureTable, Sorting
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.figure_rows import GAP, LOOKS, MARGIN, Shown, heading_width

LOOKED_AT = 150
"""Figures whose words are measured to find how wide a column wants to be."""

NEEDED = (
    "label",
    "printed",
    "verdict",
    "event",
    "period",
    "speaker",
    "amount",
    "source",
    "population",
    "measure",
)
"""The columns in the order in which they are given room."""

FIRST = {"printed": 18}
"""What grows so far before anything else does: a figure cut short is no figure."""
DEAR = {"label": 3}
"""How many figures of another column one in this weighs: what is measured is read first."""

Wants = Mapping[str, Sequence[int]]
"""The cells that the figures would fill in each column, from the fewest."""


def wanted(state: State) -> Wants:
    """How many cells each column would fill, by a fair sample of the figures."""
    figures = state.table.by_event
    sample = figures[:: max(1, len(figures) // LOOKED_AT)]
    return {
        name: sorted(look.cell(state, placed, paint.LONGEST_LINE).cell_length for placed in sample)
        for name, look in LOOKS.items()
    }


class _Column(NamedTuple):
    """A column that is given room: what it has at least, and at most."""

    least: int
    most: int


def layout(table: FigureTable, sorting: Sorting, wants: Wants, width: int) -> tuple[Shown, ...]:
    """The columns there is room for in `width` cells; the one chosen is always among them."""
    above = _told_above(table, sorting)
    names = [name for name in NEEDED if wants[name] and wants[name][-1] and name != above]
    names = [sorting.chosen, *(name for name in names if name != sorting.chosen)]
    widths: dict[str, int] = {}
    goals = {}
    room = width - 2 * MARGIN + GAP
    for name in names:
        column = _column(name, wants) if name != above else _Column(*[heading_width(name)] * 2)
        if column.least + GAP <= room:
            widths[name], goals[name] = column
            room -= column.least + GAP
    _share(widths, goals, wants, room)
    return tuple(
        Shown(
            column.name,
            widths[column.name],
            tight=widths[column.name] < max(wants[column.name], default=0),
            above=column.name == above,
        )
        for column in COLUMNS
        if column.name in widths
    )


def _told_above(table: FigureTable, sorting: Sorting) -> str:
    """The column that headings tell already, so that rows need not; "" where there is none.

    Units head the groups of amounts, and are no amounts. A heading over what stands alone tells
    nothing of its rows, but where measures do, labels tell them.
    """
    told = sorting.group == "measure" or not table.order.gathered
    return sorting.group if told and sorting.group != "amount" else ""


def _column(name: str, wants: Wants) -> _Column:
    look = LOOKS[name]
    most = max(min(look.most, max(wants[name], default=0)), heading_width(name))
    return _Column(max(1, min(look.enough, most)), most)


def _share(widths: dict[str, int], goals: Mapping[str, int], wants: Wants, room: int) -> None:
    """Give the room that is left to those that need it most."""
    for name in widths.keys() & FIRST.keys():
        more = min(room, max(0, min(goals[name], FIRST[name]) - widths[name]))
        widths[name] += more
        room -= more
    while room > 0:
        short = [name for name in NEEDED if widths.get(name, 0) < goals.get(name, 0)]
        if not short:
            return
        # Of several in like need, the one needed first.
        neediest = max(short, key=lambda name: _cut(wants[name], widths[name]) * DEAR.get(name, 1))
        widths[neediest] += 1
        room -= 1


def _cut(lengths: Sequence[int], width: int) -> int:
    """How many figures are cut at a width."""
    return len(lengths) - bisect_right(lengths, width)
