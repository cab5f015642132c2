"""What was begun and is not in the chronology yet: forms, pasted text, events being edited.

A draft is kept as it is written, so that neither leaving nor a crash loses it. It belongs to
the process that writes it; another takes it up only once that one is gone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from probtimeline.store.kept import Form
from probtimeline.store.tables import Raw

FORM: Final = Form("probtimeline-drafts/1", "your drafts")

DRAFTS: Final = "drafts"
"""The table with a record for each chronology: its drafts by id."""

LONGEST_NUMBER: Final = 20
"""Digits that the number of a process may have."""

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Draft:
    """Something begun: what kind of thing (`form`, `json`), and what was written so far.

    `content` is JSON and means what its kind says; `event` is the id of the event it changes,
    or empty. `owner` is the process that writes it.
    """

    id: str
    kind: str
    content: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    event: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class DraftsFile:
    """The drafts for one chronology in the program's file; `chronology` is its `layer_name`."""

    path: Path
    chronology: str

    def waiting(self, kind: str, event: str = "") -> Draft | None:
        """Return the newest draft of a kind that no other running process writes.

        Raises CannotRead where the file is broken.
        """
        found = _drafts(FORM.read(self.path).get(DRAFTS, {}).get(self.chronology, {}))
        mine = [each for each in found if (each.kind, each.event) == (kind, event)]
        here = _process(os.getpid())
        free = [each for each in mine if each.owner == here or not _is_running(each.owner)]
        return free[-1] if free else None

    def keep(self, draft: Draft) -> None:
        """Keep a draft as it is now, as the newest. Raises CannotRead or CannotWrite."""
        raw = {
            "kind": draft.kind,
            "event": draft.event,
            "owner": _process(os.getpid()),
            "content": dict(draft.content),
        }
        self._change(lambda drafts: {**_without(drafts, draft.id), draft.id: raw})

    def drop(self, draft_id: str) -> None:
        """Forget a draft. Raises CannotRead or CannotWrite."""
        self._change(lambda drafts: _without(drafts, draft_id))

    def _change(self, work: Callable[[Raw], Raw]) -> None:
        from probtimeline.store.storage import change_record

        change_record(self.path, DRAFTS, self.chronology, work, FORM)


def _without(drafts: Raw, draft_id: str) -> Raw:
    return {each: raw for each, raw in drafts.items() if each != draft_id}


def _drafts(raw: Mapping[str, Any]) -> list[Draft]:
    """The drafts in a record, the newest last; what is none is left alone."""
    found = []
    for draft_id, each in raw.items():
        if not isinstance(each, dict) or not isinstance(each.get("content"), dict):
            continue
        kind, event, owner = each.get("kind"), each.get("event", ""), each.get("owner", "")
        if isinstance(kind, str) and isinstance(event, str):
            known = owner if isinstance(owner, str) else ""
            found.append(Draft(draft_id, kind, each["content"], event, known))
    return found


def _process(number: int) -> str:
    """Tell a process from all others, before and after it; empty where it is not running.

    Numbers are given out again, most of all after a start of the machine or in a container: where
    the system tells when a process began, that belongs to it.
    """
    if number <= 0:
        return ""
    try:
        os.kill(number, 0)
    except (ProcessLookupError, OverflowError):
        return ""
    except PermissionError:
        pass  # it runs, for somebody else
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        stat = Path(f"/proc/{number}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return str(number)
    # After the name, which may hold anything, the 20th field is the time of its start.
    return f"{number}-{stat.rpartition(')')[2].split()[19]}-{boot}"


def _is_running(process: str) -> bool:
    number = process.partition("-")[0]
    is_number = number.isascii() and number.isdigit() and len(number) < LONGEST_NUMBER
    return is_number and _process(int(number)) == process
