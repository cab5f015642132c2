"""What has met another's change, made ready for the screen that shows both texts."""

from __future__ import annotations

import json
from collections.abc import Iterable

from probtimeline.core.records import Event
from probtimeline.store.canonical import json_text, to_json
from probtimeline.store.changes import Conflict
from probtimeline.store.kept_events import events_of
from probtimeline.store.merging_records import merged_record
from probtimeline.views.conflict_page import Clash


def clash_of(conflict: Conflict, mine_name: str = "yours") -> Clash:
    """A conflict as it is shown."""
    words = str(conflict)
    told = f"{words[:1].upper()}{words[1:]}"
    return Clash(told, conflict.base, conflict.mine, conflict.theirs, mine_name)


def theirs_of(conflict: Conflict) -> Event | None:
    """The event as the file has it, or None where it has none."""
    return next(iter(events_of([conflict.theirs])), None) if conflict.theirs is not None else None


def both_of(conflict: Conflict) -> str | None:
    """Both changes as one text; None where the same field was changed in both."""
    base, mine, theirs = conflict.base, conflict.mine, conflict.theirs
    if base is None or mine is None or theirs is None:
        return None
    merged, conflicts = merged_record(conflict.kind, base, mine, theirs)
    return None if conflicts else json_text(merged)


def names_of(fields: Iterable[str]) -> str:
    """Fields as people read them."""
    return ", ".join(each.replace("_", " ") for each in fields)


def another(text: str, there: Event) -> Conflict | None:
    """The conflict of a text with an event of its id that is there meanwhile."""
    try:
        mine = json.loads(text)
    except ValueError:
        return None
    if not isinstance(mine, dict):
        return None
    return Conflict("event", there.id, None, mine, to_json(there))
