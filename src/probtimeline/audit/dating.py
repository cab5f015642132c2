"""Rules on dates: against the words they were read from, and against their sources.

The words of a date (`date_text`) are read again as `add` reads them: from the day on which the
source of a quote was published. Words that are no date ("the same day that it collapsed") say
nothing here, and a note on the date (`date_note`) answers for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from probtimeline.audit.subject import Finding, Subject
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.records import Event, Status
from probtimeline.core.span import Reading, Span
from probtimeline.core.text import clean_line
from probtimeline.dates.read import read_date


def read_again(chronicle: Chronicle) -> tuple[tuple[Reading, ...], ...]:
    """For each event in order, the readings of its words: one a day to read them from.

    Empty where there are no words, where a note tells of them, or where they are no date.
    """
    known: dict[tuple[str, str], Reading | None] = {}
    return tuple(tuple(_readings(event, chronicle, known)) for event in chronicle.events)


def _readings(
    event: Event, chronicle: Chronicle, known: dict[tuple[str, str], Reading | None]
) -> Iterator[Reading]:
    words = event.date_text.strip()
    if not words or event.date_note.strip():
        return
    for base in _bases(event, chronicle):
        key = (words, base.edtf if base else "")
        if key not in known:
            read = read_date(words, base)
            known[key] = read if isinstance(read, Reading) else None
        if reading := known[key]:
            yield reading


def _bases(event: Event, chronicle: Chronicle) -> tuple[Span | None, ...]:
    quoted = (chronicle.sources.get(source_id) for source_id in event.sources)
    published = {each.published.edtf: each.published for each in quoted if each and each.published}
    return tuple(published.values()) or (None,)


def dates_finer_than_their_words(subject: Subject) -> Iterator[Finding]:
    """Dates strictly inside their words as they are read, without a note that says why."""
    for event, readings in _held_against(subject):
        if all(_is_finer(event.date, each.span) for each in readings):
            yield _more_than_words(event, readings[0], "more precise")


def dates_surer_than_their_words(subject: Subject) -> Iterator[Finding]:
    """Dates given plainly whose words are approximate or uncertain, without a note."""
    for event, readings in _held_against(subject):
        if not _is_sure(event.date) or any(_is_sure(each.span) for each in readings):
            continue
        if not all(_is_finer(event.date, each.span) for each in readings):
            yield _more_than_words(event, readings[0], "surer")


def _held_against(subject: Subject) -> Iterator[tuple[Event, tuple[Reading, ...]]]:
    """The events, each with the readings of its words that its date may have come from."""
    for event, readings in zip(subject.chronicle.events, subject.readings, strict=True):
        if near := tuple(each for each in readings if _touch(event.date, each.span)):
            yield event, near


def _touch(date: Span, words: Span) -> bool:
    (first, last), (low, high) = date.sort_key, words.sort_key
    return first <= high and low <= last


def _more_than_words(event: Event, reading: Reading, how: str) -> Finding:
    base = f", read from {reading.base.text}" if reading.base else ""
    return Finding(
        f"the date ({event.date.text}) is {how} than its words "
        f"(“{clean_line(event.date_text.strip())}”: {reading.span.text}{base})",
        f'Write "{reading.span.edtf}", or say in date_note how it was read.',
        f"events[{event.id}].date",
    )


def _is_finer(date: Span, words: Span) -> bool:
    (first, last), (low, high) = date.sort_key, words.sort_key
    return low <= first and last <= high and (first, last) != (low, high)


def _is_sure(span: Span) -> bool:
    return not (span.approximate or span.uncertain)


def events_after_their_sources(subject: Subject) -> Iterator[Finding]:
    """Events told as past that lie after the publication of everything they rest on."""
    sources = subject.chronicle.sources
    for event in subject.chronicle.events:
        known = [sources[source_id] for source_id in event.sources if source_id in sources]
        latest = [_last_sure_day(source.published) for source in known]
        begins = event.date.earliest
        if event.status is not Status.HAPPENED or not latest or begins is None:
            continue
        if _is_sure(event.date) and all(day is not None and begins > day for day in latest):
            yield Finding(
                f"the event ({event.date.text}) comes after its sources were published",
                'Correct the date, or give it the status "planned" or "claimed".',
                f"events[{event.id}].date",
            )


def _last_sure_day(published: Span | None) -> int | None:
    return published.latest if published is not None and _is_sure(published) else None


def sources_read_too_early(subject: Subject) -> Iterator[Finding]:
    """Sources that were read before they were published."""
    for source in subject.chronicle.sources.values():
        read, published = _last_sure_day(source.accessed), source.published
        if read is None or published is None or not _is_sure(published):
            continue
        if published.earliest is not None and read < published.earliest:
            yield Finding(
                "the source was read before it was published",
                "Correct one of the two dates.",
                f"sources[{source.id}].accessed",
            )
