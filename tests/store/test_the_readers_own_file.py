"""Additions to the built-in chronology: they go to the reader's own file."""

from __future__ import annotations

import json
from pathlib import Path

from probtimeline.store.files import Input
from probtimeline.store.library import Library
from probtimeline.store.outcome import Added, Refused

SOURCE = {"id": "report", "title": "A report", "published": "2019-03-28"}
EVENT = {"id": "split", "title": "Split in two", "date": "2014-06-01"}


def added(outcome: Added | Refused) -> Added:
    assert isinstance(outcome, Added), outcome
    return outcome


def test_additions_to_the_built_in_chronology_go_to_the_readers_file(tmp_path: Path) -> None:
    builtin, reader = tmp_path / "builtin.json", tmp_path / "own" / "events.json"
    builtin.write_text(
        json.dumps({"format": "probtimeline/1", "sources": [SOURCE], "events": [EVENT]})
    )
    before = builtin.read_bytes()
    library = Library(None, builtin=builtin, reader=reader)
    new = {
        "id": "b",
        "title": "B",
        "date": "last month",
        "quotes": [{"source": "report", "text": "t"}],
    }
    outcome = added(library.add([Input("in", json.dumps([new, EVENT]).encode())]))
    assert (outcome.added, outcome.already) == (("b",), ("split",))
    assert library.target == reader
    assert builtin.read_bytes() == before
    assert [event["id"] for event in json.loads(reader.read_bytes())["events"]] == ["b"]
    assert library.load().chronicle.added == {"b"}
    changed = json.dumps({**EVENT, "title": "Mine"}).encode()
    assert added(library.add([Input("in", changed)], replace=True)).replaced == ("split",)
    assert builtin.read_bytes() == before


def test_a_dry_run_shows_the_built_in_chronology_with_the_addition(tmp_path: Path) -> None:
    builtin, reader = tmp_path / "builtin.json", tmp_path / "own" / "events.json"
    builtin.write_text(json.dumps({"format": "probtimeline/1", "events": [EVENT]}))
    library = Library(None, builtin=builtin, reader=reader)
    new = Input("in", b'{"id": "b", "title": "B", "date": "2015"}')
    outcome = added(library.add([new], dry_run=True))
    assert [event.id for event in outcome.chronicle.events] == ["split", "b"]
    assert outcome.chronicle.added == {"b"}
    assert not reader.parent.exists()
