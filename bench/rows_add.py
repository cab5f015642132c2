"""Adding one event to the middle of a chronology, beside TinyDB's own storage."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from bench import inputs
from bench.plan import Plan, Row
from bench.processes import CommandError, seconds
from bench.programs import APPS
from bench.samples import Values, in_turn

GOALS = {1_000: 1 / 3, 100_000: 1 / 15}
MIDDLE = "2012-06-15"


def rows(plan: Plan) -> list[Row]:
    """The addition alone, in a process with everything loaded; then the whole command.

    What was written elsewhere is decoded once, to see whether it has the form that ours has.
    """
    told = []
    for count in plan.sizes[1:3]:
        theirs = f"TinyDB, {count:,}"
        took = in_turn(
            {
                "ours": partial(_ours, plan, count),
                theirs: partial(_tinydb, plan, count),
                "whole": partial(_whole, plan, count),
            },
            plan.fewer,
            plan.most,
        )
        goal = GOALS.get(count)
        told += [
            Row(f"`add` of one event to {count:,}", took.of("ours"), theirs, took.of(theirs), goal),
            Row(
                f"`add` of one event to {count:,}, the first since it was written elsewhere",
                took.of("ours", "first"),
                theirs,
                took.of(theirs),
            ),
            Row(
                f"`add` of one event to {count:,}, whole process",
                took.of("whole"),
                f"{theirs}, without its process",
                took.of(theirs),
                rival=False,
            ),
        ]
    return told


def _ours(plan: Plan, count: int) -> Values:
    small, big = _chronology(plan, plan.small), _chronology(plan, count)
    new = inputs.new_events(plan.room, 6, MIDDLE)
    first, *others = _told(plan, ["add_with_ours.py", str(small), str(big), *map(str, new)])[""]
    return {"": others, "first": [first]}


def _tinydb(plan: Plan, count: int) -> Values:
    database = plan.room.copy(inputs.database(plan.room, count))
    new = inputs.new_events(plan.room, 3, MIDDLE)
    return _told(plan, ["add_with_tinydb.py", str(database), *map(str, new)])


def _whole(plan: Plan, count: int) -> Values:
    file, environment = _chronology(plan, count), plan.room.environment()
    first, new = (str(each) for each in inputs.new_events(plan.room, 2, MIDDLE))
    program = [sys.executable, "-m", "probtimeline"]
    # Opened and added to before, as for the addition alone.
    seconds([*program, "list", "no-such-word", "-f", str(file)], environment, (1,))
    seconds([*program, "add", "-f", str(file), first], environment)
    return {"": [seconds([*program, "add", "-f", str(file), new], environment)]}


def _chronology(plan: Plan, count: int) -> Path:
    return plan.room.copy(inputs.chronology(plan.room, count))


def _told(plan: Plan, words: Sequence[str]) -> dict[str, list[float]]:
    """The seconds that one of our small programs prints."""
    done = subprocess.run(
        [sys.executable, str(APPS / words[0]), *words[1:]],
        env=plan.room.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CommandError(f"{words[0]} ended with {done.returncode}: {done.stderr[-300:]}")
    return {"": [float(line) for line in done.stdout.split()]}
