"""One source in full: who, when, where it stands, and its passages with the events on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from probtimeline.core.records import Source
from probtimeline.verbs.event_page import verdict_on, verdict_record, verdict_text
from probtimeline.verbs.output import Line
from probtimeline.verbs.phrases import counted
from probtimeline.verbs.wording import stated

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle, Passage

Texts = Mapping[str, str]


def source_page(source: Source, chronicle: Chronicle, texts: Texts) -> Iterator[Line]:
    """The source and its passages, in the order of their events."""
    yield Line(source.title, style="bold")
    yield Line(f"Id: {source.id}")
    for label, value in (
        ("Kind", source.kind),
        ("Author", ", ".join(source.author)),
        ("Publisher", source.publisher),
        ("Published", source.published.text if source.published else ""),
        ("Address", source.url),
        ("Read on", source.accessed.text if source.accessed else ""),
        ("About", source.about),
    ):
        if value:
            yield Line(f"{label}: {value}")
    text = texts.get(source.id)
    attached = counted(len(text), "character") if text is not None else "not attached"
    yield Line(f"Text: {attached}")
    for number, passage in enumerate(chronicle.passages.get(source.id, ()), 1):
        yield from _passage(number, passage, texts)


def _passage(number: int, passage: Passage, texts: Texts) -> Iterator[Line]:
    quote = passage.quotes[0]
    yield Line()
    yield Line(f"Passage {number}: “{passage.text}”")
    yield Line(f"Verdict: {verdict_text(quote, texts)}", 2)
    for figure in dict.fromkeys(figure for each in passage.quotes for figure in each.figures):
        yield Line(f"Figure: {stated(figure)}", 2, "green")
    for event in passage.events:
        yield Line(f"Event: {event.date.text}, {event.title} ({event.id})", 2)


def source_record(source: Source, chronicle: Chronicle, texts: Texts) -> dict[str, object]:
    """The source as its file holds it, and beside it its passages and the events on them."""
    from probtimeline.store.canonical import to_json

    return {
        "kind": "source",
        "source": to_json(source),
        "text_attached": source.id in texts,
        "passages": [
            {"text": passage.text, "events": [event.id for event in passage.events]}
            | verdict_record(verdict_on(passage.quotes[0], texts))
            for passage in chronicle.passages.get(source.id, ())
        ],
    }
