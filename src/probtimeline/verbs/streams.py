"""Where data and talk go: the two streams of the command, made safe to write to.

A reader who stops reading (`| head`) is not an error, a stream that cannot carry a character
shows its number, and no stream at all (`>&-`) is silence.
"""

from __future__ import annotations

import os
from typing import TextIO


def opened(stream: TextIO | None) -> TextIO:
    """The stream, ready for any character; a null one where the shell closed it."""
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - open to the end
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        # Never "replace": a question mark after a date says that the date is uncertain.
        reconfigure(errors="backslashreplace")
    return stream


def silence(stream: TextIO) -> None:
    """Send what is still to come nowhere, so that closing the stream cannot fail again."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return


def is_terminal(stream: TextIO | None, term: str) -> bool:
    """Whether the stream is a terminal that can do more than print lines."""
    try:
        return stream is not None and stream.isatty() and term != "dumb"
    except ValueError:  # closed
        return False


def carries_everything(stream: TextIO) -> bool:
    """Whether the stream's encoding has every character."""
    encoding = (getattr(stream, "encoding", None) or "").lower().replace("-", "").replace("_", "")
    return encoding.startswith("utf")
