"""A draft as it is given to be added: the JSON, and which field a problem in it is about."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from probtimeline.core.chronicle import Chronicle
from probtimeline.session.drafting import EventDraft, FigureDraft, QuoteDraft, listed
from probtimeline.session.offering import Sources
from probtimeline.store.ids import first_free, is_slug, made_id, slug

_QUOTE: Final = re.compile(r"events\[0\]\.quotes\[(\d+)\](?:\.figures\[(\d+)\])?(?:\.(\w+))?.*")
_SOURCE: Final = re.compile(r"sources\[(\d+)\](?:\.(\w+))?.*")
_EVENT: Final = re.compile(r"events\[0\](?:\.(\w+))?.*")
_NUMBER: Final = re.compile(r"[-+]?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Given:
    """What is given to be added, and the path in the draft of each part of it, by its own."""

    data: Mapping[str, Any]
    quotes: tuple[int, ...]
    figures: Mapping[int, tuple[int, ...]]
    sources: tuple[int, ...]

    @property
    def bytes(self) -> bytes:
        """It as JSON."""
        return json.dumps(self.data, ensure_ascii=True).encode()

    def field(self, path: str) -> str:
        """The field of the draft that a problem with a path is about; empty where it is none."""
        if found := _SOURCE.fullmatch(path):
            number = int(found[1])
            name = {"title": "source", "id": "source", None: "source"}.get(found[2], found[2])
            return f"quotes[{self.sources[number]}].{name}" if number < len(self.sources) else ""
        if found := _QUOTE.fullmatch(path):
            number = int(found[1])
            if number >= len(self.quotes):
                return ""
            quote = self.quotes[number]
            if found[2] is None:
                return f"quotes[{quote}].{found[3] or 'text'}"
            figure = self.figures[quote][int(found[2])]
            return f"quotes[{quote}].figures[{figure}].{found[3] or 'label'}"
        if found := _EVENT.fullmatch(path):
            return {"quotes": "quotes[0].text"}.get(found[1], found[1] or "title")
        return ""


def given(draft: EventDraft, chronicle: Chronicle) -> Given:
    """The draft as `add` accepts it, with the way back to its fields.

    An empty quotation is left out, and so is a figure that is not chosen. A source that is known
    is only named; a new one is given once, under an id made as any id is made.
    """
    sources, known = _Sources(chronicle), Sources.of(chronicle)
    quotes, numbers, figures = [], [], {}
    for number, quote in enumerate(draft.quotes):
        if quote.is_empty and not known.is_new(quote):
            continue
        found = known.named(quote)
        source = found.id if found is not None else sources.new(quote, number)
        if quote.is_empty:
            continue
        chosen = tuple(at for at, each in enumerate(quote.figures) if each.chosen)
        quotes.append(_quote(quote, source, [_figure(quote.figures[at]) for at in chosen]))
        numbers.append(number)
        figures[number] = chosen
    event = _without_blanks(
        {
            "title": draft.title.strip(),
            "date": draft.date.strip(),
            "date_note": draft.date_note.strip(),
            "summary": draft.summary.strip(),
            "status": "" if draft.status == "happened" else draft.status,
            "milestone": draft.milestone,
            "tags": list(listed(draft.tags)),
            "actors": list(listed(draft.actors)),
            "quotes": quotes,
        },
        needed=("title", "date"),
    )
    data = {"sources": sources.records, "events": [event]}
    return Given(data, tuple(numbers), figures, tuple(sources.numbers))


class _Sources:
    """The new sources of a draft, each once."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._taken = set(chronicle.sources)
        self._by_words: dict[str, str] = {}
        self.records: list[dict[str, Any]] = []
        self.numbers: list[int] = []

    def new(self, quote: QuoteDraft, number: int) -> str:
        """The id of the new source a quotation is from."""
        title = " ".join(quote.source.split())
        if title in self._by_words:
            return self._by_words[title]
        made = first_free(made_id(title), lambda each: each not in self._taken)
        self._taken.add(made)
        self._by_words[title] = made
        record = {
            "id": made,
            "title": title,
            "author": list(listed(quote.author)),
            "publisher": quote.publisher.strip(),
            "published": quote.published.strip(),
            "url": quote.url.strip(),
            "kind": quote.kind.strip(),
        }
        self.records.append(_without_blanks(record, needed=("id", "title")))
        self.numbers.append(number)
        return made


def _quote(quote: QuoteDraft, source: str, figures: list[dict[str, Any]]) -> dict[str, Any]:
    raw = {
        "source": source,
        "text": quote.text.strip(),
        "speaker": quote.speaker.strip(),
        "figures": figures,
    }
    return _without_blanks(raw, needed=("source", "text"))


def _figure(figure: FigureDraft) -> dict[str, Any]:
    raw = {
        "text": figure.text,
        "label": figure.label.strip(),
        "unit": figure.unit.strip(),
        "qualifier": figure.qualifier.strip(),
        "measure": measure_of(figure.measure),
        "population": figure.population.strip(),
        "period": figure.period.strip(),
    }
    return {**_without_blanks(raw, needed=("text", "label")), "value": number_of(figure.value)}


def measure_of(typed: str) -> str:
    """The measure typed; words are made into what a measure is called by: "fte-staff"."""
    words = typed.strip()
    return words if is_slug(words) else slug(words)


def number_of(typed: str) -> int | float | str | None:
    """The number typed, None for none; what is no number is given on as it is, to be refused."""
    plain = typed.strip().replace(",", "").replace(" ", "")
    if not plain:
        return None
    if not _NUMBER.fullmatch(plain) or len(plain) > 40:
        return typed
    return float(plain) if "." in plain else int(plain)


def _without_blanks(raw: Mapping[str, Any], needed: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name, value in raw.items() if value or name in needed}
