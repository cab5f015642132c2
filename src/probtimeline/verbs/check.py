"""`check`: the audit of a whole chronology: errors, warnings, evidence, and how sources stand."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING

from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.files import add_files, desks, for_each
from probtimeline.verbs.nearest import nearest_ids
from probtimeline.verbs.output import Column
from probtimeline.verbs.verb import Verb, add_json

if TYPE_CHECKING:
    from probtimeline.verbs.check_page import Audited

RULES = (Column("Rule", width=20, style="cyan"), Column("Level", width=9), Column("It asks"))


def run(asked: Namespace, desk: Desk) -> Exit:
    """Print what is wrong, doubtful or thin in each chronology named, or the rules."""
    from probtimeline.audit.checks import CHECKS

    if asked.rules:
        return _print_rules(asked.json, desk)
    failing = _codes(asked.fail_on)
    known = [check.code for check in CHECKS]
    if unknown := next((code for code in failing if code not in known), None):
        return _unknown_rule(unknown, known, desk)
    chosen = desks(asked, desk)
    if not chosen:
        return desk.wrong("check: an empty name names no file")
    records: list[object] = []
    code = for_each(chosen, lambda each: _check(each, asked, failing, records, len(chosen) > 1))
    if asked.json and len(chosen) > 1:
        desk.out.json(records)
    return code


def _check(
    desk: Desk, asked: Namespace, failing: tuple[str, ...], records: list[object], several: bool
) -> Exit:
    """Audit one chronology; of several the records for JSON are collected, not printed."""
    from probtimeline.verbs.check_page import record, show

    audited = _audited(desk, asked, failing)
    if not asked.json:
        show(audited, desk.out, str(desk.file) if several else "")
    elif several:
        records.append(record(audited))
    else:
        desk.out.json(record(audited))
    return Exit.NOTHING if audited.failures else Exit.DONE


def _audited(desk: Desk, asked: Namespace, failing: tuple[str, ...]) -> Audited:
    from probtimeline.audit.checks import audit
    from probtimeline.verbs.check_page import Audited

    library = desk.library()
    loaded = library.load()
    texts = desk.texts()
    report = audit(loaded.chronicle, texts.all(loaded.chronicle))
    unread = texts.problems(loaded.chronicle)
    # Finding the lines takes as long as reading the file; evidence is told without, in short.
    in_full = asked.json or asked.evidence
    found = (*report.problems, *(report.evidence if in_full else ()))
    placed = library.located(found)
    of_audit, evidence = placed[: len(report.problems)], placed[len(report.problems) :]
    problems = tuple(dict.fromkeys((*loaded.problems, *unread, *of_audit)))
    errors = tuple(problem for problem in problems if problem.is_error)
    # What the audit calls an error, reading may have told as a warning.
    told = {(problem.code, problem.place) for problem in errors}
    return Audited(
        chronicle=loaded.chronicle,
        report=report,
        errors=errors,
        warnings=tuple(
            problem
            for problem in problems
            if not problem.is_error and (problem.code, problem.place) not in told
        ),
        evidence=evidence if in_full else report.evidence,
        files=tuple(map(str, loaded.files)),
        is_strict=asked.strict,
        fail_on=failing,
        in_full=asked.evidence,
    )


def _codes(given: Iterable[str] | None) -> tuple[str, ...]:
    words = (word.strip() for each in given or () for word in each.split(","))
    return tuple(dict.fromkeys(word for word in words if word))


def _unknown_rule(code: str, known: list[str], desk: Desk) -> Exit:
    near = nearest_ids(code, known)
    meant = [f"did you mean {' or '.join(near)}?"] if near else []
    return desk.wrong(
        f"check --fail-on: there is no rule “{code}”",
        *meant,
        "probtimeline check --rules lists them",
    )


def _print_rules(as_json: bool, desk: Desk) -> Exit:
    from probtimeline.audit.checks import CHECKS

    rules = [(check.code, check.level.value, check.what) for check in CHECKS]
    if as_json:
        desk.out.json_rows(
            {"code": code, "level": level, "asks": what} for code, level, what in rules
        )
    else:
        desk.out.table(RULES, rules)
    return Exit.DONE


def _arguments(parser: ArgumentParser) -> None:
    add_files(parser)
    parser.add_argument("--strict", action="store_true", help="exit 1 for warnings, too")
    parser.add_argument(
        "--fail-on",
        metavar="RULE",
        action="append",
        help="exit 1 where this rule finds something, evidence, too; "
        "several with commas, or the option again",
    )
    parser.add_argument(
        "--evidence", action="store_true", help="print all of the evidence, a line each"
    )
    parser.add_argument("--rules", action="store_true", help="print the rules and check nothing")
    add_json(parser)


VERB = Verb(
    "check",
    examples=(
        ("probtimeline check", "the chronology in use"),
        ("probtimeline check --strict events.json", "on a build server"),
        ("probtimeline check --fail-on no-quote,no-unit", "ask for evidence, too"),
        ("probtimeline check --rules", "what is asked, and at which level"),
        ("probtimeline check --json", "in JSON"),
    ),
    arguments=_arguments,
    run=run,
    more="Exit code 1 where there are errors; with --strict also where there are warnings.\n"
    "Evidence (an event on one source, a figure without a period) is no mistake, and counts\n"
    "only where --fail-on names its rule.",
)
