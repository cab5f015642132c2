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


def _markdown(selection: Selection, losses: Losses) -> Iterable[bytes]:
    from probtimeline.export.markdown import markdown

    return markdown(selection, losses)


def _calendar(selection: Selection, losses: Losses) -> Iterable[bytes]:
    from probtimeline.export.calendar_file import calendar_file

    return calendar_file(selection, losses)


def _database(selection: Selection, losses: Losses) -> Iterable[bytes]:
    from probtimeline.export.database import database

    return database(selection, losses)


def _csl_json(selection: Selection, losses: Losses) -> Iterable[bytes]:
    from probtimeline.export.csl import csl_json

    return csl_json(selection, losses)


def _bibtex(selection: Selection, losses: Losses) -> Iterable[bytes]:
    from probtimeline.export.bibtex import bibtex

    return bibtex(selection, losses)


def _timelinejs(selection: Selection, losses: Losses) -> Iterable[bytes]:
    from probtimeline.export.timelinejs import timelinejs

    return timelinejs(selection, losses)


def _markwhen(selection: Selection, losses: Losses) -> Iterable[bytes]:
    from probtimeline.export.markwhen import markwhen

    return markwhen(selection, losses)


def _page(selection: Selection, losses: Losses) -> Iterable[bytes]:
    from probtimeline.export.page import page

    return page(selection, losses)


def _svg(selection: Selection, losses: Losses) -> Iterable[bytes]:
    from probtimeline.export.pictures import svg

    return svg(selection, losses)


def _png(selection: Selection, losses: Losses) -> Iterable[bytes]:
    from probtimeline.export.pictures import png

    return png(selection, losses)


FORMATS: Final = (
    Format("json", ".json", "a chronology of its own, to open or to add", _json),
    Format("jsonl", ".jsonl", "JSON Lines: an event a line, for scripts", _json_lines),
    Format("csv", ".csv", "the events as a table for a spreadsheet", _events_table),
    Format("figures-csv", ".csv", "the figures as a table for a spreadsheet", _figures_table),
    Format("markdown", ".md", "a narrative with its sources, to read and to edit", _markdown),
    Format("html", ".html", "a page of one file, to read, to print and to publish", _page),
    Format("svg", ".svg", "a picture of the axis, or of a --measure", _svg),
    Format("png", ".png", "the same picture in dots", _png, is_text=False),
    Format("timelinejs", ".json", "the JSON that TimelineJS shows", _timelinejs),
    Format("markwhen", ".mw", "a text that markwhen draws", _markwhen),
    Format("icalendar", ".ics", "a calendar: all-day entries, unsure ones tentative", _calendar),
    Format("sqlite", ".db", "a database with full-text search, for Datasette", _database, False),
    Format("csl-json", ".csl.json", "the sources, for reference managers", _csl_json),
    Format("bibtex", ".bib", "the sources, for LaTeX", _bibtex),
)
"""Every format, in the order in which they are offered."""


def format_named(name: str) -> Format | None:
    """The format of that name, whatever its case; None where there is none."""
    return next((each for each in FORMATS if each.name == name.lower()), None)
