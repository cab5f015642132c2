"""What a writer is offered while typing: sources, and the words the chronology uses already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
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

FEW: Final = 300
"""Sources that are found by their words without waiting: so many are decoded between two keys."""

FACETS: Final = MappingProxyType(
    {
        "tags": "tag",
        "actors": "actor",
        "speaker": "speaker",
        "measure": "measure",
        "unit": "unit",
        "population": "population",
        "label": "label",
    }
)
"""Under what name `core.kinds` keeps the words of each field of an event."""

LISTS: Final = frozenset({"tags", "actors"})
"""Fields that hold several words, with commas between them."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What would stand in the field, and a few words on it."""

    text: str
    told: str = ""


class Sources:
    """The sources of a chronology, to be named by somebody who types.

    Where they are many, they can be found by their words once these are gathered: that takes long.
    """

    def __init__(self, known: Mapping[str, Source]) -> None:
        self.known = known

    @staticmethod
    def of(chronicle: Chronicle) -> Sources:
        """The sources of a chronicle."""
        return Sources(chronicle.sources)

    def gather(self) -> None:
        """Gather what they are found by; this may be done in a thread."""
        for name in ("by_title", "searched"):
            getattr(self, name)

    @property
    def is_ready(self) -> bool:
        """Whether they can be found by their words at once."""
        return len(self.known) <= FEW or "searched" in self.__dict__

    @cached_property
    def by_title(self) -> Mapping[str, Source]:
        """Each by its title, folded."""
        return {_plain(source.title): source for source in self.known.values()}

    @cached_property
    def searched(self) -> Mapping[str, str]:
        """What each is found by, folded, by its id."""
        return {
            each: _plain(f"{each} {source.title} {source.publisher} {' '.join(source.author)}")
            for each, source in self.known.items()
        }

    def named(self, quote: QuoteDraft) -> Source | None:
        """The source a quotation is from, if it is one of those known."""
        if quote.new:
            return None
        words = quote.source.strip()
        return (self.known.get(words) or self.by_title.get(_plain(words))) if words else None

    def offers(self, words: str) -> tuple[Offer, ...]:
        """Sources whose id, title, publisher or author has all the words typed."""
        wanted = _plain(words).split()
        if not wanted:
            return ()
        found = []
        for each, text in self.searched.items():
            if each != words and all(word in text for word in wanted):
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
        """Gather the words: those of events by how many use them, which goes over no events."""
        kinds, sources = chronicle.kinds, chronicle.sources.values()
        used = {
            name: {word: kinds.count(number) for word, number in kinds.values(facet).items()}
            for name, facet in FACETS.items()
        }
        used["kind"] = Counter(source.kind for source in sources)
        used["publisher"] = Counter(source.publisher for source in sources)
        ranked = {name: _ranked(counts) for name, counts in used.items()}
        hedges = tuple((each.value, each.value) for each in Qualifier)
        return Words({**ranked, "qualifier": hedges})

    def offers(self, field: str, typed: str) -> tuple[Offer, ...]:
        """Words that go on from what is typed; of a list, from what follows the last comma."""
        start = typed.rpartition(",")[2] if field in LISTS else typed
        wanted = _plain(start)
        if not wanted:
            return ()
        begins, holds = [], []
        for word, plain in self.by_field.get(field, ()):
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


def _ranked(counts: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    found = Counter({word: count for word, count in counts.items() if word})
    return tuple((word, _plain(word)) for word, _ in found.most_common(LOOKED_AT))


def _plain(text: str) -> str:
    return " ".join(fold(text[:300]).split())
