"""The rows of the event list as styled lines: years, silences, events."""

from __future__ import annotations

from textual.content import Content

from probtimeline.audit.quotes import VerdictKind
from probtimeline.core.records import Event
from probtimeline.session.rows import RowKind
from probtimeline.session.state import State
from probtimeline.views import paint

DATE_WIDTH = 10


def paint_row(state: State, number: int, width: int) -> Content:
    """One row of the list in at most `width` cells."""
    row = state.rows[number]
    match row.kind:
        case RowKind.YEAR:
            return Content.styled(f" {row.text}", "bold $ink-heading")
        case RowKind.SILENCE:
            words = f" {row.text} "
            side = max(2, (width - len(words) - 4) // 2)
            return Content.styled(f"  {'┄' * side}{words}{'┄' * side}", paint.FAINT)
        case RowKind.EVENT:
            return _paint_event(state, state.chronicle.events[row.place], width)


def _paint_event(state: State, event: Event, width: int) -> Content:
    among = state.search.is_on and not state.only_hits
    hit = among and state.search.finds(state.chronicle.places[event.id])
    dim = among and not hit
    possibly = "?" if event.id in state.search.possibly else " "
    lights = state.search.query.light(event.title) if state.search.query else []
    title = paint.layered(
        event.title, paint.FAINT if dim else paint.PLAIN, [(lights, paint.HIT)], one_line=True
    )
    figures = len(event.figures)
    verdict = paint.worst(state.verdict(q.source, q.text) for q in event.quotes)
    checked = verdict is not None and verdict.kind is not VerdictKind.UNCHECKED
    mark = paint.verdict_mark(verdict) if verdict is not None and checked else Content(" ")
    aside = Content.assemble(
        (possibly, paint.DOUBT), (f"{figures or '':>2}", paint.MUTED), " ", mark, " "
    )
    head = Content.assemble(
        ("›" if hit else " ", paint.FIGURE),
        paint.event_marks(event),
        " ",
        paint.line(paint.short_date(event.date).ljust(DATE_WIDTH), paint.MUTED),
        " ",
    )
    room = max(4, width - head.cell_length - aside.cell_length - 1)
    shown = title.truncate(room, ellipsis=True)
    gap = room - shown.cell_length + 1
    return Content.assemble(head, shown, " " * gap, aside)
