"""Whatever call of the system fails, the file is as it was, or the command says that it is not."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.support.command import COMMAND, environment, piped
from tests.support.dying import Outcome
from tests.support.writing import (
    CHRONOLOGY,
    WRITING,
    Writing,
    makes_nameless_files,
    temporary,
)

NEW = '{"id": "new", "title": "New", "date": "2015"}'
FAULTS = ("ENOSPC", "EIO", "EDQUOT", "EMFILE")


def require_sound(writing: Writing, whole: Outcome) -> None:
    """Every failing call must be told with code 3 as long as the file is not in place."""
    done = whole.undisturbed.code
    assert done == 0, whole.undisturbed.err
    placed = whole.calls.index("replace")
    assert "fsync" in whole.calls[:placed], "what is put in place must be on the disk"
    for case in whole.cases:
        told = f"{case.how} {case.call}, call {case.number}: {case.ending.err}"
        assert "Traceback" not in case.ending.err
        assert not temporary(case.ending, whole), told
        if case.call == "open" and case.ending.code == 0:
            # A file that could not be opened in one way has been read in another.
            assert writing.is_new(case.ending, whole), told
        elif case.number <= placed:
            assert case.ending.code == 3, told
            assert writing.is_old(case.ending), told
            assert not case.ending.out, told
            assert any(name.rpartition("/")[2] in case.ending.err for name in writing.files), told
        else:
            assert writing.is_new(case.ending, whole), told
            assert f"{writing.target}: it could not be written" not in case.ending.err, told
            assert "Nothing was changed" not in case.ending.err, told
            assert (case.ending.code == 0) == bool(case.ending.out), told


@pytest.mark.parametrize("name", WRITING)
def test_a_full_disk_at_any_call_changes_nothing(tmp_path: Path, name: str) -> None:
    writing = WRITING[name]
    require_sound(writing, writing.ways(tmp_path, ("ENOSPC",)))


def test_other_faults_at_any_call_change_nothing(tmp_path: Path) -> None:
    writing = WRITING["add"]
    require_sound(writing, writing.ways(tmp_path, FAULTS[1:]))


def test_a_folder_that_cannot_be_put_on_the_disk_is_told_with_the_file_in_place(
    tmp_path: Path,
) -> None:
    writing = WRITING["add"]
    whole = writing.ways(tmp_path, ("EIO", "EINVAL"), only=("fsync",))
    settled = whole.calls.index("replace") + 1
    assert whole.calls[settled] == "fsync"
    fault, unknown = (case.ending for case in whole.cases if case.number == settled)
    assert (fault.code, unknown.code) == (3, 0)
    assert "events.json: it was written, but" in fault.err
    assert writing.is_new(fault, whole)


@pytest.mark.parametrize("refused", ["", "nameless", "link"])
def test_calls_that_write_a_part_only_are_made_again(tmp_path: Path, refused: str) -> None:
    writing = WRITING["add"]
    whole = writing.ways(tmp_path, ("short",), refused)
    [case] = whole.cases
    assert case.ending.code == 0
    assert writing.is_new(case.ending, whole)
    assert not temporary(case.ending, whole)


@pytest.fixture
def chronology(tmp_path: Path) -> Path:
    """A chronology of one event, in a folder of its own."""
    path = tmp_path / "events.json"
    path.write_text(CHRONOLOGY, "utf-8")
    return path


def limited(file: Path, kind: int, limit: int) -> subprocess.CompletedProcess[str]:
    """An addition by a process with a limit on what it may use."""
    return subprocess.run(
        [*COMMAND, "add", "-f", str(file)],
        input=NEW,
        text=True,
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(kind, (limit, limit)),
        env=environment(),
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("most", range(5, 8))
def test_with_too_few_descriptors_it_is_told_or_done(chronology: Path, most: int) -> None:
    done = limited(chronology, resource.RLIMIT_NOFILE, most)
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 3)
    assert (chronology.read_text("utf-8") == CHRONOLOGY) == (done.returncode == 3), done.stderr
    assert "many files" in done.stderr or done.returncode == 0
    assert {path.name for path in chronology.parent.iterdir()} <= {
        chronology.name,
        ".events.json.lock",
    }


def test_a_limit_on_the_size_of_files_is_told_and_changes_nothing(chronology: Path) -> None:
    done = limited(chronology, resource.RLIMIT_FSIZE, 60)
    assert done.returncode == 3
    assert f"{chronology}: it could not be written" in done.stderr
    assert "ulimit -f" in done.stderr
    assert chronology.read_text("utf-8") == CHRONOLOGY
    assert {path.name for path in chronology.parent.iterdir()} == {
        chronology.name,
        ".events.json.lock",
    }


def strace_works() -> bool:
    """Whether strace is installed, and may trace here."""
    if not shutil.which("strace"):
        return False
    tried = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False)
    return tried.returncode == 0


RENAMING = "?rename,?renameat,?renameat2"


@pytest.mark.skipif(not strace_works(), reason="strace is not installed, or may not trace here")
@pytest.mark.parametrize(
    ("call", "what"),
    [
        ("linkat", "signal=KILL"),
        (RENAMING, "signal=KILL"),
        ("linkat", "error=ENOSPC"),
        ("fsync", "error=EIO"),
        ("flock", "error=ENOLCK"),
    ],
)
def test_at_calls_of_the_system_itself(chronology: Path, call: str, what: str) -> None:
    if call == "linkat" and not makes_nameless_files(chronology.parent):
        pytest.skip("the disk makes no files without a name")
    inject = ["strace", "-f", "-o", os.devnull, "-e", f"inject={call}:{what}:when=1"]
    done = subprocess.run(
        [*inject, *COMMAND, "add", "-f", str(chronology)],
        input=NEW,
        text=True,
        capture_output=True,
        env=environment(),
        check=False,
        timeout=60,
    )
    killed = what == "signal=KILL"
    assert done.returncode == (-9 if killed else 3), done.stderr
    assert killed or "events.json: it could not be written" in done.stderr
    kept = chronology.read_text("utf-8")
    assert kept == CHRONOLOGY or (killed and '"new"' in kept)
    if killed:
        again = piped("add", "-f", chronology, stdin=NEW)
        assert again.code == 0, again.err
    names = sorted(path.name for path in chronology.parent.iterdir())
    assert names == [".events.json.lock", chronology.name]
