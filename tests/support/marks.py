"""Git's marks in a merged file, and a side chosen at each of them, as an editor does."""

from __future__ import annotations

import re
from typing import Any

from probtimeline.store.document import Document, decode
from probtimeline.store.merging import Merge
from probtimeline.store.merging_text import marked

MARK = re.compile(r"<<<<<<< .*\n((?:.*\n)*?)=======\n((?:.*\n)*?)>>>>>>> .*\n")


def text_of(merge: Merge) -> str:
    """The file that holds the merge, with marks where it has conflicts."""
    return marked(merge.data, merge.conflicts, ("ours", "theirs")).decode()


def without_marks(text: str, *sides: int) -> str:
    """The text with a side (0 or 1) chosen at each mark in turn, the last one for all others."""
    order = iter(sides)
    return MARK.sub(lambda mark: mark[next(order, sides[-1]) + 1], text)


def chosen(text: str, *sides: int) -> Any:
    """The chronology that is left of the text then."""
    read = decode(without_marks(text, *sides).encode(), "it")
    assert isinstance(read, Document), read
    return read.data
