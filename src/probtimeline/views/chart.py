"""Figures of one measure drawn side by side: a bar each, on one scale for each unit.

A bar says no more than its source: what may be more fades out to the right behind a ›, what may
be less ends softly in a ‹, what is about so much in a ~, and words without a number stay words.
A rise or fall is an arrow from nought and no share of anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from textual.content import Content

from probtimeline.audit.saying import OPEN, SOFT, is_change
from probtimeline.audit.value_scale import ValueScale, number_of, scale_of
from probtimeline.core.records import Figure
from probtimeline.views import paint

EIGHTHS = " ▏▎▍▌▋▊▉"
BAR = "$ink-bar"
FADING = 4
"""Cells in which a bar that may reach further fades out."""
WIDEST_PRINTED = 26
ASIDE = 5
"""Cells of a line beside figure and bar: the mark of the one chosen, and the line at nought."""
LEAST_BAR = 24
"""Cells a bar must have left before the period stands beside it."""


@dataclass(frozen=True, slots=True)
class Charted:
    """A figure to be drawn, and what is told of it beside its bar.

    `who` says it, `when` is the period it is of. `chosen` is the one under the cursor; one that
    is not `shown` is in the chronicle, but not among the figures that the filters leave: it is
    marked with a ○.
    """

    figure: Figure
    who: str = ""
    when: str = ""
    chosen: bool = False
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Cells:
    """A bar as characters: what is drawn, what stands at its end, and what it fades into."""

    body: str
    tip: str = ""
    fading: str = ""

    @property
    def text(self) -> str:
        """All of it."""
        return self.body + self.tip + self.fading


def bar_of(figure: Figure, scale: ValueScale) -> Cells:
    """The bar of a figure with a number, no wider than its scale."""
    value = number_of(figure) or Fraction(0)
    nought, end = scale.cell(Fraction(0)), scale.cell(value)
    if value < 0:
        return _below(figure, round(end), round(nought))
    full, tip = ("━", "►") if is_change(figure) else ("█", "")
    start = min(round(nought), scale.width - 1)
    whole, part = divmod(int((end - start) * 8), 8) if end > start else (0, 0)
    room = scale.width - start
    hedge = figure.qualifier
    if hedge is None:
        return Cells(" " * start + _plain_bar(full, tip, whole, part, room))
    whole = min(whole, room - 1)
    if hedge in OPEN:
        fading = "░" if full == "█" else "┄"
        return Cells(" " * start + full * whole, "›", fading * min(FADING, room - whole - 1))
    soft = ("▓▒" if full == "█" else "╍┄")[-min(2, whole) :] if whole else ""
    end_mark = "‹" if hedge in SOFT else "~"
    after = ("▒"[: room - whole - 1] if full == "█" else "") if end_mark == "~" else ""
    return Cells(" " * start + full * (whole - len(soft)) + soft, end_mark, after)


def _plain_bar(full: str, tip: str, whole: int, part: int, room: int) -> str:
    if not whole and not part:
        return "▏"
    if tip:
        return full * (max(1, min(whole, room)) - 1) + tip
    return (full * whole + EIGHTHS[part].strip())[:room]


def _below(figure: Figure, end: int, nought: int) -> Cells:
    """A bar to the left of nought, in whole cells; a hedge stands at its far end."""
    length = max(1, nought - end)
    hedge = "›" if figure.qualifier in OPEN else "‹" if figure.qualifier in SOFT else "~"
    full, tip = ("━", "◄") if is_change(figure) else ("█", "█")
    tip = hedge if figure.qualifier is not None else tip
    return Cells(" " * (nought - length) + tip + full * (length - 1))


def by_unit(items: Iterable[Charted]) -> tuple[tuple[Charted, ...], ...]:
    """The figures in groups of one unit, in the order in which the units first occur."""
    found: dict[str, list[Charted]] = {}
    for item in items:
        found.setdefault(item.figure.unit, []).append(item)
    return tuple(tuple(group) for group in found.values())


def detail_for(items: Sequence[Charted], width: int, height: int) -> int:
    """How much can be told of each figure in so many lines; the least where all is too much.

    Lines are counted and not drawn.
    """
    groups = by_unit(items)
    around = len(groups) * (1 if len(groups) == 1 else 2)
    room = max(8, width - _column(items, width) - ASIDE)
    for detail in (2, 1):
        beneath = 0
        for item in items:
            whole = detail == 2 or item.chosen
            beneath += 1 + _lines_of(item.figure.label, room) if whole else 1
        if len(items) + around + beneath <= height:
            return detail
    return 0 if len(items) + around <= height else 1


def _lines_of(words: str, room: int) -> int:
    """How many lines words need, broken at spaces."""
    lines, used = 1, 0
    for word in words.split():
        if used and used + 1 + len(word) > room:
            lines, used = lines + 1, 0
        used += len(word) + (1 if used else 0)
    return lines


def _column(items: Sequence[Charted], width: int) -> int:
    """The cells of the figures as printed, before their bars."""
    printed = max((len(item.figure.text) for item in items), default=0)
    return min(printed, WIDEST_PRINTED, max(8, width // 3))


def side_by_side(items: Sequence[Charted], width: int, detail: int = 2) -> list[Content]:
    """The lines of a chart in `width` cells.

    `detail` is how much is told of each figure beneath its bar: nothing (0), who says it in one
    line with the label (1), or who says it and the whole label (2).
    """
    groups = by_unit(items)
    column = _column(items, width)
    lines = []
    for group in groups:
        if len(groups) > 1:
            unit = group[0].figure.unit.replace("-", " ") or "no unit"
            words = f" {unit}: a scale of its own"
            lines.append(paint.line(words, paint.MUTED))
        lines += _group(group, column, width, detail)
    return lines


def _group(items: Sequence[Charted], column: int, width: int, detail: int) -> list[Content]:
    longest = max(len(item.when) for item in items)
    room = width - column - ASIDE
    told = longest + 2 if longest and room - longest - 2 >= LEAST_BAR else 0
    scale = scale_of([item.figure for item in items], max(1, room - told))
    lines = []
    for item in items:
        lines.append(_row(item, scale, column, room - told, told))
        lines += _beneath(item, column + ASIDE, width, detail, bool(told))
    if scale is not None:
        lines.append(Content.assemble(" " * (column + ASIDE), (scale.labels(), paint.FAINT)))
    return lines


def _row(item: Charted, scale: ValueScale | None, column: int, room: int, told: int) -> Content:
    figure = item.figure
    ink = paint.PLAIN if item.shown else paint.FAINT
    mark = ("▸", paint.FIGURE) if item.chosen else (" " if item.shown else "○", ink)
    text = paint.line(figure.text, paint.FIGURE if item.shown else paint.FAINT)
    text = text.truncate(column, ellipsis=True)
    gap = " " * (column - text.cell_length)
    if scale is None or number_of(figure) is None:
        bar = paint.line("gives no number", paint.FAINT).truncate(room, ellipsis=True)
    else:
        cells = bar_of(figure, scale)
        fill = paint.FIGURE if item.chosen else BAR if item.shown else paint.RULE
        bar = Content.assemble((cells.body, fill), (cells.tip, paint.FIGURE), (cells.fading, BAR))
    when = paint.line(item.when, paint.MUTED if item.shown else paint.FAINT)
    after = " " * max(0, room - bar.cell_length)
    edge = ("┃" if item.chosen else "│", paint.RULE)
    period = Content.assemble("  ", when) if told else Content("")
    return Content.assemble(" ", mark, " ", gap, text, " ", edge, bar, after, period)


def _beneath(item: Charted, indent: int, width: int, detail: int, dated: bool) -> list[Content]:
    """Who says it, and what the figure measures in its writer's words."""
    ink = paint.MUTED if item.shown else paint.FAINT
    parts = [item.who, "" if dated else item.when, "" if item.shown else "not among those shown"]
    who = " · ".join(part for part in parts if part)
    room = max(8, width - indent)
    if detail >= 2 or (detail == 1 and item.chosen):
        told = [paint.line(who, ink).truncate(room, ellipsis=True)] if who else []
        told += paint.line(item.figure.label, ink).wrap(room)
    elif detail == 1:
        words = " · ".join(part for part in (who, item.figure.label) if part)
        told = [paint.line(words, ink).truncate(room, ellipsis=True)]
    else:
        told = []
    return [Content.assemble(" " * indent, one) for one in told]
