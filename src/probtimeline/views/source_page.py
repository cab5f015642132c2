"""Writes a source as blocks: the record, our account of it, and its words with the quoted lit."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from probtimeline.audit.lit import light
from probtimeline.audit.quotes import VerdictKind
from probtimeline.core.chronicle import Passage
from probtimeline.core.records import Source
from probtimeline.core.text import counted
from probtimeline.session.state import FOUND, State
from probtimeline.views import paint
from probtimeline.views.widgets.page import EMPTY, Block, inline_stop


def source_blocks(source: Source, passages: int, attached: bool) -> list[Block]:
    """Who wrote it, when, where it stands, and whether its text is at hand."""
    blocks = [Block(paint.prose(source.title, paint.TITLE))]
    by = ", ".join(source.author)
    published = source.published.text if source.published is not None else "date not known"
    facts = dict.fromkeys(part for part in (by, source.publisher, published, source.kind) if part)
    blocks.append(Block(paint.line(" · ".join(facts), paint.MUTED)))
    if source.url:
        blocks.append(Block(paint.line(source.url, paint.LINK)))
    if source.about:
        blocks += [Block(), Block(paint.prose(source.about))]
    count = f"{counted(passages, 'passage')} quoted"
    state = (
        f"Its text, {count}"
        if attached
        else f"{count}; its text is not attached "
        "(probtimeline sources attach FILE shows it here in full)"
    )
    blocks += [Block(), Block(Content.styled(state, paint.MUTED)), Block()]
    return blocks


def passage_blocks(
    state: State, source: Source, passages: Sequence[Passage], text: str | None
) -> list[Block]:
    """The words: the whole text with its passages lit, or the passages alone."""
    if text is None:
        return _passages_alone(state, source, passages)
    verdicts = [state.verdict(source.id, passage.text) for passage in passages]
    placed = [verdict for verdict in verdicts if verdict.kind in FOUND]
    numbers = [n for n, verdict in enumerate(verdicts) if verdict.kind in FOUND]
    pieces: list[Content] = []
    begun: set[int] = set()
    query = state.search.query
    lights = query.light if query is not None else lambda _: []
    for stretch in light(text, placed):
        words = text[stretch.start : stretch.end]
        if not stretch.numbers:
            lit = paint.layered(words, paint.MUTED, [(lights(words), paint.HIT)], whole=True)
            pieces.append(lit)
            continue
        stops = [numbers[n] for n in stretch.numbers]
        new = [numbers[n] for n in stretch.numbers if numbers[n] not in begun]
        begun.update(new)
        label = "".join(f"[{n + 1}] " for n in new)
        lit = _lit_passage(state, passages[stops[-1]], words, whole=True)
        pieces.append(Content.assemble(Content.styled(label, paint.LINK), inline_stop(lit, *stops)))
    blocks = [Block(part) for part in Content.assemble(*pieces).split("\n", allow_blank=True)]
    missing = [n for n in range(len(passages)) if n not in begun]
    if missing:
        blocks += [Block(), Block(Content.styled("Quoted, but not found here", paint.DOUBT))]
        blocks += [one for n in missing for one in _alone(state, source, passages[n], n)]
    return _without_runs_of_blanks(blocks)


def _lit_passage(state: State, passage: Passage, words: str, *, whole: bool = False) -> Content:
    """A stretch of a passage with the figures printed in it, and the search's words, lit."""
    figures = [figure.text for quote in passage.quotes for figure in quote.figures]
    query = state.search.query
    lights = query.light(words) if query is not None else []
    layers = [(paint.occurrences(words, figures), paint.FIGURE), (lights, paint.HIT)]
    return paint.layered(words, paint.QUOTED, layers, whole=whole)


def _passages_alone(state: State, source: Source, passages: Sequence[Passage]) -> list[Block]:
    blocks: list[Block] = []
    for number, passage in enumerate(passages):
        blocks += [*_alone(state, source, passage, number), Block()]
    return blocks


def _alone(state: State, source: Source, passage: Passage, number: int) -> list[Block]:
    """One passage by itself, numbered, with who says it and its verdict."""
    label = f"[{number + 1}] ".rjust(6)
    quote = passage.quotes[0]
    told = [(f"{quote.speaker}  ", paint.MUTED)] if quote.speaker else []
    verdict = state.verdict(source.id, passage.text)
    margin = Content(" " * len(label))
    blocks = [
        Block(
            Content.assemble("“", _lit_passage(state, passage, passage.text), "”"),
            first=Content.styled(label, paint.LINK),
            rest=margin,
            stop=number,
        )
    ]
    aside = paint.joined(*told)
    if verdict.kind is not VerdictKind.UNCHECKED:
        aside = paint.joined(aside, paint.verdict_words(verdict))
    if aside:
        blocks.append(Block(aside, first=margin, stop=number))
    return blocks


def _without_runs_of_blanks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with no more than one empty line between two paragraphs."""
    kept: list[Block] = []
    for block in blocks:
        if block.content.plain.strip() or (kept and kept[-1].content is not EMPTY):
            kept.append(block if block.content.plain.strip() else Block())
    return kept
