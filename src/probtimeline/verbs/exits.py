"""The exit codes. Scripts rest on them, so they never change their meaning."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType


class Exit(IntEnum):
    """What a verb tells the shell."""

    DONE = 0
    NOTHING = 1
    """Nothing found; or `check` or `fmt --check` found something."""
    WRONG = 2
    """The command or its input is wrong; nothing was changed."""
    UNREADABLE = 3
    """A file could not be read or written; nothing was lost."""
    HUNG_UP = 129
    INTERRUPTED = 130
    TOLD_TO_END = 143


MEANINGS: Mapping[Exit, str] = MappingProxyType(
    {
        Exit.DONE: "done",
        Exit.NOTHING: "nothing found, or `check` or `fmt --check` found something",
        Exit.WRONG: "the command or its input is wrong; nothing was changed",
        Exit.UNREADABLE: "a file could not be read or written; nothing was lost",
        Exit.HUNG_UP: "told to end (SIGHUP); nothing was lost",
        Exit.INTERRUPTED: "interrupted; nothing was lost",
        Exit.TOLD_TO_END: "told to end (SIGTERM); nothing was lost",
    }
)
"""What each code means, for the manual."""
