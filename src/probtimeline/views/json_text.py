r"""JSON as it is shown and edited: nothing in it acts on the terminal, and nothing of it is lost.

What may not be shown is written as the JSON escape that means the same (`\u001b`).
"""

from __future__ import annotations

import unicodedata

from probtimeline.core.text import MARKS_IN_A_ROW, clean

LARGEST, LONGEST_LINE = 1024 * 1024, 100_000
"""Characters of a text, and of one line, above which typing would wait for the screen."""
LONGEST_WRAPPED = 5_000
"""Characters of a line above which wrapping it takes too long."""


def is_too_large(text: str) -> bool:
    """Whether a text is too large to be edited here; a file of any size can be added."""
    return len(text) > LARGEST or longest_line(text) > LONGEST_LINE


def longest_line(text: str) -> int:
    """The characters of the longest line of a text."""
    return max(map(len, text.splitlines()), default=0)


def safe_json(text: str) -> str:
    """JSON that means the same, and in which nothing acts on the terminal when it is shown."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return text
    acting = (char for char in set(text) if char not in "\n\t" and clean(char) != char)
    safe = text.translate({ord(char): _escaped(char) for char in acting})
    return safe if safe.isascii() else _with_few_marks(safe)


def _with_few_marks(text: str) -> str:
    """The text, with marks and joiners beyond those that one letter may carry as escapes."""
    kept, run = [], 0
    for char in text:
        is_mark = not char.isascii() and unicodedata.category(char) in ("Mn", "Me", "Cf")
        run = run + 1 if is_mark else 0
        kept.append(_escaped(char) if run > MARKS_IN_A_ROW else char)
    return "".join(kept)


def _escaped(char: str) -> str:
    """The JSON escape for a character: two of them where it is beyond U+FFFF."""
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{int.from_bytes(units[at : at + 2]):04x}" for at in range(0, len(units), 2))
