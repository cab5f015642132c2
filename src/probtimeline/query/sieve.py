"""Which events may answer a query, found without decoding any: a sieve before the question.

`Term.match` alone says what an event answers. A sieve leaves a superset of the places that answer,
and picks those of which it is certain without asking: from the folded texts, the columns of the
ledger and the kinds. Both go by Kleene's logic: what cannot answer the contrary certainly answers.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from probtimeline.core.ledger import APPROXIMATE, LONG, ONGOING, UNCERTAIN
from probtimeline.core.span import HIGH, LOW
from probtimeline.query.amounts import Amount
from probtimeline.query.aspects import Aspect
from probtimeline.query.index import Index
from probtimeline.query.moments import After, Before, During
from probtimeline.query.named import Called, Named, Postings
from probtimeline.query.terms import All, Either, Field, Matching, Not, Term, Words

_MANY = 64
"""Kinds above which their places are put together, once for all events."""
_UNSURE = APPROXIMATE | UNCERTAIN | ONGOING
"""Marks of dates that certainly lie nowhere, or whose last day the columns do not tell."""


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
            return _exactly(without) if maybe is sure else Sieved(_without(among, sure), without)
        case Words():
            return _exactly(_worded(term, index, among))
        case During(first, last):
            return _during(index, first, last, among)
        case Before(first):
            return _before(index, first, among)
        case After(last):
            return _after(index, last, among)
        case _:
            return _known(term, index, among)


def _known(term: Term, index: Index, among: Sequence[int]) -> Sieved:
    """What the scanner, the ledger or the kinds know of one field."""
    match term:
        case Named():
            return _exactly(_posted(term.postings(index), term, index, among))
        case Called(name, begins):
            return _exactly(index.scanner.beginning(name if begins else f"{name}\n", among))
        case Aspect(column=column) if column is not None:
            return _exactly(column(index.chronicle.ledger, among))
        case Aspect(where=where) if where is not None and (found := where(index)) is not None:
            return _exactly(_posted(found, term, index, among))
        case Amount():
            figures = index.chronicle.ledger.figures
            return Sieved([each for each in among if figures[each] < figures[each + 1]], ())
        case _:
            return Sieved(among, ())


def _exactly(places: Sequence[int]) -> Sieved:
    return Sieved(places, places)


def _all(terms: Iterable[Term], index: Index, among: Sequence[int]) -> Sieved:
    sures = []
    for term in sorted(terms, key=_turn):
        maybe, sure = sieved(term, index, among)
        if maybe is not sure:
            sures.append(frozenset(sure))
        among = maybe
        if not among:
            return _exactly(among)
    if not sures:
        return _exactly(among)
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
        return _exactly(maybe)
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
        found.append(_posted(postings, (term, "texts"), index, among))
    return _together(found)


def _posted(postings: Postings, name: object, index: Index, among: Sequence[int]) -> Sequence[int]:
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


def _during(index: Index, first: int | None, last: int | None, among: Sequence[int]) -> Sieved:
    low, high = LOW if first is None else first, HIGH if last is None else last
    if low > high:
        return _exactly(())
    ledger, maybe = index.chronicle.ledger, _touching(index, low, high, among)
    begun, ended, marks = ledger.begun, ledger.ended, ledger.marks
    return Sieved(
        maybe,
        [
            place
            for place in maybe
            if begun[place] <= high and ended[place] >= low and not marks[place] & _UNSURE
        ],
    )


def _before(index: Index, first: int, among: Sequence[int]) -> Sieved:
    ledger = index.chronicle.ledger
    ended, ends, marks = ledger.ended, ledger.ends, ledger.marks
    maybe = [
        place
        for place in _touching(index, LOW, first - 1, among)
        if ended[place] < first or marks[place] & _UNSURE
    ]
    over = [place for place in maybe if ends[place] < first and not marks[place] & _UNSURE]
    return Sieved(maybe, over)


def _after(index: Index, last: int, among: Sequence[int]) -> Sieved:
    ledger = index.chronicle.ledger
    begins, begun, ended, marks = ledger.begins, ledger.begun, ledger.ended, ledger.marks
    maybe = [
        place
        for place in _touching(index, last + 1, HIGH, among)
        if begun[place] > last or marks[place] & (APPROXIMATE | UNCERTAIN)
    ]
    return Sieved(
        maybe,
        [
            place
            for place in maybe
            if begins[place] > last and ended[place] > last and not marks[place] & _UNSURE
        ],
    )


def _touching(index: Index, low: int, high: int, among: Sequence[int]) -> Sequence[int]:
    """Those of the places whose dates may reach into the days from one to another.

    Of what begins long before, only dates that reach far are looked at.
    """
    ledger = index.chronicle.ledger
    begins, ends, long = ledger.begins, ledger.ends, ledger.long
    if not isinstance(among, range):
        return [place for place in among if begins[place] <= high and ends[place] >= low]
    start, stop = among.start, bisect_right(begins, high, among.start, among.stop)
    near = bisect_left(begins, low - LONG, start, stop) if low > LOW else start
    far = long[bisect_left(long, start) : bisect_left(long, near)]
    return [
        *(place for place in far if ends[place] >= low),
        *(place for place in range(near, stop) if ends[place] >= low),
    ]
