"""Every figure as a row of a table, and below it the others of its measure side by side."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import AwaitMount

from probtimeline.core.chronicle import PlacedFigure
from probtimeline.core.records import Quote
from probtimeline.session import figures
from probtimeline.session.marking import Marked, Thing
from probtimeline.session.standing import standing
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.figure_layout import Wants, layout, wanted
from probtimeline.views.figure_page import FigurePage
from probtimeline.views.figure_rows import Layout, paint_figure_row, paint_headings
from probtimeline.views.figure_titles import arrangement, none_shown, place_among
from probtimeline.views.keys import FIGURES
from probtimeline.views.view import View, bindings_of
from probtimeline.views.widgets.column_heads import ColumnHeads, Heads
from probtimeline.views.widgets.line_list import LineList
from probtimeline.views.widgets.page import Block, Page

TWO_PANES = 100
"""Columns from which the words stand beside the chart, and not below it."""
AROUND = 3
"""Lines of the table that are no rows: its border and its headings."""
TALLEST_PANEL = 24
"""Lines of the panel at most below a table that fills its part (figures.tcss)."""


class Pane(Page, can_focus=False):
    """A page that is only read: the keys stay with the table."""


class FiguresView(View):
    """The table of figures, and the panel about the one under the cursor."""

    BINDINGS = bindings_of(FIGURES)

    def __init__(self) -> None:
        super().__init__(id="figures")
        self._wants: Wants = {}
        self._laid: tuple[int, Layout] | None = None
        self._measured: object = None
        self._told: object = None
        self._tall: int | str = "1fr"

    def fill(self) -> Sequence[AwaitMount]:
        """Headings over a list, a chart and the words below them."""
        table, panel = Vertical(id="figure-table"), Horizontal(id="figure-panel")
        heads = ColumnHeads(self._paint_headings, id="figure-heads")
        return (
            self.mount(table, panel),
            table.mount(heads, LineList(id="figure-list")),
            panel.mount(Pane(id="figure-chart"), Pane(id="figure-words")),
        )

    @property
    def list(self) -> LineList:
        """The rows of the table."""
        return self.query_one("#figure-list", LineList)

    @property
    def heads(self) -> ColumnHeads:
        """The headings of the table."""
        return self.query_one(ColumnHeads)

    @property
    def chart(self) -> Pane:
        """The figures of one measure, drawn."""
        return self.query_one("#figure-chart", Pane)

    @property
    def words(self) -> Pane:
        """The words of the figure under the cursor."""
        return self.query_one("#figure-words", Pane)

    @property
    def contexts(self) -> tuple[str, ...]:
        """One context: the whole view shares its keys."""
        return (FIGURES,)

    @property
    def placed(self) -> PlacedFigure | None:
        """The figure under the cursor."""
        return standing(self.state) if self.state is not None else None

    @property
    def quote(self) -> Quote | None:
        """The quotation of the figure under the cursor."""
        return self.placed.quote if self.placed is not None else None

    @property
    def thing(self) -> Marked | None:
        """The figure under the cursor."""
        return Marked(Thing.FIGURE, self.placed.key) if self.placed is not None else None

    def take_focus(self) -> None:
        """Give the keys to the table."""
        self.list.focus()

    def show(self, state: State) -> None:
        """Show what changed: usually two lines of the table, and the panel."""
        before, self.state = self.state, state
        placed = standing(state)
        row = state.table.order.row(placed.key) if placed is not None else -1
        if before is not None and _same(before, state):
            self.list.move_cursor(row)
        else:
            self._show_rows(state, row)
        self._show_titles(state, placed)
        shown = (placed.key if placed is not None else "", state.table, state.verdicts)
        if shown != self._told or before is None or before.search is not state.search:
            self._told = shown
            self._show_panel(placed)

    def _show_rows(self, state: State, row: int) -> None:
        if self._measured is not state.table.found:
            self._measured = state.table.found
            self._wants = wanted(state) if state.table.rows else {}
        self._laid = None
        self._fit_rows()
        self.heads.refresh()
        if state.table.rows:
            self.list.show(len(state.table.rows), self._paint_row, row)
            return
        told = none_shown(state)
        self.list.show(len(told), lambda n, _: paint.line(f" {told[n]}", paint.DOUBT), -1)

    def _show_titles(self, state: State, placed: PlacedFigure | None) -> None:
        table = self.query_one("#figure-table", Vertical)
        table.border_title = Content(f"Figures {arrangement(state)}")
        table.border_subtitle = Content(place_among(state, placed))

    def _show_panel(self, placed: PlacedFigure | None) -> None:
        if placed is None or self.state is None:
            for pane in (self.chart, self.words):
                pane.head(Content(""))
                pane.show(())
            return
        page = FigurePage(self.state, placed, self.chart.scrollable_content_region.height)
        chart, words = page.chart(), page.words()
        if self.size.width < TWO_PANES:
            chart = [*chart, Block(), *words]
        self.chart.head(paint.line(page.title), paint.line(page.aside, paint.MUTED))
        self.chart.show(chart)
        self.words.head(paint.line(f"The words of {placed.figure.text}"))
        self.words.show(words)

    def on_resize(self) -> None:
        """How much is told of each figure follows the room there is."""
        self._fit_rows()
        self.call_after_refresh(lambda: self._show_panel(self.placed))

    def _fit_rows(self) -> None:
        """A table of few rows is only as tall as they need; the panel has the rest."""
        if self.state is None:
            return
        rows, height = len(self.state.table.rows), self.size.height
        needed = rows + AROUND
        few = rows > 0 and needed < max(height - TALLEST_PANEL, height * 46 // 100)
        tall = needed if few else "1fr"
        if tall != self._tall:
            self._tall = tall
            self.set_class(few, "-few")
            self.query_one("#figure-table").styles.height = tall
            self.call_after_refresh(lambda: self._show_panel(self.placed))

    def _layout(self, width: int) -> Layout:
        """The columns for a width; worked out once for rows that are painted one by one."""
        if self.state is None:
            return ()
        if self._laid is None or self._laid[0] != width:
            table, sorting = self.state.table, self.state.sorting
            self._laid = width, layout(table, sorting, self._wants, width)
        return self._laid[1]

    def _paint_headings(self, width: int) -> Heads:
        if self.state is None or not self.state.table.rows:
            return Content(""), ()
        return paint_headings(self._layout(width), self.state.sorting)

    def _paint_row(self, number: int, width: int) -> Content:
        if self.state is None:
            return Content("")
        return paint_figure_row(self.state, self._layout(width), number, width)

    @on(LineList.Chosen, "#figure-list")
    def choose(self, message: LineList.Chosen) -> None:
        """A click selects; a second one goes to the words."""
        message.stop()
        if self.state is None or message.row >= len(self.state.table.rows):
            return
        placed = self.state.table.rows[message.row].placed
        if placed is not None:
            self.ask(figures.stand_on_figure(placed.key, jump=True))
            if message.again:
                self.action_figure_words()

    @on(ColumnHeads.Picked)
    def pick_column(self, message: ColumnHeads.Picked) -> None:
        """A click on a heading sorts by it."""
        message.stop()
        self.ask(figures.sort_by(message.name))

    def action_next_figure(self) -> None:
        """One figure further."""
        self.ask(figures.step_figure(1))

    def action_previous_figure(self) -> None:
        """One figure back."""
        self.ask(figures.step_figure(-1))

    def action_figures_down(self) -> None:
        """As many figures further as the table shows lines."""
        self.ask(figures.step_figure(max(1, self.list.size.height - 2)))

    def action_figures_up(self) -> None:
        """As many figures back as the table shows lines."""
        self.ask(figures.step_figure(-max(1, self.list.size.height - 2)))

    def action_first_figure(self) -> None:
        """The first figure of the table."""
        self.ask(figures.end_figure())

    def action_last_figure(self) -> None:
        """The last figure of the table."""
        self.ask(figures.end_figure(last=True))

    def action_next_group(self) -> None:
        """The first figure of the next group."""
        self.ask(figures.step_group(1))

    def action_previous_group(self) -> None:
        """The first figure of this group, or of the one before."""
        self.ask(figures.step_group(-1))

    def action_next_column(self) -> None:
        """Choose the next column."""
        self.ask(figures.choose_column(1))

    def action_previous_column(self) -> None:
        """Choose the column before."""
        self.ask(figures.choose_column(-1))

    def action_sort_column(self) -> None:
        """Sort by the column chosen, or turn the order."""
        self.ask(figures.sort_by())

    def action_group_column(self) -> None:
        """Group by the column chosen, or no longer."""
        self.ask(figures.group_by())

    def action_figure_words(self) -> None:
        """The words in their source."""
        self.ask(figures.figure_words())

    def action_figure_event(self) -> None:
        """The event, at the figure."""
        self.ask(figures.figure_event())

    def action_panel_down(self) -> None:
        """Further down in what is told below the table."""
        self._scroll_panel(1)

    def action_panel_up(self) -> None:
        """Back up in it."""
        self._scroll_panel(-1)

    def _scroll_panel(self, direction: int) -> None:
        for pane in (self.chart, self.words):
            by = max(1, pane.scrollable_content_region.height // 2)
            pane.scroll_relative(y=direction * by, animate=False)

    def action_leave_figures(self) -> None:
        """Back to where the reader came from."""
        self.ask(figures.leave_figures())


def _same(before: State, after: State) -> bool:
    """Whether the table is painted as it was: the cursor apart."""
    return (
        before.table.order is after.table.order
        and before.sorting == after.sorting
        and before.search is after.search
        and before.verdicts is after.verdicts
    )
