"""Rules on comparisons and calculations: sound by themselves, and not gone stale since.

A comparison is stale when its figures, as they are read today, weigh otherwise than it says, or
when it passes over a figure that speaks of the same thing. What its note says outranks this: a
note that names the figures as printed was written with them in view. So a note goes stale with
the figure it names: once that is corrected, the note no longer names it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import islice

from probtimeline.audit.pairs import MeasureGroup, Pair, statement_of
from probtimeline.audit.subject import Finding, Subject
from probtimeline.core.chronicle import Chronicle, PlacedFigure
from probtimeline.core.records import Agreement, Comparison, Figure
from probtimeline.core.text import clean_line, fold

NAMED = 3
"""Figures named at most where a comparison passes over many."""


def small_comparisons(subject: Subject) -> Iterator[Finding]:
    """Comparisons that have nothing to compare."""
    for comparison in subject.chronicle.comparisons:
        members = len(set(comparison.figures)) + len(set(comparison.events))
        if members < 2:
            yield Finding(
                f"the comparison has {'one member' if members else 'no member'}",
                "Name two or more figures or events.",
                f"comparisons[{comparison.id}]",
            )


def stale_verdicts(subject: Subject) -> Iterator[Finding]:
    """Verdicts that the figures, as they are read today, do not bear out."""
    for comparison in subject.chronicle.comparisons:
        told = _against(comparison, subject.chronicle)
        if told is not None:
            yield Finding(
                f'the verdict is "{comparison.verdict}", but {told}',
                "Weigh it again; a note that names these figures as printed settles it.",
                f"comparisons[{comparison.id}].verdict",
            )


def _against(comparison: Comparison, chronicle: Chronicle) -> str | None:
    """What speaks against the verdict and is not met by the note, or None.

    Against "agree" speaks any pair that cannot both be true. Against "conflict" speaks only that
    all there is to weigh are figures, every one comparable with every other, which all agree.
    """
    match comparison.verdict:
        case Agreement.AGREE:
            found = (
                pair for pair in _pairs(comparison, chronicle) if _conflicts(pair, comparison.note)
            )
            worst = next(found, None)
            return worst.told if worst else None
        case Agreement.CONFLICT if not comparison.events:
            pairs = tuple(_pairs(comparison, chronicle))
            agree = all(pair.verdict is Agreement.AGREE for pair in pairs)
            whole = _is_one_measure(comparison, chronicle)
            if pairs and agree and whole and not _explains(comparison.note, pairs[0]):
                return pairs[0].told
    return None


def _conflicts(pair: Pair, note: str) -> bool:
    return pair.verdict is Agreement.CONFLICT and not _explains(note, pair)


def _pairs(comparison: Comparison, chronicle: Chronicle) -> Iterator[Pair]:
    """The figures of a comparison in pairs, each with those of its own measure."""
    measures: dict[str, list[PlacedFigure]] = defaultdict(list)
    for placed in _members(comparison, chronicle):
        if placed.figure.measure:
            measures[placed.figure.measure].append(placed)
    for measure, figures in measures.items():
        yield from MeasureGroup(measure, tuple(figures)).pairs


def _is_one_measure(comparison: Comparison, chronicle: Chronicle) -> bool:
    return len({each.figure.measure for each in _members(comparison, chronicle)}) == 1


def _members(comparison: Comparison, chronicle: Chronicle) -> tuple[PlacedFigure, ...]:
    known = chronicle.figure_ids
    return tuple(known[each] for each in dict.fromkeys(comparison.figures) if each in known)


def _explains(note: str, pair: Pair) -> bool:
    return all(_names(note, placed.figure) for placed in (pair.first, pair.second))


def _names(note: str, figure: Figure) -> bool:
    """Whether a note holds a figure as it is printed; "5%" is not in "75%"."""
    printed = re.escape(fold(figure.text).strip())
    return bool(printed and re.search(rf"(?<![\d.,]){printed}(?!\d)", fold(note)))


def figures_left_out(subject: Subject) -> Iterator[Finding]:
    """Comparisons that pass over a figure of the same measure, unit, population and period."""
    alike: dict[Hashable, dict[Hashable, PlacedFigure]] = defaultdict(dict)
    for placed in subject.chronicle.figures:
        if (kind := _kind(placed.figure)) is not None:
            alike[kind].setdefault(statement_of(placed), placed)
    for comparison in subject.chronicle.comparisons:
        members = _members(comparison, subject.chronicle)
        out = tuple(islice(_left_out(members, alike), NAMED + 1))
        if out:
            names = ", ".join(placed.key for placed in out[:NAMED])
            more = " and others" if len(out) > NAMED else ""
            yield Finding(
                f"the comparison leaves out {names}{more}, of the same measure, unit, population "
                "and period as one of its figures",
                "Name it in `figures` (it needs an id) and weigh again.",
                f"comparisons[{comparison.id}].figures",
            )


def _left_out(
    members: Iterable[PlacedFigure], alike: Mapping[Hashable, Mapping[Hashable, PlacedFigure]]
) -> Iterator[PlacedFigure]:
    """The figures alike to a member that no member states; the same words quoted again do not."""
    stated = {statement_of(placed) for placed in members}
    for kind in dict.fromkeys(_kind(placed.figure) for placed in members):
        for said, placed in alike.get(kind, {}).items():
            if said not in stated:
                yield placed


def _kind(figure: Figure) -> Hashable | None:
    """What is one for two figures that speak of the same thing; None where part is not given."""
    words = tuple(fold(each).strip() for each in (figure.measure, figure.unit, figure.population))
    period = figure.period
    if period is None or not all(words):
        return None
    return (*words, period.earliest, period.latest, period.ongoing, period.is_set)


def unworked_calculations(subject: Subject) -> Iterator[Finding]:
    """Calculations that cannot be worked out, for another reason than an unknown figure."""
    for working in subject.workings:
        problem = working.problem
        if problem and problem.code != "unknown-figure":
            yield Finding(problem.what, problem.cure, problem.path)


def unexplained_disagreements(subject: Subject) -> Iterator[Finding]:
    """Calculations that do not come to what is printed, and say nothing about it."""
    calculations = subject.chronicle.calculations
    for calculation, working in zip(calculations, subject.workings, strict=True):
        if working.agrees is False and not calculation.note.strip():
            yield Finding(
                f"the calculation does not come to what is printed: {working.formula}",
                "Correct the figures, or say in its note why they differ.",
                f"calculations[{calculation.id}]",
            )


def stale_notes(subject: Subject) -> Iterator[Finding]:
    """Notes on a result that differs which do not name the figure as it is printed today."""
    calculations = subject.chronicle.calculations
    for calculation, working in zip(calculations, subject.workings, strict=True):
        printed, note = working.printed, calculation.note.strip()
        if working.agrees is False and printed and note and not _names(note, printed):
            yield Finding(
                f"the result differs, and the note does not name what is printed "
                f"(“{clean_line(printed.text, limit=80)}”): {working.formula}",
                "See whether the note still explains it, and name the printed figure there.",
                f"calculations[{calculation.id}].note",
            )
