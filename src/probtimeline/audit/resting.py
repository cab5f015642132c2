"""What rests on what, counted: events on sources, and all that rests on each source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from probtimeline.audit.quotes import VerdictKind
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.records import Source


@dataclass(frozen=True, slots=True)
class Support:
    """On how much the events rest: how many have no source, one, or several."""

    events: int
    without_source: int
    one_source: int
    several_sources: int
    quotes: int
    figures: int


@dataclass(frozen=True, slots=True)
class Resting:
    """A source and what rests on it. Verdicts are counted by passage, quotes by event."""

    source: Source
    events: int
    quotes: int
    figures: int
    verdicts: Mapping[VerdictKind, int]
    is_attached: bool


def support(chronicle: Chronicle) -> Support:
    """Count the events by how many sources they rest on."""
    sources = Counter(min(len(event.sources), 2) for event in chronicle.events)
    return Support(
        events=len(chronicle.events),
        without_source=sources[0],
        one_source=sources[1],
        several_sources=sources[2],
        quotes=sum(len(event.quotes) for event in chronicle.events),
        figures=chronicle.figure_count,
    )


def resting(
    chronicle: Chronicle,
    texts: Mapping[str, str],
    verdicts: Mapping[str, Mapping[VerdictKind, int]],
) -> tuple[Resting, ...]:
    """Count what rests on each source of the chronicle, in its order."""
    events = Counter(source_id for event in chronicle.events for source_id in event.sources)
    quotes = Counter(quote.source for event in chronicle.events for quote in event.quotes)
    figures = Counter(placed.quote.source for placed in chronicle.figures)
    return tuple(
        Resting(
            source=source,
            events=events[source.id],
            quotes=quotes[source.id],
            figures=figures[source.id],
            verdicts=verdicts.get(source.id, {}),
            is_attached=source.id in texts,
        )
        for source in chronicle.sources.values()
    )
