"""The rows of a form, one below another: laid anew where the draft has come to have others."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import VerticalScroll
from textual.widget import Widget

from probtimeline.session.drafting import EventDraft, value_of, with_value
from probtimeline.views.form_rows import RowSpec
from probtimeline.views.widgets.form_field import Row

PARTS = (".source", ".text", ".figures[0].chosen", ".speaker", "date", "tags")
"""How the paths end of the rows with which a part begins."""


class Sheet(VerticalScroll, can_focus=False):
    """The rows of a draft."""

    def __init__(self) -> None:
        super().__init__(id="fields")
        self.rows: list[Row] = []

    def lay(self, specs: Sequence[RowSpec], draft: EventDraft) -> None:
        """Have just the rows that are wanted, in their order, with what the draft holds."""
        standing = {row.spec: row for row in self.rows}
        wanted: list[Row] = []
        for spec in specs:
            value = value_of(draft, spec.path)
            row = standing.pop(spec, None)
            if row is None:
                row = Row(spec, value)
                self._mount(row, wanted[-1] if wanted else None)
            else:
                row.give(value)
            wanted.append(row)
        before, self.rows = self.rows, wanted
        here = self.row_of(self.screen.focused)
        if here is not None and here in standing.values():
            # The keys are never left in a row that goes away.
            self.enter(next(row for row in reversed(before[: before.index(here)]) if row in wanted))
        for row in standing.values():
            row.remove()

    def _mount(self, row: Row, after: Row | None) -> None:
        if row.spec.path == "date":
            row.add_class("-event-part")
        if after is None:
            self.mount(row, before=0 if self.children else None)
        else:
            self.mount(row, after=after)

    def taken_in(self, draft: EventDraft) -> EventDraft:
        """The draft with all that was typed and not told yet."""
        for row in self.rows:
            if row.is_changed:
                draft = with_value(draft, row.spec.path, row.take_in())
        return draft

    def row_of(self, widget: Widget | None) -> Row | None:
        """The row that a widget is part of."""
        if widget is None:
            return None
        return next((each for each in widget.ancestors_with_self if isinstance(each, Row)), None)

    def row(self, path: str) -> Row | None:
        """The row of a field."""
        return next((row for row in self.rows if row.spec.path == path), None)

    def enter(self, row: Row) -> None:
        """Give a row the keys, and have it in sight with what is told of it."""
        self.screen.set_focus(row.control)
        self.call_after_refresh(self.scroll_to_widget, row, animate=False)

    def step_part(self, row: Row | None, by: int) -> None:
        """Give the keys to the beginning of the next or previous part."""
        at = self.rows.index(row) if row in self.rows else 0
        places = range(at + 1, len(self.rows)) if by > 0 else range(at - 1, -1, -1)
        found = next((n for n in places if self.rows[n].spec.path.endswith(PARTS)), None)
        if found is not None:
            self.enter(self.rows[found])

    def step(self, row: Row | None, by: int) -> None:
        """Give the keys to the row below or above."""
        at = self.rows.index(row) + by if row in self.rows else 0
        if 0 <= at < len(self.rows):
            self.enter(self.rows[at])
