"""How much is measured: the sizes, how often, and the rows of the table that come of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bench.room import Room
from bench.samples import Measured

Unit = Literal["ms", "MB"]


@dataclass(frozen=True, slots=True)
class Plan:
    """The sizes of chronologies, in events, and how often each thing is measured.

    A start is measured `rounds` times, what takes longer `fewer` times. In each, a key is pressed
    so many times (`presses`), or `held` for so many repeats, and so many `letters` of a word are
    typed. No more than `most` seconds go into one thing, except that each gets one round.
    """

    room: Room
    rounds: int = 7
    fewer: int = 3
    presses: int = 12
    letters: int = 9
    held: int = 90
    most: float = 120.0
    small: int = 60
    few: int = 1_000
    many: int = 100_000
    largest: int = 1_000_000

    @property
    def sizes(self) -> tuple[int, ...]:
        """All sizes, each once."""
        return tuple(dict.fromkeys((self.small, self.few, self.many, self.largest)))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was measured, beside what, and the goal for their ratio.

    `rival`: it is beside another program that does the same, so that it can be lost.
    """

    what: str
    ours: Measured
    beside: str
    theirs: Measured
    goal: float | None = None
    unit: Unit = "ms"
    rival: bool = True


def quick(room: Room) -> Plan:
    """Small sizes and few rounds: what is far off shows."""
    return Plan(
        room,
        rounds=3,
        fewer=1,
        presses=3,
        letters=2,
        held=30,
        most=8.0,
        many=10_000,
        largest=10_000,
    )


def full(room: Room) -> Plan:
    """The sizes that goals are set for."""
    return Plan(room)
