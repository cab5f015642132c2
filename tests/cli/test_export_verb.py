"""`export`: what a query finds, printed or written, with what could not be held told."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from pathlib import Path

from tests.support.command import at_a_terminal, chronology_file, piped


def test_it_prints_the_format_asked_for(chronology: Path) -> None:
    done = piped("export", "--to", "jsonl", "-f", chronology)
    assert done.code == 0
    lines = [json.loads(line) for line in done.lines]
    assert [line["id"] for line in lines if "id" in line] == ["inspections", "the-split", "the-end"]
    assert "exported: 3 events" in done.err


def test_a_query_chooses(chronology: Path) -> None:
    done = piped("export", "--to", "csv", "split", "-f", chronology)
    table = csv.DictReader(StringIO(done.out.removeprefix("\ufeff"), newline=""))
    assert [row["id"] for row in table] == ["the-split"]
    assert piped("export", "--to", "csv", "nothing-such", "-f", chronology).code == 1


def test_the_ending_of_the_file_tells_the_format(chronology: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    done = piped("export", "-o", path, "-f", chronology)
    assert (done.code, done.out) == (0, "")
    assert f"written to {path}: 3 events" in done.err
    assert path.read_text() == piped("export", "--to", "jsonl", "-f", chronology).out


def test_a_file_is_replaced_only_when_that_is_said(chronology: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("mine")
    refused = piped("export", "-o", path, "-f", chronology)
    assert (refused.code, path.read_text()) == (2, "mine")
    assert "--force" in refused.err
    assert piped("export", "-o", path, "--force", "-f", chronology).code == 0
    assert json.loads(path.read_text())["events"]


def test_the_chronology_is_not_replaced_by_its_export(chronology: Path) -> None:
    before = chronology.read_bytes()
    done = piped("export", "-o", chronology, "--force", "split", "-f", chronology)
    assert done.code == 2
    assert chronology.read_bytes() == before


def test_an_unknown_format_is_told_with_those_there_are(chronology: Path) -> None:
    for words in (["--to", "docx"], [], ["-o", "out.docx"]):
        done = piped("export", *words, "-f", chronology)
        assert done.code == 2
        assert "jsonl" in done.err


def test_a_folder_that_is_not_there_is_told(chronology: Path, tmp_path: Path) -> None:
    done = piped("export", "-o", tmp_path / "none" / "out.json", "-f", chronology)
    assert done.code == 3
    assert "no such folder" in done.err


def test_a_file_in_the_place_of_a_folder_is_told(chronology: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    for name in ("mine/out.json", "mine/deeper/out.json"):
        done = piped("export", "-o", tmp_path / name, "-f", chronology)
        assert done.code == 3
        assert f"{tmp_path / 'mine'} is a file, not a folder" in done.err
        assert "mkdir" not in done.err


def test_events_that_do_not_leave_are_not_counted(tmp_path: Path) -> None:
    events = [
        {"id": name, "title": name, "date": date} for name, date in (("a", "2014"), ("b", "Y12345"))
    ]
    path = chronology_file(tmp_path, events)
    for name in ("markwhen", "icalendar"):
        assert "exported: 1 of 2 events\n" in piped("export", "--to", name, "-f", path).err
    assert "exported: 2 events\n" in piped("export", "--to", "csv", "-f", path).err


def test_what_is_not_held_is_told_apart_from_the_data(chronology: Path) -> None:
    done = piped("export", "--to", "figures-csv", "-f", chronology)
    assert "not held by figures-csv:" in done.err
    assert "×" not in done.out


def test_what_left_in_the_place_of_events_is_told(chronology: Path) -> None:
    done = piped("export", "--to", "bibtex", "-f", chronology)
    assert re.search(r"exported: \d+ sources?$", done.err, re.MULTILINE)


def test_nothing_acts_on_a_terminal_either(tmp_path: Path) -> None:
    path = tmp_path / "events.json"
    event = {"id": "a", "title": "red \u001b[31m \u009b5m", "date": "2014"}
    path.write_text(json.dumps({"format": "probtimeline/1", "events": [event]}))
    shown = at_a_terminal("export", "--to", "json", "-f", path).out
    assert "\\u009b" in shown
    assert "\x1b[31m" not in shown
    assert "\x9b" not in shown
