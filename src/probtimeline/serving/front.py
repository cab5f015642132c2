"""The page: its own few files, and the terminal of textual-serve that it shows.

Nothing is looked up by a path that a request names: what can be asked for is a list of files.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Final

from probtimeline.core.text import clean_line

_HERE: Final = Path(__file__).parent
_TYPES: Final = MappingProxyType({".css": "text/css", ".js": "text/javascript", ".ttf": "font/ttf"})


@cache
def files() -> Mapping[str, tuple[Path, str]]:
    """What a page may ask for: by name the file, and its type."""
    import textual_serve

    terminal = Path(str(textual_serve.__file__)).parent / "static"
    places = {
        "page.css": _HERE / "page.css",
        "page.js": _HERE / "page.js",
        "terminal.css": terminal / "css" / "xterm.css",
        "terminal.js": terminal / "js" / "textual.js",
        "upright.ttf": terminal / "fonts" / "RobotoMono-VariableFont_wght.ttf",
        "italic.ttf": terminal / "fonts" / "RobotoMono-Italic-VariableFont_wght.ttf",
    }
    return MappingProxyType({name: (path, _TYPES[path.suffix]) for name, path in places.items()})


def page(title: str, socket: str) -> str:
    """The page for a chronology of that title; `socket` is where its script finds the explorer."""
    text = (_HERE / "page.html").read_text(encoding="utf-8")
    # The title last: what it may look like is then looked for no more.
    for name, value in (("SOCKET", socket), ("TITLE", clean_line(title, limit=200))):
        before, _, after = text.partition(f"[{name}]")
        text = before + escape(value) + after
    return text
