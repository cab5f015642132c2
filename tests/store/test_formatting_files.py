"""What `fmt` makes of a file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from probtimeline.store.library import Library
from probtimeline.store.places import builtin_file

Written = Callable[[], dict[str, Any]]


def test_fmt_puts_order_into_a_file_and_then_finds_nothing_to_do(
    library: Library, file: Path, written: Written
) -> None:
    file.write_text(
        '{"events": [{"date": "last year", "title": "B", "id": "b", "tags": [],'
        ' "quotes": [{"text": "t", "source": "s"}]}, {"id": "a", "title": "A", "date": "2013"}],'
        ' "sources": [{"id": "s", "title": "S", "published": "2015-01-02"}]}'
    )
    before = file.read_bytes()
    assert library.format(check=True)
    assert file.read_bytes() == before
    assert library.format()
    assert list(written()) == ["format", "sources", "events"]
    assert [event["id"] for event in written()["events"]] == ["a", "b"]
    assert written()["events"][1]["date"] == "2014"
    assert written()["events"][1]["date_note"] == "‘last year’, read from 2 Jan 2015"
    after = file.read_bytes()
    assert not library.format(check=True)
    assert not library.format()
    assert file.read_bytes() == after


def test_fmt_leaves_bad_records_as_they_are(library: Library, file: Path, written: Written) -> None:
    bad = {"title": "No id", "date": "13th month", "tags": 7}
    file.write_text(json.dumps({"format": "probtimeline/1", "events": [bad, 3]}))
    assert library.format()
    assert written()["events"] == [bad, 3]


def test_without_a_file_of_the_readers_there_is_nothing_to_format(tmp_path: Path) -> None:
    library = Library(None, builtin=builtin_file(), reader=tmp_path / "none")
    assert not library.format()
