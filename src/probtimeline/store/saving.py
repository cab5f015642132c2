"""Writing a file so that a reader finds the old one or the new one, whole, whatever happens.

The writer holds a lock on a file beside the target, which is never deleted; writes a temporary
file beside it, has it put on the disk, and renames it into place. Whoever saves without the
lock in between is noticed just before the rename. Nothing is ever written in place.
"""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from probtimeline.store.files import CannotWrite, reason

_UNCHANGED = "Nothing was changed."


class Overtaken(Exception):  # noqa: N818 - not a failure: the change is made again
    """Somebody without the lock has saved the file since it was read."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What tells one state of a file from another without reading it."""

    device: int
    inode: int
    size: int
    modified: int
    changed: int


def signature(path: Path) -> Signature | None:
    """Return the signature of a file as it is now; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Signature(
        found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
    )


def real_path(path: Path) -> Path:
    """Return the path that links lead to, so that a link is written through, not replaced.

    What is no file (a pipe that `/dev/stdin` leads to) may have no path: then the link's own.
    """
    real = Path(os.path.realpath(path))
    return path if os.path.exists(path) and not os.path.exists(real) else real  # noqa: PTH110


def require_writable(path: Path) -> None:
    """Raise CannotWrite where the file, or the folder it is to be made in, is not to be written.

    Renaming gets round a read-only file, so its permissions are asked; one that nobody may
    write is left alone even for those who may write everything.
    """
    folder = path.parent
    if not os.path.isdir(folder):  # noqa: PTH112 - a Path raises where it may not look
        raise CannotWrite(path, "there is no such folder", f"Make it first: mkdir -p '{folder}'.")
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        mode = None
    except OSError as fault:
        raise CannotWrite(path, *reason(fault)) from None
    if mode is not None and stat.S_ISDIR(mode):
        raise CannotWrite(path, "it is a folder, not a file", "Name a file.")
    if mode is not None and not (mode & 0o222 and os.access(path, os.W_OK)):
        what, cure = "it is read-only", f"Allow writing (chmod u+w '{path}') or name another file."
        raise CannotWrite(path, what, f"{cure} {_UNCHANGED}")
    if not os.access(folder, os.W_OK | os.X_OK):
        what, cure = "you may not write in its folder", "Name a file in another one."
        raise CannotWrite(path, what, f"{cure} {_UNCHANGED}")


def make_folder(folder: Path) -> None:
    """Make a folder of the reader's own, and those above it. Raises CannotWrite."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise CannotWrite(folder, *reason(fault)) from None


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a file, waiting for whoever else holds it."""
    beside = path.with_name(f".{path.name}.lock")
    try:
        handle = os.open(beside, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as fault:
        raise _cannot_write(path, fault) from None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def save(path: Path, data: bytes, before: Signature | None) -> None:
    """Put the bytes in place of the file, keeping its owner and permissions.

    The caller holds the lock. `before` is the signature of the file when it was read; where it
    has another by now, Overtaken is raised and nothing is changed. A CannotWrite means the
    same: nothing is changed.
    """
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        temporary.unlink(missing_ok=True)
        try:
            _write(temporary, data, like=path)
            if signature(path) != before:
                raise Overtaken
            temporary.replace(path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
        _settle_folder(path.parent)
    except OSError as fault:
        raise _cannot_write(path, fault) from None


def _write(temporary: Path, data: bytes, like: Path) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
    with os.fdopen(os.open(temporary, flags, 0o666), "wb", buffering=0) as stream:
        handle = stream.fileno()
        with suppress(FileNotFoundError):
            found = like.stat()
            if (found.st_uid, found.st_gid) != (os.geteuid(), os.getegid()):
                with suppress(PermissionError):
                    os.fchown(handle, found.st_uid, found.st_gid)
            os.fchmod(handle, stat.S_IMODE(found.st_mode))
        rest = memoryview(data)
        while rest:
            rest = rest[stream.write(rest) :]
        os.fsync(handle)


def _settle_folder(folder: Path) -> None:
    """Have the new name put on the disk: until then a power cut could bring the old file back."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _cannot_write(path: Path, fault: OSError) -> CannotWrite:
    what, cure = reason(fault)
    return CannotWrite(path, f"it could not be written: {what}", f"{cure} {_UNCHANGED}")
