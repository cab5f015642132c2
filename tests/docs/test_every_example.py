"""Every example of the manual does what the manual says.

The blocks of a page run one after another in one shell, in an empty folder with an empty home: a
page makes the files it speaks of. A command exits with 0 unless `# exit N` stands behind it; what
the next block in ```text holds is printed. A line that ends in … may go on.

What a test cannot run (the explorer itself, the network) stands in ```console after a `$`, as
typed at a prompt; its words are understood at least.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from tests.support.manual import Block, blocks_of, named, pages

from probtimeline.cli import understand
from probtimeline.verbs.verb import Help, Misused

EXAMPLES = {page: [one for one in blocks_of(page) if one.language == "sh"] for page in pages()}
TYPED = {page: [one for one in blocks_of(page) if one.language == "console"] for page in pages()}
MOST_NOT_RUN = 24
"""Lines at a prompt in the whole manual: what is not run is the exception."""

NEITHER_ZERO_NOR_A_PIPE_CLOSED = 'code=$?; [ $code = 141 ] || echo "$LINENO $code" >&3'
"""What the shell notes of a command that failed; 141 is what `| head` does to one."""


@pytest.mark.parametrize("page", [each for each in pages() if EXAMPLES[each]], ids=named)
def test_the_examples_of_a_page_do_what_it_says(page: Path, tmp_path: Path) -> None:
    needed = {"git", "jq", "sqlite3"} & set(re.findall(r"\b(git|jq|sqlite3)\b", _words(page)))
    if missing := sorted(each for each in needed if shutil.which(each) is None):
        pytest.skip(f"the examples of {page.name} take {', '.join(missing)}")
    blocks = EXAMPLES[page]
    for block, printed, failed in zip(blocks, *_run(blocks, tmp_path), strict=True):
        where = f"{page.name}:{block.line}\n{printed}"
        assert failed == block.exits, where
        assert list(_not_printed(block.prints, printed)) == [], where


@pytest.mark.parametrize("page", [each for each in pages() if TYPED[each]], ids=named)
def test_what_is_not_run_is_understood(page: Path) -> None:
    for block in TYPED[page]:
        typed = [line for line in block.text.splitlines() if line.startswith("$ ")]
        assert typed, f"{page.name}:{block.line} has no line at a prompt"
        for line in typed:
            words = shlex.split(line[2:], comments=True)
            if words[0] == "probtimeline":
                _, asked = understand(words[1:])
                assert not isinstance(asked, Misused | Help), line


def test_what_is_not_run_is_the_exception() -> None:
    typed = [one.text.count("\n$ ") + 1 for blocks in TYPED.values() for one in blocks]
    assert sum(typed) <= MOST_NOT_RUN
    ran = [one for blocks in EXAMPLES.values() for one in blocks]
    assert len(ran) > len(typed)


@pytest.mark.parametrize("page", pages(), ids=named)
def test_every_command_stands_where_it_is_run_or_at_a_prompt(page: Path) -> None:
    for block in blocks_of(page):
        if block.language not in ("sh", "console"):
            told = f"{page.name}:{block.line}"
            assert not re.search(r"^(\$ )?probtimeline [a-z-]", block.text, re.MULTILINE), told
        if block.language == "json":
            json.loads(block.text)


def _words(page: Path) -> str:
    return "\n".join(block.text for block in EXAMPLES[page])


def _run(
    blocks: Sequence[Block], folder: Path
) -> tuple[Sequence[str], Sequence[Sequence[tuple[int, int]]]]:
    """What each block printed, and which of its commands did not exit with 0."""
    work, home, notes = (folder / name for name in ("work", "home", "notes"))
    for made in (work, home, notes):
        made.mkdir()
    lines = ["set -o pipefail -o errtrace", f"trap '{NEITHER_ZERO_NOR_A_PIPE_CLOSED}' ERR"]
    for number, block in enumerate(blocks):
        script, out = notes / f"{number}.sh", notes / f"{number}.out"
        script.write_text(f"{block.text}true\n", encoding="utf-8")
        failed = notes / f"{number}.failed"
        lines.append(f"exec 3>{shlex.quote(str(failed))}; cd {shlex.quote(str(work))}")
        lines.append(f". {shlex.quote(str(script))} >{shlex.quote(str(out))} 2>&1 </dev/null")
    subprocess.run(
        ["bash", "-c", "\n".join(lines)], env=_empty(home), check=False, timeout=120, cwd=work
    )
    printed = [(notes / f"{number}.out").read_text("utf-8") for number in range(len(blocks))]
    failures = []
    for number in range(len(blocks)):
        told = (notes / f"{number}.failed").read_text("utf-8").splitlines()
        failures.append([(int(line.split()[0]), int(line.split()[1])) for line in told])
    return printed, failures


def _empty(home: Path) -> Mapping[str, str]:
    """The environment of somebody who has just installed the program."""
    here = str(Path(sys.executable).parent)
    names = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")
    git = dict.fromkeys(names, "reader")
    path = f"{here}{os.pathsep}{os.environ['PATH']}"
    return {**git, "HOME": str(home), "PATH": path, "LANG": "C.UTF-8", "PYTHONUTF8": "1"}


def _not_printed(expected: str, printed: str) -> Iterator[str]:
    """The lines that are not printed, or not in this order."""
    lines = iter(line.rstrip() for line in printed.splitlines())
    for wanted in (line.rstrip() for line in expected.splitlines()):
        if wanted.strip() in ("", "…"):
            continue
        start = wanted.removesuffix("…")
        fits = (line.startswith(start) if start != wanted else line == wanted for line in lines)
        if not any(fits):
            yield wanted
            return
