"""Choosing what is to leave: the events, and what the layers below know of their records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle
    from probtimeline.core.records import Calculation, Event
    from probtimeline.core.span import Span
    from probtimeline.export.selection import Selection


def leaving(
    chronicle: Chronicle, events: Sequence[Event], query: str = "", today: Span | None = None
) -> Selection:
    """The events chosen, ready for any format; `query` is what found them, empty for all."""
    from probtimeline.export.selection import Selection
    from probtimeline.store.canonical import to_json

    def worked(calculation: Calculation) -> str:
        from probtimeline.audit.arithmetic import work

        working = work(calculation, chronicle)
        return working.sentence or (working.problem.what if working.problem else "")

    return Selection(chronicle, events, to_json, worked, query, today)
