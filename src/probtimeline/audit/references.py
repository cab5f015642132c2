"""Rules on ids: every id that is named exists, and names one record only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from probtimeline.audit.subject import Finding, Subject


def unknown_sources(subject: Subject) -> Iterator[Finding]:
    """Quotes from a source that is not in the chronology."""
    for event in subject.chronicle.events:
        for index, quote in enumerate(event.quotes):
            if quote.source not in subject.chronicle.sources:
                yield Finding(
                    f"there is no source with the id {quote.source!r}",
                    "Add the source, or name another one here.",
                    f"events[{event.id}].quotes[{index}].source",
                )


def unknown_events(subject: Subject) -> Iterator[Finding]:
    """Links and comparisons that name an event which is not in the chronology."""
    chronicle = subject.chronicle
    named = [
        (link.event, f"events[{event.id}].related[{index}].event")
        for event in chronicle.events
        for index, link in enumerate(event.related)
    ]
    named += [
        (event_id, f"comparisons[{comparison.id}].events[{index}]")
        for comparison in chronicle.comparisons
        for index, event_id in enumerate(comparison.events)
    ]
    for event_id, path in named:
        if event_id not in chronicle.places:
            yield Finding(
                f"there is no event with the id {event_id!r}",
                "Add the event, or name another one here.",
                path,
            )


def unknown_figures(subject: Subject) -> Iterator[Finding]:
    """Comparisons and calculations that name a figure which is not in the chronology."""
    chronicle = subject.chronicle
    named = [
        (figure_id, f"comparisons[{comparison.id}].figures[{index}]")
        for comparison in chronicle.comparisons
        for index, figure_id in enumerate(comparison.figures)
    ]
    for calculation in chronicle.calculations:
        place = f"calculations[{calculation.id}]"
        terms = enumerate(calculation.of)
        named += [(term, f"{place}.of[{index}]") for index, term in terms if isinstance(term, str)]
        if calculation.equals:
            named.append((calculation.equals, f"{place}.equals"))
    for figure_id, path in named:
        if figure_id not in chronicle.figure_ids:
            yield Finding(
                f"there is no figure with the id {figure_id!r}",
                "Give the figure that id, or name another one here.",
                path,
            )


def duplicate_ids(subject: Subject) -> Iterator[Finding]:
    """Ids that two records of one kind share."""
    chronicle = subject.chronicle
    yield from _twice("events", (event.id for event in chronicle.events))
    yield from _twice("comparisons", (comparison.id for comparison in chronicle.comparisons))
    yield from _twice("calculations", (calculation.id for calculation in chronicle.calculations))
    figures = [placed.figure.id for placed in chronicle.figures if placed.figure.id]
    yield from _twice("figures", figures)


def _twice(kind: str, ids: Iterable[str]) -> Iterator[Finding]:
    for shared, count in Counter(ids).items():
        if count > 1:
            yield Finding(
                f"{count} {kind} have the id {shared!r}",
                "Give each an id of its own.",
                f"{kind}[{shared}]",
            )
