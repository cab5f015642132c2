"""The words and values a chronicle holds, counted once: what completion and suggestions offer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.text import MOST_READ, fold
from probtimeline.query.aspects import HAS, IS
from probtimeline.query.index import Index
from probtimeline.query.operators import Operator

_WORD = re.compile(r"\w[\w'’-]*\w|\w")
_READ = 20_000
"""Events whose every word is known: enough to hold nearly all words of any chronology."""


class Vocabulary:
    """What can be found in one revision of a chronicle. Counts are numbers of events."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._values: dict[str, Mapping[str, int]] = {}

    @staticmethod
    def of(known: Chronicle | Index | Vocabulary) -> Vocabulary:
        """The vocabulary of a chronicle, or the one given."""
        if isinstance(known, Vocabulary):
            return known
        return Vocabulary(known if isinstance(known, Index) else Index(known))

    def marked(self, bookmarked: frozenset[str], notes: Mapping[str, str]) -> Vocabulary:
        """The same with other bookmarks and notes, which keeps what was counted without them."""
        index = self.index.marked(bookmarked, notes)
        other = Vocabulary(index)
        other._values = {
            name: count for name, count in self._values.items() if name not in ("has", "is")
        }
        if "words" in self.__dict__:
            other.__dict__["words"] = self.words
        return other

    def values(self, operator: Operator) -> Mapping[str, int]:
        """The values a field could be given, and how many events each would find."""
        counted = self._values.get(operator.name)
        if counted is None:
            count: Counter[str] = Counter()
            for entry in self.index.entries():
                count.update(dict.fromkeys(operator.values(entry), 1))
            counted = self._values[operator.name] = count
        return counted

    def about(self, operator: Operator, value: str) -> str:
        """What a value stands for, where its name does not say it."""
        chronicle = self.index.chronicle
        match operator.name:
            case "source" if value in chronicle.sources:
                return chronicle.sources[value].title
            case "id" if event := chronicle.event(value):
                return event.title
            case "has" | "is":
                return next((each.what for each in (*HAS, *IS) if each.name == value), "")
        return ""

    @cached_property
    def words(self) -> Mapping[str, tuple[str, int]]:
        """The words of titles, tags and actors, folded: each as written, and its events."""
        written: dict[str, str] = {}
        count: Counter[str] = Counter()
        for event in self.index.chronicle.events:
            found: set[str] = set()
            for text in (event.title, *event.tags, *event.actors):
                for word in _WORD.findall(text[:MOST_READ]):
                    folded = fold(word)
                    if word.islower() or folded not in written:  # not as a title's first word
                        written[folded] = word
                    found.add(folded)
            count.update(found)
        return {folded: (word, count[folded]) for folded, word in written.items()}

    @cached_property
    def every_word(self) -> frozenset[str]:
        """The folded words of all that is searched."""
        return frozenset(self._every_word())

    def _every_word(self) -> Iterator[str]:
        for entry in self.index.entries(0, _READ):
            yield from _WORD.findall(entry.text)

    def holds(self, needle: str) -> bool:
        """Whether folded words stand in some event."""
        return any(needle in entry.text for entry in self.index.entries())
