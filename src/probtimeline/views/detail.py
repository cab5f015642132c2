"""An event as a page: what happened, when and how that is known, the words and their figures.

Everything that can be followed is a stop: a quotation or a figure leads to the words in their
source, a related or compared event to itself, a comparison or a working to its own page.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from textual.content import Content

from probtimeline.core.chronicle import PlacedFigure
from probtimeline.core.citation import cite
from probtimeline.core.length import later
from probtimeline.core.outcomes import came_of, is_plan
from probtimeline.core.records import Comparison, Event, Quote, Status
from probtimeline.session.relating import Relation, relations
from probtimeline.session.state import State
from probtimeline.session.weighing import key_of
from probtimeline.views import paint
from probtimeline.views.stops import ToEvent, ToItem, ToWords
from probtimeline.views.writing import Writer, column_for

CAME = paint.line(" ▸ ", paint.LINK)
"""Stands before what came of a plan."""
MOST_NAMED = 100
"""Tags, or actors, that are shown of one event."""


class Detail(Writer):
    """Writes one event's page.

    `found` is the stop of the first hit in the words quoted, where title and summary show none.
    """

    def __init__(self, state: State, event: Event) -> None:
        super().__init__(state)
        self.event = event
        self._figures_written = 0
        self._write()

    def _write(self) -> None:
        self._head()
        in_head = self._lights(self.event.title) or self._lights(self.event.summary)
        above = len(self.blocks)
        for quote in self.event.quotes:
            self._quote(quote)
        # It stands above the quotations, whose stops are the first on every event's page.
        below = self.blocks[above:]
        del self.blocks[above:]
        self._came()
        self.blocks += below
        in_words = None if in_head else self.found
        self._worked_out()
        self._compared()
        self._related()
        self._sources()
        self._subjects()
        self.found = in_words

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
        self._quotation(quote, quote.figures, stop, f"[{self._number(quote.source)}] ")
        column = column_for(quote.figures)
        for figure in quote.figures:
            self._figure(PlacedFigure(figure, quote, self.event, self._figures_written), column)
            self._figures_written += 1

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
        if not calculations:
            return
        from probtimeline.audit.arithmetic import work

        self._heading("Worked out by us")
        for calculation in calculations:
            working = work(calculation, self.state.chronicle)
            told = working.formula or (working.problem.what if working.problem else "")
            stop = self._stop(ToItem(key_of(calculation)))
            self._add(paint.line(told), first=Content("   "), stop=stop)
            self._add(paint.line(calculation.title, paint.MUTED), first=Content("   "), stop=stop)

    def _compared(self) -> None:
        comparisons = self.state.chronicle.compared(self.event)
        if comparisons:
            self._heading("Compared")
        for comparison in comparisons:
            self._comparison(comparison)

    def _comparison(self, comparison: Comparison) -> None:
        mark, style = paint.AGREEMENT_MARKS[comparison.verdict]
        stop = self._stop(ToItem(key_of(comparison)))
        words = comparison.verdict.value.replace("-", " ")
        self._add(
            paint.joined((words, style), (f"  {comparison.title}", paint.PLAIN)),
            first=paint.line(f" {mark} ", style),
            rest=Content("   "),
            stop=stop,
        )
        self._add(paint.prose(comparison.note, paint.MUTED), first=Content("   "), stop=stop)
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

    def _came(self) -> None:
        """What came of a plan or promise, in its place above the quotations."""
        came = came_of(self.event, self.state.chronicle)
        planned = is_plan(self.event)
        if not came and not planned:
            return
        self._heading(_came_heading(self.event, planned))
        for other, how in came:
            self._relation(Relation(other, how), CAME)
        if not came:
            self._add(paint.line("nothing that the records know of", paint.DOUBT), first=CAME)

    def _related(self) -> None:
        chronicle = self.state.chronicle
        told = {other.id for other, _ in came_of(self.event, chronicle)}
        others = [one for one in relations(chronicle, self.event) if one.other.id not in told]
        if others:
            self._heading("Related")
        for one in others:
            self._relation(one, paint.line(" ← " if one.inward else " → ", paint.LINK))

    def _relation(self, one: Relation, arrow: Content) -> None:
        """A link to a related event: how it is related, its title and date, and how far off."""
        other = one.other
        self._add(
            paint.joined(
                (f"{one.how}: " if one.how else "", paint.MUTED),
                (other.title, paint.LINK),
                (f" · {other.date.text} · {later(self.event.date, other.date)}", paint.MUTED),
            ),
            first=arrow,
            rest=Content("   "),
            stop=self._stop(ToEvent(other.id)),
        )

    def _subjects(self) -> None:
        for words, field, names in (
            ("About", "actor", self.event.actors),
            ("Tags", "tag", self.event.tags),
        ):
            if names:
                self._add()
                heading = Content.styled(f"{words:<7}", paint.MUTED)
                named = [self._named(field, name) for name in names[:MOST_NAMED]]
                more = len(names) - MOST_NAMED
                named += [Content.styled(f"{more:,} more", paint.MUTED)] if more > 0 else []
                shown = Content(", ").join(named)
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


def _came_heading(event: Event, planned: bool) -> str:
    """What the event was to those that it came to: a plan, a promise, or neither."""
    if event.status is Status.PLANNED:
        return "Planned → what came"
    return "Promised → what came" if planned else "What came of it"


def _how_dated(event: Event) -> str:
    """The source's own wording of the date and how it was read, as one sentence."""
    said = f"“{event.date_text}”" if event.date_text else ""
    return ": ".join(part for part in (said, event.date_note) if part)
