"""Measurements: many of one thing, taken in turn with others, and what to say of them."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

from bench.processes import CommandError
from bench.terminal import NoAnswerError


@dataclass(frozen=True, slots=True)
class Sample:
    """What was measured: seconds or bytes, one value or more."""

    values: Sequence[float]

    @property
    def median(self) -> float:
        """The one in the middle."""
        return statistics.median(self.values)

    @property
    def spread(self) -> tuple[float, float]:
        """Between which values eight of ten lie."""
        if len(self.values) < 2:
            return self.values[0], self.values[0]
        tenths = statistics.quantiles(self.values, n=10, method="inclusive")
        return tenths[0], tenths[-1]


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is nothing to tell."""

    why: str


Measured = Sample | Missing
Values = Mapping[str, Sequence[float]]
Take = Callable[[], Values]
"""Measures in one run of a program: values by what they are of."""


class Taken:
    """What came of measuring in turn."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, str], list[float]] = {}
        self._failed: dict[str, str] = {}

    def of(self, name: str, part: str = "") -> Measured:
        """What was measured of a program, or why nothing was."""
        if values := self._values.get((name, part)):
            return Sample(values)
        return Missing(self._failed.get(name, "nothing came of it"))

    def take(self, name: str, take: Take) -> None:
        """Measure once more; a program that fails is not tried again."""
        if name in self._failed:
            return
        try:
            for part, values in take().items():
                self._values.setdefault((name, part), []).extend(values)
        except (NoAnswerError, CommandError) as error:
            self._failed[name] = str(error)
            sys.stderr.write(f"  {error}\n")


def in_turn(takes: Mapping[str, Take], rounds: int, most: float) -> Taken:
    """Measure one after another, round after round, so that all meet the same machine.

    One that has taken more than so many seconds is left out of further rounds.
    """
    taken = Taken()
    spent = dict.fromkeys(takes, 0.0)
    for number in range(rounds):
        for name, take in takes.items():
            if spent[name] > most:
                continue
            began = perf_counter()
            taken.take(name, take)
            spent[name] += perf_counter() - began
            sys.stderr.write(f"  {number + 1}/{rounds} {name}: {spent[name]:.1f} s in all\n")
    return taken
