"""The labels under an axis: years over a long window; months, weeks or days over a short one.

Which unit is told depends on nothing but the window and its width. Labels never touch.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple, Protocol

from probtimeline.core.calendar import civil, day_number, iso, iso_year, weekday
from probtimeline.core.wording import MONTHS, shown_year, wording

__all__ = ["Tick", "Window", "window_ticks"]

YEAR_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)
"""Years between labels; a longer axis goes on with 2, 5 and 10 thousand, and so forth."""
FINANCIAL_STEPS = YEAR_STEPS[:4]
"""Financial years between labels: over centuries nobody counts in them."""
MONTH_STEPS = (1, 3, 6)
"""Months between labels: single months, quarters, halves of a year."""
MONTHS_WITHIN = 11 * 366
"""A window of so many days or more is told in years alone: a decade may show its months."""
SHORTEST_MONTH = 28
"""Days of the shortest month: what fits it fits them all."""


class Window(Protocol):
    """What labels are made for: days, first and last included, over `width` columns."""

    @property
    def first(self) -> int:
        """The first day."""

    @property
    def last(self) -> int:
        """The last day."""

    @property
    def width(self) -> int:
        """How many columns there are."""

    @property
    def days(self) -> int:
        """How many days there are."""

    def column(self, day: int, /) -> int:
        """The column a day falls in."""


class Tick(NamedTuple):
    """A labelled column of an axis; `day` is the first day of the labelled unit.

    `strong` says that it is the first of its kind in a larger unit: the first day or the first
    Monday of a month, the first month of a year, the first year of a decade or of a century.
    """

    column: int
    label: str
    day: int
    strong: bool = False


class _Label(NamedTuple):
    """What can be told of a day: `full` with its year, for where nothing before tells the year."""

    day: int
    short: str
    full: str
    strong: bool


def window_ticks(window: Window, room: int, *, financial: bool) -> tuple[Tick, ...]:
    """The finest labels that a window has room for, with `room` free columns between them.

    Between years one of the free columns may be lost, since a column is a whole number. The first
    label tells its year, and so does every one at which a year begins. Financial years are told
    where their longer names have room, and only for years that have such names.
    """
    financial = financial and _has_names(window)
    labels = _within_years(window, room, financial)
    if labels is None:
        labels, room = _across_years(window, room, financial), room - 1
    ticks: list[Tick] = []
    for label in labels:
        _place(ticks, label, window, room)
    return tuple(ticks) or _at_the_edge(window)


def _within_years(window: Window, room: int, financial: bool) -> Iterator[_Label] | None:
    """Labels of days, weeks or months; None where there is room for none of them."""
    columns = window.width / window.days
    if columns >= len("30") + room:
        return _day_labels(window)
    if 7 * columns >= len("30 Jun") + room:
        return _week_labels(window)
    widest = len("2014–15" if financial else "2014")
    for step in MONTH_STEPS if window.days < MONTHS_WITHIN else ():
        if SHORTEST_MONTH * step * columns >= widest + room:
            return _month_labels(window, step, financial)
    return None


def _across_years(window: Window, room: int, financial: bool) -> Iterator[_Label]:
    columns = window.width * 365.25 / window.days
    for step in FINANCIAL_STEPS if financial else ():
        if step * columns >= len("2014–15") + room:
            return _year_labels(window, step, financial=True)
    first_year, last_year = _years(window)
    # Between 44 BC and 2013 lies AD 999, written longer than either.
    years = (first_year, min(max(first_year, 999), last_year), last_year)
    widest = max(len(shown_year(year)) for year in years)
    step = next(step for step in _year_steps() if step * columns >= widest + room)
    return _year_labels(window, step, financial=False)


def _place(ticks: list[Tick], label: _Label, window: Window, room: int) -> None:
    """Add a label where it fits; a strong one takes the place of weaker ones that it touches."""
    column = window.column(label.day)
    kept = len(ticks)
    while kept and ticks[kept - 1].column + len(ticks[kept - 1].label) + room > column:
        if not label.strong or ticks[kept - 1].strong:
            return
        kept -= 1
    text = label.short if kept else label.full
    if column + len(text) <= window.width:
        ticks[kept:] = [Tick(column, text, label.day, label.strong)]


def _at_the_edge(window: Window) -> tuple[Tick, ...]:
    """The first day of a window in which no unit has room for its name."""
    year, month, _ = civil(window.first)
    month_of = f"{iso_year(year)}-{month:02d}"
    for text in (wording(iso(window.first)), wording(month_of), shown_year(year)):
        if len(text) <= window.width:
            return (Tick(0, text, window.first),)
    return ()


def _day_labels(window: Window) -> Iterator[_Label]:
    for day in range(window.first, window.last + 1):
        _, month, number = civil(day)
        full = wording(iso(day))
        strong = number == 1
        named = full if strong and month == 1 else f"1 {MONTHS[month - 1][:3]}"
        yield _Label(day, named if strong else str(number), full, strong)


def _week_labels(window: Window) -> Iterator[_Label]:
    for day in range(window.first + -weekday(window.first) % 7, window.last + 1, 7):
        _, month, number = civil(day)
        full = wording(iso(day))
        strong = number <= 7
        short = full if strong and month == 1 else f"{number} {MONTHS[month - 1][:3]}"
        yield _Label(day, short, full, strong)


def _month_labels(window: Window, step: int, financial: bool) -> Iterator[_Label]:
    year, month, day = civil(window.first)
    # A financial year begins with a quarter, but in the midst of a half of the calendar's.
    shift = 3 if financial else 0
    number = year * 12 + month - 1 + (day > 1)
    for following in count(number + (shift - number) % step, step):
        year, month = following // 12, following % 12
        day = day_number(year, month + 1, 1)
        if day > window.last:
            return
        if month == shift:
            text = _year_name(year, financial)
            yield _Label(day, text, text, strong=True)
        else:
            name = MONTHS[month][:3]
            yield _Label(day, name, f"{name} {shown_year(year)}", strong=False)


def _year_labels(window: Window, step: int, *, financial: bool) -> Iterator[_Label]:
    first_year, last_year = _years(window)
    larger = 10 ** len(str(step))
    for number in range(-(-(first_year - 1) // step) * step, last_year + 1, step):
        # 200 BC is the year -199, and where nought would stand is AD 1.
        year = number + (number <= 0 and step > 1)
        day = day_number(year, 4 if financial else 1, 1)
        if window.first <= day <= window.last:
            text = _year_name(year, financial)
            yield _Label(day, text, text, strong=number % larger == 0)


def _years(window: Window) -> tuple[int, int]:
    return civil(window.first)[0], civil(window.last)[0]


def _has_names(window: Window) -> bool:
    first_year, last_year = _years(window)
    return first_year >= 1000 and last_year < 9999


def _year_name(year: int, financial: bool) -> str:
    return wording(f"{year}-04/{year + 1}-03") if financial else shown_year(year)


def _year_steps() -> Iterator[int]:
    yield from YEAR_STEPS
    for power in count(3):
        yield from (2 * 10**power, 5 * 10**power, 10 * 10**power)
