"""The rows of the event list: years as headings, silences with their length, events.

Built from the places of the events that are shown. An event's row is found without looking at
the others, so that a step by one costs the same at any size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from probtimeline.core.calendar import civil
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.records import Event
from probtimeline.core.scale import Silence, silences
from probtimeline.core.wording import shown_year


class RowKind(IntEnum):
    """What a row of the list is."""

    YEAR = 0
    SILENCE = 1
    EVENT = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. `place` is the event's index in the chronicle (events only)."""

    kind: RowKind
    text: str = ""
    place: int = -1


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows, and for each place shown the row it stands on."""

    rows: tuple[Row, ...]
    shown: tuple[int, ...]
    row_of: dict[int, int]
    after_silence: tuple[int, ...]
    """The places of the events that end a silence, in order."""
    first_of_year: tuple[int, ...]
    """The places of the events under which a year's heading stands, in order."""
    milestones: tuple[int, ...]
    possibly: frozenset[int] = frozenset()
    """The places of the events that only may fall in the window of time shown."""
    hits: tuple[int, ...] = ()
    """The hits of the search that pass the other filters, in order."""
    quiet: tuple[Silence, ...] = ()
    """The silences told, in order: each ends with the event of `after_silence` at its index."""
    passing: tuple[int, ...] | None = None
    """What the chips leave of all time, in order; None where none is on."""
    found: tuple[int, ...] | None = None
    """What the search and the chips leave of all time, in order; None where neither filters."""

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, number: int) -> Row:
        return self.rows[number]


def heading(event: Event) -> str:
    """The year an event stands under: that of its earliest day."""
    first = event.date.earliest
    return "beginning not known" if first is None else shown_year(civil(first)[0])


def build_rows(
    chronicle: Chronicle,
    shown: Sequence[int] | None = None,
    gaps: Sequence[Silence] | None = None,
    without: str = "an event",
) -> Rows:
    """Rows for the events at the places given, or for all of them.

    `gaps` are the silences told between them, and `without` says of what they are silent. Unless
    given, they are those of the whole chronicle where all of it is shown, and none where not.
    """
    places = tuple(range(len(chronicle.events))) if shown is None else tuple(shown)
    if gaps is None:
        gaps = silences([event.date for event in chronicle.events]) if shown is None else ()
    rows: list[Row] = []
    row_of: dict[int, int] = {}
    quiet: list[int] = []
    told: list[Silence] = []
    years: list[int] = []
    waiting = list(reversed(gaps))
    year = None
    for place in places:
        event = chronicle.events[place]
        if (gap := _gap_before(waiting, event)) is not None:
            rows.append(Row(RowKind.SILENCE, f"{gap.text} without {without}"))
            quiet.append(place)
            told.append(gap)
        if (now := heading(event)) != year:
            year = now
            rows.append(Row(RowKind.YEAR, now))
            years.append(place)
        row_of[place] = len(rows)
        rows.append(Row(RowKind.EVENT, place=place))
    milestones = tuple(place for place in places if chronicle.events[place].milestone)
    return Rows(
        tuple(rows), places, row_of, tuple(quiet), tuple(years), milestones, quiet=tuple(told)
    )


def _gap_before(waiting: list[Silence], event: Event) -> Silence | None:
    """The last silence that is over when this event begins; earlier ones are used up."""
    found = None
    first = event.date.earliest
    while waiting and first is not None and waiting[-1].last < first:
        found = waiting.pop()
    return found
