"""A database (SQLite) laid out for Datasette: a table a kind of record, tied by foreign keys.

Full-text search stands beside the events and the quotations as SQLite's own FTS5 tables, which
Datasette finds by itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Final

from probtimeline.core.address import read_address
from probtimeline.core.calendar import iso
from probtimeline.core.records import Calculation, Comparison, Event, Quote, Source
from probtimeline.core.span import Span
from probtimeline.core.text import clean
from probtimeline.export.losses import Losses
from probtimeline.export.selection import Selection

LAYOUT: Final = """
CREATE TABLE chronology (title TEXT, about TEXT, query TEXT, exported TEXT);
CREATE TABLE sources (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, authors TEXT, publisher TEXT,
  published TEXT, published_shown TEXT, url TEXT, accessed TEXT, kind TEXT, about TEXT);
CREATE TABLE events (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, date TEXT NOT NULL, date_shown TEXT NOT NULL,
  earliest TEXT, latest TEXT, precision TEXT NOT NULL, approximate INTEGER NOT NULL,
  uncertain INTEGER NOT NULL, ongoing INTEGER NOT NULL, date_text TEXT, date_note TEXT,
  summary TEXT, status TEXT NOT NULL, milestone INTEGER NOT NULL, place INTEGER NOT NULL);
CREATE TABLE tags (event TEXT NOT NULL REFERENCES events(id), tag TEXT NOT NULL);
CREATE TABLE actors (event TEXT NOT NULL REFERENCES events(id), actor TEXT NOT NULL);
CREATE TABLE quotes (
  id INTEGER PRIMARY KEY, event TEXT NOT NULL REFERENCES events(id),
  source TEXT REFERENCES sources(id), text TEXT NOT NULL, speaker TEXT);
CREATE TABLE figures (
  id INTEGER PRIMARY KEY, name TEXT UNIQUE, quote INTEGER NOT NULL REFERENCES quotes(id),
  event TEXT NOT NULL REFERENCES events(id), text TEXT NOT NULL, label TEXT NOT NULL,
  value REAL, unit TEXT, qualifier TEXT, measure TEXT, population TEXT, period TEXT);
CREATE TABLE related (
  event TEXT NOT NULL REFERENCES events(id), to_event TEXT NOT NULL REFERENCES events(id),
  how TEXT);
CREATE TABLE comparisons (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, verdict TEXT NOT NULL, note TEXT NOT NULL);
CREATE TABLE compared_figures (
  comparison TEXT NOT NULL REFERENCES comparisons(id),
  figure INTEGER NOT NULL REFERENCES figures(id));
CREATE TABLE compared_events (
  comparison TEXT NOT NULL REFERENCES comparisons(id),
  event TEXT NOT NULL REFERENCES events(id));
CREATE TABLE calculations (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, op TEXT NOT NULL, worked TEXT NOT NULL,
  equals INTEGER REFERENCES figures(id), decimals INTEGER NOT NULL, note TEXT);
CREATE TABLE terms (
  calculation TEXT NOT NULL REFERENCES calculations(id), place INTEGER NOT NULL,
  figure INTEGER REFERENCES figures(id), number REAL);
CREATE INDEX tags_by_event ON tags(event);
CREATE INDEX tags_by_tag ON tags(tag);
CREATE INDEX actors_by_event ON actors(event);
CREATE INDEX actors_by_actor ON actors(actor);
CREATE INDEX quotes_by_event ON quotes(event);
CREATE INDEX quotes_by_source ON quotes(source);
CREATE INDEX figures_by_event ON figures(event);
CREATE INDEX figures_by_quote ON figures(quote);
CREATE INDEX figures_by_measure ON figures(measure);
CREATE INDEX related_by_event ON related(event);
CREATE INDEX events_by_place ON events(place);
CREATE VIRTUAL TABLE events_fts USING fts5 (title, summary, content="events");
CREATE VIRTUAL TABLE quotes_fts USING fts5 (text, speaker, content="quotes");
"""

_INDEXED: Final = """
INSERT INTO events_fts (events_fts) VALUES ('rebuild');
INSERT INTO quotes_fts (quotes_fts) VALUES ('rebuild');
"""

Cell = str | int | float | None


def database(selection: Selection, losses: Losses) -> Iterator[bytes]:
    """The bytes of the database's file."""
    with closing(sqlite3.connect(":memory:")) as made:
        made.executescript("PRAGMA foreign_keys = ON;" + LAYOUT)
        _Filling(made, selection, losses).fill()
        made.commit()
        made.executescript(_INDEXED)
        yield made.serialize()


class _Filling:
    """Puts the records of a selection into the tables."""

    def __init__(self, made: sqlite3.Connection, selection: Selection, losses: Losses) -> None:
        self._made = made
        self._selection = selection
        self._losses = losses
        self._figures: dict[str, int] = {}

    def fill(self) -> None:
        chosen, chronicle = self._selection, self._selection.chronicle
        exported = chosen.today.edtf if chosen.today is not None else None
        self._put("chronology", [chronicle.title, chronicle.about, chosen.query, exported])
        for source in chosen.sources.values():
            self._source(source)
        for place, event in enumerate(chosen.events, 1):
            self._event(event, place)
        for event in chosen.events:
            self._links(event)
        for comparison in chosen.comparisons:
            self._comparison(comparison)
        for calculation in chosen.calculations:
            self._calculation(calculation)
        chosen.tell_missing(self._losses)

    def _source(self, each: Source) -> None:
        address = read_address(each.url)
        row: list[Cell] = [each.id, each.title, "; ".join(each.author), each.publisher]
        row += [_edtf(each.published), each.published.text if each.published else None]
        row += [address.text if address else None, _edtf(each.accessed), each.kind, each.about]
        self._put("sources", row)
        self._losses.tell("fields that have no column are left out", each.id, len(each.extra))

    def _event(self, event: Event, place: int) -> None:
        date = event.date
        row: list[Cell] = [event.id, event.title, date.edtf, date.text]
        row += [_day(date.earliest), _day(date.latest), date.precision.value]
        row += [date.approximate, date.uncertain, date.ongoing]
        row += [event.date_text, event.date_note, event.summary, event.status.value]
        self._put("events", [*row, event.milestone, place])
        for tag in event.tags:
            self._put("tags", [event.id, tag])
        for actor in event.actors:
            self._put("actors", [event.id, actor])
        for quote in event.quotes:
            self._quote(quote, event)
        self._losses.tell("fields that have no column are left out", event.id, len(event.extra))

    def _quote(self, quote: Quote, event: Event) -> None:
        source = quote.source if quote.source in self._selection.sources else None
        self._losses.tell("sources that are not there are no more named", event.id, source is None)
        number = self._put("quotes", [None, event.id, source, quote.text, quote.speaker])
        for figure in quote.figures:
            row: list[Cell] = [None, figure.id, number, event.id, figure.text, figure.label]
            row += [_number(figure.value), figure.unit, figure.qualifier, figure.measure]
            placed = self._put("figures", [*row, figure.population, _edtf(figure.period)])
            if figure.id:
                self._figures[figure.id] = placed

    def _links(self, event: Event) -> None:
        for link in event.related:
            if link.event in self._selection.ids:
                self._put("related", [event.id, link.event, link.how])
            else:
                self._losses.tell("links to events that were not chosen are left out", event.id)

    def _comparison(self, each: Comparison) -> None:
        self._put("comparisons", [each.id, each.title, each.verdict.value, each.note])
        for figure in each.figures:
            self._put("compared_figures", [each.id, self._figures.get(figure)])
        for event in each.events:
            self._put("compared_events", [each.id, event])

    def _calculation(self, each: Calculation) -> None:
        worked, equals = self._selection.worked(each), self._figures.get(each.equals)
        row: list[Cell] = [each.id, each.title, each.op.value, worked, equals]
        self._put("calculations", [*row, each.decimals, each.note])
        for place, term in enumerate(each.of, 1):
            figure = self._figures.get(term) if isinstance(term, str) else None
            self._put("terms", [each.id, place, figure, _number(term)])

    def _put(self, table: str, row: Sequence[Cell]) -> int:
        """Put a row into a table, and return its number; empty text is left open."""
        marks = ", ".join("?" * len(row))
        cells = [(clean(cell) or None) if isinstance(cell, str) else cell for cell in row]
        done = self._made.execute(f"INSERT INTO {table} VALUES ({marks})", cells)
        return done.lastrowid or 0


def _edtf(span: Span | None) -> str | None:
    return None if span is None else span.edtf


def _day(day: int | None) -> str | None:
    return None if day is None else iso(day)


def _number(value: Cell) -> float | None:
    """A number as SQLite holds it: whole ones beyond 64 bits would not fit otherwise."""
    try:
        return float(value) if isinstance(value, int | float) else None
    except OverflowError:  # hundreds of digits: the text of the figure has them
        return None
