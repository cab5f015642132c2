"""What an item of the Comparisons view comes to: a verdict where there is one, and a few words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from probtimeline.audit.arithmetic import Working, work
from probtimeline.audit.pairs import MeasureGroup
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.outcomes import Ending, Outcome
from probtimeline.core.records import Agreement, Calculation, Comparison

FIRST_READ = (
    Agreement.CONFLICT,
    Agreement.UNRESOLVED,
    Agreement.NOT_COMPARABLE,
    Agreement.AGREE,
)
"""The order of the verdicts: what is contested is what a reader comes for."""

Subject = Comparison | MeasureGroup | Outcome | Calculation
"""The records that items are about."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an item comes to: a verdict, or the ending of a plan, and a few words."""

    verdict: Agreement | None
    told: str = ""
    ending: Ending | None = None


def judge(subject: Subject | None, chronicle: Chronicle) -> Judgement:
    """What an item about a record comes to."""
    match subject:
        case Comparison(verdict=verdict):
            return Judgement(verdict, in_words(verdict))
        case MeasureGroup():
            return _of_measure(subject)
        case Calculation():
            return _of_working(work(subject, chronicle))
        case Outcome(ending=ending):
            return Judgement(None, ending.value, ending)
    return Judgement(None)


def in_words(verdict: Agreement) -> str:
    """A verdict in words: "not comparable"."""
    return verdict.value.replace("-", " ")


def tallied(group: MeasureGroup) -> Counter[Agreement]:
    """How many pairs of a measure come to each verdict."""
    return Counter(pair.verdict for pair in group.pairs)


def _of_measure(group: MeasureGroup) -> Judgement:
    """The verdict to look at first, and how many pairs come to each."""
    counts = tallied(group)
    parts = (
        (counts[Agreement.CONFLICT], "differ"),
        (counts[Agreement.AGREE], "agree"),
        (counts[Agreement.UNRESOLVED], "open"),
        (counts[Agreement.NOT_COMPARABLE], "not comparable"),
    )
    first = (each for each in (Agreement.CONFLICT, Agreement.AGREE) if counts[each])
    verdict = next(first, None) or next(each for each in FIRST_READ if counts[each])
    return Judgement(verdict, ", ".join(f"{count} {words}" for count, words in parts if count))


def _of_working(working: Working) -> Judgement:
    match working.agrees:
        case True:
            return Judgement(Agreement.AGREE, "as printed")
        case False:
            return Judgement(Agreement.CONFLICT, "not as printed")
    if working.result is None:
        return Judgement(Agreement.UNRESOLVED, "cannot be worked out")
    return Judgement(None, "nothing printed")
