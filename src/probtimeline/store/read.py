"""A chronology's document to its records: the good ones, and what is wrong with the others.

A record with an error is left out of what is shown, never out of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from probtimeline.core.edtf import parse_edtf
from probtimeline.core.problems import Level, Problem
from probtimeline.core.records import Calculation, Comparison, Event, Source
from probtimeline.core.span import Span
from probtimeline.store.dates import Dates
from probtimeline.store.fields import FIELDS, FORMAT, KIND_OF, TABLES
from probtimeline.store.notes import Notes
from probtimeline.store.references import Known, figure_ids, owns_figures, refers_well
from probtimeline.store.shape import Shaper
from probtimeline.store.values import shown, type_name, wrong_type

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle
    from probtimeline.store.document import Document, Path

_HEADER: Final = {each.name: each for each in FIELDS["chronology"]}
Top = Source | Event | Comparison | Calculation
_Top = TypeVar("_Top", Source, Event, Comparison, Calculation)


class Contents(NamedTuple):
    """What one chronology holds: its records, and all that is wrong in it.

    `kept` holds, for each table, the records by their places in its list.
    """

    chronicle: Chronicle
    problems: tuple[Problem, ...]
    kept: Mapping[str, Mapping[int, Top]]


def faults_of_shape(document: Document) -> tuple[Problem, ...]:
    """Return what keeps a document from being a chronology at all, whatever its records are."""
    notes = Notes(document)
    data = document.data
    if not isinstance(data, dict):
        what = f"this is {type_name(data)}, where a chronology is one object"
        cure = f'Write {{ "format": "{FORMAT}", "events": [ … ] }}.'
        if isinstance(data, list):
            cure = "Records in a list can be added to a chronology: `probtimeline add FILE`."
        notes.error("shape", what, cure, ())
        return notes.problems()
    _check_format(data, notes)
    for name in TABLES:
        if name in data and not isinstance(data[name], list):
            wrong = wrong_type(data[name], _HEADER[name])
            notes.error(wrong.code, wrong.what, wrong.cure, (name,))
    return tuple(each for each in notes.problems() if each.level is Level.ERROR)


def _check_format(data: dict[str, object], notes: Notes) -> None:
    found = data.get("format")
    if found == FORMAT:
        return
    if found is None:
        if not any(name in data for name in TABLES):
            what = "this is not a chronology: it has no format and no events"
            notes.error("shape", what, f'Write "format": "{FORMAT}".', ())
    elif isinstance(found, str) and found.startswith("probtimeline/"):
        what = f"this is in the format {shown(found)}, which this version does not read"
        notes.error("format", what, "Use a newer version of probtimeline.", ("format",))
    else:
        named = shown(found) if isinstance(found, str) else type_name(found)
        what = f"its format is {named}, not that of a chronology"
        notes.error("format", what, f'Write "{FORMAT}".', ("format",))


def read_chronology(document: Document, ground: Chronicle | None = None) -> Contents:
    """Read all records of a document that has the shape of a chronology.

    `ground` is the chronology shown together with it, which its records may refer to.
    """
    from probtimeline.core.chronicle import Chronicle

    data: dict[str, Any] = document.data if isinstance(document.data, dict) else {}
    notes, dates = Notes(document), Dates()
    tables = _Tables(data, Shaper(notes, dates), Known.of(ground) if ground else Known())
    if ground:
        dates.published |= publication_dates(ground.sources.values())
    header = read_header(data, tables.shaper)
    sources = tables.read("sources", Source)
    dates.published |= publication_dates(sources)
    tables.known.sources.update(source.id for source in sources)
    events = tables.read("events", Event)
    chronicle = Chronicle.of(
        events,
        sources,
        tables.read("comparisons", Comparison),
        tables.read("calculations", Calculation),
        title=header["title"],
        about=header["about"],
    )
    return Contents(chronicle, notes.problems(), tables.kept)


def read_header(data: Mapping[str, object], shaper: Shaper) -> dict[str, str]:
    """Return the title of a chronology and what it is about, noting what is wrong around them."""
    header = shaper.header(data)
    if "format" not in data:
        cure = f'Write "format": "{FORMAT}", or let `probtimeline fmt` do so.'
        shaper.notes.warning("format", "the field format is missing", cure, ())
    return header


def publication_dates(sources: Iterable[Source]) -> dict[str, Span]:
    """Return when each source that says so was published, by its id."""
    return {source.id: source.published for source in sources if source.published}


def published_in(data: Mapping[str, Any]) -> dict[str, Span]:
    """Return when the sources of a chronology's JSON were published, where EDTF says it."""
    found: dict[str, Span] = {}
    for raw in data.get("sources", ()):
        match raw:
            case {"id": str(source_id), "published": str(published)}:
                span = parse_edtf(published)
                if isinstance(span, Span):
                    found[source_id] = span
    return found


@dataclass(frozen=True, slots=True)
class _Tables:
    """The tables of one document as they are read, each after those it refers to."""

    data: dict[str, Any]
    shaper: Shaper
    known: Known
    kept: dict[str, dict[int, Top]] = field(default_factory=dict)

    def read(self, table: str, kind: type[_Top]) -> list[_Top]:
        """Read the records of one table whose references hold, each id once.

        Those of a record with other errors are looked at as well, to tell all of them at once.
        """
        placed: dict[str, tuple[_Top, Path]] = {}
        failed: list[Path] = []
        for index, raw in enumerate(self.data.get(table, ())):
            path = (table, index)
            record = self.shaper.record(KIND_OF[table], raw, path)
            if isinstance(record, kind) and self._is_new(record, raw, placed, path):
                placed[record.id] = (record, path)
            elif isinstance(raw, dict):
                failed.append(path)
                self._note_broken(table, raw)
        if kind is Event:
            self.known.events.update(placed)
        for where in failed:
            self._refers_well(table, where)
        good = {
            int(path[1]): record
            for record, path in placed.values()
            if self._refers_well(table, path)
        }
        self.kept[table] = {**good}
        return list(good.values())

    def _note_broken(self, table: str, raw: Mapping[str, Any]) -> None:
        broken = self.known.broken
        broken.add((KIND_OF[table], str(raw.get("id"))))
        if table == "events":
            broken.update(("figure", each) for each in figure_ids(raw))

    def _is_new(
        self, record: _Top, raw: dict[str, Any], placed: Mapping[str, object], path: Path
    ) -> bool:
        notes = self.shaper.notes
        if record.id in placed:
            what = f'another record before it has the id "{record.id}"'
            notes.error("same-id", what, "Give one of them another id.", (*path, "id"))
            return False
        return not isinstance(record, Event) or owns_figures(raw, path, notes, self.known)

    def _refers_well(self, table: str, path: Path) -> bool:
        given = (KIND_OF[table], self.data[table][path[1]], path)
        return refers_well(given, self.shaper.notes, self.known, adding=False)
