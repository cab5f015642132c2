"""Catalogues in the cache folder: used when they are right, and never trusted when they are not."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from tests.support.catalogued import catalogue_of, in_place, library_of, text, with_header

from probtimeline.store.catalogue import Catalogue
from probtimeline.store.files import CannotRead
from probtimeline.store.library import Library
from probtimeline.store.making import make
from probtimeline.store.original import Original
from probtimeline.store.shelf import MOST, Shelf, Stamp
from probtimeline.store.together import all_in_memory


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A chronology nobody has opened."""
    path = tmp_path / "e.json"
    path.write_text(text(), encoding="utf-8")
    return path


def require_right(library: Library) -> None:
    """What is loaded must be what the file holds."""
    loaded, whole = library.load(), all_in_memory(library)
    assert loaded.chronicle == whole.chronicle
    assert loaded.problems == whole.problems
    assert [loaded.chronicle.folds[at] for at in range(12)] == [
        whole.chronicle.folds[at] for at in range(12)
    ]
    assert loaded.chronicle.places["e-7"] == whole.chronicle.places["e-7"]
    assert loaded.complete


def test_what_was_opened_before_is_opened_from_its_catalogue(file: Path) -> None:
    library = library_of(file)
    library.load()
    kept = catalogue_of(library)
    before = kept.stat()
    require_right(library)
    assert (kept.stat().st_ino, kept.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_only_the_reader_may_look_into_catalogues(file: Path) -> None:
    library = library_of(file)
    library.load()
    kept = catalogue_of(library)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


def test_a_link_and_the_file_have_one_catalogue_and_problems_name_what_was_asked_for(
    tmp_path: Path,
) -> None:
    (tmp_path / "one").mkdir()
    file, link = tmp_path / "one" / "e.json", tmp_path / "link.json"
    file.write_text(text(tittle="x"), encoding="utf-8")
    link.symlink_to(file)
    cache = tmp_path / "cache"
    for path in (file, link):
        library = Library(path, builtin=path, reader=path, cache=cache)
        assert [problem.file for problem in library.load().problems] == [str(path)]
    assert len(list(cache.iterdir())) == 1


def test_any_byte_of_a_catalogue_may_be_wrong(file: Path) -> None:
    library = library_of(file)
    library.load()
    kept = catalogue_of(library)
    good = kept.read_bytes()
    for at in range(0, len(good), 61):
        kept.write_bytes(good[:at] + bytes([good[at] ^ 0x24]) + good[at + 1 :])
        require_right(library)


def test_a_catalogue_may_be_cut_off_anywhere(file: Path) -> None:
    library = library_of(file)
    library.load()
    kept = catalogue_of(library)
    good = kept.read_bytes()
    for part in range(50):
        kept.write_bytes(good[: len(good) * part // 50])
        require_right(library)
    kept.write_bytes(good + b"\0")
    require_right(library)


def test_a_catalogue_may_be_deleted_while_it_is_used(file: Path) -> None:
    library = library_of(file)
    library.load()
    loaded = library.load()
    catalogue_of(library).unlink()
    assert loaded.chronicle.events == all_in_memory(library).chronicle.events
    require_right(library)


def test_a_catalogue_of_another_version_is_not_used(file: Path) -> None:
    library = library_of(file)
    library.load()
    kept = catalogue_of(library)
    program = kept.read_bytes()

    def older(header: dict[str, str]) -> None:
        header["program"] = header["program"][:-1] + "?"
        header["title"] = "X"

    with_header(kept, older)
    assert program != kept.read_bytes()
    require_right(library)


def test_a_sound_header_over_other_columns_is_found_out(file: Path) -> None:
    library = library_of(file)
    library.load()
    kept = catalogue_of(library)

    def elsewhere(header: dict[str, dict[str, list[int]]]) -> None:
        sections = header["sections"]
        sections["ledger.begins"], sections["ledger.ends"] = (
            sections["ledger.ends"],
            sections["ledger.begins"],
        )

    with_header(kept, elsewhere)
    found = library.load().chronicle
    with pytest.raises(CannotRead):
        found.events[3]
    require_right(library)


def test_a_file_saved_again_is_read_again(file: Path) -> None:
    library = library_of(file)
    library.load()
    times = file.stat()
    in_place(file, b"Event 7", b"Event X")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert library.load().chronicle.event("e-7").title == "Event X"  # type: ignore[union-attr]


def outdated(file: Path, library: Library, *, digests: bool) -> None:
    """Keep a catalogue of the file as it was, which has the very times and size it has now."""
    made = make([file])
    old = Original(file).digest()
    in_place(file, b"Event 7", b"Event X")
    given = made.catalogue
    wrong = Catalogue([Original(file)], given.header, given.sections)
    assert library.cache is not None
    stamp = Stamp(1, (old,) if digests else ())
    assert Shelf(library.cache).keep(wrong, [file], stamp) is not None


def test_where_times_may_deceive_the_content_decides(file: Path) -> None:
    library = library_of(file)
    outdated(file, library, digests=True)
    require_right(library)
    assert library.load().chronicle.event("e-7").title == "Event X"  # type: ignore[union-attr]


def test_a_record_that_is_not_the_one_catalogued_is_never_shown(file: Path) -> None:
    library = library_of(file)
    outdated(file, library, digests=False)
    loaded = library.load()
    assert loaded.chronicle.events[0].title == "Event 0"
    with pytest.raises(CannotRead, match="written in place"):
        loaded.chronicle.event("e-7")
    require_right(library)  # what was found to be wrong is gone


def test_content_that_was_compared_once_is_trusted_when_its_times_are_old(file: Path) -> None:
    later = [10**9 * 10**10]
    library = library_of(file)
    assert library.cache is not None
    original = Original(file)
    made = make([file])
    now = original.signature.changed
    shelf = Shelf(library.cache, lambda: later[0])
    shelf.keep(made.catalogue, [file], Stamp(now, (original.digest(),)))
    young = Shelf(library.cache, lambda: now + 1)
    assert young.find([file], [original], slow=False) is not None
    assert catalogue_of(library).read_bytes()[32] == 1
    assert shelf.find([file], [original]) is not None
    assert catalogue_of(library).read_bytes()[32] == 0


def test_a_catalogue_from_the_future_is_not_used(file: Path) -> None:
    library = library_of(file)
    assert library.cache is not None
    made = make([file])
    Shelf(library.cache).keep(made.catalogue, [file], Stamp(10**19))
    assert Shelf(library.cache).find([file], [Original(file)]) is None


@pytest.mark.parametrize("there", ["file", "null/none"])
def test_a_folder_that_cannot_be_written_is_no_error(file: Path, there: str) -> None:
    (file.parent / "file").touch()
    cache = Path(os.devnull, "none") if there == "null/none" else file.parent / there
    library = Library(file, builtin=file, reader=file, cache=cache)
    for _ in range(2):
        require_right(library)


def test_the_catalogues_used_longest_ago_go_first(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    old = [cache / f"{number}.catalogue" for number in range(MOST + 2)]
    for number, path in enumerate(old):
        path.touch()
        os.utime(path, (number, number))
    for name in (".left.catalogue.7.tmp", ".being-written.catalogue.8.tmp", "not-ours"):
        (cache / name).touch()
    os.utime(cache / ".left.catalogue.7.tmp", (0, 0))
    file = tmp_path / "e.json"
    file.write_text(text(), encoding="utf-8")
    library_of(file).load()
    names = {path.name for path in cache.iterdir()}
    assert len([name for name in names if name.endswith(".catalogue")]) == MOST
    assert not names & {"0.catalogue", "1.catalogue", "2.catalogue", ".left.catalogue.7.tmp"}
    assert {"3.catalogue", ".being-written.catalogue.8.tmp", "not-ours"} <= names
