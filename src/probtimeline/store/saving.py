"""Writing a file so that a reader finds the old one or the new one, whole, whatever happens.

The writer holds a lock on a file beside the target, which is never deleted; writes a temporary
file, has it put on the disk, and renames it into place. Whoever saves without the lock in between
is noticed just before the rename. Nothing is ever written in place.

Where the system can, the temporary file has no name while it is being written: the system itself
removes it with a program that is killed. It needs one between two calls, link and rename; what is
left behind there, or on a disk that knows only files with names, is removed by the next program
that reads or writes the file. Signals that ask the program to end wait until all that is done.
"""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple

from probtimeline.store.files import CannotWrite, reason

Bytes = bytes | memoryview

_UNCHANGED = "Nothing in it was changed."

ENDING: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""The signals that ask a program to end, and leave it the time to."""

_NO_NAMELESS: Final = frozenset(
    {
        errno.EOPNOTSUPP,
        errno.EISDIR,
        errno.EINVAL,
        errno.ENOENT,
        errno.ENOSYS,
        errno.EPERM,
        errno.EACCES,
        errno.EXDEV,
    }
)
"""How a system says that it makes no files without a name (open(2), O_TMPFILE), or cannot give
them one later: no /proc, or a disk without hard links (link(2))."""

_NO_SETTLING: Final = frozenset({errno.EINVAL, errno.EOPNOTSUPP})
"""How a system says that a folder is nothing it can put on the disk by itself (fsync(2))."""


class Overtaken(Exception):  # noqa: N818 - not a failure: the change is made again
    """Somebody without the lock has saved the file since it was read."""


class Signature(NamedTuple):
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
    return signature_of(found)


def signature_of(found: os.stat_result) -> Signature:
    """Return what the system tells of a file as a signature."""
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
        raise CannotWrite(path, *_no_folder(folder))
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


def _no_folder(folder: Path) -> tuple[str, str]:
    """Say why a folder is none: it is not there, or it, or one above it, is a file."""
    above = (each for each in (folder, *folder.parents) if os.path.lexists(each))
    first = next(above, folder)
    if os.path.lexists(first) and not os.path.isdir(first):  # noqa: PTH112 - as above
        return f"{first} is a file, not a folder", "Name a file in a folder."
    return "there is no such folder", f"Make it first: mkdir -p '{folder}'."


def make_folder(folder: Path) -> None:
    """Make a folder of the reader's own, and those above it. Raises CannotWrite."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise CannotWrite(folder, *reason(fault)) from None


@contextmanager
def locked(path: Path, target: Path | None = None) -> Iterator[None]:
    """Hold the lock of a file, waiting for whoever else holds it.

    `target` is the file to be written where several share one lock. Raises CannotWrite.
    """
    target = target or path
    try:
        handle = os.open(_beside(path, "lock"), os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as fault:
        raise _cannot_write(target, fault) from None
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            _beside(path, "tmp").unlink(missing_ok=True)
        except OSError as fault:
            raise _cannot_write(target, fault) from None
        yield
    finally:
        os.close(handle)


def sweep(path: Path) -> None:
    """Remove what a writer that was killed has left beside a file, if it may be removed.

    Nothing is removed while another writer is at work.
    """
    with suppress(OSError, ValueError):  # ValueError: a path that cannot be that of a file
        real = real_path(path)
        temporary = _beside(real, "tmp")
        if os.path.lexists(temporary):
            with _opened(_beside(real, "lock"), os.O_RDONLY) as handle:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                temporary.unlink(missing_ok=True)


def sweep_own(path: Path) -> None:
    """Remove what a writer that was killed has left beside a file that nobody else writes.

    There no lock is needed. Raises CannotWrite.
    """
    try:
        _beside(path, "tmp").unlink(missing_ok=True)
    except OSError as fault:
        raise _cannot_write(path, fault) from None


def save(
    path: Path, data: Iterable[Bytes] | bytes, before: Signature | None, held: Path | None = None
) -> Signature | None:
    """Put the bytes in place of the file, keeping its owner and permissions.

    The caller holds the lock of the file, or of `held` where several files share one. `before`
    is the signature of the file when it was read; where it has another by now, Overtaken is
    raised and nothing is changed. A CannotWrite means the same, unless it says that the file
    was written. The bytes may come in parts, which are gone over again where the disk knows only
    files with names.

    Returns the signature of the file that was written; None where another is there already.
    """
    parts = (data,) if isinstance(data, bytes) else data
    temporary = _beside(path if held is None else held, "tmp")
    try:
        with _undisturbed(), _opened(path.parent, os.O_RDONLY | os.O_DIRECTORY) as folder:
            try:
                _write(temporary, parts, path, folder)
                made = signature(temporary)
                if signature(path) != before:
                    raise Overtaken
                temporary.replace(path)
                now = signature(path)
            except BaseException:
                with suppress(OSError):
                    temporary.unlink(missing_ok=True)
                raise
            _settle(folder, path)
            # The name was changed, and with it the time at which anything was.
            return now if now and made and now[:-1] == made[:-1] else None
    except CannotWrite:
        raise
    except OSError as fault:
        raise _cannot_write(path, fault) from None


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let signals that ask to end wait, so that they never meet a file half done."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _opened(path: Path, flags: int) -> Iterator[int]:
    handle = os.open(path, flags | os.O_CLOEXEC, 0o666)
    try:
        yield handle
    finally:
        os.close(handle)


def _write(temporary: Path, parts: Iterable[Bytes], like: Path, folder: int) -> None:
    """Make the temporary file, whole and on the disk; `folder` is where it stands, opened."""
    nameless = getattr(os, "O_TMPFILE", 0)
    if nameless:
        try:
            with _opened(temporary.parent, os.O_WRONLY | nameless) as handle:
                _fill(handle, parts, like)
                # Only with a folder given does `os.link` follow the link in /proc.
                here = f"/proc/self/fd/{handle}"
                os.link(here, temporary.name, src_dir_fd=folder, dst_dir_fd=folder)
            return
        except OSError as fault:
            if fault.errno not in _NO_NAMELESS:
                raise
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    with _opened(temporary, flags) as handle:
        _fill(handle, parts, like)


def _fill(handle: int, parts: Iterable[Bytes], like: Path) -> None:
    with suppress(FileNotFoundError):
        found = like.stat()
        if (found.st_uid, found.st_gid) != (os.geteuid(), os.getegid()):
            with suppress(PermissionError):
                os.fchown(handle, found.st_uid, found.st_gid)
        os.fchmod(handle, stat.S_IMODE(found.st_mode))
    for part in parts:
        rest = memoryview(part)
        while rest:
            rest = rest[os.write(handle, rest) :]
    os.fsync(handle)


def _settle(folder: int, path: Path) -> None:
    """Have the new name put on the disk: until then a power cut could bring the old file back."""
    try:
        os.fsync(folder)
    except OSError as fault:
        if fault.errno in _NO_SETTLING:
            return
        what = "it was written, but a power cut may bring the old file back: " + reason(fault)[0]
        raise CannotWrite(path, what, "See that the disk is sound.") from None


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name}.{ending}")


def _cannot_write(path: Path, fault: OSError) -> CannotWrite:
    what, cure = reason(fault)
    return CannotWrite(path, f"it could not be written: {what}", f"{cure} {_UNCHANGED}")
