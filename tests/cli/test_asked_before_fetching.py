"""`sources fetch` at a terminal: asked before it fetches and attaches, and interrupted."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from tests.support.command import environment
from tests.support.fetching import ROOT, command
from tests.support.paper import EXACT_AND_INTERRUPTED, attached, chronology_of, paper
from tests.support.server import Server
from tests.support.terminal import PATIENCE, Terminal, terminal


def at_a_terminal(file: Path, *words: str) -> AbstractContextManager[Terminal]:
    """The verb at a terminal."""
    return terminal(command(file, *words), env={"PYTHONPATH": str(ROOT)})


@pytest.fixture
def news() -> Iterator[Server]:
    """The paper."""
    with paper() as running:
        yield running


@pytest.fixture
def file(tmp_path: Path, news: Server) -> Path:
    """A chronology with a source for each page of the paper."""
    return chronology_of(news, tmp_path)


def test_at_a_terminal_both_questions_are_asked(file: Path, news: Server) -> None:
    with at_a_terminal(file, "a") as seen:
        seen.wait_for("fetch it? [y/N]")
        assert "host      news.example" in seen.text
        assert not news.requests
        seen.press("y\r")
        seen.wait_for("attach it? [y/N]")
        assert EXACT_AND_INTERRUPTED in seen.text
        assert attached(file, "a") is None
        seen.press("yes\r")
        assert seen.wait_for_end() == 0
    assert attached(file, "a") is not None


@pytest.mark.parametrize("answer", ["\r", "\x04", "yesterday\r"])
def test_any_other_answer_than_yes_leaves_everything(file: Path, news: Server, answer: str) -> None:
    with at_a_terminal(file, "a") as seen:
        seen.wait_for("fetch it? [y/N]")
        seen.press(answer)
        assert seen.wait_for_end() == 1
        assert "it was not fetched" in seen.text
    assert not news.requests


def test_a_text_in_its_place_is_named_in_the_question(file: Path) -> None:
    (file.parent / "sources").mkdir()
    (file.parent / "sources" / "a.txt").write_text("Mine.", encoding="utf-8")
    with at_a_terminal(file, "a") as seen:
        seen.wait_for("fetch it? [y/N]")
        seen.press("y\r")
        seen.wait_for("attach it, in place of the text attached before? [y/N]")
        seen.press("n\r")
        assert seen.wait_for_end() == 1
    assert attached(file, "a") == "Mine."


@pytest.mark.parametrize("name", ["a", "slow"])
def test_interrupted_at_a_question_or_while_a_server_is_slow_it_leaves_nothing(
    file: Path, news: Server, name: str
) -> None:
    with at_a_terminal(file, name) as seen:
        seen.wait_for("fetch it? [y/N]")
        seen.press("y\r")
        if name == "a":
            seen.wait_for("attach it? [y/N]")
        else:
            assert news.was_asked.wait(PATIENCE)
        seen.press("\x03")
        assert seen.wait_for_end() == 130
        assert "Traceback" not in seen.text
    assert not (file.parent / "sources").exists()


def test_an_interrupt_from_elsewhere_ends_it_too(file: Path, news: Server) -> None:
    with subprocess.Popen(
        command(file, "slow", "--yes"), cwd=ROOT, env=environment(), stderr=subprocess.PIPE
    ) as process:
        assert news.was_asked.wait(PATIENCE)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"nothing was lost" in told
    assert not (file.parent / "sources").exists()
