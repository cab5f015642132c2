"""TimelineJS (Knight Lab): the JSON that its viewer shows, a slide an event.

Its texts are HTML: what a chronology contains is escaped, and the HTML round it is ours.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from typing import Final

from probtimeline.core.address import read_address
from probtimeline.core.citation import short_name
from probtimeline.core.escapes import inert_json
from probtimeline.core.records import Event, Quote, Source, Status
from probtimeline.core.span import Span
from probtimeline.core.text import clean, clean_line, paragraphs
from probtimeline.export.losses import Losses
from probtimeline.export.selection import Selection
from probtimeline.export.stretch import Point, Stretch, stretch

PARTS: Final = ("year", "month", "day")
OWN: Final = "probtimeline"
"""What TimelineJS has no place for stands in a slide under this name, which it passes over."""
NOTE: Final = "note"
"""Marks the small print under a text, which says again what stands there."""


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
    losses.tell("what has not ended stands at its beginning", event.id, where.ongoing)
    unseen = len(event.tags) + len(event.actors)
    losses.tell("tags and actors are not shown; `import` alone reads them", event.id, unseen)
    losses.tell("fields that have no place are left out", event.id, len(event.extra))
    return {
        "unique_id": event.id,
        **_dates(where),
        "display_date": clean_line(event.date.text),
        "text": {"headline": _line(event.title), "text": _text(event, selection)},
        OWN: _own(event),
    }


def _own(event: Event) -> dict[str, object]:
    """What is not shown, and what is shown in other words, in the fields of our own format."""
    fields = {
        "date": event.date.edtf,
        "date_text": clean(event.date_text),
        "date_note": clean(event.date_note),
        "status": "" if event.status is Status.HAPPENED else event.status.value,
        "milestone": event.milestone,
        "tags": [clean(tag) for tag in event.tags],
        "actors": [clean(actor) for actor in event.actors],
    }
    return {name: value for name, value in fields.items() if value}


def dates_of(span: Span) -> dict[str, object] | None:
    """Where a slide of that date stands; None where nothing of it is known."""
    where = stretch(Event("", "", span), Losses())
    return _dates(where) if where is not None else None


def _dates(where: Stretch) -> dict[str, object]:
    dates: dict[str, object] = {"start_date": _date(where.start)}
    if where.end is not None:
        dates["end_date"] = _date(where.end)
    return dates


def _date(point: Point) -> dict[str, int]:
    """A date as TimelineJS writes one: its year -44 is labelled "44 BCE", and 1 BC is -1."""
    year, *parts = point
    return dict(zip(PARTS, (year if year > 0 else year - 1, *parts), strict=False))


def _text(event: Event, selection: Selection) -> str:
    apart = [] if event.status is Status.HAPPENED else [event.status.value]
    dated = f"“{event.date_text}”" if event.date_text else ""
    told = "; ".join(part for part in (*apart, dated, event.date_note) if part)
    note = f'<p data-{OWN}="{NOTE}"><small>{_line(told)}</small></p>' if told else ""
    quotes = "".join(_quotation(quote, selection) for quote in event.quotes)
    return f"{_paragraphs(event.summary)}{quotes}{note}"


def _quotation(quote: Quote, selection: Selection) -> str:
    source = selection.sources.get(quote.source)
    where = _linked(source) if source else _line(quote.source)
    by = f"{_line(quote.speaker)}, in " if quote.speaker else ""
    said = _line(f"“{quote.text}”")
    speaker = f' data-speaker="{_line(quote.speaker)}"' if quote.speaker else ""
    marks = f'data-source="{_line(quote.source)}"{speaker}'
    return f"<blockquote {marks}>{said}<br>— {by}{where}</blockquote>"


def _linked(source: Source) -> str:
    address = read_address(source.url)
    name = _line(short_name(source))
    return f'<a href="{escape(address.text)}">{name}</a>' if address else name


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in paragraphs(text))


def _line(text: str) -> str:
    return escape(clean_line(text, limit=100_000))
