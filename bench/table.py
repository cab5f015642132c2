"""The rows as a table in Markdown, and where it stands in the README."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.plan import Row, Unit
from bench.samples import Measured, Missing, Sample

_SCALE: dict[Unit, float] = {"ms": 1e3, "MB": 1e-6}
HEAD = "| what | ours | beside | theirs | ratio | goal | reached |\n|---|--:|---|--:|--:|--:|---|"
NOTHING = "–"


def ratio(row: Row) -> float | None:
    """Ours as a multiple of theirs, by medians; None where one is missing."""
    match row.ours, row.theirs:
        case Sample() as ours, Sample() as theirs if theirs.median:
            return ours.median / theirs.median
    return None


def reached(row: Row) -> bool | None:
    """Whether the goal is reached; None where there is none, or nothing to tell it by."""
    told = ratio(row)
    return None if told is None or row.goal is None else told <= row.goal


def table(rows: Sequence[Row]) -> str:
    """All rows, a line each."""
    return "\n".join([HEAD, *map(_line, rows)])


def losses(rows: Sequence[Row]) -> str:
    """The goals that are not reached, and whom we are slower than."""
    missed = [row for row in rows if reached(row) is False]
    slower = [row for row in rows if row.goal is None and row.rival and (ratio(row) or 0) > 1]
    told = [f"- {row.what}: {_times(row)} {row.beside}, goal {_goal(row)}" for row in missed]
    told += [f"- {row.what}: {_times(row)} {row.beside} (no goal set)" for row in slower]
    return "\n".join(told) or "Nowhere in this run."


def put(path: Path, name: str, text: str) -> None:
    """Put a text between two markers of a file; raises ValueError where they are not there."""
    opening, closing = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    whole = path.read_text(encoding="utf-8")
    if opening not in whole or closing not in whole:
        raise ValueError(f"{path} has no place for {name}")
    before, rest = whole.split(opening, 1)
    path.write_text(
        f"{before}{opening}\n{text}\n\n{closing}{rest.split(closing, 1)[1]}", encoding="utf-8"
    )


def _line(row: Row) -> str:
    told = {True: "yes", False: "**no**", None: NOTHING}[reached(row)]
    if row.goal is not None and ratio(row) is None:
        told = "**not measured**"
    cells = (
        row.what,
        _measured(row.ours, row.unit),
        row.beside,
        _measured(row.theirs, row.unit),
        _times(row),
        _goal(row),
        told,
    )
    return f"| {' | '.join(cells)} |"


def _measured(measured: Measured, unit: Unit) -> str:
    match measured:
        case Missing():
            return f"**{measured.why.split(';')[0]}**"
        case Sample():
            low, high = (_number(each * _SCALE[unit]) for each in measured.spread)
            middle = f"{_number(measured.median * _SCALE[unit])} {unit}"
            return middle if low == high else f"{middle} ({low}–{high})"


def _times(row: Row) -> str:
    told = ratio(row)
    return NOTHING if told is None else f"{_number(told)} ×"


def _goal(row: Row) -> str:
    return NOTHING if row.goal is None else f"≤ {row.goal:.3g} ×"


def _number(value: float) -> str:
    """A number with about three figures."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
