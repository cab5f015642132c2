"""How a chronology's files stand is told without reading them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.desk_on_files import RECORDS, write_records

from probtimeline.store.library import Library
from probtimeline.store.places import builtin_file
from probtimeline.store.texts import Texts
from probtimeline.store.watch import Watch, gone


def watch_on(folder: Path, *, own: bool = False) -> Watch:
    path = folder / "events.json"
    library = Library(None if own else path, builtin=builtin_file(), reader=path)
    return Watch(library, Texts(folder / "sources"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_records(tmp_path / "events.json", RECORDS)


def touched(path: Path) -> None:
    os.utime(path, ns=(1, 1))


def by_rename(path: Path) -> None:
    beside = path.with_name("other")
    beside.write_bytes(path.read_bytes())
    beside.replace(path)


def in_place(path: Path) -> None:
    with path.open("ab") as stream:
        stream.write(b"\n")


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def forbidden(path: Path) -> None:
    path.chmod(0)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def a_loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def removed(path: Path) -> None:
    path.unlink()


CHANGES = (touched, by_rename, in_place, emptied, forbidden, a_folder, a_pipe, a_loop, removed)


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_is_done_to_the_file_it_stands_differently(
    file: Path, change: Callable[[Path], None]
) -> None:
    watch = watch_on(file.parent)
    before = watch.look()
    assert watch.look() == before
    change(file)
    after = watch.look()
    assert after != before
    assert watch.look() == after
    assert after.gone_since(before) == ((file,) if change is removed else ())


def test_a_file_that_comes_back_is_not_gone_any_more(file: Path) -> None:
    watch = watch_on(file.parent)
    before, data = watch.look(), file.read_bytes()
    file.unlink()
    assert watch.look().gone_since(before)
    file.write_bytes(data)
    after = watch.look()
    assert after != before
    assert not after.gone_since(before)


def test_what_cannot_be_looked_at_says_why(file: Path) -> None:
    a_loop(file)
    (sight,) = watch_on(file.parent).look().files
    assert (sight.is_gone, sight.signature) == (False, None)
    assert sight.fault == "its links lead round in a circle"
    nameless = Watch(Library(Path("a\0b"), builtin=file, reader=file), Texts(file.parent / "s"))
    (sight,) = nameless.look().files
    assert sight.fault == "that cannot be the name of a file"


def test_a_link_to_nothing_is_gone_and_told_as_a_link(file: Path) -> None:
    watch = watch_on(file.parent)
    before = watch.look()
    file.rename(file.with_name("elsewhere.json"))
    assert gone(file).what == "it is not there any more"
    file.symlink_to(file.with_name("nowhere.json"))
    assert watch.look().gone_since(before) == (file,)
    assert gone(file).what == "it is a link to a file that is not there"


def test_a_link_is_looked_through(file: Path) -> None:
    real = file.rename(file.with_name("real.json"))
    file.symlink_to(real)
    watch = watch_on(file.parent)
    before = watch.look()
    in_place(real)
    assert watch.look() != before


def test_the_readers_own_file_may_be_missing_beside_the_built_in_one(tmp_path: Path) -> None:
    watch, own = watch_on(tmp_path, own=True), tmp_path / "events.json"
    before = watch.look()
    assert [sight.is_gone for sight in before.files] == [False, True]
    assert not before.gone_since(before)
    assert (watch.requires(own), watch.requires(builtin_file())) == (False, True)
    write_records(own, RECORDS)
    there = watch.look()
    assert there != before
    own.unlink()
    assert watch.look().gone_since(there) == (own,)
    assert watch_on(tmp_path).requires(own)


def test_texts_that_are_attached_detached_or_written_over_are_noticed(file: Path) -> None:
    watch, folder = watch_on(file.parent), file.parent / "sources"
    before = watch.look()
    folder.mkdir()
    (folder / "report.txt").write_text("one")
    attached = watch.look()
    assert attached != before
    with (folder / "report.txt").open("a") as stream:
        stream.write(" and two")
    after = watch.look()
    assert after != attached
    (folder / ".sources.lock").touch()
    (folder / "notes.md").touch()
    assert watch.look() == after, "what is no text is not looked at"
    (folder / "report.txt").unlink()
    gone_again = watch.look()
    assert gone_again != after
    (folder / "notes.md").rename(file.parent / "notes.md")
    (folder / ".sources.lock").unlink()
    folder.rmdir()
    folder.touch()
    assert watch.look() != gone_again, "a file in place of the folder"


def test_looking_at_a_pipe_does_not_wait_for_a_writer(file: Path) -> None:
    a_pipe(file)
    (sight,) = watch_on(file.parent).look().files
    assert sight.signature is not None
