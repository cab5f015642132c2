"""The rows of the Comparisons view's list: kinds as headings, items with their verdicts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from textual.content import Content

from probtimeline.core.text import counted
from probtimeline.session.comparing import listing, names_of_two
from probtimeline.session.judging import Judgement
from probtimeline.session.state import State
from probtimeline.session.weighed_list import Listing
from probtimeline.session.weighing import Item, Kind
from probtimeline.views import paint
from probtimeline.views.comparing_marks import ENDING_MARKS

ROOM_FOR_WORDS = 64
"""Cells from which on a row says in words what its item comes to."""
BESIDE_TITLE = 22
"""Cells kept for those words."""
ROOM_FOR_ENDING = 36
"""Cells from which on a row says in words how a plan ended: its mark alone says little."""


class ItemRows:
    """The list as it is drawn: each kind has a heading, and an empty row before it."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.listing: Listing = listing(state)

    def __len__(self) -> int:
        return len(self.listing) + max(0, 2 * len(self.listing.starts) - 1)

    def row_of(self, place: int) -> int:
        """The row an item stands on."""
        if place < 0:
            return -1
        return place + 2 * bisect_right(self.listing.starts, place) - 1

    def place_of(self, row: int) -> int | None:
        """The item that stands on a row; None for a heading."""
        for start, end in self._kinds():
            first = self.row_of(start)
            if first <= row < first + end - start:
                return start + row - first
        return None

    def _kinds(self) -> Iterator[tuple[int, int]]:
        """The places of each kind: from, and up to."""
        return pairwise((*self.listing.starts, len(self.listing)))

    def paint(self, row: int, width: int) -> Content:
        """One row in at most `width` cells."""
        place = self.place_of(row)
        if place is not None:
            return self._item(self.listing[place], width)
        for start, end in self._kinds():
            if row == self.row_of(start) - 1:
                return _heading(self.listing[start].kind, end - start)
        return Content("")

    def _item(self, item: Item, width: int) -> Content:
        judged = self.state.weighing.judged(item.key)
        mark, style = _mark(item, judged)
        query = self.state.search.query
        lights = query.light(item.title) if query is not None else []
        title = paint.layered(item.title, paint.PLAIN, [(lights, paint.HIT)], one_line=True)
        enough = ROOM_FOR_ENDING if judged.ending is not None else ROOM_FOR_WORDS
        aside = paint.line(judged.told if width >= enough else "", paint.MUTED)
        aside = aside.truncate(BESIDE_TITLE, ellipsis=True)
        head = paint.line(f" {mark} ", style)
        if item.kind is Kind.YOURS:
            title = paint.line(both(names_of_two(self.state), width - head.cell_length - 1))
        room = max(4, width - head.cell_length - aside.cell_length - 2)
        shown = title.truncate(room, ellipsis=True)
        gap = room - shown.cell_length + 1
        return Content.assemble(head, shown, " " * gap, aside)


def _heading(kind: Kind, count: int) -> Content:
    told = f"{count:,}" if kind is not Kind.YOURS else ""
    return Content.assemble((f" {kind.value}", "bold $ink-heading"), (f"  {told}", paint.FAINT))


def _mark(item: Item, judged: Judgement) -> tuple[str, str]:
    """The sign before an item, and its style."""
    if judged.verdict is not None:
        return paint.AGREEMENT_MARKS[judged.verdict]
    if judged.ending is not None:
        mark, style, _ = ENDING_MARKS[judged.ending]
        return mark, style
    return ("◫", paint.LINK) if item.kind is Kind.YOURS else ("·", paint.FAINT)


def both(names: Sequence[str], room: int) -> str:
    """Two names in so many cells, each with its share of them; what one leaves the other has."""
    shown = [paint.line(name) for name in names]
    joiner = " and "
    free = room - len(joiner) * (len(shown) - 1)
    cut = []
    for number, name in enumerate(shown):
        others = sum(each.cell_length for each in shown[number + 1 :])
        left = len(shown) - number
        share = max(4, free // left, free - others)
        cut.append(name.truncate(share, ellipsis=True))
        free -= cut[-1].cell_length
    return joiner.join(each.plain.rstrip() for each in cut)


def told_count(shown: int, whole: int, at: int) -> str:
    """Where the reader is among the items: "3 of 158", or "1 of 12 shown, 158 in all"."""
    if shown != whole:
        shown_of = f"{shown:,} of {whole:,} shown"
        return f"{at:,} of {shown:,} shown, {whole:,} in all" if at else shown_of
    return f"{at:,} of {whole:,}" if at else counted(whole, "comparison")
