"""What the verbs print: lines and columns when piped, tables on a terminal, or JSON.

Everything is cleaned here, at the one door, so no verb can let text from a file act on the
terminal. Data goes to standard output, talk to standard error. Rich is imported only where
there is a terminal to draw a table on, and is given `Text`, never markup.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple, TextIO

from probtimeline.core.text import MOST_READ, clean, clean_line
from probtimeline.verbs.phrases import columns_of, counted
from probtimeline.verbs.streams import carries_everything, is_terminal, silence

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

PROGRAM = "probtimeline"
TABLE_ROWS = 1000
"""Rows drawn as a table on a terminal. A table is measured whole before its first line shows,
which a reader of more rows than this would wait for; they get lines, at once."""
LEAST_COLUMN = 16
"""Columns of the terminal that a table needs for each of its own, to be read with ease."""
READING_WIDTH = 100
"""Columns of running text, where the terminal is wider."""


class Column(NamedTuple):
    """A column: its heading, the width its cells are padded to in plain lines, its style.

    `counts` names what a number in it counts, which plain lines, having no heading, say.
    """

    name: str
    width: int = 0
    style: str = ""
    counts: str = ""


class Line(NamedTuple):
    """A paragraph of a page, how far it is set in, and its style on a terminal."""

    text: str = ""
    indent: int = 0
    style: str = ""


class Output:
    """The two streams of one command.

    `is_terminal` says whether to draw for eyes (tables, bold); `colour` whether also in colour.
    """

    def __init__(
        self, out: TextIO, err: TextIO, *, is_terminal: bool = False, colour: bool = False
    ) -> None:
        self._out = out
        self._err = err
        self._has_reader = True
        self.is_terminal = is_terminal
        self.colour = colour

    def say(self, text: str) -> None:
        """Talk: a message on standard error, under the program's name."""
        self.tell([f"{PROGRAM}: {text}"])

    def tell(self, lines: Iterable[str]) -> None:
        """Talk: lines on standard error; what stands in one never becomes another."""
        self.flush()
        try:
            for line in lines:
                self._err.write(clean_line(line) + "\n")
            self._err.flush()
        except OSError:
            silence(self._err)

    @property
    def is_seen(self) -> bool:
        """Whether talk goes to a terminal, where a question can be read."""
        return is_terminal(self._err, os.environ.get("TERM", ""))

    def ask(self, question: str) -> None:
        """Talk: a question on standard error, to be answered on the same line."""
        self.flush()
        self._err.write(clean_line(question))
        self._err.flush()

    def problems(self, problems: Iterable[object]) -> None:
        """Talk: problems, a line each."""
        self.tell(map(str, problems))

    def lines(self, lines: Iterable[str]) -> None:
        """Data: one line each."""
        for line in lines:
            if not self._write(clean_line(line, limit=100_000).rstrip() + "\n"):
                return

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
        """Data in columns: padded lines when piped, a table with headings on a terminal."""
        rows = iter(rows)
        if self.is_terminal:
            first = list(islice(rows, TABLE_ROWS + 1))
            if len(first) <= TABLE_ROWS:
                self._draw_table(columns, first)
                return
            rows = chain(first, rows)
        self.lines(_padded(columns, row) for row in rows)

    def page(self, lines: Iterable[Line]) -> None:
        """Data as running text: a paragraph a line when piped, wrapped on a terminal.

        The lines of one text but its first are set in further: none can pass for another field.
        """
        if self.is_terminal:
            self._draw(*map(_paragraph, lines))
            return
        for line in lines:
            margin = " " * line.indent
            for part in _set_in(line.text).split("\n"):
                if not self._write((margin + part).rstrip() + "\n"):
                    return

    def json(self, value: object) -> None:
        """Data as one JSON value."""
        self._write(self._encoded(value) + "\n")

    def json_rows(self, values: Iterable[object]) -> None:
        """Data as a JSON array, written as it comes."""
        opening = "[\n  "
        for value in values:
            if not self._write(opening + self._encoded(value).replace("\n", "\n  ")):
                return
            opening = ",\n  "
        self._write("\n]\n" if opening.startswith(",") else "[]\n")

    def pieces(self, pieces: Iterable[bytes]) -> None:
        """Data in a form of its own, as it comes: UTF-8, or no text at all in a pipe."""
        if self.is_terminal:
            self.lines(b"".join(pieces).decode("utf-8", "replace").splitlines())
            return
        self.flush()
        for piece in pieces:
            if not self._has_reader:
                return
            try:
                self._out.buffer.write(piece)
            except BrokenPipeError:
                self._stop()

    def flush(self) -> None:
        """Hand on what was written. Raises OSError where it cannot be, as on a full disk."""
        try:
            self._out.flush()
        except BrokenPipeError:
            self._stop()

    def _write(self, text: str) -> bool:
        """Write, and tell whether anybody still reads."""
        if self._has_reader:
            try:
                self._out.write(text)
            except BrokenPipeError:
                self._stop()
        return self._has_reader

    def _stop(self) -> None:
        self._has_reader = False
        silence(self._out)

    def _encoded(self, value: object) -> str:
        import json

        from probtimeline.core.escapes import inert_json

        whole = carries_everything(self._out)
        return inert_json(json.dumps(value, indent=2, ensure_ascii=not whole))

    def _draw_table(self, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
        if self._width() >= len(columns) * LEAST_COLUMN:
            self._draw(_table(columns, rows, lined=carries_everything(self._out)))
        else:
            self.page(chain.from_iterable(_block(columns, row) for row in rows))

    def _draw(self, *things: RenderableType) -> None:
        from io import StringIO

        drawn = StringIO()
        console = _console(drawn, self._width(), self.colour)
        for thing in things:
            console.print(thing)
        self._write("".join(line.rstrip(" ") + "\n" for line in drawn.getvalue().split("\n")[:-1]))

    def _width(self) -> int:
        try:
            return os.get_terminal_size(self._out.fileno()).columns or 80
        except (OSError, ValueError):
            return 80


def _padded(columns: Sequence[Column], row: Sequence[str]) -> str:
    """The cells, each padded to its column's width, with two spaces between them."""
    return "  ".join(
        _counting(column, cell).rjust(column.width)
        if column.counts
        else _filled(clean_line(cell), column.width)
        for column, cell in zip(columns, row, strict=True)
    )


def _filled(text: str, width: int) -> str:
    return text + " " * (width - columns_of(text))


def _counting(column: Column, cell: str) -> str:
    return counted(int(cell), column.counts)


def _block(columns: Sequence[Column], row: Sequence[str]) -> Iterator[Line]:
    """A row on a terminal too narrow for its columns: a line a cell, each with its heading."""
    first, *others = zip(columns, row, strict=True)
    yield Line(clean_line(first[1]), style="bold")
    for column, cell in others:
        if cell:
            yield Line(f"{column.name}: {clean_line(cell)}", 2)


def _console(drawn: TextIO, width: int, colour: bool) -> Console:
    from rich.console import Console

    return Console(
        file=drawn,
        force_terminal=True,
        no_color=not colour,
        width=max(width, 20),
        highlight=False,
        emoji=False,
        markup=False,
    )


def _table(
    columns: Sequence[Column], rows: Iterable[Sequence[str]], *, lined: bool
) -> RenderableType:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=box.SIMPLE_HEAD if lined else None, show_edge=False, pad_edge=False, header_style="bold"
    )
    for column in columns:
        table.add_column(
            Text(column.name),
            style=column.style,
            justify="right" if column.counts else "left",
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(Text(clean_line(cell)) for cell in row))
    return table


def _set_in(text: str) -> str:
    """A text of a page as it may be shown, cut where nobody would read on."""
    more = len(text) - MOST_READ
    shown = clean(text[:MOST_READ]).replace("\n", "\n  ")
    return f"{shown}… ({more:,} characters more; --json prints all)" if more > 0 else shown


def _paragraph(line: Line) -> RenderableType:
    from rich.constrain import Constrain
    from rich.padding import Padding
    from rich.text import Text

    text = Text(_set_in(line.text), style=line.style)
    return Constrain(Padding(text, (0, 0, 0, line.indent)), READING_WIDTH)


def chained(*parts: Iterable[Line]) -> Iterator[Line]:
    """Pages one after another, with an empty line between them."""
    for number, part in enumerate(parts):
        if number:
            yield Line()
        yield from part
