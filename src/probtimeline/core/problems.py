"""Something wrong in the data or in what was asked: a value with its place and its cure.

Bad data never raises. Whoever reads it collects Problems and goes on, so that all of them
can be told at once.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """How much a problem matters: an error stops a record, a warning never does.

    Evidence is no mistake at all: it tells on how little something rests.
    """

    ERROR = "error"
    WARNING = "warning"
    EVIDENCE = "evidence"


class Problem(NamedTuple):
    """What is wrong, where, and how to mend it.

    `path` is where in the document (`events[3].quotes[0].source`), `line` and `column` count
    from 1 in code points, as editors do; all three are empty or None when the problem belongs
    to no place. `code` is a short slug that scripts may rest on.
    """

    level: Level
    code: str
    what: str
    cure: str
    path: str = ""
    file: str = ""
    line: int | None = None
    column: int | None = None

    @property
    def is_error(self) -> bool:
        """Whether it stops what was asked."""
        return self.level is Level.ERROR

    @property
    def place(self) -> str:
        """Where it is, as `file:line:column`, with what is not known left out."""
        parts = [self.file] if self.file else []
        if self.line is not None:
            parts += [str(self.line), str(self.column or 1)]
        return ":".join(parts)

    def at(self, file: str, line: int | None = None, column: int | None = None) -> Problem:
        """The same problem with its place in a file filled in."""
        return self._replace(file=file, line=line, column=column)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        path = f" ({self.path})" if self.path else ""
        return f"{where}{self.level}: {self.what}{path}. {self.cure}"


def error(code: str, what: str, cure: str, path: str = "") -> Problem:
    """A problem that stops the record or the command."""
    return Problem(Level.ERROR, code, what, cure, path)


def warning(code: str, what: str, cure: str, path: str = "") -> Problem:
    """A problem that is told and stops nothing."""
    return Problem(Level.WARNING, code, what, cure, path)
