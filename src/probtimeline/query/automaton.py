"""Patterns run in time proportional to the text, whatever the pattern and the text are.

Python's `re` goes back and tries again, and can be kept trying for ever. This walks through the
text once, keeping all the places of the program it could be at (Thompson's construction, run as a
DFA whose states are made as they are met, as in RE2: https://swtch.com/~rsc/regexp/regexp1.html).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

REACH = 200
"""Characters of one find that are shown as found: more is a paragraph, not a find."""
_KEPT = 1000
"""States kept of one pattern; past it they are made again, which costs time and no truth."""


class Edge(Enum):
    """A place between two letters that a pattern may ask for."""

    START = "^"
    END = "$"
    WORD_EDGE = r"\b"
    INSIDE = r"\B"


class _Near(Enum):
    """What is beside such a place."""

    NOTHING = 0
    LETTER = 1
    OTHER = 2


@dataclass(frozen=True, slots=True)
class Letter:
    """An instruction to take one character: this one, or one that a set such as `[a-z]` fits."""

    literal: str = ""
    accepts: re.Pattern[str] | None = None

    def takes(self, char: str) -> bool:
        """Whether it takes the character."""
        return char == self.literal if self.accepts is None else bool(self.accepts.fullmatch(char))


@dataclass(frozen=True, slots=True)
class Fork:
    """An instruction to go on at either of two others."""

    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Accept:
    """The end of a pattern."""


Instruction = Letter | Edge | Fork | Accept


@dataclass(slots=True)
class _State:
    """The instructions that may come next, what was just read, and where each character leads.

    A step tells whether the pattern ended before the character, and the state after it.
    """

    places: frozenset[int]
    before: _Near
    steps: dict[str, tuple[bool, _State]] = field(default_factory=dict)


class Automaton:
    """A program that looks everywhere in a text, or, `anchored`, from one place only."""

    def __init__(self, program: tuple[Instruction, ...], *, anchored: bool) -> None:
        self._program = program
        self._begin: frozenset[int] = frozenset() if anchored else frozenset((0,))
        self._states: dict[tuple[frozenset[int], _Near], _State] = {}

    def fits(self, text: str) -> bool:
        """Whether the pattern fits somewhere in one of the lines of the text."""
        state = self._state(frozenset((0,)), _Near.NOTHING)
        for char in text:
            ended, state = state.steps.get(char) or self._step(state, char)
            if ended:
                return True
        return self._step(state, "\n")[0]

    def longest(self, text: str, start: int) -> int:
        """Where the longest fit that begins at `start` ends; `start` itself where none does."""
        state = self._state(frozenset((0,)), _near(text[start - 1]) if start else _Near.NOTHING)
        end = start
        stop = min(len(text), start + REACH)
        for place in range(start, stop + 1):
            char = text[place] if place < len(text) else "\n"
            ended, state = state.steps.get(char) or self._step(state, char)
            if ended:
                end = place
            if not state.places:
                break
        return end

    def _state(self, places: frozenset[int], before: _Near) -> _State:
        state = self._states.get((places, before))
        if state is None:
            if len(self._states) >= _KEPT:
                self._states = {}
            state = self._states[places, before] = _State(places, before)
        return state

    def _step(self, state: _State, char: str) -> tuple[bool, _State]:
        after = _near(char)
        reached = self._reached(state.places, state.before, after)
        ended = any(isinstance(self._program[place], Accept) for place in reached)
        if after is _Near.NOTHING:
            following = self._state(self._begin, _Near.NOTHING)
        else:
            taken = {place + 1 for place in reached if self._takes(place, char)}
            following = self._state(self._begin | taken, after)
        state.steps[char] = ended, following
        return ended, following

    def _takes(self, place: int, char: str) -> bool:
        instruction = self._program[place]
        return isinstance(instruction, Letter) and instruction.takes(char)

    def _reached(self, places: frozenset[int], before: _Near, after: _Near) -> set[int]:
        """The instructions that can be reached without taking a character."""
        reached: set[int] = set()
        waiting = list(places)
        while waiting:
            place = waiting.pop()
            if place in reached:
                continue
            reached.add(place)
            match self._program[place]:
                case Fork(one, other):
                    waiting += (one, other)
                case Edge() as edge if _holds(edge, before, after):
                    waiting.append(place + 1)
        return reached


def _near(char: str) -> _Near:
    if char == "\n":
        return _Near.NOTHING
    return _Near.LETTER if char.isalnum() or char == "_" else _Near.OTHER


def _holds(edge: Edge, before: _Near, after: _Near) -> bool:
    match edge:
        case Edge.START:
            return before is _Near.NOTHING
        case Edge.END:
            return after is _Near.NOTHING
        case Edge.WORD_EDGE:
            return (before is _Near.LETTER) != (after is _Near.LETTER)
        case Edge.INSIDE:
            return (before is _Near.LETTER) == (after is _Near.LETTER)
