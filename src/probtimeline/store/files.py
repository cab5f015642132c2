"""Reading a file's bytes, whatever stands at the path, without hanging or filling the memory.

Only regular files are read, and never more than a limit; a pipe, a device, a folder or a loop
of links is named as what it is.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from probtimeline.core.problems import Problem

if TYPE_CHECKING:
    from probtimeline.store.brought import Brought

MEGABYTE: Final = 1024 * 1024
INPUT_LIMIT: Final = 64 * MEGABYTE
"""The largest input that can be added at once, and the largest source text, in bytes."""

CHRONOLOGY_LIMIT: Final = 2048 * MEGABYTE
"""The largest chronology, in bytes: about four million events."""


class CannotRead(OSError):  # noqa: N818 - it says what happened, as the reader is told it
    """A file could not be read. `problems` tells all that is wrong inside it, if anything is."""

    def __init__(
        self, path: Path | str, what: str, cure: str, problems: tuple[Problem, ...] = ()
    ) -> None:
        super().__init__(what)
        self.path = Path(path)
        self.what = what
        self.cure = cure
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join([f"{self.path}: {self.what}. {self.cure}", *map(str, self.problems)])


class CannotWrite(CannotRead):
    """A file could not be written, and nothing in it was changed, unless `what` says it was."""


class Input(NamedTuple):
    """Something to add: its name as the reader knows it, and its bytes.

    `brought` is what was read in them already, where they are in another program's format.
    """

    name: str
    data: bytes
    brought: Brought | None = None


_NOT_FILES: Final[tuple[tuple[Callable[[int], bool], str], ...]] = (
    (stat.S_ISDIR, "it is a folder, not a file"),
    (stat.S_ISFIFO, "it is a pipe, not a file"),
    (stat.S_ISSOCK, "it is a socket, not a file"),
    (stat.S_ISCHR, "it is a device, not a file"),
    (stat.S_ISBLK, "it is a device, not a file"),
)

_PIPE_CURE: Final = "Name a file; `probtimeline add -` reads a pipe as standard input."

_REASONS: Final[Mapping[int, tuple[str, str]]] = MappingProxyType(
    {
        errno.ENOENT: ("there is no such file", "Check the name and the folder."),
        errno.EEXIST: (
            "a file of that name stands where a folder is to be made",
            "Move that file away.",
        ),
        errno.ENOTDIR: ("a part of its path is a file, not a folder", "Check the path."),
        errno.EACCES: ("you have no permission", "Ask its owner, or change its permissions."),
        errno.EPERM: ("you have no permission", "Ask its owner, or change its permissions."),
        errno.ELOOP: ("its links lead round in a circle", "Name the file they should lead to."),
        errno.ENAMETOOLONG: ("its name is too long", "Choose a shorter one."),
        errno.ENOSPC: ("the disk is full", "Make room on it."),
        errno.EDQUOT: ("your share of the disk is full", "Make room on it."),
        errno.EIO: ("the disk does not answer as it should", "See that it is sound."),
        errno.EMFILE: ("too many files are open", "Raise the limit (ulimit -n)."),
        errno.ENFILE: ("too many files are open", "Close some programs."),
        errno.EFBIG: ("the file would be larger than is allowed", "Raise the limit (ulimit -f)."),
        errno.EROFS: ("the disk is read-only", "Name a file on another one."),
        errno.ENXIO: ("it is a socket or a pipe, not a file", "Name a file."),
    }
)


def reason(fault: OSError) -> tuple[str, str]:
    """Say what an error of the system means for a reader: what happened, and the cure."""
    plain = f"the system says: {fault.strerror or fault}"
    return _REASONS.get(fault.errno or 0, (plain, "Mend that, then try again."))


def read_file(path: Path, limit: int) -> bytes:
    """Return the bytes of a regular file.

    Raises CannotRead where it is not there, not a regular file, not readable, or above `limit`
    bytes.
    """
    try:
        # Without O_NONBLOCK, opening a pipe would wait for somebody to write to it.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as fault:
        raise _cannot_read(path, fault) from None
    try:
        _require_file(os.fstat(handle), path, limit)
        with os.fdopen(handle, "rb", closefd=False) as stream:
            return _up_to(stream, limit, path)
    except CannotRead:
        raise
    except OSError as fault:
        raise _cannot_read(path, fault) from None
    finally:
        os.close(handle)


def _require_file(found: os.stat_result, path: Path, limit: int) -> None:
    for test, what in _NOT_FILES:
        if test(found.st_mode):
            cure = _PIPE_CURE if stat.S_ISFIFO(found.st_mode) else "Name a file."
            raise CannotRead(path, what, cure)
    if found.st_size > limit:
        raise too_large(path, limit)


def read_stream(stream: BinaryIO, name: str, limit: int = INPUT_LIMIT) -> Input:
    """Return all that a stream of bytes (standard input, as `sys.stdin.buffer`) holds.

    Raises CannotRead where it holds more than `limit` bytes.
    """
    return Input(name, _up_to(stream, limit, name))


def read_input(path: Path) -> Input:
    """Return a file as something to add, under the name it was given.

    Raises CannotRead as `read_file` does; an input is at most 64 MB.
    """
    return Input(str(path), read_file(path, INPUT_LIMIT))


def too_large(name: Path | str, limit: int) -> CannotRead:
    """Say that a file is above the limit for its kind."""
    if limit == INPUT_LIMIT:
        cure = "Divide it into several inputs."
    else:
        cure = "Divide it into several chronologies."
    return CannotRead(name, f"it is above the limit of {size_text(limit)}", cure)


def size_text(size: int) -> str:
    """Return a size in bytes as people say it: "64 MB", "2 GB"."""
    if size >= 1024 * MEGABYTE:
        return f"{size / (1024 * MEGABYTE):.3g} GB"
    return f"{size / MEGABYTE:.3g} MB" if size >= MEGABYTE else f"{size} bytes"


def _up_to(stream: BinaryIO, limit: int, name: Path | str) -> bytes:
    # The size is asked again here: a file can grow, and some (in /proc) claim to be empty.
    data = stream.read(limit + 1)
    if data is None:  # one in /proc may have nothing to give until something happens
        raise CannotRead(name, "it has nothing to read for now", "Name a file.")
    if len(data) > limit:
        raise too_large(name, limit)
    return data


def _cannot_read(path: Path, fault: OSError | ValueError) -> CannotRead:
    if not isinstance(fault, OSError):
        return CannotRead(path, "that cannot be the name of a file", "Check the name.")
    return CannotRead(path, *reason(fault))


def is_there(path: Path) -> bool:
    """Tell whether there is something at the path, be it only something that cannot be read.

    A link to where nothing is yet is nothing; a loop of links is something.
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True
    return True
