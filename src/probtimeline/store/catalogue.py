"""What is known of a chronology without its records: where each stands, columns, folded text.

A catalogue is a header (JSON) and sections (buffers). It is made of what was gathered, or opened
from the file it was kept in (`store.shelf`); a chronicle over it is the same in both cases.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.edtf import parse_edtf
from probtimeline.core.problems import Level, Problem
from probtimeline.core.records import Event
from probtimeline.core.span import HIGH, LOW, Span
from probtimeline.store.decoding import Added, Decoded, Decoder, Sources
from probtimeline.store.files import MEGABYTE
from probtimeline.store.standing import Places, Stood

if TYPE_CHECKING:
    from probtimeline.core.folds import Folds
    from probtimeline.core.kinds import Kinds
    from probtimeline.core.ledger import Ledger
    from probtimeline.store.gathering import Gathered
    from probtimeline.store.original import Original
    from probtimeline.store.sums import Sums

Buffer = bytes | bytearray | memoryview | Any
"""Bytes, or numbers of one type in a row: an array, or a view of bytes as one."""

SMALL: Final = ("sources", "comparisons", "calculations")
"""The tables other than that of the events."""

MUCH: Final = 32 * MEGABYTE
"""The most bytes of searched text that are gone over for damage whenever it is opened."""


def types() -> Mapping[str, str]:
    """Return the sections and the type of what is in each, as the array module names types."""
    from probtimeline.core.kinds import CODES as KIND_CODES
    from probtimeline.core.ledger import CODES

    return {
        **{f"ledger.{name}": code for name, code in CODES.items()},
        "folds.text": "B",
        "folds.starts": "Q",
        **{f"kinds.{name}": code for name, code in KIND_CODES.items()},
        **{f"{table}.{name}": code for table in ("events", *SMALL) for name, code in Places.CODES},
        "sources.ids": "B",
        "published": "B",
        "problems": "B",
    }


class Summary(NamedTuple):
    """What files hold beside records: title, description, problems, days of publication by file."""

    title: str
    about: str
    problems: tuple[Problem, ...]
    published: tuple[Mapping[str, Span], ...]


class Catalogue:
    """A header and sections, over the files they were made of.

    `wrong` is told when they are found to be of other files, or damaged.
    """

    def __init__(
        self,
        originals: Sequence[Original],
        header: Mapping[str, Any],
        sections: Mapping[str, Buffer],
        sums: Sums | None = None,
        wrong: Callable[[], object] = bool,
    ) -> None:
        self.originals, self.header, self.sections = tuple(originals), header, sections
        self._sums, self._wrong = sums, wrong

    @staticmethod
    def of(originals: Sequence[Original], gathered: Gathered, summary: Summary) -> Catalogue:
        """Make the catalogue of what was gathered from files."""
        from probtimeline.core.kinds import CODES as KIND_CODES
        from probtimeline.core.ledger import CODES

        ledger, kinds = gathered.entries.ledger(), gathered.kinds.kinds()
        sections: dict[str, Buffer] = {
            **{f"ledger.{name}": getattr(ledger, name) for name in CODES},
            "folds.text": gathered.text,
            "folds.starts": gathered.starts,
            **{f"kinds.{name}": getattr(kinds, name) for name in KIND_CODES},
            **_columns("events", gathered.events),
        }
        for table in SMALL:
            sections |= _columns(table, gathered.small[table].places())
        sections["sources.ids"] = "\n".join(gathered.small["sources"].records).encode()
        days = [{key: span.edtf for key, span in each.items()} for each in summary.published]
        sections["published"] = json.dumps(days).encode()
        names = {str(each.path): number for number, each in enumerate(originals)}
        sections["problems"] = json.dumps([_told(each, names) for each in summary.problems]).encode(
            "utf-8"
        )
        header = {"title": summary.title, "about": summary.about, "extent": ledger.extent}
        return Catalogue(originals, header, sections)

    def verify(self, *, all_of_it: bool = True) -> bool:
        """Return whether all sections are as they were written; may run in a thread.

        Where they are not, the catalogue is thrown away. All but the searched text may do where
        that is much.
        """
        is_much = memoryview(self.sections["folds.text"]).nbytes > MUCH
        without = ("folds.text",) if is_much and not all_of_it else ()
        if self._sums is None or self._sums.hold(without):
            return True
        self._wrong()
        return False

    def holds(self, names: Collection[str]) -> bool:
        """Return whether some of the sections are as they were written."""
        return self._sums is None or self._sums.hold(self.sections.keys() - names)

    def problems(self) -> tuple[Problem, ...]:
        """Return all that is wrong in the files, each with its file as it is called now."""
        told = json.loads(bytes(self.sections["problems"]))
        return tuple(_problem(each, self.originals) for each in told)

    def chronicle(self) -> Chronicle:
        """Return the records, decoded when they are asked for."""
        decode = {table: self.decoder(table, self.stood(table)) for table in ("events", *SMALL)}
        begins, ends = self.sections["ledger.begins"], self.sections["ledger.ends"]
        events = Decoded(len(decode["events"]), _dated(decode["events"], begins, ends))
        made = Chronicle(
            title=self.header["title"],
            about=self.header["about"],
            sources=Sources(bytes(self.sections["sources.ids"]), decode["sources"].record),
            events=events,
            comparisons=tuple(map(decode["comparisons"].record, range(len(decode["comparisons"])))),
            calculations=tuple(
                map(decode["calculations"].record, range(len(decode["calculations"])))
            ),
            ready=self,
        )
        if len(self.originals) == 1:
            return made
        added = Added(self.sections["events.files"], 1, made.places.get, events.__getitem__)
        return replace(made, added=added)

    @cached_property
    def ledger(self) -> Ledger:
        """The events as columns."""
        from probtimeline.core.ledger import CODES, Ledger

        extent = self.header["extent"]
        columns = {name: self.sections[f"ledger.{name}"] for name in CODES}
        return Ledger(**columns, extent=tuple(extent) if extent else None)

    @cached_property
    def folds(self) -> Folds:
        """What is searched of the events, folded."""
        from probtimeline.core.folds import Folds

        return Folds(self.sections["folds.text"], self.sections["folds.starts"])

    @cached_property
    def kinds(self) -> Kinds:
        """Which events are of which kind."""
        from probtimeline.core.kinds import CODES, Kinds

        columns: dict[str, Any] = {name: self.sections[f"kinds.{name}"] for name in CODES}
        return Kinds(**columns)

    def stood(self, table: str) -> Stood:
        """Return where the records of a table stood when the catalogue was made."""
        return Stood(*(self.sections[f"{table}.{name}"] for name, _ in Places.CODES))

    def decoder(self, table: str, stood: Stood) -> Decoder:
        """Return what decodes the records of a table, which stand in the files as is given."""
        return Decoder(table[:-1], stood, self.originals, self._published, self._wrong)

    @cached_property
    def _published(self) -> Callable[[int], dict[str, Span]]:
        return cache(self.published)

    def published(self, file: int) -> dict[str, Span]:
        """Return when the sources were published that records of a file may speak of."""
        days = json.loads(bytes(self.sections["published"]))[file]
        spans = {key: parse_edtf(edtf) for key, edtf in days.items()}
        return {key: span for key, span in spans.items() if isinstance(span, Span)}


def _columns(table: str, places: Places) -> dict[str, Buffer]:
    return {f"{table}.{name}": getattr(places, name) for name, _ in Places.CODES}


def _dated(decoder: Decoder, begins: Sequence[int], ends: Sequence[int]) -> Callable[[int], Event]:
    """Return what decodes an event and sees that its date is the one of the columns."""

    def decode(place: int) -> Event:
        event: Event = decoder.record(place)
        date = event.date
        first, last = date.begins.earliest, date.ends.latest
        known = (LOW if first is None else first, HIGH if last is None else last)
        if known != (begins[place], ends[place]):
            raise decoder.refused(0)
        return event

    return decode


def _told(problem: Problem, names: Mapping[str, int]) -> list[Any]:
    return [
        problem.level.value,
        problem.code,
        problem.what,
        problem.cure,
        problem.path,
        names.get(problem.file, -1),
        problem.line,
        problem.column,
    ]


def _problem(told: Sequence[Any], originals: Sequence[Original]) -> Problem:
    level, code, what, cure, path, number, line, column = told
    file = str(originals[number].path) if number >= 0 else ""
    return Problem(Level(level), code, what, cure, path, file, line, column)


def files_of(originals: Sequence[Original]) -> tuple[Path, ...]:
    """Return the paths of files as they are called."""
    return tuple(each.path for each in originals)
