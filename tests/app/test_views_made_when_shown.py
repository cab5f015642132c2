"""Views, the line to type in and dialogs are made when they are first shown, and are whole then."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from tests.support.stage import Stage, builtin, stage

from probtimeline.app.app import Explorer
from probtimeline.session import moves
from probtimeline.session.state import VIEWS, State
from probtimeline.views.figures import FiguresView
from probtimeline.views.keys import command_named
from probtimeline.views.source import SourceView

OTHERS = VIEWS[1:]


@asynccontextmanager
async def begun_in(view: str) -> AsyncIterator[Stage]:
    """The explorer as the command line opens it in a view."""
    chronicle = builtin()
    state = State.of(chronicle, {}, None)
    app = Explorer(state, lambda: (chronicle, {}, ""), (moves.open_view(view),))
    async with app.run_test(size=(120, 40)) as pilot:
        held = Stage(app, pilot)
        await held.settle()
        yield held


def made(seen: Stage) -> list[str]:
    """The names of the views there are, those in sight marked."""
    views = seen.app.desk.views.children
    return [f"{each.id}{' in sight' if each.display else ''}" for each in views]


def where(seen: Stage, words: str) -> tuple[int, int]:
    """The column and line at which words stand."""
    at = next(number for number, line in enumerate(seen.lines) if words in line)
    return seen.lines[at].index(words), at


async def at_once(seen: Stage, *keys: str) -> None:
    """Press keys without waiting for what the ones before have caused."""
    for key in keys:
        seen.app.simulate_key(key)
    await seen.settle()
    await seen.settle()


async def test_at_first_there_is_the_timeline_alone() -> None:
    async with stage() as seen:
        assert made(seen) == ["timeline in sight"]


@pytest.mark.parametrize("view", VIEWS)
async def test_the_command_line_opens_a_view_without_making_another(view: str) -> None:
    async with begun_in(view) as seen:
        assert made(seen) == [f"{view} in sight"]
        assert seen.app.view.has_focus_within
        await seen.press("1")
        assert made(seen)[-1] == "timeline in sight"
        assert "Events" in seen.text


@pytest.mark.parametrize("view", OTHERS)
async def test_a_number_key_brings_a_view_and_its_keys(view: str) -> None:
    async with stage() as seen:
        await seen.press(str(VIEWS.index(view) + 1))
        assert made(seen) == ["timeline", f"{view} in sight"]
        assert seen.app.view.has_focus_within


@pytest.mark.parametrize("view", OTHERS)
async def test_a_click_on_its_name_brings_a_view(view: str) -> None:
    async with stage() as seen:
        column, line = where(seen, view.capitalize())
        await seen.pilot.click(offset=(column, line))
        await seen.settle()
        assert made(seen) == ["timeline", f"{view} in sight"]


@pytest.mark.parametrize("view", OTHERS)
async def test_the_palette_brings_a_view(view: str) -> None:
    async with stage() as seen:
        await seen.press("ctrl+p")
        await seen.type(command_named(f"view-{view}").text)
        await seen.press("enter")
        assert f"{view} in sight" in made(seen)


async def test_a_view_shown_again_is_the_same_one() -> None:
    async with stage() as seen:
        await seen.press("3")
        first = seen.app.desk.query_one(FiguresView)
        await seen.press("1", "3")
        assert seen.app.desk.query_one(FiguresView) is first
        assert made(seen) == ["timeline", "figures in sight"]


async def test_what_is_typed_at_once_after_the_slash_is_searched_for() -> None:
    async with stage() as seen:
        await at_once(seen, "slash", *"napo")
        assert seen.app.prompt.input.value == "napo"
        assert seen.state.search.text == "napo"


async def test_a_view_made_late_is_laid_out_as_its_style_sheet_says() -> None:
    async with stage() as seen:
        await seen.press("2")
        view = seen.app.desk.query_one(SourceView)
        text, resting = view.page.region, view.resting.region
        assert text.right == resting.x
        assert (text.height, resting.height) == (38, 38)
        assert resting.width == round(120 * 0.36)


async def test_a_view_made_in_a_narrow_terminal_stands_as_it_does_there() -> None:
    async with stage(size=(80, 24)) as seen:
        await seen.press("2")
        view = seen.app.desk.query_one(SourceView)
        assert view.page.region.bottom == view.resting.region.y
        assert view.resting.region.width == 80


@pytest.mark.parametrize(("key", "sheet"), [("F", "facets"), ("question_mark", "help"), ("a", "")])
async def test_a_dialog_brings_its_own_styles_and_no_others(key: str, sheet: str) -> None:
    async with stage() as seen:
        sources = seen.app.stylesheet.source
        before = {name for name, _ in sources if name.endswith(".tcss")}
        await seen.press(key)
        added = {name for name, _ in seen.app.stylesheet.source if name.endswith(".tcss")} - before
        assert [name.rpartition("/")[2] for name in added] == ([f"{sheet}.tcss"] if sheet else [])


async def test_another_theme_is_that_of_what_is_made_later_too() -> None:
    async with stage() as seen:
        await seen.press("T")
        await seen.press("2", "F")
        ground = seen.app.theme_variables["surface"]
        assert seen.app.theme != "probtimeline-dark"
        assert seen.app.screen.query_one("#facets").styles.background.hex.lower() == ground.lower()


async def test_it_opens_in_a_terminal_without_room_and_then_with_room() -> None:
    async with stage(size=(40, 10)) as seen:
        assert "too small" in seen.text
        await seen.pilot.resize_terminal(120, 40)
        await seen.settle()
        assert "too small" not in seen.text
        assert "Events" in seen.text
        assert seen.app.view.has_focus_within
