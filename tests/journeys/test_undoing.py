"""What was added, changed and deleted in a sitting is taken back and made again, then and later."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.support.command import piped
from tests.support.desk_on_files import RECORDS, environment_of, stage_on, write_records

from probtimeline.views.json_screen import JsonScreen

ADDED = {"id": "strike", "title": "A strike", "date": "2014-03-05"}


def titles(folder: Path) -> dict[str, str]:
    """The titles in the file by id."""
    records = json.loads((folder / "events.json").read_text(encoding="utf-8"))
    return {event["id"]: event["title"] for event in records["events"]}


async def test_an_addition_a_change_and_a_deletion_are_undone_and_made_again_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with stage_on(tmp_path) as stage:
        seen = [titles(tmp_path)]

        async def write(key: str, text: str) -> None:
            await stage.press(key)
            screen = stage.app.screen
            assert isinstance(screen, JsonScreen)
            screen.take(screen.job, text)
            await stage.settle()
            await stage.press("ctrl+s")
            seen.append(titles(tmp_path))

        await write("A", json.dumps(ADDED))
        assert stage.state.selected == "strike"
        await write("e", json.dumps({**ADDED, "title": "A strike is called"}))
        await stage.press("D", "y")
        seen.append(titles(tmp_path))
        assert [each.get("strike") for each in seen] == [
            None,
            "A strike",
            "A strike is called",
            None,
        ]

        for number in (2, 1, 0):
            await stage.press("u")
            assert titles(tmp_path) == seen[number]
            assert "Undone" in stage.text
        assert "strike" not in stage.state.chronicle.places
        await stage.press("u")
        assert "nothing to undo in this sitting" in stage.text
        for number in (1, 2, 3):
            await stage.press("ctrl+r")
            assert titles(tmp_path) == seen[number]
            assert "Made again" in stage.text
        await stage.press("ctrl+r")
        assert "nothing to make again" in stage.text
        await stage.press("u")
        assert stage.state.selected == "strike"

    home = environment_of(tmp_path)
    done = piped("undo", "-f", tmp_path / "events.json", env=home)
    assert (done.code, done.lines) == (0, ["changed back  event  strike"])
    assert titles(tmp_path) == seen[1]
    assert piped("undo", "--redo", "-f", tmp_path / "events.json", env=home).code == 0
    assert titles(tmp_path) == seen[2]


async def test_what_was_changed_before_this_sitting_is_left_to_the_command(tmp_path: Path) -> None:
    file, home = write_records(tmp_path / "events.json", RECORDS), environment_of(tmp_path)
    assert piped("add", "-f", file, stdin=json.dumps(ADDED), env=home).code == 0
    async with stage_on(tmp_path, records=None) as stage:
        await stage.press("u")
        assert "nothing to undo in this sitting" in stage.text
        assert titles(tmp_path)["strike"] == "A strike"
