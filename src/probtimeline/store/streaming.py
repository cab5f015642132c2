"""Files without a mistake, read record by record in little memory: nearly all files are that.

What is told of such a file, and what its records are, is just what `store.read` tells of it; what
it would have to call an error, or look for among all records, is Odd here.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from probtimeline.core.problems import Problem
from probtimeline.core.records import Calculation, Comparison, Event, Source
from probtimeline.core.span import Span
from probtimeline.store.dates import Dates
from probtimeline.store.fields import FORMAT, KIND_OF, TABLES
from probtimeline.store.gathering import Gathered, Names
from probtimeline.store.notes import MOST, Notes
from probtimeline.store.original import Odd, Original
from probtimeline.store.read import Top, read_header
from probtimeline.store.shape import Shaper
from probtimeline.store.sites import Sites
from probtimeline.store.unrolling import Unrolled

Heard = Callable[[int], object]
"""Is told how many bytes of a file have been read."""

_TOLD: Final = 512
"""After how many records it is told again."""


@dataclass(slots=True)
class Told:
    """What the records of one file are called, and what they refer to."""

    sources: set[str] = field(default_factory=set)
    comparisons: set[str] = field(default_factory=set)
    calculations: set[str] = field(default_factory=set)
    events: Names = field(default_factory=Names)
    figures: Names = field(default_factory=Names)
    owners: array[int] = field(default_factory=lambda: array("q"))
    wanted_sources: set[str] = field(default_factory=set)
    wanted_events: array[int] = field(default_factory=lambda: array("q"))
    wanted_figures: array[int] = field(default_factory=lambda: array("q"))

    def take(self, record: Top) -> None:
        """Take in a record. Raises Odd where its id was there before (of an event: later)."""
        match record:
            case Event():
                self._take_event(record)
            case Source():
                _once(record.id, self.sources)
            case Comparison():
                _once(record.id, self.comparisons)
                self.wanted_events.extend(map(hash, record.events))
                self.wanted_figures.extend(map(hash, record.figures))
            case Calculation():
                _once(record.id, self.calculations)
                terms = [each for each in (*record.of, record.equals) if isinstance(each, str)]
                self.wanted_figures.extend(hash(each) for each in terms if each)

    def _take_event(self, event: Event) -> None:
        self.events.add(event.id)
        for quote in event.quotes:
            self.wanted_sources.add(quote.source)
            for figure in quote.figures:
                if figure.id:
                    self.figures.add(figure.id)
                    self.owners.append(self.events.hashes[-1])
        for link in event.related:
            self.wanted_events.append(hash(link.event))

    def check(self, ground: Told | None) -> None:
        """Raise Odd unless each id is there once, and all that is referred to is there.

        `ground` is of the chronology shown together with it.
        """
        self.events.sort()
        self.figures.sort()
        others = (ground,) if ground else ()
        known = self.sources.union(*(each.sources for each in others))
        if not self.wanted_sources <= known:
            raise Odd
        for wanted, kind in ((self.wanted_events, "events"), (self.wanted_figures, "figures")):
            names = [getattr(each, kind) for each in (self, *others)]
            if not all(any(one in each for each in names) for one in set(wanted)):
                raise Odd
        for other in others:
            theirs = dict(zip(other.figures.hashes, other.owners, strict=True))
            for figure, owner in zip(self.figures.hashes, self.owners, strict=True):
                if theirs.get(figure, owner) != owner:
                    raise Odd


def _once(name: str, names: set[str]) -> None:
    if name in names:
        raise Odd
    names.add(name)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of one file beside its records."""

    title: str
    about: str
    problems: tuple[Problem, ...]
    told: Told
    published: dict[str, Span]


def read_on_the_way(
    original: Original,
    number: int,
    gathered: Gathered,
    ground: Read | None,
    heard: tuple[Heard, Callable[[bytes], object] | None],
) -> Read:
    """Read a file, and gather its records under its number. Raises Odd.

    `ground` is what was read of the chronology shown together with it. `heard` are told how far
    it is, and the bytes.
    """
    unrolled = Unrolled(original.read, heard[1])
    sites = Sites(original, unrolled)
    notes = Notes(sites)
    dates = Dates(published=dict(ground.published) if ground else {})
    shaper, told = Shaper(notes, dates), Told()
    for piece in unrolled.pieces():
        if piece.number < 0:
            continue
        before = len(notes.found)
        record = shaper.record(KIND_OF[piece.table], piece.value, (piece.table, piece.number))
        if len(notes.found) > before:
            _look_at(notes, unrolled)
            sites.note(piece)
        if not isinstance(record, Source | Event | Comparison | Calculation):
            raise Odd
        gathered.add(piece.table, record, piece, number)
        told.take(record)
        if type(record) is Source and record.published:
            dates.published[record.id] = record.published
        if piece.number % _TOLD == 0:
            heard[0](unrolled.offset)
    if unrolled.offset != original.size:
        raise Odd
    title, about = _header(unrolled, notes, shaper)
    told.check(ground.told if ground else None)
    return Read(title, about, notes.problems(), told, dates.published)


def _look_at(notes: Notes, unrolled: Unrolled) -> None:
    """Raise Odd where more is noted than the file as a whole would tell, or could be otherwise."""
    if notes.errors or notes.warnings > MOST:
        raise Odd
    # Words may be read from the day a source was published that comes later in the file.
    if "sources" not in unrolled.fields and notes.found[-1][1] == "date-words":
        raise Odd


def _header(unrolled: Unrolled, notes: Notes, shaper: Shaper) -> tuple[str, str]:
    fields = unrolled.fields
    known = fields.get("format")
    if known != FORMAT and (known is not None or not any(name in fields for name in TABLES)):
        raise Odd
    header = read_header(fields, shaper)
    if notes.errors:
        raise Odd
    return header["title"], header["about"]
