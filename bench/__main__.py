"""Measures the program beside others: `make bench`, or `python -m bench --quick --only start`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from bench import (
    machine,
    programs,
    rows_add,
    rows_keys,
    rows_memory,
    rows_search,
    rows_start,
    rows_verbs,
    startup,
)
from bench.plan import Plan, Row, full, quick
from bench.room import Room
from bench.table import losses, put, table

README = Path(__file__).with_name("README.md")
ROOT = Path(__file__).parents[1] / "build" / "bench"
PARTS: Mapping[str, Callable[[Plan], list[Row]]] = {
    "start": rows_start.rows,
    "first": rows_start.first_time,
    "keys": rows_keys.rows,
    "search": rows_search.rows,
    "verbs": rows_verbs.rows,
    "add": rows_add.rows,
    "memory": rows_memory.rows,
}


def main() -> int:
    """Measure, print the table, and keep it in the README after a full run."""
    asked = argparse.ArgumentParser(prog="bench", description=__doc__)
    asked.add_argument("--quick", action="store_true", help="60 to 10,000 events, few rounds")
    asked.add_argument("--only", default=",".join(PARTS), help=f"some of {','.join(PARTS)}")
    asked.add_argument("--rounds", type=int, help="how often each is measured")
    asked.add_argument("--room", type=Path, default=ROOT, help="the folder to work in")
    given = asked.parse_args()
    parts = [name for name in given.only.split(",") if name]
    if unknown := [name for name in parts if name not in PARTS]:
        asked.error(f"--only knows {', '.join(PARTS)}, not {', '.join(unknown)}")
    room = Room(given.room.resolve())
    programs.install(room)
    plan = quick(room) if given.quick else full(room)
    if given.rounds:
        plan = replace(plan, rounds=given.rounds, fewer=min(given.rounds, plan.fewer))
    rows: list[Row] = []
    for name in parts:
        sys.stderr.write(f"{name}\n")
        rows += (measured := PARTS[name](plan))
        sys.stderr.write(f"{table(measured)}\n")
    whole = not given.quick and parts == [*PARTS]
    where = machine.told(room)
    sys.stdout.write(f"{where}\n\n{table(rows)}\n\nWhere we lose:\n\n{losses(rows)}\n")
    if whole:
        put(README, "the last table", f"{where}\n\n{table(rows)}")
        put(README, "where we lose", losses(rows))
        put(README, "start-up", startup.told(room))
    return 0


if __name__ == "__main__":
    sys.exit(main())
