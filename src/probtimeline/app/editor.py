"""The reader's own editor: which one it is, and giving it the terminal."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from textual.app import App, SuspendNotSupported

from probtimeline.core.text import clean_line
from probtimeline.store.files import reason

TAKE_A_LINE: Final = frozenset({"vi", "vim", "nvim", "nano", "emacs", "micro", "hx", "kak"})
"""Editors that open a file at a line given as +LINE before its name."""


def editor_command(env: Mapping[str, str]) -> tuple[str, ...] | str:
    """The editor the environment names, with its arguments, or why there is none."""
    for name in ("VISUAL", "EDITOR"):
        if not (named := env.get(name, "").strip()):
            continue
        try:
            command = tuple(shlex.split(named))
        except ValueError:
            command = ()
        return command or f"${name} cannot be read: {clean_line(named, 80)}"
    return "Neither $VISUAL nor $EDITOR names an editor"


def called(command: Sequence[str]) -> str:
    """What an editor is called."""
    return clean_line(Path(command[0]).name, 40)


def edit(app: App[Any], command: Sequence[str], path: Path, line: int = 1) -> int | str:
    """Open a file in the editor, and wait for it: its exit code, or why it could not be started.

    The code is negative where a signal has ended it.
    """
    at = (f"+{line}",) if line > 1 and Path(command[0]).name in TAKE_A_LINE else ()
    try:
        with app.suspend():
            return _run((*command, *at, str(path)))
    except SuspendNotSupported:
        return "An editor cannot be given this terminal"


def _run(command: Sequence[str]) -> int | str:
    """Run it, with whatever goes wrong as a word: the terminal must be taken back in any case."""
    try:
        with _interrupts_left_to_it() as begun, subprocess.Popen(command) as child:
            begun()
            return child.wait()
    except (OSError, ValueError) as fault:
        words = reason(fault)[0] if isinstance(fault, OSError) else "that is no command"
        return f"{called(command)} cannot be started: {words}"


@contextmanager
def _interrupts_left_to_it() -> Iterator[Callable[[], None]]:
    r"""Keep ctrl+c and ctrl+\ in the editor from ending the explorer behind it.

    They are ignored once the editor runs, which is to be told: what is ignored before would be
    ignored there too. Until then they are caught by nobody, and nothing wakes the loop up.
    """
    numbers = (signal.SIGINT, signal.SIGQUIT)
    before = [signal.signal(number, lambda *_: None) for number in numbers]
    waking = signal.set_wakeup_fd(-1)

    def begun() -> None:
        for number in numbers:
            signal.signal(number, signal.SIG_IGN)
        signal.set_wakeup_fd(waking)

    try:
        yield begun
    finally:
        signal.set_wakeup_fd(waking)
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


def environment() -> Mapping[str, str]:
    """The environment in which the editor is looked for."""
    return os.environ
