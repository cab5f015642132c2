"""`add`, `check`, `fmt`: what they write, what they say, and their codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.support.command import chronology_file, piped

STRIKE = {
    "title": "Strike",
    "date": "5 November 2013",
    "summary": "A day.",
    "quotes": [{"source": "gazette", "text": "walked out"}],
}


def events_in(file: Path) -> list[str]:
    return [event["id"] for event in json.loads(file.read_text())["events"]]


def test_an_event_is_added_from_standard_input_and_its_id_told(chronology: Path) -> None:
    done = piped("add", "-", "-f", chronology, stdin=json.dumps(STRIKE))
    assert done.code == 0, done.err
    verb, kind, new_id = done.out.split()
    assert (verb, kind) == ("added", "event")
    assert new_id in events_in(chronology)
    assert "Strike" in piped("list", "-f", chronology).out


def test_standard_input_is_read_when_no_file_is_named(chronology: Path) -> None:
    assert piped("add", "-f", chronology, stdin=json.dumps(STRIKE)).code == 0
    assert len(events_in(chronology)) == 4


def test_a_dry_run_says_what_would_be_done_and_does_nothing(chronology: Path) -> None:
    before = chronology.read_bytes()
    done = piped("add", "--dry-run", "-f", chronology, stdin=json.dumps(STRIKE))
    assert done.code == 0
    assert done.out.startswith("would be added  ")
    assert chronology.read_bytes() == before


def test_adding_the_same_twice_is_success_and_says_so(chronology: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.json"
    new.write_text(json.dumps({**STRIKE, "id": "strike", "date": "2013-11-05"}))
    assert piped("add", new, "-f", chronology).lines == ["added  event  strike"]
    again = piped("add", new, "-f", chronology)
    assert again.code == 0
    assert again.lines == ["already there  event  strike"]


def test_other_content_under_the_same_id_needs_replace(chronology: Path) -> None:
    other = json.dumps({**STRIKE, "id": "the-end"})
    refused = piped("add", "-f", chronology, stdin=other)
    assert refused.code == 2
    assert "the-end" in refused.err
    replaced = piped("add", "--replace", "-f", chronology, stdin=other)
    assert replaced.code == 0
    assert replaced.lines == ["replaced  event  the-end"]


def test_every_error_is_listed_with_its_place_and_nothing_is_written(chronology: Path) -> None:
    before = chronology.read_bytes()
    new = chronology.parent / "new.json"
    new.write_text('[\n {"title": "One"},\n {"title": "Two", "date": "flurb"}\n]')
    done = piped("add", new, "-f", chronology)
    assert done.code == 2
    assert not done.out
    assert "new.json:2:" in done.err
    assert "new.json:3:" in done.err
    assert "nothing was added: 2 errors" in done.err
    assert chronology.read_bytes() == before


def test_a_warning_is_told_and_stops_nothing(chronology: Path) -> None:
    done = piped("add", "-f", chronology, stdin='{"title": "Bare", "date": "2013"}')
    assert done.code == 0
    assert "warning" in done.err
    assert "warning" not in done.out


def test_a_relative_date_is_read_from_the_day_given(chronology: Path) -> None:
    event = json.dumps({"id": "late", "title": "Late", "date": "last month"})
    assert piped("add", "-f", chronology, stdin=event).code == 2
    done = piped("add", "--on", "28 Mar 2019", "-f", chronology, stdin=event)
    assert done.code == 0, done.err
    record = piped("show", "late", "--json", "-f", chronology).json[0]
    assert record["event"]["date"] == "2019-02"
    assert record["event"]["date_text"] == "last month"
    assert piped("add", "--on", "flurb", "-f", chronology, stdin=event).code == 2


def test_an_input_that_is_not_there_is_code_3(chronology: Path) -> None:
    done = piped("add", "missing.json", "-f", chronology)
    assert done.code == 3
    assert "missing.json" in done.err


def test_adding_to_a_file_that_is_not_there_makes_it(tmp_path: Path) -> None:
    file = tmp_path / "new.json"
    event = {**STRIKE, "quotes": []}
    assert piped("add", "-f", file, stdin=json.dumps(event)).code == 0
    assert piped("list", "-f", file).code == 0


def test_without_a_file_the_readers_own_chronology_is_added_to(tmp_path: Path) -> None:
    event = json.dumps({"id": "mine", "title": "Mine", "date": "2013"})
    env = {"PROBTIMELINE_DATA": str(tmp_path / "own")}
    assert piped("add", stdin=event, env=env).code == 0
    assert events_in(tmp_path / "own" / "events.json") == ["mine"]
    assert "From: your own additions" in piped("show", "mine", env=env).lines


def test_a_sound_chronology_passes_the_check(chronology: Path) -> None:
    done = piped("check", "-f", chronology)
    assert done.code == 0
    assert "3 events, 2 sources, 3 figures: 0 errors" in done.out
    assert "Calculations: 1, of which 0 agree" in done.out


def test_warnings_fail_only_a_strict_check(chronology: Path) -> None:
    document = json.loads(chronology.read_text())
    document["events"][0]["sumary"] = "A field that nobody knows."
    chronology.write_text(json.dumps(document))
    done = piped("check", "--json", "-f", chronology)
    assert done.code == 0
    assert done.json["warnings"]
    assert piped("check", "--strict", "-f", chronology).code == 1


def test_an_error_fails_the_check_and_is_told_with_its_place(tmp_path: Path) -> None:
    file = chronology_file(tmp_path, [{"id": "bad", "title": "Bad", "date": "flurb"}])
    done = piped("check", "-f", file)
    assert done.code == 1
    assert "events.json:1:" in done.out
    assert "events[0].date" in done.out
    problem = piped("check", "--json", "-f", file).json["errors"][0]
    assert problem["line"] == 1
    assert problem["cure"]


def test_fmt_check_tells_and_fmt_mends(chronology: Path) -> None:
    before = chronology.read_bytes()
    assert piped("fmt", "--check", "-f", chronology).code == 1
    assert chronology.read_bytes() == before
    assert piped("fmt", "-f", chronology).out.startswith("rewritten  ")
    assert piped("fmt", "--check", "-f", chronology).code == 0
    assert piped("fmt", "-f", chronology).out.startswith("in canonical form  ")


@pytest.mark.parametrize("verb", ["fmt", "check"])
def test_a_file_that_cannot_be_read_stays_as_it_is(verb: str, tmp_path: Path) -> None:
    file = tmp_path / "events.json"
    file.write_text("{")
    assert piped(verb, "-f", file).code in (1, 3)
    assert file.read_text() == "{"
