"""Asking a query of the records: what a Search holds once it is answered."""

from __future__ import annotations

from collections.abc import Mapping

from probtimeline.core.chronicle import Chronicle
from probtimeline.query.parser import Query
from probtimeline.query.search import search
from probtimeline.query.suggest import nearest
from probtimeline.session.state import Search


def ask(text: str, query: Query, chronicle: Chronicle, texts: Mapping[str, str]) -> Search:
    """The answer to a query, typed as `text`; with the nearest words where nothing is found."""
    found = search(query, chronicle, texts)
    hits = tuple(chronicle.places[event_id] for event_id in found.ids)
    near = () if hits else nearest(query, chronicle)
    return Search(text, query, None, hits, found.possibly, near)
