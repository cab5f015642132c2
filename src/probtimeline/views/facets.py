"""The panel beside the list in which the reader narrows: kinds of events, each with its number.

It stands over one side of the view in front, so that the list is seen to change behind it. One
facet is open at a time, and only its kinds are counted.
"""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from probtimeline.core.text import counted
from probtimeline.query.facets import FACETS as KINDS
from probtimeline.query.facets import Chip, counts
from probtimeline.session.filtering import (
    chip_at,
    counted_places,
    narrow,
    switch_chip,
    value_name,
)
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.keymap import Keymap
from probtimeline.views.keys import ANYWHERE, FACETS, command_named
from probtimeline.views.view import Panel, bindings_of, is_open
from probtimeline.views.widgets.chips import OFF, ON
from probtimeline.views.widgets.line_list import LineList

BARS = (4, 8)
"""Cells of the bar of the kind that most events are of, where the panel is narrow and where not."""
NARROW = 44
"""Cells of a line below which the panel is narrow."""
EIGHTHS = " ▏▎▍▌▋▊▉█"
KEYS = (
    ("narrow", "narrows"),
    ("next-facet", "next facet"),
    ("switch-chip", "on/off"),
    ("undo-narrowing", "undoes"),
)
"""Commands told at the foot of the panel, each in a word."""
ALSO = ("undo-narrowing", "switch-chips", "whole-time")
"""Commands of the view behind that work in the panel too: they change what it counts."""


class Values(LineList, inherit_bindings=False):
    """The kinds of the facet that is open; its keys are those of the panel."""

    BINDINGS = [
        binding for binding in bindings_of(ANYWHERE, "app.") if getattr(binding, "id", None) in ALSO
    ]


class FacetPanel(Panel):
    """Facets, the kinds of the one that is open, and how many events are of each."""

    CSS_PATH = "facets.tcss"
    BINDINGS = bindings_of(FACETS)

    def __init__(self, state: State, keymap: Keymap | None = None) -> None:
        super().__init__()
        self._state = state
        self._keymap = keymap or Keymap.of({})
        self._open = 0
        self._counts: dict[str, tuple[tuple[str, int], ...]] = {}
        self._values: tuple[tuple[str, int], ...] = ()

    def compose(self) -> ComposeResult:
        """The names of the facets over the kinds of one."""
        with Vertical(id="facets"):
            yield Static(id="kinds")
            yield Values(id="values")

    @property
    def list(self) -> Values:
        """The kinds."""
        return self.query_one(Values)

    def on_mount(self) -> None:
        """Show the state it was opened on."""
        self._show_facet()
        self.list.focus()

    def on_resize(self) -> None:
        """Tell as many keys as there is room for now."""
        self.call_after_refresh(self._show_title)

    def show(self, state: State) -> None:
        """Count anew where other events are shown, and stay on the kind under the cursor."""
        before, self._state = self._state, state
        if not self.is_mounted or (before.rows is state.rows and before.chips == state.chips):
            return
        if before.rows is not state.rows:
            self._counts.clear()
        self._show_facet(self._value)

    @property
    def _value(self) -> str | None:
        at = self.list.cursor
        return self._values[at][0] if 0 <= at < len(self._values) else None

    def _show_facet(self, value: str | None = None) -> None:
        """Show the kinds of the facet that is open, with the cursor on a value or where it was."""
        facet = KINDS[self._open]
        if facet.name not in self._counts:
            self._counts[facet.name] = counts(
                facet, self._state.chronicle, counted_places(self._state)
            )
        found = self._counts[facet.name]
        known = {each for each, _ in found}
        kept = (chip.value for chip in self._state.chips if chip.facet == facet.name)
        self._values = (*found, *((each, 0) for each in kept if each not in known))
        self._show_title()
        if not self._values:
            told = f"  No {facet.name} among the events shown"
            self.list.show(1, lambda _, width: paint.line(told, paint.MUTED), -1)
            return
        at = next((n for n, (each, _) in enumerate(self._values) if each == value), None)
        if at is None:
            at = 0 if value is None else min(max(0, self.list.cursor), len(self._values) - 1)
        self.list.show(len(self._values), self._paint_value, at)

    def _show_title(self) -> None:
        if not is_open(self):
            return
        self.query_one("#kinds", Static).update(self._names())
        state, panel = self._state, self.query_one("#facets")
        whole = counted(len(state.chronicle.events), "event")
        panel.border_title = Content(f"Narrow: {len(state.rows.shown):,} of {whole}")
        told = [
            f"{keys[0]} {words}"
            for name, words in KEYS
            if (keys := self._keymap.shown(command_named(name)))
        ]
        # Its width is known only once it has been laid out.
        while told and 0 < self.list.size.width - 4 < len(" · ".join(told)):
            told.pop()
        panel.border_subtitle = Content(" · ".join(told))

    def _names(self) -> Content:
        """The names of the facets; the open one is marked, and so are those with chips."""
        pieces = []
        for number, facet in enumerate(KINDS):
            chips = [chip for chip in self._state.chips if chip.facet == facet.name]
            signs = "".join(ON if chip.on else OFF for chip in chips)
            opened = number == self._open
            name = f"▸{facet.title}" if opened else facet.title
            piece = Content.assemble(
                (name, "bold $ink-link" if opened else paint.MUTED), (signs, paint.GOOD)
            )
            click = Style.from_meta({"@click": f"screen.open_facet({number})"})
            pieces.append(piece.stylize(click))
        return Content("  ").join(pieces)

    def _paint_value(self, number: int, width: int) -> Content:
        value, count = self._values[number]
        facet = KINDS[self._open].name
        chip = self._chip(value)
        sign = " " if chip is None else ON if chip.on else OFF
        aside = " (off)" if chip is not None and not chip.on else ""
        most = max((each for _, each in self._values), default=0)
        drawn = bar(count, most, BARS[width >= NARROW])
        digits = len(f"{most:,}")
        end = Content.assemble(
            (aside, paint.DOUBT), " ", drawn, (f" {count:>{digits},} ", paint.MUTED)
        )
        narrowed = chip is not None and chip.on
        style = paint.TITLE if narrowed else paint.PLAIN if count else paint.FAINT
        name = paint.line(value_name(self._state.chronicle, facet, value), style)
        room = max(1, width - end.cell_length - 3)
        name = name.truncate(room, ellipsis=True)
        gap = " " * (room - name.cell_length)
        return Content.assemble((f" {sign} ", paint.GOOD), name, gap, end)

    def _chip(self, value: str) -> Chip | None:
        at = chip_at(self._state.chips, KINDS[self._open].name, value)
        return None if at is None else self._state.chips[at]

    @on(LineList.Chosen)
    def choose(self, message: LineList.Chosen) -> None:
        """A click narrows; what a second one in a row hits may be another kind by then."""
        message.stop()
        if message.row < len(self._values) and not message.again:
            self.list.move_cursor(message.row)
            self.action_narrow()

    def action_next_value(self) -> None:
        """The kind below."""
        self._step(1)

    def action_previous_value(self) -> None:
        """The kind above."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self._values:
            at = self.list.cursor + by
            self.list.move_cursor(min(max(0, at), len(self._values) - 1))

    def action_next_facet(self) -> None:
        """Open the next facet, and the first after the last."""
        self.action_open_facet((self._open + 1) % len(KINDS))

    def action_previous_facet(self) -> None:
        """Open the facet before."""
        self.action_open_facet((self._open - 1) % len(KINDS))

    def action_open_facet(self, number: int) -> None:
        """Open the facet of that number."""
        self._open = number
        self._show_facet()

    def action_narrow(self) -> None:
        """Narrow to the kind under the cursor; where that is done, no more."""
        if (value := self._value) is not None:
            self.ask(narrow(KINDS[self._open].name, value))

    def action_switch_chip(self) -> None:
        """Switch the chip of the kind under the cursor off, or on; without one, narrow."""
        if (value := self._value) is None:
            return
        at = chip_at(self._state.chips, KINDS[self._open].name, value)
        if at is None:
            self.action_narrow()
        else:
            self.ask(switch_chip(at))

    def action_leave_facets(self) -> None:
        """Close the panel; what was narrowed stays."""
        self.dismiss(None)


def bar(count: int, most: int, width: int) -> Content:
    """A number as a bar, beside the largest one of `width` cells; what is there at all is seen."""
    eighths = max(1, round(count / most * width * 8)) if count and most else 0
    whole, part = divmod(eighths, 8)
    shown = "█" * whole + (EIGHTHS[part] if part else "")
    return Content.styled(shown.ljust(width), "$ink-bar")
