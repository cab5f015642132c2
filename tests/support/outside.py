"""Programs of others that are no Python: what npm installs in `tests/outside`, and a browser."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = Path(__file__).resolve().parent.parent / "outside"
PACKAGES = FOLDER / "node_modules"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""A browser that asks nobody anything, and that runs for any user of the machine."""


def package(name: str) -> Path:
    """The folder of an npm package; the test is skipped, and says so, where there is none."""
    folder = PACKAGES / name
    if not folder.is_dir():
        pytest.skip(f"{name} is not installed: `npm ci` in tests/outside, which `make test` does")
    return folder


def node(script: str, given: str) -> Any:
    """What a script in `tests/outside` prints, as JSON, for what it is given to read."""
    command = shutil.which("node")
    if command is None:
        pytest.skip("node is not installed")
    done = subprocess.run(
        [command, str(FOLDER / script)],
        input=given.encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    return json.loads(done.stdout)


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium that reaches no network but this machine's own."""
    from playwright.sync_api import sync_playwright

    command = next(filter(None, map(shutil.which, BROWSERS)), None)
    if command is None:
        pytest.skip(f"none of {', '.join(BROWSERS)} is installed")
    with sync_playwright() as played:
        opened = played.chromium.launch(executable_path=command, args=list(QUIET))
        try:
            yield opened
        finally:
            opened.close()
