"""Writing an export: whole or not at all, and never in place of what is not to be replaced."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from probtimeline.store.exports import InTheWay, write_export


def test_a_new_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_export(tmp_path / "page.html", b"page")
    assert [each.name for each in tmp_path.iterdir()] == ["page.html"]
    assert (tmp_path / "page.html").read_bytes() == b"page"


def test_a_file_that_is_there_stays_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"old")
    with pytest.raises(InTheWay, match="there already"):
        write_export(path, b"new")
    assert path.read_bytes() == b"old"
    write_export(path, b"new", replacing=True)
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("by", ["itself", "a link", "a hard link"])
def test_the_chronology_is_never_replaced(tmp_path: Path, by: str) -> None:
    chronology = tmp_path / "events.json"
    chronology.write_bytes(b"{}")
    path = chronology if by == "itself" else tmp_path / "other.json"
    if by == "a link":
        path.symlink_to(chronology)
    elif by == "a hard link":
        path.hardlink_to(chronology)
    with pytest.raises(InTheWay, match="chronology"):
        write_export(path, b"new", replacing=True, kept=[chronology, tmp_path / "none.json"])
    assert chronology.read_bytes() == b"{}"


def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(InTheWay, match="no file"):
        write_export(pipe, b"new", replacing=True)
    assert pipe.is_fifo()
