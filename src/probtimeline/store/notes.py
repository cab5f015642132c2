"""Problems as they are found, given their lines and columns all at once at the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

from probtimeline.core.problems import Level, Problem

if TYPE_CHECKING:
    from probtimeline.store.document import Path, Place
    from probtimeline.store.mending import Mended


class Located(Protocol):
    """What is read, as far as it is needed to tell where in it something is."""

    @property
    def name(self) -> str:
        """What its reader calls it."""

    @property
    def mended(self) -> Mended | None:
        """How its mistakes were mended to find more of them; None where it had none."""

    def locate_all(self, wanted: Iterable[tuple[Path, bool]]) -> dict[tuple[Path, bool], Place]:
        """Return the line and column of values, or, where True, of their names."""


MOST: Final = 100_000
"""The most errors, and the most warnings, of one document that are told: each costs memory."""

_TOO_MANY: Final = (
    "too-many",
    f"there are more than {MOST:,} of them here, and only those are listed",
    "Mend what they have in common, then try again.",
)


@dataclass(slots=True)
class Notes:
    """What is wrong in one document, collected while it is read."""

    document: Located
    found: list[tuple[Level, str, str, str, Path, bool]] = field(default_factory=list)
    errors: int = 0
    warnings: int = 0

    def error(self, code: str, what: str, cure: str, path: Path, *, name: bool = False) -> None:
        """Note what stops a record; `name` places it at the field's name, not its value."""
        self.errors += 1
        if self.errors <= MOST:
            self.found.append((Level.ERROR, code, what, cure, path, name))
        elif self.errors == MOST + 1:
            self.found.append((Level.ERROR, *_TOO_MANY, (), False))

    def warning(self, code: str, what: str, cure: str, path: Path, *, name: bool = False) -> None:
        """Note what is told and stops nothing."""
        self.warnings += 1
        if self.warnings <= MOST:
            self.found.append((Level.WARNING, code, what, cure, path, name))
        elif self.warnings == MOST + 1:
            self.found.append((Level.WARNING, *_TOO_MANY, (), False))

    def problems(self) -> tuple[Problem, ...]:
        """Return all of them with their places, in the order of the file."""
        if not self.found:
            return ()
        from probtimeline.store.positions import path_text

        places = self.document.locate_all((path, name) for *_, path, name in self.found)
        made = [
            Problem(
                level, code, what, cure, path_text(path), self.document.name, *places[path, name]
            )
            for level, code, what, cure, path, name in self.found
        ]
        return tuple(sorted(made, key=lambda problem: (problem.line or 0, problem.column or 0)))
