"""One event in full: as a page to read from top to bottom, and as a JSON value.

A label and its value stand on one line, in the same order in every event, so that a screen
reader or `grep` finds them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from probtimeline.core.citation import cite
from probtimeline.core.records import Event, Figure, Quote
from probtimeline.verbs.output import Line
from probtimeline.verbs.spans import days
from probtimeline.verbs.wording import printed

if TYPE_CHECKING:
    from probtimeline.audit.quotes import Verdict
    from probtimeline.core.chronicle import Chronicle
    from probtimeline.core.layer import Layer

Texts = Mapping[str, str]


def event_page(
    event: Event, chronicle: Chronicle, texts: Texts, layer: Layer | None
) -> Iterator[Line]:
    """The event, its words and figures, what it belongs with, and what the reader keeps of it."""
    bookmarked = layer is not None and event.id in layer.bookmarks
    yield Line(event.title, style="bold")
    yield Line(f"Id: {event.id}")
    yield from _when(event)
    yield Line(f"Status: {event.status}")
    yield from [Line("Milestone: yes")] * event.milestone
    yield from [Line("From: your own additions")] * (event.id in chronicle.added)
    yield from [Line("Bookmarked: yes")] * bookmarked
    for label, value in (
        ("Summary", event.summary),
        ("Actors", ", ".join(event.actors)),
        ("Tags", ", ".join(event.tags)),
        ("Your note", layer.notes.get(event.id, "") if layer is not None else ""),
    ):
        if value:
            yield Line(f"{label}: {value}")
    for number, quote in enumerate(event.quotes, 1):
        yield from _quote(number, quote, chronicle, texts)
    yield from _related(event, chronicle)
    yield from _compared(event, chronicle)
    yield from _worked_out(event, chronicle)


def _when(event: Event) -> Iterator[Line]:
    date = event.date
    yield Line(f"When: {date.text} ({date.precision_text}; EDTF {date.edtf})", style="cyan")
    if event.date_text:
        yield Line(f"In the source's words: “{event.date_text}”")
    if event.date_note:
        yield Line(f"How the date was read: {event.date_note}")


def _quote(number: int, quote: Quote, chronicle: Chronicle, texts: Texts) -> Iterator[Line]:
    yield Line()
    yield Line(f"Quote {number}: “{quote.text}”")
    if quote.speaker:
        yield Line(f"Speaker: {quote.speaker}", 2)
    source = chronicle.sources.get(quote.source)
    cited = f"{cite(source)} ({source.id})" if source else f"{quote.source} (not in the file)"
    yield Line(f"Source: {cited}", 2)
    yield Line(f"Verdict: {verdict_text(quote, texts)}", 2)
    for figure in quote.figures:
        yield from _figure(figure)


def _figure(figure: Figure) -> Iterator[Line]:
    yield Line(f"Figure: {printed(figure)}: {figure.label}", 2, "green")
    for label, value in (
        ("Population", figure.population),
        ("Period", figure.period.text if figure.period else ""),
        ("Measure", figure.measure),
        ("Figure id", figure.id),
    ):
        if value:
            yield Line(f"{label}: {value}", 4)


def _related(event: Event, chronicle: Chronicle) -> Iterator[Line]:
    ways = [(link.event, link.how, "Related to") for link in event.related]
    told = {link.event for link in event.related}
    ways += [
        (other.id, how, "Related from")
        for other, how in chronicle.related_to(event.id)
        if other.id not in told
    ]
    if not ways:
        return
    from probtimeline.core.length import later

    yield Line()
    for other_id, how, label in ways:
        other = chronicle.event(other_id)
        named = f"{other.date.text}, {other.title}" if other else "not in the file"
        lag = f", {later(event.date, other.date)}" if other else ""
        yield Line(f"{label}: {named} ({other_id}){lag}" + (f": {how}" if how else ""))


def _compared(event: Event, chronicle: Chronicle) -> Iterator[Line]:
    comparisons = chronicle.compared(event)
    yield from [Line()] * bool(comparisons)
    for each in comparisons:
        yield Line(f"Compared: {each.title} ({each.id}): {each.verdict}")
        yield Line(each.note, 2)


def _worked_out(event: Event, chronicle: Chronicle) -> Iterator[Line]:
    calculations = chronicle.calculated(event)
    if not calculations:
        return
    from probtimeline.audit.arithmetic import work

    yield Line()
    for each in calculations:
        working = work(each, chronicle)
        told = working.formula or (working.problem.what if working.problem else "")
        yield Line(f"Worked out: {each.title} ({each.id}): {told}")


def verdict_on(quote: Quote, texts: Texts) -> Verdict:
    """How the quote stands in the attached text of its source."""
    from probtimeline.audit.quotes import check_quote

    return check_quote(quote.text, quote.source, texts)


def verdict_text(quote: Quote, texts: Texts) -> str:
    """How the quote stands in the attached text of its source, in words."""
    if quote.source not in texts:
        return f"unchecked (to attach a text: probtimeline sources attach FILE --as {quote.source})"
    from probtimeline.audit.quotes import VerdictKind

    verdict = verdict_on(quote, texts)
    match verdict.kind:
        case VerdictKind.ELSEWHERE:
            return f"elsewhere (not in this source, but in {verdict.source})"
        case VerdictKind.ABSENT if verdict.nearest:
            return f"absent (the nearest passage: “{verdict.nearest}”)"
        case VerdictKind.ABSENT:
            return "absent (nothing like it is in the attached text)"
        case kind:
            several = f", at {verdict.places} places" if verdict.places > 1 else ""
            return f"{kind} (characters {verdict.start} to {verdict.end}{several})"


def verdict_record(verdict: Verdict) -> dict[str, object]:
    """A verdict for JSON; places are in code points of the attached text."""
    record: dict[str, object] = {"verdict": verdict.kind.value}
    if verdict.places:
        record |= {
            "start": verdict.start,
            "end": verdict.end,
            "places": verdict.places,
            "source": verdict.source,
        }
    return record | ({"nearest": verdict.nearest} if verdict.nearest else {})


def event_record(event: Event, chronicle: Chronicle, texts: Texts) -> dict[str, object]:
    """The event as its file holds it, and beside it what is worked out from the rest."""
    from probtimeline.store.canonical import to_json

    return {
        "kind": "event",
        "event": to_json(event),
        "date": days(event.date),
        "verdicts": [
            {"source": quote.source, "quote": quote.text} | verdict_record(verdict_on(quote, texts))
            for quote in event.quotes
        ],
        "related_from": [
            {"event": other.id, "how": how} for other, how in chronicle.related_to(event.id)
        ],
        "comparisons": [each.id for each in chronicle.compared(event)],
    }
