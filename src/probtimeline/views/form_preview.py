"""The event of a draft as it would read, beside the form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from probtimeline.core.citation import short_name
from probtimeline.core.records import Event, Status
from probtimeline.core.text import clean_line
from probtimeline.session.drafting import EventDraft, QuoteDraft, listed
from probtimeline.session.looking import Look, QuoteLook
from probtimeline.views import paint
from probtimeline.views.form_told import figure_words
from probtimeline.views.widgets.page import Block

_BAR = Content.styled("▎ ", paint.RULE)
_INDENT = Content("  ")


def preview_blocks(look: Look, missing: str) -> Iterator[Block]:
    """The event, and below what keeps it from being added."""
    draft = look.draft
    yield Block()
    yield from _heading(draft, look)
    if draft.summary.strip():
        yield Block(paint.prose(draft.summary.strip()))
        yield Block()
    for quote, seen in zip(draft.quotes, look.quotes, strict=False):
        if quote.text.strip():
            yield from _quote(quote, seen)
    yield from _named("tags", listed(draft.tags))
    yield from _named("actors", listed(draft.actors))
    if missing:
        yield Block()
        yield Block(paint.line(missing, paint.DOUBT), first=Content("  "))


def _heading(draft: EventDraft, look: Look) -> Iterator[Block]:
    title = draft.title.strip()
    yield Block(paint.line(title or "No title yet", paint.TITLE if title else paint.FAINT))
    if look.span is None:
        yield Block(paint.line("no date yet", paint.FAINT))
    else:
        marks = paint.event_marks(
            Event("", title, look.span, status=Status(_status(draft)), milestone=draft.milestone)
        )
        shown = paint.joined((f" {look.span.text}", paint.FIGURE))
        aside = f"  {_status(draft)}" if _status(draft) != Status.HAPPENED else ""
        yield Block(Content.assemble(marks, shown, paint.line(aside, paint.DOUBT)))
    yield Block()


def _status(draft: EventDraft) -> str:
    known = {each.value for each in Status}
    return draft.status if draft.status in known else Status.HAPPENED.value


def _quote(quote: QuoteDraft, seen: QuoteLook) -> Iterator[Block]:
    places = paint.occurrences(quote.text, (f.text for f in quote.figures if f.chosen))
    words = paint.layered(quote.text.strip("\n"), paint.QUOTED, [(places, paint.FIGURE)])
    yield Block(Content.assemble(("“", paint.QUOTED), words, ("”", paint.QUOTED)), first=_BAR)
    name = short_name(seen.source) if seen.source is not None else clean_line(quote.source, 120)
    told = [part for part in (quote.speaker.strip(), name) if part]
    aside = paint.line(", ".join(told) or "no source yet", paint.MUTED)
    if seen.verdict is not None:
        aside = Content.assemble(aside, "  ", paint.verdict_words(seen.verdict))
    yield Block(aside, first=_BAR)
    for figure in quote.figures:
        if figure.chosen:
            label = figure.label.strip() or "what it stands for is not said yet"
            line = paint.joined((f"  {label}", paint.MUTED))
            yield Block(Content.assemble(figure_words(figure), line), first=_INDENT)
    yield Block()


def _named(name: str, words: Sequence[str]) -> Iterator[Block]:
    if words:
        yield Block(paint.joined((f"{name}: ", paint.MUTED), (", ".join(words), paint.PLAIN)))
