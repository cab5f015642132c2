"""The real command in a real pseudo-terminal."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest
from tests.support.terminal import explorer, terminal

ALTERNATE_SCREEN_LEFT = b"\x1b[?1049l"


def test_it_opens_and_quits_with_zero() -> None:
    with terminal(explorer()) as seen:
        seen.wait_for("Events")
        seen.wait_for("Part-privatisation of probation")
        seen.press("q")
        assert seen.wait_for_end() == 0
        assert ALTERNATE_SCREEN_LEFT in seen.raw


def test_it_opens_at_an_event_by_its_id() -> None:
    with terminal(explorer("--at", "working-links-collapse")) as seen:
        seen.wait_for("Feb 2019 ")
        seen.wait_for("Workling Links")
        seen.press("q")
        assert seen.wait_for_end() == 0


def test_it_opens_at_a_date_in_words() -> None:
    with terminal(explorer("--at", "march 2019")) as seen:
        seen.wait_for("28 Mar 2019")
        seen.press("\x11")
        assert seen.wait_for_end() == 0


def test_it_opens_on_a_search_in_a_view() -> None:
    with terminal(explorer("--view", "source", "murder")) as seen:
        seen.wait_for("Left Foot Forward")
        seen.wait_for("142 murders")
        seen.press("q")
        assert seen.wait_for_end() == 0


def test_at_what_is_neither_an_event_nor_a_date_is_refused_with_two() -> None:
    with terminal(explorer("--at", "no-such-thing")) as seen:
        assert seen.wait_for_end() == 2
        assert "no-such-thing" in seen.text


def test_an_unknown_view_is_refused_with_the_names_there_are() -> None:
    with terminal(explorer("--view", "maps")) as seen:
        assert seen.wait_for_end() == 2
        assert "timeline, source" in seen.text


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_it_gives_the_terminal_back(number: signal.Signals) -> None:
    with terminal(explorer()) as seen:
        seen.wait_for("Events")
        seen.child.kill(number)
        assert seen.wait_for_end() == 128 + number
        assert ALTERNATE_SCREEN_LEFT in seen.raw


def test_a_file_that_is_no_chronology_is_said_so_with_three(tmp_path: Path) -> None:
    file = tmp_path / "events.json"
    file.write_text("{ half", encoding="utf-8")
    with terminal(explorer("-f", str(file))) as seen:
        assert seen.wait_for_end() == 3
        assert "1:3" in seen.text


def test_an_event_added_meanwhile_appears_when_the_files_are_read_again(tmp_path: Path) -> None:
    file = tmp_path / "events.json"
    event = {"id": "first", "title": "The first event", "date": "2014"}
    chronology = {"format": "probtimeline/1", "title": "Small", "events": [event]}
    file.write_text(json.dumps(chronology), encoding="utf-8")
    with terminal(explorer("-f", str(file))) as seen:
        seen.wait_for("The first event")
        chronology["events"] = [event, {"id": "second", "title": "The second one", "date": "2015"}]
        file.write_text(json.dumps(chronology), encoding="utf-8")
        seen.press("R")
        seen.wait_for("The second one")
        seen.press("q")
        assert seen.wait_for_end() == 0


def test_what_is_typed_after_the_key_that_searches_in_one_go_is_searched_for() -> None:
    with terminal(explorer()) as seen:
        seen.wait_for("Events")
        seen.press("/murder\r")
        seen.wait_for("[search: murder]")
        seen.press("q")
        assert seen.wait_for_end() == 0


def test_it_opens_again_where_the_reader_left_off(tmp_path: Path) -> None:
    home = {"PROBTIMELINE_DATA": str(tmp_path)}
    with terminal(explorer("--at", "working-links-collapse"), env=home) as seen:
        seen.wait_for("Workling Links")
        seen.press("q")
        assert seen.wait_for_end() == 0
    with terminal(explorer(), env=home) as seen:
        seen.wait_for("Workling Links")
        seen.press("q")
        assert seen.wait_for_end() == 0


def test_a_bookmark_made_just_before_leaving_is_kept(tmp_path: Path) -> None:
    with terminal(explorer(), env={"PROBTIMELINE_DATA": str(tmp_path)}) as seen:
        seen.wait_for("Events")
        seen.press("bq")
        assert seen.wait_for_end() == 0
    kept = json.loads((tmp_path / "reader.json").read_text(encoding="utf-8"))
    assert len(kept["layers"]["built-in"]["bookmarks"]) == 1


@pytest.mark.parametrize("leave", ["\x11", signal.SIGTERM], ids=["quit", "told to end"])
def test_a_note_being_written_is_kept_on_leaving(tmp_path: Path, leave: str | int) -> None:
    with terminal(explorer(), env={"PROBTIMELINE_DATA": str(tmp_path)}) as seen:
        seen.wait_for("Events")
        seen.press("i")
        seen.wait_for("keeps it")
        seen.press("half a thought")
        seen.wait_for("half a thought")
        if isinstance(leave, str):
            seen.press(leave)
        else:
            seen.child.kill(leave)
        seen.wait_for_end()
    kept = json.loads((tmp_path / "reader.json").read_text(encoding="utf-8"))
    assert list(kept["layers"]["built-in"]["notes"].values()) == ["half a thought"]


def test_keys_given_in_the_readers_file_work_and_its_mistakes_are_told(tmp_path: Path) -> None:
    keys = '[keys]\nview-figures = "F6"\nno-such-command = "x"\n'
    (tmp_path / "keys.toml").write_text(keys, encoding="utf-8")
    with terminal(explorer(), env={"PROBTIMELINE_DATA": str(tmp_path)}) as seen:
        seen.wait_for("no-such-command")
        seen.press("\x1b[17~")
        seen.wait_for("grouped by measure")
        seen.press("q")
        assert seen.wait_for_end() == 0
