"""What is told below a row of the form, and how a figure that is offered reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from probtimeline.audit.quotes import VerdictKind
from probtimeline.core.records import Figure, Qualifier
from probtimeline.core.span import Reading, Unreadable
from probtimeline.core.text import clean_line, counted
from probtimeline.session.drafting import EventDraft, FigureDraft, value_of
from probtimeline.session.giving import number_of
from probtimeline.session.looking import Look, Note, QuoteLook, Tone
from probtimeline.session.offering import Offer, field_of
from probtimeline.views import paint
from probtimeline.views.form_rows import Kind, RowSpec

TONES = {
    Tone.PLAIN: ("", paint.MUTED),
    Tone.GOOD: ("✓ ", paint.GOOD),
    Tone.DOUBT: ("? ", paint.DOUBT),
    Tone.BAD: ("✗ ", paint.BAD),
}
"""The mark and the style of each tone."""

NEAREST = 160
"""Characters of the nearest passage that are shown."""


def offers_line(offers: Sequence[Offer], chosen: int, key: str) -> Content:
    """The words offered, the one that the key puts in lit."""
    pieces = [paint.line(f"{key}: ", paint.MUTED)] if offers else []
    for number, offer in enumerate(offers):
        lit = paint.HIT if number == chosen else paint.LINK
        pieces.append(paint.line(clean_line(offer.text, 60), lit))
        told = f" {clean_line(offer.told, 50)}   " if offer.told else "   "
        pieces.append(paint.line(told, paint.MUTED))
    return Content.assemble(*pieces)


def told_of(
    spec: RowSpec,
    look: Look,
    hint: Callable[[str], str],
    *,
    focused: bool,
    asked: bool,
) -> list[Content]:
    """What is told of a field, a line each; of one that is not in focus only what matters.

    `hint` gives the key of a command; `asked` says that adding has been tried.
    """
    empty = not str(value_of(look.draft, spec.path) or "").strip()
    bad: list[Content] = []
    good = _answers(spec.path, look, hint, focused=focused)
    for note in look.notes.get(spec.path, ()):
        # An empty form is not full of mistakes: what is missing is told once adding was tried.
        if asked or not empty or (focused and note.tone is not Tone.BAD):
            (bad if note.tone is Tone.BAD else good).append(note_line(note))
    lines = [*bad, *good]
    return lines if focused or asked else lines[:1]


def _answers(path: str, look: Look, hint: Callable[[str], str], *, focused: bool) -> list[Content]:
    """What was found out about a field."""
    quote, field = quote_of(path, look), field_of(path)
    if path == "date" and isinstance(look.date, Reading):
        return _read(look.date)
    if path == "date" and focused and look.date is None and look.base is not None:
        return [paint.line(f"“last autumn” would be counted from {look.base.text}", paint.MUTED)]
    if path in look.dates:
        return _read(look.dates[path])
    if quote is not None and field == "text":
        if focused and len(look.quotes) > 1 and not str(value_of(look.draft, path)).strip():
            return [paint.line(f"{hint('new-quotation')} takes this quotation away", paint.MUTED)]
        return _checked(quote, focused=focused)
    if quote is not None and field == "source" and focused:
        return _text_of(quote, hint)
    if field == "chosen" and focused:
        words = (
            f"{hint('choose-next')} takes it, or not; {hint('more-fields')} shows all its fields"
        )
        return [paint.line(words, paint.MUTED)]
    if quote is not None and field == "label" and focused:
        return _after(path, look, quote)
    return []


def quote_of(path: str, look: Look) -> QuoteLook | None:
    """The quotation a field belongs to, as it was looked at."""
    for number, quote in enumerate(look.quotes):
        if path.startswith(f"quotes[{number}]."):
            return quote
    return None


def note_line(note: Note) -> Content:
    """A note with its mark."""
    mark, style = TONES[note.tone]
    return paint.line(f"{mark}{note.words}", style)


def _read(date: Reading | Unreadable) -> list[Content]:
    if isinstance(date, Unreadable):
        return []
    span = date.span
    told = f"  {span.precision_text}: {date.rule}"
    if date.base is not None:
        told += f", counted from {date.base.text}"
    edtf = paint.line(f"  {span.edtf}", paint.MUTED)
    words = paint.joined((span.text, paint.FIGURE), (told, paint.MUTED))
    return [Content.assemble(words, edtf)]


def _checked(quote: QuoteLook, *, focused: bool) -> list[Content]:
    verdict = quote.verdict
    if verdict is None:
        return []
    if verdict.kind is VerdictKind.UNCHECKED:
        return [paint.line("· not checked: no text of the source is attached", paint.FAINT)]
    lines = [paint.verdict_words(verdict)]
    if verdict.kind is VerdictKind.ABSENT and verdict.nearest and focused:
        nearest = clean_line(" ".join(verdict.nearest.split()), NEAREST)
        lines.append(paint.joined(("nearest: ", paint.MUTED), (f"“{nearest}”", paint.QUOTED)))
    return lines


def _after(path: str, look: Look, quote: QuoteLook) -> list[Content]:
    """The words that follow a figure: a hint of what it stands for."""
    if value_of(look.draft, path):
        return []
    printed = value_of(look.draft, path.removesuffix(".label") + ".text")
    found = next((each for each in quote.found if each.text == printed), None)
    if found is None or not found.words_after.strip():
        return []
    return [paint.line(f"… {found.words_after.strip()} …", paint.QUOTED)]


def _text_of(quote: QuoteLook, hint: Callable[[str], str]) -> list[Content]:
    if quote.source is None:
        does = "takes one that is known" if quote.is_new else "makes it a new one"
        return [paint.line(f"{hint('new-source')} {does}", paint.MUTED)]
    if quote.is_attached:
        words = f"Its text is attached: {hint('pick-words')} picks words from it"
        return [paint.line(words, paint.MUTED)]
    words = "No text is attached (probtimeline sources attach FILE): words are not checked"
    return [paint.line(words, paint.MUTED)]


def figure_words(figure: FigureDraft) -> Content:
    """A figure that is offered: as printed, and what it comes to."""
    read = figure_of(figure)
    told = paint.amount(read) if read.value is not None else figure.unit
    pieces = [(clean_line(figure.text, 80), paint.FIGURE)]
    if told and told.casefold() != figure.text.casefold():
        pieces.append((f"  = {told}", paint.MUTED))
    return paint.joined(*pieces)


def figure_of(figure: FigureDraft) -> Figure:
    """A figure as a record, as far as it can be one."""
    value = number_of(figure.value)
    hedges = {each.value: each for each in Qualifier}
    return Figure(
        figure.text,
        figure.label,
        None if isinstance(value, str) else value,
        figure.unit,
        hedges.get(figure.qualifier),
    )


def missing_words(draft: EventDraft, look: Look, specs: Sequence[RowSpec]) -> str:
    """How many fields keep the event from being added, and the first of them by name."""
    names = [each.label.strip() for each in specs if each.path in look.hindrances]
    if not names:
        return ""
    return f"{counted(len(names), 'field')} to see to: {', '.join(names[:4])}"


def is_offered(spec: RowSpec) -> bool:
    """Whether words can be offered for a row."""
    return spec.kind is Kind.LINE
