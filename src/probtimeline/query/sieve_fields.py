"""The sieve for fields: what the ledger's columns, the kinds and the scanner know of each."""

from __future__ import annotations

from collections.abc import Sequence

from probtimeline.core.ledger import APPROXIMATE, ONGOING, UNCERTAIN
from probtimeline.core.sorted_places import Places, within
from probtimeline.core.span import HIGH, LOW
from probtimeline.query.amounts import Amount
from probtimeline.query.aspects import Aspect
from probtimeline.query.index import Index
from probtimeline.query.moments import After, Before, During
from probtimeline.query.named import Called, Named
from probtimeline.query.sieve import Sieved, exactly, posted
from probtimeline.query.terms import Term

_UNSURE = APPROXIMATE | UNCERTAIN | ONGOING
"""Marks of dates that certainly lie nowhere, or whose last day the columns do not tell."""


def sieved_by_field(term: Term, index: Index, among: Sequence[int]) -> Sieved:
    """The places, of those given in order, whose events may answer what one field asks."""
    match term:
        case During(first, last):
            return _during(index, first, last, among)
        case Before(first):
            return _before(index, first, among)
        case After(last):
            return _after(index, last, among)
        case Named():
            return exactly(posted(term.postings(index), term, index, among))
        case Called(name, begins):
            return exactly(index.scanner.beginning(name if begins else f"{name}\n", among))
        case Aspect(column=column) if column is not None:
            return exactly(column(index.chronicle.ledger, among))
        case Aspect(where=where) if where is not None and (found := where(index)) is not None:
            return exactly(posted(found, term, index, among))
        case Amount():
            figures = index.chronicle.ledger.figures
            return Sieved([each for each in among if figures[each] < figures[each + 1]], ())
        case _:
            return Sieved(among, ())


def _during(index: Index, first: int | None, last: int | None, among: Sequence[int]) -> Sieved:
    low, high = LOW if first is None else first, HIGH if last is None else last
    if low > high:
        return exactly(())
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
    """Those of the places whose dates may reach into the days from one to another."""
    ledger = index.chronicle.ledger
    if isinstance(among, range):
        return within(ledger, Places(among), low, high)
    begins, ends = ledger.begins, ledger.ends
    return [place for place in among if begins[place] <= high and ends[place] >= low]
