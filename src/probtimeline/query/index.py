"""The events of a chronicle made ready to be searched: folded once, lazily, and kept.

An index belongs to one revision of a chronicle. After a change, `Index.of` takes over what the
earlier one had folded, so that adding an event costs one event. What readers add for themselves,
bookmarks and notes, lies on top of it: `marked` exchanges that and folds nothing again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.records import Event
from probtimeline.core.text import fold
from probtimeline.query.pattern import Budget

_REMEMBERED = 256
"""How many needles' places in the attached texts are kept: more than one sitting types."""


def searched(event: Event) -> Iterator[str]:
    """Every text of an event that words are looked for in, as it stands in the file.

    The reader's own note is looked in too, but does not stand in the file. Sources are not among
    them: the name of a newspaper would find half a chronology. `source:`
    asks for them.
    """
    yield event.id
    yield event.title
    yield event.date_text
    yield event.date_note
    yield event.summary
    yield from event.tags
    yield from event.actors
    for quote in event.quotes:
        yield quote.text
        yield quote.speaker
        for figure in quote.figures:
            yield figure.text
            yield figure.label
            yield figure.population


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as a query meets it. `text` is folded, each searched piece on its own line.

    `budget` is the time for patterns, one for all the events that are met in one go.
    """

    event: Event
    text: str
    index: Index
    budget: Budget


class Index:
    """A chronicle and its attached texts, folded as they are first asked for.

    `bookmarked` and the keys of `notes`, the reader's own, are ids of events; some may be of
    events that are not in the chronicle.
    """

    def __init__(
        self,
        chronicle: Chronicle,
        texts: Mapping[str, str] | None = None,
        *,
        bookmarked: frozenset[str] = frozenset(),
        notes: Mapping[str, str] | None = None,
    ) -> None:
        self.chronicle = chronicle
        self.texts: Mapping[str, str] = texts or {}
        self.bookmarked = bookmarked
        self.notes: Mapping[str, str] = notes or {}
        self._folded: dict[str, str] = {}
        self._folded_texts: dict[str, str] = {}
        self._standing: dict[Hashable, frozenset[str]] = {}

    @staticmethod
    def of(
        chronicle: Chronicle,
        texts: Mapping[str, str] | None = None,
        earlier: Index | None = None,
        *,
        bookmarked: frozenset[str] | None = None,
        notes: Mapping[str, str] | None = None,
    ) -> Index:
        """An index that keeps what an earlier one folded of events that have not changed.

        It keeps the earlier one's bookmarks and notes too, where none are given.
        """
        if earlier is not None:
            bookmarked = earlier.bookmarked if bookmarked is None else bookmarked
            notes = earlier.notes if notes is None else notes
        index = Index(chronicle, texts, bookmarked=bookmarked or frozenset(), notes=notes)
        if earlier is not None:
            for event in chronicle.events:
                folded = earlier._folded.get(event.id)
                if folded is not None and earlier.chronicle.event(event.id) is event:
                    index._folded[event.id] = folded
        return index

    def marked(self, bookmarked: frozenset[str], notes: Mapping[str, str]) -> Index:
        """The same index with other bookmarks and notes; both share what either folds."""
        index = copy(self)
        index.bookmarked = bookmarked
        index.notes = notes
        return index

    def __len__(self) -> int:
        return len(self.chronicle.events)

    def entries(self, start: int = 0, stop: int | None = None) -> Iterator[Entry]:
        """The events from place `start` up to `stop`, in the chronicle's order."""
        budget = Budget()
        for event in self.chronicle.events[start:stop]:
            yield Entry(event, self._text_of(event), self, budget)

    def _text_of(self, event: Event) -> str:
        text = self._folded.get(event.id)
        if text is None:
            text = "\n".join(fold(piece) for piece in searched(event) if piece)
            self._folded[event.id] = text
        note = self.notes.get(event.id)
        return f"{text}\n{fold(note)}" if note else text

    def sources_with(self, needle: Hashable, stands_in: Callable[[str], bool]) -> frozenset[str]:
        """The ids of the sources in whose attached text, folded, the needle stands."""
        found = self._standing.get(needle)
        if found is None:
            if len(self._standing) >= _REMEMBERED:
                self._standing.clear()
            found = frozenset(id_ for id_ in self.texts if stands_in(self._source_text(id_)))
            self._standing[needle] = found
        return found

    def _source_text(self, source_id: str) -> str:
        text = self._folded_texts.get(source_id)
        if text is None:
            text = self._folded_texts[source_id] = fold(self.texts[source_id])
        return text

    @cached_property
    def compared(self) -> frozenset[str]:
        """The ids of the events that a comparison weighs, or a figure of which it weighs."""
        comparisons = self.chronicle.comparisons
        figures = {name for comparison in comparisons for name in comparison.figures}
        named = {name for comparison in comparisons for name in comparison.events}
        return frozenset(named | self._holding(figures))

    @cached_property
    def calculated(self) -> frozenset[str]:
        """The ids of the events with a figure that a calculation uses or arrives at."""
        figures = {
            name
            for calculation in self.chronicle.calculations
            for name in (*calculation.of, calculation.equals)
            if isinstance(name, str)
        }
        return frozenset(self._holding(figures))

    @cached_property
    def related(self) -> frozenset[str]:
        """The ids of the events that name a related event or are named by one."""
        events = self.chronicle.events
        naming = {event.id for event in events if event.related}
        return frozenset(naming | {link.event for event in events for link in event.related})

    def _holding(self, figures: Iterable[str]) -> set[str]:
        placed = self.chronicle.figure_ids
        return {placed[name].event.id for name in figures if name in placed}
