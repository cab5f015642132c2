"""The table of figures as styled lines: how each column is shown, headings, rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from textual.content import Content

from probtimeline.audit.saying import amount_of
from probtimeline.core.chronicle import PlacedFigure
from probtimeline.core.citation import short_name
from probtimeline.core.records import Source
from probtimeline.session.figure_table import Sorting
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.tight_dates import tight_date

CHOSEN = "bold $ink-figure"
GAP = 2
"""Free cells between columns: the brackets around the heading chosen stand in them."""
MARGIN = 1
Cell = Callable[[State, PlacedFigure, int], Content]


@dataclass(frozen=True, slots=True)
class Look:
    """How a column is shown: its heading, and a cell in at most so many columns of the screen.

    It is left out where there is no room for `enough` cells, and never wider than `most`.
    """

    heading: str
    enough: int
    most: int
    cell: Cell
    right: bool = False


class Shown(NamedTuple):
    """A column as it is shown: its width, and whether that is `tight` for some of its figures.

    What the headings `above` its rows tell is not told in them.
    """

    name: str
    width: int
    tight: bool = False
    above: bool = False


Layout = tuple[Shown, ...]
"""The columns shown, in order."""


def source_name(source: Source | None, otherwise: str) -> str:
    """A source in a few words, or its id where it is not among the sources."""
    return short_name(source) if source is not None else otherwise


def _lit(state: State, text: str, style: str) -> Content:
    query = state.search.query
    lights = query.light(text) if query is not None else []
    return paint.layered(text, style, [(lights, paint.HIT)], one_line=True)


def _named(state: State, field: str, name: str, style: str) -> Content:
    """A name with what was asked of its field lit."""
    query = state.search.query
    lights = query.light_field(field, name) if query is not None else []
    return paint.layered(name, style, [(lights, paint.HIT)], one_line=True)


def _amount(state: State, placed: PlacedFigure, width: int) -> Content:
    words = amount_of(placed.figure)
    # A hedge gives way to its sign before a digit is cut.
    return _told_amount(words if len(words) <= width else amount_of(placed.figure, signs=True))


def _amount_in_signs(state: State, placed: PlacedFigure, width: int) -> Content:
    return _told_amount(amount_of(placed.figure, signs=True))


def _told_amount(words: str) -> Content:
    return paint.line(words) if words else paint.line("no number", paint.FAINT)


def _measure(state: State, placed: PlacedFigure, width: int) -> Content:
    measure = placed.figure.measure
    return paint.line(state.chronicle.measure_name(measure), paint.MUTED)


def _period(state: State, placed: PlacedFigure, width: int) -> Content:
    period = placed.figure.period
    return paint.line(tight_date(period, width, years=False) if period is not None else "")


def _source(state: State, placed: PlacedFigure, width: int) -> Content:
    source = state.chronicle.sources.get(placed.quote.source)
    full = source_name(source, placed.quote.source)
    if source is not None and len(full) > width:
        # The name without its date says more than half of both.
        full = source.publisher or full
    return paint.line(full, paint.MUTED)


def _event(state: State, placed: PlacedFigure, width: int) -> Content:
    place = state.chronicle.places.get(placed.event.id, -1)
    possibly = "? " if place in state.rows.possibly else ""
    date = tight_date(placed.event.date, width - len(possibly))
    return paint.joined((possibly, paint.DOUBT), (date, paint.MUTED))


def _verdict(state: State, placed: PlacedFigure, width: int) -> Content:
    return paint.verdict_mark(state.verdict(placed.quote.source, placed.quote.text))


LOOKS: Mapping[str, Look] = {
    "printed": Look(
        "As printed", 13, 28, lambda s, p, w: _lit(s, p.figure.text, paint.FIGURE), right=True
    ),
    "amount": Look("Amount", 13, 28, _amount, right=True),
    "label": Look("What it measures", 24, 90, lambda s, p, w: _lit(s, p.figure.label, paint.PLAIN)),
    "measure": Look("Measure", 20, 34, _measure),
    "population": Look(
        "Of whom", 28, 56, lambda s, p, w: _lit(s, p.figure.population, paint.MUTED)
    ),
    "period": Look("Period", 16, 22, _period),
    "speaker": Look(
        "Speaker", 16, 36, lambda s, p, w: _named(s, "speaker", p.quote.speaker, paint.PLAIN)
    ),
    "source": Look("Source", 17, 34, _source),
    "event": Look("Event date", 12, 18, _event),
    "verdict": Look("✓", 1, 1, _verdict),
}
"""How each column of the table is shown, by its name."""

IN_LITTLE_ROOM: Mapping[str, Cell] = {"amount": _amount_in_signs}
"""How all cells of a column are shown where it is tight for some: one style in one column."""


def heading_width(name: str) -> int:
    """The cells of a heading, and of its arrow; the mark of the verdict needs none beside it."""
    return 1 if name == "verdict" else len(LOOKS[name].heading) + 2


def paint_headings(
    columns: Layout, sorting: Sorting
) -> tuple[Content, tuple[tuple[int, str], ...]]:
    """The line of headings, and where each column begins.

    The one chosen stands in brackets, the one sorted by has an arrow: ↑ from the least, ↓ from
    the most.
    """
    pieces: list[str | tuple[str, str]] = []
    begins = []
    reached = 0
    for name, width, *_ in columns:
        begins.append((reached, name))
        words = _heading(name, width, sorting)
        padding = " " * (width - len(words))
        right = LOOKS[name].right
        if name == sorting.chosen:
            lit = "bold underline $ink-figure"
            words_shown: list[tuple[str, str]] = [("[", CHOSEN), (words, lit), ("]", CHOSEN)]
        else:
            words_shown = [(f" {words} ", "bold $ink-heading")]
        pieces += [padding, *words_shown] if right else [*words_shown, padding]
        reached += width + GAP
    return Content.assemble(*pieces), tuple(begins)


def _heading(name: str, width: int, sorting: Sorting) -> str:
    look = LOOKS[name]
    arrow = ("↓" if sorting.descending else "↑") if name == sorting.column else ""
    if arrow and width < 3:
        return arrow
    room = width - 2 if arrow else width
    heading = look.heading if len(look.heading) <= room else look.heading[: room - 1] + "…"
    return f"{heading} {arrow}" if arrow else heading


def paint_figure_row(state: State, columns: Layout, number: int, width: int) -> Content:
    """One line of the table in at most `width` cells."""
    row = state.table.rows[number]
    if row.placed is None:
        return _group(row.heading, row.count, width)
    cells: list[Content] = [Content(" " * MARGIN)]
    for at, (name, room, tight, above) in enumerate(columns):
        look = LOOKS[name]
        cell = IN_LITTLE_ROOM.get(name, look.cell) if tight else look.cell
        shown = Content("") if above else cell(state, row.placed, room)
        shown = shown.truncate(room, ellipsis=True)
        space = Content(" " * (room - shown.cell_length))
        cells += [Content(" " * GAP)] if at else []
        cells += [space, shown] if look.right else [shown, space]
    return Content.assemble(*cells)


def _group(heading: str, count: int, width: int) -> Content:
    words = paint.line(heading, "bold $ink-heading").truncate(max(4, width - 12), ellipsis=True)
    return Content.assemble(" ", words, (f"  {count:,}", paint.MUTED))
