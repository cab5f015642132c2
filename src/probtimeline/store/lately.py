"""The changes remembered last, a line each, beside the file that holds those before them.

So that remembering a change costs the same however many there are. The lines belong to the file as
it was when the first of them was written, which their first line tells; after any other they mean
nothing. Nothing waits for the disk: what a power cut takes from here can no longer be undone, and
stands in the chronology all the same.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from probtimeline.store.files import MEGABYTE
from probtimeline.store.saving import Signature

LARGEST: Final = MEGABYTE // 16
"""Bytes above which lines are put into the file, and a change is not made a line."""


class Lately:
    """The lines beside a file; whoever uses them holds the lock of that file."""

    def __init__(self, path: Path) -> None:
        self.path = path.with_suffix(".lately")

    def follows(self, file: Signature) -> bool:
        """Tell whether the lines belong to the file of that signature."""
        try:
            with self.path.open("rb") as lines:
                return lines.readline(1000) == _first(file)
        except OSError:
            return False

    def begin(self, file: Signature) -> None:
        """Begin anew, after the file of that signature. Raises OSError."""
        self._write(_first(file), os.O_CREAT | os.O_TRUNC)

    def add(self, change: dict[str, Any]) -> bool:
        """Write a line; False where there are enough of them, or it is too long. Raises OSError."""
        line = json.dumps(change).encode() + b"\n"
        if self.path.stat().st_size + len(line) > LARGEST:
            return False
        # The line break before it ends whatever a killed program has left.
        self._write(b"\n" + line, os.O_APPEND)
        return True

    def changes(self, file: Signature) -> Iterator[dict[str, Any]]:
        """Return what the lines hold, if they belong to the file of that signature."""
        if not self.follows(file):
            return
        for line in self.path.read_bytes().split(b"\n")[1:]:
            try:
                change = json.loads(line)
            except ValueError:
                continue
            if isinstance(change, dict):
                yield change

    def _write(self, data: bytes, flags: int) -> None:
        flags |= os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC
        handle = os.open(self.path, flags, 0o666)
        try:
            while data:
                data = data[os.write(handle, data) :]
        finally:
            os.close(handle)


def _first(file: Signature) -> bytes:
    return json.dumps(file).encode() + b"\n"
