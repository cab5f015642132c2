"""TimelineJS: each of its slides an event.

The texts of slides are HTML and become plain text. A slide that our own `export` wrote carries
what TimelineJS has no place for under the name `probtimeline`; of its dates that holds only while
the dates that TimelineJS shows are those it was written with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from probtimeline.core.edtf import parse_edtf
from probtimeline.core.span import Span
from probtimeline.export.losses import Losses
from probtimeline.export.timelinejs import NOTE, OWN, PARTS, dates_of
from probtimeline.importing.known import Known
from probtimeline.importing.places import Lines
from probtimeline.importing.plain_text import Block, Plain, plain_text
from probtimeline.importing.slide_dates import NotADate, edtf_of
from probtimeline.importing.told import LeftOut
from probtimeline.store.brought import Brought, Entry
from probtimeline.store.document import Document, Path, Place, decode
from probtimeline.store.files import Input
from probtimeline.store.ids import is_slug
from probtimeline.store.notes import Notes
from probtimeline.store.unpacking import MOST_RECORDS
from probtimeline.store.values import type_name

_KNOWN: Final = frozenset(
    ("start_date", "end_date", "text", "unique_id", "display_date", OWN, "autolink", "background")
)
_SHOWN_ONLY: Final = frozenset(("autolink", "background"))
_OWN_FIELDS: Final = ("date_text", "date_note", "status", "milestone", "tags", "actors")
_PLACES: Final[Mapping[str, Path]] = {
    "id": ("unique_id",),
    "date": ("start_date",),
    "title": ("text", "headline"),
    "summary": ("text", "text"),
    "date_note": ("display_date",),
    "status": (OWN, "status"),
    "tags": (OWN, "tags"),
    "actors": (OWN, "actors"),
    "milestone": (OWN, "milestone"),
}
"""Where in a slide stands what became a field of an event."""


@dataclass(frozen=True, slots=True)
class _Slides:
    """The places in the JSON of what was made of its slides."""

    document: Document
    name: str
    mended: None = None

    def locate_all(self, wanted: Iterable[tuple[Path, bool]]) -> dict[tuple[Path, bool], Place]:
        asked = {each: (_path(each[0]), each[1]) for each in wanted}
        found = self.document.locate_all(asked.values())
        return {each: found[there] for each, there in asked.items()}


def _path(path: Path) -> Path:
    if len(path) < 3:
        return path
    return (*path[:2], *_PLACES.get(str(path[2]), ()))


@dataclass(slots=True)
class _Reading:
    """Slides while they are read."""

    known: Known
    losses: Losses
    notes: Notes
    properties: LeftOut
    entries: list[Entry] = field(default_factory=list)


def read_slides(given: Input, known: Known, losses: Losses) -> Brought:
    """The events of the JSON that TimelineJS shows."""
    document = decode(given.data, given.name)
    if not isinstance(document, Document):
        return Brought(Lines(given.name), (), {}, document)
    where = _Slides(document, given.name)
    reading = _Reading(known, losses, Notes(document), LeftOut(losses, "properties"))
    header: Mapping[str, str] = {}
    match document.data:
        case {"events": list() as slides, **others}:
            for number, slide in enumerate(slides[: MOST_RECORDS + 1]):
                _read(slide, number, reading)
            header = _header(others, reading)
        case _:
            what = "this is not the JSON of TimelineJS: it has no list of events"
            reading.notes.error("shape", what, "See that it is the right --from.", ())
    return Brought(where, tuple(reading.entries), header, reading.notes.problems())


def is_slides(problem_free: object) -> bool:
    """Whether JSON is that of TimelineJS rather than ours: its events have a `start_date`."""
    match problem_free:
        case {"events": [{"start_date": _, **event}, *_], **others}:
            return "format" not in others and "date" not in event
    return False


def _header(others: Mapping[Any, Any], reading: _Reading) -> Mapping[str, str]:
    eras = others.get("eras")
    if isinstance(eras, list):
        reading.losses.tell("eras are left out", times=len(eras))
    for name in others.keys() - {"eras", "title", "scale", OWN}:
        reading.properties.tell(str(name), "")
    match others.get("title"):
        case {"text": {"headline": str(headline), **text}}:
            about = text.get("text")
            told = plain_text(about).text if isinstance(about, str) else ""
            title = " ".join(plain_text(headline).text.split("\n"))
            return {"title": title, "about": told}
    return {}


def _read(slide: object, number: int, reading: _Reading) -> None:
    path: Path = ("events", number)
    if not isinstance(slide, dict):
        what = f"this is {type_name(slide)}, where a slide belongs"
        reading.notes.error("type", what, 'Write { "start_date": …, "text": … }.', path)
        return
    where = f"events[{number}]"
    for name in slide.keys() - _KNOWN:
        reading.properties.tell(name, where)
    looks = sum(bool(slide.get(name)) for name in _SHOWN_ONLY - {"autolink"})
    reading.losses.tell("backgrounds of slides are left out", where, looks)
    raw: dict[str, Any] = {}
    match slide.get("unique_id"):
        case str(unique) if is_slug(unique):
            raw["id"] = unique
        case None:
            pass
        case _:
            reading.losses.tell("ids that could be none here are made anew", where)
    is_dated = _read_date(slide, raw, path, reading)
    _read_text(slide.get("text"), raw, path, reading)
    raw.setdefault("title", "")
    if is_dated:
        reading.entries.append(Entry(raw, path))


def _read_date(
    slide: Mapping[str, Any], raw: dict[str, Any], path: Path, reading: _Reading
) -> bool:
    """Take the date, and what is told of it; False where there is none, which is told."""
    where = f"events[{path[1]}]"
    found_own = slide.get(OWN, {})
    own = found_own if isinstance(found_own, dict) else {OWN: found_own}
    for name in own.keys() - {"date"}:
        if name in _OWN_FIELDS:
            raw[name] = own[name]
        else:
            reading.properties.tell(name, where)
    ends = [slide.get("start_date"), slide.get("end_date")]
    try:
        found = edtf_of(*ends)
    except NotADate as fault:
        at = (*path, "start_date" if fault.of_start else "end_date")
        reading.notes.error("date", fault.what, fault.cure, at)
        return False
    if found is None:
        cure = 'Write "start_date": { "year": 2014 }.'
        reading.notes.error("missing", "this slide has no start_date", cure, path)
        return False
    times = sum(isinstance(end, dict) and bool(_timed(end)) for end in ends)
    reading.losses.tell("times of day are left out", where, times)
    shown = slide.get("display_date") or (ends[0] or {}).get("display_date")
    meant = parse_edtf(own["date"]) if isinstance(own.get("date"), str) else None
    if isinstance(meant, Span) and _same_days(dates_of(meant), ends):
        raw["date"] = own["date"]
        return True
    if isinstance(meant, Span):
        what = "dates that were changed there lose what they were stated with"
        reading.losses.tell(what, where)
        raw.pop("date_text", None), raw.pop("date_note", None)
    raw["date"] = found
    if isinstance(shown, str) and shown.strip() and not isinstance(meant, Span):
        raw["date_note"] = f"shown as “{plain_text(shown).text}”"
    return True


def _timed(end: Mapping[str, Any]) -> bool:
    return any(end.get(name) not in (None, "") for name in ("hour", "minute", "second"))


def _same_days(meant: Mapping[str, object] | None, ends: list[Any]) -> bool:
    """Whether the dates of a slide are those that our own export gives a date."""
    wanted = (meant or {}).get("start_date"), (meant or {}).get("end_date")
    return meant is not None and all(
        _days(want) == _days(end) for want, end in zip(wanted, ends, strict=True)
    )


def _days(end: object) -> object:
    if not isinstance(end, dict):
        return None
    return {name: str(end[name]) for name in PARTS if end.get(name) not in (None, "")}


def _read_text(text: object, raw: dict[str, Any], path: Path, reading: _Reading) -> None:
    if text is None:
        return
    if not isinstance(text, dict):
        what = f"text is {type_name(text)}, where an object belongs"
        reading.notes.error("type", what, 'Write { "headline": …, "text": … }.', (*path, "text"))
        return
    where = f"events[{path[1]}]"
    headline, told = text.get("headline"), text.get("text")
    for name in ("headline", "text"):
        if not isinstance(text.get(name, ""), str | None):
            what = f"{name} is {type_name(text[name])}, where text belongs"
            reading.notes.error("type", what, "Write text.", (*path, "text", name))
    for name in text.keys() - {"headline", "text"}:
        reading.properties.tell(name, where)
    if isinstance(headline, str):
        plain = plain_text(headline)
        _tell_of(plain, where, reading.losses)
        raw["title"] = " ".join(plain.text.split("\n"))
    if isinstance(told, str):
        plain = plain_text(told)
        _tell_of(plain, where, reading.losses)
        _take_text(plain, raw, where, reading)


def _tell_of(plain: Plain, where: str, losses: Losses) -> None:
    losses.tell("texts lose their markup", where, plain.lost_style)
    losses.tell("scripts and styles in texts are left out", where, plain.lost_script)
    losses.tell("pictures and films in texts are left out", where, plain.lost_picture)


def _take_text(plain: Plain, raw: dict[str, Any], where: str, reading: _Reading) -> None:
    """The summary, and the quotations that our own export cites."""
    lines: list[str] = []
    quotes: list[dict[str, str]] = []
    for block in plain.blocks:
        if block.attributes.get("data-probtimeline") == NOTE:
            continue  # what it says stands under the name of ours
        source = block.attributes.get("data-source")
        if block.tag != "blockquote" or not block.lines:
            lines += block.lines
        elif source is None:
            reading.losses.tell("quotations without a source are part of the summary", where)
            lines += block.lines
        elif reading.known.has_source(source):
            quotes.append(_quote(block, source))
        else:
            what = "quotations whose source is not in the chronology are left out"
            reading.losses.tell(what, where)
    if lines:
        raw["summary"] = "\n".join(lines)
    if quotes:
        raw["quotes"] = quotes


def _quote(block: Block, source: str) -> dict[str, str]:
    said = block.text.partition("\n— ")[0].strip("\n")
    text = said[1:-1] if said[:1] == "“" and said[-1:] == "”" else said
    speaker = block.attributes.get("data-speaker", "")
    return {"source": source, "text": text, **({"speaker": speaker} if speaker else {})}
