"""The menu of what can be copied: figure, event, words with or without citation, link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen

from probtimeline.audit.saying import amount_of, leaves_unsaid
from probtimeline.core.chronicle import PlacedFigure
from probtimeline.core.citation import cite, cite_quote
from probtimeline.core.records import Event, Quote, Source, Status
from probtimeline.core.text import clean_line
from probtimeline.views import paint
from probtimeline.views.widgets.page import Block, Page, Paragraph

Sources = Mapping[str, Source]


@dataclass(frozen=True, slots=True)
class Copied:
    """What the reader chose to copy, and what it is called."""

    text: str
    what: str


@dataclass(frozen=True, slots=True)
class Copyable:
    """Something that can be copied with a letter; without a text, `reason` says why it cannot."""

    letter: str
    name: str
    what: str
    text: str = ""
    reason: str = ""


def copies(
    event: Event | None,
    quote: Quote | None,
    source: Source | None,
    sources: Sources = MappingProxyType({}),
    figure: PlacedFigure | None = None,
) -> tuple[Copyable, ...]:
    """What can be copied of where the reader is, and what cannot.

    `sources` are those the event may rest on; one that is not among them is named by its id. A
    `figure` that the reader stands on is offered first.
    """
    if source is not None:
        sources = {**sources, source.id: source}
    no_quote = "there is no quotation here"
    no_source = "its source is not among the sources" if quote is not None else "no source is open"
    stood_on: tuple[Copyable, ...] = ()
    if figure is not None:
        stood_on = (Copyable("f", "the figure", "the figure", figure_told(figure, source)),)
    return (
        *stood_on,
        Copyable(
            "e",
            "the event",
            "the event",
            told(event, sources) if event is not None else "",
            "no event is selected",
        ),
        Copyable(
            "q",
            "the quotation with its citation",
            "the quotation and its citation",
            cite_quote(quote, source) if quote is not None else "",
            no_quote,
        ),
        Copyable(
            "w", "the words alone", "the words", quote.text if quote is not None else "", no_quote
        ),
        Copyable("c", "the citation", "the citation", cite(source) if source else "", no_source),
        Copyable(
            "l",
            "the link",
            "the link",
            source.url if source is not None else "",
            "the address of this source is not known" if source is not None else no_source,
        ),
    )


def told(event: Event, sources: Sources) -> str:
    """An event as plain text: its title, date and summary, and the sources it rests on."""
    standing = "" if event.status is Status.HAPPENED else f" ({event.status.value})"
    named = [cite(sources[each]) if each in sources else each for each in event.sources]
    lines = [event.title, f"{event.date.text}{standing}", event.summary]
    return "\n".join([*(each for each in lines if each), *(f"Source: {each}" for each in named)])


def figure_told(placed: PlacedFigure, source: Source | None) -> str:
    """A figure as plain text: as printed, what it measures, of whom, when, who says so, where."""
    figure, quote = placed.figure, placed.quote
    period = figure.period.text if figure.period is not None else ""
    known = f" ({amount_of(figure)})" if leaves_unsaid(figure) else ""
    measured = "; ".join(each for each in (figure.label, figure.population, period) if each)
    cited = cite(source) if source is not None else quote.source
    said = f"{quote.speaker}, in: {cited}" if quote.speaker else f"Source: {cited}"
    return f"{figure.text}{known}: {measured}\n{said}"


@dataclass(frozen=True, slots=True)
class Preview:
    """A paragraph of one line, cut where the room ends."""

    content: Content
    stop: int | None

    def lines(self, width: int) -> list[Content]:
        """It as a line of at most `width` cells."""
        return [self.content.truncate(width, ellipsis=True)]


class Choices(Page, inherit_bindings=False):
    """What can be copied, one stop each; its keys are those of the menu."""


class CopyMenu(ModalScreen[Copied | None]):
    """Dismissed with what the reader chose, or with None."""

    CSS_PATH = "copying.tcss"
    BINDINGS = [
        Binding("j,down,tab", "step(1)", "Next", show=False),
        Binding("k,up,shift+tab", "step(-1)", "Previous", show=False),
        Binding("enter", "choose", "Copy", show=False),
        Binding("escape,Y", "dismiss", "Leave", show=False),
        *(Binding(each, f"take('{each}')", show=False) for each in "feqwcl"),
    ]

    def __init__(
        self,
        event: Event | None,
        quote: Quote | None,
        source: Source | None,
        sources: Sources = MappingProxyType({}),
        figure: PlacedFigure | None = None,
    ) -> None:
        super().__init__()
        self._offers = copies(event, quote, source, sources, figure)
        self._able = [each for each in self._offers if each.text]

    def compose(self) -> ComposeResult:
        """A single page."""
        page = Choices(id="copies")
        page.border_title = Content("Copy")
        page.border_subtitle = Content("a letter, or enter, copies · esc leaves")
        yield page

    def on_mount(self) -> None:
        """Write the page; the cursor stands on the first that can be copied."""
        page = self.query_one(Choices)
        page.show(self._blocks(), 0 if self._able else None)
        page.focus()

    def _blocks(self) -> list[Paragraph]:
        blocks: list[Paragraph] = []
        for offer in self._offers:
            stop = self._able.index(offer) if offer.text else None
            letter = paint.line(
                f" {offer.letter}  ", "bold $ink-link" if offer.text else paint.FAINT
            )
            under = Content(" " * letter.cell_length)
            style = paint.PLAIN if offer.text else paint.FAINT
            told = clean_line(offer.text, paint.LONGEST_LINE) or f"cannot be copied: {offer.reason}"
            blocks += [
                Block(paint.line(offer.name, style), first=letter, stop=stop),
                Preview(Content.assemble(under, paint.line(told, paint.MUTED)), stop),
                Block(),
            ]
        return blocks[:-1]

    def action_step(self, by: int) -> None:
        """To the next that can be copied, or the one before."""
        self.query_one(Choices).step(by)

    def action_choose(self) -> None:
        """Copy what the cursor stands on."""
        stop = self.query_one(Choices).stop
        if stop is not None:
            self._close(self._able[stop])

    def action_take(self, letter: str) -> None:
        """Copy what has that letter, if it can be."""
        for offer in self._able:
            if offer.letter == letter:
                self._close(offer)

    @on(Page.Stood)
    def keep_in_mind(self, message: Page.Stood) -> None:
        """Where the cursor stands matters to nobody behind."""
        message.stop()

    @on(Page.Followed)
    def follow(self, message: Page.Followed) -> None:
        """A second click copies."""
        message.stop()
        self._close(self._able[message.number])

    def _close(self, offer: Copyable) -> None:
        self.dismiss(Copied(offer.text, offer.what))
