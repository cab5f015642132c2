"""Where quotations and figures stand on an event's page: a number each, in order.

The cursor of the detail is such a number (`State.stop`).
"""

from __future__ import annotations

from collections.abc import Iterator

from probtimeline.core.records import Event, Figure, Quote


def stops_of(event: Event) -> Iterator[tuple[Quote, Figure | None]]:
    """What an event's stops stand on from the first on: each quotation, then its figures."""
    for quote in event.quotes:
        yield quote, None
        for figure in quote.figures:
            yield quote, figure


def stop_of_figure(event: Event, number: int) -> int | None:
    """The stop of an event's figure, counted through all its quotations."""
    figures = [stop for stop, (_, figure) in enumerate(stops_of(event)) if figure is not None]
    return figures[number] if 0 <= number < len(figures) else None


def figure_at(event: Event, stop: int | None) -> int | None:
    """Which of an event's figures the cursor stands on; on a quotation, the first in it."""
    number = 0
    for at, (quote, figure) in enumerate(stops_of(event)):
        if at == stop:
            # A quotation without a figure stands for none, not for the next one's.
            return number if quote.figures else None
        number += figure is not None
    return None
