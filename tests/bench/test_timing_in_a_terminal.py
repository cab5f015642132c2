from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from bench.emulator import Emulator
from bench.terminal import NoAnswerError, Program

ECHO = r"""
import os, sys, tty
tty.setraw(0)
def say(text): os.write(1, text.encode())
say("\x1b[?2026$p\x1b[18t")
asked = b""
while asked.count(b"$y") + asked.count(b"t") < 2:
    asked += os.read(0, 100)
say("\x1b[2J\x1b[HReady " + repr(asked)[2:-1].replace("\\x1b", "ESC"))
while True:
    key = os.read(0, 1).decode()
    if key == "q":
        break
    if key == "b":
        for _ in range(40):
            say("\x1b[3;1H" + "busy " * 2000)
    say(f"\x1b[2J\x1b[HReady {key} done")
"""
SILENT = "import tty, signal; tty.setraw(0)\nwhile True: signal.pause()"


def running(code: str) -> Program:
    return Program([sys.executable, "-S", "-c", code], dict(os.environ), size=(60, 10))


def ready(screen: Emulator) -> bool:
    return "Ready" in screen.line(0)


def test_what_a_program_asks_of_its_terminal_is_answered() -> None:
    with running(ECHO) as program:
        assert program.wait_for(ready, 30) > program.started
        assert "ESC[?2026;2$y" in program.screen.line(0)
        assert "ESC[8;10;60t" in program.screen.line(0)


def test_the_reaction_to_a_key_is_seen_whole() -> None:
    with running(ECHO) as program:
        program.wait_for(ready, 30)
        reaction = program.press(b"b")
        assert program.pieces[-1][1].endswith(b"Ready b done")
        assert sum(len(data) for _, data in program.pieces) > 40 * 10_000
        assert reaction.last > reaction.first > 0


def test_a_part_of_the_screen_is_timed_to_its_last_change() -> None:
    with running(ECHO) as program:
        program.wait_for(ready, 30)
        assert program.change(b"x", lambda screen: screen.line(0), 30) > 0
        assert program.screen.line(0).startswith("Ready x done")
        with pytest.raises(NoAnswerError, match="nothing changed"):
            program.change(b"x", lambda screen: screen.line(5), 0.5)


def test_a_held_key_is_timed_from_its_release() -> None:
    with running(ECHO) as program:
        program.wait_for(ready, 30)
        before = len(program.pieces)
        lag = program.hold(b"b", 3)
        assert b"".join(data for _, data in program.pieces[before:]).count(b"b done") == 3
        assert lag.byte >= lag.change >= 0


def test_a_program_that_never_answers_is_told_as_such_and_ended() -> None:
    with running(SILENT) as program:
        with pytest.raises(NoAnswerError, match="not within"):
            program.wait_for(ready, 0.2)
        with pytest.raises(NoAnswerError, match="no reaction"):
            program.press(b"j", patience=0.2)
        process = program.process
    assert not Path(f"/proc/{process}").exists()


def test_a_program_that_ends_too_soon_is_told_as_such() -> None:
    with running("print('Goodbye')") as program, pytest.raises(NoAnswerError, match="it ended"):
        program.wait_for(ready, 30)


def test_a_program_ends_by_its_own_key() -> None:
    with running(ECHO) as program:
        program.wait_for(ready, 30)
        assert program.memory().peak > 1_000_000
        program.close(b"q")
        assert program.ended


def test_sequences_cut_anywhere_and_unknown_ones_draw_nothing() -> None:
    sent = b"\x1b[?1049h\x1b[>1uab\x1b[4:3mc\x1b]0;title\x07\x1bP+q544e\x1b\\d-\x1b[3be"
    screen = Emulator(20, 2)
    for number in range(len(sent)):
        screen.feed(sent[number : number + 1])
    assert screen.line(0).startswith("abcd-")
    assert Emulator(20, 2).line(0).strip() == ""
    whole = Emulator(20, 2)
    whole.feed(sent)
    assert whole.line(0).rstrip() == "abcd----e"


def test_lines_scroll_without_the_cursor() -> None:
    screen = Emulator(10, 3)
    screen.feed(b"one\r\ntwo\r\nthree\x1b[1S")
    assert [line.strip() for line in screen.text] == ["two", "three", ""]
    screen.feed(b"\x1b[1T")
    assert [line.strip() for line in screen.text] == ["", "two", "three"]
