"""Writing what leaves: a file of its own, whole or not at all, and never in place of another.

No lock is held, and so none is left beside the file: nobody else writes it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from probtimeline.store.files import CannotWrite, reason
from probtimeline.store.saving import Overtaken, real_path, require_writable, save, signature


class InTheWay(Exception):  # noqa: N818 - a refusal: what to do is asked of the reader
    """There is something of that name, which is not to be replaced; `what` says why.

    `may_go` is true of an ordinary file, which is replaced where that is said.
    """

    def __init__(self, what: str, cure: str, *, may_go: bool = False) -> None:
        super().__init__(what)
        self.what = what
        self.cure = cure
        self.may_go = may_go


def write_export(
    path: Path, data: bytes, *, replacing: bool = False, kept: Iterable[Path] = ()
) -> None:
    """Write the file. What is there is replaced only where `replacing`, and never one of `kept`.

    Raises InTheWay where it is not to be written, CannotWrite where it cannot be; nothing is
    changed then.
    """
    target = real_path(path)
    before = signature(target)
    if before is not None:
        _require_replaceable(target, replacing=replacing, kept=kept)
    require_writable(target)
    try:
        save(target, data, before, held=target.with_name(f"{target.name}.{os.getpid()}"))
    except Overtaken:
        what, cure = "another program has just written it", "Look at it, then try again."
        raise CannotWrite(path, what, cure) from None


def _require_replaceable(target: Path, *, replacing: bool, kept: Iterable[Path]) -> None:
    try:
        is_file = stat.S_ISREG(target.stat().st_mode)
        is_kept = any(each.exists() and each.samefile(target) for each in kept)
    except OSError as fault:
        raise CannotWrite(target, *reason(fault)) from None
    if not is_file:
        raise InTheWay("it is no file", "Name a file, or leave out -o to print.")
    if is_kept:
        raise InTheWay("it is the chronology itself", "Name another file.")
    if not replacing:
        cure = "Name another file, or add --force to replace it."
        raise InTheWay("it is there already", cure, may_go=True)
