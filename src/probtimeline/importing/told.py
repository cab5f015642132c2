"""What a foreign file has that a chronology has no place for, told by its own name."""

from __future__ import annotations

from probtimeline.core.text import clean_line
from probtimeline.export.losses import Losses

NAMED = 30
"""Different names that are told of one file; others are counted together."""


class LeftOut:
    """Counts what is left out by the name the file gives it, a limited number of names."""

    def __init__(self, losses: Losses, things: str) -> None:
        """`things` is what the names are of, in the plural: "properties"."""
        self._losses, self._things = losses, things
        self._names: set[str] = set()

    def tell(self, name: str, where: str, hint: str = "") -> None:
        """Count one more thing of that name."""
        if name not in self._names and len(self._names) >= NAMED:
            self._losses.tell(f"{self._things} of other names are left out", where)
            return
        self._names.add(name)
        shown = clean_line(name, limit=40).strip()
        self._losses.tell(f"{self._things} “{shown}” are left out{hint}", where)
