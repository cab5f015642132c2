"""TimelineJS (Knight Lab): the JSON that its viewer shows, a slide an event.

Its texts are HTML: what a chronology contains is escaped, and the HTML round it is ours.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape

from probtimeline.core.address import read_address
from probtimeline.core.citation import short_name
from probtimeline.core.escapes import inert_json
from probtimeline.core.records import Event, Quote, Source, Status
from probtimeline.core.text import clean, clean_line
from probtimeline.export.losses import Losses
from probtimeline.export.selection import Selection
from probtimeline.export.stretch import Point, Stretch, stretch

PARTS = ("year", "month", "day")


def timelinejs(selection: Selection, losses: Losses) -> Iterator[bytes]:
    """The slides in order, with a title slide where the chronology has a title."""
    slides = [_slide(event, selection, losses) for event in selection.events]
    document: dict[str, object] = {"events": [slide for slide in slides if slide]}
    title, about = selection.chronicle.title, selection.chronicle.about
    if title:
        document["title"] = {"text": {"headline": _line(title), "text": _paragraphs(about)}}
    losses.tell("comparisons are left out", times=len(selection.comparisons))
    losses.tell("calculations are left out", times=len(selection.calculations))
    yield (inert_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n").encode()


def _slide(event: Event, selection: Selection, losses: Losses) -> dict[str, object] | None:
    where = stretch(event, losses)
    if where is None:
        return None
    losses.tell("figures stand only in the words quoted", event.id, len(event.figures))
    losses.tell("related events are left out", event.id, len(event.related))
    losses.tell("tags and actors are left out", event.id, len(event.tags) + len(event.actors))
    losses.tell("fields that have no place are left out", event.id, len(event.extra))
    return {
        "unique_id": event.id,
        **_dates(where, losses, event),
        "display_date": clean_line(event.date.text),
        "text": {"headline": _line(event.title), "text": _text(event, selection)},
    }


def _dates(where: Stretch, losses: Losses, event: Event) -> dict[str, object]:
    dates: dict[str, object] = {"start_date": _date(where.start)}
    if where.end is not None:
        dates["end_date"] = _date(where.end)
    losses.tell("what has not ended stands at its beginning", event.id, where.ongoing)
    return dates


def _date(point: Point) -> dict[str, int]:
    return dict(zip(PARTS, point, strict=False))


def _text(event: Event, selection: Selection) -> str:
    apart = [] if event.status is Status.HAPPENED else [event.status.value]
    dated = f"“{event.date_text}”" if event.date_text else ""
    told = "; ".join(part for part in (*apart, dated, event.date_note) if part)
    note = f"<p><small>{_line(told)}</small></p>" if told else ""
    quotes = "".join(_quotation(quote, selection) for quote in event.quotes)
    return f"{_paragraphs(event.summary)}{quotes}{note}"


def _quotation(quote: Quote, selection: Selection) -> str:
    source = selection.sources.get(quote.source)
    where = _linked(source) if source else _line(quote.source)
    by = f"{_line(quote.speaker)}, in " if quote.speaker else ""
    said = _line(f"“{quote.text}”")
    return f"<blockquote>{said}<br>— {by}{where}</blockquote>"


def _linked(source: Source) -> str:
    address = read_address(source.url)
    name = _line(short_name(source))
    return f'<a href="{escape(address.text)}">{name}</a>' if address else name


def _paragraphs(text: str) -> str:
    lines = (line.strip() for line in clean(text).split("\n"))
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)


def _line(text: str) -> str:
    return escape(clean_line(text, limit=100_000))
