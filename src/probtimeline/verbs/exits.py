"""The exit codes. Scripts rest on them, so they never change their meaning."""

from __future__ import annotations

from enum import IntEnum


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
