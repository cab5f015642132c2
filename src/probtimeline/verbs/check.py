"""`check`: the audit of a whole chronology: errors, warnings, quote verdicts, calculations."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from probtimeline.core.problems import Problem
from probtimeline.core.text import clean_line
from probtimeline.verbs.compare import working_record
from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.output import Line
from probtimeline.verbs.phrases import counted, tally
from probtimeline.verbs.sources import VERDICTS
from probtimeline.verbs.verb import Verb, add_json

if TYPE_CHECKING:
    from probtimeline.audit.arithmetic import Working
    from probtimeline.audit.checks import Report
    from probtimeline.core.chronicle import Chronicle


def run(asked: Namespace, desk: Desk) -> Exit:
    """Print everything that is wrong or doubtful, and how quotes and calculations stand."""
    from probtimeline.audit.checks import audit

    library = desk.library()
    loaded = library.load()
    texts = desk.texts()
    report = audit(loaded.chronicle, texts.all(loaded.chronicle))
    unread = texts.problems(loaded.chronicle)
    audited = library.located(report.problems)
    problems = tuple(dict.fromkeys((*loaded.problems, *unread, *audited)))
    errors = [problem for problem in problems if problem.is_error]
    # What the audit calls an error, reading may have told as a warning.
    told = {(problem.code, problem.place) for problem in errors}
    warnings = [
        problem
        for problem in problems
        if not problem.is_error and (problem.code, problem.place) not in told
    ]
    if asked.json:
        desk.out.json(_record(errors, warnings, report))
    else:
        desk.out.page(_page(errors, warnings, report, loaded.chronicle))
    return Exit.NOTHING if errors or (asked.strict and warnings) else Exit.DONE


def _page(
    errors: Sequence[Problem],
    warnings: Sequence[Problem],
    report: Report,
    chronicle: Chronicle,
) -> Iterator[Line]:
    yield from (Line(clean_line(str(problem)), style="red") for problem in errors)
    yield from (Line(clean_line(str(problem)), style="yellow") for problem in warnings)
    yield from [Line()] * bool(errors or warnings)
    yield Line(
        f"{counted(len(chronicle.events), 'event')}, "
        f"{counted(len(chronicle.sources), 'source')}, "
        f"{counted(len(chronicle.figures), 'figure')}: "
        f"{counted(len(errors), 'error')}, {counted(len(warnings), 'warning')}",
        style="bold",
    )
    evidence = report.evidence
    yield Line(
        f"Events on no source: {evidence.without_source:,}, on one: {evidence.one_source:,}, "
        f"on several: {evidence.several_sources:,}"
    )
    for source_id, counts in report.verdicts.items():
        by_name = {kind.value: count for kind, count in counts.items()}
        yield Line(f"Quotes from {source_id}: {tally(by_name, VERDICTS) or 'none'}")
    yield from _calculations(tuple(report.workings.values()))


def _calculations(workings: Sequence[Working]) -> Iterator[Line]:
    if not workings:
        return
    agree = sum(working.agrees is True for working in workings)
    differ = sum(working.agrees is False for working in workings)
    unworked = sum(working.result is None for working in workings)
    ours = len(workings) - agree - differ - unworked
    yield Line(
        f"Calculations: {len(workings):,}, of which {agree:,} agree with what is printed, "
        f"{differ:,} differ, {ours:,} have no printed result beside them, "
        f"{unworked:,} cannot be worked out"
    )


def _record(
    errors: Sequence[Problem], warnings: Sequence[Problem], report: Report
) -> dict[str, object]:
    return {
        "errors": [_problem(each) for each in errors],
        "warnings": [_problem(each) for each in warnings],
        "verdicts": {
            source: {kind.value: count for kind, count in counts.items()}
            for source, counts in report.verdicts.items()
        },
        "calculations": {
            each: working_record(working) for each, working in report.workings.items()
        },
    }


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "what": problem.what,
        "cure": problem.cure,
        "path": problem.path,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
    }


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--strict", action="store_true", help="exit 1 for warnings, too")
    add_json(parser)


VERB = Verb(
    "check",
    examples=(
        ("probtimeline check", "the chronology in use"),
        ("probtimeline check -f events.json --strict", "on a build server"),
        ("probtimeline check --json", "in JSON"),
    ),
    arguments=_arguments,
    run=run,
    more="Exit code 1 where there are errors; with --strict also where there are warnings.",
)
