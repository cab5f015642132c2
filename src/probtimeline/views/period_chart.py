"""The periods of figures on one small axis: a bar each, so that other years are seen as such."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from probtimeline.core.lanes import Bar, bar
from probtimeline.core.scale import Scale
from probtimeline.core.span import Span, extent
from probtimeline.core.text import counted
from probtimeline.views import paint

NAMES = 24
"""Cells that the name of a period is given at most."""


@dataclass(frozen=True, slots=True)
class Dated:
    """The period of a figure, None where it gives none; `chosen` is that under the cursor."""

    period: Span | None
    chosen: bool = False


def period_lines(items: Sequence[Dated], width: int) -> list[Content]:
    """The lines of the axis in `width` cells.

    Where all figures that give a period give the same, it is told in words.
    """
    known = {each.period.edtf: each.period for each in items if each.period is not None}
    missing = sum(each.period is None for each in items)
    if len(known) < 2:
        return [paint.line(_in_words(tuple(known.values()), len(items), missing), paint.MUTED)]
    days = extent(known.values())
    names = max(len(period.text) for period in known.values())
    column = min(names, NAMES, max(8, width * 2 // 5))
    if days is None or width - column < NAMES:
        words = f" Periods: {', '.join(period.text for period in known.values())}"
        return [paint.line(words, paint.MUTED)]
    scale = Scale(*days, width - column - 6)
    chosen = {each.period.edtf for each in items if each.chosen and each.period is not None}
    ordered = sorted(known.values(), key=lambda period: period.sort_key)
    lines = [_line(period, period.edtf in chosen, scale, column) for period in ordered]
    lines.append(Content.assemble(" " * (column + 5), (_ticks(scale), paint.FAINT)))
    if missing:
        words = f" {counted(missing, 'figure')} without a period"
        lines.append(paint.line(words, paint.MUTED))
    return lines


def _in_words(known: Sequence[Span], count: int, missing: int) -> str:
    if not known:
        return " No period is given" + (" by any of them" if count > 1 else "")
    told = f" Period: {known[0].text}" + (" (read so, uncertain)" if known[0].uncertain else "")
    if missing:
        return f"{told}; {missing} of {count} give none"
    if count == 1:
        return told
    return f"{told}, the same for {'both' if count == 2 else f'all {count}'}"


def _line(period: Span, chosen: bool, scale: Scale, column: int) -> Content:
    name = paint.line(period.text, paint.PLAIN if chosen else paint.MUTED)
    name = name.truncate(column, ellipsis=True)
    mark = ("▸", paint.FIGURE) if chosen else (" ", paint.MUTED)
    found = bar(scale, period)
    shown = Content("") if found is None else _bar(found, period, scale, chosen)
    gap = " " * (column - name.cell_length)
    return Content.assemble(" ", mark, " ", gap, name, "  ", shown)


def _bar(found: Bar, period: Span, scale: Scale, chosen: bool) -> Content:
    """A period is all the days it names; dotted is what is approximate, or not known to end."""
    soft = period.approximate or period.uncertain or period.is_set
    sure_left, sure_right = (scale.width, -1) if soft else (found.left, found.right)
    if not soft and period.begins.latest is not None and found.open_right and not period.ongoing:
        sure_right = scale.last_column(period.begins.latest)
    if not soft and period.ends.earliest is not None and found.open_left:
        sure_left = scale.column(period.ends.earliest)
    cells = ["━" if sure_left <= at <= sure_right else "┄" for at in range(found.right + 1)]
    cells = cells[found.left :]
    if len(cells) > 1:
        cells[0], cells[-1] = "╾", "╼"
    if found.open_left:
        cells[0] = "◂"
    if found.open_right:
        cells[-1] = "▸"
    style = paint.FIGURE if chosen else "$ink-bar"
    return Content.assemble(" " * found.left, ("".join(cells), style))


def _ticks(scale: Scale) -> str:
    cells = [" "] * scale.width
    for tick in scale.ticks():
        cells[tick.column : tick.column + len(tick.label)] = tick.label
    return "".join(cells)
