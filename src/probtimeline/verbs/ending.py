"""What a verb does when it is asked to end: it says so, and ends at once with the shell's code.

It ends as if it were killed, which every file outlasts: nothing half done can be seen, and writing
a file lets such signals wait. An exception instead could be lost on its way, in the middle of an
import or of tidying up.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from types import FrameType, MappingProxyType
from typing import Final

_WORDS: Final[Mapping[int, bytes]] = MappingProxyType(
    {
        signal.SIGINT: b"\nprobtimeline: interrupted; nothing was lost\n",
        signal.SIGTERM: b"probtimeline: told to end; nothing was lost\n",
        signal.SIGHUP: b"probtimeline: the terminal was closed; nothing was lost\n",
    }
)
"""The words for each signal; the interrupt's begin below the `^C` that a terminal shows."""


def end_when_told() -> None:
    """End from now on with 128 + the number of a signal that asks to.

    One that is ignored (`nohup`, a job in the background of a script) stays ignored.
    """
    for number in _WORDS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)


def _end(number: int, _: FrameType | None) -> None:
    if sys.stderr is not None:  # else its number may be that of a file by now
        with suppress(OSError):
            os.write(2, _WORDS[number])
    os._exit(128 + number)
