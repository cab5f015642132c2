"""Fields that ask for a name: a tag, an actor, a source, a unit, a measure, a status.

Names are compared folded. What a reader types of a tag, a unit or a measure must begin one of its
words, hyphens counting as spaces; of an actor, a speaker, a source or a population it may stand
anywhere. Such a field asks for the kinds of `core.kinds` whose name answers: it is tried on each
name once, not on each event.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from probtimeline.core.kinds import VALUES
from probtimeline.core.records import Source
from probtimeline.core.text import fold
from probtimeline.query.amounts import unit_of
from probtimeline.query.index import Entry, Index
from probtimeline.query.terms import Match

Postings = Sequence[Sequence[int]]
"""The places of the events of some kinds, each in order."""


@dataclass(frozen=True, slots=True)
class Named:
    """An event of a kind in whose name, as it is `told` for comparing, the needle stands."""

    facet: ClassVar[str]
    needle: str

    def told(self, value: str, index: Index) -> str:
        """The name of a kind as it is compared."""
        return fold(value)

    def match(self, entry: Entry) -> Match:
        """Whether the event is of one of these kinds."""
        values = VALUES[self.facet](entry.event)
        return Match.sure(any(self.needle in self.told(each, entry.index) for each in values))

    def postings(self, index: Index) -> Postings:
        """Where the events of these kinds stand."""
        return index.remembered(self, lambda: tuple(self._postings(index)))

    def _postings(self, index: Index) -> Iterator[Sequence[int]]:
        kinds = index.chronicle.kinds
        numbers = kinds.values(self.facet)
        for value, name in self.names(index).items():
            if self.needle in name:
                yield kinds.of_number(numbers[value])

    def names(self, index: Index) -> Mapping[str, str]:
        """All kinds of the facet, each with its name as it is compared; worked out once."""
        values = index.chronicle.kinds.values(self.facet)
        return index.remembered(
            type(self).__name__, lambda: {value: self.told(value, index) for value in values}
        )


class Tagged(Named):
    """An event with a tag one of whose words begins so."""

    __slots__ = ()
    facet = "tag"

    def told(self, value: str, index: Index) -> str:
        """The words of the tag."""
        return words_of(value)


class ActedBy(Named):
    """An event with an actor whose name holds this."""

    __slots__ = ()
    facet = "actor"


class SpokenBy(Named):
    """An event with a quote whose speaker's name holds this."""

    __slots__ = ()
    facet = "speaker"


class RestsOn(Named):
    """An event that rests on a source whose id, title, author or publisher holds this."""

    __slots__ = ()
    facet = "source"

    def told(self, value: str, index: Index) -> str:
        """All that the source is known by, each on a line."""
        return "\n".join(map(fold, _names(value, index.chronicle.sources.get(value))))


@dataclass(frozen=True, slots=True)
class Called:
    """The event of an id, or all whose ids begin so."""

    name: str
    begins: bool

    def match(self, entry: Entry) -> Match:
        """Whether it is the event's id or begins it."""
        name = fold(entry.event.id)
        return Match.sure(name.startswith(self.name) if self.begins else name == self.name)


class MeasuredIn(Named):
    """An event with a figure in a unit one of whose words begins so."""

    __slots__ = ()
    facet = "unit"

    def told(self, value: str, index: Index) -> str:
        """The words of the unit, whichever way it is spelt."""
        return words_of(unit_of(value))


class Measuring(Named):
    """An event with a figure of a measure one of whose words begins so."""

    __slots__ = ()
    facet = "measure"

    def told(self, value: str, index: Index) -> str:
        """The words of the measure."""
        return words_of(value)


class Counting(Named):
    """An event with a figure of a population whose name holds this."""

    __slots__ = ()
    facet = "population"


class OfStatus(Named):
    """An event of a status: none of their names holds another."""

    __slots__ = ()
    facet = "status"


def words_of(text: str) -> str:
    """The folded words of a name, each with a space before it, so that a beginning shows."""
    return " " + fold(text).replace("-", " ").strip()


def _names(source_id: str, source: Source | None) -> Iterator[str]:
    yield source_id
    if source is not None:
        yield source.title
        yield source.publisher
        yield from source.author
