"""The stops of an event's page: what can be stood on, and where it leads."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from probtimeline.core.records import Event, Figure, Quote


@dataclass(frozen=True, slots=True)
class ToWords:
    """A stop that leads to a quotation in its source."""

    quote: Quote


@dataclass(frozen=True, slots=True)
class ToEvent:
    """A stop that leads to another event, or to a figure in it."""

    event: str
    figure: str = ""


Target = ToWords | ToEvent


def _stops(event: Event) -> Iterator[tuple[int, Quote, Figure | None]]:
    """The stops of an event's quotations and figures, in the order of its page."""
    count = itertools.count()
    for quote in event.quotes:
        yield next(count), quote, None
        for figure in quote.figures:
            yield next(count), quote, figure


def figure_stop(event: Event, figure_id: str) -> int | None:
    """The stop on an event's page at which a figure stands."""
    found = (n for n, _, figure in _stops(event) if figure is not None and figure.id == figure_id)
    return next(found, None)


def quote_stop(event: Event, source: str, words: str) -> int | None:
    """The stop on an event's page at which a quotation stands."""
    found = (n for n, quote, _ in _stops(event) if (quote.source, quote.text) == (source, words))
    return next(found, None)
