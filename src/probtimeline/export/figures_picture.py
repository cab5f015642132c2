"""Figures of one measure as a picture: a bar each, on one scale for each unit.

A bar says no more than its source: what may be more fades out to the right, what may be less or is
only about so much ends pale, and words without a number stay words. A rise or fall is an arrow from
nought, and no share of anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final
from xml.etree.ElementTree import Element

from probtimeline.audit.saying import OPEN, is_change, unit_of
from probtimeline.audit.value_scale import ValueScale, number_of, scale_of
from probtimeline.core.chronicle import PlacedFigure
from probtimeline.core.citation import short_name
from probtimeline.core.records import Figure
from probtimeline.core.text import counted
from probtimeline.export.selection import Selection
from probtimeline.export.svg import add, cut, picture, write

CELL: Final = 8
ROW: Final = 46
HEAD: Final = 22
LABELS: Final = 300
"""Pixels beside the bars, for what is printed, who says it, and of when."""
FADING: Final = 28
"""Pixels in which a bar fades out that may reach further."""


def figures_picture(
    figures: Sequence[PlacedFigure], selection: Selection, title: str, width: float = 960
) -> Element:
    """The figures in their order, those of one unit together and below its name."""
    groups: dict[str, list[PlacedFigure]] = {}
    for placed in figures:
        groups.setdefault(placed.figure.unit, []).append(placed)
    height = sum(HEAD + len(group) * ROW + 10 for group in groups.values())
    root = picture(width, height, title, f"{counted(len(figures), 'figure')} side by side")
    y = 0.0
    for group in groups.values():
        _draw_group(root, group, selection, y, width)
        y += HEAD + len(group) * ROW + 10
    return root


def _draw_group(
    root: Element, group: Sequence[PlacedFigure], selection: Selection, y: float, width: float
) -> None:
    write(root, unit_of(group[0].figure), 0, y + 12, "muted", font_size="11")
    cells = int((width - LABELS - 60) // CELL)
    scale = scale_of([placed.figure for placed in group], cells)
    if scale is not None:
        _draw_scale(root, scale, y, len(group))
    for number, placed in enumerate(group):
        _draw_row(root, placed, selection, scale, y + HEAD + number * ROW)


def _draw_scale(root: Element, scale: ValueScale, y: float, rows: int) -> None:
    for value, label in scale.rounds():
        x = LABELS + float(scale.cell(value)) * CELL
        add(root, "line", "grid", x1=x, x2=x, y1=y + 16, y2=y + HEAD + rows * ROW - 8)
        write(root, label, x, y + 12, "muted", font_size="11", text_anchor="middle")


def _draw_row(
    root: Element,
    placed: PlacedFigure,
    selection: Selection,
    scale: ValueScale | None,
    y: float,
) -> None:
    figure, room = placed.figure, LABELS - 20
    source = selection.chronicle.sources.get(placed.quote.source)
    who = placed.quote.speaker or (short_name(source) if source else placed.quote.source)
    when = figure.period.text if figure.period else placed.event.date.text
    write(root, cut(figure.text, room, 13), 0, y + 12, "mark", font_size="13", font_weight="bold")
    write(root, cut(f"{when} · {who}", room, 11), 0, y + 27, "muted", font_size="11")
    value = number_of(figure)
    if value is None or scale is None:
        write(root, "(in words, without a number)", LABELS, y + 12, "muted", font_size="11")
    else:
        _draw_bar(root, figure, value, scale, y)
    of = "; ".join(part for part in (figure.label, figure.population) if part)
    write(root, cut(of, 640, 11), LABELS, y + 33, "ink halo", font_size="11")


def _draw_bar(root: Element, figure: Figure, value: Fraction, scale: ValueScale, y: float) -> None:
    nought = LABELS + float(scale.cell(Fraction(0))) * CELL
    end = LABELS + float(scale.cell(value)) * CELL
    left, right = min(nought, end), max(nought, end, nought + 1.5)
    hedge = figure.qualifier
    pale = min(FADING, (right - left) / 2) if hedge is not None and hedge not in OPEN else 0.0
    if is_change(figure):
        _draw_arrow(root, nought, end, y + 9)
    else:
        add(root, "rect", "bar", x=left, y=y + 2, width=right - left - pale, height=14)
    if pale:
        add(root, "rect", "pale", x=right - pale, y=y + 2, width=pale, height=14)
    if hedge in OPEN:
        add(root, "rect", "pale", x=right, y=y + 2, width=FADING, height=14)
    if hedge is not None:
        at = right + (FADING if hedge in OPEN else 0) + 5
        write(root, hedge.value, at, y + 13, "muted", font_size="10")


def _draw_arrow(root: Element, nought: float, end: float, y: float) -> None:
    back = -7 if end >= nought else 7
    add(root, "rect", "bar", x=min(nought, end), y=y - 1.5, width=abs(end - nought), height=3)
    add(root, "path", "bar", d=f"M{end:g} {y:g} l{back} -5 v10 z")
