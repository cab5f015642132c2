"""The pages of the manual, and the fenced blocks in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.readme import pages

__all__ = ["Block", "blocks_of", "named", "pages"]

_FENCE = re.compile(r"^```([a-z]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_EXIT = re.compile(r"# exit (\d+)\b")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: in which language, what it holds, the line it begins at, what it prints."""

    language: str
    text: str
    line: int
    prints: str = ""

    @property
    def exits(self) -> Sequence[tuple[int, int]]:
        """The commands that do not exit with 0: their lines in the block, and their codes."""
        lines = enumerate(self.text.splitlines(), 1)
        return [(number, int(found[1])) for number, told in lines if (found := _EXIT.search(told))]


def blocks_of(page: Path) -> Sequence[Block]:
    """The fenced blocks of a page; what a text block after an example holds, the example prints."""
    text = page.read_text(encoding="utf-8")
    found = list(_FENCE.finditer(text))
    blocks = []
    for place, one in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        is_told = (
            after is not None
            and after[1] == "text"
            and "\n#" not in text[one.end() : after.start()]
        )
        prints = after[2] if after is not None and is_told else ""
        blocks.append(Block(one[1], one[2], text[: one.start()].count("\n") + 1, prints))
    return blocks


def named(page: Path) -> str:
    """The page as a test names it."""
    return page.stem
