"""The time that patterns may take, and what ends a search whose pattern takes more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from probtimeline.query.pattern import PatternFault

SECONDS: Final = 1.0
"""Time that one search may waste on patterns, beyond what its texts are worth."""


class TooSlow(Exception):  # noqa: N818 - nothing is broken, and the search ends with a value
    """A pattern has spent its time: whether it fits is not known."""

    def __init__(self, fault: PatternFault) -> None:
        super().__init__(fault.what)
        self.fault = fault


class Budget:
    """The seconds that patterns may still take, together, before one of them is too slow."""

    __slots__ = ("left",)

    def __init__(self, left: float = SECONDS) -> None:
        self.left = left
