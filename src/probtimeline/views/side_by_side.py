"""Two figures, two events or two sources side by side: what each says, and what lies between."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import zip_longest

from textual.content import Content

from probtimeline.audit.likeness import same_period
from probtimeline.audit.pairs import pair_of
from probtimeline.audit.saying import leaves_unsaid
from probtimeline.core.chronicle import PlacedFigure
from probtimeline.core.length import later
from probtimeline.core.lookups import figures_of
from probtimeline.core.records import Event, Figure, Source
from probtimeline.core.span import Span
from probtimeline.core.text import counted, fold
from probtimeline.views import paint
from probtimeline.views.facing import SAME, Facing, FacingWriter
from probtimeline.views.stops import ToEvent, ToWords

MOST_BETWEEN = 8
"""Milestones between two events that are named."""


class SideWriter(FacingWriter):
    """Writes two things side by side."""

    def _two_figures(self, first: PlacedFigure, second: PlacedFigure) -> None:
        """What each is, of whom and when, who says so and where, and the words of both."""
        both = first, second
        one, other = first.figure, second.figure
        values = [
            self._leading(_value(each.figure), ToWords(each.quote, each.key)) for each in both
        ]
        self._row(Facing("value", one.text, other.text, _same_value(one, other)), *values)
        self._prose("what", one.label, other.label)
        self._field(Facing.of("unit", *(_unit(each.figure) for each in both)))
        self._prose("population", one.population, other.population)
        alike = one.period is not None and other.period is not None
        alike = alike and same_period(one.period, other.period)  # type: ignore[arg-type]
        self._field(Facing("period", _date(one.period), _date(other.period), alike))
        self._field(Facing.of("speaker", *(each.quote.speaker for each in both)))
        names = [self._source_name(each.quote.source) for each in both]
        same = first.quote.source == second.quote.source
        self._field(Facing("source", names[0], names[1], same))
        self._events_of(both)
        self._say_neither()
        passages = [(each.quote.source, each.quote.text) for each in both]
        if passages[0] == passages[1]:
            self._add()
            self._quotation(first.quote, (one, other), self._stop(ToWords(first.quote)))
        else:
            self._facing_words(first.quote, second.quote, both)

    def _events_of(self, both: tuple[PlacedFigure, PlacedFigure]) -> None:
        """The events in which two figures stand, or the one in which both do."""
        told = [f"{each.event.date.text}: {each.event.title}" for each in both]
        if both[0].event is both[1].event:
            stop = self._stop(ToEvent(both[0].event.id, both[0].key))
            head = self._head("event", SAME)
            rest = Content(" " * head.cell_length)
            self._add(paint.line(told[0], paint.LINK), first=head, rest=rest, stop=stop)
            return
        links = [
            self._leading(paint.line(words, paint.LINK), ToEvent(each.event.id, each.key))
            for words, each in zip(told, both, strict=True)
        ]
        self._row(Facing("event", told[0], told[1], same=False), *links)

    def _judged_alike(self, first: PlacedFigure, second: PlacedFigure) -> None:
        """What the rules for figures of one measure say of two."""
        pair = pair_of(first, second)
        mark, style = paint.AGREEMENT_MARKS[pair.verdict]
        words = pair.verdict.value.replace("-", " ")
        self._add(
            paint.joined((f"{mark} {words}: ", style), (pair.told, paint.PLAIN)),
            rest=Content("  "),
        )

    def _two_events(self, first: Event, second: Event) -> None:
        """What happened, when, how long between, and the words both rest on."""
        both = first, second
        titles = self._pair(first.title, second.title, paint.TITLE)
        links = [
            self._leading(title, ToEvent(event.id))
            for title, event in zip(titles, both, strict=True)
        ]
        self._row(Facing.of("event", first.title, second.title), *links)
        dates = [f"{event.date.text} ({event.date.precision_text})" for event in both]
        self._field(Facing("when", dates[0], dates[1], first.date.edtf == second.date.edtf))
        told = f"The second began {later(first.date, second.date).removeprefix('began ')}"
        head = self._head("between")
        rest = Content(" " * head.cell_length)
        self._add(paint.line(told, paint.FIGURE), first=head, rest=rest)
        self._field(Facing.of("status", *(_status(event) for event in both)))
        self._prose("summary", first.summary, second.summary)
        self._field(Facing.of("about", *(", ".join(event.actors) for event in both)))
        sources = ["; ".join(map(self._source_name, event.sources)) for event in both]
        self._field(Facing("rests on", sources[0], sources[1], first.sources == second.sources))
        self._say_neither()
        for one, other in zip_longest(first.quotes, second.quotes):
            self._facing_words(one, other)
        self._between(first, second)

    def _between(self, first: Event, second: Event) -> None:
        """How many events stand between two in the list, and the milestones among them."""
        chronicle = self.state.chronicle
        start, end = sorted((chronicle.places[first.id], chronicle.places[second.id]))
        count = end - start - 1
        if count < 1:
            return
        told = counted(count, "event stands", "events stand")
        held = chronicle.milestones
        milestones = held[bisect_right(held, start) : bisect_left(held, end)]
        among = ", among them" if milestones else ""
        self._heading(f"{told} between them in the list{among}")
        for place in milestones[:MOST_BETWEEN]:
            event = chronicle.events[place]
            words = f"{paint.MILESTONE_MARK} {event.date.text}: {event.title}"
            self._link(event.id, words)

    def _two_sources(self, first: Source, second: Source) -> None:
        """Who wrote each, when and what it is, and what is quoted of both."""
        both = first, second
        self._row(
            Facing.of("title", first.title, second.title),
            *self._pair(first.title, second.title, paint.TITLE),
        )
        self._field(Facing.of("author", *(", ".join(each.author) for each in both)))
        self._field(Facing.of("publisher", first.publisher, second.publisher))
        self._field(Facing.of("published", *(_date(each.published) for each in both)))
        self._field(Facing.of("kind", first.kind, second.kind))
        self._prose("about", first.about, second.about)
        passages = self.state.chronicle.passages
        counts = [counted(len(passages.get(each.id, ())), "passage") for each in both]
        self._field(Facing.of("quoted", *counts))
        self._say_neither()
        self._events_on_both(first, second)
        self._measures_of_both(first, second)

    def _events_on_both(self, first: Source, second: Source) -> None:
        """The events that rest on two sources at once."""
        chronicle = self.state.chronicle
        resting = [
            {
                event.id: event
                for passage in chronicle.passages.get(each.id, ())
                for event in passage.events
            }
            for each in (first, second)
        ]
        shared = [event for event_id, event in resting[0].items() if event_id in resting[1]]
        told = counted(len(shared), "event rests", "events rest") if shared else "No event rests"
        self._heading(f"{told} on both")
        for event in shared:
            self._link(event.id, f"{event.date.text}: {event.title}")

    def _measures_of_both(self, first: Source, second: Source) -> None:
        """The measures of which both sources give figures, with the figures."""
        given: dict[str, tuple[list[PlacedFigure], list[PlacedFigure]]] = {}
        chronicle = self.state.chronicle
        where = chronicle.kinds.where
        places = sorted({*where("source", first.id), *where("source", second.id)})
        figures = (each for place in places for each in figures_of(chronicle.events[place]))
        for placed in figures:
            if placed.figure.measure and placed.quote.source in (first.id, second.id):
                sides = given.setdefault(placed.figure.measure, ([], []))
                sides[placed.quote.source == second.id].append(placed)
        shared = {measure: sides for measure, sides in given.items() if all(sides)}
        told = counted(len(shared), "measure") if shared else "No measure"
        self._heading(f"{told} of which both give figures")
        for measure, (ours, theirs) in shared.items():
            self._add(paint.line(self.state.chronicle.measure_name(measure)), first=Content("   "))
            pairs = list(zip_longest(ours, theirs))
            for one, other in pairs:
                self._row(
                    Facing("", _text(one), _text(other), _equal(one, other)),
                    *(self._stated(each) for each in (one, other)),
                )

    def _stated(self, placed: PlacedFigure | None) -> Content:
        """A figure as printed, with its label, leading to its words."""
        if placed is None:
            return Content("")
        figure = placed.figure
        words = paint.joined((figure.text, paint.FIGURE), (f"  {figure.label}", paint.PLAIN))
        return self._leading(words, ToWords(placed.quote, placed.key))


def _value(figure: Figure) -> Content:
    """A figure as printed, and the number it stands for where that is not the same."""
    shown = [paint.line(figure.text, paint.FIGURE)]
    if leaves_unsaid(figure):
        shown.append(paint.line(f"= {paint.amount(figure)}", paint.MUTED))
    return Content("\n").join(shown)


def _same_value(one: Figure, other: Figure) -> bool:
    if one.value is None or other.value is None:
        return fold(one.text) == fold(other.text)
    return (one.value, one.qualifier) == (other.value, other.qualifier)


def _equal(one: PlacedFigure | None, other: PlacedFigure | None) -> bool:
    return one is not None and other is not None and _same_value(one.figure, other.figure)


def _text(placed: PlacedFigure | None) -> str:
    return placed.figure.text if placed is not None else ""


def _unit(figure: Figure) -> str:
    return figure.unit.replace("-", " ")


def _date(span: Span | None) -> str:
    return span.text if span is not None else ""


def _status(event: Event) -> str:
    mark = paint.STATUS_MARKS.get(event.status, "")
    return f"{mark} {event.status.value}".strip()
