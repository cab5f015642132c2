"""Memory: the most that a program and all it has started have had, in bytes."""

from __future__ import annotations

from functools import partial

from bench import inputs, programs
from bench.plan import Plan, Row
from bench.programs import PATIENCE, Tool
from bench.rows_search import words
from bench.rows_start import open_once
from bench.samples import Sample, Values, in_turn


def rows(plan: Plan) -> list[Row]:
    """At the first frame beside the floor, and after searches beside the file itself."""
    count = plan.largest
    ours, floor = programs.ours(plan.room, count), programs.hello()
    open_once(plan, ours)
    others = [programs.visidata(plan.room, count), programs.lnav(plan.room, count)]
    took = in_turn(
        {
            **{tool.name: partial(_at_first, plan, tool) for tool in (floor, ours)},
            **{tool.name: partial(_at_rest, plan, tool) for tool in others},
            "at rest": partial(_at_rest, plan, ours),
            "searched": partial(_searched, plan, ours),
        },
        plan.fewer,
        plan.most,
    )
    file = Sample([float(inputs.chronology(plan.room, count).stat().st_size)])
    what = f"memory at the first frame, {count:,} events"
    after = f"memory after searching, {count:,} events"
    whole = f"memory with everything read, {count:,} events"
    # A small file is less than Python itself.
    goal = 1.0 if count > plan.many else None
    return [
        Row(what, took.of(ours.name), floor.name, took.of(floor.name), 1.5, "MB"),
        Row(after, took.of("searched"), "the file", file, goal, "MB", rival=False),
        Row(
            f"{after}, in use then",
            took.of("searched", "now"),
            "the file",
            file,
            None,
            "MB",
            rival=False,
        ),
        *(
            Row(whole, took.of("at rest"), tool.name, took.of(tool.name), unit="MB")
            for tool in others
        ),
    ]


def _at_first(plan: Plan, tool: Tool) -> Values:
    with tool.open(plan.room) as program:
        program.wait_for(tool.ready, PATIENCE)
        peak = program.memory().peak
        program.close(tool.quit)
    return {"": [float(peak)]}


def _at_rest(plan: Plan, tool: Tool) -> Values:
    with tool.opened(plan.room) as program:
        peak = program.memory().peak
        program.close(tool.quit)
    return {"": [float(peak)]}


def _searched(plan: Plan, tool: Tool) -> Values:
    """The most there was, and what there is now, once every word has been looked for."""
    with tool.opened(plan.room) as program:
        for word in words(plan):
            program.type(b"/", silence=0.3)
            for letter in word:
                program.type(letter.encode())
                program.settle(PATIENCE)
            program.type(b"\x1b", silence=0.3)
        told = program.memory()
        program.close(tool.quit)
    return {"": [float(told.peak)], "now": [float(told.now)]}
