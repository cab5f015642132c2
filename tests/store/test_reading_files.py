"""Whatever stands at a path, reading it ends, and says what it is."""

from __future__ import annotations

import io
import os
import socket
from pathlib import Path

import pytest

from probtimeline.store.files import (
    INPUT_LIMIT,
    CannotRead,
    read_file,
    read_input,
    read_stream,
)
from probtimeline.store.library import Library
from probtimeline.store.opening import open_chronology


def refusal(path: Path, limit: int = 100) -> str:
    with pytest.raises(CannotRead) as told:
        read_file(path, limit)
    assert told.value.path == path
    assert told.value.cure.endswith(".")
    return told.value.what


def test_a_pipe_that_nobody_writes_to_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe") == "it is a pipe, not a file"


def test_a_device_without_end_is_named() -> None:
    assert refusal(Path("/dev/zero")) == "it is a device, not a file"


def test_a_socket_is_named(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))
        assert "socket" in refusal(tmp_path / "s")


def test_a_folder_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "it is a folder, not a file"


def test_a_loop_of_links_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert "circle" in refusal(tmp_path / "a")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none") == "there is no such file"
    (tmp_path / "file").touch()
    assert "not a folder" in refusal(tmp_path / "file" / "inside")
    assert "too long" in refusal(tmp_path / ("x" * 300))
    assert "name of a file" in refusal(Path("a\0b"))


def test_the_limit_on_the_size_is_named_before_anything_is_read(tmp_path: Path) -> None:
    large = tmp_path / "large"
    with large.open("wb") as stream:
        stream.truncate(INPUT_LIMIT + 1)
    assert refusal(large, INPUT_LIMIT) == "it is above the limit of 64 MB"
    with large.open("wb") as stream:
        stream.truncate(2 * 1024**3 + 1)
    with pytest.raises(CannotRead, match="above the limit of 2 GB"):
        open_chronology(large)


def test_a_file_that_claims_to_be_empty_is_still_limited() -> None:
    assert "above the limit" in refusal(Path("/proc/self/status"), limit=10)


def test_standard_input_is_limited_like_a_file() -> None:
    assert read_stream(io.BytesIO(b"[1]"), "standard input").data == b"[1]"
    with pytest.raises(CannotRead, match="limit"):
        read_stream(io.BytesIO(b"x" * 11), "standard input", limit=10)


def test_an_input_keeps_the_name_it_was_given(tmp_path: Path) -> None:
    (tmp_path / "new.json").write_bytes(b"{}")
    read = read_input(tmp_path / "new.json")
    assert (read.name, read.data) == (str(tmp_path / "new.json"), b"{}")


def test_a_chronology_that_cannot_be_opened_is_told_as_what_it_is(tmp_path: Path) -> None:
    library = Library(tmp_path, builtin=tmp_path, reader=tmp_path)
    with pytest.raises(CannotRead, match="is a folder"):
        library.load()
