"""What became of an addition."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from probtimeline.core.problems import Problem
from probtimeline.store.changes import Change

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle


@dataclass(slots=True)
class Tally:
    """The ids of one kind of record, by what became of them, in the order given."""

    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    already: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Added:
    """All that was given is in the chronology now (or would be, in a dry run).

    `records` tells it for each kind: `sources`, `events`, `comparisons`, `calculations`;
    `change` is what was done to the file, so that it can be undone.
    """

    records: Mapping[str, Tally]
    warnings: tuple[Problem, ...]
    change: Change
    reload: Callable[[], Chronicle]

    @property
    def added(self) -> tuple[str, ...]:
        """The ids of the events that are new."""
        return tuple(self.records["events"].added)

    @property
    def replaced(self) -> tuple[str, ...]:
        """The ids of the events that took the place of others."""
        return tuple(self.records["events"].replaced)

    @property
    def already(self) -> tuple[str, ...]:
        """The ids of the events that were there already, with the same content."""
        return tuple(self.records["events"].already)

    @property
    def chronicle(self) -> Chronicle:
        """The chronology with the additions, read when it is asked for."""
        return self.reload()


class Refused(NamedTuple):
    """Nothing was written; `problems` holds every error, and the warnings."""

    problems: tuple[Problem, ...]
