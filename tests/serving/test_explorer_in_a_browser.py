"""The explorer in a real browser: it is all there, it writes only where it may, nothing leaves."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.support.desk_on_files import RECORDS, write_records
from tests.support.outside import browser
from tests.support.server import html, server
from tests.support.serving import Served, served, window

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

ADDRESS = "http://127.0.0.1:9/report"
"""An address that nobody answers at."""
EDITOR = {"VISUAL": "touch", "EDITOR": "touch"}


def records() -> Mapping[str, Any]:
    (report,) = RECORDS["sources"]
    return {**RECORDS, "sources": [{**report, "url": ADDRESS}]}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context(viewport={"width": 1200, "height": 800})
    yield made
    made.close()


@pytest.fixture(scope="module")
def read_only(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Path]]:
    folder = tmp_path_factory.mktemp("read-only")
    file = write_records(folder / "events.json", records())
    with served(folder, "-f", file, env=EDITOR) as running:
        yield running, folder


@pytest.fixture(scope="module")
def writable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Path]]:
    folder = tmp_path_factory.mktemp("writable")
    file = write_records(folder / "events.json", records())
    with served(folder, "-f", file, "--write", env=EDITOR) as running:
        yield running, folder


def contents(folder: Path) -> Mapping[Path, bytes]:
    """All that is kept in a folder; the catalogue in the cache may be made at any time."""
    files = (path for path in folder.rglob("*") if path.is_file() and "cache" not in path.parts)
    return {path: path.read_bytes() for path in files}


def test_it_opens_takes_keys_finds_fits_the_window_and_is_left(
    read_only: tuple[Served, Path], context: BrowserContext
) -> None:
    address = read_only[0].address
    with window(context, address.whole) as seen:
        assert "A plan is made" in seen.text
        seen.press("j")
        seen.wait_for("in 75% of work inspected")
        seen.press("/")
        seen.type("contracts")
        seen.wait_for("1 of 1")
        seen.press("Enter")
        seen.wait_until(lambda: "A plan is made" not in seen.text)
        before = seen.columns
        seen.page.set_viewport_size({"width": 900, "height": 600})
        seen.wait_until(lambda: seen.columns < before and "The contracts end" in seen.text)
        listed = subprocess.run(
            ["ps", "-A", "-ww", "-o", "args="], capture_output=True, text=True, check=True
        )
        assert "probtimeline.app.served" in listed.stdout
        assert address.token not in listed.stdout
        seen.press("q")
        ended = seen.page.get_by_role("dialog")
        ended.wait_for()
        assert "The explorer was left." in ended.inner_text()
        assert {url.partition(address.token)[0] for url in seen.asked} == {f"{address.origin}/"}
        assert seen.faults == []
        with seen.page.expect_websocket():
            seen.press("Enter")
        seen.wait_for("A plan is made")


def test_what_writes_says_why_it_does_not_and_nothing_is_written(
    read_only: tuple[Served, Path], context: BrowserContext
) -> None:
    running, folder = read_only
    before = contents(folder)
    with window(context, running.address.whole, "read-only") as seen:
        for key in ("a", "A", "e", "D", "u", "Control+r"):
            seen.press(key)
            seen.wait_for("Nothing can be changed here")
            seen.press("j", "k")
            seen.wait_until(lambda: "Nothing can be changed here" not in seen.text)
        seen.press("b")
        seen.wait_for("(until this is left: nothing is written here)")
        seen.press("i")
        seen.wait_for("note")
        seen.type("a thought")
        seen.press("Control+s")
        seen.wait_for("Note kept (until this is left")
        seen.press("T")
        seen.wait_for("Theme:")
        seen.press("q")
        seen.page.get_by_role("dialog").wait_for()
    assert contents(folder) == before


def test_no_file_is_written_from_a_browser_whatever_may_be_changed(
    writable: tuple[Served, Path], context: BrowserContext
) -> None:
    with window(context, writable[0].address.whole) as seen:
        seen.press("x")
        seen.wait_for("No file is written from a browser")


def test_with_write_an_addition_lands_in_the_file(
    writable: tuple[Served, Path], context: BrowserContext
) -> None:
    running, folder = writable
    with window(context, running.address.whole) as seen:
        assert "read-only" not in seen.text
        seen.press("A")
        seen.wait_for("Add records as JSON")
        seen.type('{"id": "new", "title": "Added in a browser", "date": "2016"}')
        seen.press("Control+s")
        seen.wait_for("u undoes it")
    found = json.loads((folder / "events.json").read_text(encoding="utf-8"))
    assert "Added in a browser" in {each["title"] for each in found["events"]}


def test_no_editor_is_opened_from_a_browser_and_what_was_begun_is_kept_when_it_is_closed(
    writable: tuple[Served, Path], context: BrowserContext
) -> None:
    running, folder = writable
    with window(context, running.address.whole) as seen:
        seen.press("e")
        seen.wait_for("No editor is opened from a browser: it can be changed here.")
        seen.press("Control+o")
        seen.type(" [begun]")
        seen.wait_for("[begun]")
    with window(context, running.address.whole) as seen:
        seen.press("e")
        seen.wait_for("[begun]")
    assert not (folder / "own" / "editing").exists()


def test_an_address_agreed_to_is_opened_by_the_browser_without_telling_the_token(
    read_only: tuple[Served, Path], context: BrowserContext
) -> None:
    with window(context, read_only[0].address.whole) as seen:
        seen.press("j", "o")
        seen.wait_for("enter opens it in your browser")
        with context.expect_event("request", lambda made: made.url == ADDRESS) as opening:
            seen.press("Enter")
        assert "referer" not in opening.value.headers


def test_a_click_on_an_address_in_the_text_opens_nothing(
    read_only: tuple[Served, Path], context: BrowserContext
) -> None:
    with window(context, read_only[0].address.whole) as seen:
        seen.press("j", "o")
        seen.wait_for("enter opens it in your browser")
        lines = seen.text.splitlines()
        line = next(place for place, text in enumerate(lines) if ADDRESS in text)
        box = seen.page.locator(".xterm-screen").bounding_box()
        assert box is not None
        width, height = box["width"] / seen.columns, box["height"] / len(lines)
        where = (lines[line].index(ADDRESS) + 5.5) * width, (line + 0.5) * height
        seen.page.mouse.move(box["x"] + where[0] - 9, box["y"] + where[1])
        seen.page.mouse.move(box["x"] + where[0], box["y"] + where[1])
        with seen.page.expect_console_message(lambda said: "link" in said.text):
            seen.page.mouse.click(box["x"] + where[0], box["y"] + where[1])
        assert len(context.pages) == 1


def test_what_is_copied_is_on_the_clipboard_of_the_browser(
    read_only: tuple[Served, Path], context: BrowserContext
) -> None:
    with (
        server({"/": html("elsewhere")}) as other,
        window(context, read_only[0].address.whole) as seen,
    ):
        seen.press("j")
        seen.wait_for("in 75% of work inspected")
        seen.press("y")
        seen.wait_for("Copied")
        elsewhere = f"http://127.0.0.1:{other.port}"
        context.grant_permissions(["clipboard-read"], origin=elsewhere)
        page = context.new_page()
        page.goto(elsewhere)
        page.bring_to_front()
        assert "in 75% of work inspected" in page.evaluate("navigator.clipboard.readText()")
