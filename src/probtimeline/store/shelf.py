"""Catalogues kept in the reader's cache folder: found, checked, written, and thrown away.

A catalogue may be deleted, cut off, damaged or of an older file at any moment; it is then made
anew. It is written beside its place and renamed there, so that it is never seen half written; it
need not survive a power cut, so nothing waits for the disk.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from struct import error as StructError  # noqa: N812 - it is an exception
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import adler32, crc32

from probtimeline.store.bound import MAGIC, STAMP, START, Stamp, parts, sections, stamp_bytes
from probtimeline.store.catalogue import Buffer, Catalogue
from probtimeline.store.ids import slug
from probtimeline.store.original import SMALL, Original
from probtimeline.store.program import program
from probtimeline.store.sums import Sums

if TYPE_CHECKING:
    from probtimeline.store.addenda import Addenda

__all__ = ["Base", "Shelf", "Stamp"]

MOST: Final = 50
"""The most catalogues kept; the ones used longest ago go first."""

MOST_BYTES: Final = 4 * 1024**3
"""The most bytes of all catalogues together: some eight chronologies of a million events."""

_ENDING: Final = ".catalogue"
ADDENDA: Final = ".addenda"
"""The ending of what is kept beside a catalogue: what was added since it was made."""

_LEFT: Final = 600
"""Seconds after which a file that was being written is one of a program that was killed."""


class Base(NamedTuple):
    """A catalogue, and what was added since to the last of its files, which it holds as they are.

    `name` tells the catalogue from others that are kept at its place; `now` is when it was found;
    `digest` is the one that the last file must have, where that has not been found out.
    """

    catalogue: Catalogue
    since: Addenda | None
    name: str
    place: Path
    now: int
    digest: str = ""

    def throw_away(self) -> None:
        """Remove both: they are of another file."""
        for path in (self.place, self.place.with_suffix(ADDENDA)):
            _throw_away(path)


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
        base = self.base(paths, originals, slow=slow)
        if base is None or base.since is None:
            return None if base is None else base.catalogue
        from probtimeline.store.addenda import put_together

        return put_together(self, base, paths)

    def base(
        self,
        paths: Sequence[Path],
        originals: Sequence[Original],
        *,
        slow: bool = True,
        later: bool = False,
    ) -> Base | None:
        """Return the catalogue of files with what was added since it was made, or None as `find`.

        With `later`, the last file is not read to find out what its times may conceal.
        """
        place = self.place(paths)
        try:
            with _opened(place, os.O_RDONLY) as handle:
                return self._read(handle, place, originals, slow=slow, later=later)
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
                if _written(out, parts(catalogue, stamp)):
                    temporary.replace(place)
                    self._tidy(place)
                    return place
                temporary.unlink(missing_ok=True)
        except OSError:
            pass
        return None

    def _read(
        self, handle: int, place: Path, originals: Sequence[Original], *, slow: bool, later: bool
    ) -> Base | None:
        size = os.fstat(handle).st_size
        start = os.pread(handle, START.size + STAMP.size, 0)
        magic, length, summed = START.unpack_from(start)
        made, is_young, stamp_sum = STAMP.unpack_from(start, START.size)
        if magic != MAGIC or crc32(start[START.size : -4]) != stamp_sum:
            return None
        written = os.pread(handle, length, len(start))
        if crc32(written) != summed:
            return None
        header = json.loads(written)
        now = self._clock()
        if header["program"] != program() or made > now:
            return None
        name, digests, since = f"{made} {summed}", header["digests"], None
        files = [each.identity for each in originals]
        if header["files"] != files:
            since = _since(place, name)
            if since is None or list(since.files) != files or since.made > now:
                return None
            # The file had just been written: its times may deceive.
            is_young, digests = True, list(since.sums)
        if is_young:
            if not slow and sum(each.size for each in originals) > SMALL:
                return None
            asked = originals[:-1] if later else originals
            if digests[: len(asked)] != [each.digest() for each in asked]:
                return None
            if since is None and not later and not any(each.is_young(now) for each in originals):
                _stamp_again(place, made)
        held = sections(handle, size, header)
        sums = Sums(handle, header["sections"])
        _touch(place, now)
        found = Catalogue(originals, header, held, sums, lambda: _throw_away(place))
        return Base(found, since, name, place, now, digests[-1] if is_young and later else "")

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
                elif path.name.endswith(ADDENDA):
                    is_over = (
                        path == newest.with_suffix(ADDENDA)
                        or not path.with_suffix(_ENDING).exists()
                    )
                else:
                    continue
                if is_over:
                    path.unlink(missing_ok=True)


def _temporary(place: Path, process: int) -> Path:
    return place.with_name(f".{place.name}.{process}.tmp")


def _since(place: Path, name: str) -> Addenda | None:
    """Return what was added since the catalogue of that name was made, if it was noted."""
    beside = place.with_suffix(ADDENDA)
    if not beside.exists():
        return None
    from probtimeline.store.addenda import read

    return read(beside, name)


def _stamp_again(place: Path, made: int) -> None:
    """Note that the digests have been found to be right when the times no longer could deceive.

    A few bytes with a sum of their own, in place: one that is half written is not trusted.
    """
    with suppress(OSError), _opened(place, os.O_WRONLY) as handle:
        os.pwrite(handle, stamp_bytes(made, is_young=False), START.size)


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


def _written(handle: int, pieces: Iterable[Buffer]) -> bool:
    """Write all of it, if there is room."""
    try:
        for piece in pieces:
            rest = memoryview(piece)
            while rest:
                rest = rest[os.write(handle, rest) :]
    except OSError:
        return False
    return True
