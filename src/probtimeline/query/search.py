"""Which events answer a query.

`search` asks all of them; a `Looking` goes as far as a given effort takes it, so that a long
chronology can be looked through bit by bit.
"""

from __future__ import annotations

from array import array
from collections.abc import Container, Mapping, Sequence
from math import inf
from typing import Final, NamedTuple

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.sorted_places import NONE, Places
from probtimeline.query.budget import Budget, TooSlow
from probtimeline.query.errors import QueryError, bad_pattern
from probtimeline.query.index import Entry, Index
from probtimeline.query.query import Query
from probtimeline.query.sieve import sieved
from probtimeline.query.terms import Match, Matching, leaves

SMALLEST: Final = 256
LARGEST: Final = 1024
"""Places that go through the sieve at once: few at first, since what is common is found at once."""

STRETCH: Final = 5.0
SCANNED: Final = 1 / 20_000
PLACE: Final = 0.005
SIEVED: Final = 0.3
ASKED: Final = 3.0
DECODED: Final = 50.0
PATTERN: Final = 40.0
"""Effort, in millionths of a second on the machine this was measured on: of a stretch, and for each
part of the query of a byte scanned in it, of a place, and of one that came through the sieve; of an
event that is asked, of one decoded for it, and of a pattern tried on it."""


class Found(NamedTuple):
    """The places of the events found in a chronicle, and of those found only possibly.

    With a `fault` the search was given up, and what would have been found is not known.
    """

    chronicle: Chronicle
    places: Places = NONE
    doubtful: Places = NONE
    fault: QueryError | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the events found, in the chronicle's order."""
        return tuple(self.chronicle.events[place].id for place in self.places)

    @property
    def possibly(self) -> frozenset[str]:
        """The ids of those found only possibly."""
        return frozenset(self.chronicle.events[place].id for place in self.doubtful)


class Looking:
    """Looking through the events from a place on, as far as it is asked to go."""

    def __init__(
        self, query: Query, index: Index, at: int = 0, seconds: float | None = None
    ) -> None:
        """Begin at a place; `seconds` are those that patterns may still waste."""
        parts = [term for term, _ in leaves(query.root)]
        self._query = query
        self._index = index
        self._parts = max(1, len(parts))
        self._asking = ASKED + PATTERN * sum(isinstance(term, Matching) for term in parts)
        self.at = at
        self.hits, self.doubtful = array("I"), array("I")
        self.effort = 0.0
        self.budget = Budget() if seconds is None else Budget(seconds)

    def go_on(self, stop: int, *, effort: float = inf, page: float = inf) -> None:
        """Look on up to the place `stop`. Raises TooSlow.

        It stops earlier where all that was looked through has taken that effort, or where as many
        are found as a page holds.
        """
        size, index = SMALLEST, self._index
        while self.at < stop and self.effort < effort and len(self.hits) < page:
            upto = min(self.at + size, stop)
            maybe, sure = sieved(self._query.root, index, range(self.at, upto))
            scanned = index.scanner.size(self.at, upto) * SCANNED
            each = scanned + (upto - self.at) * PLACE + len(maybe) * SIEVED
            self.effort += STRETCH + self._parts * each
            if maybe is sure:
                self.hits.extend(maybe)
                self.at = upto
            else:
                self.at = self._ask(maybe, frozenset(sure), effort, upto)
            size = min(2 * size, LARGEST)

    def _ask(self, maybe: Sequence[int], sure: Container[int], effort: float, upto: int) -> int:
        """Ask the events of which the sieve is not certain; where to look on from."""
        for place in maybe:
            if place in sure:
                self.hits.append(place)
                continue
            entry = Entry(self._index, place, self.budget)
            answer = self._query.matches(entry)
            if answer is not Match.NO:
                self.hits.append(place)
            if answer is Match.POSSIBLY:
                self.doubtful.append(place)
            self.effort += self._asking + entry.is_decoded * DECODED
            if self.effort >= effort:
                return place + 1
        return upto


def search(
    query: Query, chronicle: Chronicle | Index, texts: Mapping[str, str] | None = None
) -> Found:
    """The events that answer a query, all of them.

    `texts` are the attached texts by source id; an Index brings its own, and keeps what it has
    worked out for the next query.
    """
    index = chronicle if isinstance(chronicle, Index) else Index(chronicle, texts)
    looking = Looking(query, index)
    try:
        looking.go_on(len(index))
    except TooSlow as slow:
        return Found(index.chronicle, fault=bad_pattern(slow.fault))
    hits, doubtful = Places.of(looking.hits), Places.of(looking.doubtful)
    return Found(index.chronicle, hits, doubtful)
