"""The formats a chronology can take in. To add one, add its function and a line to `FORMATS`.

What a format needs it imports inside its function: this list is read for help and completion.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from probtimeline.export.losses import Losses

if TYPE_CHECKING:
    from probtimeline.importing.known import Known
    from probtimeline.store.brought import Brought
    from probtimeline.store.files import Input

Read = Callable[["Input", "Known", Losses], "Brought"]


class Format(NamedTuple):
    """One way in: its name, how its files end, what it is, and what reads it.

    `read` is None for our own formats, which `add` reads.
    """

    name: str
    suffixes: tuple[str, ...]
    summary: str
    read: Read | None = None


def _table(given: Input, known: Known, losses: Losses) -> Brought:
    from probtimeline.importing.table import read_table

    return read_table(given, known, losses)


def _slides(given: Input, known: Known, losses: Losses) -> Brought:
    from probtimeline.importing.slides import read_slides

    return read_slides(given, known, losses)


def _markwhen(given: Input, known: Known, losses: Losses) -> Brought:
    from probtimeline.importing.markwhen import read_markwhen

    return read_markwhen(given, known, losses)


def _calendar(given: Input, known: Known, losses: Losses) -> Brought:
    from probtimeline.importing.calendar_file import read_calendar

    return read_calendar(given, known, losses)


FORMATS: Final = (
    Format("json", (".json",), "our own: a chronology, events, or a list of them"),
    Format("jsonl", (".jsonl",), "our own: JSON Lines"),
    Format("csv", (".csv", ".tsv"), "a table: an event a row, its columns named or mapped", _table),
    Format("timelinejs", (), "the JSON that TimelineJS shows", _slides),
    Format("markwhen", (".mw", ".markwhen"), "a text that markwhen draws", _markwhen),
    Format("icalendar", (".ics", ".ical"), "a calendar: its events", _calendar),
)
"""Every format, in the order in which they are offered."""


def format_named(name: str) -> Format | None:
    """The format of that name, whatever its case; None where there is none."""
    return next((each for each in FORMATS if each.name == name.lower()), None)


def format_ending(ending: str) -> Format | None:
    """The format whose files end so; TimelineJS's end as our own do, and are told by name."""
    return next((each for each in FORMATS if ending.lower() in each.suffixes), None)
