"""Rules on quotation: the words quoted stand in their source, and are few."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from probtimeline.audit.lit import light
from probtimeline.audit.quotes import Verdict, VerdictKind
from probtimeline.audit.subject import Finding, Subject
from probtimeline.core.text import clean_line

LONGEST_QUOTE: Final = 40
"""Words; docs/format.md, "Quoting": the shortest clause that carries the claim."""

LARGEST_SHARE: Final = 3
"""All quotes from one source together stay below one part in this many of its text."""


def absent_quotes(subject: Subject) -> Iterator[Finding]:
    """Quotes that stand in no attached text."""
    for path, verdict in _quotes(subject, VerdictKind.ABSENT):
        near = clean_line(verdict.nearest, limit=200).strip()
        yield Finding(
            f"the quote is not in the text of {verdict.source}"
            + (f"; the nearest passage is “{near}”" if near else ""),
            "Copy the words as printed; mark words left out with ….",
            path,
        )


def misplaced_quotes(subject: Subject) -> Iterator[Finding]:
    """Quotes that stand in the text of another source than the one they name."""
    for path, verdict in _quotes(subject, VerdictKind.ELSEWHERE):
        yield Finding(
            f"the quote is not in the text of its source, but in that of {verdict.source}",
            f"Name {verdict.source} as its source, or quote the words of this one.",
            path,
        )


def _quotes(subject: Subject, kind: VerdictKind) -> Iterator[tuple[str, Verdict]]:
    """The place and the verdict of every quote that got this verdict."""
    for event in subject.chronicle.events:
        for index, quote in enumerate(event.quotes):
            verdict = subject.verdicts[quote.source, quote.text]
            if verdict.kind is kind:
                yield f"events[{event.id}].quotes[{index}].text", verdict


def words_in(text: str) -> int:
    """How many words a quotation has: a dash or an ellipsis by itself is none."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def long_quotes(subject: Subject) -> Iterator[Finding]:
    """Quotes of more words than a quotation needs."""
    for event in subject.chronicle.events:
        for index, quote in enumerate(event.quotes):
            words = words_in(quote.text)
            if words > LONGEST_QUOTE:
                yield Finding(
                    f"the quote has {words} words, more than {LONGEST_QUOTE}",
                    "Keep the shortest clause that carries the claim and its figure.",
                    f"events[{event.id}].quotes[{index}].text",
                )


def sources_quoted_too_much(subject: Subject) -> Iterator[Finding]:
    """Sources of whose attached text a third or more is quoted, overlaps counted once."""
    for source_id, passages in subject.chronicle.passages.items():
        text = subject.texts.get(source_id, "")
        size = len(text.strip())
        verdicts = [subject.verdicts[source_id, passage.text] for passage in passages]
        lit = sum(part.end - part.start for part in light(text, verdicts) if part.numbers)
        if size and lit * LARGEST_SHARE >= size:
            yield Finding(
                f"{100 * lit // size}% of the text of {source_id} is quoted",
                "Quote less: together the quotes stay below a third of their source.",
                f"sources[{source_id}]",
            )
