"""What is wrong with the files is told for as long as it is; what was read last stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.support.desk_on_files import (
    LATE,
    NEW,
    stage_on,
    until,
    with_events,
    write_records,
)


def cut_short(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def removed(path: Path) -> None:
    path.unlink()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def a_loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def a_link_to_nothing(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.with_name("nothing.json"))


def another_thing(path: Path) -> None:
    path.write_text('{"format": "probtimeline/1", "events": "none"}')


TROUBLES = (
    (cut_short, "the text ends here", "is whole again"),
    (emptied, "line 1, column 1: it is empty", "is whole again"),
    (another_thing, "line 1, column", "is whole again"),
    (removed, "it is not there any more", "can be read again"),
    (a_folder, "it is a folder, not a file", "can be read again"),
    (a_pipe, "it is a pipe, not a file", "can be read again"),
    (a_loop, "its links lead round in a circle", "can be read again"),
    (a_link_to_nothing, "it is a link to a file that is not there", "can be read again"),
)


async def test_every_trouble_with_the_file_is_told_while_it_lasts(tmp_path: Path) -> None:
    file = tmp_path / "events.json"
    async with stage_on(tmp_path) as seen:
        await seen.press("j", "j")
        for number, (trouble, words, over) in enumerate(TROUBLES, 1):
            trouble(file)
            await until(seen, lambda: seen.state.trouble)
            told = " ".join(line.strip() for line in seen.lines[1:3])
            assert told.startswith("! events.json: ")
            assert words in told
            assert "Shown as it was at 14:05; it is read again by itself" in told
            assert len(seen.state.chronicle.events) == 3 + number
            assert seen.state.selected == "split"
            if file.is_dir() and not file.is_symlink():
                file.rmdir()
            file.unlink(missing_ok=True)
            more = [{**NEW, "id": f"new-{each}"} for each in range(number)]
            write_records(file, with_events(*more))
            await until(seen, lambda: not seen.state.trouble)
            assert seen.lines[-1].startswith(f" events.json {over}: +1 event")
            assert not any("read again by itself" in line for line in seen.lines)


async def test_the_readers_own_file_may_be_missing_but_not_vanish(tmp_path: Path) -> None:
    own = tmp_path / "events.json"
    async with stage_on(tmp_path, records=None, builtin=True) as seen:
        whole = len(seen.state.chronicle.events)
        await seen.app.look_at_files()
        assert not seen.state.trouble
        write_records(own, with_events())
        await until(seen, lambda: seen.state.arrived)
        assert len(seen.state.chronicle.events) == whole + 4
        own.unlink()
        await until(seen, lambda: seen.state.trouble)
        assert seen.state.trouble.startswith("Your own events.json: it is not there any more")
        assert len(seen.state.chronicle.events) == whole + 4
        await seen.press("R")
        assert not seen.state.trouble
        assert len(seen.state.chronicle.events) == whole
        assert "4 events gone" in seen.lines[-1]


async def test_mistakes_in_records_are_told_once_and_not_at_every_reading(tmp_path: Path) -> None:
    file = tmp_path / "events.json"
    async with stage_on(tmp_path) as seen:
        write_records(file, with_events(NEW, {"id": "no-date", "title": "Without a date"}))
        await until(seen, lambda: seen.state.arrived)
        assert [words for words in seen.warned if "1 mistake in the file" in words]
        seen.app.clear_notifications()
        write_records(file, with_events(NEW, LATE, {"id": "no-date", "title": "Without a date"}))
        await until(seen, lambda: len(seen.state.arrived) == 2)
        assert not [words for words in seen.warned if "mistake" in words]


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (200, 60)])
async def test_trouble_has_a_line_of_its_own_at_every_size(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with stage_on(tmp_path, size=size) as seen:
        emptied(tmp_path / "events.json")
        await until(seen, lambda: seen.state.trouble)
        assert seen.lines[1].startswith(" ! events.json: line 1, column 1: it is empty")
        assert "Inspectors report" in seen.text
        await seen.press("R")
        assert "It still cannot be read" in seen.lines[-1]
