"""What was changed in a chronology lately, so that it can be undone later, by anybody's command.

It is kept in the reader's own folder, never beside the chronology, and only as a memory: where
it cannot be written, the change itself stands.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from probtimeline.store.canonical import json_text
from probtimeline.store.changes import Change, Edit
from probtimeline.store.fields import TABLES
from probtimeline.store.files import MEGABYTE, CannotRead
from probtimeline.store.kept import Form
from probtimeline.store.lately import Lately
from probtimeline.store.saving import locked, signature
from probtimeline.store.tables import HEADER, Raw

FORM: Final = Form("probtimeline-history/1", "what can be undone")

HISTORIES: Final = "histories"
"""The table with a record for each chronology."""

KEPT: Final = 100
"""Changes remembered for each chronology."""

LARGEST: Final = MEGABYTE
"""The largest change that is remembered, in characters of JSON: some two thousand events."""

_ALL: Final = 4 * MEGABYTE
"""What is remembered in all, in characters: it is written anew with every change."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A change that was made: when, what it does, and whether it is undone by now.

    Of a change that is too large to be remembered only what it did is known; `change` is None.
    """

    id: str
    when: str
    told: str
    change: Change | None
    undone: bool = False

    @classmethod
    def of(cls, change: Change, when: datetime) -> Entry:
        """An entry for a change made now."""
        return cls(uuid.uuid4().hex, when.isoformat(timespec="seconds"), change.told, change)


@dataclass(frozen=True, slots=True)
class History:
    """The changes remembered of one chronology, the oldest first."""

    entries: tuple[Entry, ...] = ()

    @property
    def last(self) -> Entry | None:
        """The change that would be undone."""
        return next((each for each in reversed(self.entries) if not each.undone), None)

    @property
    def last_undone(self) -> Entry | None:
        """The change that would be made again: the first undone one after the last that stands."""
        again = None
        for each in reversed(self.entries):
            if not each.undone:
                break
            again = each
        return again

    def with_entry(self, entry: Entry) -> History:
        """The history after another change: what was undone before cannot be made again."""
        standing = tuple(each for each in self.entries if not each.undone and each.id != entry.id)
        return History((*standing, entry)[-KEPT:])

    def marked(self, entry: Entry, undone: bool) -> History:
        """The history with one change undone, or made again; one it has forgotten is the newest."""
        if all(each.id != entry.id for each in self.entries):
            return self if undone else self.with_entry(entry)
        return History(
            tuple(
                replace(each, undone=undone) if each.id == entry.id else each
                for each in self.entries
            )
        )


@dataclass(frozen=True, slots=True)
class HistoryFile:
    """The history of one chronology in the program's file; `chronology` is its `layer_name`."""

    path: Path
    chronology: str

    def load(self) -> History:
        """Return the history; an empty one where nothing was kept yet.

        Raises CannotRead, with the problems, where the file is broken.
        """
        return self._with_lines(self._settled())

    def remember(self, entry: Entry) -> None:
        """Put a change that was made at the end. Raises CannotRead or CannotWrite."""
        if not self._told_in_a_line(entry):
            self._change(lambda history: history.with_entry(entry))

    def mark(self, entry: Entry, *, undone: bool) -> None:
        """Remember that a change was undone, or made again. Raises CannotRead or CannotWrite."""
        self._change(lambda history: history.marked(entry, undone))

    def _change(self, work: Callable[[History], History]) -> None:
        from probtimeline.store.storage import change_record

        def changed(raw: Raw) -> Raw:
            held = self._with_lines(_history(raw, self.path))
            return {**raw, "changes": _within_bounds(work(held).entries)}

        change_record(self.path, HISTORIES, self.chronology, changed, FORM)

    def _settled(self) -> History:
        """Return what the file itself holds."""
        return _history(FORM.read(self.path).get(HISTORIES, {}).get(self.chronology, {}), self.path)

    def _with_lines(self, history: History) -> History:
        """Return the history with the changes that stand in lines beside the file."""
        file = signature(self.path)
        for raw in Lately(self.path).changes(file) if file else ():
            try:
                found = _history(raw, self.path) if raw["of"] == self.chronology else History()
            except (CannotRead, KeyError):
                continue
            for entry in found.entries:
                history = history.with_entry(entry)
        return history

    def _told_in_a_line(self, entry: Entry) -> bool:
        """Remember a change beside the file; False where it is to be put into the file itself."""
        lately = Lately(self.path)
        if signature(self.path) is None:
            return False
        with locked(self.path):
            file = signature(self.path)
            if file is None:
                return False
            try:
                if not lately.follows(file):
                    self._settled()  # nothing is put behind what cannot be read
                    lately.begin(file)
                raw = _within_bounds([entry])
                return lately.add({"of": self.chronology, "changes": raw})
            except CannotRead:
                raise
            except OSError:
                return False


def _within_bounds(entries: Iterable[Entry]) -> list[Raw]:
    """The entries as JSON, without the contents of what is too large, or of the oldest ones."""
    kept: list[Raw] = []
    room = _ALL
    for entry in reversed(tuple(entries)):
        raw: Raw = {"id": entry.id, "when": entry.when, "told": entry.told, "undone": entry.undone}
        edits = None if entry.change is None else [_edit_json(each) for each in entry.change.edits]
        size = len(json_text(edits)) if edits is not None else 0
        if edits is not None and size <= min(LARGEST, room):
            raw["edits"] = edits
            room -= size
        kept.append(raw)
    return kept[::-1]


def _edit_json(edit: Edit) -> Raw:
    return {"table": edit.table, "id": edit.id, "before": edit.before, "after": edit.after}


def _history(raw: Mapping[str, Any], path: Path) -> History:
    entries = raw.get("changes", [])
    try:
        return History(tuple(_entry(each) for each in entries))
    except (KeyError, TypeError, ValueError):
        cure = "Move the file away; nothing in it was changed."
        raise CannotRead(path, f"{FORM.keeps} cannot be read", cure) from None


def _entry(raw: Mapping[str, Any]) -> Entry:
    edits = raw.get("edits")
    change = None if edits is None else Change(tuple(_edit(each) for each in edits))
    entry_id, when, told = (raw[name] for name in ("id", "when", "told"))
    if not all(isinstance(word, str) for word in (entry_id, when, told)):
        raise TypeError("the words of a change are text")
    return Entry(entry_id, when, told, change, raw.get("undone") is True)


def _edit(raw: Mapping[str, Any]) -> Edit:
    table, record_id, before, after = (raw[name] for name in ("table", "id", "before", "after"))
    texts = isinstance(record_id, str) and table in (*TABLES, HEADER)
    if not texts or not all(each is None or isinstance(each, dict) for each in (before, after)):
        raise TypeError("a change names a record, and holds it as it was and is")
    return Edit(table, record_id, before, after)
