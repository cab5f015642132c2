"""Every screen of the explorer, on a chronology that is hostile in every field."""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from tests.support.desk_on_files import stage_on
from tests.support.hostile import EVERYTHING, STRINGS, acting, document
from tests.support.stage import Stage
from textual import events
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import TextArea

import probtimeline.app
import probtimeline.views
from probtimeline.core.layer import Layer
from probtimeline.session import moves
from probtimeline.store.layer import LayerFile, layer_name
from probtimeline.views.conflict import ConflictScreen
from probtimeline.views.json_asking import AskToReplace
from probtimeline.views.json_screen import JsonScreen
from probtimeline.views.picking import PickPassage

FEW = ("clipboard", "link", "C1 colour", "overrides", "isolates", "combining", "lone surrogates")
ONE = "=\x1b]52;c;ZXZpbA==\x07\u202e\x9b2J[/] [@click=app.quit]\nforged \udcff"
TEXT = f"Before.\n{EVERYTHING}\nAfter.".encode("utf-8", "replace").decode()

LITTLE = ("escape", "g", "j", "l", "delete", "ctrl+a")
"""Keys that show little that is new."""


def records() -> dict[str, Any]:
    """A few events with a hostile string each, one with all of them, one with markup only."""
    strings = {name: STRINGS[name] for name in FEW}
    return document({"everything": EVERYTHING, "markup": STRINGS["markup"], **strings})


class Seen:
    """The explorer, looked at after every key."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.app = stage.app
        self.screens: set[type] = set()
        self.text = ""

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.stage.press(key)
            if key not in LITTLE:
                self.look(key)

    async def paste(self, text: str) -> None:
        self.app.post_message(events.Paste(text))
        await self.stage.settle()
        self.look("what was pasted")

    async def put(self, screen: Screen[Any]) -> None:
        """Put a screen in front that the journey does not come by, look at it and leave it."""
        self.app.push_screen(screen)
        await self.stage.settle()
        self.look(type(screen).__name__)
        self.app.pop_screen()

    def look(self, after: str) -> None:
        """See that nothing shown acts, and nothing in it became an action or a link."""
        screen = self.app.screen
        self.screens.add(type(screen))
        strips = screen._compositor.render_strips()
        self.text = "\n".join("".join(segment.text for segment in strip) for strip in strips)
        assert acting(self.text) == [], after
        for segment in (segment for strip in strips for segment in strip if segment.style):
            assert segment.style is not None
            assert segment.style.link is None, after
            assert "app.quit" not in str(segment.style.meta), after
        for told in self.app._notifications:
            assert not told.markup
            assert acting(told.message) == []
        for widget in screen.query(Widget):
            for title in (widget.border_title, widget.border_subtitle, widget.tooltip):
                assert acting(str(title or "")) == [], after
        assert acting(f"{self.app.title}{self.app.sub_title}{self.app.clipboard}") == [], after


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A hostile chronology, texts and reader's layer."""
    monkeypatch.setenv("PROBTIMELINE_DATA", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "events.json").write_text(json.dumps(records()))

    def kept(layer: Layer) -> Layer:
        layer = layer.with_bookmark("event-0", True).with_bookmark(f"gone {ONE}", True)
        layer = layer.with_note("event-0", EVERYTHING).with_search(EVERYTHING, f"word {ONE}")
        return layer.with_search(ONE, "word")

    LayerFile(tmp_path / "reader.json", layer_name(tmp_path / "events.json")).change(kept)
    return tmp_path


async def views(seen: Seen) -> None:
    await seen.press("G", "g", "enter", "j", "escape")
    seen.app.apply(moves.select("event-1"))
    await seen.press("s")
    assert "[b]bold[/b] [sic] [red on blue]x[/]" in seen.text
    seen.app.apply(moves.select("event-0"))
    await seen.press("1", "s", "n", "J", "escape", "2", "o", "escape", "y", "Y", "e", "Y", "l")
    await seen.press("3", "l", "s", "z", "l", "l", "z", "z", "enter", "4", "enter", "escape", "G")
    await seen.press("1", "c", "j", "c", "escape", "1", "p", "space", "escape", "question_mark")
    await seen.press("escape", "x", "enter", "enter", "tab")
    await seen.paste(EVERYTHING)
    await seen.press("enter", "escape", "ctrl+p")
    await seen.paste(EVERYTHING)
    await seen.press("escape")


async def panels(seen: Seen) -> None:
    await seen.press("F", *["tab"] * 4, "enter", "escape", "U", "B", *"jjjj", "enter", "D")
    await seen.press("escape", "i")
    await seen.paste(f"{EVERYTHING}\r\nof two\rlines")
    assert seen.app.screen.query_one("#words", TextArea).text.splitlines()[-2:] == [
        "of two",
        "lines",
    ]
    await seen.press("ctrl+s", "escape", "slash")
    for query in (EVERYTHING, f"tag:{ONE}", f"/{ONE}", f"before:{ONE}"):
        await seen.press("ctrl+a", "delete")
        await seen.paste(query)
    await seen.press("tab", "escape", "slash", *"tag:word", "tab", "tab", "enter", "slash")
    await seen.press("escape", "S")
    await seen.paste(EVERYTHING)
    await seen.press("enter", "escape", "t")
    await seen.paste(ONE)
    await seen.press("enter", "escape")


async def writing(seen: Seen, folder: Path) -> None:
    app = seen.app
    await seen.press("a")
    for _ in range(6):
        await seen.paste(EVERYTHING)
        await seen.press("tab")
    await seen.press("ctrl+s", "escape", "escape", "A")
    await seen.paste(json.dumps(records()["events"][0], ensure_ascii=False))
    await seen.press("ctrl+n", "escape")
    await seen.put(PickPassage(app.state.chronicle.sources["source-0"], TEXT))
    await seen.put(AskToReplace(EVERYTHING, "an editor"))
    app.apply(moves.select("event-2"))
    await seen.press("e")
    mine, theirs = records(), records()
    changed = mine["events"][2] | {"summary": ONE, "title": EVERYTHING, "tags": [ONE], ONE: ONE}
    assert isinstance(app.screen, JsonScreen)
    app.screen.take(app.screen.job, json.dumps(changed))
    theirs["events"][2] |= {"summary": f"x{ONE}", "title": ONE, "tags": [EVERYTHING], ONE: 1}
    (folder / "events.json").write_text(json.dumps(theirs))
    await seen.press("ctrl+s")
    assert isinstance(app.screen, ConflictScreen)
    await seen.press("space", "escape", "escape")
    (folder / "events.json").write_text('{"\x1b\u202e[/]": 1, "' + ONE[:-1] + '": }')
    await app.see_files()
    seen.look("a broken file")
    assert seen.stage.state.trouble


async def test_nothing_acts_on_any_screen(folder: Path) -> None:
    async with stage_on(folder, records=None, texts={"source-0": TEXT}, size=(100, 34)) as stage:
        seen = Seen(stage)
        seen.look("opening")
        await views(seen)
        await panels(seen)
        await writing(seen, folder)
    for screen in every_screen():
        assert any(issubclass(each, screen) for each in seen.screens), screen


def every_screen() -> Iterator[type]:
    """The classes of all screens there are."""
    for package in (probtimeline.views, probtimeline.app):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for each in vars(importlib.import_module(module.name)).values():
                with suppress(TypeError):
                    if issubclass(each, Screen) and each.__module__ == module.name:
                        yield each
