"""`compare`: the disagreements weighed by hand, and the arithmetic worked out."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from probtimeline.core.records import Calculation, Comparison
from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.output import Line, chained
from probtimeline.verbs.phrases import told
from probtimeline.verbs.verb import Verb, add_json
from probtimeline.verbs.wording import stated

if TYPE_CHECKING:
    from probtimeline.audit.arithmetic import Working
    from probtimeline.core.chronicle import Chronicle


def run(asked: Namespace, desk: Desk) -> Exit:
    """Print the comparisons and the calculations, or the one of the id asked for."""
    chronicle = desk.chronicle()
    comparisons = [each for each in chronicle.comparisons if asked.id in (None, each.id)]
    calculations = [each for each in chronicle.calculations if asked.id in (None, each.id)]
    if asked.json:
        desk.out.json(
            {
                "comparisons": [_comparison_record(each) for each in comparisons],
                "calculations": [_calculation_record(each, chronicle) for each in calculations],
            }
        )
    else:
        desk.out.page(
            chained(
                *(_comparison(each, chronicle) for each in comparisons),
                *(_calculation(each, chronicle) for each in calculations),
            )
        )
    return Exit.DONE if comparisons or calculations else _nothing(asked.id, chronicle, desk)


def _nothing(wanted: str | None, chronicle: Chronicle, desk: Desk) -> Exit:
    if wanted is None:
        return desk.nothing("the chronology holds no comparisons or calculations")
    from probtimeline.verbs.nearest import nearest_ids

    known = [each.id for each in chronicle.comparisons]
    known += [each.id for each in chronicle.calculations]
    near = nearest_ids(wanted, known)
    hint = f"nearest: {', '.join(near)}" if near else "`probtimeline compare` prints them all"
    return desk.nothing(f"there is no comparison or calculation “{wanted}”", hint)


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
        return
    yield Line(f"Figure: {stated(placed.figure)} ({figure_id})", 2, "green")
    yield Line(f"“{placed.quote.text}”", 4)
    event = placed.event
    yield Line(f"{placed.quote.source}; {event.date.text}, {event.title} ({event.id})", 4)


def _missing(wanted: str) -> str:
    return f"{wanted} (not in the file)"


def _calculation(calculation: Calculation, chronicle: Chronicle) -> Iterator[Line]:
    working = _work(calculation, chronicle)
    yield Line(calculation.title, style="bold")
    yield Line(f"Calculation: {calculation.id}")
    for label, value in (
        ("Working", working.sentence),
        ("Formula", working.formula),
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
        "problem": working.problem.what if working.problem else None,
    }


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", metavar="ID", help="one comparison or calculation")
    add_json(parser)


VERB = Verb(
    "compare",
    examples=(
        ("probtimeline compare", "all of them"),
        ("probtimeline compare reoffending-rates", "one, by its id"),
        ("probtimeline compare --json", "in JSON"),
    ),
    arguments=_arguments,
    run=run,
)
