"""The sources as BibTeX, in UTF-8, with nothing in it that LaTeX would act on.

Letters stay as they are, whatever their script; only LaTeX's own marks are spelt out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from probtimeline.core.address import read_address
from probtimeline.core.calendar import civil
from probtimeline.core.records import Source
from probtimeline.core.span import Precision, Span
from probtimeline.core.text import clean_line, counted
from probtimeline.export.losses import Losses
from probtimeline.export.selection import Selection

if TYPE_CHECKING:
    from bibtexparser.model import Entry

TYPES: Final[Mapping[str, tuple[str, str]]] = {
    "news": ("article", "journal"),
    "academic": ("article", "journal"),
    "report": ("techreport", "institution"),
    "briefing": ("techreport", "institution"),
}
"""For each kind of source its type of entry, and the field that holds its publisher."""

_OTHERWISE: Final = ("misc", "howpublished")
_MONTHS: Final = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_MARKS: Final = str.maketrans(
    {
        **{mark: f"\\{mark}" for mark in "$&#_%"},
        "\\": r"\textbackslash{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
    }
)
"""How LaTeX spells its own marks. BibTeX counts braces, even escaped ones, so they have names."""


def bibtex(selection: Selection, losses: Losses) -> Iterator[bytes]:
    """An entry a source, under its id."""
    from bibtexparser import BibtexFormat, Library, write_string

    layout = BibtexFormat()
    layout.indent = "  "
    library = Library([_entry(each, losses) for each in selection.sources.values()])
    losses.leave_out("events are left out: only their sources leave", times=len(selection.events))
    losses.instead = counted(len(selection.sources), "source")
    # Braces stand already, so nothing is to be put round the values.
    yield write_string(library, unparse_stack=[], bibtex_format=layout).encode()


def _spelt(text: str) -> str:
    return clean_line(text, limit=100_000).strip().translate(_MARKS)


def _entry(source: Source, losses: Losses) -> Entry:
    from bibtexparser.model import Entry, Field

    kind, publisher = TYPES.get(source.kind, _OTHERWISE)
    address = read_address(source.url)
    values = {
        # A second pair of braces keeps the capitals, and a name whole.
        "title": f"{{{_spelt(source.title)}}}",
        "author": " and ".join(f"{{{_spelt(name)}}}" for name in source.author),
        publisher: _spelt(source.publisher),
        **_dated(source, losses),
        "url": address.text.replace("{", "%7B").replace("}", "%7D") if address else "",
        "note": _spelt(source.about),
    }
    losses.tell("fields that have no place are left out", source.id, len(source.extra))
    losses.tell("days on which a source was read are left out", source.id, bool(source.accessed))
    fields = [Field(name, f"{{{value}}}") for name, value in values.items() if value]
    month = _month(source.published)
    return Entry(kind, source.id, [*fields, *([Field("month", month)] if month else [])])


def _dated(source: Source, losses: Losses) -> Mapping[str, str]:
    """The year, as far as a year is known; BibTeX has no word for "about"."""
    span = source.published
    if span is None or span.earliest is None or span.latest is None:
        losses.tell("sources without a year stand without one", source.id)
        return {}
    first, last = civil(span.earliest)[0], civil(span.latest)[0]
    losses.tell("dates are told to the month", source.id, span.precision is Precision.DAY)
    unsure = span.approximate or span.uncertain or span.is_set
    losses.tell("dates lose that they are not sure", source.id, unsure)
    return {"year": str(first) if first == last else f"{first}--{last}"}


def _month(span: Span | None) -> str:
    """The month as BibTeX names it, where it is known; styles spell it out."""
    if span is None or span.earliest is None or span.latest is None:
        return ""
    first, last = civil(span.earliest), civil(span.latest)
    return _MONTHS[first[1] - 1] if first[:2] == last[:2] else ""
