"""The rows of the event list: years as headings, silences with their length, events.

Only what stands between the events is kept; which event a row is, and which row an event has, is
worked out when it is asked for. So a list of a million rows costs as little as one of sixty.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from probtimeline.core.calendar import civil
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.scale import Silence
from probtimeline.core.sorted_places import NONE, Places, Possibly
from probtimeline.core.span import LOW
from probtimeline.core.wording import shown_year


class RowKind(IntEnum):
    """What a row of the list is."""

    YEAR = 0
    SILENCE = 1
    EVENT = 2


class Row(NamedTuple):
    """One line of the list. `place` is the event's index in the chronicle (events only)."""

    kind: RowKind
    text: str = ""
    place: int = -1


Head = tuple[int, Row]
"""A row that stands above an event, and how many events are shown before it."""


@dataclass(frozen=True)
class Rows:
    """All rows, and for each place shown the row it stands on."""

    shown: Places = NONE
    heads: tuple[Head, ...] = ()
    after_silence: tuple[int, ...] = ()
    """The places of the events that end a silence, in order."""
    first_of_year: tuple[int, ...] = ()
    """The places of the events under which a year's heading stands, in order."""
    every_milestone: Places = NONE
    """The places of the milestones, whether they are shown or not."""
    possibly: Possibly | frozenset[int] = frozenset()
    """The places of the events that only may fall in the window of time shown."""
    hits: Places = NONE
    """The hits of the search that pass the other filters, in order."""
    quiet: tuple[Silence, ...] = ()
    """The silences told, in order: each ends with the event of `after_silence` at its index."""
    passing: Places | None = None
    """What the chips leave of all time, in order; None where none is on."""
    found: Places | None = None
    """What the search and the chips leave of all time, in order; None where neither filters."""
    silences: tuple[Silence, ...] = ()
    """The silences of all time among what the search and the chips leave."""
    filters: tuple[object, ...] = field(default=(), compare=False, repr=False)
    """What the search and the chips were when `passing`, `found` and `silences` were made."""

    def __len__(self) -> int:
        return len(self.shown) + len(self.heads)

    def __getitem__(self, number: int) -> Row:
        if not 0 <= number < len(self):
            raise IndexError(number)
        above = bisect_right(self._head_rows, number)
        if above and self._head_rows[above - 1] == number:
            return self.heads[above - 1][1]
        return Row(RowKind.EVENT, place=self.shown[number - above])

    def __iter__(self) -> Iterator[Row]:
        return map(self.__getitem__, range(len(self)))

    @cached_property
    def _head_rows(self) -> Sequence[int]:
        return array("I", (at + number for number, (at, _) in enumerate(self.heads)))

    @cached_property
    def _heads_at(self) -> Sequence[int]:
        return array("I", (at for at, _ in self.heads))

    @property
    def row_of(self) -> Mapping[int, int]:
        """The row of each place shown."""
        return _RowOf(self)

    @cached_property
    def milestones(self) -> Places:
        """The places of the milestones shown, in order."""
        return self.every_milestone.among(self.shown)

    def row(self, number: int) -> int:
        """The row of the event shown of that number, from 0."""
        return number + bisect_right(self._heads_at, number)


class _RowOf(Mapping[int, int]):
    """The row of each place shown, worked out when it is asked for."""

    __slots__ = ("_rows",)

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def __getitem__(self, place: int) -> int:
        shown = self._rows.shown
        at = shown.before(place)
        if at == len(shown) or shown[at] != place:
            raise KeyError(place)
        return self._rows.row(at)

    def __iter__(self) -> Iterator[int]:
        return iter(self._rows.shown)

    def __len__(self) -> int:
        return len(self._rows.shown)


def build_rows(
    chronicle: Chronicle,
    shown: Collection[int] | None = None,
    gaps: Sequence[Silence] | None = None,
    without: str = "an event",
) -> Rows:
    """Rows for the events at the places given, in order, or for all of them.

    `gaps` are the silences told between them, and `without` says of what they are silent. Unless
    given, they are those of the whole chronicle where all of it is shown, and none where not.
    """
    ledger = chronicle.ledger
    places = Places(range(len(ledger))) if shown is None else Places.of(shown)
    if gaps is None:
        gaps = ledger.all_silences if shown is None else ()
    years = dict(_years(chronicle.year_starts, places))
    quiet = dict(_quiet(gaps, places, ledger.begins))
    heads: list[Head] = []
    for at in sorted({*years, *quiet}):
        if at in quiet:
            heads.append((at, Row(RowKind.SILENCE, f"{quiet[at].text} without {without}")))
        if at in years:
            heads.append((at, Row(RowKind.YEAR, heading(ledger.begins[years[at]]))))
    return Rows(
        places,
        tuple(heads),
        tuple(places[at] for at in sorted(quiet)),
        tuple(years[at] for at in sorted(years)),
        Places.of(ledger.milestones),
        quiet=tuple(quiet[at] for at in sorted(quiet)),
        silences=tuple(gaps),
    )


def heading(day: int) -> str:
    """The year an event stands under: that of its earliest day."""
    return "beginning not known" if day == LOW else shown_year(civil(day)[0])


def _years(firsts: Sequence[int], places: Places) -> Iterator[tuple[int, int]]:
    """Which of the places, by number, are the first of their year; `firsts` are so among all."""
    at, year = 0, 0
    while at < len(places):
        yield at, places[at]
        # The next year begins at or after this one's end, and with the next of the places there.
        year = bisect_right(firsts, places[at], lo=year)
        at = places.before(firsts[year]) if year < len(firsts) else len(places)


def _quiet(
    gaps: Iterable[Silence], places: Places, begins: Sequence[int]
) -> Iterator[tuple[int, Silence]]:
    """The number of the event that ends each silence; the last of several it ends counts."""
    for gap in gaps:
        at = places.before(bisect_left(begins, gap.last + 1))
        if at < len(places):
            yield at, gap
