"""Builders of records for tests: sensible without an argument, any field by its name.

Dates are given as EDTF strings. Nothing here reads or writes a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.edtf import parse_edtf
from probtimeline.core.records import (
    Agreement,
    Calculation,
    Comparison,
    Event,
    Figure,
    Link,
    Op,
    Qualifier,
    Quote,
    Source,
    Status,
)
from probtimeline.core.span import Span


def span(edtf: str) -> Span:
    """The span of an EDTF date that is known to be good."""
    read = parse_edtf(edtf)
    if not isinstance(read, Span):
        raise AssertionError(f"{edtf!r} is not EDTF: {read}")
    return read


def figure(
    text: str = "75%",
    label: str = "work that was good enough",
    *,
    value: float | None = 75,
    unit: str = "percent",
    qualifier: str | None = None,
    measure: str = "",
    population: str = "",
    period: str = "",
    id: str = "",  # noqa: A002 - named as the field is
) -> Figure:
    """A figure of 75 percent."""
    return Figure(
        text=text,
        label=label,
        value=value,
        unit=unit,
        qualifier=Qualifier(qualifier) if qualifier else None,
        measure=measure,
        population=population,
        period=span(period) if period else None,
        id=id,
    )


def quote(
    text: str = "in 75% of work inspected",
    *figures: Figure,
    source: str = "report",
    speaker: str = "",
) -> Quote:
    """A quote from the source `report`, with the figures given."""
    return Quote(source=source, text=text, speaker=speaker, figures=figures)


def event(
    id: str = "event",  # noqa: A002 - named as the field is
    date: str = "2014",
    title: str = "",
    *,
    quotes: Iterable[Quote] = (),
    related: Iterable[str | tuple[str, str]] = (),
    tags: Iterable[str] = (),
    actors: Iterable[str] = (),
    status: str = "happened",
    milestone: bool = False,
    summary: str = "",
    date_text: str = "",
    date_note: str = "",
    extra: Mapping[str, object] | None = None,
) -> Event:
    """An event in 2014; its title is made from its id unless given."""
    links = [(link, "") if isinstance(link, str) else link for link in related]
    return Event(
        id=id,
        title=title or id.replace("-", " ").capitalize(),
        date=span(date),
        date_text=date_text,
        date_note=date_note,
        summary=summary,
        status=Status(status),
        milestone=milestone,
        tags=tuple(tags),
        actors=tuple(actors),
        quotes=tuple(quotes),
        related=tuple(Link(other, how) for other, how in links),
        extra=extra or {},
    )


def source(
    id: str = "report",  # noqa: A002 - named as the field is
    title: str = "",
    *,
    author: Iterable[str] = (),
    publisher: str = "",
    published: str = "2014-02-21",
    url: str = "",
    accessed: str = "",
    kind: str = "report",
    about: str = "",
) -> Source:
    """A report of 21 February 2014; its title is made from its id unless given."""
    return Source(
        id=id,
        title=title or id.replace("-", " ").capitalize(),
        author=tuple(author),
        publisher=publisher,
        published=span(published) if published else None,
        url=url,
        accessed=span(accessed) if accessed else None,
        kind=kind,
        about=about,
    )


def comparison(
    id: str = "comparison",  # noqa: A002 - named as the field is
    *,
    figures: Iterable[str] = (),
    events: Iterable[str] = (),
    verdict: str = "conflict",
    title: str = "Two figures for one thing",
    note: str = "They count different people.",
) -> Comparison:
    """A conflict between the figures or events named."""
    return Comparison(
        id=id,
        title=title,
        verdict=Agreement(verdict),
        note=note,
        figures=tuple(figures),
        events=tuple(events),
    )


def calculation(
    op: str = "sum",
    of: Iterable[str | float] = (1, 2),
    *,
    equals: str = "",
    id: str = "calculation",  # noqa: A002 - named as the field is
    title: str = "A working",
    decimals: int = 0,
    note: str = "",
) -> Calculation:
    """A calculation on the figures and numbers given."""
    return Calculation(
        id=id,
        title=title,
        op=Op(op),
        of=tuple(of),
        equals=equals,
        decimals=decimals,
        note=note,
    )


def chronicle(
    *events: Event,
    sources: Iterable[Source] = (),
    comparisons: Iterable[Comparison] = (),
    calculations: Iterable[Calculation] = (),
    title: str = "A chronology",
    about: str = "",
    added: Iterable[str] = (),
) -> Chronicle:
    """The events given, and a source for every id their quotes name that is not given."""
    known = {each.id: each for each in sources}
    for each in events:
        for source_id in each.sources:
            known.setdefault(source_id, source(source_id))
    return Chronicle.of(
        events,
        known.values(),
        comparisons,
        calculations,
        title=title,
        about=about,
        added=frozenset(added),
    )
