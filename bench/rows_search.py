"""A search typed letter by letter: each to its first page of hits on the screen.

What a letter leads to is what the screen shows in the end. The time is that of the last change in
the part where hits stand; counts that go on changing elsewhere do not matter.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from functools import partial

from bench import inputs, programs
from bench.emulator import Emulator
from bench.made_words import sections, vocabulary
from bench.plan import Plan, Row
from bench.processes import seconds
from bench.programs import Tool
from bench.rows_start import open_once
from bench.samples import Values, in_turn
from bench.terminal import NoAnswerError

PATIENCE = 60.0


def words(plan: Plan) -> Sequence[str]:
    """A frequent word, a rarer one, and one of a few in a hundred thousand events, or two."""
    chosen = ("report", "tower", vocabulary(sections())[30_000].lower())
    return [word[: plan.letters] for word in (chosen if plan.fewer > 1 else chosen[::2])]


def beginnings(plan: Plan) -> Sequence[str]:
    """What stands in the prompt as the words are typed."""
    return [word[:length] for word in words(plan) for length in range(1, len(word) + 1)]


def rows(plan: Plan) -> list[Row]:
    """Keystrokes beside lnav's, and beside ripgrep over the whole file."""
    told = []
    for count, against_lnav in zip(plan.sizes[2:], (0.25, 0.6), strict=False):
        ours, lnav = programs.ours(plan.room, count), programs.lnav(plan.room, count)
        open_once(plan, ours)
        rg = f"`rg -i -c`, {count:,}"
        took = in_turn(
            {
                ours.name: partial(_typed, plan, ours),
                lnav.name: partial(_entered, plan, lnav),
                rg: partial(_ripgrep, plan, count),
                "at once": partial(_at_once, plan, ours),
            },
            plan.fewer,
            plan.most,
        )
        what = f"a letter of a search, {count:,} events"
        told += [
            Row(what, took.of(ours.name), lnav.name, took.of(lnav.name), against_lnav),
            Row(what, took.of(ours.name), rg, took.of(rg), 0.5),
            Row(
                f"the last letter of a word typed at ten a second, {count:,} events",
                took.of("at once"),
                rg,
                took.of(rg),
            ),
        ]
    return told


def _typed(plan: Plan, tool: Tool) -> Values:
    took = []
    for word in words(plan):
        with tool.opened(plan.room) as program:
            program.type(b"/", silence=0.3)
            for letter in word:
                took.append(program.change(letter.encode(), list_of_hits, PATIENCE))
            program.close()
    return {"": took}


def _entered(plan: Plan, tool: Tool) -> Values:
    """The same beginnings in lnav, from enter: what is only typed it looks for after a wait."""
    took = []
    with tool.opened(plan.room) as program:
        for begun in beginnings(plan):
            program.type(b"g", silence=0.3)
            program.type(f"/{begun}".encode())
            took.append(program.change(b"\r", lines_of_lnav, PATIENCE))
        program.close()
    return {"": took}


def _at_once(plan: Plan, tool: Tool) -> Values:
    """From the last letter of a word typed fast: each letter calls off the one before."""
    took = []
    for word in words(plan):
        with tool.opened(plan.room) as program:
            program.type(b"/", silence=0.3)
            for letter in word[:-1]:
                program.type(letter.encode(), silence=0.1)
            took.append(program.change(word[-1].encode(), list_of_hits, PATIENCE))
            program.close()
    return {"": took}


def _ripgrep(plan: Plan, count: int) -> Values:
    if not shutil.which("rg"):
        raise NoAnswerError("ripgrep is not installed: apt-get install ripgrep")
    path, env = str(inputs.chronology(plan.room, count)), plan.room.environment()
    return {
        "": [
            seconds(["rg", "-i", "-c", each, path], env, codes=(0, 1)) for each in beginnings(plan)
        ]
    }


def list_of_hits(screen: Emulator) -> object:
    """The explorer's list, without its bar and its counts, and the words typed."""
    half = screen.columns // 2
    lines = screen.text
    top = next((n for n, line in enumerate(lines) if "─ Events" in line[:half]), 0)
    ends = (n for n, line in enumerate(lines) if n > top and line.lstrip()[:1] == "╰")
    end = next(ends, len(lines))
    typed = next((line[:half] for line in lines if line.lstrip().startswith("Search")), "")
    return [screen.cells(n, 1, half - 4) for n in range(top + 1, end)], typed


def lines_of_lnav(screen: Emulator) -> object:
    """Lines of the file, with what is lit in them."""
    lines = screen.text
    end = next((n for n, line in enumerate(lines) if "Text Filters" in line), len(lines) - 2)
    return [screen.cells(n, 0, screen.columns - 2) for n in range(2, end)]
