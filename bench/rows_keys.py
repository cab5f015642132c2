"""A key: press to the last byte of what comes back; and how far the screen lags behind one held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from bench import programs
from bench.plan import Plan, Row
from bench.programs import Tool
from bench.rows_start import open_once
from bench.samples import Values, in_turn
from bench.terminal import NoAnswerError

ON_THE_PAGE, SCROLLING = "on the first page", "where the list scrolls"


@dataclass(frozen=True, slots=True)
class Movement:
    """A key of the explorer, and what is typed before: once, and each time."""

    what: str
    key: bytes
    once: bytes = b""
    each: bytes = b""


MOVEMENTS = (
    Movement("`G`", b"G", each=b"g"),
    Movement("`g`", b"g", each=b"G"),
    Movement("a page further", b"\x1b[6~"),
    Movement("a page back", b"\x1b[5~", once=b"G"),
    Movement("go to a date (enter)", b"\r", each=b"gt2019-06"),
    Movement("next year `J`", b"J"),
    Movement("next silence `z`", b"z"),
    Movement("zoom in `+`", b"+", each=b"-"),
    Movement("zoom out `-`", b"-", each=b"+"),
    Movement("pan earlier `[`", b"[", once=b"G+++"),
    Movement("pan later `]`", b"]", once=b"g+++"),
)


def rows(plan: Plan) -> list[Row]:
    """Steps beside the others', a held key, and the longer movements beside a step."""
    return [*_steps(plan), *_held(plan), *_movements(plan)]


def _steps(plan: Plan) -> list[Row]:
    ours = {count: programs.ours(plan.room, count) for count in (plan.small, plan.largest)}
    for tool in ours.values():
        open_once(plan, tool)
    others: tuple[tuple[Tool, Mapping[str, float]], ...] = (
        (programs.peplum(plan.room), {ON_THE_PAGE: 0.7, SCROLLING: 0.7}),
        # On the first page a DataTable repaints two cells, which the goal does not mean.
        (programs.data_table(plan.room, 10_000), {SCROLLING: 0.4}),
        (programs.option_list(plan.room, 10_000), {}),
        (programs.toolong(plan.room, plan.many), {}),
        (programs.visidata(plan.room, plan.many), {}),
        (programs.lnav(plan.room, plan.many), {}),
    )
    tools = [*ours.values(), *(tool for tool, _ in others)]
    takes = {tool.name: partial(_pressed, plan, tool) for tool in tools}
    took = in_turn(takes, plan.fewer, plan.most)
    told = []
    for where in (ON_THE_PAGE, SCROLLING):
        largest = took.of(ours[plan.largest].name, where)
        small = took.of(ours[plan.small].name, where)
        what = f"`j` {where}, {plan.largest:,} events"
        told.append(Row(what, largest, f"ours, {plan.small}", small, 1.15))
        told += [
            Row(what, largest, tool.name, took.of(tool.name, where), goal)
            for tool, goal in ((tool, goals.get(where)) for tool, goals in others)
        ]
    return told


def _pressed(plan: Plan, tool: Tool) -> Values:
    """Steps on the first page, and, once there are no more rows of it, where the list scrolls."""
    with tool.opened(plan.room) as program:
        first = [program.press(tool.down).last for _ in range(plan.presses)]
        for _ in range(40 - plan.presses):
            program.type(tool.down, silence=0.03)
        later = [program.press(tool.down).last for _ in range(plan.presses)]
        program.close(tool.quit)
    return {ON_THE_PAGE: first, SCROLLING: later}


def _held(plan: Plan) -> list[Row]:
    """The goal is for the last byte; what a reader sees stops changing earlier in some."""
    ours = programs.ours(plan.room, plan.largest)
    # The one a goal is set for comes first.
    others = [programs.visidata(plan.room, plan.many)]
    if plan.fewer > 1:
        others += [
            programs.peplum(plan.room),
            programs.data_table(plan.room, 10_000),
            programs.toolong(plan.room, plan.many),
            programs.lnav(plan.room, plan.many),
        ]
    takes = {tool.name: partial(_lag, plan, tool) for tool in (ours, *others)}
    took = in_turn(takes, plan.fewer, plan.most)
    what = f"`j` held at 30 Hz and let go, {plan.largest:,} events"
    return [
        Row(
            f"{what}: last {until}",
            took.of(ours.name, until),
            tool.name,
            took.of(tool.name, until),
            0.1 if (until, number) == ("byte", 0) else None,
        )
        for until in ("byte", "change on the screen")
        for number, tool in enumerate(others)
    ]


def _lag(plan: Plan, tool: Tool) -> Values:
    with tool.opened(plan.room) as program:
        lag = program.hold(tool.down, plan.held)
        program.close(tool.quit)
    return {"byte": [lag.byte], "change on the screen": [lag.change]}


def _movements(plan: Plan) -> list[Row]:
    tool = programs.ours(plan.room, plan.largest)
    step = Movement("`j`", b"j")
    took = in_turn(
        {each.what: partial(_moved, plan, tool, each) for each in (step, *MOVEMENTS)},
        plan.fewer,
        plan.most,
    )
    return [
        Row(
            f"{each.what}, {plan.largest:,} events",
            took.of(each.what),
            "`j`",
            took.of(step.what),
            3.0,
        )
        for each in MOVEMENTS
    ]


def _moved(plan: Plan, tool: Tool, movement: Movement) -> Values:
    took = []
    with tool.opened(plan.room) as program:
        for letter in movement.once.decode():
            program.type(letter.encode())
        for _ in range(plan.presses):
            for letter in movement.each.decode():
                program.type(letter.encode(), silence=0.06)
            try:
                took.append(program.press(movement.key, patience=2.0).last)
            except NoAnswerError:
                break  # as far as it goes
        program.close(tool.quit)
    if not took:
        raise NoAnswerError(f"{movement.what}: no reaction")
    return {"": took}
