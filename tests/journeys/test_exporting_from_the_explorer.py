"""`x`: what leaves is chosen, written behind the screen, and what was lost is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.support.leaving import loaded
from tests.support.stage import Stage, stage
from tests.support.story import ORDER, story

from probtimeline.export.formats import FORMATS


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder the explorer was started in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def choose(held: Stage, form: str) -> None:
    """Step down to a format."""
    names = [each.name for each in FORMATS]
    await held.press("x", *["j"] * names.index(form))


async def test_all_of_it_is_written_to_a_file_named_after_it(here: Path) -> None:
    async with stage(story()) as held:
        await held.press("x", "enter")
        assert "Written to" in held.text
        assert f"{len(ORDER)} events" in held.text
    (made,) = here.iterdir()
    assert made.suffix == ".json"
    assert [each["id"] for each in json.loads(made.read_text())["events"]] == list(ORDER)


async def test_the_ending_follows_the_format_and_losses_are_told(here: Path) -> None:
    async with stage(story()) as held:
        await choose(held, "csv")
        await held.press("enter")
        assert "Not held by this format:" in held.text
    assert [each.suffix for each in here.iterdir()] == [".csv"]


async def test_what_a_search_leaves_is_what_leaves(here: Path) -> None:
    async with stage(story()) as held:
        await held.press("/")
        await held.type("split")
        await held.press("enter", "x")
        assert "what is shown" in held.text
        await choose(held, "jsonl")
        await held.press("escape")
        await choose(held, "jsonl")
        await held.press("enter")
        shown = [held.state.chronicle.events[each].id for each in held.state.rows.shown]
    (made,) = here.iterdir()
    lines = [json.loads(line) for line in made.read_text().splitlines()]
    assert [line["id"] for line in lines if "id" in line] == shown
    assert 0 < len(shown) < len(ORDER)


async def test_a_single_event_leaves_with_its_source(here: Path) -> None:
    async with stage(story()) as held:
        await held.press("j", "j", "j", "x", "shift+tab", "home", "space", "tab", "enter")
        assert "1 event." in held.text
        selected = held.state.selected
    (made,) = here.iterdir()
    part = loaded(made)
    assert [each.id for each in part.events] == [selected]
    assert list(part.sources) == ["inspectors"]


async def test_a_file_that_is_there_is_replaced_only_when_asked_again(here: Path) -> None:
    async with stage(story()) as held:
        await held.press("x", "enter", "escape")
        (made,) = here.iterdir()
        made.write_text("mine")
        await held.press("x", "enter")
        assert "there already" in held.text
        assert made.read_text() == "mine"
        await held.press("enter")
        assert "Written to" in held.text
        assert made.read_text() != "mine"


async def test_a_file_that_cannot_be_written_is_told(here: Path) -> None:
    async with stage(story()) as held:
        await held.press("x", "tab", "ctrl+u")
        await held.type("none/out.json")
        await held.press("enter")
        assert "no such folder" in held.text
    assert not list(here.iterdir())


async def test_leaving_writes_nothing(here: Path) -> None:
    async with stage(story()) as held:
        await held.press("x", "escape")
        assert held.app.screen is held.app.screen_stack[0]
    assert not list(here.iterdir())


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 15)])
async def test_what_came_of_it_is_in_sight(size: tuple[int, int], here: Path) -> None:
    async with stage(story(), size=size) as held:
        await held.press("x", "enter")
        assert "Written to" in held.text
    assert list(here.iterdir())
