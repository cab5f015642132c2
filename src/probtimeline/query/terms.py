"""What a query is made of, and how each part meets an event.

A part answers no, possibly or certainly, since a date may allow either; `-`, `or` and standing
side by side combine these answers as Kleene's three-valued logic does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from probtimeline.query.index import Entry
    from probtimeline.query.pattern import Pattern


class Match(Enum):
    """Whether an event answers a query."""

    NO = 0
    POSSIBLY = 1
    CERTAINLY = 2

    @staticmethod
    def sure(holds: bool) -> Match:
        """The answer of a test that dates have no part in."""
        return Match.CERTAINLY if holds else Match.NO

    @property
    def opposite(self) -> Match:
        """The answer to the contrary question."""
        return Match(2 - self.value)


class Term(Protocol):
    """A part of a query. Every term is a frozen value, so that queries can be compared."""

    def match(self, entry: Entry) -> Match:
        """Whether an event answers it."""


@dataclass(frozen=True, slots=True)
class Words:
    """A word or a phrase, to be found anywhere in one of the event's texts.

    `typed` is as the reader wrote it, `needle` the same folded. `wide` looks into the attached
    texts of the event's sources too.
    """

    typed: str
    needle: str
    wide: bool = False

    def match(self, entry: Entry) -> Match:
        """Whether the words stand in the event."""
        return Match.sure(
            self.needle in entry.text
            or (self.wide and _in_a_source(self, entry, lambda folded: self.needle in folded))
        )


@dataclass(frozen=True, slots=True)
class Matching:
    """A regular expression, tried on each text of the event by itself."""

    typed: str
    pattern: Pattern
    wide: bool = False

    def match(self, entry: Entry) -> Match:
        """Whether the pattern fits somewhere in the event. Raises TooSlow."""

        def fits(folded: str) -> bool:
            return self.pattern.fits(folded, entry.budget)

        return Match.sure(
            any(map(fits, entry.text.split("\n")))
            or (self.wide and _in_a_source(self, entry, fits))
        )


@dataclass(frozen=True, slots=True)
class Field:
    """A test by name: `typed` is the value as written, `term` what it asks."""

    name: str
    typed: str
    term: Term

    def match(self, entry: Entry) -> Match:
        """Whether the event passes the test."""
        return self.term.match(entry)


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    term: Term

    def match(self, entry: Entry) -> Match:
        """The opposite of the term's answer; what is possible stays possible."""
        return self.term.match(entry).opposite


@dataclass(frozen=True, slots=True)
class All:
    """Terms that must hold together. Nothing asked holds of every event."""

    terms: tuple[Term, ...] = ()

    def match(self, entry: Entry) -> Match:
        """The weakest of the answers."""
        answer = Match.CERTAINLY
        for term in self.terms:
            match term.match(entry):
                case Match.NO:
                    return Match.NO
                case Match.POSSIBLY:
                    answer = Match.POSSIBLY
        return answer


@dataclass(frozen=True, slots=True)
class Either:
    """Terms of which one must hold."""

    terms: tuple[Term, ...]

    def match(self, entry: Entry) -> Match:
        """The strongest of the answers."""
        answer = Match.NO
        for term in self.terms:
            match term.match(entry):
                case Match.CERTAINLY:
                    return Match.CERTAINLY
                case Match.POSSIBLY:
                    answer = Match.POSSIBLY
        return answer


def leaves(term: Term, positive: bool = True) -> Iterator[tuple[Term, bool]]:
    """The words, patterns and fields of a query in order, and whether each must be found."""
    match term:
        case All(terms) | Either(terms):
            for each in terms:
                yield from leaves(each, positive)
        case Not(inner):
            yield from leaves(inner, not positive)
        case _:
            yield term, positive


def occurrences(needle: str, folded: str) -> Iterator[tuple[int, int]]:
    """Where a folded needle stands in a folded text, one occurrence after another."""
    at = folded.find(needle) if needle else -1
    while at >= 0:
        yield at, at + len(needle)
        at = folded.find(needle, at + len(needle))


def _in_a_source(needle: Words | Matching, entry: Entry, stands_in: Callable[[str], bool]) -> bool:
    sources = entry.index.sources_with(needle, stands_in)
    return bool(sources) and any(quote.source in sources for quote in entry.event.quotes)
