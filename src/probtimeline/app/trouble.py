"""How trouble with files is told: with those of a chronology for as long as it lasts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from probtimeline.core.text import clean_line

if TYPE_CHECKING:
    from datetime import datetime

    from probtimeline.store.watch import Watch


def words_of(fault: OSError) -> str:
    """What is wrong with a file, and the cure, where the store has told them."""
    return f"{getattr(fault, 'what', fault)}. {getattr(fault, 'cure', '')}".strip()


def not_kept(fault: OSError) -> str:
    """What to tell where drafts cannot be read or written."""
    return f"What is being written could not be kept: {words_of(fault)}"


def named(watch: Watch | None, fault: OSError | MemoryError) -> str:
    """The file that cannot be read, as the reader knows it."""
    path = getattr(fault, "path", None)
    if not isinstance(path, Path):
        return "The file"
    name = clean_line(path.name, 60)
    if watch is None or watch.library.file is not None:
        return name
    return f"Your own {name}" if path == watch.library.reader else "The built-in chronology"


def faulty(watch: Watch | None, fault: OSError | MemoryError, as_of: datetime | None) -> str:
    """What is wrong, since when what is shown has not been looked at, and what happens next."""
    what = clean_line(str(getattr(fault, "what", fault)), 200)
    if isinstance(fault, MemoryError):
        what = "there is too little memory to read it"
    problems = getattr(fault, "problems", ())
    if problems:
        first = problems[0]
        place = f"line {first.line}, column {first.column or 1}: " if first.line else ""
        what = f"{place}{clean_line(first.what, 200)}"
        if len(problems) > 1:
            what += f" (and {len(problems) - 1} more)"
    when = f" at {as_of:%H:%M}" if as_of is not None else " when it was read last"
    return f"{named(watch, fault)}: {what}. Shown as it was{when}; it is read again by itself"


def mended(watch: Watch | None, fault: OSError | MemoryError) -> str:
    """That the trouble is over: the file is whole, or there, or can be read again."""
    again = "is whole again" if getattr(fault, "problems", ()) else "can be read again"
    return f"{named(watch, fault)} {again}"
