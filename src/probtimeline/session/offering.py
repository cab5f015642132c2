"""What a writer is offered while typing: sources, and the words the chronology uses already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.citation import short_name
from probtimeline.core.records import Qualifier, Source
from probtimeline.core.text import fold
from probtimeline.session.drafting import QuoteDraft

OFFERED: Final = 6
"""Words offered at once: more would not be read while typing."""
LOOKED_AT: Final = 20_000
"""Words gone through for an offer, the most used first: a few thousandths of a second."""

LISTS: Final = frozenset({"tags", "actors"})
"""Fields that hold several words, with commas between them."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What would stand in the field, and a few words on it."""

    text: str
    told: str = ""


@dataclass(frozen=True)
class Sources:
    """The sources of a chronology, ready to be named by somebody who types."""

    known: Mapping[str, Source]
    by_title: Mapping[str, Source]
    searched: Mapping[str, str]

    @staticmethod
    def of(chronicle: Chronicle) -> Sources:
        """Make the sources ready."""
        known = chronicle.sources
        return Sources(
            known,
            {_plain(source.title): source for source in known.values()},
            {
                each: _plain(f"{each} {source.title} {source.publisher} {' '.join(source.author)}")
                for each, source in known.items()
            },
        )

    def named(self, quote: QuoteDraft) -> Source | None:
        """The source a quotation is from, if it is one of those known."""
        if quote.new:
            return None
        words = quote.source.strip()
        return self.known.get(words) or self.by_title.get(_plain(words))

    def offers(self, words: str) -> tuple[Offer, ...]:
        """Sources whose id, title, publisher or author has all the words typed."""
        wanted = _plain(words).split()
        found = []
        for each, text in self.searched.items():
            if wanted and each != words and all(word in text for word in wanted):
                found.append(Offer(each, short_name(self.known[each])))
                if len(found) == OFFERED:
                    break
        return tuple(found)

    def is_new(self, quote: QuoteDraft) -> bool:
        """Whether the words typed name a new source: they fit none that is known."""
        words = quote.source.strip()
        return bool(words) and (quote.new or (self.named(quote) is None and not self.offers(words)))


@dataclass(frozen=True, slots=True)
class Words:
    """The words that a chronology uses in each field, those used most first."""

    by_field: Mapping[str, tuple[tuple[str, str], ...]]

    @staticmethod
    def of(chronicle: Chronicle) -> Words:
        """Gather the words; this goes over all events."""
        figures = [placed.figure for placed in chronicle.figures]
        quotes = [quote for event in chronicle.events for quote in event.quotes]
        used: Mapping[str, Iterable[str]] = {
            "tags": (tag for event in chronicle.events for tag in event.tags),
            "actors": (actor for event in chronicle.events for actor in event.actors),
            "speaker": (quote.speaker for quote in quotes),
            "measure": (figure.measure for figure in figures),
            "unit": (figure.unit for figure in figures),
            "population": (figure.population for figure in figures),
            "label": (figure.label for figure in figures),
            "kind": (source.kind for source in chronicle.sources.values()),
            "publisher": (source.publisher for source in chronicle.sources.values()),
        }
        ranked = {name: _ranked(words) for name, words in used.items()}
        hedges = tuple((each.value, each.value) for each in Qualifier)
        return Words({**ranked, "qualifier": hedges})

    def offers(self, field: str, typed: str) -> tuple[Offer, ...]:
        """Words that go on from what is typed; of a list, from what follows the last comma."""
        start = typed.rpartition(",")[2] if field in LISTS else typed
        wanted = _plain(start)
        if not wanted:
            return ()
        begins, holds = [], []
        for word, plain in self.by_field.get(field, ())[:LOOKED_AT]:
            if plain.startswith(wanted) and plain != wanted:
                begins.append(word)
            elif f" {wanted}" in plain:
                holds.append(word)
        return tuple(Offer(word) for word in [*begins, *holds][:OFFERED])


def completed(field: str, typed: str, offer: Offer) -> str:
    """What stands in a field once an offer is taken."""
    if field not in LISTS:
        return offer.text
    before = typed.rpartition(",")[0]
    return f"{before}, {offer.text}, " if before.strip() else f"{offer.text}, "


def field_of(path: str) -> str:
    """The name of a field: `tags`, `source`, `measure`."""
    return path.rpartition(".")[2]


def _ranked(words: Iterable[str]) -> tuple[tuple[str, str], ...]:
    counts = Counter(word for word in words if word)
    return tuple((word, _plain(word)) for word, _ in counts.most_common())


def _plain(text: str) -> str:
    return " ".join(fold(text[:300]).split())
