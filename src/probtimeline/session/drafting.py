"""An event as somebody is writing it: every field as typed, whether it makes sense yet or not.

It goes to the drafts file and comes back; whatever a broken or foreign draft holds, what can be
read of it is taken and the rest let go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from probtimeline.audit.finding import Found

QUOTES: Final = 20
FIGURES: Final = 100
"""Quotations, and figures of each, that a draft holds: more were not written by hand."""

_STEP: Final = re.compile(r"(\w+)(?:\[(\d+)\])?")
_Part = TypeVar("_Part", "EventDraft", "QuoteDraft", "FigureDraft")


@dataclass(frozen=True, slots=True)
class FigureDraft:
    """A figure offered or written: it is added only if it is `chosen`. `value` is as typed."""

    text: str = ""
    chosen: bool = False
    label: str = ""
    value: str = ""
    unit: str = ""
    qualifier: str = ""
    measure: str = ""
    population: str = ""
    period: str = ""

    @staticmethod
    def of(found: Found) -> FigureDraft:
        """Offer a figure that was found in a quotation."""
        value = "" if found.value is None else str(found.value)
        hedge = found.qualifier.value if found.qualifier is not None else ""
        return FigureDraft(found.text, value=value, unit=found.unit, qualifier=hedge)

    @property
    def is_touched(self) -> bool:
        """Whether the reader has made anything of it."""
        return self.chosen or bool(self.label or self.measure or self.population or self.period)


@dataclass(frozen=True, slots=True)
class QuoteDraft:
    """A quotation. `source` is the id or the title of a source, or words for a new one.

    `new` says that the source is to be a new one, whatever its title is like; the fields from
    `publisher` to `kind` are those of a new source.
    """

    source: str = ""
    new: bool = False
    publisher: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    kind: str = ""
    text: str = ""
    speaker: str = ""
    figures: tuple[FigureDraft, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to quote: a source alone is none."""
        return not self.text.strip() and not self.speaker.strip()


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event being written. `tags` and `actors` are as typed, with commas between them."""

    title: str = ""
    date: str = ""
    status: str = "happened"
    milestone: bool = False
    summary: str = ""
    tags: str = ""
    actors: str = ""
    date_note: str = ""
    quotes: tuple[QuoteDraft, ...] = (QuoteDraft(),)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written yet that would be missed."""
        words = (self.title, self.date, self.summary, self.tags, self.actors, self.date_note)
        return not any(words) and all(
            replace(quote, source="") == QuoteDraft() for quote in self.quotes
        )


def draft_json(draft: EventDraft) -> Mapping[str, Any]:
    """The draft as plain JSON, for the drafts file."""
    return asdict(draft)


def draft_of(raw: object) -> EventDraft:
    """The draft that plain JSON holds, as far as it holds one."""
    made = _made(EventDraft, raw)
    figured = [
        (quote, quote_raw)
        for quote_raw in _list(raw, "quotes", QUOTES)
        for quote in [_made(QuoteDraft, quote_raw)]
    ]
    quotes = tuple(
        replace(
            quote,
            figures=tuple(_made(FigureDraft, each) for each in _list(held, "figures", FIGURES)),
        )
        for quote, held in figured
    )
    return replace(made, quotes=quotes or (QuoteDraft(),))


def _list(raw: object, name: str, most: int) -> list[object]:
    held = raw.get(name) if isinstance(raw, Mapping) else None
    return list(held[:most]) if isinstance(held, list | tuple) else []


def _made(kind: type[_Part], raw: object) -> _Part:
    """A part of a draft with the texts and flags that have the right type."""
    blank = kind()
    if not isinstance(raw, Mapping):
        return blank
    given: dict[str, Any] = {
        each.name: raw[each.name]
        for each in fields(kind)
        if isinstance(getattr(blank, each.name), str | bool)
        and type(raw.get(each.name)) is type(getattr(blank, each.name))
    }
    return replace(blank, **given)


def value_of(draft: EventDraft, path: str) -> Any:
    """What stands in a field: `title`, `quotes[0].source`, `quotes[0].figures[2].label`.

    None where the draft has no such field.
    """
    held: object = draft
    for name, number in _steps(path):
        held = getattr(held, name, None)
        if number is not None:
            held = held[number] if isinstance(held, tuple) and number < len(held) else None
    return held


def with_value(draft: EventDraft, path: str, value: object) -> EventDraft:
    """The draft with another value in a field; the same where it has no such field."""
    if not path or value_of(draft, path) is None:
        return draft
    changed: EventDraft = _with(draft, _steps(path), value)
    return changed


def _with(part: Any, steps: list[tuple[str, int | None]], value: object) -> Any:
    name, number = steps[0]
    if number is not None:
        held = getattr(part, name)
        inner = _with(held[number], steps[1:], value) if steps[1:] else value
        value = (*held[:number], inner, *held[number + 1 :])
    return replace(part, **{name: value})


def _steps(path: str) -> list[tuple[str, int | None]]:
    return [(name, int(at) if at else None) for name, at in _STEP.findall(path)]


def with_found(draft: EventDraft, number: int, found: Iterable[Found]) -> EventDraft:
    """The draft with the figures found in one of its quotations offered, in their order.

    What the reader has made of a figure stays with it; a figure that was chosen and is not found
    any more stays too, for the reader to see.
    """
    if number >= len(draft.quotes):
        return draft
    left = list(draft.quotes[number].figures)
    figures = []
    for each in found:
        known = next((figure for figure in left if figure.text == each.text), None)
        if known is not None:
            left.remove(known)
        figures.append(known or FigureDraft.of(each))
    figures += [figure for figure in left if figure.is_touched]
    return with_value(draft, f"quotes[{number}].figures", tuple(figures[:FIGURES]))


def with_another_quote(draft: EventDraft) -> EventDraft:
    """The draft with room for one more quotation, from the same source as the last."""
    last = draft.quotes[-1]
    if len(draft.quotes) >= QUOTES:
        return draft
    again = QuoteDraft(source=last.source, speaker=last.speaker)
    return replace(draft, quotes=(*draft.quotes, again))


def without_quote(draft: EventDraft, number: int) -> EventDraft:
    """The draft without one of its quotations; the same where that is the only one it has."""
    quotes = (*draft.quotes[:number], *draft.quotes[number + 1 :])
    return replace(draft, quotes=quotes) if quotes and quotes != draft.quotes else draft


def with_figure(draft: EventDraft, number: int, words: str) -> tuple[EventDraft, int | None]:
    """The draft with words of a quotation taken as a figure, and which of its figures it is.

    The same draft, and None, where the quotation does not hold the words or has no room.
    """
    quote = draft.quotes[number]
    text = words.strip()
    known = [figure.text for figure in quote.figures]
    at = known.index(text) if text in known else len(known)
    if not text or text not in quote.text or at >= FIGURES:
        return draft, None
    figure = quote.figures[at] if at < len(known) else FigureDraft(text)
    chosen = replace(figure, chosen=True)
    figures = (*quote.figures[:at], chosen, *quote.figures[at + 1 :])
    return with_value(draft, f"quotes[{number}].figures", figures), at


def listed(typed: str) -> tuple[str, ...]:
    """The words that commas part, each once."""
    return tuple(dict.fromkeys(" ".join(each.split()) for each in typed.split(",") if each.strip()))
