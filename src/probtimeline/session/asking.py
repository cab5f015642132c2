"""Asking a query of the records: what a Search holds once it is answered."""

from __future__ import annotations

from probtimeline.query.parser import Query, QueryError
from probtimeline.query.search import search
from probtimeline.query.suggest import nearest
from probtimeline.query.vocabulary import Vocabulary
from probtimeline.session.state import Search


def ask(text: str, query: Query, vocabulary: Vocabulary) -> Search | QueryError:
    """The answer to a query, typed as `text`; with the nearest words where nothing is found.

    A query whose pattern takes too long is not answered, and told like one with a mistake.
    """
    found = search(query, vocabulary.index)
    if found.fault is not None:
        return found.fault
    places = vocabulary.index.chronicle.places
    hits = tuple(places[event_id] for event_id in found.ids)
    near = () if hits else nearest(query, vocabulary)
    return Search(text, query, None, hits, found.possibly, near)
