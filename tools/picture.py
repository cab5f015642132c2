"""Draws the pictures of the manual from the running program: `make pictures`."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

from probtimeline.app.app import Explorer
from probtimeline.app.opener import Opener
from probtimeline.app.run import library_of, pen_of, today
from probtimeline.session.state import State
from probtimeline.store.places import texts_folder
from probtimeline.store.texts import Texts

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
SERIOUS = ("s", "e", "r", "i", "o", "u", "s", "space", "f", "u", "r", "t", "h", "e", "r")
QUOTED = "killed 225 in the four years since privatisation"


def typed(text: str) -> tuple[str, ...]:
    """The keys that write a text."""
    return tuple("space" if letter == " " else letter for letter in text)


PICTURES = {
    "timeline": ((120, 40), ("slash", *"id:sfo-rise-kay", "enter", "escape")),
    "search": ((120, 40), ("slash", *"murder or killed")),
    "figures": ((120, 40), ("slash", *SERIOUS, "enter", "f", "J")),
    "comparisons": ((120, 40), ("slash", *SERIOUS, "enter", "f", "J", "4")),
    "form": (
        (120, 40),
        (
            *("a", *typed("campaign"), "tab", "enter"),
            *(
                *typed(QUOTED),
                "enter",
                "space",
                *typed("people killed, by a count of the Mirror"),
                *["pagedown"] * 2,
            ),
            *(*typed("wednesday"), "enter", *typed("The Mirror counts the people killed")),
        ),
    ),
    "source": ((120, 40), ("slash", *"id:sfo-rise-kay", "enter", "s")),
}
"""For each picture the size of the terminal and the keys that lead there."""


EXPORTED = {"rises": ("--measure", "serious-further-offences-change")}
"""For each picture that `export` draws the words it is asked with."""


def without_addresses(svg: str) -> str:
    """The picture with the reader's own monospace font: nothing is fetched to show it."""
    return re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)


async def draw(name: str, folder: Path = FOLDER) -> None:
    """Open the explorer, press the keys, and write what the screen shows."""
    size, keys = PICTURES[name]
    opener = Opener(library_of(None), Texts(texts_folder(None, os.environ)))
    chronicle, texts, *_ = opener.glance()
    state = State.of(chronicle, texts, today())
    app = Explorer(state, opener.read, pen=partial(pen_of, None), opener=opener)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await app.workers.wait_for_complete()
        await pilot.pause()
        svg = without_addresses(app.export_screenshot(title="probtimeline"))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.svg").write_text(svg, encoding="utf-8")


def export(name: str) -> None:
    """Have the program draw a picture for an article."""
    file = FOLDER / f"{name}.svg"
    words = ("export", "--force", "-o", str(file), *EXPORTED[name])
    subprocess.run([sys.executable, "-m", "probtimeline", *words], check=True, capture_output=True)


def main() -> int:
    """Draw the pictures named on the command line, or all."""
    for name in sys.argv[1:] or (*PICTURES, *EXPORTED):
        if name in EXPORTED:
            export(name)
        else:
            asyncio.run(draw(name))
        sys.stdout.write(f"docs/pictures/{name}.svg\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
