"""What an event can have and be: the values of `has:` and `is:`, each with what it asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from probtimeline.core.records import Event
from probtimeline.core.span import Kind
from probtimeline.core.text import fold
from probtimeline.query.index import Entry
from probtimeline.query.terms import Match


@dataclass(frozen=True, slots=True)
class Aspect:
    """A property of an event, by name; it is a term of a query itself."""

    name: str
    what: str
    holds: Callable[[Entry], bool]
    also: tuple[str, ...] = ()

    def match(self, entry: Entry) -> Match:
        """Whether the event has it."""
        return Match.sure(self.holds(entry))


def aspect_of(value: str, aspects: tuple[Aspect, ...]) -> Aspect | None:
    """The aspect of that name, singular or plural."""
    wanted = fold(value).strip()
    for aspect in aspects:
        names = (aspect.name, *aspect.also)
        if wanted.removesuffix("s") in [each.removesuffix("s") for each in names]:
            return aspect
    return None


def _has_url(entry: Entry) -> bool:
    sources = entry.index.chronicle.sources
    return any(id_ in sources and sources[id_].url for id_ in entry.event.sources)


def _has_text(entry: Entry) -> bool:
    return any(quote.source in entry.index.texts for quote in entry.event.quotes)


def _lasts(event: Event) -> bool:
    return event.date.kind is Kind.DURATION


TEXT = Aspect("text", "a source whose text is attached", _has_text)
HAS = (
    Aspect("quotes", "words of a source", lambda entry: bool(entry.event.quotes)),
    Aspect("figures", "a figure in its quotes", lambda entry: bool(entry.event.figures)),
    Aspect(
        "speaker", "somebody's own words", lambda e: any(quote.speaker for quote in e.event.quotes)
    ),
    Aspect("summary", "a summary", lambda entry: bool(entry.event.summary)),
    Aspect("note", "a note on how its date was read", lambda entry: bool(entry.event.date_note)),
    Aspect("tags", "a tag", lambda entry: bool(entry.event.tags)),
    Aspect("actors", "an actor", lambda entry: bool(entry.event.actors)),
    TEXT,
    Aspect("url", "a source with an address", _has_url, also=("address", "link")),
    Aspect("related", "a related event", lambda entry: entry.event.id in entry.index.related),
    Aspect("comparison", "a place in a comparison", lambda e: e.event.id in e.index.compared),
    Aspect("calculation", "a figure in a calculation", lambda e: e.event.id in e.index.calculated),
    Aspect("own-note", "a note of the reader's own", lambda e: bool(e.index.notes.get(e.event.id))),
)
"""What `has:` may ask for."""

IS = (
    Aspect("milestone", "a milestone", lambda entry: entry.event.milestone),
    Aspect("approximate", "dated approximately", lambda entry: entry.event.date.approximate),
    Aspect("uncertain", "dated with doubt", lambda entry: entry.event.date.uncertain),
    Aspect(
        "lasting",
        "something that lasted",
        lambda entry: _lasts(entry.event),
        also=("duration", "long"),
    ),
    Aspect("ongoing", "not ended", lambda entry: entry.event.date.ongoing),
    Aspect(
        "added",
        "from the reader's own file",
        lambda entry: entry.event.id in entry.index.chronicle.added,
    ),
    Aspect(
        "bookmarked",
        "bookmarked by the reader",
        lambda entry: entry.event.id in entry.index.bookmarked,
        also=("bookmark",),
    ),
)
"""What `is:` may ask for."""
