"""The figures of one measure as a small table, and what setting them in pairs comes to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.content import Content

from probtimeline.audit.pairs import MOST_FIGURES, MeasureGroup, Pair, weighed_by
from probtimeline.core.chronicle import PlacedFigure
from probtimeline.core.records import Agreement, Comparison
from probtimeline.core.text import counted
from probtimeline.session.judging import in_words
from probtimeline.session.weighing import key_of
from probtimeline.views import paint
from probtimeline.views.side_by_side import SideWriter
from probtimeline.views.stops import ToItem, ToWords
from probtimeline.views.writing import column_for

MOST_PAIRS = 60
"""Pairs of one measure that are told one by one."""
READ_FIRST = (
    Agreement.CONFLICT,
    Agreement.AGREE,
    Agreement.UNRESOLVED,
    Agreement.NOT_COMPARABLE,
)
"""The order of pairs: those that can be compared come first."""


class MeasureWriter(SideWriter):
    """Writes a measure, and what weighed its figures."""

    def _verdict(self, verdict: Agreement, words: str) -> None:
        mark, style = paint.AGREEMENT_MARKS[verdict]
        told = paint.joined((in_words(verdict), style), (f": {words}", paint.MUTED))
        self._add(told, first=paint.line(f"{mark} ", style), rest=Content("  "))

    def _measure(self, group: MeasureGroup, comes_to: str) -> None:
        """The figures, their pairs, and the comparisons made by hand that weigh them."""
        pairs = counted(len(group.pairs), "pair")
        told = f"{counted(len(group.figures), 'figure')}, {pairs}: {comes_to}"
        self._add(paint.line(told, paint.MUTED))
        if group.beyond:
            told = f"These are the first; {counted(group.beyond, 'later event')} have more."
            self._add(paint.line(told, paint.DOUBT))
        self._add()
        letters = {placed.key: _letter(n) for n, placed in enumerate(group.figures)}
        column = column_for([placed.figure for placed in group.figures])
        for placed in group.figures:
            self._table_row(placed, letters[placed.key], column)
        self._heading("Set in pairs: compared only where unit, population and period agree")
        if len(group.figures) > MOST_FIGURES:
            told = "Each figure is compared with the next in time only, since there are so many."
            self._add(Content.styled(told, paint.MUTED), first=Content("   "))
        ordered = sorted(group.pairs, key=lambda pair: READ_FIRST.index(pair.verdict))
        for pair in ordered[:MOST_PAIRS]:
            self._pair_told(pair, letters)
        if len(ordered) > MOST_PAIRS:
            more = counted(len(ordered) - MOST_PAIRS, "more pair")
            self._add(Content.styled(more, paint.FAINT), first=Content("   "))
        by_hand = (weighed_by(pair, self.state.chronicle) for pair in ordered[:MOST_PAIRS])
        self._weighed({each.id: each for each in by_hand if each is not None}.values())

    def _table_row(self, placed: PlacedFigure, letter: str, column: int) -> None:
        """A figure as a line of a table: its letter, as printed, when, of whom, and who says so."""
        figure, quote = placed.figure, placed.quote
        stop = self._stop(ToWords(quote, placed.key))
        shown = paint.line(figure.text, paint.FIGURE)
        gap = max(0, column - shown.cell_length)
        named = Content.styled(f" {letter:<2} ", paint.MUTED)
        first = Content.assemble(named, " " * gap, shown, "  ")
        rest = Content(" " * (column + 6))
        if shown.cell_length > column:
            self._add(shown, first=named, rest=rest, stop=stop)
            first = rest
        period = figure.period.text if figure.period is not None else "period not given"
        self._add(self._lit(figure.label, paint.PLAIN), first=first, rest=rest, stop=stop)
        about = " · ".join(part for part in (period, figure.population) if part)
        said = " · ".join(part for part in (quote.speaker, self._source_name(quote.source)) if part)
        self._add(paint.line(about, paint.MUTED), first=rest, stop=stop)
        self._add(paint.line(said, paint.MUTED), first=rest, stop=stop)

    def _pair_told(self, pair: Pair, letters: Mapping[str, str]) -> None:
        mark, style = paint.AGREEMENT_MARKS[pair.verdict]
        sides = f"{letters[pair.first.key]} and {letters[pair.second.key]}"
        self._add(
            paint.joined(
                (f"{sides}  ", paint.PLAIN),
                (in_words(pair.verdict), style),
                (f": {pair.told}", paint.PLAIN),
            ),
            first=paint.line(f" {mark} ", style),
            rest=Content("   "),
        )

    def _weighed(self, comparisons: Iterable[Comparison]) -> None:
        """Comparisons made by hand, each with its verdict and leading to its page."""
        weighed = tuple(comparisons)
        if weighed:
            self._heading("Weighed by hand")
        for comparison in weighed:
            mark, _ = paint.AGREEMENT_MARKS[comparison.verdict]
            words = f"{mark} {in_words(comparison.verdict)}: {comparison.title}"
            self._leads(ToItem(key_of(comparison)), words)


def _letter(number: int) -> str:
    """a, b, c … z, aa, ab …: what a figure is called among those of its measure."""
    before, last = divmod(number, 26)
    return (_letter(before - 1) if before else "") + chr(ord("a") + last)
