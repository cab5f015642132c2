"""What is told of a draft while it is typed: its date as read, its words as found, what is missing.

It takes as long as the texts are long, and is asked behind the screen.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from probtimeline.audit.quotes import QuoteChecker, Verdict
from probtimeline.audit.quoting import LONGEST_QUOTE, words_in
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.citation import short_name
from probtimeline.core.records import Event, Source, Status
from probtimeline.core.span import Reading, Span, Unreadable
from probtimeline.core.text import clean_line
from probtimeline.dates.read import read_date
from probtimeline.session.drafting import EventDraft, QuoteDraft
from probtimeline.session.giving import measure_of, number_of
from probtimeline.session.offering import Sources, Words
from probtimeline.store.twins import Twins

if TYPE_CHECKING:
    from probtimeline.audit.finding import Found

MOST_TWINS: Final = 300
"""Events of one date that are looked at for one of nearly the same title."""
SHORTEST: Final = 12
"""Characters below which words may stand in two quotations by chance."""


class Tone(StrEnum):
    """How a note is meant."""

    PLAIN = "plain"
    GOOD = "good"
    DOUBT = "doubt"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Note:
    """Something to tell at a field. What is BAD keeps the event from being added."""

    words: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class QuoteLook:
    """One quotation looked at: its source, whether that is new, and what was found."""

    source: Source | None = None
    is_new: bool = False
    is_attached: bool = False
    verdict: Verdict | None = None
    found: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """What is to be told of a draft.

    `date` is how its date is read (None where there is none yet), `base` what relative words
    would be counted from. `dates` are the readings of its other dates, by field. `before` and
    `after` are the events it would stand between. `notes` are by field.
    """

    draft: EventDraft
    date: Reading | Unreadable | None = None
    base: Span | None = None
    dates: Mapping[str, Reading | Unreadable] = field(default_factory=dict)
    quotes: tuple[QuoteLook, ...] = ()
    before: Event | None = None
    after: Event | None = None
    notes: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)

    @property
    def span(self) -> Span | None:
        """The date as read, where it can be."""
        return self.date.span if isinstance(self.date, Reading) else None

    @property
    def hindrances(self) -> tuple[str, ...]:
        """The fields for which the event cannot be added, in no order."""
        return tuple(
            path
            for path, notes in self.notes.items()
            if any(note.tone is Tone.BAD for note in notes)
        )


class Looker:
    """Looks at one draft after another; what is made of the texts and the words is kept.

    Looking is for one thread at a time.
    """

    def __init__(self, chronicle: Chronicle, texts: Mapping[str, str], today: Span | None) -> None:
        self._chronicle = chronicle
        self._texts = texts
        self._today = today
        self._checker = QuoteChecker(texts)
        self.sources = Sources.of(chronicle)
        self._checked: dict[tuple[str, str], Verdict] = {}
        self._words: Words | None = None

    @property
    def gathered(self) -> Words:
        """The words the chronology uses; none before they have been gathered."""
        return self._words or Words({})

    def gather(self) -> None:
        """Gather the words the chronology uses; this may be done beside looking."""
        self.sources.gather()
        self._words = Words.of(self._chronicle)

    def look(self, draft: EventDraft) -> Look:
        """What is to be told of a draft."""
        quotes = tuple(self._quote(quote) for quote in draft.quotes)
        dates = dict(_other_dates(draft, quotes))
        base = _published(draft, quotes, dates)
        date = read_date(draft.date, base) if draft.date.strip() else None
        span = date.span if isinstance(date, Reading) else None
        before, after = self._neighbours(span, draft.title) if span is not None else (None, None)
        notes: dict[str, list[Note]] = {}
        for path, note in self._notes(draft, date, quotes, dates):
            notes.setdefault(path, []).append(note)
        told = {path: tuple(each) for path, each in notes.items()}
        return Look(draft, date, base, dates, quotes, before, after, told)

    def _quote(self, quote: QuoteDraft) -> QuoteLook:
        from probtimeline.audit.finding import figures_in

        source = self.sources.named(quote)
        attached = source is not None and source.id in self._texts
        words = quote.text.strip()
        verdict = self._verdict(words, source.id) if words and source is not None else None
        found = figures_in(quote.text)
        return QuoteLook(source, self.sources.is_new(quote), attached, verdict, found)

    def _verdict(self, words: str, source: str) -> Verdict:
        key = (source, words)
        if key not in self._checked:
            # What is typed letter by letter is hardly asked for again.
            self._checked = {key: self._checker.check(words, source)}
        return self._checked[key]

    def _neighbours(self, span: Span, title: str) -> tuple[Event | None, Event | None]:
        """The events before and after a date, in the order of the list."""
        events = self._chronicle.events
        at = bisect_right(events, (*span.sort_key, chr(0x10FFFF)), key=lambda event: event.order)
        before = events[at - 1] if at else None
        return before, events[at] if at < len(events) else None

    def _notes(
        self,
        draft: EventDraft,
        date: Reading | Unreadable | None,
        quotes: tuple[QuoteLook, ...],
        dates: Mapping[str, Reading | Unreadable],
    ) -> Iterator[tuple[str, Note]]:
        if not draft.title.strip():
            yield "title", Note("A title is needed: one line that names it", Tone.BAD)
        elif isinstance(date, Reading) and (twin := self._twin(draft.title, date.span)):
            words = f"“{clean_line(twin.title, 80)}” has the same date: is it the same event?"
            yield "title", Note(words, Tone.DOUBT)
        if date is None:
            yield "date", Note("A date is needed, in words or as 2013-02-21", Tone.BAD)
        elif isinstance(date, Unreadable):
            yield "date", _unreadable(date)
        elif self._is_ahead(draft, date.span):
            yield "status", Note("The date is still to come: is it planned?", Tone.DOUBT)
        for path, read in dates.items():
            if isinstance(read, Unreadable):
                yield path, _unreadable(read)
        for number, (quote, look) in enumerate(zip(draft.quotes, quotes, strict=True)):
            yield from _of_quote(f"quotes[{number}]", quote, look)
            if look.source is not None and (other := self._quoting(quote, look.source)):
                words = f"“{clean_line(other.title, 80)}” quotes these words already"
                yield f"quotes[{number}].text", Note(words, Tone.DOUBT)

    def _quoting(self, quote: QuoteDraft, source: Source) -> Event | None:
        """The first event that quotes the same words, or words that hold them."""
        words = " ".join(quote.text.split())
        if len(words) < SHORTEST:
            return None
        for passage in self._chronicle.passages.get(source.id, ()):
            if words in passage.text or passage.text in words:
                return passage.events[0]
        return None

    def _twin(self, title: str, span: Span) -> Event | None:
        events = self._chronicle.events
        low = bisect_left(events, (*span.sort_key, ""), key=lambda event: event.order)
        high = bisect_right(events, (*span.sort_key, chr(0x10FFFF)), key=lambda each: each.order)
        same = events[low : min(high, low + MOST_TWINS)]
        raws = [{"date": e.date.edtf, "title": e.title, "id": e.id} for e in same]
        twin = Twins(raws, [span.edtf]).find(Event("", title, span))
        return self._chronicle.event(twin) if twin else None

    def _is_ahead(self, draft: EventDraft, span: Span) -> bool:
        today = self._today.latest if self._today is not None else None
        first = span.earliest
        happened = draft.status == Status.HAPPENED
        return happened and today is not None and first is not None and first > today


def _other_dates(
    draft: EventDraft, quotes: tuple[QuoteLook, ...]
) -> Iterator[tuple[str, Reading | Unreadable]]:
    """When new sources were published, and the periods of the figures chosen."""
    for number, (quote, look) in enumerate(zip(draft.quotes, quotes, strict=True)):
        path = f"quotes[{number}]"
        if look.is_new and quote.published.strip():
            yield f"{path}.published", read_date(quote.published, None)
        published = look.source.published if look.source is not None else None
        for at, figure in enumerate(quote.figures):
            if figure.chosen and figure.period.strip():
                yield f"{path}.figures[{at}].period", read_date(figure.period, published)


def _published(
    draft: EventDraft, quotes: tuple[QuoteLook, ...], dates: Mapping[str, Reading | Unreadable]
) -> Span | None:
    """When the source of the first quotation that is added was published."""
    for number, (quote, look) in enumerate(zip(draft.quotes, quotes, strict=True)):
        if quote.is_empty:
            continue
        if look.source is not None:
            return look.source.published
        read = dates.get(f"quotes[{number}].published")
        return read.span if isinstance(read, Reading) else None
    return None


def _of_quote(path: str, quote: QuoteDraft, look: QuoteLook) -> Iterator[tuple[str, Note]]:
    if look.source is not None:
        name = f"“{clean_line(look.source.title, 80)}”, {clean_line(short_name(look.source), 60)}"
        yield f"{path}.source", Note(name, Tone.GOOD)
    elif look.is_new:
        yield f"{path}.source", Note("A new source of this title; its fields are below")
    elif quote.source.strip():
        yield (
            f"{path}.source",
            Note("Which one is meant? Take one that is offered, or make it a new one", Tone.BAD),
        )
    elif not quote.is_empty:
        yield f"{path}.source", Note("Where do the words stand? Name their source", Tone.BAD)
    if (
        look.is_new
        and quote.url.strip()
        and not quote.url.strip().startswith(("http://", "https://"))
    ):
        yield f"{path}.url", Note("An address begins with http:// or https://", Tone.BAD)
    if not quote.text.strip() and not quote.is_empty:
        yield f"{path}.text", Note("The words are missing", Tone.BAD)
    if (words := words_in(quote.text)) > LONGEST_QUOTE:
        told = f"{words} words: the shortest clause that carries the claim is best, "
        told += f"{LONGEST_QUOTE} at most"
        yield f"{path}.text", Note(told, Tone.DOUBT)
    for at, figure in enumerate(quote.figures):
        if figure.chosen:
            yield from _of_figure(f"{path}.figures[{at}]", quote, at)


def _of_figure(path: str, quote: QuoteDraft, at: int) -> Iterator[tuple[str, Note]]:
    figure = quote.figures[at]
    if figure.text not in quote.text:
        yield f"{path}.chosen", Note("It does not stand in the quotation any more", Tone.BAD)
    if not figure.label.strip():
        yield f"{path}.label", Note("What does it measure, in your own words?", Tone.BAD)
    if figure.measure.strip() and (named := measure_of(figure.measure)) != figure.measure.strip():
        yield f"{path}.measure", Note(f"It will be called {named or 'nothing'}")
    if isinstance(number_of(figure.value), str):
        yield f"{path}.value", Note("A number, or nothing for words", Tone.BAD)


def _unreadable(date: Unreadable) -> Note:
    if "needs a base" in date.what:
        words = "Such words are counted from the day the source was published: quote it first"
        return Note(words, Tone.BAD)
    words = f"{_sentence(date.what)}. {_sentence(date.cure)}"
    if date.readings:
        words += f": {' · '.join(date.readings)}"
    return Note(clean_line(words, 400), Tone.BAD)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
