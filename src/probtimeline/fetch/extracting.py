"""The article in a page, taken out by a process of its own: hostile markup costs it alone.

It reads the page as UTF-8 from standard input, and writes the article and the whole text as JSON.
It may not reach the network, start a program or write a file, and the system ends it where it
takes too much memory or time.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST: Final = 16 * 1024 * 1024
"""Characters of each text that are handed back: no more than a page has bytes."""

_UNSEEN: Final = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe"})
_INLINE: Final = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"}
    | {"kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike"}
    | {"strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
"""Elements that stand in a line; all others begin one."""

_FORBIDDEN: Final = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork")


def main(seconds: int, memory: int) -> int:
    """Do the work within these limits of processor time and memory (in bytes)."""
    for what, limit in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory)):
        with suppress(OSError, ValueError):  # not every system has every limit
            resource.setrlimit(what, (limit, limit))
    import trafilatura
    from trafilatura.utils import load_html

    sys.addaudithook(_forbid)
    page = sys.stdin.buffer.read().decode("utf-8", "replace")
    article = trafilatura.extract(
        page, favor_recall=True, include_comments=False, include_tables=True, deduplicate=False
    )
    tree = load_html(page)
    whole = "" if tree is None else _lines("".join(_pieces(tree)))
    answer = {"article": (article or "")[:LONGEST], "whole": whole[:LONGEST]}
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    return 0


def _forbid(event: str, _: object) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)


def _pieces(tree: HtmlElement) -> Iterator[str]:
    """Yield the text of all elements, with a line break around those that begin a line.

    Not by calling itself: elements may stand in each other thousands deep.
    """
    from lxml.etree import iterwalk

    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        breaks = "" if tag in _INLINE else "\n"
        if event == "end":
            yield breaks + (element.tail or "")
        elif not tag or tag in _UNSEEN:
            walk.skip_subtree()
        else:
            yield breaks + (element.text or "")


def _lines(text: str) -> str:
    """Return the lines that hold something, evened out."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
