"""What is told below the table of the figure under the cursor: the others beside it, its words.

`chart` draws every figure of its measure on one scale, and their periods on one axis; `words` has
the quotation with the figure lit, what setting it beside each other comes to, and its facts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from textual.content import Content

from probtimeline.audit.pairs import Pair, pair_of, weighed_by
from probtimeline.core.chronicle import PlacedFigure
from probtimeline.core.records import Agreement, Comparison
from probtimeline.core.text import counted
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.chart import Charted, detail_for, side_by_side
from probtimeline.views.period_chart import Dated, period_lines
from probtimeline.views.widgets.page import Paragraph
from probtimeline.views.writing import BESIDE_QUOTED, Writer

MOST_DRAWN = 24
"""Figures of one measure that are drawn: those around the one under the cursor."""
MOST_PAIRS = 5
"""Pairs that are told here; the Comparisons view has them all."""
READ_FIRST = (
    Agreement.CONFLICT,
    Agreement.AGREE,
    Agreement.UNRESOLVED,
    Agreement.NOT_COMPARABLE,
)
"""The order of pairs: those that can be compared come first."""
FACTS = 7
"""Cells of the words before a fact."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Lines that are drawn for a width, and never wrapped."""

    draw: Callable[[int], list[Content]]
    stop: int | None = None

    def lines(self, width: int) -> list[Content]:
        """The lines, at most `width` cells wide."""
        return self.draw(width)


class FigurePage(Writer):
    """Writes about one figure; `beside` are all figures of its measure, itself too."""

    def __init__(self, state: State, placed: PlacedFigure, height: int) -> None:
        super().__init__(state)
        self.placed = placed
        self.beside = state.table.beside(placed)
        self._height = height

    @property
    def title(self) -> str:
        """What the panel is about: the measure, in words."""
        measure = self.placed.figure.measure
        return self.state.chronicle.measure_name(measure) or "A figure of no measure"

    @property
    def aside(self) -> str:
        """How many figures are side by side, and how many of them the filters hide."""
        if len(self.beside) == 1:
            return "no other figure" if self.placed.figure.measure else ""
        hidden = sum(placed.key not in self.state.table for placed in self.beside)
        told = f"{len(self.beside):,} figures side by side"
        if beyond := self.state.table.beyond(self.placed):
            return f"{told}, nearest in time; more in {counted(beyond, 'event')}"
        return f"{told}, {hidden} not among those shown" if hidden else told

    def chart(self) -> list[Paragraph]:
        """The figures on one scale, and their periods."""
        drawn = self._drawn()
        items = [self._charted(placed) for placed in drawn]
        dates = [Dated(each.figure.period, self._is_own(each)) for each in drawn]
        more = len(self.beside) - len(drawn)
        words = [f" {counted(more, 'more figure')}: 4 shows them"] if more else []
        if beyond := self.state.table.beyond(self.placed):
            words = [f" more figures in {counted(more + beyond, 'more event')}: 4 shows some"]

        def draw(width: int) -> list[Content]:
            below = [paint.line(each, paint.MUTED) for each in words]
            below += [Content(""), *period_lines(dates, width)]
            # As much of each figure as there is height for, with the periods still in sight.
            detail = detail_for(items, width, self._height - len(below))
            return [*side_by_side(items, width, detail), *below]

        return [Drawn(draw)]

    def _drawn(self) -> tuple[PlacedFigure, ...]:
        if len(self.beside) <= MOST_DRAWN:
            return self.beside
        at = next(n for n, each in enumerate(self.beside) if self._is_own(each))
        first = min(max(0, at - MOST_DRAWN // 2), len(self.beside) - MOST_DRAWN)
        return self.beside[first : first + MOST_DRAWN]

    def _is_own(self, placed: PlacedFigure) -> bool:
        """Whether it is the figure that is written about."""
        return placed.key == self.placed.key

    def _charted(self, placed: PlacedFigure) -> Charted:
        period = placed.figure.period
        return Charted(
            placed.figure,
            self._who(placed),
            period.text if period is not None else "",
            chosen=self._is_own(placed),
            shown=placed.key in self.state.table,
        )

    def _who(self, placed: PlacedFigure) -> str:
        quote = placed.quote
        return " · ".join(each for each in (quote.speaker, self._source_name(quote.source)) if each)

    def words(self) -> list[Paragraph]:
        """The quotation, what it comes to beside the others, and what is told nowhere above."""
        quote, figure = self.placed.quote, self.placed.figure
        self._add(self._quoted(quote, (figure,)), first=BESIDE_QUOTED)
        self._add(self._said(quote), first=BESIDE_QUOTED)
        self._pairs()
        self._add()
        event = self.placed.event
        if figure.population:
            self._fact("of", figure.population)
        self._fact("event", f"{event.date.text}, {event.title}")
        return self.blocks

    def _fact(self, name: str, words: str) -> None:
        first = Content.styled(f" {name:<{FACTS - 1}}", paint.MUTED)
        self._add(self._lit(words, paint.PLAIN), first=first, rest=Content(" " * FACTS))

    def _pairs(self) -> None:
        found = sorted(self._paired(), key=lambda pair: READ_FIRST.index(pair.verdict))
        if not found:
            return
        self._add()
        for pair in found[:MOST_PAIRS]:
            self._pair(pair)
        weighed = (weighed_by(pair, self.state.chronicle) for pair in found)
        for comparison in {each.id: each for each in weighed if each is not None}.values():
            self._weighed(comparison)
        more = len(found) - MOST_PAIRS
        told = f"{counted(more, 'more pair')}: 4 shows them" if more > 0 else "4 shows more"
        self._add(paint.line(told, paint.FAINT), first=Content("   "))

    def _weighed(self, comparison: Comparison) -> None:
        """What a writer found who set figures of this measure side by side, and why."""
        mark, style = paint.AGREEMENT_MARKS[comparison.verdict]
        words = comparison.verdict.value.replace("-", " ")
        self._add(
            paint.joined((f"weighed by hand: {words}: ", style), (comparison.title, paint.PLAIN)),
            first=paint.line(f" {mark} ", style),
            rest=Content("   "),
        )
        self._add(self._lit(comparison.note, paint.MUTED), first=Content("   "))

    def _paired(self) -> Iterator[Pair]:
        """The figure with each other that is drawn, in the order of their events."""
        drawn = self._drawn()
        at = next(n for n, each in enumerate(drawn) if self._is_own(each))
        for number, other in enumerate(drawn):
            if number != at:
                yield pair_of(other, self.placed) if number < at else pair_of(self.placed, other)

    def _pair(self, pair: Pair) -> None:
        other = pair.first if self._is_own(pair.second) else pair.second
        mark, style = paint.AGREEMENT_MARKS[pair.verdict]
        said = other.quote.speaker or self._source_name(other.quote.source)
        self._add(
            paint.joined(
                (other.figure.text, paint.FIGURE),
                (f" ({said}): ", paint.MUTED),
                (pair.verdict.value.replace("-", " "), style),
                (f": {pair.told}", paint.PLAIN),
            ),
            first=paint.line(f" {mark} ", style),
            rest=Content("   "),
        )
