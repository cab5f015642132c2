"""The events of a chronicle as columns: what is asked of all of them, without the events.

A column is a buffer of numbers, one for each place of the chronicle or in an order of its own. It
may be an array just made or bytes mapped from a file: nothing here changes one. Days that are not
known are `LOW` where they would be the first, and `HIGH` where they would be the last, so that
columns sort and compare as `Span.sort_key` and `Span.overlap` do.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from zlib import adler32, crc32

from probtimeline.core.calendar import civil, day_number
from probtimeline.core.growth import Growth
from probtimeline.core.ranked import Ranked, Ranking
from probtimeline.core.records import Event
from probtimeline.core.scale import Silence, busy, long_silences
from probtimeline.core.span import FOREVER, HIGH, LOW, Kind, Overlap

LASTED: Final = 1
APPROXIMATE: Final = 2
UNCERTAIN: Final = 4
ONGOING: Final = 8
MILESTONE: Final = 16
QUOTE: Final = 32
"""What a bit of the column `marks` says of an event; from `QUOTE` on, how many quotes it has."""

MOST_QUOTES: Final = 7
"""The most quotes that `marks` tells apart."""

EVENT, FIGURE, LINK = "event", "figure", "link"
"""What a name is that of: an event, a figure (its place is its event's), an event linked to (the
place is that of the event which names it)."""

Column = Sequence[int]

CODES: Final = MappingProxyType(
    {
        "begins": "q",
        "begun": "q",
        "ended": "q",
        "ends": "q",
        "marks": "B",
        "figures": "Q",
        "prints": "Q",
        "milestones": "I",
        "lasting": "I",
        "lasting_ranks": "Q",
        "reaching": "I",
        "reaching_ranks": "Q",
        "vague": "I",
        "vague_ranks": "Q",
        "busy": "q",
        "days": "q",
        "amounts": "d",
        "names": "Q",
    }
)
"""The columns of a ledger and the type of each, as the array module names types."""

BY_PLACE: Final = ("begins", "begun", "ended", "ends", "marks", "prints")
"""Those that have one number for each place."""


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """The columns over the events of one revision.

    By place: `begins` and `begun`, the earliest and latest day on which the event began; `ended`
    and `ends`, those on which it ended (those it began on, for a moment); `marks`, bits; `figures`
    (one entry more), how many figures the events before it hold; `prints`, a digest of all that
    the event holds, which tells whether it is the same in another revision.

    By themselves: `milestones` are places, in order; so are, ranked by how many days that is,
    `lasting` (what has a duration), `reaching` (what may end later than it begins) and `vague`
    (what may begin on any of several days), each with where its ranks begin (`core.ranked`);
    `busy` holds the days on which something may have begun or ended, first and last of each
    stretch of them; `days` and `amounts`, how many beginnings there are up to a day; `names`,
    hashes of names that lead to a place, with that place in the lower half.
    """

    begins: Column
    begun: Column
    ended: Column
    ends: Column
    marks: Column
    figures: Column
    prints: Column
    milestones: Column
    lasting: Column
    lasting_ranks: Column
    reaching: Column
    reaching_ranks: Column
    vague: Column
    vague_ranks: Column
    busy: Column
    days: Column
    amounts: Sequence[float]
    names: Column
    extent: tuple[int, int] | None = None

    @staticmethod
    def of(events: Iterable[Event]) -> Ledger:
        """The columns of events, which come in the order of a chronicle."""
        entries = Entries()
        for event in events:
            entries.enter(event)
        return entries.ledger()

    def __len__(self) -> int:
        return len(self.marks)

    def called(self, event_id: str) -> Iterator[int]:
        """The places at which the event of that id may be; whoever asks looks whether it is."""
        return self.candidates(EVENT, event_id)

    def holding(self, figure_id: str) -> Iterator[int]:
        """The places of events that may hold the figure of that id."""
        return self.candidates(FIGURE, figure_id)

    def linked_to(self, event_id: str) -> Iterator[int]:
        """The places of events that may name another as related."""
        return self.candidates(LINK, event_id)

    def candidates(self, kind: str, name: str) -> Iterator[int]:
        """The places that a name may lead to, in order; whoever asks looks whether they do."""
        low = _hash(kind, name) << 32
        at = bisect_left(self.names, low)
        while at < len(self.names) and self.names[at] >> 32 == low >> 32:
            # Two names of one event may have one hash.
            if at == 0 or self.names[at] != self.names[at - 1]:
                yield self.names[at] & 0xFFFFFFFF
            at += 1

    def overlap(self, place: int, first: int | None, last: int | None) -> Overlap:
        """Whether the date at a place falls into the days given: as `Span.overlap` tells it."""
        low, high = LOW if first is None else first, HIGH if last is None else last
        if low > high or self.begins[place] > high or self.ends[place] < low:
            return Overlap.NO
        marks = self.marks[place]
        ended = FOREVER if marks & ONGOING else self.ended[place]
        inside = (last is None or self.begun[place] <= high) and (first is None or ended >= low)
        bounded = not (first is None and last is None)
        unsure = marks & (APPROXIMATE | UNCERTAIN) and bounded
        return Overlap.CERTAINLY if inside and not unsure else Overlap.POSSIBLY

    def moments(self, place: int) -> tuple[tuple[int, int], ...]:
        """The stretches within which the event began, and ended: as `core.scale.moments`."""
        found = [(self.begins[place], self.begun[place])]
        if self.marks[place] & LASTED:
            found.append((self.ended[place], self.ends[place]))
        return tuple(known for one in found if (known := known_stretch(*one)) is not None)

    @property
    def lasts(self) -> Ranked:
        """What has a duration, from the first day of its beginning to the last of its end."""
        return Ranked(self.lasting, self.lasting_ranks, self.begins, self.ends)

    @property
    def reaches(self) -> Ranked:
        """What may reach beyond the day it begins."""
        return Ranked(self.reaching, self.reaching_ranks, self.begins, self.ends)

    @property
    def may_begin(self) -> Ranked:
        """What may begin on any of several days, from the first of these to the last."""
        return Ranked(self.vague, self.vague_ranks, self.begins, self.begun)

    @property
    def all_silences(self) -> tuple[Silence, ...]:
        """Those among all events."""
        return long_silences(self.busy)

    @property
    def growth(self) -> Growth:
        """How many events had begun by each day."""
        return Growth(self.days, self.amounts)

    def growth_of(self, places: Iterable[int]) -> Growth:
        """The same of the events at some places."""
        return Growth.of(known for one in self.beginnings(places) if (known := known_stretch(*one)))

    def beginnings(self, places: Iterable[int]) -> Iterator[tuple[int, int]]:
        """The first and last day on which each of the events at some places may have begun."""
        some = tuple(places)
        begins, begun = map(self.begins.__getitem__, some), map(self.begun.__getitem__, some)
        return zip(begins, begun, strict=True)

    def years(self) -> Iterator[int]:
        """The places of the events with which another year begins."""
        place = 0
        while place < len(self.begins):
            yield place
            day = self.begins[place]
            after = LOW + 1 if day == LOW else day_number(civil(day)[0] + 1, 1, 1)
            place = bisect_left(self.begins, after, lo=place)


class Entries:
    """The columns of a ledger as they grow, event by event in the order of a chronicle."""

    def __init__(self) -> None:
        self.columns: dict[str, array[int]] = {
            name: array(CODES[name]) for name in (*BY_PLACE, "figures", "milestones")
        }
        self.columns["figures"].append(0)
        self._ranked = {name: Ranking() for name in ("lasting", "reaching", "vague")}
        self._names = array("Q")
        self._began: Counter[tuple[int, int]] = Counter()
        self._ended: set[tuple[int, int]] = set()

    def enter(self, event: Event, digest: int | None = None) -> None:
        """Enter the next event; `digest`, below 2**64, is of what it was read from."""
        place, columns = len(self.columns["marks"]), self.columns
        begins, ends = event.date.begins, event.date.ends
        columns["begins"].append(LOW if begins.earliest is None else begins.earliest)
        columns["begun"].append(HIGH if begins.latest is None else begins.latest)
        columns["ended"].append(LOW if ends.earliest is None else ends.earliest)
        columns["ends"].append(HIGH if ends.latest is None else ends.latest)
        columns["marks"].append(_marks(event))
        columns["prints"].append(_digest(event) if digest is None else digest)
        self._enter_date(place)
        names = [(EVENT, event.id), *((LINK, link.event) for link in event.related)]
        many = 0
        for quote in event.quotes:
            many += len(quote.figures)
            names += [(FIGURE, figure.id) for figure in quote.figures if figure.id]
        columns["figures"].append(columns["figures"][-1] + many)
        self._names.extend(_hash(*each) << 32 | place for each in dict.fromkeys(names))

    def _enter_date(self, place: int) -> None:
        begins, begun, ended, ends, marks, _ = (self.columns[name][-1] for name in BY_PLACE)
        if marks & MILESTONE:
            self.columns["milestones"].append(place)
        if marks & LASTED:
            self._ranked["lasting"].enter(place, ends - begins)
        if ends > begins:
            self._ranked["reaching"].enter(place, ends - begins)
        if begun > begins:
            self._ranked["vague"].enter(place, begun - begins)
        if (began := known_stretch(begins, begun)) is not None:
            self._began[began] += 1
        if marks & LASTED and (over := known_stretch(ended, ends)) is not None:
            self._ended.add(over)

    def ledger(self) -> Ledger:
        """The columns of all that was entered."""
        growth = Growth.of(self._began.elements())
        stretches = self._ended.union(self._began)
        known = [day for stretch in stretches for day in stretch]
        extent = None
        if known:
            first, last = civil(min(known))[0], civil(max(known))[0]
            extent = day_number(first, 1, 1), day_number(last, 12, 31)
        columns = {**self.columns, "busy": busy(stretches)}
        for name, ranking in self._ranked.items():
            columns[name], columns[f"{name}_ranks"] = ranking.columns()
        names = array("Q", sorted(self._names))
        days, amounts = growth.days, growth.amounts
        return Ledger(**columns, days=days, amounts=amounts, names=names, extent=extent)


def _marks(event: Event) -> int:
    date = event.date
    return (
        (date.kind is Kind.DURATION) * LASTED
        | date.approximate * APPROXIMATE
        | date.uncertain * UNCERTAIN
        | date.ongoing * ONGOING
        | event.milestone * MILESTONE
        | min(len(event.quotes), MOST_QUOTES) * QUOTE
    )


def _digest(event: Event) -> int:
    return digest(repr(event).encode("utf-8", "backslashreplace"))


def digest(data: bytes) -> int:
    """What tells whether an event is as it was, of all the bytes it was read from: 64 bits."""
    return crc32(data) << 32 | adler32(data)


def known_stretch(first: int, last: int) -> tuple[int, int] | None:
    """A stretch of days; one with an open side is the day it names, one with two is none."""
    if first == LOW:
        return None if last == HIGH else (last, last)
    return (first, first) if last == HIGH else (first, last)


def _hash(kind: str, name: str) -> int:
    return crc32(f"{kind} {name}".encode("utf-8", "surrogatepass"))
