"""The rows of the Comparisons view's list: kinds as headings, items with their verdicts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from textual.content import Content

from probtimeline.core.text import counted
from probtimeline.session.comparing import listing
from probtimeline.session.judging import Judgement
from probtimeline.session.state import State
from probtimeline.session.weighing import Item, Kind, Listing
from probtimeline.views import paint

ROOM_FOR_WORDS = 64
"""Cells from which on a row says in words what its item comes to."""
BESIDE_TITLE = 22
"""Cells kept for those words."""


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
        aside = paint.line(judged.told if width >= ROOM_FOR_WORDS else "", paint.MUTED)
        aside = aside.truncate(BESIDE_TITLE, ellipsis=True)
        head = paint.line(f" {mark} ", style)
        room = max(4, width - head.cell_length - aside.cell_length - 2)
        shown = title.truncate(room, ellipsis=True)
        gap = room - shown.cell_length + 1
        return Content.assemble(head, shown, " " * gap, aside)


def _heading(kind: Kind, count: int) -> Content:
    told = f"{count}" if kind is not Kind.YOURS else ""
    return Content.assemble((f" {kind.value}", "bold $ink-heading"), (f"  {told}", paint.FAINT))


def _mark(item: Item, judged: Judgement) -> tuple[str, str]:
    """The sign before an item, and its style."""
    if judged.verdict is not None:
        return paint.AGREEMENT_MARKS[judged.verdict]
    match item.kind:
        case Kind.PLAN:
            return ("→", paint.LINK) if len(item.events) > 1 else ("·", paint.DOUBT)
        case Kind.YOURS:
            return "◫", paint.LINK
    return "·", paint.FAINT


def told_count(shown: int, whole: int, at: int) -> str:
    """Where the reader is among the items: "3 of 158", or "12 of 158 shown"."""
    if shown != whole:
        return f"{shown} of {whole} shown"
    return f"{at} of {whole}" if at else counted(whole, "comparison")
