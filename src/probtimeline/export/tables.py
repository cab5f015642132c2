"""Tables for a spreadsheet (RFC 4180): the events, and the figures, a row each.

Text that a spreadsheet would take for a formula gets an apostrophe before it, which spreadsheets
show as text and our own `import` takes away again (OWASP, "CSV Injection"). The file begins with
a byte order mark, without which Excel reads accents wrong.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO
from typing import Final, NamedTuple

from probtimeline.core.calendar import iso
from probtimeline.core.chronicle import PlacedFigure
from probtimeline.core.lookups import figures_of
from probtimeline.core.records import Event
from probtimeline.core.text import clean
from probtimeline.export.losses import Losses
from probtimeline.export.selection import Selection

Cell = str | int | float

BETWEEN: Final = "; "
"""Stands between several things in one cell."""
_ACTS: Final = re.compile(r"\s*(?:'\s*+)*+[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""Text that begins like a formula, or like one that has an apostrophe before it already."""
_GUARDED: Final = "cells that begin like a formula have an apostrophe before them"


class EventColumn(NamedTuple):
    """A column of the events: its name, and what stands in it."""

    name: str
    of: Callable[[Event], Cell]


class FigureColumn(NamedTuple):
    """A column of the figures: its name, and what stands in it."""

    name: str
    of: Callable[[PlacedFigure], Cell]


EVENT_COLUMNS: Final = (
    EventColumn("id", lambda event: event.id),
    EventColumn("title", lambda event: event.title),
    EventColumn("date", lambda event: event.date.edtf),
    EventColumn("date_shown", lambda event: event.date.text),
    EventColumn("earliest", lambda event: _day(event.date.earliest)),
    EventColumn("latest", lambda event: _day(event.date.latest)),
    EventColumn("precision", lambda event: event.date.precision_text),
    EventColumn("date_text", lambda event: event.date_text),
    EventColumn("date_note", lambda event: event.date_note),
    EventColumn("status", lambda event: event.status.value),
    EventColumn("milestone", lambda event: "yes" if event.milestone else ""),
    EventColumn("summary", lambda event: event.summary),
    EventColumn("tags", lambda event: BETWEEN.join(event.tags)),
    EventColumn("actors", lambda event: BETWEEN.join(event.actors)),
    EventColumn("sources", lambda event: BETWEEN.join(event.sources)),
    EventColumn("quotes", lambda event: len(event.quotes)),
    EventColumn("quote", lambda event: event.quotes[0].text if event.quotes else ""),
    EventColumn("speaker", lambda event: event.quotes[0].speaker if event.quotes else ""),
    EventColumn("figures", lambda event: len(event.figures)),
    EventColumn("related", lambda event: BETWEEN.join(link.event for link in event.related)),
)

FIGURE_COLUMNS: Final = (
    FigureColumn("text", lambda placed: placed.figure.text),
    FigureColumn("value", lambda placed: _number(placed.figure.value)),
    FigureColumn("unit", lambda placed: placed.figure.unit),
    FigureColumn("qualifier", lambda placed: placed.figure.qualifier or ""),
    FigureColumn("label", lambda placed: placed.figure.label),
    FigureColumn("measure", lambda placed: placed.figure.measure),
    FigureColumn("population", lambda placed: placed.figure.population),
    FigureColumn("period", lambda placed: period.edtf if (period := placed.figure.period) else ""),
    FigureColumn("speaker", lambda placed: placed.quote.speaker),
    FigureColumn("source", lambda placed: placed.quote.source),
    FigureColumn("quote", lambda placed: placed.quote.text),
    FigureColumn("event", lambda placed: placed.event.id),
    FigureColumn("date", lambda placed: placed.event.date.edtf),
    FigureColumn("title", lambda placed: placed.event.title),
    FigureColumn("id", lambda placed: placed.figure.id),
)


def events_table(selection: Selection, losses: Losses) -> Iterator[bytes]:
    """A row an event: when, what, and the first of its quotations."""
    losses.tell("sources are named by their ids only", times=len(selection.sources))
    losses.tell("comparisons are left out", times=len(selection.comparisons))
    losses.tell("calculations are left out", times=len(selection.calculations))
    yield _heading([column.name for column in EVENT_COLUMNS])
    for event in selection.events:
        _tell_of(event, losses)
        yield _row([_inert(column.of(event), losses) for column in EVENT_COLUMNS])


def figures_table(selection: Selection, losses: Losses) -> Iterator[bytes]:
    """A row a figure: what it says, what it measures, and the words it stands in."""
    yield _heading([column.name for column in FIGURE_COLUMNS])
    for event in selection.events:
        losses.leave_out("events without a figure are left out", event.id, not event.figures)
        for placed in figures_of(event):
            yield _row([_inert(column.of(placed), losses) for column in FIGURE_COLUMNS])


def _tell_of(event: Event, losses: Losses) -> None:
    further = max(len(event.quotes) - 1, 0)
    losses.tell("quotations after the first of an event are left out", event.id, further)
    losses.tell("figures are counted only (figures-csv has them)", event.id, len(event.figures))
    hows = sum(bool(link.how) for link in event.related)
    losses.tell("related events are named without how they are related", event.id, hows)
    losses.tell("fields that have no column are left out", event.id, len(event.extra))
    tell_divided((*event.tags, *event.actors), event.id, losses)


def tell_divided(parts: Iterable[str], where: str, losses: Losses) -> None:
    """Tell of tags and actors that would be taken for several."""
    divided = sum(BETWEEN in part for part in parts)
    losses.tell("tags and actors with “; ” in them look like several", where, divided)


def _heading(names: Sequence[str]) -> bytes:
    return "\ufeff".encode() + _row(names)


def _row(cells: Sequence[Cell]) -> bytes:
    written = StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    return written.getvalue().encode()


def _inert(cell: Cell, losses: Losses) -> Cell:
    if not isinstance(cell, str):
        return cell
    text = clean(cell)
    if _ACTS.match(text):
        losses.tell(_GUARDED)
        return "'" + text
    return text


def unguarded(cell: str) -> str:
    """A cell of such a table as it was before an apostrophe was put there."""
    return cell[1:] if cell.startswith("'") and _ACTS.match(cell[1:]) else cell


def _day(day: int | None) -> str:
    return "" if day is None else iso(day)


def _number(value: float | None) -> Cell:
    return "" if value is None else value
