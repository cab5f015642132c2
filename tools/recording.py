"""Records a tour of the explorer, as asciinema plays it: `make pictures`.

The real program runs in a pseudo-terminal, in an empty home. What is kept is what its screen comes
to show with each key, and nothing that would ask or change the terminal of whoever plays it. The
times are those of the script and not of the machine.

The format is asciicast 2 (https://docs.asciinema.org/manual/asciicast/v2/): a line of JSON for the
head, then one for each piece of output with the second at which it comes.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Final, TypeAlias

import pexpect
import pyte

FILE: Final = Path(__file__).parent.parent / "docs" / "pictures" / "tour.cast"
Cells: TypeAlias = dict[tuple[int, int], pyte.screens.Char]

SIZE: Final = (110, 32)
TYPING: Final = 0.12
"""Seconds between the letters of a word."""

PATIENCE: Final = 3.0
QUIET: Final = 0.35
"""Seconds that a key may take, and of silence that end it."""

TOUR: Final = (
    ("", 2.0),
    *(("j", 0.6),) * 3,
    ("m", 1.2),
    ("/", 0.6),
    *((letter, TYPING) for letter in "serious further"),
    ("\r", 1.5),
    ("f", 1.5),
    ("g", 1.0),
    ("J", 3.0),
    ("\r", 2.5),
    ("H", 1.0),
    ("4", 3.0),
    ("1", 1.0),
    ("\x1b", 1.0),
    ("+", 1.0),
    ("+", 1.0),
    ("]", 1.0),
    ("0", 1.0),
    ("p", 2.5),
    (" ", 1.5),
    ("q", 1.0),
)
"""The keys, each with the seconds one has to look at what it does."""


def recorded() -> Iterator[tuple[float, str]]:
    """What the screen comes to show, with the second at which it does."""
    with TemporaryDirectory() as home:
        child = _start(home)
        screen = pyte.Screen(*SIZE)
        stream = pyte.ByteStream(screen)
        shown: Cells = {}
        now = 0.0
        yield now, "\x1b[?25l\x1b[2J"
        for key, pause in TOUR:
            if key:
                child.send(key)
            stream.feed(_sent(child))
            cells = _cells(screen)
            if drawn := "".join(_drawn(shown, cells)):
                yield now, drawn
            shown = cells
            now += pause
        child.send("\x11")
        child.expect(pexpect.EOF)
        child.close()
        yield now, f"\x1b[0m\x1b[{SIZE[1]};1H\x1b[?25h\r\n"


def _cells(screen: pyte.Screen) -> Cells:
    return {
        (row, column): screen.buffer[row][column]
        for row in range(screen.lines)
        for column in range(screen.columns)
    }


def _drawn(before: Cells, after: Cells) -> Iterator[str]:
    """What a terminal has to be sent so that it shows the one in place of the other."""
    at, style = (-1, -1), ""
    for (row, column), cell in after.items():
        if before.get((row, column)) == cell:
            continue
        if (row, column) != at:
            yield f"\x1b[{row + 1};{column + 1}H"
        if (wanted := _style(cell)) != style:
            yield wanted
        yield cell.data
        at, style = (row, column + 1), wanted


def _style(cell: pyte.screens.Char) -> str:
    flags = (("1", cell.bold), ("3", cell.italics), ("4", cell.underscore), ("7", cell.reverse))
    codes = ["0", *(code for code, is_set in flags if is_set)]
    codes += [
        f"{ground};{_rgb(name)}"
        for ground, name in (("38", cell.fg), ("48", cell.bg))
        if name != "default"
    ]
    return f"\x1b[{';'.join(codes)}m"


def _rgb(name: str) -> str:
    """A colour, which pyte gives in six digits, as terminals are told it."""
    red, green, blue = bytes.fromhex(name)
    return f"2;{red};{green};{blue}"


def _start(home: str) -> pexpect.spawn[bytes]:
    folders = {"HOME": home, "PROBTIMELINE_DATA": home, "PROBTIMELINE_CACHE": f"{home}/cache"}
    env = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **folders}
    return pexpect.spawn(
        sys.executable,
        ["-m", "probtimeline"],
        env={**env, "PATH": os.environ["PATH"]},
        dimensions=(SIZE[1], SIZE[0]),
        timeout=60,
    )


def _sent(child: pexpect.spawn[bytes]) -> bytes:
    """What is sent until nothing more comes for a while."""
    data, given_up = b"", monotonic() + PATIENCE
    # A cursor that blinks goes on writing, so silence alone would not end it.
    while monotonic() < given_up:
        try:
            data += child.read_nonblocking(65536, timeout=PATIENCE if not data else QUIET)
        except (pexpect.TIMEOUT, pexpect.EOF):
            break
    # pyte does not know the keyboard protocol's queries; they draw nothing.
    return data.replace(b"\x1b[>1u", b"").replace(b"\x1b[<u", b"")


def main() -> int:
    """Write the recording anew."""
    head = {"version": 2, "width": SIZE[0], "height": SIZE[1], "title": "A tour of probtimeline"}
    lines = [json.dumps(head)]
    lines += (json.dumps([round(at, 2), "o", text], ensure_ascii=False) for at, text in recorded())
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"docs/pictures/{FILE.name}: {FILE.stat().st_size / 1000:.0f} kB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
