"""The words and values a chronicle holds: what completion and suggestions offer.

Values are counted by the kinds of the chronicle. Words are learned from the events, a few at the
first question and the rest bit by bit behind it, for as long as somebody asks for more: at most
`READ` of them, evenly spread, which hold nearly all the words of any chronology.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from probtimeline.core.patterns import compiled
from probtimeline.core.text import MOST_READ, fold
from probtimeline.query.index import Index

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle
    from probtimeline.core.records import Event
    from probtimeline.query.operators import Operator
    from probtimeline.query.search import Looking
    from probtimeline.query.terms import Term

_WORD: Final = r"\w[\w'’-]*\w|\w"
READ: Final = 5_000
"""The most events that words are learned from."""
AT_ONCE: Final = 200
"""Events that words are learned from before the first question is answered."""
IDS: Final = 20
"""Ids that are looked for at once."""
_EFFORT: Final = 20_000.0
"""What looking whether something is found at all may take (`query.search`)."""


class _Learned:
    """What has been learned from some of the events."""

    def __init__(self, index: Index) -> None:
        step = -(-len(index) // READ) or 1
        self.index = index
        self.waiting = iter(range(0, len(index), step))
        self.is_done = False
        self.is_whole = step == 1
        self.written: dict[str, str] = {}
        self.count: Counter[str] = Counter()
        self.every: set[str] = set()
        self.aspects: dict[str, Counter[str]] = {"has": Counter(), "is": Counter()}

    def learn(self, many: int) -> None:
        from probtimeline.query.aspects import HAS, IS

        places, words = list(islice(self.waiting, many)), compiled(_WORD).findall
        self.is_done = len(places) < many
        for entry in self.index.entries(places):
            self._words_of(entry.event)
            self.every.update(words(entry.text))
            for name, aspects in (("has", HAS), ("is", IS)):
                self.aspects[name].update(each.name for each in aspects if each.holds(entry))

    def _words_of(self, event: Event) -> None:
        found: set[str] = set()
        for text in (event.title, *event.tags, *event.actors):
            for word in compiled(_WORD).findall(text[:MOST_READ]):
                folded = fold(word)
                if word.islower() or folded not in self.written:  # not as a title's first word
                    self.written[folded] = word
                found.add(folded)
        self.count.update(found)


class Vocabulary:
    """What can be found in one revision of a chronicle. Counts are numbers of events."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._learned = _Learned(index.marked(frozenset(), {}))

    @staticmethod
    def of(known: Chronicle | Index | Vocabulary) -> Vocabulary:
        """The vocabulary of a chronicle, or the one given."""
        if isinstance(known, Vocabulary):
            return known
        return Vocabulary(known if isinstance(known, Index) else Index(known))

    def marked(self, bookmarked: frozenset[str], notes: Mapping[str, str]) -> Vocabulary:
        """The same with other bookmarks and notes; both share what either learns."""
        other = Vocabulary(self.index.marked(bookmarked, notes))
        other._learned = self._learned
        return other

    def learn(self, many: int) -> bool:
        """Learn words from some more events; whether there are still more."""
        self._learned.learn(many)
        return not self._learned.is_done

    @property
    def is_learned(self) -> bool:
        """Whether there is nothing more to learn."""
        return self._learned.is_done

    def is_exact(self, operator: Operator | None) -> bool:
        """Whether the counts of a field's values, or of words, are those of all events."""
        by_kind = operator is not None and (operator.facet or operator.name == "id")
        return bool(by_kind) or (self._learned.is_done and self._learned.is_whole)

    @property
    def _known(self) -> _Learned:
        if not self._learned.every and not self._learned.is_done:
            self._learned.learn(AT_ONCE)
        return self._learned

    def values(self, operator: Operator, typed: str = "") -> Mapping[str, int]:
        """The values a field could be given, and how many events each would find.

        Ids are those that begin as what is `typed`, folded, and some more.
        """
        match operator.name:
            case "has" | "is":
                return self._aspects(operator.name)
            case "id":
                return self._ids(typed)
            case "in":
                return {"text": len(self.index)} if len(self.index) else {}
        kinds = self.index.chronicle.kinds
        numbers = kinds.values(operator.facet) if operator.facet else {}
        return {value: kinds.count(number) for value, number in numbers.items()}

    def _aspects(self, name: str) -> Mapping[str, int]:
        learned, index = self._known.aspects[name], self.index
        own = ("own-note", index.own_notes) if name == "has" else ("bookmarked", index.bookmarks)
        return learned | {own[0]: len(own[1])} if len(own[1]) else learned

    def _ids(self, typed: str) -> Mapping[str, int]:
        from probtimeline.query.named import Called

        events = self.index.chronicle.events
        found = self._looked_for(Called(typed, True), IDS).hits[:IDS]
        return {events[place].id: 1 for place in (*found, *range(min(len(events), AT_ONCE)))}

    def _looked_for(self, term: Term, many: int) -> Looking:
        from probtimeline.query.query import Query
        from probtimeline.query.search import Looking

        looking = Looking(Query.of("", term), self.index)
        looking.go_on(len(self.index), effort=_EFFORT, page=many)
        return looking

    def finds(self, term: Term) -> bool:
        """Whether some event answers a term; also where that would take too long to tell."""
        looking = self._looked_for(term, 1)
        return bool(looking.hits) or looking.at < len(self.index)

    def names(self, operator: Operator, value: str) -> Sequence[str]:
        """What else a value is known by: a source by its names, others by what they stand for."""
        if operator.name != "source":
            return (self.about(operator, value),)
        from probtimeline.query.named import RestsOn

        return RestsOn("").names(self.index)[value].split("\n")

    def about(self, operator: Operator, value: str) -> str:
        """What a value stands for, where its name does not say it."""
        chronicle = self.index.chronicle
        match operator.name:
            case "source" if value in chronicle.sources:
                return chronicle.sources[value].title
            case "id" if event := chronicle.event(value):
                return event.title
            case "has" | "is":
                from probtimeline.query.aspects import HAS, IS

                return next((each.what for each in (*HAS, *IS) if each.name == value), "")
        return ""

    def words(self, begun: str) -> list[tuple[str, str, int]]:
        """The words of titles, tags and actors that begin so, folded.

        Each folded, as written, and how many events have it.
        """
        known = self._known
        found = [folded for folded in known.written if folded.startswith(begun)]
        return [(folded, known.written[folded], known.count[folded]) for folded in found]

    @property
    def every_word(self) -> frozenset[str]:
        """The folded words of all that is searched."""
        notes = (compiled(_WORD).findall(note) for note in self.index.noted.values())
        return frozenset(self._known.every).union(*notes)

    def holds(self, needle: str) -> bool:
        """Whether folded words stand in some event."""
        index = self.index
        noted = any(needle in note for note in index.noted.values())
        return noted or index.scanner.holds(needle)
