"""Where in a foreign file the entries stand that were made records, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from probtimeline.store.document import Path, Place


@dataclass(slots=True)
class Lines:
    """The lines of the entries of one file, and of the fields that have lines of their own.

    A path begins with a word and the number of the entry: ("row", 12, "date").
    """

    name: str
    mended: None = None
    starts: dict[int, int] = field(default_factory=dict)
    fields: dict[int, Mapping[str, int]] = field(default_factory=dict)

    def put(self, number: int, line: int, fields: Mapping[str, int] | None = None) -> None:
        """Note the line on which an entry begins, and the lines of its fields."""
        self.starts[number] = line
        if fields:
            self.fields[number] = fields

    def locate_all(self, wanted: Iterable[tuple[Path, bool]]) -> dict[tuple[Path, bool], Place]:
        """The lines of what is wanted; of a field without a line, that of its entry."""
        return {(path, named): (self._line(path), 1) for path, named in wanted}

    def _line(self, path: Path) -> int:
        number = path[1] if len(path) > 1 else None
        if not isinstance(number, int):
            return 1
        found = self.fields.get(number, {}).get(str(path[2])) if len(path) > 2 else None
        return found or self.starts.get(number, 1)
