"""The file in which a reader gives commands other keys: what can be used is, the rest is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probtimeline.store.keyfile import LIMIT, UNREADABLE, KeyFile, read_keys

Read = Callable[[str | bytes], KeyFile]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads text as a file of keys."""

    def reading(text: str | bytes) -> KeyFile:
        path = tmp_path / "keys.toml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return read_keys(path)

    return reading


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ('"n"', ("n",)),
        ('"n, down"', ("n", "down")),
        ('"n ↓"', ("n", "↓")),
        ('["n", "down"]', ("n", "down")),
        ('[","]', (",",)),
        ('","', (",",)),
        ('" "', ()),
        ('""', ()),
        ("[]", ()),
        ("'\\'", ("\\",)),
    ],
)
def test_keys_are_text_or_a_list(read: Read, written: str, keys: tuple[str, ...]) -> None:
    file = read(f"[keys]\nnext-event = {written}\n")
    assert file.keys == {"next-event": keys}
    assert file.problems == ()


def test_without_a_file_there_is_nothing_to_tell(tmp_path: Path) -> None:
    assert read_keys(tmp_path / "none" / "keys.toml") == KeyFile(tmp_path / "none" / "keys.toml")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("[keys]\nhelp = h\n", "toml", 2),
        ("[keys", "toml", 1),
        ("[keys]\nhelp = 'h'\nhelp = 'i'\n", "toml", 3),
        ("a=" + "[" * 50_000, "toml", 1),
        ("a=" + "9" * 5000, "toml", 1),
        ("[keys]\n\nhelp = 1\n", "type", 3),
        ("[keys]\nhelp = ['h', 1]\n", "type", 2),
        ("keys = 'x'\n", "type", 1),
        ("help = 'h'\n[keys]\n", "unknown-field", 1),
        (b"[keys]\nhelp = '\xff'", "encoding", 2),
    ],
)
def test_what_cannot_be_used_is_told_with_its_line(
    read: Read, text: str | bytes, code: str, line: int
) -> None:
    file = read(text)
    assert [(each.code, each.line) for each in file.problems] == [(code, line)]
    assert all(each.file == str(file.path) and each.cure for each in file.problems)
    assert file.keys == {}


def test_a_mistake_in_one_line_leaves_the_others(read: Read) -> None:
    file = read("[colours]\nink = 'red'\n[keys]\nhelp = 1\nquit = 'x'\n")
    assert file.keys == {"quit": ("x",)}
    assert {each.code for each in file.problems} == {"unknown-table", "type"}


def test_the_line_of_a_command_is_known_for_what_is_found_later(read: Read) -> None:
    file = read("[keys]\r\nhelp = 'h'\r\n# quit = 'y'\r\n\"quit\" = 'x'\r\n")
    assert file.problems == ()
    assert file.lines["help"] == 2
    assert file.lines["quit"] == 4


def test_what_cannot_be_read_at_all_is_told_as_that(tmp_path: Path) -> None:
    (tmp_path / "keys.toml").mkdir()
    (problem,) = read_keys(tmp_path / "keys.toml").problems
    assert problem.code == UNREADABLE
    assert "folder" in problem.what


def test_a_file_without_end_is_not_read(read: Read) -> None:
    (problem,) = read(b"#" * (LIMIT + 1)).problems
    assert problem.code == UNREADABLE
    assert "1 MB" in problem.what


@given(st.binary(max_size=60) | st.text(alphabet="[]keys='\"\\,\n1a.#{} ").map(str.encode))
def test_no_bytes_make_it_fail(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any keys.toml"
    path.write_bytes(data)
    file = read_keys(path)
    assert all(isinstance(key, str) for keys in file.keys.values() for key in keys)
