"""The programs that are measured: how each is started, when it shows something useful, its keys."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import probtimeline
from bench import inputs
from bench.emulator import Emulator
from bench.room import Room
from bench.samples import Values
from bench.terminal import NoAnswerError, Program, Shown

BUILT_IN = Path(probtimeline.__file__).with_name("events.json")
APPS = Path(__file__).with_name("apps")
FETCHED = {"peplum": "peplum", "toolong": "tl", "visidata": "vd"}
"""Packages that get an environment each (they need different Textuals), and their commands."""

PATIENCE = 180.0
"""Seconds before a program that shows nothing useful is given up."""

DOWN = b"\x1b[B"


@dataclass(frozen=True, slots=True)
class Tool:
    """A program on some data. `ready`: its first useful frame; `whole`: all there is to come.

    `missing` says why the program cannot be run.
    """

    name: str
    command: Sequence[str]
    ready: Shown
    whole: Shown | None = None
    down: bytes = b"j"
    quit: bytes = b"q"
    missing: str = ""

    def open(self, room: Room) -> Program:
        """The program in a terminal; raises NoAnswerError where it is not installed."""
        if self.missing:
            raise NoAnswerError(self.missing)
        return Program(self.command, room.environment())

    def opened(self, room: Room) -> Program:
        """The program with all there is to come, and at rest; close it."""
        program = self.open(room)
        try:
            program.wait_for(self.whole or self.ready, PATIENCE)
            program.settle(PATIENCE)
        except NoAnswerError:
            program.close()
            raise
        return program

    def first_frame(self, room: Room) -> Values:
        """Seconds from the start to the first useful frame."""
        with self.open(room) as program:
            took = program.wait_for(self.ready, PATIENCE) - program.started
            program.close(self.quit)
        return {"": [took]}

    def first_and_whole(self, room: Room) -> Values:
        """Seconds from the start to the first useful frame, and to all there is to come."""
        with self.open(room) as program:
            first = program.wait_for(self.ready, PATIENCE) - program.started
            whole = program.wait_for(self.whole or self.ready, PATIENCE) - program.started
            program.close(self.quit)
        return {"": [first], "whole": [whole]}


def shows(text: str) -> Shown:
    """Whether a text is anywhere on the screen."""
    return lambda screen: any(text in line for line in screen.text)


def hello() -> Tool:
    """The floor: a Textual program that shows two words."""
    return Tool("hello-world Textual", _app("hello"), shows("Hello, world"))


def ours(room: Room, count: int | None) -> Tool:
    """The explorer on so many made events, or on the built-in chronology."""
    path = inputs.chronology(room, count) if count else BUILT_IN
    command = [sys.executable, "-m", "probtimeline"]
    first = next(inputs.heads_of(path))
    return Tool(
        f"ours, {count:,}" if count else "ours, built-in",
        [*command, "-f", str(path)] if count else command,
        lambda screen: list_and_detail(screen, first.title) and has_axis(screen),
        whole=shows(f"{count:,} event") if count else None,
    )


def ours_unseen(room: Room, count: int) -> Tool:
    """The explorer on a file it has not seen: the axis comes behind the first frame."""
    first = next(inputs.heads_of(inputs.chronology(room, count)))
    known = ours(room, count)
    return Tool(
        f"{known.name} for the first time",
        known.command,
        lambda screen: list_and_detail(screen, first.title),
        whole=lambda screen: bool(known.whole and known.whole(screen) and has_axis(screen)),
    )


def list_and_detail(screen: Emulator, title: str) -> bool:
    """Whether an event's title stands both in the list and in the detail."""
    half, told = screen.columns // 2, title[:24]
    return any(told in screen.line(number, 0, half) for number in range(40)) and any(
        told in screen.line(number, half) for number in range(40)
    )


def has_axis(screen: Emulator) -> bool:
    """Whether years stand in a line above the list."""
    for line in screen.text[1:]:
        if "Events" in line:
            return False
        if len(re.findall(r"\b\d{4}\b", line)) >= 2:
            return True
    return False


def data_table(room: Room, count: int) -> Tool:
    """Textual's DataTable with the same events."""
    path = inputs.chronology(room, count)
    title = next(inputs.heads_of(path)).title
    return Tool(f"DataTable, {count:,}", [*_app("data_table"), str(path)], shows(title))


def option_list(room: Room, count: int) -> Tool:
    """Textual's OptionList with the same events."""
    path = inputs.chronology(room, count)
    title = next(inputs.heads_of(path)).title
    return Tool(f"OptionList, {count:,}", [*_app("option_list"), str(path)], shows(title))


def peplum(room: Room) -> Tool:
    """Peplum with 700 entries where it keeps those it has fetched."""
    title = inputs.peps(room)
    return _fetched(room, "peplum", "peplum, 700", [], shows(title[:20]), down=DOWN, quit=b"\x11")


def toolong(room: Room, count: int) -> Tool:
    """Toolong on the lines of the same file; it begins at the end."""
    file = str(inputs.chronology(room, count))
    name = f"Toolong, {count:,}"
    # Upwards: it begins at the end.
    return _fetched(room, "toolong", name, [file], shows('"id": "'), down=b"\x1b[A", quit=b"\x03")


def visidata(room: Room, count: int) -> Tool:
    """VisiData with a row an event."""
    file = inputs.json_lines(room, count)
    title = next(inputs.heads_of(inputs.chronology(room, count))).title[:12]
    whole = shows(f"{count} rows")
    return _fetched(
        room, "visidata", f"VisiData, {count:,}", ["-N", str(file)], shows(title), whole=whole
    )


def lnav(room: Room, count: int) -> Tool:
    """Lnav on the lines of the same file, from their end. Killed: else it keeps a place."""
    file = inputs.chronology(room, count)
    missing = "" if shutil.which("lnav") else "lnav is not installed: apt-get install lnav"
    return Tool(
        f"lnav, {count:,}",
        ["lnav", str(file)],
        shows('"id": "'),
        whole=shows(inputs.last_id(file)),
        down=b"k",
        quit=b"",
        missing=missing,
    )


def install(room: Room) -> None:
    """Put the packages to compare with into environments of their own, once."""
    for package, command in FETCHED.items():
        folder = room.folder("env") / package
        if (folder / "bin" / command).exists():
            continue
        sys.stderr.write(f"installing {package} ...\n")
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        pip = [str(folder / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, package], check=False)


def _app(name: str) -> list[str]:
    return [sys.executable, str(APPS / f"{name}.py")]


def _fetched(
    room: Room,
    package: str,
    name: str,
    words: Sequence[str],
    ready: Shown,
    **more: Any,
) -> Tool:
    command = room.root / "env" / package / "bin" / FETCHED[package]
    missing = "" if command.exists() else f"{package} is not installed: make bench does it"
    return Tool(name, [str(command), *words], ready, missing=missing, **more)
