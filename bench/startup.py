"""Where the time of a start goes: `python bench/startup.py`, the explorer beside the floor.

Both are run with their imports and a few functions of Textual timed from outside
(`apps/traced.py`). Each stretch of time counts once, for the innermost thing that is timed.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))  # it may be run by its path

from bench import programs
from bench.programs import APPS, PATIENCE, Tool
from bench.room import Room

RUNS = 7
INTERPRETER = "Python itself"


def told(room: Room) -> str:
    """The two profiles side by side in Markdown: medians, in milliseconds."""
    tools = {"floor": programs.hello(), "ours": programs.ours(room, None)}
    scripts = {"floor": [str(APPS / "hello.py")], "ours": []}
    runs: dict[str, list[Mapping[str, float]]] = {name: [] for name in tools}
    for _ in range(RUNS):
        for name, tool in tools.items():
            runs[name].append(_parts(room, tool, scripts[name]))
    medians = {name: _medians(each) for name, each in runs.items()}
    lines = ["| stretch | explorer, ms | hello-world Textual, ms |", "|---|--:|--:|"]
    names = sorted(
        {name for each in medians.values() for name in each}, key=lambda name: _order(name, medians)
    )
    for name in names:
        ours, floor = (medians[each].get(name, 0.0) * 1e3 for each in ("ours", "floor"))
        if max(ours, floor) >= 0.5:
            lines.append(f"| {name} | {ours:.1f} | {floor:.1f} |")
    sums = (
        statistics.median(sum(run.values()) for run in runs[each]) for each in ("ours", "floor")
    )
    lines.append("| **in all** | " + " | ".join(f"**{each * 1e3:.0f}**" for each in sums) + " |")
    return "\n".join(lines)


def _order(name: str, medians: Mapping[str, Mapping[str, float]]) -> tuple[bool, float]:
    return not name.startswith(("import", INTERPRETER)), -medians["ours"].get(name, 0.0)


def _parts(room: Room, tool: Tool, script: Sequence[str]) -> Mapping[str, float]:
    """Seconds by stretch, from the start of the process to its first useful frame."""
    log = room.folder("traced") / "log.json"
    command = [sys.executable, str(APPS / "traced.py"), str(log), *script]
    with Tool(tool.name, command, tool.ready).open(room) as program:
        began = program.started
        shown = program.wait_for(tool.ready, PATIENCE)
        program.settle(10.0)
        program.close(tool.quit)
    return stretches(json.loads(log.read_text(encoding="utf-8")), began, shown)


def stretches(
    log: Sequence[tuple[float, str | None]], began: float, shown: float
) -> Mapping[str, float]:
    """How long each thing was the innermost, between two moments."""
    took: dict[str, float] = defaultdict(float)
    within, since = [INTERPRETER], began
    for when, name in log:
        took[_group(within[-1])] += min(when, shown) - since
        since = min(when, shown)
        if name is None:
            within.pop()
        else:
            within.append(name)
    took[_group(within[-1])] += shown - since
    return took


def _group(name: str) -> str:
    """Modules of one layer or package together."""
    kind, _, module = name.partition(" ")
    if kind != "import":
        return name
    package, *below = module.split(".")
    match package:
        case "probtimeline":
            return f"import probtimeline.{below[0]}" if below else "import probtimeline"
        case "textual" | "rich" | "tinydb" | "dateparser" | "regex":
            return f"import {package}"
    return "import the standard library and the rest"


def _medians(runs: Sequence[Mapping[str, float]]) -> Mapping[str, float]:
    names = {name for run in runs for name in run}
    return {name: statistics.median(run.get(name, 0.0) for run in runs) for name in names}


def main() -> int:
    """Print the profile."""
    room = Room(Path(__file__).parents[1] / "build" / "bench")
    sys.stdout.write(told(room) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
