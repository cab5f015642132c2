"""Catalogues kept in the reader's cache folder: found, checked, written, and thrown away.

A catalogue may be deleted, cut off, damaged or of an older file at any moment; it is then made
anew. It is written beside its place and renamed there, so that it is never seen half written; it
need not survive a power cut, so nothing waits for the disk.
"""

from __future__ import annotations

import json
import mmap
import os
import sys
import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from struct import Struct
from struct import error as StructError  # noqa: N812 - it is an exception
from typing import Any, Final, NamedTuple
from unicodedata import unidata_version
from zlib import adler32, crc32

from probtimeline import __version__
from probtimeline.store.catalogue import Buffer, Catalogue, types
from probtimeline.store.ids import slug
from probtimeline.store.original import SMALL, Original

MAGIC: Final = b"probtimeline-1\n\0"
MOST: Final = 50
"""The most catalogues kept; the ones used longest ago go first."""

MOST_BYTES: Final = 4 * 1024**3
"""The most bytes of all catalogues together: some eight chronologies of a million events."""

_START: Final = Struct("<16sII")
"""The first bytes: what it is, the length and the sum of the header behind the stamp."""

_STAMP: Final = Struct("<QII")
"""When it was made (nanoseconds), whether a digest is to be asked for, and the sum of both."""

_ENDING: Final = ".catalogue"
_LEFT: Final = 600
"""Seconds after which a file that was being written is one of a program that was killed."""


class Stamp(NamedTuple):
    """When a catalogue was made, and the digests of its files where their times may deceive."""

    made: int
    digests: tuple[str, ...] = ()


def program() -> str:
    """Return what tells the program that made a catalogue from one that might make another."""
    sizes = [array(code).itemsize for code in "BIQdq"]
    python = (sys.implementation.cache_tag, unidata_version, sys.byteorder)
    return f"{__version__} {python} {sizes} {_newest()}"


def _newest() -> str:
    """Return how new the program's own files are: who works on it has many of one version."""
    package = Path(__file__).parent.parent
    times = [
        entry.stat().st_mtime_ns
        for name in ("core", "dates", "store")
        for entry in os.scandir(package / name)
        if entry.name.endswith(".py")
    ]
    return f"{len(times)} {max(times, default=0)}"


class Shelf:
    """The catalogues in one folder."""

    def __init__(self, folder: Path, clock: Callable[[], int] = time.time_ns) -> None:
        """`clock` tells the time in nanoseconds."""
        self.folder, self._clock = folder, clock

    def place(self, paths: Sequence[Path]) -> Path:
        """Return where the catalogue of files is kept; it is named for their real paths."""
        real = [os.path.realpath(path) for path in paths]
        # Two chronologies of one name would only take turns: whose it is stands in the file.
        named = "\0".join(real).encode("utf-8", "surrogateescape")
        stem = slug(Path(real[-1]).stem, 40) or "chronology"
        return self.folder / f"{stem}-{crc32(named):08x}{adler32(named):08x}{_ENDING}"

    def find(
        self, paths: Sequence[Path], originals: Sequence[Original], *, slow: bool = True
    ) -> Catalogue | None:
        """Return the catalogue of files as they were opened; None where none is to be trusted.

        `paths` names all that might be there. Where the times of a file may deceive, all of it is
        read to find out; without `slow` that is None too where it takes long.
        """
        place = self.place(paths)
        try:
            with _opened(place, os.O_RDONLY) as handle:
                return self._read(handle, place, originals, slow)
        except (OSError, ValueError, TypeError, KeyError, IndexError, StructError, RecursionError):
            return None

    def keep(self, catalogue: Catalogue, paths: Sequence[Path], stamp: Stamp) -> Path | None:
        """Write a catalogue to its place; None where it cannot be written, which is no error."""
        place = self.place(paths)
        temporary = _temporary(place, os.getpid())
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with _opened(temporary, flags) as out:
                if _written(out, _parts(catalogue, stamp)):
                    temporary.replace(place)
                    self._tidy(place)
                    return place
                temporary.unlink(missing_ok=True)
        except OSError:
            pass
        return None

    def _read(
        self, handle: int, place: Path, originals: Sequence[Original], slow: bool
    ) -> Catalogue | None:
        size = os.fstat(handle).st_size
        start = os.pread(handle, _START.size + _STAMP.size, 0)
        magic, length, summed = _START.unpack_from(start)
        made, is_young, stamp_sum = _STAMP.unpack_from(start, _START.size)
        if magic != MAGIC or crc32(start[_START.size : -4]) != stamp_sum:
            return None
        written = os.pread(handle, length, len(start))
        if crc32(written) != summed:
            return None
        header = json.loads(written)
        now = self._clock()
        if header["program"] != program() or made > now:
            return None
        if header["files"] != [each.identity for each in originals]:
            return None
        if is_young:
            if not slow and sum(each.size for each in originals) > SMALL:
                return None
            if header["digests"] != [each.digest() for each in originals]:
                return None
            if not any(each.is_young(now) for each in originals):
                _stamp_again(place, made)
        sections = _sections(handle, size, header)
        sums = {name: given[2] for name, given in header["sections"].items()}
        _touch(place, now)
        return Catalogue(originals, header, sections, sums, lambda: _throw_away(place))

    def sweep(self, paths: Sequence[Path], process: int) -> None:
        """Remove what a process that was ended has left of the catalogue of files."""
        with suppress(OSError):
            _temporary(self.place(paths), process).unlink()

    def _tidy(self, newest: Path) -> None:
        """Remove the catalogues used longest ago, and what killed programs have left."""
        with suppress(OSError):
            found = [(entry.stat(), Path(entry.path)) for entry in os.scandir(self.folder)]
            found.sort(key=lambda each: (each[1] != newest, -each[0].st_mtime_ns))
            total = number = 0
            for state, path in found:
                if path.name.endswith(".tmp"):
                    is_over = time.time() - state.st_mtime > _LEFT
                elif path.name.endswith(_ENDING):
                    number, total = number + 1, total + state.st_size
                    is_over = path != newest and (number > MOST or total > MOST_BYTES)
                else:
                    continue
                if is_over:
                    path.unlink(missing_ok=True)


def _temporary(place: Path, process: int) -> Path:
    return place.with_name(f".{place.name}.{process}.tmp")


def _sections(handle: int, size: int, header: Mapping[str, Any]) -> dict[str, Buffer]:
    if size <= SMALL:
        whole = memoryview(os.pread(handle, size, 0))
    else:
        # Only ever replaced, never cut off by us: it may be mapped.
        whole = memoryview(mmap.mmap(handle, size, access=mmap.ACCESS_READ))
    given = header["sections"]
    if header["size"] != size or len(whole) != size:
        raise ValueError
    return {
        name: whole[offset : offset + length].cast(code)
        for name, (offset, length, _, code) in given.items()
    }


def _parts(catalogue: Catalogue, stamp: Stamp) -> Iterator[Buffer]:
    """The file, piece by piece: its beginning, the header, the sections at multiples of eight."""
    codes = types()
    views = {name: memoryview(catalogue.sections[name]).cast("B") for name in codes}
    header = {
        **catalogue.header,
        "program": program(),
        "files": [each.identity for each in catalogue.originals],
        "digests": list(stamp.digests),
        "size": 10**15,
        "sections": {
            name: [10**15, len(view), crc32(view), codes[name]] for name, view in views.items()
        },
    }
    # Numbers become smaller, and spaces keep the length.
    room = _round(_START.size + _STAMP.size + len(json.dumps(header)))
    at = room
    for name, view in views.items():
        header["sections"][name][0] = at
        at += _round(len(view))
    header["size"] = at
    written = json.dumps(header).encode().ljust(room - _START.size - _STAMP.size)
    yield _START.pack(MAGIC, len(written), crc32(written))
    yield _stamp(stamp.made, is_young=bool(stamp.digests))
    yield written
    for view in views.values():
        yield view
        yield b"\0" * (_round(len(view)) - len(view))


def _round(length: int) -> int:
    return -(-length // 8) * 8


def _stamp(made: int, *, is_young: bool) -> bytes:
    data = _STAMP.pack(made, is_young, 0)[:-4]
    return data + crc32(data).to_bytes(4, "little")


def _stamp_again(place: Path, made: int) -> None:
    """Note that the digests have been found to be right when the times no longer could deceive.

    A few bytes with a sum of their own, in place: one that is half written is not trusted.
    """
    with suppress(OSError), _opened(place, os.O_WRONLY) as handle:
        os.pwrite(handle, _stamp(made, is_young=False), _START.size)


def _touch(place: Path, now: int) -> None:
    """Note when a catalogue was used, at most once a day."""
    with suppress(OSError):
        if now - place.stat().st_mtime_ns > 86400 * 10**9:
            os.utime(place)


def _throw_away(place: Path) -> None:
    with suppress(OSError):
        place.unlink()


@contextmanager
def _opened(path: Path, flags: int) -> Iterator[int]:
    handle = os.open(path, flags | os.O_CLOEXEC | os.O_NONBLOCK, 0o600)
    try:
        yield handle
    finally:
        os.close(handle)


def _written(handle: int, parts: Iterable[Buffer]) -> bool:
    """Write all of it, if there is room."""
    try:
        for part in parts:
            rest = memoryview(part)
            while rest:
                rest = rest[os.write(handle, rest) :]
    except OSError:
        return False
    return True
