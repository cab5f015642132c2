"""Dates of every kind for made chronologies, and how many events begin in each month."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, product
from random import Random

LAST_YEAR = 2024
"""The last year in which anything begins."""

When = tuple[float, float, str]
"""The first day, the last day, and the date as it is written."""

Made = Callable[[Random, int, int, int], When]
"""Makes a date of one kind that begins in a year and month; some begin on a day of it."""


def day(year: int, month: int, of_month: int = 1) -> int:
    """The number of a day; month 13 and later are those of the next year."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, of_month).toordinal()


def month_end(year: int, month: int) -> int:
    """The number of the last day of a month."""
    return day(year, month + 1) - 1


def _later(rng: Random, year: int, month: int, most: int) -> tuple[int, int]:
    return divmod(year * 12 + month - 1 + rng.randint(1, most), 12)


def _days(rng: Random, year: int, month: int, of_month: int) -> When:
    first = day(year, month, of_month)
    last = first + rng.randint(1, 40)
    return first, last, f"{date.fromordinal(first)}/{date.fromordinal(last)}"


def _months(rng: Random, year: int, month: int, of_month: int) -> When:
    then, at = _later(rng, year, month, 30)
    return day(year, month), month_end(then, at + 1), f"{year}-{month:02}/{then}-{at + 1:02}"


def _between(rng: Random, year: int, month: int, of_month: int) -> When:
    then, at = _later(rng, year, month, 18)
    return day(year, month), month_end(then, at + 1), f"[{year}-{month:02}..{then}-{at + 1:02}]"


def _decade(rng: Random, year: int, month: int, of_month: int) -> When:
    start = day(year, 1)
    if year % 10:
        return start, day(year + 1, 1) - 1, f"{year}"
    return start, day(year + 10, 1) - 1, f"{year // 10}X"


def _lasting(months: int, spelt: str) -> Made:
    def made(rng: Random, year: int, month: int, of_month: int) -> When:
        last = month_end(year, month + months - 1)
        return day(year, month), last, spelt.format(y=year, m=month, n=year + 1)

    return made


def _part(months: int, code: int) -> Made:
    whole, month_alone = _lasting(months, f"{{y}}-{code}"), _lasting(1, "{y}-{m:02}")

    def made(rng: Random, year: int, month: int, of_month: int) -> When:
        # 2020-21 may also be the year to March 2021: no file may say so.
        told = month_alone if year % 100 + 1 == code else whole
        return told(rng, year, month, of_month)

    return made


def _open(spelt: str) -> Made:
    def made(rng: Random, year: int, month: int, of_month: int) -> When:
        return day(year, month), math.inf, spelt.format(y=year, m=month)

    return made


def _on_day(mark: str) -> Made:
    def made(rng: Random, year: int, month: int, of_month: int) -> When:
        first = day(year, month, of_month)
        return first, first, f"{date.fromordinal(first)}{mark}"

    return made


KINDS: Sequence[tuple[float, Sequence[int], Made]] = (
    (5.0, (1,), _lasting(12, "{y}")),
    (2.0, (1,), _lasting(12, "{y}~")),
    (1.0, (1,), _lasting(12, "{y}?")),
    (0.5, (1,), _decade),
    (2.0, (4,), _lasting(12, "{y}-04/{n}-03")),
    (2.0, (3,), _part(3, 21)),
    (2.0, (6,), _part(3, 22)),
    (2.0, (9,), _part(3, 23)),
    (1.0, (1,), _part(3, 33)),
    (1.0, (7,), _part(3, 35)),
    (1.0, (1,), _part(6, 40)),
    (2.0, (), _lasting(1, "{y}-{m:02}~")),
    (14.0, (), _lasting(1, "{y}-{m:02}")),
    (4.0, (), _days),
    (5.0, (), _months),
    (2.0, (), _between),
    (0.3, (), _open("{y}-{m:02}/..")),
    (0.2, (), _open("{y}-{m:02}/")),
    (1.5, (), _on_day("~")),
    (1.0, (), _on_day("?")),
    (60.0, (), _on_day("")),
)
"""How often each kind of date is made, the months it can begin in (none: any), and how."""


def kinds_of(month: int) -> tuple[Sequence[Made], list[float]]:
    """The kinds of date that can begin in a month, and their weights summed up."""
    able = [(weight, made) for weight, at, made in KINDS if not at or month in at]
    return [made for _, made in able], list(accumulate(weight for weight, _ in able))


@dataclass(frozen=True, slots=True)
class Month:
    """A month, how many events begin in it, and the silence after it in which nothing happens."""

    year: int
    month: int
    events: int
    silence: tuple[int, int] | None

    def when(self, rng: Random, made: Made, of_month: int) -> When:
        """A date that begins in the month; one that would break the silence is the month's own."""
        first, last, written = made(rng, self.year, self.month, of_month)
        # A moment somewhere in a stretch may be on any of its days; what lasts begins and ends.
        lasts = "/" in written and not written.endswith("/")
        if self.silence and last >= self.silence[0] and not (lasts and last > self.silence[1]):
            return _lasting(1, "{y}-{m:02}")(rng, self.year, self.month, of_month)
        return first, last, written


def months_of(rng: Random, count: int) -> Iterator[Month]:
    """The months in which events begin: more in later ones, with silences between."""
    years = round(15 * (max(count, 60) / 60) ** 0.22)
    weights: list[tuple[int, int, float]] = []
    silences: list[tuple[int, int]] = []
    silent = 0
    for year, month in product(range(LAST_YEAR - years + 1, LAST_YEAR + 1), range(1, 13)):
        if silent := max(0, silent - 1):
            continue
        if rng.random() < 0.02:
            # What counts as long grows with the time told of.
            silent = rng.randint(7, 20) + years // 3
            silences.append((day(year, month + 1), day(year, month + silent) - 1))
        weights.append((year, month, (1 + year - LAST_YEAR + years) * rng.lognormvariate(0, 0.6)))
    whole, so_far, made = math.fsum(each for _, _, each in weights), 0.0, 0
    for year, month, weight in weights:
        so_far += weight
        upto = count if (year, month) == weights[-1][:2] else round(so_far / whole * count)
        silence = next((each for each in silences if each[0] > day(year, month)), None)
        yield Month(year, month, upto - made, silence)
        made = upto
