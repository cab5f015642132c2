"""What an event can have and be: the values of `has:` and `is:`, each with what it asks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from probtimeline.core.ledger import (
    APPROXIMATE,
    LASTED,
    MILESTONE,
    MOST_QUOTES,
    ONGOING,
    QUOTE,
    UNCERTAIN,
    Ledger,
)
from probtimeline.core.text import fold
from probtimeline.query.index import Entry, Index
from probtimeline.query.named import ActedBy, Postings, SpokenBy, Tagged
from probtimeline.query.terms import Match

Column = Callable[[Ledger, Sequence[int]], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Aspect:
    """A property of an event, by name; it is a term of a query itself.

    `holds` tells it of one event. Where the events need not be decoded for it, `column` picks those
    of some places that have it, or `where` tells where all of them stand (None: it cannot tell).
    """

    name: str
    what: str
    holds: Callable[[Entry], bool]
    also: tuple[str, ...] = ()
    column: Column | None = None
    where: Callable[[Index], Postings | None] | None = None

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


def _with_marks(bits: int) -> Column:
    def column(ledger: Ledger, among: Sequence[int]) -> Sequence[int]:
        marks = ledger.marks
        return [place for place in among if marks[place] & bits]

    return column


def _marked(name: str, what: str, bits: int, *also: str) -> Aspect:
    """An aspect that the ledger keeps as a mark."""
    return Aspect(name, what, lambda entry: bool(entry.marks & bits), also, _with_marks(bits))


def _own(name: str, what: str, where: Callable[[Index], Sequence[int]], *also: str) -> Aspect:
    """An aspect of few events, whose places are known."""
    return Aspect(
        name,
        what,
        lambda entry: _stands(entry.place, where(entry.index)),
        also,
        where=lambda index: (where(index),),
    )


def _stands(place: int, places: Sequence[int]) -> bool:
    at = bisect_left(places, place)
    return at < len(places) and places[at] == place


def _figured(ledger: Ledger, among: Sequence[int]) -> Sequence[int]:
    figures = ledger.figures
    return [place for place in among if figures[place] < figures[place + 1]]


def _addressed(index: Index) -> Postings:
    sources, where = index.chronicle.sources, index.chronicle.kinds.where
    return index.remembered(
        _addressed, lambda: tuple(where("source", each.id) for each in sources.values() if each.url)
    )


def _attached(index: Index) -> Postings:
    where = index.chronicle.kinds.where
    return index.remembered(_attached, lambda: tuple(where("source", each) for each in index.texts))


def _held(text: str) -> Callable[[Index], Postings]:
    return lambda index: (index.chronicle.kinds.where("held", text),)


def _added(index: Index) -> Postings | None:
    return None if index.added is None else (index.added,)


def _has_url(entry: Entry) -> bool:
    sources = entry.index.chronicle.sources
    return any(id_ in sources and sources[id_].url for id_ in entry.event.sources)


def _has_text(entry: Entry) -> bool:
    return any(quote.source in entry.index.texts for quote in entry.event.quotes)


def _is_related(entry: Entry) -> bool:
    event = entry.event
    return bool(event.related or entry.index.chronicle.related_to(event.id))


TEXT = Aspect("text", "a source whose text is attached", _has_text, where=_attached)
HAS = (
    Aspect(
        "quotes",
        "words of a source",
        lambda entry: bool(entry.event.quotes),
        column=_with_marks(QUOTE * MOST_QUOTES),
    ),
    Aspect("figures", "a figure in its quotes", lambda e: bool(e.event.figures), column=_figured),
    Aspect(
        "speaker",
        "somebody's own words",
        lambda e: any(quote.speaker for quote in e.event.quotes),
        where=SpokenBy("").postings,
    ),
    Aspect("summary", "a summary", lambda e: bool(e.event.summary), where=_held("summary")),
    Aspect(
        "note",
        "a note on how its date was read",
        lambda entry: bool(entry.event.date_note),
        where=_held("note"),
    ),
    Aspect("tags", "a tag", lambda entry: bool(entry.event.tags), where=Tagged("").postings),
    Aspect("actors", "an actor", lambda e: bool(e.event.actors), where=ActedBy("").postings),
    TEXT,
    Aspect("url", "a source with an address", _has_url, ("address", "link"), where=_addressed),
    Aspect("related", "a related event", _is_related),
    _own("comparison", "a place in a comparison", lambda index: index.compared),
    _own("calculation", "a figure in a calculation", lambda index: index.calculated),
    _own("own-note", "a note of the reader's own", lambda index: index.own_notes),
)
"""What `has:` may ask for."""

IS = (
    _marked("milestone", "a milestone", MILESTONE),
    _marked("approximate", "dated approximately", APPROXIMATE),
    _marked("uncertain", "dated with doubt", UNCERTAIN),
    _marked("lasting", "something that lasted", LASTED, "duration", "long"),
    _marked("ongoing", "not ended", ONGOING),
    Aspect(
        "added",
        "from the reader's own file",
        lambda entry: entry.event.id in entry.index.chronicle.added,
        where=_added,
    ),
    _own("bookmarked", "bookmarked by the reader", lambda index: index.bookmarks, "bookmark"),
)
"""What `is:` may ask for."""
