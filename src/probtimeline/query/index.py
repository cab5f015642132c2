"""The events of a chronicle as a query meets them, with what lies on top of them.

What is searched of the events stands folded in the chronicle (`core.folds`); an index adds the
attached texts and the reader's own bookmarks and notes, and keeps what it has worked out of them.
It belongs to one revision of a chronicle.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar, cast

from probtimeline.core.text import fold

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle
    from probtimeline.core.records import Event
    from probtimeline.core.span import Overlap
    from probtimeline.query.budget import Budget
    from probtimeline.query.scanning import Scanner

_REMEMBERED: Final = 256
"""How many answers are kept: more than one sitting types."""
_FEW: Final = 1000
"""Events of the reader's own up to which the place of each is looked for."""

_T = TypeVar("_T")


class Entry:
    """One event as a query meets it: decoded, and its text read, when a term first asks for it.

    `budget` is the time for patterns, one for all the events that are met in one go.
    """

    __slots__ = ("_event", "_text", "budget", "index", "place")

    def __init__(
        self,
        index: Index,
        place: int,
        budget: Budget,
        event: Event | None = None,
        text: str | None = None,
    ) -> None:
        """The event at a place; given with its text, it stands for the one that is there."""
        self.index = index
        self.place = place
        self.budget = budget
        self._event = event
        self._text = text

    @property
    def event(self) -> Event:
        """The event."""
        if self._event is None:
            self._event = self.index.chronicle.events[self.place]
        return self._event

    @property
    def is_decoded(self) -> bool:
        """Whether the event itself has been asked for."""
        return self._event is not None

    @property
    def text(self) -> str:
        """What is searched of it, folded, each piece on its own line; the reader's note too."""
        if self._text is None:
            self._text = self.index.text_at(self.place)
        return self._text

    @property
    def marks(self) -> int:
        """The bits of the ledger that tell what it is."""
        return self.index.chronicle.ledger.marks[self.place]

    def overlap(self, first: int | None, last: int | None) -> Overlap:
        """Whether its date falls into the days given."""
        return self.index.chronicle.ledger.overlap(self.place, first, last)


class _Known:
    """What is worked out of a chronicle and its texts, whatever the reader lays on top."""

    def __init__(self, chronicle: Chronicle, texts: Mapping[str, str]) -> None:
        self.chronicle = chronicle
        self.texts = texts
        self.answers: dict[Hashable, object] = {}
        self.folded_texts: dict[str, str] = {}

    @cached_property
    def scanner(self) -> Scanner:
        from probtimeline.query.scanning import Scanner

        return Scanner(self.chronicle.folds)

    def text_of(self, source_id: str) -> str:
        text = self.folded_texts.get(source_id)
        if text is None:
            text = self.folded_texts[source_id] = fold(self.texts[source_id])
        return text


class Index:
    """A chronicle with its attached texts and the reader's bookmarks and notes.

    `bookmarked` and the keys of `notes` are ids of events; some may be of events that are not in
    the chronicle.
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
        self._known = _Known(chronicle, self.texts)

    def marked(self, bookmarked: frozenset[str], notes: Mapping[str, str]) -> Index:
        """The same index with other bookmarks and notes; both share what either works out."""
        index = Index(self.chronicle, self.texts, bookmarked=bookmarked, notes=notes)
        index._known = self._known
        return index

    def over(self, chronicle: Chronicle, texts: Mapping[str, str]) -> Index:
        """An index of other records and texts, with the same bookmarks and notes on top."""
        return Index(chronicle, texts, bookmarked=self.bookmarked, notes=self.notes)

    def __len__(self) -> int:
        return len(self.chronicle.events)

    def entries(self, places: Iterable[int] | None = None) -> Iterator[Entry]:
        """The events at the places given, or all of them in the chronicle's order."""
        from probtimeline.query.budget import Budget

        budget = Budget()
        every = range(len(self)) if places is None else places
        return (Entry(self, place, budget) for place in every)

    @property
    def scanner(self) -> Scanner:
        """What finds words in the folded texts of all events."""
        return self._known.scanner

    def text_at(self, place: int) -> str:
        """What is searched of the event at a place."""
        text, note = self.chronicle.folds[place], self.noted.get(place)
        return f"{text}\n{note}" if note else text

    @cached_property
    def noted(self) -> Mapping[int, str]:
        """The reader's notes, folded, by the places of their events, in order."""
        known = self.chronicle.places
        found = {known[each]: note for each, note in self.notes.items() if note and each in known}
        return {place: fold(found[place]) for place in sorted(found)}

    @cached_property
    def own_notes(self) -> Sequence[int]:
        """The places of the events with a note of the reader's own, in order."""
        return array("I", self.noted)

    @cached_property
    def bookmarks(self) -> Sequence[int]:
        """The same of the events bookmarked."""
        return self._places_of(self.bookmarked)

    @cached_property
    def added(self) -> Sequence[int] | None:
        """The same of the events from the reader's own file; None where they are too many."""
        added = self.chronicle.added
        return self._places_of(added) if len(added) <= _FEW else None

    @cached_property
    def compared(self) -> Sequence[int]:
        """The same of the events that a comparison weighs, or a figure of which it weighs."""
        comparisons = self.chronicle.comparisons
        figures = {name for comparison in comparisons for name in comparison.figures}
        named = {name for comparison in comparisons for name in comparison.events}
        return self._places_of(named | self._holding(figures))

    @cached_property
    def calculated(self) -> Sequence[int]:
        """The same of the events with a figure that a calculation uses or arrives at."""
        figures = {
            name
            for calculation in self.chronicle.calculations
            for name in (*calculation.of, calculation.equals)
            if isinstance(name, str)
        }
        return self._places_of(self._holding(figures))

    def _holding(self, figures: Iterable[str]) -> set[str]:
        placed = self.chronicle.figure_ids
        return {placed[name].event.id for name in figures if name in placed}

    def _places_of(self, ids: Collection[str]) -> Sequence[int]:
        known = self.chronicle.places
        return array("I", sorted(known[each] for each in ids if each in known))

    def sources_with(self, needle: Hashable, stands_in: Callable[[str], bool]) -> frozenset[str]:
        """The ids of the sources in whose attached text, folded, the needle stands."""
        return self.remembered(
            needle,
            lambda: frozenset(each for each in self.texts if stands_in(self._known.text_of(each))),
        )

    def remembered(self, question: Hashable, answer: Callable[[], _T]) -> _T:
        """What was answered to a question on the records and texts, asked once."""
        answers = self._known.answers
        if question not in answers:
            if len(answers) >= _REMEMBERED:
                answers.clear()
            answers[question] = answer()
        return cast("_T", answers[question])
