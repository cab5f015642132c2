"""markwhen: a text of dates and titles, which its programs draw as a timeline.

A date stands as precisely as it is known; what markwhen has no sign for (about, perhaps, a season)
stands in the property `date`, as EDTF. Marks that would act there have a backslash before them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Final

from probtimeline.core.citation import cite_quote
from probtimeline.core.escapes import inert_json
from probtimeline.core.records import Event, Status
from probtimeline.core.span import Span
from probtimeline.core.text import clean, clean_line
from probtimeline.export.losses import Losses
from probtimeline.export.selection import Selection
from probtimeline.export.stretch import Point, stretch
from probtimeline.export.tables import BETWEEN, tell_divided

_ACTING: Final = re.compile(r"[\\\[\]<@!`*_]|(?<!\S)#")
_NAMED: Final = re.compile(r"!(?=\w)")
"""The name of an event, which markwhen takes out of a title."""
LINE: Final = "• "
"""Begins every line of a text: without it, one such as "2014: …" would be an event of its own."""


def markwhen(selection: Selection, losses: Losses) -> Iterator[bytes]:
    """The title, and every event with its properties, its words and where they stand."""
    chronicle = selection.chronicle
    head = {"title": chronicle.title, "description": chronicle.about}
    lines = [f"{name}: {_value(text)}" for name, text in head.items() if text]
    yield ("\n".join(lines) + "\n\n").encode()
    for event in selection.events:
        yield from _event(event, selection, losses)
    losses.tell("comparisons are left out", times=len(selection.comparisons))
    losses.tell("calculations are left out", times=len(selection.calculations))


def _event(event: Event, selection: Selection, losses: Losses) -> Iterator[bytes]:
    dated = _when(event, losses)
    if dated is None:
        return
    tags = "".join(f" #{tag}" for tag in map(tag_of, event.tags) if tag)
    lines = [f"{dated}: {_title(event.title)}{tags}", *_properties(event)]
    lines += [f"{LINE}{_line(each)}" for each in clean(event.summary).split("\n") if each.strip()]
    for quote in event.quotes:
        cited = cite_quote(quote, selection.sources.get(quote.source))
        lines += [f"> {_line(cited)}"]
    yield ("\n".join(lines) + "\n\n").encode()
    losses.tell("tags show without what is no letter or digit", event.id, _changed(event))
    tell_divided((*(() if _are_shown(event.tags) else event.tags), *event.actors), event.id, losses)
    named = bool(_NAMED.search(event.title))
    losses.tell("titles have a space after ! before a word", event.id, named)
    losses.tell("figures stand only in the words quoted", event.id, len(event.figures))
    losses.tell("related events are left out", event.id, len(event.related))
    losses.tell("fields that have no place are left out", event.id, len(event.extra))


def _properties(event: Event) -> Iterator[str]:
    """What markwhen passes over, a line each; `import` reads it again."""
    yield f"id: {event.id}"
    yield f"date: {_value(event.date.edtf)}"
    texts = {
        "status": "" if event.status is Status.HAPPENED else event.status.value,
        "date_text": event.date_text,
        "date_note": event.date_note,
        "actors": BETWEEN.join(event.actors),
        "tags": "" if _are_shown(event.tags) else BETWEEN.join(event.tags),
    }
    if event.milestone:
        yield "milestone: true"
    yield from (f"{name}: {_value(text)}" for name, text in texts.items() if text)


def when(span: Span) -> str | None:
    """How an entry of that date is dated; None where markwhen cannot hold it."""
    return _when(Event("", "", span), Losses())


def _when(event: Event, losses: Losses) -> str | None:
    where = stretch(event, losses)
    if where is None:
        return None
    ends = [where.start, *([where.end] if where.end else [])]
    years = [each[0] for each in ends]
    if max(years) > 9999 or min(years) < -9998:
        losses.leave_out("events before 9999 BC or after 9999 are left out", event.id)
        return None
    if min(years) < 1:
        losses.tell("dates before the year 1 stand as years", event.id, max(map(len, ends)) > 1)
        losses.tell("what has not ended stands at its beginning", event.id, where.ongoing)
        return " – ".join(f"{1 - year} BCE" if year < 1 else f"{year} CE" for year in years)
    written = [_point(each) for each in ends] + ["now"] * where.ongoing
    return " / ".join(written)


def _point(point: Point) -> str:
    return "-".join(f"{part:0{width}d}" for part, width in zip(point, (4, 2, 2), strict=False))


def tag_of(tag: str) -> str:
    """A tag as markwhen reads one: letters, digits and low lines, and not digits alone."""
    name = re.sub(r"[^A-Za-z0-9_]+", "_", clean_line(tag)).strip("_")
    return "" if name.isdigit() else name


def _are_shown(tags: Sequence[str]) -> bool:
    """Whether markwhen shows the very tags, each once."""
    return list(tags) == list(dict.fromkeys(map(tag_of, tags)))


def _changed(event: Event) -> int:
    return sum(tag_of(tag) != tag for tag in event.tags)


def _value(text: str) -> str:
    """A property's value, as YAML reads one in quotation marks."""
    return inert_json(json.dumps(clean_line(text, limit=100_000), ensure_ascii=False))


def _title(text: str) -> str:
    return _line(_NAMED.sub("! ", clean_line(text, limit=100_000)))


def _line(text: str) -> str:
    return _ACTING.sub(r"\\\g<0>", clean_line(text, limit=100_000).strip())
