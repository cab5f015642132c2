"""For every rule of the audit a chronicle that breaks it, and its like that does not.

Each breach breaks one rule alone, and each of its likes none, so the records are made here as
complete as the rules ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.records import Event, Figure, Quote, Source
from tests.support.build import (
    calculation,
    chronicle,
    comparison,
    event,
    figure,
    quote,
    source,
    span,
)

TEXT = "The trust closed in June. " + "It had been open for years and nobody spoke of it. " * 5
TEXTS: Mapping[str, str] = {
    "report": TEXT,
    "second": "Nothing to do with it: a second one. " + "Of other things. " * 5,
}
REPORT = source("report", url="https://example.org/report")
SECOND = source("second", url="https://example.org/second")


def sound(
    name: str = "sound", *, quotes: Iterable[Quote] | None = None, date: str = "2013", **more: Any
) -> Event:
    """An event on two sources; its first quote, or quotes, may be given."""
    words = [quote("The trust closed")] if quotes is None else quotes
    second = quote("a second one", source="second")
    return event(name, date, quotes=[*words, second], **{"summary": "It closed.", **more})


def told_of(*events: Event, sources: Iterable[Source] = (), **more: Any) -> Chronicle:
    """The events beside two sources with dates and addresses."""
    given = {each.id: each for each in (REPORT, SECOND, *sources)}
    return chronicle(*events, sources=given.values(), **more)


def printed(name: str, value: float | None = 75, text: str = "75%", **more: Any) -> Figure:
    """A figure with a measure, a unit, a population and a period."""
    whole = {"measure": "m", "population": "trusts", "period": "2013", "id": name, **more}
    return figure(text, value=value, **whole)


def stating(*figures: Figure, name: str = "sound") -> Event:
    """An event whose first quote has the figures."""
    return sound(name, quotes=[quote("The trust closed", *figures)])


def said(words: str, date: str, **more: Any) -> Chronicle:
    """One event with its date in words."""
    return told_of(sound(date=date, date_text=words, **more))


def compared(*figures: Figure, beside: Iterable[Figure] = (), **more: Any) -> Chronicle:
    """A comparison of the figures, in a chronicle with others beside them."""
    weighed = comparison(figures=[each.id for each in figures], **more)
    events = [stating(*figures), *(stating(each, name=f"in-{each.id}") for each in beside)]
    return told_of(*events, comparisons=[weighed])


def worked(*terms: str | float, op: str = "sum", equals: str = "", note: str = "") -> Chronicle:
    """A calculation beside three figures: 500 people, 5%, and "many"."""
    few = [
        printed("cohort", 500, "500 people", unit="people"),
        printed("rate", 5, "5%"),
        printed("silent", None, "many", unit="people"),
    ]
    made = calculation(op, terms, equals=equals, note=note)
    return told_of(stating(*few), calculations=[made])


def cited(**more: Any) -> Chronicle:
    """One event on a report with the fields given."""
    return told_of(sound(), sources=[source("report", **{"url": REPORT.url, **more})])


def quoted(text: str) -> Chronicle:
    """One event with a quote of that text from the report."""
    return told_of(sound(quotes=[quote(text)]))


_HIGH, _LOW = printed("high", 75, "75%"), printed("low", 60, "60%")
_OPEN = "open for years"
_AT = "events[sound]"
_FIGURE = f"{_AT}.quotes[0].figures[0]"
_COMPARED, _WORKED = "comparisons[comparison]", "calculations[calculation]"

BREACHES: Mapping[str, tuple[Chronicle, str, Chronicle]] = {
    "unknown-source": (
        Chronicle.of([sound(quotes=[quote(source="nowhere")])], [SECOND]),
        f"{_AT}.quotes[0].source",
        told_of(sound(quotes=[quote(source="report")])),
    ),
    "unknown-event": (
        told_of(sound(related=["gone"])),
        f"{_AT}.related[0].event",
        told_of(sound(related=["there"]), sound("there")),
    ),
    "unknown-figure": (
        worked(1, "nobody"),
        f"{_WORKED}.of[1]",
        worked(1, "cohort"),
    ),
    "duplicate-id": (
        told_of(sound("twin"), sound("twin")),
        "events[twin]",
        told_of(sound("twin"), sound("twins")),
    ),
    "quote-absent": (
        quoted("The trust opened in May"),
        f"{_AT}.quotes[0].text",
        quoted("THE TRUST closed in June"),
    ),
    "quote-elsewhere": (
        told_of(sound(quotes=[quote("The trust closed", source="second"), quote(_OPEN)])),
        f"{_AT}.quotes[0].text",
        told_of(sound(quotes=[quote("The trust closed"), quote(_OPEN)])),
    ),
    "long-quote": (
        quoted("word " * 41),
        f"{_AT}.quotes[0].text",
        quoted("word " * 40),
    ),
    "quoted-too-much": (
        quoted(TEXT[: len(TEXT) // 3 + 1]),
        "sources[report]",
        quoted(TEXT[: len(TEXT) // 4]),
    ),
    "comparison-of-one": (
        compared(_HIGH),
        _COMPARED,
        compared(_HIGH, events=["sound"]),
    ),
    "not-worked": (
        worked("cohort", "silent", op="ratio"),
        f"{_WORKED}.of[1]",
        worked("cohort", "rate", op="ratio"),
    ),
    "disagreement": (
        worked(1, 2, equals="cohort"),
        _WORKED,
        worked(1, 2, equals="cohort", note="The source has 500 people, and why is not told."),
    ),
    "after-sources": (
        told_of(sound(date="2014-03")),
        f"{_AT}.date",
        told_of(sound(date="2014-02")),
    ),
    "read-early": (
        cited(accessed="2014-02-20"),
        "sources[report].accessed",
        cited(accessed="2014-02-21"),
    ),
    "no-quote": (
        told_of(event("bare", summary="s")),
        "events[bare]",
        told_of(sound()),
    ),
    "one-source": (
        told_of(event("bare", summary="s", quotes=[quote(), quote("open for years")])),
        "events[bare]",
        told_of(sound()),
    ),
    "no-summary": (
        told_of(sound(summary=" ")),
        _AT,
        told_of(sound(summary="It closed.")),
    ),
    "finer-date": (
        said("in February 2013", "2013-02-01"),
        f"{_AT}.date",
        said("in February 2013", "2013-02-01", date_note="The first, as the minutes say."),
    ),
    "surer-date": (
        said("about 2013", "2013"),
        f"{_AT}.date",
        said("about 2013", "2013~"),
    ),
    "no-unit": (
        told_of(stating(printed("bare", unit=""))),
        _FIGURE,
        told_of(stating(printed("bare", None, "the majority", unit=""))),
    ),
    "no-period": (
        told_of(stating(printed("bare", period=""))),
        _FIGURE,
        told_of(stating(printed("bare", period="2013~"))),
    ),
    "no-measure": (
        told_of(stating(printed("bare", measure=""))),
        _FIGURE,
        told_of(stating(printed("bare", measure="m"))),
    ),
    "no-publication-date": (
        cited(published=""),
        "sources[report]",
        cited(published="2014~"),
    ),
    "no-url": (
        cited(url=""),
        "sources[report]",
        cited(),
    ),
    "stale-verdict": (
        compared(_HIGH, _LOW, verdict="agree"),
        f"{_COMPARED}.verdict",
        compared(_HIGH, replace(_LOW, period=span("2012")), verdict="agree"),
    ),
    "left-out": (
        compared(_HIGH, _LOW, beside=[printed("late", 70, "70%")]),
        f"{_COMPARED}.figures",
        compared(_HIGH, _LOW, beside=[printed("late", 70, "70%", period="2012")]),
    ),
    "stale-note": (
        worked(1, 2, equals="cohort", note="The source has 400, and why is not told."),
        f"{_WORKED}.note",
        worked(1, 2, equals="cohort", note="The source has 500 people, and why is not told."),
    ),
}
"""By code: what breaks the rule, the place it is found at, and what is like it and sound."""


def texts_for(code: str) -> Mapping[str, str]:
    """The texts attached: those of the sources for the rules that look into them."""
    return TEXTS if code.startswith("quote") else {}
