"""Events whose JSON is kept elsewhere than in a chronology, such as in a draft, as records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from probtimeline.core.records import Event
from probtimeline.store.dates import Dates
from probtimeline.store.document import Document
from probtimeline.store.notes import Notes
from probtimeline.store.shape import Shaper


def events_of(raws: Iterable[Mapping[str, Any]]) -> tuple[Event, ...]:
    """Return the events among the JSON given; what is no event is left out.

    What they refer to need not be there.
    """
    dates = Dates()
    made = (Shaper(Notes(Document("", raw, "")), dates).record("event", raw, ()) for raw in raws)
    return tuple(each for each in made if isinstance(each, Event))
