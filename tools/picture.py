"""Draws the pictures of the README from the running program: `make pictures`."""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

from probtimeline.app.app import Explorer
from probtimeline.app.run import reader_of, today
from probtimeline.session.state import State

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
SERIOUS = ("s", "e", "r", "i", "o", "u", "s", "space", "f", "u", "r", "t", "h", "e", "r")
PICTURES = {
    "timeline": ((120, 40), ("slash", *"id:sfo-rise-kay", "enter", "escape")),
    "search": ((120, 40), ("slash", *"murder or killed")),
    "figures": ((120, 40), ("slash", *SERIOUS, "enter", "f", "J")),
    "comparisons": ((120, 40), ("slash", *SERIOUS, "enter", "f", "J", "4")),
    "source": ((120, 40), ("slash", *"id:crc-contracts-2014", "enter", "s")),
}
"""For each picture the size of the terminal and the keys that lead there."""


def without_addresses(svg: str) -> str:
    """The picture with the reader's own monospace font: nothing is fetched to show it."""
    return re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)


async def draw(name: str) -> None:
    """Open the explorer, press the keys, and write what the screen shows."""
    size, keys = PICTURES[name]
    read = reader_of(None)
    chronicle, texts, _ = read()
    app = Explorer(State.of(chronicle, texts, today()), read)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await app.workers.wait_for_complete()
        await pilot.pause()
        svg = without_addresses(app.export_screenshot(title="probtimeline"))
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8")


def main() -> int:
    """Draw the pictures named on the command line, or all."""
    for name in sys.argv[1:] or PICTURES:
        asyncio.run(draw(name))
        sys.stdout.write(f"docs/pictures/{name}.svg\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
