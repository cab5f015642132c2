"""What reaches a real terminal from a hostile chronology: nothing the program does not send."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from tests.support.hostile import BYTES, EVERYTHING, document
from tests.support.terminal import explorer, terminal

SENT = re.compile(rb"\x1b(?:\[[0-9;:?<>=$]*[a-zA-Z@`]|[=>]|\]22;\w+\x1b\\|P>?\|?q?\x1b\\)")
"""What the program itself sends: CSI sequences of the usual form, the shape of the pointer."""
HARMLESS = "a harmless text"
KEYS: tuple[str, ...] = (
    "G",
    "\r",
    "\x1b",
    "s",
    "J",
    "3",
    "z",
    "4",
    "\r",
    "1",
    "p",
    " ",
    "F",
    "\t",
    "B",
    "i",
    "D",
)
KEYS += ("?", "\x10", "/", "t", "a", "A", "e", "Y")


def journey(folder: Path, text: str) -> bytes:
    """All that the explorer sends on a walk through its views and panels."""
    whole = document({"one": text, "two": text})
    folder.mkdir()
    (folder / "events.json").write_text(json.dumps(whole))
    env = {"PROBTIMELINE_DATA": str(folder), "VISUAL": "", "EDITOR": ""}
    with terminal(explorer("-f", str(folder / "events.json")), env=env) as seen:
        seen.wait_for("Events")
        for key in KEYS:
            seen.press(key)
            if key not in ("\x1b", "\r", " ", "\t", "J", "z"):
                seen.press("\x1b\x1b")
        seen.press("\x1b\x11")
        assert seen.wait_for_end() == 0, seen.raw[-3000:].decode("utf-8", "replace")
    return seen.raw


def kinds(sent: bytes) -> set[bytes]:
    """The kinds of control sequences in what was sent: all that is no CSI in full."""
    left = SENT.sub(b"", sent)
    controls = set(re.findall(rb"\x1b.?.?.?.?", left))
    decoded = left.decode("utf-8")
    controls |= {char.encode() for char in decoded if 0x80 <= ord(char) < 0xA0}
    controls |= {bytes([each]) for each in set(left) if each < 0x20 and each not in b"\r\n"}
    return controls


def test_a_hostile_chronology_sends_what_a_harmless_one_sends(tmp_path: Path) -> None:
    plain = journey(tmp_path / "plain", HARMLESS)
    hostile = journey(tmp_path / os.fsdecode(BYTES), EVERYTHING)
    assert kinds(hostile) <= kinds(plain)
    for sent in (
        b"\x1b]52",
        b"\x1b]8;",
        b"\x1b]0;",
        b"\x1bP$q",
        b"\x1b[5;38",
        b"\x1b[?2004l\x1b[201",
    ):
        assert sent not in hostile
