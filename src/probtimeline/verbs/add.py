"""`add`: append records from files or standard input; all of them, or none."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from probtimeline.core.text import clean_line
from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.phrases import counted
from probtimeline.verbs.verb import Verb

if TYPE_CHECKING:
    from probtimeline.core.problems import Problem
    from probtimeline.core.span import Span
    from probtimeline.store.files import Input
    from probtimeline.store.outcome import Added, Refused

STANDARD_INPUT = "-"


def run(asked: Namespace, desk: Desk) -> Exit:
    """Add what the inputs hold; say what was added, or everything that stands in the way."""
    names = asked.files or [STANDARD_INPUT]
    if "" in names:
        return desk.wrong("add: an empty name names no file")
    if names == [STANDARD_INPUT] and not asked.files and desk.stdin_is_terminal:
        return desk.wrong(
            "add: no file is named, and standard input is a terminal",
            "from a file: probtimeline add new.json",
            "from another command: other-command | probtimeline add -",
            "to type or paste JSON here, ended by ctrl+d: probtimeline add -",
        )
    on = desk.read_date(asked.on, option="--on") if asked.on is not None else None
    if asked.on is not None and on is None:
        return Exit.WRONG
    return add_inputs([input_named(name, desk) for name in names], on, asked, desk)


def add_inputs(inputs: Sequence[Input], on: Span | None, asked: Namespace, desk: Desk) -> Exit:
    """Add what the inputs hold on the terms that are asked for, and say what became of it."""
    from probtimeline.store.outcome import Refused

    outcome = desk.library().add(
        inputs,
        on=on,
        replace=asked.replace,
        dry_run=asked.dry_run,
        quote_check=lambda source, words: _quote_fault(desk, source, words),
    )
    if isinstance(outcome, Refused):
        return _refused(outcome, desk)
    if not asked.dry_run and (fault := desk.pen().remembered(outcome.change).fault):
        desk.out.say(clean_line(f"this cannot be undone later: {fault}"))
    return _added(outcome, desk, dry_run=asked.dry_run)


def _quote_fault(desk: Desk, source: str, words: str) -> Problem | None:
    """What is wrong with a quote, where the text of its source is attached."""
    from probtimeline.audit.quotes import quote_fault

    return quote_fault(desk.texts().load, source, words)


def input_named(name: str, desk: Desk) -> Input:
    """The bytes of a file, or of standard input."""
    from probtimeline.store.files import Input, read_input, read_stream

    if name != STANDARD_INPUT:
        return read_input(Path(name))
    if desk.stdin is None:
        return Input("standard input", b"")
    if desk.stdin_is_terminal:
        desk.out.say("reading JSON typed or pasted here; ctrl+d ends it, ctrl+c gives it up")
    return read_stream(desk.stdin, "standard input")


def _refused(refused: Refused, desk: Desk) -> Exit:
    desk.out.problems(refused.problems)
    errors = sum(problem.is_error for problem in refused.problems)
    return desk.wrong(f"nothing was added: {counted(errors, 'error')}")


def _added(added: Added, desk: Desk, *, dry_run: bool) -> Exit:
    desk.out.problems(added.warnings)
    would = "would be " if dry_run else ""
    for table, tally in added.records.items():
        kind = table.removesuffix("s")
        for what, ids in (
            (f"{would}added", tally.added),
            (f"{would}replaced", tally.replaced),
            ("already there", tally.already),
        ):
            desk.out.lines(f"{what}  {kind}  {each}" for each in ids)
    return Exit.DONE


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="JSON or JSON Lines; - for standard input"
    )
    parser.add_argument("--on", metavar="DATE", help="what relative dates are relative to")
    parser.add_argument("--replace", action="store_true", help="replace records of the same id")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, do nothing")


VERB = Verb(
    "add",
    examples=(
        ("probtimeline add new.json", "to your own chronology"),
        ("probtimeline add -f events.json new.jsonl", "to another one, made if it is not there"),
        ("curl -s ADDRESS | probtimeline add - --dry-run", "try, and change nothing"),
        ("probtimeline add new.json --on 2019-03-28", "with dates such as “last month”"),
    ),
    arguments=_arguments,
    run=run,
    more="Accepts an event, a list of events, a whole chronology, or JSON Lines. Any error, and\n"
    "nothing is written.",
)
