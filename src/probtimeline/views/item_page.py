"""One item of the Comparisons view as a page: what is set side by side, and what it comes to.

What is compared is told as its writers and the rules tell it; nothing here decides who is right,
or whether a promise was kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from textual.content import Content

from probtimeline.audit.arithmetic import Working, work
from probtimeline.audit.pairs import MeasureGroup
from probtimeline.audit.terms import Bound
from probtimeline.core.chronicle import PlacedFigure
from probtimeline.core.length import later
from probtimeline.core.outcomes import Outcome
from probtimeline.core.records import Agreement, Calculation, Comparison, Event, Source
from probtimeline.core.text import counted
from probtimeline.session.comparing import found
from probtimeline.session.state import State
from probtimeline.session.weighing import YOURS, Item
from probtimeline.views import paint
from probtimeline.views.comparing_marks import ENDING_MARKS
from probtimeline.views.measure_page import MeasureWriter
from probtimeline.views.stops import ToEvent, ToWords
from probtimeline.views.writing import column_for

IN_WORDS = {
    Agreement.AGREE: "the statements do not contradict each other",
    Agreement.CONFLICT: "the statements contradict each other",
    Agreement.NOT_COMPARABLE: "the statements do not speak of the same thing",
    Agreement.UNRESOLVED: "what the sources say does not settle it",
}
MOST_QUOTES = 2
"""Quotations of an event that are shown where the event itself is a key away."""


class ItemPage(MeasureWriter):
    """Writes the page of an item."""

    def __init__(self, state: State, item: Item) -> None:
        super().__init__(state)
        self.item = item
        if item.key == YOURS:
            self._yours()
            return
        self._title(item.title)
        match state.weighing.subject(item.key):
            case Comparison() as comparison:
                self._comparison(comparison)
            case MeasureGroup() as group:
                self._measure(group, state.weighing.judged(item.key).told)
            case Calculation() as calculation:
                self._calculation(calculation)
            case Outcome() as outcome:
                self._plan(outcome)

    def _title(self, words: str) -> None:
        self._add(self._lit(words, paint.TITLE))

    def _comparison(self, comparison: Comparison) -> None:
        self._verdict(comparison.verdict, IN_WORDS[comparison.verdict])
        self._add()
        self._add(self._lit(comparison.note, paint.PLAIN))
        known = self.state.chronicle
        figures = [known.figure_ids[id_] for id_ in comparison.figures if id_ in known.figure_ids]
        events = [
            known.events[known.places[id_]] for id_ in comparison.events if id_ in known.places
        ]
        if len(figures) == 2 and not events:
            self._add()
            self._two_figures(*figures)
        elif len(events) == 2 and not figures:
            self._add()
            self._two_events(*events)
        else:
            self._by_measure(figures)
            for event in events:
                self._event(event)

    def _by_measure(self, figures: Sequence[PlacedFigure]) -> None:
        """Two figures of one measure side by side, the others one under the other."""
        groups: dict[str, list[PlacedFigure]] = {}
        for placed in figures:
            groups.setdefault(placed.figure.measure or placed.key, []).append(placed)
        known = self.state.chronicle
        for measure, group in groups.items():
            if len(group) == 2:
                self._heading(known.measure_name(measure))
                self._two_figures(*group)
            else:
                self._stacked(group)

    def _stacked(self, figures: Iterable[PlacedFigure]) -> None:
        """Figures one under the other; those printed in one passage stand over it together."""
        for _, together in groupby(figures, lambda each: (each.quote.source, each.quote.text)):
            group = list(together)
            self._add()
            column = column_for([each.figure for each in group])
            for placed in group:
                self._figure(placed, column)
            quote = group[0].quote
            key = group[0].key if len(group) == 1 else ""
            stop = self._stop(ToWords(quote, key))
            self._quotation(quote, [each.figure for each in group], stop)
            for event, key in {each.event.id: (each.event, each.key) for each in group}.values():
                self._link(event.id, f"{event.date.text}: {event.title}", key)

    def _event(self, event: Event, how: str = "", *, titled: bool = True) -> None:
        """An event with its date, its standing, and the words it rests on."""
        self._add()
        stop = self._stop(ToEvent(event.id))
        self._add(
            paint.joined(
                (f"{paint.precision_mark(event.date)} ", paint.MUTED),
                (event.date.text, paint.FIGURE),
                (f"  {event.status.value}", paint.DOUBT),
                (f"  {how}" if how else "", paint.MUTED),
            ),
            rest=Content("  "),
            stop=stop,
        )
        if titled:
            self._add(self._lit(event.title, paint.LINK), first=Content("  "), stop=stop)
        for quote in event.quotes[:MOST_QUOTES]:
            self._quotation(quote, quote.figures, self._stop(ToWords(quote)))
        if len(event.quotes) > MOST_QUOTES:
            more = counted(len(event.quotes) - MOST_QUOTES, "more quotation")
            self._add(Content.styled(more, paint.FAINT), first=Content("   "))

    def _calculation(self, calculation: Calculation) -> None:
        working = work(calculation, self.state.chronicle)
        if working.problem is not None and working.result is None:
            words = f"{working.problem.what}. {working.problem.cure}"
            self._add(paint.prose(words, paint.DOUBT))
        else:
            self._outcome(working)
        if calculation.note:
            self._add()
            self._add(self._lit(calculation.note, paint.MUTED))
        ids = self.state.chronicle.figure_ids
        self._heading("Worked out from")
        numbers = [term for term in calculation.of if not isinstance(term, str)]
        self._stacked(ids[term] for term in calculation.of if isinstance(term, str) and term in ids)
        if numbers:
            told = ", ".join(f"{number:,}" for number in numbers)
            self._add()
            self._add(
                paint.joined((told, paint.FIGURE), ("  given here, not quoted", paint.MUTED)),
                first=Content("   "),
            )
        if calculation.equals in ids:
            self._heading("Set beside what is printed")
            self._stacked([ids[calculation.equals]])

    def _outcome(self, working: Working) -> None:
        self._add(paint.line(working.formula, paint.FIGURE))
        said = working.sentence[:1].upper() + working.sentence[1:]
        self._add(paint.line(said))
        self._add()
        match working.agrees:
            case True:
                mark, style = paint.AGREEMENT_MARKS[Agreement.AGREE]
                self._add(Content.styled(f"{mark} agrees with what is printed", style))
            case False:
                mark, style = paint.AGREEMENT_MARKS[Agreement.CONFLICT]
                self._add(Content.styled(f"{mark} differs from what is printed", style))
            case None:
                told = "· nothing is printed to set beside it"
                self._add(Content.styled(told, paint.MUTED))
        self._add(Content.styled(_rounding(working), paint.MUTED), first=Content("  "))

    def _plan(self, outcome: Outcome) -> None:
        plan = outcome.plan
        self._ended(outcome)
        self._event(plan, titled=False)
        self._heading("→ What came of it")
        if not outcome.came:
            self._add(Content.styled("nothing recorded", paint.DOUBT), first=Content("   "))
        for event, how in outcome.came:
            self._event(event, f"{how}, {later(plan.date, event.date)}")
        names = {plan.id, *(event.id for event, _ in outcome.came)}
        weighing = self.state.weighing
        both = [
            subject
            for key in weighing.touching(plan.id)
            if isinstance(subject := weighing.subject(key), Comparison)
            and (item := weighing.item(key)) is not None
            and len(names.intersection(item.events)) > 1
        ]
        self._weighed(both)

    def _ended(self, outcome: Outcome) -> None:
        """How the plan ended as the records tell it, and which of them does."""
        mark, style, meaning = ENDING_MARKS[outcome.ending]
        telling = [f"{how} “{event.title}”" for event, how in outcome.telling]
        telling += [f"“{each.title}”" for each in outcome.against]
        words = f": {'; '.join(telling) or meaning}"
        told = paint.joined((outcome.ending.value, style), (words, paint.MUTED))
        self._add(told, first=paint.line(f"{mark} ", style), rest=Content("  "))

    def _yours(self) -> None:
        state = self.state
        if state.pair is None:
            return
        self.compared = True
        match tuple(found(state, each) for each in state.pair):
            case (PlacedFigure() as one, PlacedFigure() as other):
                self._title("Two figures side by side")
                self._judged_alike(one, other)
                self._add()
                self._two_figures(one, other)
            case (Event() as one, Event() as other):
                self._title("Two events side by side")
                self._add()
                self._two_events(one, other)
            case (Source() as one, Source() as other):
                self._title("Two sources side by side")
                self._add()
                self._two_sources(one, other)


def _rounding(working: Working) -> str:
    """To what a result is rounded, in words."""
    decimals = working.decimals
    if decimals < 0:
        places = f"the nearest {10**-decimals:,}"
    else:
        places = f"{counted(decimals, 'decimal')}" if decimals else "a whole number"
    match working.bound:
        case Bound.MORE | Bound.AT_LEAST:
            return f"a lower bound, rounded down to {places}"
        case Bound.LESS | Bound.UP_TO:
            return f"an upper bound, rounded up to {places}"
    return f"rounded to {places}, a half upwards"
