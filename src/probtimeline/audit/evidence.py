"""On how much the records rest: rules of evidence, which tell and never blame.

That an event rests on one source, or a figure has no period, may be all that there is to know.
Nothing here is a mistake; a project that asks for more says so (`check --fail-on`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from probtimeline.audit.subject import Finding, Subject
from probtimeline.core.records import Event, Figure
from probtimeline.core.text import clean_line


def events_without_quote(subject: Subject) -> Iterator[Finding]:
    """Events that rest on no words, and so on no source: only quotes lead to one."""
    return _events(
        subject,
        lambda event: not event.quotes,
        "the event has no quote, and with it no source",
        "Add the words of a source that it rests on.",
    )


def events_on_one_source(subject: Subject) -> Iterator[Finding]:
    """Events whose quotes are all from one source."""
    return _events(
        subject,
        lambda event: len(event.sources) == 1,
        "the event rests on one source only",
        "Quote a second source where there is one.",
    )


def events_without_summary(subject: Subject) -> Iterator[Finding]:
    """Events without a sentence in the writer's own words."""
    return _events(
        subject,
        lambda event: not event.summary.strip(),
        "the event has no summary",
        "Say in a sentence of your own what happened.",
    )


def _events(
    subject: Subject, is_bare: Callable[[Event], bool], what: str, cure: str
) -> Iterator[Finding]:
    for event in subject.chronicle.events:
        if is_bare(event):
            yield Finding(what, cure, f"events[{event.id}]")


def figures_without_unit(subject: Subject) -> Iterator[Finding]:
    """Figures that have a number and do not say of what; words ("the majority") need no unit."""
    return _figures(
        subject,
        lambda figure: figure.value is not None and not figure.unit.strip(),
        "has a value without a unit",
        "Say in `unit` what it counts or measures: percent, people, GBP.",
    )


def figures_without_period(subject: Subject) -> Iterator[Finding]:
    """Figures that do not say of which time they speak."""
    return _figures(
        subject,
        lambda figure: figure.period is None,
        "has no period",
        "Say in `period` of which time it speaks, where its source tells.",
    )


def figures_without_measure(subject: Subject) -> Iterator[Finding]:
    """Figures that are compared with no other, since they name no measure."""
    return _figures(
        subject,
        lambda figure: not figure.measure.strip(),
        "has no measure",
        "Name in `measure` what it measures, as other figures of it do.",
    )


def _figures(
    subject: Subject, is_bare: Callable[[Figure], bool], what: str, cure: str
) -> Iterator[Finding]:
    for event in subject.chronicle.events:
        for at, quote in enumerate(event.quotes):
            for number, figure in enumerate(quote.figures):
                if is_bare(figure):
                    path = f"events[{event.id}].quotes[{at}].figures[{number}]"
                    printed = clean_line(figure.text, limit=80)
                    yield Finding(f"the figure “{printed}” {what}", cure, path)


def sources_without_date(subject: Subject) -> Iterator[Finding]:
    """Sources that do not say when they were published."""
    for source in subject.chronicle.sources.values():
        if source.published is None:
            yield Finding(
                "the source has no publication date",
                "Give it in `published`, approximately if need be: relative dates count from it.",
                f"sources[{source.id}]",
            )


def sources_without_url(subject: Subject) -> Iterator[Finding]:
    """Sources that do not say where they can be read."""
    for source in subject.chronicle.sources.values():
        if not source.url.strip():
            yield Finding(
                "the source has no address",
                "Give it in `url`, if it can be read somewhere.",
                f"sources[{source.id}]",
            )
