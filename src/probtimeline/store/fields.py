"""The one table of what a record holds: every field, its type, and whether it must be there.

Reading, the order of keys in a file, suggestions for misspelt fields and the JSON Schema all
come from it. A field is added here, in `core.records`, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final, NamedTuple

from probtimeline.core.records import Agreement, Op, Qualifier, Status

FORMAT: Final = "probtimeline/1"
"""What the `format` field of a chronology says."""

LONGEST_ID: Final = 80
"""The longest id, in characters."""

TABLES: Final = ("sources", "events", "comparisons", "calculations")
"""The lists of records a chronology holds, in the order they are written."""

KIND_OF: Final[Mapping[str, str]] = MappingProxyType({name: name[:-1] for name in TABLES})
"""The kind of record each list holds: `sources` holds each `source`."""


class Holds(Enum):
    """What the value of a field is, in the words a person is told."""

    TEXT = "text in double quotation marks"
    SLUG = 'an id in double quotation marks, such as "strike-ballot"'
    DATE = 'a date in double quotation marks, such as "2014-06"'
    ADDRESS = 'an address in double quotation marks, such as "https://example.org/page"'
    CHOICE = "one of a few words, in double quotation marks"
    FLAG = "true or false, without quotation marks"
    NUMBER = "a number without quotation marks, or null"
    WHOLE = "a whole number from -12 to 12, without quotation marks"
    TEXTS = 'a list of texts, such as ["one", "two"]'
    SLUGS = 'a list of ids, such as ["strike-ballot"]'
    TERMS = 'a list of figure ids and numbers, such as ["jobs-2010", 517]'
    RECORDS = "a list of objects: [{ … }, { … }]"


class Field(NamedTuple):
    """One field of a record. `of` is the kind of record in a list of them."""

    name: str
    holds: Holds
    about: str
    required: bool = False
    choices: tuple[str, ...] = ()
    of: str = ""


def _needed(name: str, holds: Holds, about: str, choices: tuple[str, ...] = ()) -> Field:
    return Field(name, holds, about, required=True, choices=choices)


_ID = _needed("id", Holds.SLUG, "Names the record; never changes once published")
_TITLE = _needed("title", Holds.TEXT, "One line that names it")

FIELDS: Final[Mapping[str, tuple[Field, ...]]] = MappingProxyType(
    {
        "chronology": (
            _needed("format", Holds.TEXT, f"Always {FORMAT}"),
            Field("title", Holds.TEXT, "What the chronology is called"),
            Field("about", Holds.TEXT, "What it covers"),
            Field("sources", Holds.RECORDS, "The texts that events rest on", of="source"),
            Field("events", Holds.RECORDS, "What happened, by date then id", of="event"),
            Field("comparisons", Holds.RECORDS, "Statements weighed together", of="comparison"),
            Field("calculations", Holds.RECORDS, "Arithmetic on figures", of="calculation"),
        ),
        "source": (
            _ID,
            _TITLE,
            Field("author", Holds.TEXTS, "Who wrote it"),
            Field("publisher", Holds.TEXT, "Who published it"),
            Field("published", Holds.DATE, "When it was published"),
            Field("url", Holds.ADDRESS, "Where it can be read (http or https)"),
            Field("accessed", Holds.DATE, "When it was read there"),
            Field("kind", Holds.TEXT, "news, report, briefing, blog, campaign, academic, …"),
            Field("about", Holds.TEXT, "What it is and where it stands"),
        ),
        "event": (
            _ID,
            _TITLE,
            _needed("date", Holds.DATE, "When, as EDTF; words are read when it is added"),
            Field("date_text", Holds.TEXT, "The source's own wording of the date"),
            Field("date_note", Holds.TEXT, "How the date was read, when that is not plain"),
            Field("summary", Holds.TEXT, "What happened, in the writer's own words"),
            Field("status", Holds.CHOICE, "Whether it took place", choices=tuple(Status)),
            Field("milestone", Holds.FLAG, "Whether the story turns on it"),
            Field("tags", Holds.TEXTS, "Words it is found under"),
            Field("actors", Holds.TEXTS, "Who took part"),
            Field("quotes", Holds.RECORDS, "The words it rests on", of="quote"),
            Field("related", Holds.RECORDS, "Other events it belongs with", of="link"),
        ),
        "quote": (
            _needed("source", Holds.SLUG, "The id of the source it stands in"),
            _needed("text", Holds.TEXT, "The words, exactly as printed"),
            Field("speaker", Holds.TEXT, "Who is quoted"),
            Field("figures", Holds.RECORDS, "The figures printed in it", of="figure"),
        ),
        "figure": (
            _needed("text", Holds.TEXT, "The figure as printed in the quote"),
            _needed("label", Holds.TEXT, "What it measures, in the writer's own words"),
            Field("value", Holds.NUMBER, "The number in base units; null for words"),
            Field("unit", Holds.TEXT, "percent, people, GBP, contracts, years, …"),
            Field("qualifier", Holds.CHOICE, "How it is hedged", choices=tuple(Qualifier)),
            Field("measure", Holds.SLUG, "Shared by figures that speak of the same thing"),
            Field("population", Holds.TEXT, "Of whom or of what"),
            Field("period", Holds.DATE, "The time it covers"),
            Field("id", Holds.SLUG, "Needed only where something refers to it"),
        ),
        "link": (
            _needed("event", Holds.SLUG, "The id of the other event"),
            Field("how", Holds.TEXT, "How they belong together"),
        ),
        "comparison": (
            _ID,
            _TITLE,
            Field("figures", Holds.SLUGS, "The ids of the figures weighed"),
            Field("events", Holds.SLUGS, "The ids of the events weighed"),
            _needed("verdict", Holds.CHOICE, "What was found", tuple(Agreement)),
            _needed("note", Holds.TEXT, "Why, in the writer's own words"),
        ),
        "calculation": (
            _ID,
            _TITLE,
            _needed("op", Holds.CHOICE, "What is done with the terms, in order", tuple(Op)),
            _needed("of", Holds.TERMS, "Figure ids and numbers, in order"),
            Field("equals", Holds.SLUG, "The id of the figure that states the result"),
            Field("decimals", Holds.WHOLE, "The decimals of the result; -6 rounds to millions"),
            Field("note", Holds.TEXT, "What to know about the working"),
        ),
    }
)
"""For each kind of record, its fields in the order they are written."""
