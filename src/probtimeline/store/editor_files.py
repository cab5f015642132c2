"""Texts that are open in the reader's own editor: each in a private folder, until it is done with.

They outlive the explorer however it ends, so that what was saved in the editor is never lost.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from probtimeline.store.files import INPUT_LIMIT, CannotWrite, is_there, read_file, reason


@dataclass(frozen=True, slots=True)
class EditorFiles:
    """The folder with a folder for each text; a text is known by the id of its draft."""

    folder: Path

    def path(self, draft_id: str, name: str) -> Path:
        """Where a text is; `name` is what the reader knows it by."""
        return self.folder / draft_id / f"{name}.json"

    def write(self, draft_id: str, name: str, text: str) -> Path:
        """Write a text that nobody else can read, and return where. Raises CannotWrite."""
        path = self.path(draft_id, name)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            for folder in (self.folder, path.parent):
                folder.chmod(0o700)
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
            handle = os.open(path, flags, 0o600)
            with os.fdopen(handle, "wb") as stream:
                stream.write(text.encode("utf-8", "backslashreplace"))
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as fault:
            raise CannotWrite(path, *reason(fault)) from None
        return path

    def read(self, draft_id: str, name: str) -> bytes | None:
        """Return what a text is by now, or None where there is none. Raises CannotRead."""
        path = self.path(draft_id, name)
        return read_file(path, INPUT_LIMIT) if is_there(path) else None

    def drop(self, draft_id: str) -> None:
        """Remove a text, with all that an editor has left beside it."""
        shutil.rmtree(self.folder / draft_id, ignore_errors=True)
