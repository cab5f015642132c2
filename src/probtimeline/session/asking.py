"""Asking a query of the records, bit by bit: what a Search holds once it is answered so far.

The first step looks from where the search began until a page of hits is found, or for as long as a
key press may take; a chronology that is not long is looked through by then. What is left is looked
through slice by slice, to the end and then from the beginning. Effort is that of `query.search`.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field, replace
from math import inf
from typing import TYPE_CHECKING, Final

from probtimeline.core.sorted_places import Places
from probtimeline.query.budget import Budget, TooSlow
from probtimeline.query.errors import QueryError, bad_pattern
from probtimeline.query.query import Query
from probtimeline.query.search import LARGEST, SMALLEST, Looking
from probtimeline.query.suggest import nearest
from probtimeline.query.vocabulary import AT_ONCE, Vocabulary
from probtimeline.session.state import Search

if TYPE_CHECKING:
    from probtimeline.query.index import Index

PAGE: Final = 200
"""Hits that are looked for at a key press: more than any screen holds."""
QUICK: Final = 500.0
"""Effort up to which a key press goes on counting when it has found a page."""
ENOUGH: Final = 6_000.0
"""Effort after which a key press shows what it has found, though it is no page."""
LONGEST: Final = 25_000.0
"""Effort after which a key press stops looking where it has found nothing."""
SLICE: Final = 2_000.0
"""Effort of one slice, between which keys are answered."""
LEARNED: Final = 10
"""Events that words are learned from in one slice."""


@dataclass(frozen=True, slots=True)
class Side:
    """What was found on one side of where a search began."""

    hits: array[int] = field(default_factory=lambda: array("I"))
    doubtful: array[int] = field(default_factory=lambda: array("I"))

    def and_then(self, looking: Looking) -> Side:
        """It with what was found after it."""
        return Side(self.hits + looking.hits, self.doubtful + looking.doubtful)

    def after(self, looking: Looking) -> Side:
        """It with what was found before it."""
        return Side(looking.hits + self.hits, looking.doubtful + self.doubtful)


@dataclass(frozen=True, slots=True)
class Rest:
    """How far a search has got: `left` of the `whole` places are not looked through yet.

    It began at the place `begun`, and goes on from the beginning after the end; `seconds` are
    those that patterns may still waste. With none left, the nearest words are still to be found.
    """

    begun: int
    left: int
    whole: int
    ahead: Side = field(default_factory=Side)
    behind: Side = field(default_factory=Side)
    seconds: float = field(default_factory=lambda: Budget().left)

    @property
    def percent(self) -> int:
        """How much of all has been looked through."""
        return 100 * (self.whole - self.left) // max(1, self.whole)

    @property
    def found(self) -> int:
        """How many are found so far."""
        return len(self.ahead.hits) + len(self.behind.hits)

    @property
    def unseen(self) -> tuple[range, range]:
        """The places not looked through yet: those before it began, and those at the end."""
        before = range(max(0, self.begun - self.left), self.begun)
        return before, range(self.whole - max(0, self.left - self.begun), self.whole)


def begin(text: str, query: Query, vocabulary: Vocabulary, origin: int) -> Search | QueryError:
    """The first step of answering a query, typed as `text`, from a place on.

    With the nearest words where nothing is found. A query whose pattern takes too long is not
    answered, and told like one with a mistake.
    """
    index, spent = vocabulary.index, 0.0
    rest = Rest(min(max(0, origin), len(index)), len(index), len(index))
    try:
        while rest.left and spent < (limit := _limit(rest.found)):
            page = inf if rest.found >= PAGE else PAGE - rest.found if rest.found else 1
            rest, more = _on(rest, query, index, limit - spent, page)
            spent += more
    except TooSlow as slow:
        return bad_pattern(slow.fault)
    search = _answer(Search(text, query), rest)
    is_done = not rest.left and (rest.found or len(index) <= AT_ONCE)
    return _finished(search, vocabulary) if is_done else search


def _limit(found: int) -> float:
    """The effort a key press may take, by how many it has found."""
    return QUICK if found >= PAGE else ENOUGH if found else LONGEST


def go_on(search: Search, vocabulary: Vocabulary) -> Search:
    """The next slice of a search that is not finished; its first error ends it."""
    rest, query = search.rest, search.query
    if rest is None or query is None:
        return search
    if not rest.left:
        if rest.found or vocabulary.is_learned:
            return _finished(search, vocabulary)
        vocabulary.learn(LEARNED)
        return search
    try:
        rest, _ = _on(rest, query, vocabulary.index, SLICE, inf)
    except TooSlow as slow:
        return replace(search, error=bad_pattern(slow.fault), rest=None)
    return _answer(search, rest)


def look_towards(
    search: Search, vocabulary: Vocabulary, place: int, direction: int, effort: float
) -> tuple[Search, float]:
    """Look on where a hit next to a place may be: as far as an effort goes, or for a page of them.

    With what it took. There are places not looked through yet.
    """
    rest, query, index = search.rest, search.query, vocabulary.index
    if rest is None or query is None or not rest.left:
        return search, 0.0
    before, behind = rest.unseen
    is_ahead = place + 1 >= rest.begun if direction > 0 else place > behind.start
    try:
        if behind and (is_ahead or not before):
            rest, took = _on(rest, query, index, effort, PAGE)
        else:
            rest, took = _back(rest, query, index, effort)
    except TooSlow as slow:
        return replace(search, error=bad_pattern(slow.fault), rest=None), effort
    return _answer(search, rest), took


def _back(rest: Rest, query: Query, index: Index, effort: float) -> tuple[Rest, float]:
    """Look at what stands before where it began, from there back, so that it began earlier."""
    low, took, size = rest.unseen[0].start, 0.0, SMALLEST
    ahead, begun, seconds, found = rest.ahead, rest.begun, rest.seconds, 0
    while begun > low and took < effort and found < PAGE:
        looking = Looking(query, index, max(low, begun - size), seconds)
        start = looking.at
        looking.go_on(begun)
        ahead, begun, seconds = ahead.after(looking), start, looking.budget.left
        took, found = took + looking.effort, found + len(looking.hits)
        size = min(2 * size, LARGEST) if took < SLICE else size
    left = rest.left - (rest.begun - begun)
    return replace(rest, begun=begun, left=left, ahead=ahead, seconds=seconds), took


def is_quick(search: Search, vocabulary: Vocabulary) -> bool:
    """Whether the next slice is one: to find the nearest words takes longer."""
    rest = search.rest
    return rest is None or bool(rest.left or rest.found) or not vocabulary.is_learned


def _on(rest: Rest, query: Query, index: Index, effort: float, page: float) -> tuple[Rest, float]:
    """Look on as far as an effort takes it, or to the end of one side, and what it took."""
    is_ahead = rest.left > rest.begun
    stop = rest.whole if is_ahead else rest.begun
    at = stop - (rest.left - rest.begun if is_ahead else rest.left)
    looking = Looking(query, index, at, rest.seconds)
    looking.go_on(stop, effort=effort, page=page)
    left, seconds = rest.left - (looking.at - at), looking.budget.left
    if is_ahead:
        side = rest.ahead.and_then(looking)
        return replace(rest, left=left, ahead=side, seconds=seconds), looking.effort
    side = rest.behind.and_then(looking)
    return replace(rest, left=left, behind=side, seconds=seconds), looking.effort


def _answer(search: Search, rest: Rest) -> Search:
    return replace(
        search,
        hits=Places(rest.behind.hits, rest.ahead.hits),
        possibly=Places(rest.behind.doubtful, rest.ahead.doubtful),
        rest=rest,
    )


def _finished(search: Search, vocabulary: Vocabulary) -> Search:
    if search.query is None or search.hits:
        return replace(search, rest=None)
    return replace(search, nearest=nearest(search.query, vocabulary), rest=None)
