"""In which columns of a scale some of the events begin, without going over all of these.

A column is full where the first few that begin in it tell all that is shown of it. Only for columns
that are not full all that may begin there is looked at; where there are many events, these are few.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from probtimeline.core.ledger import Ledger
from probtimeline.core.scale import Scale
from probtimeline.core.sorted_places import Places, reaching
from probtimeline.core.span import HIGH, LOW

Columns = frozenset[int]

PLAIN_COLUMNS: Final = 2
"""Columns up to which a mark alone says where something may have been."""
SPARSE: Final = 10
"""Events a column, on average, up to which looking for full ones costs more than it spares."""


class Cell(NamedTuple):
    """Columns of the same days, from `left` to `right`; one column where days are not wider."""

    left: int
    right: int
    first: int
    last: int


def began(ledger: Ledger, scale: Scale, places: Places, enough: float) -> tuple[float, ...]:
    """How many of the events at the places began in the days of each column.

    Of an uncertain one its part counts. Nothing is counted beyond `enough`.
    """
    begins, begun = ledger.begins, ledger.begun

    def is_full(some: Places, cell: Cell) -> bool:
        amount = 0.0
        for place in some:
            first, last = begins[place], begun[place]
            inside = last <= cell.last or last == HIGH
            amount += 1 if inside else (cell.last - first + 1) / (last - first + 1)
            if amount >= enough:
                return True
        return False

    amounts = [enough] * scale.width
    for cells, some in _not_full(ledger, scale, places, is_full):
        growth = ledger.growth_of(some)
        for left, right, first, last in cells:
            amount = min(enough, growth.between(first, last))
            amounts[left : right + 1] = [amount] * (right - left + 1)
    return tuple(amounts)


def marked(ledger: Ledger, scale: Scale, places: Places) -> tuple[Columns, Columns]:
    """Where marks of the events' beginnings stand, as `spread` tells it of all of them.

    The columns over which something may have been are only told as far as no mark stands there.
    """
    if not places:
        return frozenset(), frozenset()
    begun, finer = ledger.begun, scale.width > scale.days

    def is_full(some: Places, cell: Cell) -> bool:
        # The mark of a vague one is in the middle, and where columns are days' parts elsewhere.
        beyond = scale.first_day(cell.left + 2) if cell.left + 2 < scale.width else HIGH
        return not finer and any(begun[place] < beyond or begun[place] == HIGH for place in some)

    full, over = set(range(scale.width)), set[int]()
    found: set[int] = set()
    for cells, some in _not_full(ledger, scale, places, is_full):
        full.difference_update(range(cells[0].left, cells[-1].right + 1))
        at, wide = spread(scale, ledger.beginnings(some))
        found |= at
        over |= wide
    return frozenset(full | found), frozenset(over - full - found)


def spread(scale: Scale, beginnings: Iterable[tuple[int, int]]) -> tuple[Columns, Columns]:
    """Where marks of beginnings stand: in the middle of the days each allows, and over which.

    Given are the first and last of these days, as a ledger holds them. A mark on the first of them
    would be more exact than is known. One or two columns need no more than the mark; nor does a
    day, however wide it is drawn.
    """
    stretches = set()
    for first, last in set(beginnings):
        if first == LOW:
            continue
        end = first if last == HIGH else last
        if end < scale.first or first > scale.last:
            continue
        left, right = max(first, scale.first), min(end, scale.last)
        stretches.add((scale.column(left), scale.last_column(right), first != end))
    at = frozenset((left + right) // 2 for left, right, _ in stretches)
    wide = (range(left, right + 1) for left, right, vague in stretches if vague)
    return at, frozenset(column for each in wide if len(each) > PLAIN_COLUMNS for column in each)


def _not_full(
    ledger: Ledger, scale: Scale, places: Places, is_full: Callable[[Places, Cell], bool]
) -> Iterator[tuple[list[Cell], Places]]:
    """Stretches of cells that are not full, and the places of what may begin in them."""
    begins, cells = ledger.begins, _cells(scale)
    start = places.before(bisect_left(begins, scale.first))
    stop = places.before(bisect_right(begins, scale.last))
    if stop - start <= SPARSE * len(cells):
        yield cells, _beginning_in(ledger, places, cells)
        return
    left: list[Cell] = []
    for cell in cells:
        stop = places.before(bisect_right(begins, cell.last))
        if not is_full(places[start:stop], cell):
            left.append(cell)
        elif left:
            yield left, _beginning_in(ledger, places, left)
            left = []
        start = stop
    if left:
        yield left, _beginning_in(ledger, places, left)


def _beginning_in(ledger: Ledger, places: Places, cells: list[Cell]) -> Places:
    """Those of the places that may begin in the days of the cells."""
    begins, first, last = ledger.begins, cells[0].first, cells[-1].last
    start = places.before(bisect_left(begins, first))
    stop = places.before(bisect_right(begins, last))
    before = reaching(ledger.may_begin, places[:start], first)
    return Places(*before.parts, *places[start:stop].parts)


def _cells(scale: Scale) -> list[Cell]:
    cells: list[Cell] = []
    for column in range(scale.width):
        first, last = scale.bounds(column)
        if cells and cells[-1].first == first:
            cells[-1] = cells[-1]._replace(right=column)
        else:
            cells.append(Cell(column, column, first, last))
    return cells
