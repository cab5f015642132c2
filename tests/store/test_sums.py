"""Sections held against their sums: damage is found, and looking for it takes no memory."""

from __future__ import annotations

import mmap
import os
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import pytest

from probtimeline.store.sums import Sums

FIRST, SECOND = b"first section" * 1000, b"second section" * 300_000
SECTIONS = {
    "first": [100, len(FIRST), crc32(FIRST), "B"],
    "second": [20_000, len(SECOND), crc32(SECOND), "B"],
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kept.catalogue"
    path.write_bytes((b"\0" * 100 + FIRST).ljust(20_000, b"\0") + SECOND)
    return path


@pytest.fixture
def handle(file: Path) -> Iterator[int]:
    opened = os.open(file, os.O_RDONLY)
    yield opened
    os.close(opened)


def written(file: Path, at: int, data: bytes) -> None:
    with file.open("r+b") as out:
        out.seek(at)
        out.write(data)


def test_sections_as_they_were_written_hold(handle: int) -> None:
    assert Sums(handle, SECTIONS).hold()


@pytest.mark.parametrize("at", [100, 100 + len(FIRST) - 1, 20_000, 20_000 + len(SECOND) - 1])
def test_one_byte_that_differs_is_found(file: Path, handle: int, at: int) -> None:
    written(file, at, b"!")
    assert not Sums(handle, SECTIONS).hold()


def test_bytes_between_sections_do_not_matter(file: Path, handle: int) -> None:
    written(file, 0, b"!")
    written(file, 19_999, b"!")
    assert Sums(handle, SECTIONS).hold()


def test_a_section_may_be_left_out(file: Path, handle: int) -> None:
    written(file, 30_000, b"!")
    assert Sums(handle, SECTIONS).hold(without=("second",))
    assert not Sums(handle, SECTIONS).hold(without=("first",))


def test_a_file_that_was_cut_off_does_not_hold(file: Path, handle: int) -> None:
    os.truncate(file, 25_000)
    assert not Sums(handle, SECTIONS).hold()


def test_it_goes_on_when_whoever_opened_the_file_closes_it(file: Path) -> None:
    opened = os.open(file, os.O_RDONLY)
    sums = Sums(opened, SECTIONS)
    os.close(opened)
    assert sums.hold()


def in_memory(path: Path) -> int:
    """Kilobytes of a mapped file that count as this program's memory."""
    found, told = 0, False
    for line in Path("/proc/self/smaps").read_text(encoding="utf-8").splitlines():
        name = line.split()[0]
        if not name.endswith(":"):
            told = line.endswith(str(path))
        elif told and name == "Rss:":
            found += int(line.split()[1])
    return found


@pytest.mark.skipif(not Path("/proc/self/smaps").exists(), reason="only Linux tells it")
def test_what_is_mapped_is_not_looked_at(file: Path, handle: int) -> None:
    with mmap.mmap(handle, 0, access=mmap.ACCESS_READ) as mapped:
        before = in_memory(file)
        assert Sums(handle, SECTIONS).hold()
        assert in_memory(file) == before
        assert crc32(memoryview(mapped))
        assert in_memory(file) > before
