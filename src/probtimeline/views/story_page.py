"""One scene of a story as a page: the date, what happened, and the words that carry it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from textual.content import Content

from probtimeline.audit.quotes import Verdict, VerdictKind
from probtimeline.core.lanes import bar
from probtimeline.core.length import later
from probtimeline.core.records import Event, Figure, Quote, Status
from probtimeline.core.scale import Scale
from probtimeline.core.text import clean_line, counted
from probtimeline.session.scenes import Scenes
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.widgets.large import Large, has_figures
from probtimeline.views.writing import Writer

DATE = "bold $ink-heading"
LONGEST_LARGE = 16
"""Characters of a figure that are drawn large; what is longer is a phrase rather than a number."""


class ScenePage(Writer):
    """Writes one scene; `before` is the event of the scene it follows, None for the first."""

    def __init__(self, state: State, event: Event, before: Event | None, *, large: bool) -> None:
        super().__init__(state)
        self._event = event
        self._before = before
        self._large = large
        self._write()

    def _write(self) -> None:
        event = self._event
        self.blocks.append(Large(event.date.text, DATE, small=not self._large))
        self._add(self._when())
        self._add()
        self._add(paint.prose(event.title, paint.TITLE))
        if event.status is not Status.HAPPENED:
            mark = paint.STATUS_MARKS[event.status]
            self._add(paint.line(f"{mark} {event.status.value}", paint.DOUBT))
        if event.summary:
            self._add()
            self._add(paint.prose(event.summary))
        self._leading()
        for _, quotes in groupby(event.quotes, key=self._said_by):
            self._words(list(quotes))

    def _said_by(self, quote: Quote) -> tuple[str, str, Verdict]:
        return quote.speaker, quote.source, self.state.verdict(quote.source, quote.text)

    def _words(self, quotes: Sequence[Quote]) -> None:
        """Quotations of one speaker in one source, and who that is, once."""
        self._add()
        for quote in quotes:
            self._add(self._quoted(quote, quote.figures), first=BESIDE)
        speaker, source, verdict = self._said_by(quotes[0])
        by = f"{speaker} · " if speaker else ""
        said = paint.line(f"{by}{self._source_name(source)}", paint.MUTED)
        if verdict.kind is not VerdictKind.UNCHECKED:
            said = paint.joined(said, ("  ", paint.PLAIN), paint.verdict_words(verdict))
        self._add(said, first=BESIDE)

    def _when(self) -> Content:
        """How exactly the date is known, and what lies between it and the scene before."""
        date, before = self._event.date, self._before
        known = f"{paint.precision_mark(date)} {date.precision_text}"
        if before is None:
            return paint.line(known, paint.MUTED)
        gap = between(self.state, before, self._event)
        return paint.joined((known, paint.MUTED), ("    ", paint.PLAIN), (gap, paint.LINK))

    def _leading(self) -> None:
        """The first figure that is a number, drawn large, with what it measures."""
        figure = leading(self._event)
        if figure is None:
            return
        self._add()
        label = paint.line(figure.label, paint.PLAIN)
        printed = hedged(figure)
        self.blocks.append(Large(printed, paint.FIGURE, label, small=not self._large))
        details = paint.figure_details(figure)
        if details:
            self._add(details)


BESIDE = Content.styled("▎ ", paint.RULE)
"""What stands before each line of a quotation."""


def leading(event: Event) -> Figure | None:
    """The figure that stands for an event: its first that is a number and not a phrase."""
    for figure in event.figures:
        if has_figures(figure.text) and len(hedged(figure)) <= LONGEST_LARGE:
            return figure
    return None


def hedged(figure: Figure) -> str:
    """A figure as printed, with its hedge where that is not printed with it."""
    hedge = figure.qualifier.value if figure.qualifier is not None else ""
    return f"{hedge} {figure.text}" if hedge and hedge not in figure.text else figure.text


def between(state: State, before: Event, event: Event) -> str:
    """What lies between two scenes: how long it was, and how many other events there were."""
    places = state.chronicle.places
    skipped = places[event.id] - places[before.id] - 1
    words = later(before.date, event.date)
    if skipped <= 0 or not words.endswith("later"):
        return words
    return f"{words}, {counted(skipped, 'event')} in between"


class StoryStrip:
    """The scenes of a story along time: those told, those to come, and the present one."""

    def __init__(self, scenes: Scenes, width: int) -> None:
        days = scenes.extent
        self._scenes = scenes
        self.scale = Scale(*days, width) if days is not None and width > 0 else None
        crowded = len(scenes) > width // 2
        numbers = range(len(scenes))
        self._columns = None if crowded else _apart([self._column(n) for n in numbers], width)
        self._first = dict(self._firsts(width))

    def _column(self, number: int) -> int:
        first = self._scenes.begins(number)
        if self.scale is None or first is None:
            return 0
        return min(self.scale.width - 1, max(0, self.scale.column(first)))

    def _at(self, number: int) -> int:
        """The column a scene is drawn in: crowds share theirs."""
        return self._column(number) if self._columns is None else self._columns[number]

    def _firsts(self, width: int) -> Iterator[tuple[int, int]]:
        """The columns in which there are scenes, each with the first of these."""
        numbers, number = range(len(self._scenes)), 0
        for column in range(max(1, width)):
            number = bisect_left(numbers, column, lo=number, key=self._at)
            if number < len(numbers) and self._at(number) == column:
                yield column, number

    def years(self) -> Content:
        """The years over the line."""
        if self.scale is None:
            return Content("")
        cells = [" "] * self.scale.width
        for tick in self.scale.ticks():
            cells[tick.column : tick.column + len(tick.label)] = tick.label
        return Content.styled("".join(cells), paint.FAINT)

    def line(self, present: int) -> Content:
        """The scenes as dots: full where told, and ▲ over the days the present one may be on."""
        if self.scale is None:
            return Content("")
        cells = [("─", paint.RULE)] * self.scale.width
        found = bar(self.scale, self._scenes[present].date)
        if found is not None:
            for column in range(max(0, found.left), min(found.right + 1, self.scale.width)):
                cells[column] = ("━", NOW)
        for column, number in self._first.items():
            cells[column] = ("●", paint.LINK) if number <= present else ("○", paint.MUTED)
        cells[self._at(present)] = ("▲", NOW)
        return Content.assemble(*cells)

    def scene_at(self, column: int) -> int:
        """The scene nearest to a column."""
        numbers = range(len(self._scenes))
        at = bisect_right(numbers, column, key=self._at)
        near = range(max(0, at - 1), min(at + 1, len(numbers)))
        return min(near, key=lambda number: abs(self._at(number) - column), default=0)


NOW = "bold $ink-cursor"


def _apart(columns: list[int], width: int) -> list[int]:
    """The columns with each scene in one of its own, as near as can be."""
    for number in range(1, len(columns)):
        columns[number] = max(columns[number], columns[number - 1] + 1)
    last = width
    for number in reversed(range(len(columns))):
        last = columns[number] = min(columns[number], last - 1)
    return columns


def heading(title: str, chronology: str) -> Content:
    """What is told, and of what."""
    return Content.assemble(
        " ", paint.line(clean_line(title), paint.TITLE), "  ", paint.line(chronology, paint.MUTED)
    )
