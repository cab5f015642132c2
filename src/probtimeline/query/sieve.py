"""Which events may answer a query, found without decoding any: a sieve before the question.

`Term.match` alone says what an event answers. A sieve leaves a superset of the places that answer,
and picks those of which it is certain without asking: from the folded texts, the columns of the
ledger and the kinds. Both go by Kleene's logic: what cannot answer the contrary certainly answers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from probtimeline.query.terms import All, Either, Field, Matching, Not, Term, Words

if TYPE_CHECKING:
    from probtimeline.query.index import Index
    from probtimeline.query.named import Postings

_MANY = 64
"""Kinds above which their places are put together, once for all events."""


class Sieved(NamedTuple):
    """Of some places, in order: those that may answer, and those that certainly do.

    Where nothing is left to ask, both are the same object.
    """

    maybe: Sequence[int]
    sure: Sequence[int]

    @property
    def is_exact(self) -> bool:
        """Whether nothing is left to ask."""
        return self.maybe is self.sure


def sieved(term: Term, index: Index, among: Sequence[int]) -> Sieved:
    """The places, of those given in order, whose events may answer a term."""
    match term:
        case Field(term=inner):
            return sieved(inner, index, among)
        case All(terms):
            return _all(terms, index, among)
        case Either(terms):
            return _either(terms, index, among)
        case Not(inner):
            maybe, sure = sieved(inner, index, among)
            without = _without(among, maybe)
            return exactly(without) if maybe is sure else Sieved(_without(among, sure), without)
        case Words():
            return exactly(_worded(term, index, among))
        case Matching():
            return Sieved(among, ())
        case _:
            # What a query of words alone need not import.
            from probtimeline.query.sieve_fields import sieved_by_field

            return sieved_by_field(term, index, among)


def exactly(places: Sequence[int]) -> Sieved:
    """Places of which nothing is left to ask."""
    return Sieved(places, places)


def _all(terms: Iterable[Term], index: Index, among: Sequence[int]) -> Sieved:
    sures = []
    for term in sorted(terms, key=_turn):
        maybe, sure = sieved(term, index, among)
        if maybe is not sure:
            sures.append(frozenset(sure))
        among = maybe
        if not among:
            return exactly(among)
    if not sures:
        return exactly(among)
    certain = frozenset.intersection(*sures)
    return Sieved(among, [place for place in among if place in certain] if certain else ())


def _turn(term: Term) -> float:
    """When a term has its turn: first what leaves few, last what leaves all to be asked."""
    match term:
        case Field(term=inner):
            return _turn(inner)
        case Words(needle=needle):
            return 1 / (1 + len(needle))
        case Not() | Either() | All():
            return 2
        case Matching():
            return 3
    return 0


def _either(terms: Iterable[Term], index: Index, among: Sequence[int]) -> Sieved:
    parts = [sieved(term, index, among) for term in terms]
    maybe = _together([part.maybe for part in parts])
    if all(part.is_exact for part in parts):
        return exactly(maybe)
    return Sieved(maybe, _together([part.sure for part in parts]))


def _together(parts: Iterable[Sequence[int]]) -> Sequence[int]:
    some = [part for part in parts if len(part)]
    if len(some) < 2:
        return some[0] if some else ()
    return sorted(set().union(*some))


def _without(among: Sequence[int], some: Sequence[int]) -> Sequence[int]:
    if not len(some):
        return among
    left_out = frozenset(some)
    return [place for place in among if place not in left_out]


def _worded(term: Words, index: Index, among: Sequence[int]) -> Sequence[int]:
    found = [index.scanner.standing(term.needle, among)]
    if index.noted:
        noted = [place for place, note in index.noted.items() if term.needle in note]
        found.append(_within(noted, among))
    if term.wide:
        where = index.chronicle.kinds.where
        held = index.sources_with(term, lambda folded: term.needle in folded)
        postings = [where("source", source) for source in held]
        found.append(posted(postings, (term, "texts"), index, among))
    return _together(found)


def posted(postings: Postings, name: object, index: Index, among: Sequence[int]) -> Sequence[int]:
    """Those of the places that stand in one of some rows of places."""
    if not among:
        return ()
    if len(postings) > _MANY:
        there = index.remembered(("there", name), lambda: _spread(postings, len(index)))
        return [place for place in among if there[place]]
    start, stop = among[0], among[-1] + 1
    inside = [row[bisect_left(row, start) : bisect_left(row, stop)] for row in postings if len(row)]
    return _within(_together(inside), among)


def _spread(postings: Postings, many: int) -> bytearray:
    there = bytearray(many)
    for row in postings:
        for place in row:
            there[place] = 1
    return there


def _within(places: Sequence[int], among: Sequence[int]) -> Sequence[int]:
    """Those of some places, in order, that are among others."""
    if isinstance(among, range):
        return places[bisect_left(places, among.start) : bisect_left(places, among.stop)]
    wanted = frozenset(among)
    return [place for place in places if place in wanted]
