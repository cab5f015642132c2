"""The verbs on the built-in chronology, whole process, beside `python -c pass`."""

from __future__ import annotations

import sys

from bench import inputs, programs
from bench.plan import Plan, Row
from bench.processes import seconds
from bench.samples import Take, in_turn

PROGRAM = (sys.executable, "-m", "probtimeline")


def rows(plan: Plan) -> list[Row]:
    """Each verb, and an addition that changes nothing."""
    env = plan.room.environment()
    first = next(inputs.heads_of(programs.BUILT_IN)).id
    new = str(inputs.new_events(plan.room, 1, "2014-06-15")[0])
    floor = "`python -c pass`"
    commands = {
        floor: (sys.executable, "-c", "pass"),
        "list": (*PROGRAM, "list"),
        "list, one word": (*PROGRAM, "list", "napo"),
        "show": (*PROGRAM, "show", first),
        "date": (*PROGRAM, "date", "c. October 2013"),
        "add --dry-run": (*PROGRAM, "add", "--dry-run", new),
    }

    def take(name: str) -> Take:
        return lambda: {"": [seconds(commands[name], env)]}

    took = in_turn({name: take(name) for name in commands}, 2 * plan.rounds, plan.most)
    return [
        Row(f"`{name}`, whole process", took.of(name), floor, took.of(floor), 6.0)
        for name in commands
        if name != floor
    ]
