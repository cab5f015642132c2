"""The one screen behind everything: the line at the top, the views, the prompt, the footer."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Static

from probtimeline.core.text import counted
from probtimeline.session.arriving import unseen
from probtimeline.session.comparing import marked_words
from probtimeline.session.reasons import reason_against
from probtimeline.session.state import VIEWS, State
from probtimeline.views import paint
from probtimeline.views.comparisons import ComparisonsView
from probtimeline.views.figures import FiguresView
from probtimeline.views.keymap import Keymap
from probtimeline.views.keys import ANYWHERE, command_named, hints_for
from probtimeline.views.prompt import Prompt
from probtimeline.views.source import SourceView
from probtimeline.views.timeline import TimelineView
from probtimeline.views.view import bindings_of
from probtimeline.views.widgets.bars import TwoEnds, clickable, hints
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


class Desk(Screen[None]):
    """The one screen behind everything; its keys are those that work everywhere."""

    BINDINGS = bindings_of(ANYWHERE, "app.")

    def __init__(
        self, opened: Callable[[], None], roomy: Callable[[], None], keymap: Keymap
    ) -> None:
        super().__init__(id="desk")
        self._keymap = keymap
        self._opened = opened
        self._roomy = roomy

    def compose(self) -> ComposeResult:
        """A line at the top, the views, the prompt, a line at the foot."""
        yield TwoEnds(id="header")
        yield Static(id="trouble")
        yield ChipLine(id="filters")
        with ContentSwitcher(id="views", initial="timeline"):
            yield TimelineView()
            yield SourceView()
            yield FiguresView()
            yield ComparisonsView()
        yield Prompt(id="prompt")
        yield TwoEnds(id="footer")
        yield Static(id="too-small")

    def on_mount(self) -> None:
        """Let the app show its first state: only now are there widgets to show it in."""
        self._opened()

    def on_resize(self, event: events.Resize) -> None:
        """Sort the size into the few layouts there are."""
        width, height = event.size
        cramped = is_cramped(width, height)
        if self.has_class("-too-small") and not cramped:
            # What was hidden has lost the focus meanwhile.
            self.call_after_refresh(self._roomy)
        self.set_class(cramped, "-too-small")
        self.set_class(width < NARROW, "-narrow")
        self.set_class(height < SHORT, "-short")
        self.set_class(height >= TALL, "-tall")
        wanted = f"{width} × {height} is too small to read a timeline in.\n"
        wanted += f"Please make the terminal at least {LEAST[0]} × {LEAST[1]}."
        self.query_one("#too-small", Static).update(Content(wanted))

    def show_header(self, state: State) -> None:
        """Name the views, the chronology, and how much it holds."""
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
            counted(len(chronicle.figures), "figure"),
        ]
        # Where there is little room the title matters more.
        counts = " · ".join(held if self.size.width >= NARROW else held[:1])
        right = Content.assemble(_unseen(state), paint.line(counts, paint.MUTED))
        self.query_one("#header", TwoEnds).tell(left, right)
        self._show_trouble(state.trouble)
        self.query_one("#filters", ChipLine).show(state, marked_words(state))

    def _show_trouble(self, words: str) -> None:
        """Tell what is wrong with the files, for as long as it is."""
        line = self.query_one("#trouble", Static)
        line.set_class(bool(words), "-open")
        line.update(Content.assemble(("! ", paint.BAD), paint.line(words)) if words else "")

    def show_footer(self, state: State, contexts: tuple[str, ...], found: Content) -> None:
        """Tell what a move could not do, else the keys of use where the reader is."""
        footer = self.query_one("#footer", TwoEnds)
        right = Content.assemble(found, "  ", hints(ALWAYS, 40, self._keymap))
        if state.notice:
            footer.tell(Content.assemble(" ", paint.line(state.notice, paint.DOUBT)), right)
        else:
            room = footer.size.width - right.cell_length - 2
            useful = [one for one in hints_for(contexts) if not reason_against(one.name, state)]
            footer.tell(hints(useful, room, self._keymap), right)


def _unseen(state: State) -> Content:
    """How many events have come in and were not seen; a click goes to the next."""
    new, changed = unseen(state)
    parts = [f"{paint.NEW}{new:,} new"] if new else []
    parts += [f"{paint.CHANGED}{changed:,} changed"] if changed else []
    if not parts:
        return Content("")
    return clickable(Content.styled(" ".join(parts), paint.LINK), "next_new") + Content("  ")
