"""Writes the lists in README.md and docs/ from the code: `make readme`. A test compares them.

A list stands between `<!-- name -->` and `<!-- /name -->`, on any page, as often as it is wanted.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from tools.lists import LISTS

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"

WANTED: Mapping[str, Sequence[str]] = {
    "README.md": ("verbs", "exits", "operators", "keys", "marks"),
}
"""The lists that a page may not do without."""

_LIST = re.compile(r"<!-- ([a-z ]+) -->\n(.*?)<!-- /([a-z ]+) -->", re.DOTALL)


def pages() -> Sequence[Path]:
    """Every page of the manual."""
    return (README, *sorted((ROOT / "docs").glob("*.md")))


def lists_of(text: str) -> Sequence[str]:
    """The names of the lists on a page."""
    return [found[1] for found in _LIST.finditer(text)]


def filled(text: str) -> str:
    """The text with each of its lists written anew."""
    return _LIST.sub(_anew, text)


def _anew(found: re.Match[str]) -> str:
    name = found[1]
    if name not in LISTS or found[3] != name:
        raise SystemExit(f"there is no list “{name}” that ends with “{found[3]}”")
    return f"<!-- {name} -->\n\n{_written(name)}\n\n<!-- /{name} -->"


@cache
def _written(name: str) -> str:
    return LISTS[name]()


def main() -> int:
    """Write the lists of every page anew."""
    for page in pages():
        page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
