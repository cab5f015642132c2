"""Figures put in order and in groups, bit by bit, and the lines that they then make.

Only what they are sorted and grouped by is kept of each, and its number: a figure is decoded again
when its line is shown.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from operator import itemgetter
from typing import Final, NamedTuple, TypeVar, overload

from probtimeline.core.chronicle import Chronicle, PlacedFigure
from probtimeline.core.sorted_places import Places
from probtimeline.session.figure_order import Column, Known, Rank

RANKED: Final = 100.0
MERGED: Final = 5.0
"""Effort, as in `query.search`: of a figure whose rank is asked, and of one put into its place."""
RUN: Final = 1024
"""Figures that are sorted at once; what is sorted is then merged."""

_Item = TypeVar("_Item")
Work = Generator[float, None, _Item]
"""Work in small steps, each of which tells the effort that it took; what comes of it at its end."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One line of the table: a figure, or the heading of a group with how many it holds."""

    placed: PlacedFigure | None = None
    heading: str = ""
    count: int = 0


class Head(NamedTuple):
    """The heading of a group: how many figures stand before it, how many in it.

    Without `words` it is what the column calls the first of them.
    """

    at: int
    many: int
    words: str = ""


class _Lazy(Sequence[_Item]):
    """A sequence whose items are made when they are asked for."""

    @overload
    def __getitem__(self, number: int) -> _Item: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[_Item]: ...
    def __getitem__(self, number: int | slice) -> _Item | Sequence[_Item]:
        if isinstance(number, slice):
            return tuple(map(self._item, range(*number.indices(len(self)))))
        if not -len(self) <= number < len(self):
            raise IndexError(number)
        return self._item(number % len(self))

    def __iter__(self) -> Iterator[_Item]:
        return map(self._item, range(len(self)))

    def _item(self, number: int) -> _Item:
        raise NotImplementedError


class Figures(_Lazy[PlacedFigure]):
    """Some figures of a chronicle, by their numbers."""

    def __init__(self, chronicle: Chronicle, numbers: Sequence[int]) -> None:
        self._chronicle, self._numbers = chronicle, numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def _item(self, number: int) -> PlacedFigure:
        return self._chronicle.figures[self._numbers[number]]


class _Rows(_Lazy[FigureRow]):
    def __init__(self, order: Ordered) -> None:
        self._order = order

    def __len__(self) -> int:
        return len(self._order.figures) + len(self._order.heads)

    def _item(self, number: int) -> FigureRow:
        order = self._order
        above = bisect_right(order.head_rows, number)
        if above and order.head_rows[above - 1] == number:
            return order.heading(order.heads[above - 1])
        return FigureRow(order.figures[number - above])


class Ordered:
    """Figures as they stand below one another: `found` in the order of the indices given.

    `starts` are the first of each group; `gathered` says whether some stand under a heading that
    is not theirs alone.
    """

    def __init__(  # noqa: PLR0913 - what there is, and how it stands
        self,
        known: Known,
        found: Places,
        indices: Sequence[int],
        group: Column | None = None,
        heads: tuple[Head, ...] = (),
        *,
        gathered: bool = False,
    ) -> None:
        self._known, self._found, self._indices, self._group = known, found, indices, group
        self.heads, self.gathered = heads, gathered

    @cached_property
    def figures(self) -> Sequence[PlacedFigure]:
        """The figures, in order."""
        return Figures(self._known.chronicle, _Through(self._found, self._indices))

    @cached_property
    def rows(self) -> Sequence[FigureRow]:
        """The lines, in order."""
        return _Rows(self)

    @cached_property
    def starts(self) -> Sequence[int]:
        """The places of the first figures of all groups."""
        return array("I", (head.at for head in self.heads))

    @cached_property
    def head_rows(self) -> Sequence[int]:
        """The rows on which headings stand."""
        return array("I", (head.at + number for number, head in enumerate(self.heads)))

    def heading(self, head: Head) -> FigureRow:
        """The line of a heading."""
        words = head.words
        if not words and self._group is not None:
            words = self._group.heading(self.figures[head.at], self._known)
        return FigureRow(heading=words, count=head.many)

    def place(self, key: str) -> int:
        """The place among the figures of the one of a key, or −1."""
        at = index_of(self._known.chronicle, self._found, key)
        return -1 if at < 0 else self._turned[at]

    def row(self, key: str) -> int:
        """The row of the figure of a key, or −1."""
        place = self.place(key)
        return -1 if place < 0 else place + bisect_right(self.starts, place)

    @cached_property
    def _turned(self) -> Sequence[int]:
        """The place of each of those found."""
        if isinstance(self._indices, range):
            step = self._indices.step
            return self._indices if step > 0 else range(len(self._indices) - 1, -1, -1)
        turned = array("I", bytes(4 * len(self._indices)))
        for place, index in enumerate(self._indices):
            turned[index] = place
        return turned


class _Through(_Lazy[int]):
    """Numbers by the indices of indices."""

    def __init__(self, numbers: Sequence[int], indices: Sequence[int]) -> None:
        self._numbers, self._indices = numbers, indices

    def __len__(self) -> int:
        return len(self._indices)

    def _item(self, number: int) -> int:
        return self._numbers[self._indices[number]]


def index_of(chronicle: Chronicle, numbers: Places, key: str) -> int:
    """Where among numbers of figures that of a key stands, or −1."""
    placed = chronicle.figure_keys.get(key)
    if placed is None:
        return -1
    number = chronicle.figures.number(placed)
    at = numbers.before(number)
    return at if at < len(numbers) and numbers[at] == number else -1


def unsorted(known: Known, found: Places) -> Ordered:
    """Figures in the order of their events, in no groups."""
    return Ordered(known, found, range(len(found)))


def ordering(
    known: Known, found: Places, column: Column | None, descending: bool, group: Column | None
) -> Work[Ordered]:
    """Put figures in order by a column, and in the groups of another."""
    every = range(len(found))
    groups = Groups(known, found, group)
    if column is None or column.by_number:
        indices: Sequence[int] = every[::-1] if column is not None and descending else every
        if group is not None and not group.by_number:
            for index in every:
                groups.enter(index, known.chronicle.figures[found[index]])
                yield RANKED
    else:
        indices = yield from _ranked(known, found, column, descending, groups)
    if group is None:
        return Ordered(known, found, indices)
    return (yield from groups.ordered(indices))


def _ranked(
    known: Known, found: Places, column: Column, descending: bool, groups: Groups
) -> Work[Sequence[int]]:
    """Those found by their ranks; those that are alike as they were, those without last."""
    figures = known.chronicle.figures
    runs: dict[str, list[list[tuple[Rank, int]]]] = {}
    last = array("I")
    for index in range(len(found)):
        placed = figures[found[index]]
        groups.enter(index, placed)
        rank = column.rank(placed, known)
        if rank is None:
            last.append(index)
        else:
            within = runs.setdefault(column.within(placed) if column.within else "", [[]])
            within[-1].append((rank, index))
            if len(within[-1]) == RUN:
                within[-1].sort(key=itemgetter(0), reverse=descending)
                within.append([])
        yield RANKED
    indices = array("I")
    for _, sorted_runs in sorted(runs.items()):
        sorted_runs[-1].sort(key=itemgetter(0), reverse=descending)
        for _, index in merge(*sorted_runs, key=itemgetter(0), reverse=descending):
            indices.append(index)
            yield MERGED
    return indices + last


class Groups:
    """Which group each figure is in, as they are gone through in the order of their events."""

    def __init__(self, known: Known, found: Places, column: Column | None) -> None:
        self._known, self._found, self._column = known, found, column
        self._numbers: dict[str, int] = {}
        self._group_of = array("I")

    def enter(self, index: int, placed: PlacedFigure) -> None:
        """Note the group of the figure of an index; each comes once, in order."""
        column = self._column
        if column is not None and not column.by_number:
            name = column.group(placed, self._known)
            self._group_of.append(self._numbers.setdefault(name, len(self._numbers)))

    def _group(self, index: int) -> int:
        if self._column is not None and self._column.by_number:
            return self._known.chronicle.figures.place(self._found[index])
        return self._group_of[index]

    def ordered(self, indices: Sequence[int]) -> Work[Ordered]:
        """Groups in the order of their first figures, then those of one, then those without."""
        column = self._column
        assert column is not None
        members: dict[int, array[int]] = {}
        for index in indices:
            members.setdefault(self._group(index), array("I")).append(index)
            yield MERGED
        nameless = self._numbers.get("", -1)
        without = members.pop(nameless, array("I")) if nameless >= 0 else array("I")
        heads, order, singles = [], array("I"), array("I")
        for each in members.values():
            if len(each) == 1 and column.once:
                singles += each
            else:
                heads.append(Head(len(order), len(each)))
                order += each
            yield MERGED
        for words, each in ((column.once, singles), (column.none, without)):
            if each:
                heads.append(Head(len(order), len(each), words))
                order += each
        gathered = bool(singles)
        return Ordered(self._known, self._found, order, column, tuple(heads), gathered=gathered)
