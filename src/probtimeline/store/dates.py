"""The dates of records: EDTF as stored, or words read from the day their source was published."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from probtimeline.core.edtf import parse_edtf
from probtimeline.core.records import Event
from probtimeline.core.span import Reading, Span, Unreadable

if TYPE_CHECKING:
    from probtimeline.store.document import Path
    from probtimeline.store.notes import Notes


@dataclass(slots=True)
class Dates:
    """Reads the dates of one document or input.

    `on` is the day that relative words are read from; without it that is the day the source of
    the words was published. `adding` tells that words are what one may write here; in a file
    they get a warning.
    """

    on: Span | None = None
    adding: bool = False
    published: dict[str, Span] = field(default_factory=dict)

    def base(self, source: object) -> Span | None:
        """Return the day from which relative words of a source (by id) are read."""
        return self.on or (self.published.get(source) if isinstance(source, str) else None)

    def read(
        self, words: str, base: Span | None, path: Path, notes: Notes
    ) -> Span | Reading | None:
        """Return the date, or how it was read where it was in words; None is an error noted."""
        span = parse_edtf(words)
        if isinstance(span, Span):
            return span
        from probtimeline.dates.read import read_date

        reading = read_date(words, base)
        if isinstance(reading, Unreadable):
            notes.error("date", f"this date cannot be read: {reading.what}", _cure(reading), path)
            return None
        if not self.adding:
            what = f'this date is in words; it is read as "{reading.span.edtf}"'
            cure = f'Write "{reading.span.edtf}", or let `probtimeline fmt` do so.'
            notes.warning("date-words", what, cure, path)
        return reading


def _cure(unreadable: Unreadable) -> str:
    cure = unreadable.cure.strip()
    if not cure:
        return "Write it as EDTF, such as 2014, 2014-06 or 2009-09/2012-11."
    return cure[0].upper() + cure[1:] + ("" if cure.endswith((".", "?", "!")) else ".")


def note_words(event: Event, reading: Reading) -> Event:
    """Return the event with the words of its date kept, and how they were read where relative."""
    words = reading.words.strip()
    note = event.date_note
    if reading.base is not None and not note:
        note = f"‘{words}’, read from {reading.base.text}"
    elif event.date_text not in ("", words) and not note:
        note = f"‘{words}’"
    return replace(event, date_text=event.date_text or words, date_note=note)
