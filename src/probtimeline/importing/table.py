"""Tables (CSV): a row an event, its columns found by their headings or as they were mapped.

The cells of our own `export` come back as they were; the apostrophe it puts before what a
spreadsheet would work out is taken away again.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import StringIO
from itertools import islice
from typing import Any, Final, NamedTuple

from probtimeline.core.problems import Problem, error
from probtimeline.core.text import clean_line
from probtimeline.export.losses import Losses
from probtimeline.export.tables import BETWEEN, unguarded
from probtimeline.importing.known import Known
from probtimeline.importing.places import Lines
from probtimeline.importing.told import LeftOut
from probtimeline.store.brought import Brought, Entry
from probtimeline.store.document import decode_text
from probtimeline.store.files import INPUT_LIMIT, Input
from probtimeline.store.ids import is_slug
from probtimeline.store.notes import MOST
from probtimeline.store.spelling import nearest
from probtimeline.store.unpacking import MOST_RECORDS

TEXTS: Final = ("id", "title", "date", "date_text", "date_note", "summary", "status")
LISTS: Final = ("tags", "actors")
QUOTED: Final = ("quote", "speaker", "sources")
FIELDS: Final = (*TEXTS, "milestone", *LISTS, *QUOTED, "related")
"""What a column can hold, by the name of its heading or mapped to it."""

WORKED_OUT: Final = frozenset(
    ("date_shown", "earliest", "latest", "precision", "quotes", "figures")
)
"""Columns of our own export that tell again what others say."""

_DELIMITERS: Final = (",", ";", "\t")
_YES: Final = frozenset(("yes", "true", "1", "x", "y"))
_NO: Final = frozenset(("", "no", "false", "0", "n"))
_FIGURES: Final = frozenset(("measure", "label", "event"))
_NOT_A_WORD: Final = re.compile(r"[\s_-]+")


class Row(NamedTuple):
    """A row as it stands: the line it begins on, and its cells."""

    line: int
    cells: Sequence[str]


@dataclass(slots=True)
class Table:
    """A table while it is read: which column holds what."""

    name: str
    known: Known
    losses: Losses
    columns: dict[str, int] = field(default_factory=dict)
    others: dict[int, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def fault(self, code: str, what: str, cure: str, line: int) -> None:
        """Note an error on a line."""
        if len(self.problems) < MOST:
            self.problems.append(error(code, what, cure).at(self.name, line, 1))


def read_table(given: Input, known: Known, losses: Losses) -> Brought:
    """The events of a table."""
    lines = Lines(given.name)
    text = decode_text(given.data, given.name)
    if isinstance(text, tuple):
        return Brought(lines, (), {}, text)
    table = Table(given.name, known, losses)
    with _long_cells():
        rows = list(islice(_rows(text, table), MOST_RECORDS + 2))
    entries: tuple[Entry, ...] = ()
    if rows and not table.problems:
        _find_columns(rows[0], table)
    if rows and not table.problems:
        entries = tuple(_entries(rows, table, lines))
    return Brought(lines, entries, {}, tuple(table.problems))


@contextmanager
def _long_cells() -> Iterator[None]:
    """Let a cell be as long as an input may be."""
    before = csv.field_size_limit(INPUT_LIMIT)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _rows(text: str, table: Table) -> Iterator[Row]:
    """The rows that are not empty, the heading first."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text, table), strict=True)
    begun = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Row(begun, cells)
            begun = reader.line_num + 1
    except csv.Error:
        what = "the quotation marks of this row are not those of a table"
        cure = 'Put cells with " in them in quotation marks, and write "" for each inside.'
        table.fault("csv", what, cure, begun)


def _delimiter(text: str, table: Table) -> str:
    """What stands between cells: that of the three which finds the most columns."""
    head = text[:100_000]

    def found(delimiter: str) -> tuple[int, int]:
        try:
            cells = next(csv.reader(StringIO(head, newline=""), delimiter=delimiter), [])
        except csv.Error:
            return (0, 0)
        wanted = {_even(each) for each in (*FIELDS, *table.known.columns.values())}
        return (len({_even(each) for each in cells} & wanted), len(cells))

    return max(_DELIMITERS, key=found)


def _even(heading: str) -> str:
    """A heading as it is compared: "Date text" is "date_text"."""
    return _NOT_A_WORD.sub("_", unguarded(heading).strip().casefold())


def _find_columns(head: Row, table: Table) -> None:
    headings = {_even(cell): at for at, cell in reversed(list(enumerate(head.cells)))}
    for name, column in table.known.columns.items():
        if _even(column) not in headings:
            near = nearest(_even(column), headings)
            cure = f'Did you mean "{head.cells[headings[near]]}"?' if near else _there_are(head)
            what = f"there is no column “{clean_line(column, limit=60)}” to be {name}"
            table.fault("column", what, cure, head.line)
            continue
        table.columns[name] = headings[_even(column)]
    mapped = frozenset(table.columns.values())
    for name in FIELDS:
        at = headings.get(name, headings.get("source") if name == "sources" else None)
        if at is not None and at not in mapped:
            table.columns.setdefault(name, at)
    taken = frozenset(table.columns.values())
    table.others = {
        at: cell
        for at, cell in enumerate(head.cells)
        if at not in taken and _even(cell) not in WORKED_OUT
    }
    if headings.keys() >= _FIGURES and not table.known.columns:
        what = "this is a table of figures, and the table of events is what comes in"
        table.fault("column", what, "Export with --to csv, or --to json for all of it.", head.line)
        return
    for name in ("title", "date"):
        if name not in table.columns:
            what = f"no column has the {name} of the events"
            table.fault("column", what, _offer(name, head, table.others), head.line)


def _offer(name: str, head: Row, others: Mapping[int, str]) -> str:
    near = nearest(name, others.values())
    if near is not None:
        return f'Did you mean "{clean_line(near, limit=60)}"? Add --map "{name}={near}".'
    return f"Say which it is, as in --map {name}=COLUMN. {_there_are(head)}"


def _there_are(head: Row) -> str:
    named = ", ".join(clean_line(cell.strip(), limit=30) for cell in head.cells[:20])
    return f"There are: {named}{', …' if len(head.cells) > 20 else ''}."


def _entries(rows: Sequence[Row], table: Table, lines: Lines) -> Iterator[Entry]:
    left_out = LeftOut(table.losses, "cells of the column")
    hints = _hints(table)
    ids = _ids(rows, table)
    for number, row in enumerate(rows[1:], 2):
        lines.put(number, row.line)
        if len(row.cells) > len(rows[0].cells):
            what = f"this row has {len(row.cells)} cells, and the heading {len(rows[0].cells)}"
            table.fault("csv", what, "See what stands between the cells.", row.line)
            continue
        for at, heading in table.others.items():
            if at < len(row.cells) and row.cells[at].strip():
                left_out.tell(heading or f"number {at + 1}", f"line {row.line}", hints.get(at, ""))
        cells = {
            name: unguarded(row.cells[at]) for name, at in table.columns.items()
            if at < len(row.cells)
        }  # fmt: skip
        if _is_told(cells, row.line, table):
            yield Entry(_event(cells, row.line, ids, table), ("row", number))


def _is_told(cells: Mapping[str, str], line: int, table: Table) -> bool:
    """Whether a row tells what happened, and when."""
    missing = [name for name in ("title", "date") if not cells.get(name, "").strip()]
    for name in missing:
        cure = "Write one." if name == "title" else "Write one, such as 2014-06."
        table.fault("missing", f"this row has no {name}", cure, line)
    return not missing


def _hints(table: Table) -> dict[int, str]:
    """For columns that are left out the fields that they may be meant for."""
    free = [name for name in FIELDS if name not in table.columns]
    near = ((at, heading, nearest(_even(heading), free)) for at, heading in table.others.items())
    return {
        at: f'; for {name}, add --map "{name}={clean_line(heading.strip(), limit=40)}"'
        for at, heading, name in near
        if name
    }


def _ids(rows: Sequence[Row], table: Table) -> Collection[str]:
    at = table.columns.get("id")
    return () if at is None else {row.cells[at].strip() for row in rows if at < len(row.cells)}


def _event(
    cells: Mapping[str, str], line: int, ids: Collection[str], table: Table
) -> dict[str, Any]:
    raw: dict[str, Any] = {name: cells[name] for name in TEXTS if cells.get(name, "").strip()}
    for name in ("id", "date", "status"):
        if name in raw:
            raw[name] = raw[name].strip()
    if "status" in raw:
        raw["status"] = raw["status"].lower()
    milestone = cells.get("milestone", "").strip().casefold()
    if milestone in _YES:
        raw["milestone"] = True
    elif milestone not in _NO:
        shown = clean_line(cells["milestone"], limit=40)
        table.fault("type", f"milestone is “{shown}”", "Write yes or no.", line)
    for name in LISTS:
        if parts := _parts(cells.get(name, "")):
            raw[name] = parts
    if related := _related(cells, line, ids, table):
        raw["related"] = related
    if quotes := _quotes(cells, line, table):
        raw["quotes"] = quotes
    return raw


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(BETWEEN) if part.strip()]


def _related(
    cells: Mapping[str, str], line: int, ids: Collection[str], table: Table
) -> list[dict[str, str]]:
    named = _parts(cells.get("related", ""))
    here = [each for each in named if is_slug(each)]
    kept = [each for each in here if each in ids or each in table.known.chronicle.places]
    lost = len(named) - len(kept)
    table.losses.tell("links to events that are not there are left out", f"line {line}", lost)
    return [{"event": each} for each in kept]


def _quotes(cells: Mapping[str, str], line: int, table: Table) -> list[dict[str, str]]:
    """The quotation of a row, where its source is there; a row holds the first alone."""
    text, sources = cells.get("quote", ""), _parts(cells.get("sources", ""))
    where = f"line {line}"
    if not text.strip():
        table.losses.tell("sources without a quotation are left out", where, len(sources))
        return []
    if not sources or not table.known.has_source(sources[0]):
        what = "quotations whose source is not in the chronology are left out"
        table.losses.tell(what, where)
        return []
    further = "sources after that of the quotation are left out"
    table.losses.tell(further, where, len(sources) - 1)
    said = {"speaker": cells["speaker"]} if cells.get("speaker", "").strip() else {}
    return [{"source": sources[0], "text": text, **said}]
