"""Calendars (RFC 5545): each VEVENT an event, on the days it has there.

Each entry is read by itself, so that what is wrong with one is told at its line. An entry of all
of a month or a year is days like any other, unless it carries the date our own `export` wrote it
with and still stands on the days of that date.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from probtimeline.core.calendar import iso
from probtimeline.core.edtf import parse_edtf
from probtimeline.core.problems import Problem, error
from probtimeline.core.records import Event, Status
from probtimeline.core.span import Span
from probtimeline.export.calendar_file import OWN, UID, Days, days_of, prefix_of, told_of
from probtimeline.export.losses import Losses
from probtimeline.importing.calendar_dates import WrongEntryError, days_in, first_of, value_of
from probtimeline.importing.known import Known
from probtimeline.importing.places import Lines
from probtimeline.importing.told import LeftOut
from probtimeline.store.brought import Brought, Entry
from probtimeline.store.document import decode_text
from probtimeline.store.files import Input
from probtimeline.store.ids import is_slug
from probtimeline.store.notes import MOST
from probtimeline.store.unpacking import MOST_RECORDS

if TYPE_CHECKING:
    from icalendar import Component

_NAME: Final = re.compile(r"([A-Za-z0-9-]+)[;:]")
_BEGIN: Final = re.compile(r"BEGIN:\s*([A-Za-z0-9-]+)\s*", re.IGNORECASE)
_END: Final = re.compile(r"END:\s*([A-Za-z0-9-]+)\s*", re.IGNORECASE)
_TITLE: Final = re.compile(r"X-WR-CALNAME(?:;[^:]*)?:(.*)", re.IGNORECASE)
_PARAGRAPH: Final = re.compile(r"\n\n(?=“)")

_READ: Final = frozenset(
    ("DTSTART", "DTEND", "DURATION", "SUMMARY", "DESCRIPTION", "CATEGORIES", "STATUS", "UID")
)
_BOOKKEEPING: Final = frozenset(
    ("DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "TRANSP", "CLASS", "PRIORITY")
)
_REPEATING: Final = frozenset(("RRULE", "RDATE", "EXDATE", "EXRULE"))
_OWN_TEXTS: Final = ("date-text", "date-note", "status")
_STATUS: Final = {"CANCELLED": "cancelled", "TENTATIVE": "planned"}
_HEADING: Final = frozenset(("VTIMEZONE", "STANDARD", "DAYLIGHT", "VCALENDAR", "VEVENT"))


class Block(NamedTuple):
    """A VEVENT as it stands: the line it begins on, its text, and the lines of its properties."""

    line: int
    text: str
    lines: Mapping[str, int]


@dataclass(slots=True)
class _Reading:
    """A calendar while it is read."""

    known: Known
    losses: Losses
    properties: LeftOut
    places: Lines
    header: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def fault(self, code: str, what: str, cure: str, line: int) -> None:
        """Note an error on a line."""
        if len(self.problems) < MOST:
            self.problems.append(error(code, what, cure).at(self.places.name, line, 1))


def read_calendar(given: Input, known: Known, losses: Losses) -> Brought:
    """The events of a calendar."""
    places = Lines(given.name)
    text = decode_text(given.data, given.name)
    if isinstance(text, tuple):
        return Brought(places, (), {}, text)
    reading = _Reading(known, losses, LeftOut(losses, "properties"), places)
    entries: list[Entry] = []
    with _quietly():
        for number, block in enumerate(_blocks(text, reading), 1):
            raw = _event(block, reading)
            if raw is not None:
                entries.append(Entry(raw, ("VEVENT", number)))
            places.put(number, block.line, _lines_of(block))
            if number > MOST_RECORDS:
                break
    return Brought(places, tuple(entries), reading.header, tuple(reading.problems))


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep what the library logs of a file, and of its text, off the terminal."""
    logger, nowhere = logging.getLogger("icalendar"), logging.NullHandler()
    logger.addHandler(nowhere)
    try:
        yield
    finally:
        logger.removeHandler(nowhere)


def _lines_of(block: Block) -> dict[str, int]:
    names = {"title": "SUMMARY", "date": "DTSTART", "id": "UID", "status": "STATUS"}
    return {ours: block.lines[name] for ours, name in names.items() if name in block.lines}


def _blocks(text: str, reading: _Reading) -> Iterator[Block]:
    """The events in a calendar's text; what stands beside them is told."""
    open_: list[str] = []
    begun, lines, names = 0, list[str](), dict[str, int]()
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        inside = "VEVENT" in open_
        begins, ends = _BEGIN.fullmatch(line), _END.fullmatch(line)
        if begins:
            open_.append(begins[1].upper())
            if open_[-1] == "VEVENT" and not inside:
                begun, lines, names = number, [], {}
            elif open_[-1] not in _HEADING:
                _tell_component(open_[-1], number, reading)
        if "VEVENT" in open_:
            lines.append(line)
            if open_[-1] == "VEVENT" and (found := _NAME.match(line)):
                names.setdefault(found[1].upper(), number)
        elif title := _TITLE.fullmatch(line):
            reading.header["title"] = _unescaped(title[1])
        if ends and ends[1].upper() in open_:
            while open_.pop() != ends[1].upper():
                pass
            if inside and "VEVENT" not in open_:
                yield Block(begun, "\r\n".join(lines), names)
    if "VEVENT" in open_:
        reading.fault("ics", "this entry has no end", "Write END:VEVENT after it.", begun)


def _tell_component(name: str, line: int, reading: _Reading) -> None:
    what = "alarms are left out" if name == "VALARM" else "entries that are no events are left out"
    reading.losses.tell(what, f"line {line}")


def _unescaped(text: str) -> str:
    """The text of a property of another's, which the library leaves as it is spelt."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text).strip()


def _event(block: Block, reading: _Reading) -> dict[str, Any] | None:
    """The event that an entry is; None where it is none, which is told."""
    from icalendar import Event as Written

    raw: dict[str, Any] = {}
    try:
        entry = Written.from_ical(block.text)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError, OverflowError):
        cure = "Export the calendar again, or take the entry out."
        reading.fault("ics", "this entry is not written as a calendar's are", cure, block.line)
        return None
    where = f"line {block.line}"
    for name, _ in entry.errors:
        if name != "DTSTART":
            reading.losses.tell("lines that cannot be read are left out", where)
    try:
        days, timed = days_in(entry)
    except WrongEntryError as wrong:
        line = block.lines.get(wrong.name, block.line)
        reading.fault("date", wrong.what, wrong.cure, line)
        return None
    reading.losses.tell("times of day are left out", where, timed)
    _take_names(entry, raw, where, reading)
    _take_texts(entry, days, raw, where, reading)
    _tell_rest(entry, where, reading)
    return raw


def _text(entry: Component, name: str) -> str:
    value = first_of(entry, name)
    return "" if value is None else str(value)


def _take_names(entry: Component, raw: dict[str, Any], where: str, reading: _Reading) -> None:
    """The id and the tags."""
    uid = _text(entry, "UID")
    if uid.endswith(UID) and is_slug(uid.removesuffix(UID)):
        raw["id"] = uid.removesuffix(UID)
    elif uid:
        reading.losses.tell("ids that could be none here are made anew", where)
    found = entry.get("CATEGORIES", [])
    listed = found if isinstance(found, list) else [found]
    tags = [str(tag).strip() for each in listed for tag in value_of(each, "cats") or ()]
    if tags := list(filter(None, tags)):
        raw["tags"] = tags


def _take_texts(
    entry: Component, days: Days, raw: dict[str, Any], where: str, reading: _Reading
) -> None:
    """The date, the title and the text; an entry of our own has parts that say the date again."""
    own = _own(entry)
    meant = parse_edtf(own["date"]) if own.get("date") else None
    title, told = _text(entry, "SUMMARY").strip(), _text(entry, "DESCRIPTION")
    if not isinstance(meant, Span):
        raw |= {"title": title, "date": _edtf(days)}
        raw |= {"summary": told.strip()} if told.strip() else {}
        if status := _STATUS.get(_text(entry, "STATUS").upper()):
            raw["status"] = status
        return
    raw |= {name: value for name, value in own.items() if name != "date"}
    actors = tuple(raw.get("actors", ()))
    status = own.get("status", "happened")
    known = Status(status) if status in tuple(Status) else Status.HAPPENED
    texts = own.get("date_text", ""), own.get("date_note", "")
    like = Event("", "", meant, *texts, status=known, actors=actors)
    raw["title"] = title.removeprefix(prefix_of(like))
    _take_told(told, like, raw, where, reading)
    if days_of(meant) == days:
        raw["date"] = meant.edtf
        return
    raw["date"] = _edtf(days)
    raw.pop("date_text", None)
    raw.pop("date_note", None)
    what = "dates that were changed there lose what they were stated with"
    reading.losses.tell(what, where)


def _own(entry: Component) -> dict[str, Any]:
    """What stands under names of our own, by our names."""
    names = ("date", *_OWN_TEXTS)
    found = {name.replace("-", "_"): _unescaped(_text(entry, f"{OWN}-{name}")) for name in names}
    own: dict[str, Any] = {name: text for name, text in found.items() if text}
    if _text(entry, f"{OWN}-milestone").lower() == "true":
        own["milestone"] = True
    actors = entry.get(f"{OWN}-actor", [])
    if actors:
        own["actors"] = [_unescaped(str(each)) for each in _listed(actors)]
    return own


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _edtf(days: Days) -> str:
    first, last = iso(days.first), iso(days.last)
    return first if first == last else f"{first}/{last}"


def _take_told(told: str, like: Event, raw: dict[str, Any], where: str, reading: _Reading) -> None:
    """The summary, and the quotations after what is told of the date."""
    said = "\n\n".join(told_of(like))
    before, found, after = f"\n\n{told}\n\n".partition(f"\n\n{said}\n\n")
    if summary := before.strip():
        raw["summary"] = summary
    quotes = []
    for text in _PARAGRAPH.split(f"\n\n{after.strip()}") if found and after.strip() else []:
        quote = reading.known.citations.quote(text) if text.strip() else None
        if quote is not None:
            quotes.append(quote)
        elif text.strip():
            what = "quotations whose source is not in the chronology are left out"
            reading.losses.tell(what, where)
    if quotes:
        raw["quotes"] = quotes


def _tell_rest(entry: Component, where: str, reading: _Reading) -> None:
    names = {name.upper() for name in entry}
    if names & _REPEATING:
        what = "repetitions are left out: the first alone is taken"
        reading.losses.tell(what, where)
    ours = tuple(f"{OWN}-{name}".upper() for name in ("date", "milestone", "actor", *_OWN_TEXTS))
    if ours[0] in names:
        names.discard("URL")  # that of a source, which its quotations name
    for name in sorted(names - _READ - _BOOKKEEPING - _REPEATING - frozenset(ours)):
        reading.properties.tell(name, where)
