"""Fields that ask for a name: a tag, an actor, a source, a unit, a measure, a status.

Names are compared folded. What a reader types of a tag, a unit or a measure must begin one of its
words, hyphens counting as spaces; of an actor, a speaker, a source or a population it may stand
anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from probtimeline.core.records import Source, Status
from probtimeline.core.text import fold
from probtimeline.query.amounts import unit_of
from probtimeline.query.index import Entry
from probtimeline.query.terms import Match


@dataclass(frozen=True, slots=True)
class Tagged:
    """An event with a tag one of whose words begins so."""

    begins: str

    def match(self, entry: Entry) -> Match:
        """Whether one of the event's tags does."""
        wanted = self.begins
        return Match.sure(any(wanted in words_of(tag) for tag in entry.event.tags))


@dataclass(frozen=True, slots=True)
class ActedBy:
    """An event with an actor whose name holds this."""

    part: str

    def match(self, entry: Entry) -> Match:
        """Whether one of the event's actors does."""
        return Match.sure(any(self.part in fold(actor) for actor in entry.event.actors))


@dataclass(frozen=True, slots=True)
class SpokenBy:
    """An event with a quote whose speaker's name holds this."""

    part: str

    def match(self, entry: Entry) -> Match:
        """Whether one of the event's speakers does."""
        return Match.sure(any(self.part in fold(quote.speaker) for quote in entry.event.quotes))


@dataclass(frozen=True, slots=True)
class RestsOn:
    """An event that rests on a source whose id, title, author or publisher holds this."""

    part: str

    def match(self, entry: Entry) -> Match:
        """Whether one of the event's sources does."""
        sources = entry.index.chronicle.sources
        return Match.sure(
            any(
                self.part in fold(name)
                for source_id in entry.event.sources
                for name in _names(source_id, sources.get(source_id))
            )
        )


@dataclass(frozen=True, slots=True)
class Called:
    """The event of an id, or all whose ids begin so."""

    name: str
    begins: bool

    def match(self, entry: Entry) -> Match:
        """Whether it is the event's id or begins it."""
        name = fold(entry.event.id)
        return Match.sure(name.startswith(self.name) if self.begins else name == self.name)


@dataclass(frozen=True, slots=True)
class MeasuredIn:
    """An event with a figure in a unit one of whose words begins so."""

    begins: str

    def match(self, entry: Entry) -> Match:
        """Whether one of the event's figures is."""
        wanted = self.begins
        return Match.sure(
            any(
                wanted in words_of(unit_of(figure.unit))
                for quote in entry.event.quotes
                for figure in quote.figures
                if figure.unit
            )
        )


@dataclass(frozen=True, slots=True)
class Measuring:
    """An event with a figure of a measure one of whose words begins so."""

    begins: str

    def match(self, entry: Entry) -> Match:
        """Whether one of the event's figures is."""
        wanted = self.begins
        return Match.sure(
            any(
                wanted in words_of(figure.measure)
                for quote in entry.event.quotes
                for figure in quote.figures
                if figure.measure
            )
        )


@dataclass(frozen=True, slots=True)
class Counting:
    """An event with a figure of a population whose name holds this."""

    part: str

    def match(self, entry: Entry) -> Match:
        """Whether one of the event's figures is."""
        return Match.sure(
            any(
                self.part in fold(figure.population)
                for quote in entry.event.quotes
                for figure in quote.figures
            )
        )


@dataclass(frozen=True, slots=True)
class OfStatus:
    """An event of a status."""

    status: Status

    def match(self, entry: Entry) -> Match:
        """Whether that is the event's status."""
        return Match.sure(entry.event.status is self.status)


def words_of(text: str) -> str:
    """The folded words of a name, each with a space before it, so that a beginning shows."""
    return " " + fold(text).replace("-", " ").strip()


def _names(source_id: str, source: Source | None) -> Iterator[str]:
    yield source_id
    if source is not None:
        yield source.title
        yield source.publisher
        yield from source.author
