"""The formats a chronology can leave in. To add one, add its function and a line to `FORMATS`.

What a format needs it imports inside its function: this list is read for help and completion.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from probtimeline.export.losses import Losses
from probtimeline.export.selection import Selection

Write = Callable[[Selection, Losses], Iterable[bytes]]


class Format(NamedTuple):
    """One way out: its name, how its files end, what it is for, and what writes it.

    `write` gives the bytes piece by piece and tells in `Losses` what it could not hold; what was
    lost is known when the last piece is. `is_text` is false for what is not to reach a terminal.
    """

    name: str
    suffix: str
    summary: str
    write: Write
    is_text: bool = True


def _json(selection: Selection, losses: Losses) -> Iterable[bytes]:
    from probtimeline.export.own import as_json

    return as_json(selection, losses)


def _json_lines(selection: Selection, losses: Losses) -> Iterable[bytes]:
    from probtimeline.export.own import as_json_lines

    return as_json_lines(selection, losses)


def _events_table(selection: Selection, losses: Losses) -> Iterable[bytes]:
    from probtimeline.export.tables import events_table

    return events_table(selection, losses)


def _figures_table(selection: Selection, losses: Losses) -> Iterable[bytes]:
    from probtimeline.export.tables import figures_table

    return figures_table(selection, losses)


FORMATS: Final = (
    Format("json", ".json", "a chronology of its own, to open or to add", _json),
    Format("jsonl", ".jsonl", "JSON Lines: an event a line, for scripts", _json_lines),
    Format("csv", ".csv", "the events as a table for a spreadsheet", _events_table),
    Format("figures-csv", ".csv", "the figures as a table for a spreadsheet", _figures_table),
)
"""Every format, in the order in which they are offered."""


def format_named(name: str) -> Format | None:
    """The format of that name, whatever its case; None where there is none."""
    return next((each for each in FORMATS if each.name == name.lower()), None)
