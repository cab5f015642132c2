r"""JSON in which nothing acts on a terminal: what could is written as a `\u` escape.

That loses nothing: whoever reads the JSON has the very characters back.
"""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import category

from probtimeline.core.text import clean


def inert_json(document: str) -> str:
    r"""The JSON document with every character that could act on a terminal as `\u` escapes."""
    if document.isascii() and "\x7f" not in document:
        return document  # JSON itself escapes the other control characters
    held = set(document)
    shown = _with_escapes(document, {char for char in held if clean(char) != char})
    marks = {char for char in held if category(char) in ("Mn", "Me", "Cf")}
    # What is cleaned even now is a flood of marks.
    return _with_escapes(shown, marks) if marks and clean(shown) != shown else shown


def _with_escapes(document: str, chars: Iterable[str]) -> str:
    escapes = {}
    for char in chars:
        units = char.encode("utf-16-be", "surrogatepass")
        pairs = (units[i : i + 2].hex() for i in range(0, len(units), 2))
        escapes[ord(char)] = "".join(f"\\u{pair}" for pair in pairs)
    return document.translate(escapes) if escapes else document
