"""Files of other programs on their way in, and what became of what was sent out and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.problems import Problem
from probtimeline.core.records import Event
from probtimeline.export.losses import Losses
from probtimeline.importing.formats import format_named
from probtimeline.importing.known import Known
from probtimeline.store.brought import Brought
from probtimeline.store.canonical import to_json
from probtimeline.store.files import Input
from probtimeline.store.library import Library
from probtimeline.store.outcome import Added, Refused
from tests.support.build import chronicle
from tests.support.leaving import chosen, loaded, written


class Taken(NamedTuple):
    """What a format made of a file: its records as JSON, and what it told."""

    brought: Brought
    lost: dict[str, int]
    told: str

    @property
    def events(self) -> list[dict[str, Any]]:
        return [dict(each.raw) for each in self.brought.entries]

    @property
    def problems(self) -> list[Problem]:
        return list(self.brought.parcel().problems())


def taken(
    name: str,
    data: bytes | str,
    known: Chronicle | None = None,
    columns: Mapping[str, str] | None = None,
) -> Taken:
    """What the format of that name makes of a file."""
    form = format_named(name)
    assert form is not None
    assert form.read is not None
    losses = Losses()
    held = known if known is not None else chronicle()
    given = Input("new", data.encode() if isinstance(data, str) else data)
    brought = form.read(given, Known(lambda: held, columns or {}), losses)
    return Taken(brought, losses.counts(), "\n".join(losses.lines()))


def added(path: Path, name: str, data: bytes | str) -> Added | Refused:
    """What adding such a file to the chronology at the path came to."""
    library = Library(path, builtin=path, reader=path)
    held = loaded(path) if path.exists() else chronicle()
    brought = taken(name, data, held).brought
    return library.add([Input("new", b"", brought)])


def back(name: str, known: Chronicle, folder: Path) -> dict[str, Event]:
    """The events of a chronicle, by id, sent out and taken in where its sources are."""
    path = folder / f"{name}.json"
    path.unlink(missing_ok=True)
    sources = [to_json(source) for source in known.sources.values()]
    path.write_text(json.dumps({"format": "probtimeline/1", "sources": sources, "events": []}))
    outcome = added(path, name, written(name, chosen(known)).data)
    assert isinstance(outcome, Added), outcome
    return {event.id: event for event in loaded(path).events}
