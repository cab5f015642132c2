"""Where a quotation stands in the text of its source, and how literally.

Every piece of work here is bounded: a text of 64 MB or a quotation of 10 MB is answered, if
less patiently, and never hangs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from probtimeline.core.patterns import compiled
from probtimeline.core.problems import Problem, warning
from probtimeline.core.text import clean_line

if TYPE_CHECKING:  # a quotation that stands there to the letter needs none of it
    from probtimeline.audit.folded import FoldedText, Hit, Needle
    from probtimeline.core.chronicle import Chronicle

PARTS_LIMIT = 64
"""Parts an interrupted quotation may have: one with more gaps than that is not a quotation."""

BEGINNINGS = 16
"""Places of the first part that are tried in search of the shortest stretch."""

_DOTS = r"(?:…|\.\s?\.\s?\.)\.?"
_GAP_MARK = rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS}"


class VerdictKind(StrEnum):
    """How a quotation was found, from the very characters to not at all."""

    EXACT = "exact"
    NORMALISED = "normalised"
    INTERRUPTED = "interrupted"
    ELSEWHERE = "elsewhere"
    ABSENT = "absent"
    UNCHECKED = "unchecked"


class Verdict(NamedTuple):
    """What was found of one quotation.

    `start` and `end` are in code points of the text of `source` as attached; both are 0 where
    nothing was found. `parts` are the pieces of an interrupted quotation (one piece, the whole,
    for others). `places` is at how many places it stands. `source` is where it was found: another
    than its own for ELSEWHERE. `nearest` is, for ABSENT, the passage most like it, which begins
    at `nearest_start`.
    """

    kind: VerdictKind
    start: int = 0
    end: int = 0
    places: int = 0
    source: str = ""
    nearest: str = ""
    nearest_start: int = 0
    parts: tuple[tuple[int, int], ...] = ()

    @property
    def is_found(self) -> bool:
        """Whether it has a place in a text that can be lit."""
        return self.end > self.start


class QuoteChecker:
    """Checks many quotations against the same texts, evening out each text once at most."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._folded: dict[str, FoldedText] = {}

    def check(self, quote_text: str, source_id: str) -> Verdict:
        """The verdict on one quotation of `source_id`."""
        if source_id not in self._texts:
            return Verdict(VerdictKind.UNCHECKED, source=source_id)
        found = self._look(quote_text, source_id) or self._look_elsewhere(quote_text, source_id)
        return found or self._absent(quote_text, source_id)

    def _fold(self, source_id: str) -> FoldedText:
        if source_id not in self._folded:
            from probtimeline.audit.folded import FoldedText

            self._folded[source_id] = FoldedText(self._texts[source_id])
        return self._folded[source_id]

    def _look(self, quote_text: str, source_id: str) -> Verdict | None:
        text = self._texts[source_id]
        at = text.find(quote_text) if quote_text else -1
        if at >= 0:
            end = at + len(quote_text)
            places = text.count(quote_text)
            return Verdict(VerdictKind.EXACT, at, end, places, source_id, parts=((at, end),))
        from probtimeline.audit.folded import LONGEST

        if len(quote_text) > LONGEST:
            return None
        folded = self._fold(source_id)
        return _normalised(quote_text, source_id, folded) or _interrupted(
            quote_text, source_id, folded
        )

    def _look_elsewhere(self, quote_text: str, source_id: str) -> Verdict | None:
        others = [other for other in self._texts if other != source_id]
        for other in others:
            found = self._look(quote_text, other)
            if found:
                return found._replace(kind=VerdictKind.ELSEWHERE)
        return None

    def _absent(self, quote_text: str, source_id: str) -> Verdict:
        from probtimeline.audit.nearest import nearest_passage

        place = nearest_passage(quote_text, self._fold(source_id))
        if place is None:
            return Verdict(VerdictKind.ABSENT, source=source_id)
        start, end = place
        return Verdict(
            VerdictKind.ABSENT,
            source=source_id,
            nearest=self._texts[source_id][start:end],
            nearest_start=start,
        )


def _normalised(quote_text: str, source_id: str, folded: FoldedText) -> Verdict | None:
    from probtimeline.audit.folded import Needle

    hits = list(folded.find(Needle.of(quote_text)))
    if not hits:
        return None
    start, end = hits[0].start, hits[0].end
    return Verdict(VerdictKind.NORMALISED, start, end, len(hits), source_id, parts=((start, end),))


def _interrupted(quote_text: str, source_id: str, folded: FoldedText) -> Verdict | None:
    from probtimeline.audit.folded import Needle

    pieces = compiled(_GAP_MARK).split(quote_text)
    parts = [Needle.of(piece) for piece in pieces if any(map(str.isalnum, piece))]
    if len(pieces) == 1 or not 0 < len(parts) <= PARTS_LIMIT:
        return None
    shortest: list[Hit] = []
    for first in islice(folded.find(parts[0]), BEGINNINGS):
        chain = _in_order(first, parts[1:], folded)
        if not chain:
            break
        if not shortest or _stretch(chain) < _stretch(shortest):
            shortest = chain
    if not shortest:
        return None
    start, end = shortest[0].start, shortest[-1].end
    spots = tuple((hit.start, hit.end) for hit in shortest)
    return Verdict(VerdictKind.INTERRUPTED, start, end, 1, source_id, parts=spots)


def _in_order(first: Hit, rest: Sequence[Needle], folded: FoldedText) -> list[Hit]:
    """The first place for each part after the one before; empty where one of them has none."""
    chain = [first]
    for part in rest:
        hit = next(folded.find(part, chain[-1].squeezed_end), None)
        if hit is None:
            return []
        chain.append(hit)
    return chain


def _stretch(chain: Sequence[Hit]) -> int:
    return chain[-1].end - chain[0].start


def check_quote(quote_text: str, source_id: str, texts: Mapping[str, str]) -> Verdict:
    """The verdict on one quotation of `source_id`."""
    return QuoteChecker(texts).check(quote_text, source_id)


def check_quotes(
    chronicle: Chronicle,
    texts: Mapping[str, str],
    known: Mapping[tuple[str, str], Verdict] | None = None,
    *,
    attached: bool = False,
) -> Mapping[tuple[str, str], Verdict]:
    """The verdict on every passage of the chronicle, by source id and quote text.

    `known` are verdicts of these very texts, found before. Where only those that are `attached`
    are asked for, passages of other sources are left out: they go unchecked, and are not decoded.
    """
    checker, known = QuoteChecker(texts), known or {}
    sources = texts if attached else chronicle.passages
    return {
        (source_id, passage.text): known.get((source_id, passage.text))
        or checker.check(passage.text, source_id)
        for source_id in sources
        for passage in chronicle.passages.get(source_id, ())
    }


def quote_fault(load: Callable[[str], str | None], source: str, words: str) -> Problem | None:
    """Warn of a quote that is given and is not in the attached text of its source.

    `load` gives the text of a source by id, or None. Where the text cannot be read the audit
    tells of it; a quote can be given all the same.
    """
    try:
        text = load(source)
    except OSError:
        return None
    if text is None:
        return None
    verdict = check_quote(words, source, {source: text})
    if verdict.kind is not VerdictKind.ABSENT:
        return None
    nearest = clean_line(verdict.nearest, limit=200).strip()
    near = f"; the nearest passage is “{nearest}”" if nearest else ""
    what = f"the quote is not in the attached text of {source}{near}"
    return warning("quote-absent", what, "Copy the words as printed; mark words left out with ….")
