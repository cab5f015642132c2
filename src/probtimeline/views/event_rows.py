"""The rows of the event list as styled lines: years, silences, events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from probtimeline.audit.quotes import VerdictKind
from probtimeline.core.records import Event
from probtimeline.core.span import Overlap
from probtimeline.session.rows import RowKind
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.tight_dates import short_date

if TYPE_CHECKING:
    from probtimeline.query.query import Query
    from probtimeline.session.ranging import Reach

DATE_WIDTH = 10
LEAST_WHY = 24
"""Cells below which the words that were searched for are not told behind a title."""
RANGE_MARKS = {Overlap.CERTAINLY: "┃", Overlap.POSSIBLY: "┇", Overlap.NO: " "}


def paint_row(state: State, number: int, width: int, reach: Reach | None = None) -> Content:
    """One row of the list in at most `width` cells; `reach` is that of the range marked."""
    row = state.rows[number]
    match row.kind:
        case RowKind.YEAR:
            return Content.styled(f" {row.text}", "bold $ink-heading")
        case RowKind.SILENCE:
            words = f" {row.text} "
            side = max(2, (width - len(words) - 4) // 2)
            return Content.styled(f"  {'┄' * side}{words}{'┄' * side}", paint.FAINT)
        case RowKind.EVENT:
            return _paint_event(state, row.place, width, reach)


def _paint_event(state: State, place: int, width: int, reach: Reach | None) -> Content:
    event = state.chronicle.events[place]
    among = state.search.is_on and not state.only_hits
    hit = among and state.search.finds(place)
    lights = state.search.query.light(event.title) if state.search.query else []
    base = paint.FAINT if among and not hit else paint.PLAIN
    title = paint.layered(event.title, base, [(lights, paint.HIT)], one_line=True)
    head = Content.assemble(
        _in_range(reach, place, event),
        ("›" if hit else " ", paint.FIGURE),
        paint.event_marks(event),
        " ",
        paint.line(short_date(event.date).ljust(DATE_WIDTH), paint.MUTED),
        " ",
    )
    aside = _aside(state, place, event)
    room = max(4, width - head.cell_length - aside.cell_length - 1)
    shown = title.truncate(room, ellipsis=True)
    if state.search.query is not None and not lights and (hit or not among):
        shown = Content.assemble(shown, _why(state.search.query, event, room - shown.cell_length))
    gap = room - shown.cell_length + 1
    return Content.assemble(head, shown, " " * gap, aside)


def _why(query: Query, event: Event, room: int) -> Content:
    """The words for which an event was found, where its title does not hold them and room is."""
    if room < LEAST_WHY:
        return Content("")
    labels = (figure.label for figure in event.figures)
    words = (each for quote in event.quotes for each in (quote.text, quote.speaker))
    for text in (*words, event.summary, *labels, *event.actors, *event.tags):
        lights = query.light(text)
        if lights:
            begin = text.rfind(" ", 0, max(0, lights[0][0] - room // 3)) + 1
            lit = [(max(0, start - begin), end - begin) for start, end in lights if end > begin]
            shown = paint.layered(text[begin:], paint.FAINT, [(lit, paint.HIT)], one_line=True)
            before = Content.styled("  …" if begin else "  ", paint.FAINT)
            return Content.assemble(before, shown).truncate(room, ellipsis=True)
    return Content("")


def _in_range(reach: Reach | None, place: int, event: Event) -> Content:
    """The mark of what lies in the range marked; no column where none is."""
    if reach is None:
        return Content("")
    held = Overlap.CERTAINLY if place in reach.ends else reach.holds(event.date)
    return Content.styled(RANGE_MARKS[held], paint.LINK)


def _aside(state: State, place: int, event: Event) -> Content:
    """What stands behind a title: no column for what no row has, so that titles get the room."""
    pieces: list[Content | tuple[str, str]] = []
    layer = state.layer
    if layer.bookmarks:
        pieces.append((paint.BOOKMARK if event.id in layer.bookmarks else " ", paint.FIGURE))
    if layer.notes:
        pieces.append((paint.NOTE if event.id in layer.notes else " ", paint.FIGURE))
    if state.arrived:
        new = state.arrived.get(event.id)
        mark = " " if new is None else paint.NEW if new else paint.CHANGED
        pieces.append((mark, paint.LINK))
    if state.rows.possibly or state.search.possibly:
        # Of a date that is told to be about then, "?" would say no more.
        maybe = place in state.rows.possibly and not event.date.approximate
        doubtful = maybe or place in state.search.possibly
        pieces.append(("?" if doubtful else " ", paint.DOUBT))
    pieces.append((f"{len(event.figures) or '':>2} ", paint.MUTED))
    if state.texts:
        pieces.append(_checked(state, event))
    return Content.assemble(*pieces)


def _checked(state: State, event: Event) -> Content:
    """The worst that checking the event's words against their texts has found."""
    verdict = paint.worst(state.verdict(each.source, each.text) for each in event.quotes)
    if verdict is None or verdict.kind is VerdictKind.UNCHECKED:
        return Content("  ")
    return Content.assemble(paint.verdict_mark(verdict), " ")
