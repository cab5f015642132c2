"""markwhen: each of its entries an event, line by line.

Reads what is documented of its syntax and what our own `export` writes: a heading, sections, dates
with titles and tags, properties, text. What it does not read it tells, with the line. Of a date
and the property `date` that our export writes, the date markwhen shows holds if they differ.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from probtimeline.core.edtf import parse_edtf
from probtimeline.core.problems import Problem, error
from probtimeline.core.span import Span
from probtimeline.core.text import clean_line
from probtimeline.export.losses import Losses
from probtimeline.export.markwhen import LINE, tag_of, when
from probtimeline.export.tables import BETWEEN
from probtimeline.importing.known import Known
from probtimeline.importing.markwhen_dates import Start, dated, start_of
from probtimeline.importing.places import Lines
from probtimeline.importing.told import LeftOut
from probtimeline.store.brought import Brought, Entry
from probtimeline.store.document import decode_text
from probtimeline.store.files import Input
from probtimeline.store.ids import is_slug
from probtimeline.store.notes import MOST
from probtimeline.store.unpacking import MOST_RECORDS

_COMMENT: Final = re.compile(r"\s*//")
_SECTION: Final = re.compile(r"\s*#{1,6}\s")
_PROPERTY: Final = re.compile(r"(?!-)\s*([\w\-.]+):(?:\s+(.*))?", re.ASCII)
_HEADING: Final = re.compile(r"([^:]+):(?:\s+(.*))?")
_TAG: Final = re.compile(r"(?:^|\s)#(?!\d+(?:\s|$))(\w+)", re.ASCII)
_NAME: Final = re.compile(r"(?:\W|^)!(\w+)", re.ASCII)
_BOX: Final = re.compile(r"\s*\[[xX ]?\]")
_PLACE: Final = re.compile(r"(?<!\\)\[[^\]]{1,500}\]\((?:location|map)\)")
_ESCAPED: Final = re.compile(r"\\([\\\[\]<@!`*_#])")
_FENCE: Final = re.compile("---")
_DAY_FIRST: Final = re.compile(r"dateFormat:\s*d/M/y")
_OWN: Final = ("date_text", "date_note", "status")


class _Head(NamedTuple):
    """What stands before the text of an entry: its first line, and its properties."""

    start: Start
    line: int
    properties: Mapping[str, tuple[str, int]]

    def value(self, name: str) -> str:
        """A property's value; empty where there is none."""
        return self.properties.get(name, ("", 0))[0]


@dataclass(slots=True)
class _Reading:
    """A text while it is read: `at` is the line that comes next, `seen` counts its entries."""

    known: Known
    losses: Losses
    properties: LeftOut
    lines: Sequence[str]
    places: Lines
    at: int = 0
    seen: int = 0
    day_first: bool = False
    header: dict[str, str] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def where(self) -> str:
        return f"line {self.at + 1}"

    def tell(self, what: str) -> None:
        """Tell of something on the line that comes next."""
        self.losses.tell(what, self.where)


def read_markwhen(given: Input, known: Known, losses: Losses) -> Brought:
    """The entries of a text of markwhen's."""
    places = Lines(given.name)
    text = decode_text(given.data, given.name)
    if isinstance(text, tuple):
        return Brought(places, (), {}, text)
    lines = text.replace("\r\n", "\n").split("\n")
    reading = _Reading(known, losses, LeftOut(losses, "properties"), lines, places)
    _read_heading(reading)
    while reading.at < len(lines) and reading.seen <= MOST_RECORDS:
        line = lines[reading.at]
        start = start_of(line)
        if start is not None:
            _read_entry(start, reading)
            continue
        if _SECTION.match(line):
            reading.tell("sections are left out, and their entries read")
            reading.at += 1
            for name, (_, at) in _properties(reading).items():
                reading.properties.tell(name, f"line {at}")
            continue
        if line.strip():
            reading.tell("lines that belong to no entry are left out")
        reading.at += 1
    return Brought(places, tuple(reading.entries), reading.header, tuple(reading.problems))


def _read_heading(reading: _Reading) -> None:
    """The title and the description, up to the first section or entry."""
    fences = 0
    while reading.at < len(reading.lines):
        line = reading.lines[reading.at]
        if fences != 1 and (start_of(line) is not None or _SECTION.match(line)):
            return
        fences += bool(_FENCE.match(line))
        if _COMMENT.match(line):
            reading.tell("comments are left out")
        elif _DAY_FIRST.search(line):
            reading.day_first = True
        elif found := _HEADING.fullmatch(line):
            name = {"title": "title", "description": "about"}.get(found[1].strip().lower())
            if name:
                reading.header[name] = _value(found[2] or "")
            else:
                reading.properties.tell(found[1], reading.where)
        elif line.strip() and not _FENCE.match(line):
            reading.tell("lines of the heading are left out")
        reading.at += 1


def _properties(reading: _Reading) -> dict[str, tuple[str, int]]:
    """The properties that stand on the lines that come next, with their lines."""
    found: dict[str, tuple[str, int]] = {}
    fenced = False
    while reading.at < len(reading.lines):
        line = reading.lines[reading.at]
        if not fenced and (start_of(line) is not None or _COMMENT.match(line)):
            break
        if _FENCE.match(line):
            reading.at += 1
            if fenced:
                break
            fenced = True
            continue
        named = _PROPERTY.fullmatch(line)
        if named:
            found[named[1]] = (_value(named[2] or ""), reading.at + 1)
        elif not fenced:
            break
        elif line.strip():
            reading.tell("lines among properties are left out")
        reading.at += 1
    return found


def _value(written: str) -> str:
    """A value as YAML has it, as far as texts go."""
    written = written.strip()
    if written.startswith('"'):
        try:
            value = json.loads(written, strict=False)
        except (ValueError, RecursionError):
            return written
        return value if isinstance(value, str) else written
    if len(written) > 1 and written[0] == written[-1] == "'":
        return written[1:-1].replace("''", "'")
    return written


def _read_entry(start: Start, reading: _Reading) -> None:
    line = reading.at + 1
    found = dated(start, day_first=reading.day_first)
    if start.repeats:
        reading.tell("repetitions are left out: the first alone is taken")
    if found is None:
        shown = clean_line(f"{start.first} / {start.last}" if start.last else start.first, limit=60)
        what = f"the date “{shown}” cannot be read without knowing more"
        cure = "Write it as 2014, 2014-06, 2014-06-01, 2009-09 / 2012-11 or 44 BCE."
        if len(reading.problems) < MOST:
            reading.problems.append(error("date", what, cure).at(reading.places.name, line, 1))
    elif found.timed:
        reading.tell("times of day are left out")
    raw: dict[str, Any] = {"title": _title(start.rest, reading)}
    tags = _TAG.findall(start.rest)
    reading.at += 1
    head = _Head(start, line, _properties(reading))
    _take_properties(head.properties, raw, reading)
    tags += _read_text(raw, reading, own="id" in raw and "date" in head.properties)
    _take_tags(list(dict.fromkeys(tags)), head, raw, reading)
    reading.seen += 1
    if found is None:
        return  # told above
    _take_date(found.edtf, head, raw, reading)
    lines = {name: at for name, (_, at) in head.properties.items()}
    reading.places.put(reading.seen, line, {**lines, "date": line})
    reading.entries.append(Entry(raw, ("entry", reading.seen)))


def _title(rest: str, reading: _Reading) -> str:
    if _BOX.match(rest):
        reading.tell("boxes to tick are left out")
        rest = _BOX.sub("", rest, count=1)
    if _PLACE.search(rest):
        reading.tell("places on a map are left out")
        rest = _PLACE.sub("", rest)
    rest = _TAG.sub("", rest)
    if _NAME.search(rest):
        reading.tell("names of entries (!name) are left out")
        rest = _NAME.sub("", rest, count=1)
    return _ESCAPED.sub(r"\1", rest).strip()


def _take_properties(
    properties: Mapping[str, tuple[str, int]], raw: dict[str, Any], reading: _Reading
) -> None:
    for name, (value, at) in properties.items():
        where = f"line {at}"
        match name:
            case "id" if is_slug(value):
                raw["id"] = value
            case "id":
                reading.losses.tell("ids that could be none here are made anew", where)
            case "milestone":
                raw["milestone"] = {"true": True, "false": False}.get(value.lower(), value)
            case "actors":
                raw["actors"] = [part for part in value.split(BETWEEN) if part.strip()]
            case _ if name in _OWN and value:
                raw[name] = value
            case "date" | "tags":
                pass  # weighed against what markwhen shows
            case _:
                reading.properties.tell(name, where)


def _read_text(raw: dict[str, Any], reading: _Reading, *, own: bool) -> list[str]:
    """The text under an entry, and its quotations; returns the tags that stand in it."""
    kept: list[str] = []
    quotes: list[dict[str, Any]] = []
    tags: list[str] = []
    while reading.at < len(reading.lines):
        line = reading.lines[reading.at]
        if start_of(line) is not None or _SECTION.match(line):
            break
        if _COMMENT.match(line):
            reading.tell("comments are left out")
        else:
            tags += _TAG.findall(line)
            text = _ESCAPED.sub(r"\1", _TAG.sub("", line)).strip()
            cited = text[1:].strip() if text.startswith(">") else ""
            quote = reading.known.citations.quote(cited) if cited.startswith("“") else None
            if quote is not None:
                quotes.append(quote)
            elif own and cited.startswith("“"):
                reading.tell("quotations whose source is not in the chronology are left out")
            else:
                kept.append(text.removeprefix(LINE) if own else text)
        reading.at += 1
    if summary := "\n".join(kept).strip("\n"):
        raw["summary"] = summary
    if quotes:
        raw["quotes"] = quotes
    return tags


def _take_tags(shown: list[str], head: _Head, raw: dict[str, Any], reading: _Reading) -> None:
    """The tags: as the property of ours spells them, if markwhen shows the same."""
    spelt = [part for part in head.value("tags").split(BETWEEN) if part.strip()]
    if spelt and list(dict.fromkeys(filter(None, map(tag_of, spelt)))) == shown:
        raw["tags"] = spelt
    elif shown:
        raw["tags"] = shown
    if spelt and raw.get("tags") != spelt:
        reading.losses.tell("tags are as they were changed there", f"line {head.line}")


def _take_date(edtf: str, head: _Head, raw: dict[str, Any], reading: _Reading) -> None:
    own, where = head.value("date"), f"line {head.line}"
    meant = parse_edtf(own) if own else None
    if isinstance(meant, Span):
        written = when(meant)
        again = start_of(f"{written}:") if written else None
        if again is not None and again[:2] == head.start[:2]:
            raw["date"] = own
            return
        what = "dates that were changed there lose what they were stated with"
        reading.losses.tell(what, where)
        raw.pop("date_text", None)
        raw.pop("date_note", None)
    elif own:
        reading.properties.tell("date", where)
    raw["date"] = edtf
