"""Which events answer a query.

`search` asks all of them. A long chronology is asked in slices by whoever wants to stop between
them: `search_slice`, and `joined` for the sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from probtimeline.core.chronicle import Chronicle
from probtimeline.query.errors import QueryError, bad_pattern
from probtimeline.query.index import Index
from probtimeline.query.pattern import TooSlow
from probtimeline.query.query import Query
from probtimeline.query.terms import Match


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of the events found, in the chronicle's order, and of those only possibly so.

    With a `fault` the search was given up, and what would have been found is not known.
    """

    ids: tuple[str, ...] = ()
    possibly: frozenset[str] = frozenset()
    fault: QueryError | None = None


def search(
    query: Query, chronicle: Chronicle | Index, texts: Mapping[str, str] | None = None
) -> Found:
    """The events that answer a query.

    `texts` are the attached texts by source id; an Index brings its own, and spares folding the
    chronicle again for every query.
    """
    index = chronicle if isinstance(chronicle, Index) else Index(chronicle, texts)
    return search_slice(query, index, 0, len(index))


def search_slice(query: Query, index: Index, start: int, stop: int) -> Found:
    """The answers among the events from place `start` up to `stop`."""
    ids: list[str] = []
    possibly: list[str] = []
    try:
        for entry in index.entries(start, stop):
            match query.matches(entry):
                case Match.CERTAINLY:
                    ids.append(entry.event.id)
                case Match.POSSIBLY:
                    ids.append(entry.event.id)
                    possibly.append(entry.event.id)
    except TooSlow as slow:
        return Found(fault=bad_pattern(slow.fault))
    return Found(tuple(ids), frozenset(possibly))


def joined(slices: Iterable[Found]) -> Found:
    """The answers of slices that follow one another; asks for no more after a fault."""
    parts: list[Found] = []
    for part in slices:
        if part.fault is not None:
            return Found(fault=part.fault)
        parts.append(part)
    return Found(
        tuple(id_ for part in parts for id_ in part.ids),
        frozenset(id_ for part in parts for id_ in part.possibly),
    )
