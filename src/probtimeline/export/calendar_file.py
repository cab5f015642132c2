"""A calendar file (RFC 5545): every event as the days it may have been on, all day long.

A calendar knows only days: what is known to a month or a year fills it, and its summary says so.
What is approximate, uncertain, planned or only claimed is TENTATIVE.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from probtimeline.core.address import read_address
from probtimeline.core.calendar import civil, day_number
from probtimeline.core.citation import cite_quote
from probtimeline.core.records import Event, Status
from probtimeline.core.span import Precision, Span
from probtimeline.core.text import clean, clean_line
from probtimeline.export.losses import Losses
from probtimeline.export.selection import Selection

if TYPE_CHECKING:
    from icalendar import Calendar as Ical
    from icalendar import Event as Entry
    from icalendar.prop import vInline

OWN: Final = "x-probtimeline"
"""Begins the names of properties that are ours."""
UID: Final = "@probtimeline"
"""Ends the UID of an entry; before it stands the id of the event."""

_FIRST: Final = day_number(1, 1, 1)
_LAST: Final = day_number(9999, 12, 30)
"""The days a calendar file can hold; the day after the last one must have four digits as well."""


class Days(NamedTuple):
    """The first and the last day of an entry, as day numbers."""

    first: int
    last: int


def calendar_file(selection: Selection, losses: Losses) -> Iterator[bytes]:
    """An entry an event, with its words, its sources and how well its date is known."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//probtimeline//probtimeline//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _value(_line(selection.chronicle.title)))
    for event in selection.events:
        _put(event, calendar, selection, losses)
    losses.tell("comparisons are left out", times=len(selection.comparisons))
    losses.tell("calculations are left out", times=len(selection.calculations))
    yield calendar.to_ical()


def _put(event: Event, calendar: Ical, selection: Selection, losses: Losses) -> None:
    days = _days(event, losses)
    if days is None:
        return
    from icalendar import Event as Entry

    entry = Entry()
    entry.add("uid", f"{event.id}{UID}")
    entry.add("dtstamp", _stamp(selection.today))
    entry.add("dtstart", _date(days.first))
    entry.add("dtend", _date(days.last) + timedelta(days=1))
    entry.add("summary", _value(prefix_of(event) + _line(event.title)))
    entry.add("description", _value(_description(event, selection)))
    entry.add("status", _status(event))
    entry.add("transp", "TRANSPARENT")
    if event.tags:
        entry.add("categories", _value(*map(_line, event.tags)))
    _add_address(entry, event, selection)
    for name, text in _own(event):
        entry.add(name, _value(text))
    calendar.add_component(entry)
    losses.tell("figures stand only in the words quoted", event.id, len(event.figures))
    losses.tell("related events are left out", event.id, len(event.related))
    losses.tell("fields that have no place are left out", event.id, len(event.extra))


def days_of(span: Span) -> Days | None:
    """The days of an entry of that date; None where a calendar has none for it."""
    return _days(Event("", "", span), Losses())


def _days(event: Event, losses: Losses) -> Days | None:
    """The days of its entry; None where a calendar has none for it."""
    span = event.date
    first, last = span.earliest, span.latest
    if first is None and last is None:
        losses.leave_out("events without a known day are left out", event.id)
        return None
    if first is None:
        losses.tell("events whose beginning is not known stand on their last day", event.id)
        first = last
    elif last is None:
        losses.tell("events whose end is not known stand on their first day", event.id)
        last = first
    assert first is not None
    assert last is not None
    if first < _FIRST or last > _LAST:
        losses.leave_out("events before the year 1 or after 9999 are left out", event.id)
        return None
    return Days(first, last)


def _date(day: int) -> date:
    return date(*civil(day))


def _stamp(today: Span | None) -> datetime:
    """When it was written. Without a clock: the beginning of the common era of computers."""
    day = date(1970, 1, 1) if today is None or today.earliest is None else _date(today.earliest)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _is_to_the_day(span: Span) -> bool:
    sure = not (span.approximate or span.uncertain or span.is_set)
    return sure and span.precision is Precision.DAY


def prefix_of(event: Event) -> str:
    """What stands before a title: the date, unless the days tell it, and what it is not."""
    parts = [] if _is_to_the_day(event.date) else [event.date.text]
    parts += [event.status.value] if event.status is not Status.HAPPENED else []
    return f"{', '.join(parts)}: " if parts else ""


def _own(event: Event) -> Iterator[tuple[str, str]]:
    """What a calendar has no property for, under names of our own; `import` reads them again."""
    texts = {
        "date": event.date.edtf,
        "date-text": event.date_text,
        "date-note": event.date_note,
        "status": "" if event.status is Status.HAPPENED else event.status.value,
        "milestone": "true" if event.milestone else "",
    }
    yield from ((f"{OWN}-{name}", _line(text)) for name, text in texts.items() if text)
    yield from ((f"{OWN}-actor", _line(actor)) for actor in event.actors)


def _status(event: Event) -> str:
    if event.status is Status.CANCELLED:
        return "CANCELLED"
    unsure = event.date.approximate or event.date.uncertain or event.date.is_set
    return "TENTATIVE" if unsure or event.status is not Status.HAPPENED else "CONFIRMED"


def _description(event: Event, selection: Selection) -> str:
    sources = selection.sources
    quotes = (cite_quote(quote, sources.get(quote.source)) for quote in event.quotes)
    parts = [event.summary, *told_of(event), *quotes]
    return clean("\n\n".join(part for part in parts if part))


def told_of(event: Event) -> tuple[str, ...]:
    """The paragraphs of a description between the summary and the quotations."""
    date_read = f"{event.date.text} ({event.date.precision_text}; EDTF {event.date.edtf})"
    words = f"Dated “{event.date_text}” in the source." if event.date_text else ""
    parts = (date_read, f"{words} {event.date_note}".strip(), "; ".join(event.actors))
    return tuple(clean(part) for part in parts if part)


def _add_address(entry: Entry, event: Event, selection: Selection) -> None:
    """The address of the first source that may be opened."""
    sources = (selection.sources.get(name) for name in event.sources)
    known = (read_address(source.url) for source in sources if source is not None)
    address = next((each for each in known if each is not None), None)
    if address is not None:
        entry.add("url", address.text)


def _value(*texts: str) -> vInline:
    r"""Texts as RFC 5545 spells them; the library takes \N in one for the end of a line."""
    from icalendar.prop import vInline

    spelt = (re.sub(r"[\\;,]", r"\\\g<0>", text).replace("\n", r"\n") for text in texts)
    return vInline(",".join(spelt))


def _line(text: str) -> str:
    return clean_line(text, limit=2000)
