"""How many events had begun by a day, for as many days as are asked for, without the events."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Growth(NamedTuple):
    """How many beginnings there are up to a day: `amounts` by `days`, growing evenly in between."""

    days: Sequence[int]
    amounts: Sequence[float]

    @staticmethod
    def of(stretches: Iterable[tuple[int, int]] | Counter[tuple[int, int]]) -> Growth:
        """The growth of beginnings, each somewhere in the days from one to another.

        They are given one by one, or as how many there are of each.
        """
        slopes: dict[int, float] = {}
        for (first, last), count in Counter(stretches).items():
            part = count / (last - first + 1)
            slopes[first] = slopes.get(first, 0.0) + part
            slopes[last + 1] = slopes.get(last + 1, 0.0) - part
        days, amounts, slope = array("q"), array("d"), 0.0
        for day in sorted(slopes):
            amounts.append(amounts[-1] + slope * (day - days[-1]) if days else 0.0)
            days.append(day)
            slope += slopes[day]
        return Growth(days, amounts)

    def between(self, first: int, last: int) -> float:
        """How many began on the days from one to another; of an uncertain one, its part."""
        # The sums of many small parts are not to be trusted to the last digit.
        return round(self._before(last + 1) - self._before(first), 6)

    def _before(self, day: int) -> float:
        at = bisect_left(self.days, day)
        if at == len(self.days):
            return self.amounts[-1] if len(self.days) else 0.0
        if self.days[at] == day:
            return self.amounts[at]
        if at == 0:
            return 0.0
        low, high = self.days[at - 1], self.days[at]
        rise = self.amounts[at] - self.amounts[at - 1]
        return self.amounts[at - 1] + rise * (day - low) / (high - low)
