"""An event as a page: what happened, when and how that is known, the words and their figures.

Everything that can be followed is a stop: a quotation or a figure leads to the words in their
source, a related or compared event to itself.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from textual.content import Content

from probtimeline.audit.arithmetic import work
from probtimeline.core.citation import cite, short_name
from probtimeline.core.records import Comparison, Event, Figure, Quote, Status
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.stops import Target, ToEvent, ToWords
from probtimeline.views.widgets.page import EMPTY, Block

WIDEST_PRINTED = 20
"""Figures printed longer than this (in cells) stand on a line of their own."""
BAR_WIDTH = 25
"""Cells of a bar that stands for a hundred percent: four percent a cell."""


class Detail:
    """Writes one event's page.

    `blocks` are its paragraphs, `targets` what each stop leads to. `found` is the stop of the
    first hit of the search, where the title does not show one already.
    """

    def __init__(self, state: State, event: Event) -> None:
        self.state = state
        self.event = event
        self.blocks: list[Block] = []
        self.targets: list[Target] = []
        self.found: int | None = None
        self._write()

    def _write(self) -> None:
        self._head()
        in_title = self._lights(self.event.title)
        for quote in self.event.quotes:
            self._quote(quote)
        if in_title:
            self.found = None
        self._worked_out()
        self._compared()
        self._related()
        self._sources()
        self._subjects()

    def _stop(self, target: Target) -> int:
        self.targets.append(target)
        return len(self.targets) - 1

    def _add(self, content: Content = EMPTY, **margins: Content | int | None) -> None:
        self.blocks.append(Block(content, **margins))  # type: ignore[arg-type]

    def _lights(self, text: str) -> list[tuple[int, int]]:
        query = self.state.search.query
        lights = query.light(text) if query is not None else []
        if lights and self.found is None and self.targets:
            self.found = len(self.targets) - 1
        return lights

    def _lit(self, text: str, base: str) -> Content:
        return paint.layered(text, base, [(self._lights(text), paint.HIT)])

    def _head(self) -> None:
        event = self.event
        self._add(self._lit(event.title, paint.TITLE))
        date = event.date
        self._add(
            paint.joined(
                (f"{paint.precision_mark(date)} ", paint.MUTED),
                (date.text, paint.FIGURE),
                (f"  {date.precision_text}", paint.MUTED),
                *_standing(event),
            )
        )
        how = _how_dated(event)
        if how:
            self._add(paint.prose(how, paint.MUTED))
        if event.summary:
            self._add()
            self._add(self._lit(event.summary, paint.PLAIN))

    def _number(self, source: str) -> int:
        return self.event.sources.index(source) + 1

    def _quote(self, quote: Quote) -> None:
        self._add()
        stop = self._stop(ToWords(quote))
        printed = paint.occurrences(quote.text, (figure.text for figure in quote.figures))
        shown = f"“{quote.text}”"
        layers = [
            ([(start + 1, end + 1) for start, end in printed], paint.FIGURE),
            (self._lights(shown), paint.HIT),
        ]
        margin = Content.styled(" ▎ ", paint.RULE)
        self._add(paint.layered(shown, paint.QUOTED, layers), first=margin, stop=stop)
        verdict = self.state.verdict(quote.source, quote.text)
        said = [(f"{quote.speaker} · ", paint.MUTED)] if quote.speaker else []
        source = self.state.chronicle.sources.get(quote.source)
        name = short_name(source) if source is not None else quote.source
        self._add(
            paint.joined(
                *said,
                (f"[{self._number(quote.source)}] {name}  ", paint.MUTED),
                paint.verdict_words(verdict),
            ),
            first=margin,
            stop=stop,
        )
        lengths = [len(figure.text) for figure in quote.figures]
        column = max((n for n in lengths if n <= WIDEST_PRINTED), default=0)
        for figure in quote.figures:
            self._figure(quote, figure, column)

    def _figure(self, quote: Quote, figure: Figure, column: int) -> None:
        stop = self._stop(ToWords(quote))
        indent = " " * (column + 5)
        rest = Content(indent)
        printed = paint.line(figure.text, paint.FIGURE)
        gap = column - printed.cell_length
        label = self._lit(figure.label, paint.PLAIN)
        if gap >= 0:
            first = Content.assemble(Content(" " * (3 + gap)), printed, Content("  "))
            self._add(label, first=first, rest=rest, stop=stop)
        else:
            self._add(Content.assemble(Content("   "), printed), rest=rest, stop=stop)
            self._add(label, first=rest, stop=stop)
        details = paint.figure_details(figure)
        if details:
            self._add(details, first=rest, stop=stop)
        bar = paint.percent_bar(figure, BAR_WIDTH)
        if bar is not None:
            self._add(bar, first=rest, stop=stop)

    def _heading(self, words: str) -> None:
        self._add()
        self._add(Content.styled(words, paint.MUTED))

    def _sources(self) -> None:
        if not self.event.sources:
            return
        self._heading("Sources")
        for source_id in self.event.sources:
            source = self.state.chronicle.sources.get(source_id)
            words = f"{source_id} (not among the sources)"
            if source is not None:
                # The whole address is a key away, and would fill lines here.
                words = cite(replace(source, url=urlsplit(source.url).netloc))
            number = Content(f" [{self._number(source_id)}] ")
            self._add(paint.prose(words), first=number, rest=Content(" " * number.cell_length))

    def _worked_out(self) -> None:
        calculations = self.state.chronicle.calculated(self.event)
        if calculations:
            self._heading("Worked out by us")
        for calculation in calculations:
            working = work(calculation, self.state.chronicle)
            told = working.formula or (working.problem.what if working.problem else "")
            self._add(paint.line(told), first=Content("   "))
            self._add(paint.line(calculation.title, paint.MUTED), first=Content("   "))

    def _compared(self) -> None:
        comparisons = self.state.chronicle.compared(self.event)
        if comparisons:
            self._heading("Compared")
        for comparison in comparisons:
            self._comparison(comparison)

    def _comparison(self, comparison: Comparison) -> None:
        mark, style = paint.AGREEMENT_MARKS[comparison.verdict]
        words = comparison.verdict.value.replace("-", " ")
        self._add(
            paint.joined((words, style), (f"  {comparison.title}", paint.PLAIN)),
            first=paint.line(f" {mark} ", style),
            rest=Content("   "),
        )
        self._add(paint.prose(comparison.note, paint.MUTED), first=Content("   "))
        chronicle = self.state.chronicle
        own = {figure.id for figure in self.event.figures if figure.id}
        for figure_id in comparison.figures:
            placed = chronicle.figure_ids.get(figure_id)
            if placed is None or figure_id in own:
                continue
            words = f"{placed.event.date.text} {placed.figure.text}: {placed.figure.label}"
            self._link(placed.event.id, words, figure_id)
        for event_id in comparison.events:
            other = chronicle.event(event_id)
            if other is not None and event_id != self.event.id:
                self._link(event_id, f"{other.date.text} {other.title}")

    def _link(self, event_id: str, words: str, figure: str = "") -> None:
        stop = self._stop(ToEvent(event_id, figure))
        arrow = paint.line("   → ", paint.LINK)
        self._add(paint.line(words, paint.LINK), first=arrow, rest=Content("     "), stop=stop)

    def _related(self) -> None:
        chronicle = self.state.chronicle
        onward = [(link.event, link.how) for link in self.event.related]
        known = {event_id for event_id, _ in onward}
        inward = [
            (event.id, how)
            for event, how in chronicle.related_to(self.event.id)
            if event.id not in known
        ]
        if onward or inward:
            self._heading("Related")
        for links, arrow in ((onward, "→"), (inward, "←")):
            for event_id, how in links:
                other = chronicle.event(event_id)
                if other is None:
                    continue
                stop = self._stop(ToEvent(event_id))
                self._add(
                    paint.joined(
                        (f"{how}: " if how else "", paint.MUTED),
                        (other.title, paint.LINK),
                        (f"  {other.date.text}", paint.MUTED),
                    ),
                    first=paint.line(f" {arrow} ", paint.LINK),
                    rest=Content("   "),
                    stop=stop,
                )

    def _subjects(self) -> None:
        for words, field, names in (
            ("About", "actor", self.event.actors),
            ("Tags", "tag", self.event.tags),
        ):
            if names:
                self._add()
                heading = Content.styled(f"{words:<7}", paint.MUTED)
                shown = Content(", ").join(self._named(field, name) for name in names)
                self._add(shown, first=heading, rest=Content(" " * 7))

    def _named(self, field: str, name: str) -> Content:
        """A name with what was searched for in its field, or anywhere, lit."""
        query = self.state.search.query
        asked = query.light_field(field, name) if query is not None else []
        return paint.layered(name, paint.PLAIN, [([*asked, *self._lights(name)], paint.HIT)])


def _standing(event: Event) -> list[tuple[str, str]]:
    """Words for what is more, or less, than an event that happened."""
    words = []
    if event.milestone:
        words.append((f"  {paint.MILESTONE_MARK} milestone", paint.LINK))
    if event.status is not Status.HAPPENED:
        words.append((f"  {paint.STATUS_MARKS[event.status]} {event.status.value}", paint.DOUBT))
    return words


def _how_dated(event: Event) -> str:
    """The source's own wording of the date and how it was read, as one sentence."""
    said = f"“{event.date_text}”" if event.date_text else ""
    return ": ".join(part for part in (said, event.date_note) if part)
