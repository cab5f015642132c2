"""The one screen behind everything: the line at the top, the views, the prompt, the footer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import AwaitMount, Widget
from textual.widgets import Static

from probtimeline.app.styling import made, style_sheet, take_in
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.text import counted
from probtimeline.session.reasons import reason_against
from probtimeline.session.state import VIEWS, Arrived, State
from probtimeline.views import paint
from probtimeline.views.keymap import Keymap
from probtimeline.views.keys import ANYWHERE, Command, command_named, hints_for
from probtimeline.views.view import View, bindings_of
from probtimeline.views.widgets.bars import TwoEnds, clickable, hints
from probtimeline.views.widgets.still import Still

if TYPE_CHECKING:
    from probtimeline.views.prompt import Prompt
    from probtimeline.views.widgets.chips import ChipLine

LEAST = (60, 15)
"""Columns and lines below which the screen asks for room."""
NARROW = 100
"""Columns below which list and detail take turns."""
OPEN = "bold $background on $edge-lit"
"""How the view in front is told from the others in the header; its number is bold too."""
SHORT, TALL = 30, 46
"""Lines below and above which the axis has fewer or more lanes."""


ALWAYS = (command_named("help"), command_named("quit"))
"""The keys that stand in every footer."""


def is_cramped(width: int, height: int) -> bool:
    """Whether a screen of this size has no room for the explorer."""
    return width < LEAST[0] or height < LEAST[1]


class Views(Container, Still):
    """Where the views are; each fills it."""


class Desk(Screen[None]):
    """The one screen behind everything; its keys are those that work everywhere."""

    BLANK = True
    # Each widget shows for itself whether it has the keys: the rest need not be sent again.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    BINDINGS = bindings_of(ANYWHERE, "app.")

    def __init__(
        self, front: str, opened: Callable[[], None], roomy: Callable[[], None], keymap: Keymap
    ) -> None:
        """`front` is the view to begin with; `opened` is called once everything has its size."""
        super().__init__(id="desk")
        self._front = front
        self._keymap = keymap
        self._troubled = ""
        self._headed: tuple[Chronicle, Arrived, tuple[str, int]] | None = None
        self._footed: tuple[str, tuple[Command, ...], str, int] | None = None
        self._opened = opened
        self._roomy = roomy
        self.views = Views(id="views")
        """The views that have been shown so far; one of them is in sight."""
        self._unpainted = ExitStack()
        self._trouble: Static | None = None
        self._filters: ChipLine | None = None
        self._prompt: Prompt | None = None

    def compose(self) -> ComposeResult:
        """A line at the top, the views, a line at the foot; between them comes what is needed."""
        yield TwoEnds(id="header")
        yield self.views
        yield TwoEnds(id="footer")

    async def on_mount(self) -> None:
        """Put the first view in. Nothing is painted before it has been laid out and shown."""
        self._unpainted.enter_context(self.app.batch_update())
        self._sort_size(self.app.size)
        for mounting in self._put_in(made(self._front)):
            await mounting

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """What is put in first has its styles already."""
        event.refresh_styles = not self._front

    def view(self, name: str) -> View:
        """The view of that name, made now if it is asked for the first time."""
        for each in self.views.children:
            if isinstance(each, View) and each.id == name:
                return each
        view = made(name)
        self._put_in(view)
        return view

    def _put_in(self, view: View) -> Sequence[AwaitMount]:
        take_in(self.app.stylesheet, [style_sheet(view.id or "")])
        return self.views.mount(view), *view.fill()

    @property
    def prompt(self) -> Prompt:
        """The line in which the reader types, made when it is first asked for."""
        if self._prompt is None:
            from probtimeline.views.prompt import Prompt

            take_in(self.app.stylesheet, [style_sheet("prompt")])
            self._prompt = Prompt(id="prompt")
            self.mount(self._prompt, before="#footer")
            self._prompt.fill()
        return self._prompt

    @property
    def is_typed_in(self) -> bool:
        """Whether the reader is typing in the line for it."""
        return self._prompt is not None and self._prompt.is_open

    def bring_to_front(self, name: str) -> View:
        """Show the view of that name, and no other."""
        front = self.view(name)
        for each in self.views.children:
            if each.display != (each is front):
                each.display = each is front
        return front

    def on_resize(self, event: events.Resize) -> None:
        """Lay out for another size; with the first one there is room to show the state in."""
        self._sort_size(event.size)
        if self._front:
            self._front = ""
            with self._unpainted:
                self._opened()

    def _sort_size(self, size: Size) -> None:
        """Sort the size into the few layouts there are."""
        width, height = size
        cramped = is_cramped(width, height)
        if self.has_class("-too-small") and not cramped:
            # What was hidden has lost the focus meanwhile.
            self.call_after_refresh(self._roomy)
        self.set_class(cramped, "-too-small")
        self.set_class(width < NARROW, "-narrow")
        self.set_class(height < SHORT, "-short")
        self.set_class(height >= TALL, "-tall")
        if cramped:
            self._ask_for_room(width, height)

    def _ask_for_room(self, width: int, height: int) -> None:
        wanted = f"{width} × {height} is too small to read a timeline in.\n"
        wanted += f"Please make the terminal at least {LEAST[0]} × {LEAST[1]}."
        found = self.query("#too-small").results(Static)
        told = next(found, None) or Static(id="too-small")
        told.update(Content(wanted))
        if not told.is_attached:
            self.mount(told)

    def show_header(self, state: State) -> None:
        """Name the views, the chronology, and how much it holds; then trouble, and what filters."""
        known, fitted = self._headed, (state.view, self.size.width)
        same = known is not None and known[0] is state.chronicle and known[1] is state.arrived
        if known is None or not same or known[2] != fitted:
            self._headed = (state.chronicle, state.arrived, fitted)
            self._tell_header(state)
        self._show_trouble(state.trouble)
        self._show_filters(state)

    def _show_filters(self, state: State) -> None:
        filtering = state.window is not None or state.search.is_on or state.chips
        # It is there before the first letter of a search, which is not to wait for it.
        wanted = filtering or state.marked is not None or self.is_typed_in
        if self._filters is None and wanted:
            from probtimeline.views.widgets.chips import ChipLine

            self._filters = ChipLine(id="filters")
            self.mount(self._filters, before="#views")
        if self._filters is not None:
            from probtimeline.session.comparing import marked_words

            self._filters.show(state, marked_words(state))

    def _tell_header(self, state: State) -> None:
        chronicle = state.chronicle
        views = []
        for number, name in enumerate(VIEWS, 1):
            style = OPEN if name == state.view else paint.MUTED
            label = Content.styled(f" {number} {name.capitalize()} ", style)
            views.append(clickable(label, f"view_{name}"))
        left = Content.assemble(" ", *views, "  ", paint.line(chronicle.title, paint.TITLE))
        held = [
            counted(len(chronicle.events), "event"),
            counted(len(chronicle.sources), "source"),
            counted(chronicle.figure_count, "figure"),
        ]
        # Where there is little room the title matters more.
        counts = " · ".join(held if self.size.width >= NARROW else held[:1])
        if state.progress is not None:
            counts = f"reading all events: {state.progress:.0%}"
        if state.only_shown:
            counts = f"read-only · {counts}"
        right = Content.assemble(_unseen(state), paint.line(counts, paint.MUTED))
        self.query_one("#header", TwoEnds).tell(left, right)

    def _show_trouble(self, words: str) -> None:
        """Tell what is wrong with the files, for as long as it is."""
        if words == self._troubled:
            return  # telling it again would lay out the screen
        self._troubled = words
        line = self._trouble
        if line is None:
            line = self._trouble = Static(id="trouble")
            self.mount(line, after="#header")
        line.set_class(bool(words), "-open")
        line.update(Content.assemble(("! ", paint.BAD), paint.line(words)) if words else "")

    def show_footer(self, state: State, contexts: tuple[str, ...], found: Content) -> None:
        """Tell what a move could not do, else the keys of use where the reader is."""
        footer = self.query_one("#footer", TwoEnds)
        hinted = () if state.notice else hints_for(contexts)
        useful = tuple(one for one in hinted if not reason_against(one.name, state))
        footed = (state.notice, useful, found.plain, footer.size.width)
        if footed == self._footed:
            return
        self._footed = footed
        right = Content.assemble(found, "  ", hints(ALWAYS, 40, self._keymap))
        if state.notice:
            footer.tell(Content.assemble(" ", paint.line(state.notice, paint.DOUBT)), right)
        else:
            room = footer.size.width - right.cell_length - 2
            footer.tell(hints(useful, room, self._keymap), right)


def _unseen(state: State) -> Content:
    """How many events have come in and were not seen; a click goes to the next."""
    if not state.arrived:
        return Content("")
    from probtimeline.session.arriving import unseen

    new, changed = unseen(state)
    parts = [f"{paint.NEW}{new:,} new"] if new else []
    parts += [f"{paint.CHANGED}{changed:,} changed"] if changed else []
    return clickable(Content.styled(" ".join(parts), paint.LINK), "next_new") + Content("  ")
