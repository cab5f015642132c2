"""`compare`: figures weighed by hand or by measure, arithmetic, plans and what came of them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from probtimeline.core.outcomes import Outcome, outcomes
from probtimeline.core.records import Calculation, Comparison
from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.measure_page import figure_lines, measure_page, measure_records
from probtimeline.verbs.outcome_page import outcome_page, outcome_record
from probtimeline.verbs.output import Line, chained
from probtimeline.verbs.phrases import told
from probtimeline.verbs.verb import Verb, add_json

if TYPE_CHECKING:
    from probtimeline.audit.arithmetic import Working
    from probtimeline.audit.pairs import MeasureGroup
    from probtimeline.core.chronicle import Chronicle


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be printed: all there is, or what has the id asked for."""

    comparisons: tuple[Comparison, ...]
    groups: tuple[MeasureGroup, ...]
    calculations: tuple[Calculation, ...]
    outcomes: tuple[Outcome, ...]

    @staticmethod
    def of(chronicle: Chronicle, wanted: str | None) -> _Asked:
        from probtimeline.audit.pairs import measures

        every = wanted is None
        return _Asked(
            tuple(each for each in chronicle.comparisons if every or each.id == wanted),
            tuple(each for each in measures(chronicle) if every or each.measure == wanted),
            tuple(each for each in chronicle.calculations if every or each.id == wanted),
            tuple(each for each in outcomes(chronicle) if every or each.plan.id == wanted),
        )

    @property
    def names(self) -> list[str]:
        """The ids by which these are asked for."""
        names = [each.id for each in self.comparisons]
        names += [each.measure for each in self.groups]
        names += [each.id for each in self.calculations]
        return names + [each.plan.id for each in self.outcomes]


def run(asked: Namespace, desk: Desk) -> Exit:
    """Print everything that is set side by side, or what has the id asked for."""
    chronicle = desk.chronicle()
    found = _Asked.of(chronicle, asked.id)
    if asked.json:
        desk.out.json(_record(found, chronicle))
    else:
        desk.out.page(chained(*_pages(found, chronicle, whole=asked.id is not None)))
    return Exit.DONE if found.names else _nothing(asked.id, chronicle, desk)


def _nothing(wanted: str | None, chronicle: Chronicle, desk: Desk) -> Exit:
    if wanted is None:
        return desk.nothing("the chronology holds nothing to compare")
    from probtimeline.verbs.nearest import nearest_ids

    near = nearest_ids(wanted, _Asked.of(chronicle, None).names)
    hint = f"nearest: {', '.join(near)}" if near else "`probtimeline compare` prints them all"
    return desk.nothing(f"there is no comparison, measure or calculation “{wanted}”", hint)


def _pages(found: _Asked, chronicle: Chronicle, *, whole: bool) -> Iterator[Iterable[Line]]:
    """A page for each thing found; unless `whole`, nothing that is weighed by hand comes twice."""
    yield from (_comparison(each, chronicle) for each in found.comparisons)
    by_hand = [] if whole else [each for each in found.groups if _is_weighed(each, chronicle)]
    for group in found.groups:
        if group not in by_hand:
            yield measure_page(group, chronicle, whole=whole)
    if by_hand:
        names = ", ".join(group.measure for group in by_hand)
        yield [
            Line("Measures of which every pair is weighed by hand above", style="bold"),
            Line(f"`probtimeline compare MEASURE` prints what the figures alone say: {names}"),
        ]
    yield from (_calculation(each, chronicle) for each in found.calculations)
    yield from map(outcome_page, found.outcomes)


def _is_weighed(group: MeasureGroup, chronicle: Chronicle) -> bool:
    from probtimeline.audit.pairs import weighed_by

    return all(weighed_by(pair, chronicle) for pair in group.pairs)


def _record(found: _Asked, chronicle: Chronicle) -> dict[str, object]:
    automatic = [each for group in found.groups for each in measure_records(group, chronicle)]
    return {
        "comparisons": [_comparison_record(each) for each in found.comparisons],
        "automatic": automatic,
        "calculations": [_calculation_record(each, chronicle) for each in found.calculations],
        "outcomes": [outcome_record(each) for each in found.outcomes],
    }


def _comparison(comparison: Comparison, chronicle: Chronicle) -> Iterator[Line]:
    yield Line(comparison.title, style="bold")
    yield Line(f"Comparison: {comparison.id}")
    yield Line(f"Verdict: {comparison.verdict}", style="yellow")
    yield Line(f"Note: {comparison.note}")
    for figure_id in comparison.figures:
        yield from _figure(figure_id, chronicle)
    for event_id in comparison.events:
        event = chronicle.event(event_id)
        named = f"{event.date.text}, {event.title} ({event_id})" if event else _missing(event_id)
        yield Line(f"Event: {named}", 2)


def _figure(figure_id: str, chronicle: Chronicle) -> Iterator[Line]:
    placed = chronicle.figure_ids.get(figure_id)
    if placed is None:
        yield Line(f"Figure: {_missing(figure_id)}", 2)
    else:
        yield from figure_lines(placed)


def _missing(wanted: str) -> str:
    return f"{wanted} (not in the file)"


def _calculation(calculation: Calculation, chronicle: Chronicle) -> Iterator[Line]:
    working = _work(calculation, chronicle)
    yield Line(calculation.title, style="bold")
    yield Line(f"Calculation: {calculation.id}")
    for label, value in (
        ("Working", working.sentence),
        ("Formula", working.formula),
        ("Rounding", working.rounding),
        ("Outcome", outcome(working)),
        ("Problem", _problem(working)),
        ("Note", calculation.note),
    ):
        if value:
            yield Line(f"{label}: {value}")
    for term in calculation.of:
        if isinstance(term, str):
            yield from _figure(term, chronicle)


def outcome(working: Working) -> str:
    """Whether the arithmetic comes to what the source states."""
    match working.agrees:
        case True:
            return "agrees with what is printed"
        case False:
            return "differs from what is printed"
        case _ if working.result is not None:
            return "nothing is printed to set beside it"
        case _:
            return "cannot be worked out"


def _problem(working: Working) -> str:
    problem = working.problem
    return told(problem.what, problem.cure) if problem else ""


def _work(calculation: Calculation, chronicle: Chronicle) -> Working:
    from probtimeline.audit.arithmetic import work

    return work(calculation, chronicle)


def _comparison_record(comparison: Comparison) -> dict[str, object]:
    from probtimeline.store.canonical import to_json

    return to_json(comparison)


def _calculation_record(calculation: Calculation, chronicle: Chronicle) -> dict[str, object]:
    from probtimeline.store.canonical import to_json

    return to_json(calculation) | working_record(_work(calculation, chronicle))


def working_record(working: Working) -> dict[str, object]:
    """A working for JSON."""
    return {
        "result": float(working.result) if working.result is not None else None,
        "agrees": working.agrees,
        "sentence": working.sentence,
        "formula": working.formula,
        "rounding": working.rounding,
        "problem": working.problem.what if working.problem else None,
    }


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "id",
        nargs="?",
        metavar="ID",
        help="one comparison, measure or calculation, or what came of one planned event",
    )
    add_json(parser)


VERB = Verb(
    "compare",
    examples=(
        ("probtimeline compare", "all of them"),
        ("probtimeline compare share-of-service", "one, by its id"),
        ("probtimeline compare contract-value", "the figures of one measure"),
        ("probtimeline compare --json", "in JSON"),
    ),
    arguments=_arguments,
    run=run,
)
