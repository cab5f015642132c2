"""Keys that come faster than what they ask for is done: each does what it would do alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.support.desk_on_files import environment_of, stage_on
from tests.support.stage import Stage

from probtimeline.session.drafting import EventDraft, QuoteDraft, draft_json
from probtimeline.store.drafts import Draft
from probtimeline.store.places import drafts_file
from probtimeline.store.saving import locked
from probtimeline.views.json_screen import JsonScreen

STRIKE = {"id": "strike", "title": "A strike", "date": "2014-03-05"}


def titles(folder: Path) -> list[str]:
    """The titles in the file."""
    records = json.loads((folder / "events.json").read_text(encoding="utf-8"))
    return [event["title"] for event in records["events"]]


async def at_once(stage: Stage, *keys: str) -> None:
    """Press keys without waiting for what the ones before have caused."""
    for key in keys:
        stage.app.simulate_key(key)
    await stage.settle()
    await stage.settle()


async def with_json(stage: Stage, *keys: str) -> None:
    """Write an event as JSON, and press keys at once."""
    await stage.press("A")
    screen = stage.app.screen
    assert isinstance(screen, JsonScreen)
    screen.take(screen.job, json.dumps(STRIKE))
    await stage.settle()
    await at_once(stage, *keys)


async def with_form(stage: Stage) -> None:
    """Open the form on an event begun before, ready to be added."""
    assert stage.app.drafts is not None
    quote = QuoteDraft("report", text="in 75% of work inspected")
    draft = EventDraft(title="A strike", date="5 March 2014", quotes=(quote,))
    stage.app.drafts.keep(Draft("begun", "form", draft_json(draft)))
    await stage.press("a")


async def test_undo_right_after_a_deletion_takes_back_the_deletion(tmp_path: Path) -> None:
    async with stage_on(tmp_path) as stage:
        await with_json(stage, "ctrl+s")
        await stage.press("D")
        await at_once(stage, "y", "u")
        assert "A strike" in titles(tmp_path)
        await at_once(stage, "u")
        assert "A strike" not in titles(tmp_path)


async def test_undo_and_redo_pressed_at_once_are_done_in_order(tmp_path: Path) -> None:
    async with stage_on(tmp_path) as stage:
        await with_json(stage, "ctrl+s")
        await at_once(stage, "u", "ctrl+r", "u", "ctrl+r")
        assert "A strike" in titles(tmp_path)
        await at_once(stage, "u", "u", "ctrl+r", "u")
        assert "A strike" not in titles(tmp_path)


@pytest.mark.parametrize("keys", [("ctrl+s", "escape"), ("ctrl+r", "ctrl+r")])
async def test_what_is_pressed_while_json_is_written_waits_for_it(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    async with stage_on(tmp_path) as stage:
        await with_json(stage, "ctrl+s", *keys)
        assert titles(tmp_path).count("A strike") == 1
        assert "Added 1 event" in stage.text
        assert stage.app.json_screen is None
        await stage.press("u")
        assert "A strike" not in titles(tmp_path)


@pytest.mark.parametrize("keys", [("ctrl+s", "escape"), ("ctrl+r", "ctrl+r")])
async def test_a_form_left_while_its_event_is_written_is_added_and_no_draft_any_more(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    async with stage_on(tmp_path) as stage:
        await with_form(stage)
        with locked(tmp_path / "events.json"):  # somebody else is writing: it has to wait
            await stage.pilot.press("ctrl+s")
            while "A strike" in stage.text and not stage.app._writing.locked():
                await stage.pilot.pause()
            await stage.pilot.press(*keys)
        await stage.settle()
        assert titles(tmp_path).count("A strike") == 1
        assert "Added “A strike”" in stage.text
        assert "A strike" not in drafts_file(environment_of(tmp_path)).read_text(encoding="utf-8")
        await stage.press("u")
        assert "A strike" not in titles(tmp_path)


async def test_a_page_down_in_the_palette_where_nothing_is_found_does_nothing(
    tmp_path: Path,
) -> None:
    async with stage_on(tmp_path) as stage:
        await stage.press("ctrl+p")
        await stage.type("zzqqxx")
        await stage.press("pagedown", "pageup", "escape", "end")
        assert stage.state.selected == "end"


@pytest.mark.parametrize("more", [(), ("enter",), ("enter", "enter")])
async def test_what_is_pressed_while_the_palette_closes_runs_its_command_once(
    tmp_path: Path, more: tuple[str, ...]
) -> None:
    async with stage_on(tmp_path) as stage:
        selected = stage.state.selected
        await stage.press("ctrl+p")
        await stage.type("bookmark the event")
        await at_once(stage, "down", "enter", *more)
        assert selected in stage.state.layer.bookmarks


async def test_what_is_pressed_while_the_palette_closes_closes_nothing_below(
    tmp_path: Path,
) -> None:
    async with stage_on(tmp_path) as stage:
        await stage.press("ctrl+p")
        await stage.type("bookmark the event")
        await at_once(stage, "down", "enter", "enter", "escape", "escape")
        assert len(stage.app.screen_stack) == 1


async def test_an_event_changed_while_the_reader_is_asked_is_not_deleted_unseen(
    tmp_path: Path,
) -> None:
    async with stage_on(tmp_path) as stage:
        await with_json(stage, "ctrl+s")
        await stage.press("D")
        path = tmp_path / "events.json"
        path.write_text(path.read_text(encoding="utf-8").replace("A strike", "Two strikes"))
        await stage.app.see_files()
        await stage.press("y")
        assert "Two strikes" in titles(tmp_path)
        assert "Not deleted" in stage.text
