"""The events that a query finds, or what to say where it finds none or cannot be read."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from probtimeline.core.edtf import parse_edtf
from probtimeline.core.span import Span
from probtimeline.core.text import clean_line
from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.phrases import columns_of, told

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle
    from probtimeline.core.records import Event
    from probtimeline.query.parser import Query, QueryError


class Sought(NamedTuple):
    """The events found, in order, and the ids of those that a date filter finds only possibly."""

    chronicle: Chronicle
    events: Sequence[Event]
    possibly: frozenset[str]


def find(words: Sequence[str], desk: Desk) -> Sought | Exit:
    """The events that the words of a query find; or, said on standard error, why none.

    The words are joined by spaces and read as one query, so quoting it whole or not is the same.
    """
    text = " ".join(words)
    if not text.strip():
        chronicle = desk.chronicle()
        return Sought(chronicle, chronicle.events, frozenset())
    from probtimeline.query.parser import QueryError, parse

    query = parse(text, today=today())
    if isinstance(query, QueryError):
        return _wrong(query, text, desk)
    return _search(query, text, desk)


def _search(query: Query, text: str, desk: Desk) -> Sought | Exit:
    from probtimeline.query.index import Index
    from probtimeline.query.search import search

    chronicle, layer = desk.chronicle(), desk.layer()
    index = Index(chronicle, _texts(query, chronicle, desk))
    if layer is not None:
        index = index.marked(layer.bookmarks, layer.notes)
    found = search(query, index)
    if found.fault is not None:
        return _wrong(found.fault, text, desk)
    if not found.places:
        return _nothing(query, text, chronicle, desk)
    events = tuple(chronicle.events[place] for place in found.places)
    return Sought(chronicle, events, found.possibly)


def _wrong(error: QueryError, text: str, desk: Desk) -> Exit:
    return desk.wrong(told(f"query: {error.what}", error.cure), *_caret(text, error))


def _nothing(query: Query, text: str, chronicle: Chronicle, desk: Desk) -> Exit:
    from probtimeline.query.suggest import nearest

    near = nearest(query, chronicle)
    hint = [f"nearest: {', '.join(near)}"] if near else []
    return desk.nothing(f"nothing found for: {clean_line(text, limit=200)}", *hint)


def _texts(query: Query, chronicle: Chronicle, desk: Desk) -> Mapping[str, str]:
    """The attached texts; reading them all is for a query that asks for it."""
    return desk.texts().all(chronicle) if query.needs_texts else {}


def today() -> Span | None:
    """Today: what "last month" in a query is relative to."""
    read = parse_edtf(time.strftime("%Y-%m-%d"))
    return read if isinstance(read, Span) else None


def _caret(text: str, error: QueryError) -> tuple[str, str]:
    """The query on a line, and under it carets where the trouble is."""
    start = min(error.start, len(text))
    before = clean_line(text[:start])
    trouble = clean_line(text[start : max(error.end, start + 1)])
    carets = " " * columns_of(before) + "^" * max(columns_of(trouble), 1)
    return clean_line(text), carets
