"""The latest changes stand in lines beside the history: remembering one leaves the others alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from probtimeline.store.changes import Change, Edit
from probtimeline.store.files import CannotRead
from probtimeline.store.history import KEPT, Entry, HistoryFile
from probtimeline.store.lately import LARGEST, Lately


@pytest.fixture
def history(tmp_path: Path) -> HistoryFile:
    """A history with a change in its file, and two in lines beside it."""
    made = HistoryFile(tmp_path / "history.json", "a chronology")
    for number in range(3):
        made.remember(entry(number))
    return made


def entry(number: int, text: str = "x") -> Entry:
    edit = Edit("events", f"e{number}", None, {"id": f"e{number}", "title": text})
    return Entry(str(number), "2026-11-22T14:05:00+00:00", f"added {number}", Change((edit,)))


def ids(history: HistoryFile) -> list[str]:
    return [each.id for each in history.load().entries]


def test_a_change_is_written_as_a_line_and_the_file_stays_as_it_is(history: HistoryFile) -> None:
    before = history.path.stat()
    history.remember(entry(3))
    assert history.path.stat() == before
    assert ids(history) == ["0", "1", "2", "3"]
    assert history.load().entries[3] == entry(3)


def test_lines_are_put_into_the_file_before_they_are_many(history: HistoryFile) -> None:
    for number in range(3, KEPT):
        history.remember(entry(number, "x" * (LARGEST // 20)))
    lines = Lately(history.path).path
    assert lines.stat().st_size <= LARGEST
    assert ids(history) == [str(number) for number in range(KEPT)]


def test_undoing_puts_the_lines_into_the_file(history: HistoryFile) -> None:
    history.mark(entry(1), undone=True)
    Lately(history.path).path.unlink()
    assert [(each.id, each.undone) for each in history.load().entries] == [
        ("0", False),
        ("1", True),
        ("2", False),
    ]


def test_lines_that_were_put_into_the_file_are_not_read_again(history: HistoryFile) -> None:
    history.mark(entry(2), undone=True)
    history.remember(entry(3))
    assert ids(history) == ["0", "1", "3"]


def test_lines_mean_nothing_behind_another_file(history: HistoryFile) -> None:
    history.path.write_bytes(history.path.read_bytes())
    assert ids(history) == ["0"]
    history.remember(entry(5))
    assert ids(history) == ["0", "5"]


def test_a_line_that_was_cut_off_is_left_out_and_others_follow_it(history: HistoryFile) -> None:
    lines = Lately(history.path).path
    lines.write_bytes(lines.read_bytes()[:-20])
    assert ids(history) == ["0", "1"]
    history.remember(entry(4))
    assert ids(history) == ["0", "1", "4"]


def test_nothing_is_put_behind_a_file_that_has_been_broken(history: HistoryFile) -> None:
    history.path.write_text("{ broken", encoding="utf-8")
    lines = Lately(history.path).path.read_bytes()
    with pytest.raises(CannotRead):
        history.remember(entry(4))
    assert Lately(history.path).path.read_bytes() == lines


def test_each_chronology_has_its_own_lines_in_one_file(history: HistoryFile) -> None:
    other = HistoryFile(history.path, "another")
    other.remember(entry(7))
    assert ids(other) == ["7"]
    assert ids(history) == ["0", "1", "2"]
