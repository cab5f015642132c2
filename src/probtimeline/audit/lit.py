"""A text cut into stretches, each with the quotations that cover it, for a reader to see lit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from probtimeline.audit.quotes import Verdict, VerdictKind


@dataclass(frozen=True, slots=True)
class Lit:
    """A stretch of a text and the numbers of the quotations that cover it (none: unlit).

    A number is the place of a verdict in the sequence that was lit, counted from 0.
    """

    start: int
    end: int
    numbers: tuple[int, ...]


def light(text: str, verdicts: Sequence[Verdict]) -> tuple[Lit, ...]:
    """The whole text in stretches that do not overlap, each with the quotations that cover it.

    Only what was found in this text is lit: a quotation found elsewhere is not, and the words
    an interrupted one leaves out are not.
    """
    turns: dict[int, Counter[int]] = {0: Counter(), len(text): Counter()}
    for number, verdict in enumerate(verdicts):
        if verdict.kind is VerdictKind.ELSEWHERE:
            continue
        for start, end in verdict.parts:
            turns.setdefault(start, Counter())[number] += 1
            turns.setdefault(end, Counter())[number] -= 1
    lit: list[Lit] = []
    depths: Counter[int] = Counter()
    for place, following in pairwise(sorted(turns)):
        for number, step in turns[place].items():
            depths[number] += step
            if not depths[number]:
                del depths[number]
        lit.append(Lit(place, following, tuple(sorted(depths))))
    return tuple(lit)
