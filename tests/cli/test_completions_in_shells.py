"""The completions that are shipped, in the real shells."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

SHARE = Path(__file__).parents[2] / "share"
TYPED = (
    ("probtimeline expo", "export"),
    ("probtimeline export --to csl", "csl-json"),
    ("probtimeline show csw-irr", "csw-irredeemably-flawed-2019"),
    ("probtimeline list tag:insp", "tag:inspection"),
    ("probtimeline sources det", "detach"),
)
"""What is typed, and the word it becomes after a tab."""

SHELLS = {
    "bash": (
        ["--norc", "--noprofile", "-i"],
        f"source '{SHARE}/bash-completion/completions/probtimeline'; bind 'set bell-style none'",
    ),
    "zsh": (
        ["-f", "-i"],
        f"fpath=('{SHARE}/zsh/site-functions' $fpath); autoload -U compinit; compinit -u -D",
    ),
    "fish": (
        ["--no-config", "-i"],
        f"source '{SHARE}/fish/vendor_completions.d/probtimeline.fish'",
    ),
}


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest) -> Iterator[pexpect.spawn[str]]:
    """A shell at a terminal, with the completion taken in."""
    command = shutil.which(request.param)
    if command is None:
        pytest.skip(f"{request.param} is not installed")
    words, setting = SHELLS[request.param]
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "PS1": "> ", "TERM": "dumb", "PYTHONUTF8": "1"}
    child = pexpect.spawn(
        command, words, env=env, encoding="utf-8", timeout=30, dimensions=(24, 200)
    )
    child.sendline(f"{setting}; echo rea''dy")
    child.expect("ready")
    yield child
    child.close(force=True)


@pytest.mark.parametrize(("typed", "word"), TYPED)
def test_a_tab_completes_the_word(shell: pexpect.spawn[str], typed: str, word: str) -> None:
    shell.send(f"echo {typed}".replace("echo ", "", 1) + "\t")
    shell.expect_exact(word)
