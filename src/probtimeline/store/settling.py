"""Whether a record that is given is new, is there already, or takes another's place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from probtimeline.core.records import Calculation, Comparison, Event, Source
from probtimeline.store.canonical import to_json
from probtimeline.store.dates import Dates
from probtimeline.store.document import Document
from probtimeline.store.fields import FIELDS
from probtimeline.store.ids import made_id
from probtimeline.store.notes import Notes
from probtimeline.store.outcome import Tally
from probtimeline.store.shape import Shaper
from probtimeline.store.unpacking import Given

Top = Source | Event | Comparison | Calculation
"""A record that stands in a table of its own."""

_Top = TypeVar("_Top", bound=Top)


@dataclass(slots=True)
class Settling:
    """The records of one kind: those there are (as JSON, by id), and those that are given."""

    kind: str
    there: Mapping[str, Mapping[str, Any]]
    dates: Dates
    may_replace: bool = False
    given: dict[str, tuple[Top, Given]] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    _read: dict[str, Top | None] = field(default_factory=dict)
    _already: set[str] = field(default_factory=set)
    _namesakes: dict[str, dict[str, str]] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)

    def settle(self, record: _Top, given: Given) -> None:
        """Take in a record, or note why it cannot be: its id is another's."""
        if not record.id:
            record = self._named(record)
        new = record.id not in self.there and record.id not in self.given
        if new:
            self.tally.added.append(record.id)
        elif self._is_same(record):
            if record.id not in self._already and record.id not in self.given:
                self._already.add(record.id)
                self.tally.already.append(record.id)
            return
        elif record.id in self.given or not self.may_replace:
            self._refuse(record, given)
            return
        else:
            self.tally.replaced.append(record.id)
        self.given[record.id] = (record, given)

    def other(self, record_id: str) -> Top | None:
        """Return the record of that id, given or there; None where there is none to be read."""
        if record_id in self.given:
            return self.given[record_id][0]
        return self.standing(record_id)

    def standing(self, record_id: str) -> Top | None:
        """Return the record of that id that is there, whatever is given."""
        if record_id not in self._read:
            raw = self.there.get(record_id)
            shaper = Shaper(Notes(Document("", raw, "")), self.dates)
            made = None if raw is None else shaper.record(self.kind, raw, ())
            top = isinstance(made, Source | Event | Comparison | Calculation)
            self._read[record_id] = made if top else None  # type: ignore[assignment]
        return self._read[record_id]

    def _named(self, record: _Top) -> _Top:
        wanted = made_id(record.title, record.date if isinstance(record, Event) else None)
        ids = self._namesakes.setdefault(wanted, {})
        while True:
            number = self._numbers.get(wanted, 1)
            made = wanted if number == 1 else f"{wanted}-{number}"
            same = ids.get(_content(record)) if ids else None
            if same and self._is_same(replace(record, id=same)):
                return replace(record, id=same)
            if made not in self.there and made not in self.given:
                return replace(record, id=made)
            ids.setdefault(_content(self.other(made)), made)
            self._numbers[wanted] = number + 1

    def _is_same(self, record: Top) -> bool:
        return self.other(record.id) == record

    def _refuse(self, record: Top, given: Given) -> None:
        other = self.other(record.id)
        where = "in this input" if record.id in self.given else "in the chronology"
        what = f'another {self.kind} {where} has the id "{record.id}"'
        differing = [
            each.name
            for each in FIELDS[self.kind]
            if other is not None and getattr(other, each.name) != getattr(record, each.name)
        ]
        if differing:
            what += f" and differs in {_listed(differing)}"
        cure = "Give this one another id."
        if record.id not in self.given:
            cure = "Give this one another id, or put it in that one's place with --replace."
        given.notes.error("same-id", what, cure, (*given.path, "id"))


def _content(record: Top | None) -> str:
    """Return what tells two records apart but for their ids; empty where there is none."""
    if record is None:
        return ""
    from hashlib import blake2b

    written = json.loads(json.dumps({**to_json(record), "id": ""}), parse_float=_number)
    plain = json.dumps(written, sort_keys=True)
    return blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _number(digits: str) -> float:
    """Return 7 for 7.0, which is the same number."""
    value = float(digits)
    return int(value) if value.is_integer() else value


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
