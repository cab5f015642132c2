"""The lines of the axis: labels of time, how much happened, what lasted, marks, the cursor.

Each is made for a scale, and is as wide as it. Nothing here knows of a widget.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from textual.content import Content

from probtimeline.core.filled import Columns
from probtimeline.core.lanes import Bar
from probtimeline.core.scale import Scale
from probtimeline.core.text import clean_line
from probtimeline.views import paint

BLOCKS = " ▁▂▃▄▅▆▇█"
LEVELS = 8
LEAST_LABEL = 12
"""Columns of room below which a bar goes without its label: a stump of a word says nothing."""
LIKELY = 0.5
"""Events in a column below which it is more likely that nothing happened there."""

Cell = tuple[str, str]
"""A character and its style."""
Mark = tuple[str, str, tuple[Columns, Columns]]
"""A mark, its style, the columns it stands in, and those over which it may as well."""
Days = tuple[int | None, int | None]

CURSOR = "bold $ink-cursor"
HIT_TICK = "bold $ink-figure"
RANGE = "bold $ink-link"


def told(cells: Iterable[Cell]) -> Content:
    """Cells as a line."""
    runs = groupby(cells, key=lambda cell: cell[1])
    return Content.assemble(*(("".join(char for char, _ in run), style) for style, run in runs))


def labels(scale: Scale, *, financial: bool) -> Content:
    """The names of years, months, weeks or days; the first of a larger unit stands out."""
    cells: list[Cell] = [(" ", paint.MUTED)] * scale.width
    for tick in scale.ticks(financial=financial):
        style = "bold $ink-heading" if tick.strong else paint.MUTED
        cells[tick.column : tick.column + len(tick.label)] = [(char, style) for char in tick.label]
    return told(cells)


def heights(amounts: Sequence[float], hits: Sequence[float] | None, lines: int) -> list[Content]:
    """How much falls in each column as `lines` lines of blocks, the lowest last.

    What is less than one event is drawn lower than one, however little there is beside it.
    """
    top = max(*amounts, 1.0) if amounts else 1.0
    levels = [_level(amount / top, lines) for amount in amounts]
    styles = [_style(amounts, hits, column) for column in range(len(amounts))]
    found = []
    for line in reversed(range(lines)):
        cells = [BLOCKS[min(LEVELS, max(0, level - line * LEVELS))] for level in levels]
        found.append(told(zip(cells, styles, strict=True)))
    return found


def _level(share: float, lines: int) -> int:
    """How many eighths of a line a column is high, for its share of the highest one.

    The square root keeps a single event visible beside twenty; what is there at all is shown.
    """
    return 0 if share <= 0 else max(1, round(share**0.5 * LEVELS * lines))


def _style(amounts: Sequence[float], hits: Sequence[float] | None, column: int) -> str:
    """Faint where something may have happened rather than did; lit where a hit is."""
    if hits is not None:
        found = hits[column]
        return "$ink-figure" if found >= LIKELY else paint.MUTED if found > 0 else paint.RULE
    return "$ink-bar" if amounts[column] >= LIKELY else paint.RULE


def lanes(rows: Sequence[Sequence[Bar]], width: int, more: int) -> list[Content]:
    """Lines of bars; how many `more` lasted is told at the end of the lowest with room for it."""
    words = f" +{more} more lasted" if more else ""
    told = (at for at, row in enumerate(rows) if width - 1 - row[-1].right >= len(words))
    last = max(told, default=-1)
    return [_lane(row, width, words if at == last else "") for at, row in enumerate(rows)]


def _lane(bars: Sequence[Bar], width: int, aside: str) -> Content:
    """One line of bars with their labels inside, drawn thin where they are only possible."""
    pieces: list[Content | tuple[str, str]] = []
    reached = 0
    for one in bars:
        pieces.append((" " * (one.left - reached), paint.PLAIN))
        pieces.append(_bar(one))
        reached = one.right + 1
    pieces.append((aside.rjust(width - reached), paint.FAINT))
    return Content.assemble(*pieces)


def _bar(one: Bar) -> Content:
    cells = _stretch(one, "─")
    room = len(cells) - 3
    if room < LEAST_LABEL:
        return Content.styled(cells, paint.RULE)
    label = Content.styled(f" {clean_line(one.label)} ", paint.MUTED).truncate(room, ellipsis=True)
    left, right = cells[0], cells[1 + label.cell_length :]
    return Content.assemble((left, paint.RULE), label, (right, paint.RULE))


def _stretch(one: Bar, sure: str) -> str:
    """A bar: dashed where it is only possible, its ends telling whether it ends there.

    An end known stands as such; an arrow goes on as far as anybody knows, and « and » go on
    beyond what is shown.
    """
    cells = [
        sure if one.sure_left <= column <= one.sure_right else "┄"
        for column in range(one.left, one.right + 1)
    ]
    cells[0] = "◂" if one.open_left else "«" if one.cut_left else "╾"
    cells[-1] = "▸" if one.open_right else "»" if one.cut_right else "╼"
    return "".join(cells)


def marks(scale: Scale, layers: Iterable[Mark]) -> list[Cell]:
    """Marks in their columns, the later layers before the earlier ones, dashes behind them all."""
    cells: list[Cell] = [(" ", paint.PLAIN)] * scale.width
    known = list(layers)
    for _, _, (_, dashed) in known:
        for column in dashed:
            cells[column] = ("┄", paint.RULE)
    for mark, style, (at, _) in known:
        for column in at:
            cells[column] = (mark, style)
    return cells


def with_range(cells: list[Cell], scale: Scale, outer: Days, inner: Days) -> list[Cell]:
    """The cells with the range marked laid over them: a bracket, dashed where it is not sure."""
    low, high = outer
    if (low is not None and low > scale.last) or (high is not None and high < scale.first):
        return cells
    left = 0 if low is None else max(0, scale.column(low))
    right = scale.width - 1
    if high is not None and high <= scale.last:
        right = scale.last_column(high)
    sure = range(0)
    if inner[0] is not None and inner[1] is not None and inner[0] <= inner[1]:
        sure = range(scale.column(inner[0]), scale.last_column(inner[1]) + 1)
    found = ["━" if column in sure else "┅" for column in range(left, right + 1)]
    if low is not None and low >= scale.first:
        found[0] = "┣"
    if high is not None and high <= scale.last and right > left:
        found[-1] = "┫"
    return [*cells[:left], *((char, RANGE) for char in found), *cells[right + 1 :]]


def with_cursor(cells: list[Cell], found: Bar | None, one_day: bool) -> list[Cell]:
    """The cells with the selected event laid over them: a point, or all the days it may be on.

    The marks of others stay visible inside such a stretch, as theirs.
    """
    if found is None:
        return cells
    if one_day or found.left == found.right:
        at = (found.left + found.right) // 2
        return [*cells[:at], ("▲", CURSOR), *cells[at + 1 :]]
    pointer = _stretch(found, "━")
    over = [
        old if old[0] not in " ━┅┄" else (char, CURSOR)
        for old, char in zip(cells[found.left : found.right + 1], pointer, strict=True)
    ]
    return [*cells[: found.left], *over, *cells[found.right + 1 :]]
