"""Something being written as JSON, from its beginning until it stands in the file or is given up.

Its text is kept as a draft all that time, with the event it began from.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from probtimeline.core.records import Event
from probtimeline.core.text import clean_line
from probtimeline.store.canonical import json_text, to_json
from probtimeline.store.drafts import Draft, DraftsFile
from probtimeline.store.editor_files import EditorFiles
from probtimeline.store.files import CannotRead
from probtimeline.store.kept_events import events_of
from probtimeline.views.json_text import safe_json

KIND: Final = "json"


class Begun:
    """A text begun: new records, or (where `event_id` is given) a change of one event.

    `base` is the event as it was read when the change was begun; None where the file has none.
    """

    def __init__(
        self,
        drafts: DraftsFile | None,
        event_id: str = "",
        base: Event | None = None,
        draft: Draft | None = None,
    ) -> None:
        self.event_id = event_id
        self.base = base
        self.id = draft.id if draft is not None else uuid.uuid4().hex
        self._drafts = drafts
        self._files = EditorFiles(drafts.path.parent / "editing") if drafts is not None else None
        self._over = False
        self._lock = threading.Lock()
        self.text = ""
        if draft is not None:
            self._take_up(draft)
        elif base is not None:
            self.text = self.original

    @property
    def name(self) -> str:
        """What the text is told under, and its file named after."""
        return self.event_id or "records"

    @property
    def original(self) -> str:
        """The text of the event it began from."""
        return safe_json(json_text(to_json(self.base))) if self.base is not None else ""

    def is_changed(self, text: str) -> bool:
        """Whether a text says anything that was not there from the beginning."""
        return text.strip() != self.original.strip()

    def _take_up(self, draft: Draft) -> None:
        content = draft.content
        raw, text = content.get("base"), content.get("text")
        # Without a base that can be read, what is there meanwhile counts as another's.
        self.base = next(iter(events_of([raw])), None) if isinstance(raw, dict) else None
        self.text = safe_json(text) if isinstance(text, str) else ""
        saved = self.saved_text()
        if saved is not None and saved[0].strip():
            self.text = safe_json(saved[0])

    def keep(self, text: str) -> str:
        """Keep the text as a draft, unless it says nothing new; return why that failed, or ""."""
        with self._lock:
            if self._over or self._drafts is None:
                return ""
            self.text = text
            try:
                if self.is_changed(text):
                    self._drafts.keep(Draft(self.id, KIND, self._content(text), self.event_id))
                else:
                    self._drafts.drop(self.id)
            except OSError as fault:
                what = getattr(fault, "what", fault)
                return clean_line(f"What is written here cannot be kept as a draft: {what}", 400)
        return ""

    def _content(self, text: str) -> Mapping[str, Any]:
        base = to_json(self.base) if self.base is not None else None
        return {"text": text, "base": base}

    def hand_out(self, text: str) -> Path:
        """Keep the text for the reader's editor, whatever happens to the explorer.

        Returns its file. Raises CannotRead or CannotWrite.
        """
        assert self._files is not None
        assert self._drafts is not None
        with self._lock:
            self._drafts.keep(Draft(self.id, KIND, self._content(text), self.event_id))
            return self._files.write(self.id, self.name, text)

    def saved_text(self) -> tuple[str, bool] | None:
        """What the editor has saved, and whether all of it is text; None where there is nothing."""
        if self._files is None:
            return None
        try:
            data = self._files.read(self.id, self.name)
        except CannotRead:
            return None
        if data is None:
            return None
        try:
            return data.decode("utf-8-sig"), True
        except UnicodeDecodeError:
            return data.decode("utf-8", "replace"), False

    def take_back(self, text: str) -> str:
        """Keep what the editor has saved as the draft, in place of its file.

        Returns why that failed, or nothing; the file stays then.
        """
        fault = self.keep(text)
        if not fault and self._files is not None:
            self._files.drop(self.id)
        return fault

    def as_new(self) -> Begun:
        """The same text as that of new records: its event is no longer there."""
        self.end()
        return Begun(self._drafts)

    def end(self) -> None:
        """Forget the draft: what was written stands in the file, or was given up."""
        with self._lock:
            self._over = True
            if self._files is not None:
                self._files.drop(self.id)
            if self._drafts is not None:
                try:
                    self._drafts.drop(self.id)
                except OSError:
                    return  # it is offered again, and says nothing new then
