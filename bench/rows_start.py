"""Start to the first useful frame: list, axis and detail, with the first event in both."""

from __future__ import annotations

import sys
from functools import partial
from itertools import islice

from bench import inputs, programs
from bench.plan import Plan, Row
from bench.programs import PATIENCE, Tool
from bench.samples import Take, Values, in_turn
from bench.terminal import NoAnswerError


def rows(plan: Plan) -> list[Row]:
    """Ours at every size, opened before, beside the floor; then the others beside it."""
    ours = {
        "built-in": programs.ours(plan.room, None),
        **{f"{count:,}": programs.ours(plan.room, count) for count in plan.sizes},
    }
    for tool in ours.values():
        open_once(plan, tool)
    floor = programs.hello()
    took = in_turn(
        {floor.name: _first(plan, floor)}
        | {name: _first(plan, tool) for name, tool in ours.items()},
        plan.rounds,
        plan.most,
    )
    told = [
        Row(
            f"start, {name if name == 'built-in' else f'{name} events'}",
            took.of(name),
            floor.name,
            took.of(floor.name),
            1.25 if name in ("built-in", str(plan.small)) else 1.5,
        )
        for name in ours
    ]
    few, largest = f"{plan.few:,}", f"{plan.largest:,}"
    goal = 1.15 if plan.largest > plan.many else None
    told.append(
        Row(
            f"start, {largest} events",
            took.of(largest),
            f"{few} events",
            took.of(few),
            goal,
            rival=False,
        )
    )
    return told + others(plan)


def others(plan: Plan) -> list[Row]:
    """Ours beside the others; no goal is set for these."""
    beside: list[tuple[int, Tool]] = [
        (plan.many, programs.data_table(plan.room, 10_000)),
        (plan.many, programs.option_list(plan.room, 10_000)),
        (plan.few, programs.peplum(plan.room)),
    ]
    for made in (programs.toolong, programs.visidata, programs.lnav):
        beside += [(count, made(plan.room, count)) for count in plan.sizes[1:]]
    ours = {count: programs.ours(plan.room, count) for count in plan.sizes[1:]}
    tools = [*ours.values(), *(tool for _, tool in beside)]
    takes = {tool.name: partial(tool.first_and_whole, plan.room) for tool in tools}
    took = in_turn(takes, plan.fewer, plan.most)
    told = []
    for count, tool in beside:
        what, mine = f"start, {count:,} events", ours[count].name
        told.append(Row(what, took.of(mine), tool.name, took.of(tool.name)))
        if tool.whole:
            all_of_it = took.of(tool.name, "whole")
            told.append(Row(f"{what}, all read", took.of(mine, "whole"), tool.name, all_of_it))
    return told


def first_time(plan: Plan) -> list[Row]:
    """Ours on files it has not seen: the first frame, the rest behind it, and keys meanwhile."""
    floor, sizes = programs.hello(), plan.sizes[2:]
    takes: dict[str, Take] = {floor.name: _first(plan, floor)}
    for count in sizes:
        takes[f"{count:,} events"] = partial(_unseen, plan, count)
        takes[f"keys, {count:,}"] = partial(_meanwhile, plan, count)
    took = in_turn(takes, plan.fewer, plan.most)
    told = []
    for count in sizes:
        what, keys = f"{count:,} events", f"keys, {count:,}"
        whole = f"first start, {what}, all counts and the axis"
        told += [
            Row(f"first start, {what}", took.of(what), floor.name, took.of(floor.name), 1.5),
            Row(whole, took.of(what, "whole"), floor.name, took.of(floor.name), rival=False),
            Row(
                f"`j` while the rest arrives, {what}",
                took.of(keys, "meanwhile"),
                "`j` once it is there",
                took.of(keys, "later"),
                rival=False,
            ),
        ]
    return told


def _first(plan: Plan, tool: Tool) -> Take:
    return lambda: tool.first_frame(plan.room)


def open_once(plan: Plan, tool: Tool) -> None:
    """Open a file until all there is to come is there, and leave: it was opened before, then."""
    try:
        with tool.opened(plan.room) as program:
            program.close(tool.quit, patience=PATIENCE)
    except NoAnswerError as error:  # what is measured then says it again
        sys.stderr.write(f"  {error}\n")


def _unseen(plan: Plan, count: int) -> Values:
    """Seconds to the first frame and to everything, with no cache."""
    tool = programs.ours_unseen(plan.room, count)
    plan.room.emptied("cache")
    return tool.first_and_whole(plan.room)


def _meanwhile(plan: Plan, count: int) -> Values:
    """A step to the next title in the detail: ten a second until all is there, and then more."""
    tool = programs.ours_unseen(plan.room, count)
    heads = list(islice(inputs.heads_of(inputs.chronology(plan.room, count)), 40))
    plan.room.emptied("cache")
    took: dict[str, list[float]] = {"meanwhile": [], "later": []}
    with tool.open(plan.room) as program:
        program.wait_for(tool.ready, PATIENCE)
        whole = tool.whole or tool.ready
        for number, head in enumerate(heads[1:], 1):
            when = "later" if whole(program.screen) else "meanwhile"
            sent = program.send(tool.down)
            shown = partial(programs.list_and_detail, title=head.title)
            took[when].append(program.wait_for(shown, 30.0) - sent)
            program.type(b"", silence=0.1)
            if number == len(heads) // 2:
                program.wait_for(whole, PATIENCE)
                program.settle(PATIENCE)
        program.close(tool.quit)
    return took
