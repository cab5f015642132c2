"""What the pages about events, figures and comparisons are written with: one hand for all.

A Writer keeps the paragraphs of one page and what each of its stops leads to.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from probtimeline.core.chronicle import PlacedFigure
from probtimeline.core.citation import short_name
from probtimeline.core.records import Figure, Quote
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.stops import Target, ToEvent, ToWords
from probtimeline.views.widgets.page import EMPTY, Block, Paragraph

WIDEST_PRINTED = 20
"""Figures printed longer than this (in cells) stand on a line of their own."""
BAR_WIDTH = 25
"""Cells of a bar that stands for a hundred percent: four percent a cell."""
BESIDE_QUOTED = Content.styled(" ▎ ", paint.RULE)
"""What stands before each line of a quotation."""


class Writer:
    """Writes one page.

    `blocks` are its paragraphs, `targets` what each stop leads to. `found` is the last stop before
    the first hit of the search.
    """

    def __init__(self, state: State) -> None:
        self.state = state
        self.blocks: list[Paragraph] = []
        self.targets: list[Target] = []
        self.found: int | None = None

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

    def _heading(self, words: str) -> None:
        self._add()
        self._add(Content.styled(words, paint.MUTED))

    def _source_name(self, source_id: str) -> str:
        source = self.state.chronicle.sources.get(source_id)
        return short_name(source) if source is not None else source_id

    def _quoted(self, quote: Quote, figures: Sequence[Figure]) -> Content:
        """The words in quotation marks, with the figures given, of those quoted in it, lit."""
        shown = f"“{quote.text}”"
        layers = [
            (printed(quote, figures), paint.FIGURE),
            (self._lights(shown), paint.HIT),
        ]
        return paint.layered(shown, paint.QUOTED, layers)

    def _said(self, quote: Quote, before: str = "") -> Content:
        """Who says it and where, with what checking the words found."""
        said = [(f"{quote.speaker} · ", paint.MUTED)] if quote.speaker else []
        return paint.joined(
            *said,
            (f"{before}{self._source_name(quote.source)}  ", paint.MUTED),
            paint.verdict_words(self.state.verdict(quote.source, quote.text)),
        )

    def _quotation(
        self, quote: Quote, figures: Sequence[Figure], stop: int, before: str = ""
    ) -> None:
        """A quotation with a bar beside it, and who says it; `before` stands before its source."""
        self._add(self._quoted(quote, figures), first=BESIDE_QUOTED, stop=stop)
        self._add(self._said(quote, before), first=BESIDE_QUOTED, stop=stop)

    def _figure(self, placed: PlacedFigure, column: int) -> int:
        """A figure as printed, right-aligned in a column, with its label and what it is about."""
        figure = placed.figure
        stop = self._stop(ToWords(placed.quote, placed.key))
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
        return stop

    def _link(self, event_id: str, words: str, figure: str = "") -> None:
        self._leads(ToEvent(event_id, figure), words)

    def _leads(self, target: Target, words: str) -> None:
        """A line of its own that leads somewhere."""
        stop = self._stop(target)
        arrow = paint.line("   → ", paint.LINK)
        self._add(paint.line(words, paint.LINK), first=arrow, rest=Content("     "), stop=stop)


def column_for(figures: Sequence[Figure]) -> int:
    """How wide the column of printed figures is."""
    lengths = [len(figure.text) for figure in figures]
    return max((n for n in lengths if n <= WIDEST_PRINTED), default=0)


def printed(quote: Quote, figures: Sequence[Figure]) -> list[tuple[int, int]]:
    """Where the figures stand in the quotation with its quotation marks."""
    if figures is quote.figures:
        places = paint.occurrences(quote.text, (figure.text for figure in figures))
        return [(start + 1, end + 1) for start, end in places]
    found = []
    for figure in figures:
        # A number that is printed twice is found at its own place.
        known = [n for n, each in enumerate(quote.figures) if each is figure]
        before = [each.text for each in quote.figures[: known[0]]] if known else []
        places = paint.occurrences(quote.text, [*before, figure.text])
        if figure.text in quote.text and places:
            found.append((places[-1][0] + 1, places[-1][1] + 1))
    return found
