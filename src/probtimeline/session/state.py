"""What the program is doing, as one frozen value.

The app holds the only State and replaces it by applying Moves (`session.moves`); views draw it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from probtimeline.audit.quotes import Verdict, VerdictKind
from probtimeline.core.layer import Layer
from probtimeline.core.sorted_places import NONE, Places
from probtimeline.query.index import Index
from probtimeline.query.vocabulary import Vocabulary
from probtimeline.session.figure_table import FigureTable, Sorting
from probtimeline.session.rows import Rows, build_rows
from probtimeline.session.trail import Place, Trail
from probtimeline.session.weighing import Weighing

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle, Passage
    from probtimeline.core.periods import Period
    from probtimeline.core.records import Event, Source
    from probtimeline.core.span import Span
    from probtimeline.query.facets import Chip
    from probtimeline.query.parser import Query, QueryError
    from probtimeline.session.asking import Rest
    from probtimeline.session.marking import Marked, Stretch

VIEWS = ("timeline", "source", "figures", "comparisons")
"""The names of the views, in the order of their number keys."""

Verdicts = Mapping[tuple[str, str], Verdict]
Arrived = Mapping[str, bool]
"""Events that came in and were not seen, in order: whether each is new (or else changed)."""
UNCHECKED = Verdict(VerdictKind.UNCHECKED)
FOUND = frozenset({VerdictKind.EXACT, VerdictKind.NORMALISED, VerdictKind.INTERRUPTED})
"""Verdicts that come with a place in the quote's own source."""


@dataclass(frozen=True, slots=True)
class Search:
    """What was searched for and what came of it.

    `hits` are places in the chronicle, in order, and `possibly` those of them that only may answer.
    `rest` is what has not been looked through yet (`session.asking`); None where all is known.
    """

    text: str = ""
    query: Query | None = None
    error: QueryError | None = None
    hits: Places = NONE
    possibly: Places = NONE
    nearest: tuple[str, ...] = ()
    rest: Rest | None = field(default=None, compare=False, repr=False)

    @property
    def is_on(self) -> bool:
        """Whether something is being searched for."""
        return self.query is not None

    @property
    def more(self) -> str:
        """The sign behind a number of hits as long as not all are counted."""
        return "+" if self.rest is not None and self.rest.left else ""

    def finds(self, place: int) -> bool:
        """Whether the event at a place is among the hits."""
        return place in self.hits


@dataclass(frozen=True, slots=True)
class State:
    """The chronicle, where the reader is in it, and what was asked.

    `selected` is the event every view agrees on; `source` and `passage` are where the Source view
    is open (a passage is known by its text), `figure` the key of the figure the Figures view
    stands on, `weighed` the key of the item the Comparisons view shows, `stop` what the cursor
    stands on in the event's page (None: it is in the list).

    What is shown is what passes three filters, each kept by itself: the `search` (where
    `only_hits`), the `chips` that are on, and the `window` of time (None: all of it); `rows` and
    `table` follow from them (`session.arranging`). `origin` is the place the search being typed
    started from, `kept` the search before it. `stretch` is the range of time marked, `marked`
    what will be set beside something else, and `pair` the two that are.

    `layer` is the reader's own: bookmarks, notes, saved searches. `financial` asks for years from
    April to March. `notice` tells what the last move could not do; the next move clears it.
    `vocabulary` is this revision of the chronicle and its texts made ready to be searched, as far
    as they have been; `weighing` all that it sets side by side. `arrived` is what has come in from
    elsewhere and was not seen yet, `trouble` what is wrong with the files for as long as it is.
    `progress` is how much has been read, from 0 to 1, where the first events alone are shown; None
    where all are. `only_shown` forbids what writes.
    """

    chronicle: Chronicle
    rows: Rows
    vocabulary: Vocabulary = field(compare=False, repr=False)
    weighing: Weighing = field(compare=False, repr=False)
    table: FigureTable = field(compare=False, repr=False)
    texts: Mapping[str, str] = field(default_factory=dict)
    verdicts: Verdicts = field(default_factory=dict)
    view: str = "timeline"
    selected: str = ""
    source: str = ""
    passage: str = ""
    figure: str = ""
    weighed: str = ""
    stop: int | None = None
    search: Search = field(default_factory=Search)
    only_hits: bool = True
    chips: tuple[Chip, ...] = ()
    window: Period | None = None
    financial: bool = False
    sorting: Sorting = field(default_factory=Sorting)
    stretch: Stretch | None = None
    marked: Marked | None = None
    pair: tuple[Marked, Marked] | None = None
    layer: Layer = field(default_factory=Layer)
    origin: Place | None = None
    kept: Search = field(default_factory=Search)
    trail: Trail = field(default_factory=Trail)
    today: Span | None = None
    arrived: Arrived = field(default_factory=dict)
    trouble: str = ""
    progress: float | None = None
    only_shown: bool = False
    notice: str = ""

    @staticmethod
    def of(
        chronicle: Chronicle,
        texts: Mapping[str, str] | None = None,
        today: Span | None = None,
        layer: Layer | None = None,
    ) -> State:
        """The state in which the program opens: the first event, the whole chronology."""
        first = chronicle.events[0].id if chronicle.events else ""
        rows, kept = build_rows(chronicle), layer or Layer()
        index = Index(chronicle, texts, bookmarked=kept.bookmarks, notes=kept.notes)
        return State(
            chronicle,
            rows,
            Vocabulary(index),
            Weighing(chronicle),
            FigureTable(chronicle, rows.shown, index, None, Sorting()),
            texts=texts or {},
            selected=first,
            today=today,
            layer=kept,
        )

    @property
    def index(self) -> Index:
        """The folded texts that a search goes through."""
        return self.vocabulary.index

    @property
    def event(self) -> Event | None:
        """The selected event."""
        return self.chronicle.event(self.selected)

    @property
    def place(self) -> int:
        """The selected event's index in the chronicle, or −1."""
        return self.chronicle.places.get(self.selected, -1)

    @property
    def bookmarks(self) -> tuple[int, ...]:
        """The places of the bookmarked events that are shown, in order."""
        places = (self.chronicle.places.get(event_id) for event_id in self.layer.bookmarks)
        return tuple(sorted(p for p in places if p is not None and p in self.rows.row_of))

    @property
    def here(self) -> Place:
        """Where the reader is, as the trail remembers it."""
        return Place(
            self.view,
            self.selected,
            self.source,
            self.passage,
            self.stop,
            self.only_hits,
            self.figure,
            self.weighed,
            self.window,
        )

    @property
    def open_source(self) -> Source | None:
        """The source the Source view shows: the one opened, else the selected event's first."""
        wanted = self.source
        if not wanted and self.event is not None and self.event.sources:
            wanted = self.event.sources[0]
        return self.chronicle.sources.get(wanted)

    def verdict(self, source: str, quote: str) -> Verdict:
        """What checking a quote against its source's text found; unchecked until it is."""
        return self.verdicts.get((source, quote), UNCHECKED)

    def reading_order(self, source: str) -> tuple[Passage, ...]:
        """A source's passages as they stand in its text; by date of their events without one."""
        passages = self.chronicle.passages.get(source, ())
        if source not in self.texts:
            return passages

        def place(passage: Passage) -> float:
            verdict = self.verdict(source, passage.text)
            return verdict.start if verdict.kind in FOUND else float("inf")

        return tuple(sorted(passages, key=place))

    @property
    def open_passage(self) -> Passage | None:
        """The passage the Source view stands on.

        The one opened, else the first that the selected event quotes, else the source's first.
        """
        source = self.open_source
        if source is None:
            return None
        passages = self.reading_order(source.id)
        quoted = self.event.quotes if self.event is not None else ()
        wanted = (self.passage, *(quote.text for quote in quoted if quote.source == source.id))
        for words in wanted:
            for passage in passages:
                if passage.text == words:
                    return passage
        return passages[0] if passages else None

    def choosing(self, event_id: str) -> State:
        """The same state with an event selected, and nothing open of the one before it."""
        if event_id == self.selected:
            return replace(self, source="", passage="")
        return replace(
            self,
            selected=event_id,
            arrived=self.seen(event_id),
            source="",
            passage="",
            figure="",
            weighed="",
            stop=None,
        )

    def seen(self, event_id: str) -> Arrived:
        """What has come in and is not seen yet, once an event is."""
        if event_id not in self.arrived:
            return self.arrived
        return {each: new for each, new in self.arrived.items() if each != event_id}

    def telling(self, notice: str) -> State:
        """The same state with something to tell the reader."""
        return replace(self, notice=notice)
