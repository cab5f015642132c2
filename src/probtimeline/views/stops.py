"""The stops of an event's page: what can be stood on, and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle
    from probtimeline.core.records import Event, Quote
    from probtimeline.session.marking import Marked


class ToWords(NamedTuple):
    """A stop that leads to a quotation in its source; `figure` is the key of a figure in it."""

    quote: Quote
    figure: str = ""


class ToEvent(NamedTuple):
    """A stop that leads to another event, or to a figure in it."""

    event: str
    figure: str = ""


class ToItem(NamedTuple):
    """A stop that leads to an item of the Comparisons view, by its key."""

    key: str


Target = ToWords | ToEvent | ToItem


def thing_at(target: Target, chronicle: Chronicle) -> Marked | None:
    """What stands at a stop and can be set beside another: a figure, else an event."""
    from probtimeline.session.marking import Marked, Thing

    match target:
        case ToWords(figure=key) if key:
            return Marked(Thing.FIGURE, key)
        case ToEvent(event=event_id, figure=key):
            named = key in chronicle.figure_keys
            return Marked(Thing.FIGURE, key) if named else Marked(Thing.EVENT, event_id)
    return None


def figure_stop(event: Event, key: str) -> int | None:
    """The stop on an event's page at which the figure of a key stands."""
    from probtimeline.session.page_stops import stop_of_figure

    keys = [figure.id or f"{event.id}#{number}" for number, figure in enumerate(event.figures)]
    return stop_of_figure(event, keys.index(key)) if key in keys else None


def quote_stop(event: Event, source: str, words: str) -> int | None:
    """The stop on an event's page at which a quotation stands."""
    from probtimeline.session.page_stops import stops_of

    stops = enumerate(stops_of(event))
    found = (n for n, (quote, _) in stops if (quote.source, quote.text) == (source, words))
    return next(found, None)
