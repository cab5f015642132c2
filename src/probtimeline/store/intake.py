"""What `add` accepts: every record checked against what is there, all or nothing.

Nothing here touches a file. Given the raw records that are known and the inputs, it returns
what is to be written, or every reason why nothing is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from probtimeline.core.problems import Problem
from probtimeline.core.records import Calculation, Comparison, Event, Source
from probtimeline.store.canonical import KIND, to_json
from probtimeline.store.changes import Conflict, Conflicted
from probtimeline.store.dates import Dates
from probtimeline.store.fields import KIND_OF, TABLES
from probtimeline.store.ground import There
from probtimeline.store.outcome import Refused, Tally
from probtimeline.store.references import Known, figure_ids, owns_figures, references, refers_well
from probtimeline.store.settling import Settling, Top
from probtimeline.store.shape import Shaper
from probtimeline.store.twins import Twins
from probtimeline.store.unpacking import Given, Parcel, unpack

if TYPE_CHECKING:
    from probtimeline.core.span import Span
    from probtimeline.store.files import Input
    from probtimeline.store.tables import Raw

QuoteCheck = Callable[[str, str], Problem | None]
"""Given a source's id and a quote's text: what is wrong with the quote, as far as is known."""


class Terms(NamedTuple):
    """On what terms records are added.

    `base` holds records as they were when changes to them were begun: where another has changed
    one since, that is a conflict.
    """

    on: Span | None = None
    replace: bool = False
    quote_check: QuoteCheck | None = None
    base: tuple[Top, ...] = ()


class Taken(NamedTuple):
    """What is to be written: raw records by table and id, and the header of a new chronology."""

    puts: Mapping[str, Mapping[str, Raw]]
    header: Mapping[str, str]
    tallies: Mapping[str, Tally]
    warnings: tuple[Problem, ...]


def take_in(inputs: Sequence[Input], there: There, terms: Terms) -> Taken | Refused | Conflicted:
    """Check everything that is given against what is there."""
    parcels = [unpack(each) for each in inputs]
    taking = _Taking.start(parcels, there, terms)
    for table in TABLES:
        taking.read(table)
    taking.check()
    problems = tuple(each for parcel in parcels for each in parcel.problems())
    if any(problem.is_error for problem in problems):
        return Refused(problems)
    if conflicts := taking.conflicts():
        return Conflicted(conflicts)
    header: dict[str, str] = {}
    for parcel in parcels:
        header |= {name: text for name, text in parcel.header.items() if text}
    return Taken(taking.puts(), header, taking.tallies(), problems)


@dataclass(frozen=True, slots=True)
class _Taking:
    """One addition under way."""

    parcels: list[Parcel]
    there: There
    terms: Terms
    dates: Dates
    known: Known
    tables: Mapping[str, Settling]
    failed: list[Given] = field(default_factory=list)

    @classmethod
    def start(cls, parcels: list[Parcel], there: There, terms: Terms) -> _Taking:
        dates = there.dates(terms.on)
        tables = {
            table: Settling(KIND_OF[table], there.table(table), dates, terms.replace)
            for table in TABLES
        }
        known = there.known(each for parcel in parcels for each in parcel.given)
        return cls(parcels, there, terms, dates, known, tables)

    def given(self, kind: str) -> Iterator[Given]:
        return (each for parcel in self.parcels for each in parcel.given if each.kind == kind)

    def read(self, table: str) -> None:
        """Read the records given for one table, and settle their ids."""
        settling = self.tables[table]
        for given in self.given(KIND_OF[table]):
            self._expect(table, given.raw)
            record = Shaper(given.notes, self.dates).record(given.kind, given.raw, given.path)
            match record:
                case Source() | Event() | Comparison() | Calculation():
                    settling.settle(record, given)
                case _:
                    self.failed.append(given)
        if table == "sources":
            for source, _ in settling.given.values():
                if isinstance(source, Source) and source.published:
                    self.dates.published[source.id] = source.published
            self.known.sources.update(settling.given)
        elif table == "events":
            self.known.events.update(settling.given)
            self._claim_figures(settling)

    def _expect(self, table: str, raw: object) -> None:
        """Take note of the ids a record has, so that an error in it is not told of others too."""
        found = raw.get("id") if isinstance(raw, dict) else None
        if isinstance(found, str) and table == "sources":
            self.known.sources.add(found)
        elif isinstance(found, str) and table == "events":
            self.known.events.add(found)

    def _claim_figures(self, settling: Settling) -> None:
        released = {
            figure_id: event_id
            for event_id in settling.tally.replaced
            for figure_id in figure_ids(settling.there[event_id])
        }
        for figure_id in released:
            self.known.figures.pop(figure_id, None)
        for event_id, (_, given) in settling.given.items():
            if isinstance(given.raw, dict):
                owns_figures({**given.raw, "id": event_id}, given.path, given.notes, self.known)
        for given in self.given("event"):
            for figure_id in figure_ids(given.raw):
                self.known.figures.setdefault(figure_id, "")
        for table in ("comparisons", "calculations") if released else ():
            for each, raw in self.there.table(table).items():
                for _, wanted, _ in references(KIND_OF[table], raw):
                    if wanted in released and wanted not in self.known.figures:
                        given = settling.given[released[str(wanted)]][1]
                        self._tell_orphan(f'{KIND_OF[table]} "{each}"', str(wanted), given)

    def _tell_orphan(self, who: str, figure_id: str, given: Given) -> None:
        what = f'the {who} refers to the figure "{figure_id}", which this event no longer has'
        cure = "Give the id to a figure of this event, or correct what refers to it."
        given.notes.warning("orphan", what, cure, given.path)

    def check(self) -> None:
        """Check what the records refer to, and tell what an event might have had."""
        events = self.tables["events"].given.values()
        dates = [event.date.edtf for event, _ in events if isinstance(event, Event)]
        twins = Twins(self.there.dated(set(dates)), dates)
        settled = [each for settling in self.tables.values() for each in settling.given.values()]
        is_whole = all(parcel.is_whole for parcel in self.parcels)
        for given in (*self.failed, *(given for _, given in settled)):
            # In what could not be read, what is referred to may well be.
            if is_whole and isinstance(given.raw, dict):
                record_given = (given.kind, given.raw, given.path)
                refers_well(record_given, given.notes, self.known, adding=True)
        for record, given in settled:
            if isinstance(record, Event):
                self._advise(record, given, twins)

    def _advise(self, event: Event, given: Given, twins: Twins) -> None:
        tell, path = given.notes.warning, given.path
        if not event.quotes:
            cure = "Quote the words that it rests on."
            tell("no-quote", "this event has no quote", cure, path)
        elif len(event.sources) == 1:
            cure = "Quote a second source where there is one."
            tell("one-source", "this event rests on one source only", cure, path)
        if not event.summary.strip():
            cure = "Say in a sentence what happened."
            tell("no-summary", "this event has no summary", cure, path)
        if twin := twins.find(event):
            what = f'it has the date, and nearly the title, of the event "{twin}"'
            cure = "See whether they are the same; if so, keep one."
            tell("twin", what, cure, (*path, "title"))
        twins.add(event)
        for index, quote in enumerate(event.quotes):
            found = self.terms.quote_check and self.terms.quote_check(quote.source, quote.text)
            if found:
                tell(found.code, found.what, found.cure, (*path, "quotes", index, "text"))

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return the records that are no longer as they were when changing them was begun."""
        found = []
        for record in self.terms.base:
            kind = KIND[type(record)]
            settling = next(each for each in self.tables.values() if each.kind == kind)
            if record.id in settling.tally.already:
                continue  # another has made the same change
            now = settling.standing(record.id)
            mine = settling.given[record.id][0] if record.id in settling.given else None
            if now not in (record, mine):
                texts = (to_json(each) if each is not None else None for each in (mine, now))
                found.append(Conflict(kind, record.id, to_json(record), *texts))
        return tuple(found)

    def puts(self) -> Mapping[str, Mapping[str, Any]]:
        return {
            table: {each: to_json(record) for each, (record, _) in settling.given.items()}
            for table, settling in self.tables.items()
        }

    def tallies(self) -> Mapping[str, Tally]:
        return {table: settling.tally for table, settling in self.tables.items()}
