"""What is there already when records are added: asked of the tables of a file, all in memory.

`store.catalogued` answers the same of a file that nobody has decoded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from probtimeline.store.dates import Dates
from probtimeline.store.read import published_in
from probtimeline.store.references import Known, figure_ids

if TYPE_CHECKING:
    from probtimeline.core.span import Span
    from probtimeline.store.changes import Ground
    from probtimeline.store.tables import Raw
    from probtimeline.store.unpacking import Given


class There(Protocol):
    """The records that are there, before others are added."""

    def table(self, name: str) -> Mapping[str, Raw]:
        """Return the records of a table by id."""

    def dates(self, on: Span | None) -> Dates:
        """Return what reads the dates of records that are added."""

    def known(self, given: Iterable[Given]) -> Known:
        """Return the ids there are; those at least that the records given have or refer to."""

    def dated(self, dates: Collection[str]) -> Iterable[Raw]:
        """Return the events of dates (as EDTF), in the order of their tables; more do no harm."""


@dataclass(frozen=True, slots=True)
class Held:
    """The records of tables."""

    tables: Ground

    def table(self, name: str) -> Mapping[str, Raw]:
        """Return the records of a table by id."""
        return self.tables.get(name, {})

    def dates(self, on: Span | None) -> Dates:
        """Return what reads the dates of records that are added."""
        return known_dates(self.tables, on)

    def known(self, given: Iterable[Given]) -> Known:
        """Return the ids there are."""
        known = Known(set(self.table("sources")), set(self.table("events")))
        for event_id, raw in self.table("events").items():
            known.figures |= dict.fromkeys(figure_ids(raw), event_id)
        return known

    def dated(self, dates: Collection[str]) -> Iterable[Raw]:
        """Return the events."""
        return self.table("events").values()


def known_dates(ground: Ground, on: Span | None = None) -> Dates:
    """Return what reads the dates of records that are added to those there are."""
    dates = Dates(on, adding=True)
    dates.published |= published_in({"sources": ground.get("sources", {}).values()})
    return dates
