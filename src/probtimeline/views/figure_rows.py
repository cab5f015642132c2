"""The table of figures as styled lines: which columns there is room for, headings, rows.

Columns are as wide as their words want, in the order of what a reader needs most; what finds no
room is told in the panel below the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from textual.content import Content

from probtimeline.audit.amounts import amount
from probtimeline.audit.terms import exact
from probtimeline.audit.units import is_currency
from probtimeline.core.chronicle import PlacedFigure
from probtimeline.core.citation import short_name
from probtimeline.core.records import Qualifier, Source
from probtimeline.core.span import Span
from probtimeline.core.wording import MONTHS
from probtimeline.session.figure_order import COLUMNS
from probtimeline.session.figure_table import FigureTable, Sorting
from probtimeline.session.state import State
from probtimeline.views import paint

CHOSEN = "bold $ink-figure"
GAP = 2
"""Free cells between columns: the brackets around the heading chosen stand in them."""
MARGIN = 1
LOOKED_AT = 300
"""Figures whose words are measured to find how wide a column wants to be."""

HEDGE_SIGNS = {
    Qualifier.ABOUT: "~",
    Qualifier.MORE_THAN: ">",
    Qualifier.AT_LEAST: "≥",
    Qualifier.LESS_THAN: "<",
    Qualifier.ALMOST: "<",
    Qualifier.UP_TO: "≤",
}
"""How a hedge is written where its words do not fit; the panel has them."""

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


Layout = tuple[tuple[str, int], ...]
"""The columns shown, in order, with their widths."""


def source_name(source: Source | None, otherwise: str) -> str:
    """A source in a few words, or its id where it is not among the sources."""
    return short_name(source) if source is not None else otherwise


_MONTHS = re.compile(r"(?:\d+ )?(?:" + "|".join(month[:3] for month in MONTHS) + r") (?=\d)")


def tight_date(span: Span, width: int) -> str:
    """A date with its years in few cells: "Sep 2009–Nov 2012", "Feb..Mar 2019".

    Where that is too wide for `width` cells, the years alone: "2009–2012".
    """
    joiner = ".." if span.is_set else "–"
    words = span.text.removeprefix("between ").replace(" and " if span.is_set else " – ", joiner)
    first, parted, last = words.partition(joiner)
    if not parted or len(words) <= width:
        return words
    if first[-5:] == last[-5:]:
        return f"{first[:-5]}{joiner}{last}"
    return f"{_MONTHS.sub('', first)}{joiner}{_MONTHS.sub('', last).removeprefix('c. ')}"


def _lit(state: State, text: str, style: str) -> Content:
    query = state.search.query
    lights = query.light(text) if query is not None else []
    return paint.layered(text, style, [(lights, paint.HIT)], one_line=True)


def _named(state: State, field: str, name: str, style: str) -> Content:
    """A name with what was asked of its field lit."""
    query = state.search.query
    lights = query.light_field(field, name) if query is not None else []
    return paint.layered(name, style, [(lights, paint.HIT)], one_line=True)


def _spaced(text: str) -> str:
    return text.replace("-", " ")


def _amount(state: State, placed: PlacedFigure, width: int) -> Content:
    figure = placed.figure
    if figure.value is None:
        return paint.line("no number", paint.FAINT)
    words, value = paint.amount(figure), exact(figure.value)
    if len(words) > width and value is not None and is_currency(figure.unit):
        hedge = f"{figure.qualifier.value} " if figure.qualifier is not None else ""
        words = hedge + amount(value, figure.unit)
    if len(words) > width and figure.qualifier is not None:
        # A hedge gives way to its sign before a digit is cut.
        words = words.replace(f"{figure.qualifier.value} ", HEDGE_SIGNS[figure.qualifier], 1)
    return paint.line(words)


def _period(state: State, placed: PlacedFigure, width: int) -> Content:
    period = placed.figure.period
    return paint.line(tight_date(period, width) if period is not None else "", paint.PLAIN)


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
    "label": Look("What it measures", 26, 90, lambda s, p, w: _lit(s, p.figure.label, paint.PLAIN)),
    "measure": Look(
        "Measure", 20, 34, lambda s, p, w: paint.line(_spaced(p.figure.measure), paint.MUTED)
    ),
    "population": Look(
        "Of whom", 28, 56, lambda s, p, w: _lit(s, p.figure.population, paint.MUTED)
    ),
    "period": Look("Period", 12, 18, _period),
    "speaker": Look(
        "Speaker", 16, 36, lambda s, p, w: _named(s, "speaker", p.quote.speaker, paint.PLAIN)
    ),
    "source": Look("Source", 17, 34, _source),
    "event": Look("Event date", 12, 18, _event),
    "verdict": Look("✓", 1, 1, _verdict),
}
"""How each column of the table is shown, by its name."""

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
GROWING = ("label", *NEEDED)
"""The order in which room that is left is shared out, a cell each: labels grow twice as fast."""


def wanted(state: State) -> Mapping[str, int]:
    """How many cells each column would fill, by a fair sample of the figures."""
    figures = state.table.by_event
    sample = figures[:: max(1, len(figures) // LOOKED_AT)]
    found = {}
    for name, look in LOOKS.items():
        lengths = (look.cell(state, placed, look.most).cell_length for placed in sample)
        found[name] = min(look.most, max(lengths, default=0))
    return found


def layout(table: FigureTable, sorting: Sorting, wants: Mapping[str, int], width: int) -> Layout:
    """The columns there is room for in `width` cells; the one chosen is always among them."""
    # Under a heading of its own a column would say the same in every row; labels tell measures.
    told = sorting.group == "measure" or not table.order.gathered
    hidden = sorting.group if told else ""
    names = [name for name in NEEDED if wants[name] and name != hidden]
    names = [sorting.chosen, *(name for name in names if name != sorting.chosen)]
    widths: dict[str, int] = {}
    room = width - 2 * MARGIN + GAP
    for name in names:
        look = LOOKS[name]
        least = max(1, min(look.enough, max(wants[name], _heading_width(name))))
        if least + GAP <= room:
            widths[name] = least
            room -= least + GAP
    _share(widths, wants, room)
    return tuple((column.name, widths[column.name]) for column in COLUMNS if column.name in widths)


def _share(widths: dict[str, int], wants: Mapping[str, int], room: int) -> None:
    """Give the room that is left to those that want it: figures first, then a cell each in turn."""
    goals = {name: max(wants[name], _heading_width(name)) for name in widths}
    for name in widths.keys() & FIRST.keys():
        more = min(room, max(0, min(goals[name], FIRST[name]) - widths[name]))
        widths[name] += more
        room -= more
    while room > 0:
        short = [name for name in GROWING if widths.get(name, 0) < goals.get(name, 0)]
        if not short:
            return
        for name in short[:room]:
            widths[name] += 1
        room -= len(short[:room])


def _heading_width(name: str) -> int:
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
    for name, width in columns:
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
    for at, (name, room) in enumerate(columns):
        look = LOOKS[name]
        shown = look.cell(state, row.placed, room).truncate(room, ellipsis=True)
        space = Content(" " * (room - shown.cell_length))
        cells += [Content(" " * GAP)] if at else []
        cells += [space, shown] if look.right else [shown, space]
    return Content.assemble(*cells)


def _group(heading: str, count: int, width: int) -> Content:
    words = paint.line(heading, "bold $ink-heading").truncate(max(4, width - 12), ellipsis=True)
    return Content.assemble(" ", words, (f"  {count:,}", paint.MUTED))
