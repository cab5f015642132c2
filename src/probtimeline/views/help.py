"""The keys of where the reader is, every other key, and what the marks mean."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen

from probtimeline.query.operators import OPERATORS
from probtimeline.views import paint
from probtimeline.views.comparing_marks import COMPARED_MARKS, ENDING_MARKS
from probtimeline.views.keymap import Keymap
from probtimeline.views.keys import PLACES, commands_of
from probtimeline.views.widgets.page import Block, Page

KEY_WIDTH = 18
GRAMMAR = (
    ("ballot union", "both words, anywhere in the event"),
    ('"strike ballot"', "words that stand together"),
    ("napo -ballot", "without a word"),
    ("strike or ballot", "either; brackets ( ) group"),
    ("/murder(s|ed)/", "a regular expression"),
)
"""How a search is put together, before its fields."""


class HelpPage(ModalScreen[None]):
    """One page over everything else. The contexts given come first."""

    CSS_PATH = "help.tcss"
    BINDINGS = [
        Binding("escape,q,question_mark,f1,enter", "dismiss", "Close", show=False),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll(12)", show=False),
        Binding("pageup", "scroll(-12)", show=False),
        Binding("g,home", "end(False)", show=False),
        Binding("G,end", "end(True)", show=False),
    ]

    def __init__(self, contexts: tuple[str, ...], keymap: Keymap) -> None:
        super().__init__()
        self._contexts = contexts
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """A single page."""
        page = Page(id="help")
        page.border_title = Content(" Keys and marks ")
        page.border_subtitle = Content(" esc closes, j and k scroll ")
        yield page

    def on_mount(self) -> None:
        """Write the page."""
        rest = [context for context in PLACES if context not in self._contexts]
        blocks = [
            block
            for context in (*self._contexts, *rest)
            for block in context_blocks(context, self._keymap)
        ]
        page = self.query_one(Page)
        page.show([*blocks, *mark_blocks(), *operator_blocks()])
        page.focus()

    def action_scroll(self, by: int) -> None:
        """Scroll by some lines."""
        self.query_one(Page).scroll_relative(y=by, animate=False)

    def action_end(self, last: bool) -> None:
        """Scroll to the end, or to the beginning."""
        page = self.query_one(Page)
        if last:
            page.scroll_end(animate=False)
        else:
            page.scroll_home(animate=False)


def _row(left: str, right: str, style: str = paint.LINK) -> Block:
    margin = paint.line(f"  {left:<{KEY_WIDTH}} ", style)
    return Block(paint.line(right), first=margin, rest=Content(" " * margin.cell_length))


def _heading(words: str) -> Block:
    return Block(Content.styled(words, paint.TITLE))


def context_blocks(context: str, keymap: Keymap) -> list[Block]:
    """The keys that work in a context, grouped by what they are for."""
    blocks = [_heading(PLACES[context])]
    ordered = sorted(commands_of(context), key=attrgetter("group"))
    for _, commands in groupby(ordered, key=attrgetter("group")):
        blocks += [_row(" ".join(keymap.shown(each)) or "–", each.text) for each in commands]
    return [*blocks, Block()]


def mark_blocks() -> list[Block]:
    """What each mark in the list and the detail means."""
    blocks = [_heading("Marks: the strip of time")]
    blocks += [_row(mark, words, paint.PLAIN) for mark, words in paint.AXIS_MARKS]
    blocks += [Block(), _heading("Marks: how exactly a date is known")]
    blocks += [_row(mark, words, paint.PLAIN) for mark, words in paint.MARKS]
    blocks += [Block(), _heading("Marks: what kind of event")]
    blocks.append(_row(paint.MILESTONE_MARK, "a milestone", paint.PLAIN))
    for status, mark in paint.STATUS_MARKS.items():
        blocks.append(_row(mark, status.value, paint.PLAIN))
    blocks += [Block(), _heading("Marks: what else a row tells")]
    blocks += [_row(mark, words, paint.PLAIN) for mark, words in paint.LIST_MARKS]
    blocks += [Block(), _heading("Marks: figures")]
    blocks += [_row(mark, words, paint.PLAIN) for mark, words in paint.chart_marks()]
    blocks += [Block(), _heading("Marks: is the quotation in its source's text")]
    for kind, (mark, style, words) in paint.VERDICT_MARKS.items():
        blocks.append(_row(f"{mark} {kind.value}", words, style))
    blocks += [Block(), _heading("Marks: do compared statements agree")]
    for verdict, (mark, style) in paint.AGREEMENT_MARKS.items():
        blocks.append(_row(mark, verdict.value.replace("-", " "), style))
    blocks += [_row(mark, words, paint.PLAIN) for mark, words in COMPARED_MARKS]
    blocks += [Block(), _heading("Marks: what became of a plan or promise")]
    for ending, (mark, style, words) in ENDING_MARKS.items():
        blocks.append(_row(f"{mark} {ending.value}", words, style))
    return [*blocks, Block()]


def operator_blocks() -> list[Block]:
    """The fields a search may name, each with an example."""
    blocks = [_heading("Searching")]
    blocks += [_row(typed, words) for typed, words in GRAMMAR]
    blocks += [_row(operator.example, operator.what) for operator in OPERATORS]
    return blocks
