"""What happens while the reader types: a search answered, a date read, a word completed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from probtimeline.app.counting import Counting
from probtimeline.core.span import Reading, Unreadable
from probtimeline.dates.read import read_date
from probtimeline.query.suggest import Completion, complete
from probtimeline.session.dating import go_to, reading_base
from probtimeline.session.keeping import search_kept
from probtimeline.session.searching import (
    cancel_search,
    keep_search,
    search_for,
)
from probtimeline.session.state import Search
from probtimeline.views import paint
from probtimeline.views.prompt import DATE, LABELS, NAME, SEARCH

if TYPE_CHECKING:
    from probtimeline.app.holder import Holder

OFFERS = 8
"""Completions shown at once: more would not be read while typing."""


class Prompting:
    """The conversation of the prompt with the state. It lives as long as the app."""

    def __init__(self, app: Holder) -> None:
        self._app = app
        self._date = ""
        self._before = self._completed = ""
        self._offers: tuple[Completion, ...] = ()
        self._turn = -1
        self._counting = Counting(app)

    def search(self) -> None:
        """Begin a search, with the last one's words."""
        self._open(SEARCH)

    def ask_date(self) -> None:
        """Ask for a date to go to."""
        self._open(DATE)

    def ask_name(self) -> None:
        """Ask for a name to keep the search under."""
        self._open(NAME)

    def _open(self, kind: str) -> None:
        self._completed, self._date = "", ""
        self._app.apply(lambda state: state)
        text = self._app.state.search.text if kind == SEARCH else ""
        self._app.prompt.open(kind, text, self.typed)

    def typed(self, kind: str, text: str) -> None:
        """Answer what was typed so far."""
        if kind == SEARCH:
            self._app.apply(search_for(text))
        elif kind == DATE:
            self._date = text
            self.tell()

    def accepted(self, kind: str, text: str) -> None:
        """Keep the hits, or go to the date; what cannot be read stays to be mended."""
        if kind == DATE:
            reading = self._read(text)
            if isinstance(reading, Unreadable) and text.strip():
                return
            self._close()
            if isinstance(reading, Reading):
                self._app.apply(go_to(reading.span))
            return
        if kind == NAME:
            self._close()
            name = text.strip() or self._app.state.search.text
            self._app.keeping.keep(*search_kept(self._app.state, name))
            return
        if self._app.state.search.error is not None:
            return
        self._close()
        self._app.apply(keep_search())

    def cancelled(self, kind: str) -> None:
        """Leave; a search goes back to the event it began from."""
        self._close()
        if kind == SEARCH:
            self._app.apply(cancel_search())
        else:
            self._app.apply(lambda state: state)

    def left(self) -> None:
        """The reader has clicked elsewhere: what is found is kept, and the keys go there."""
        self._app.prompt.close()
        if self._app.prompt.kind == SEARCH:
            mistaken = self._app.state.search.error is not None
            self._app.apply(cancel_search() if mistaken else keep_search())

    def complete(self, text: str, cursor: int) -> None:
        """Put the likeliest completion in; asked again, the next one offered."""
        if self._app.prompt.kind != SEARCH:
            return
        if text != self._completed:
            self._offers = self._offered(text, cursor)
            self._before, self._turn = text, -1
        if not self._offers:
            self._app.apply(lambda state: state.telling("Nothing to complete this with"))
            return
        self._turn = (self._turn + 1) % len(self._offers)
        chosen = self._offers[self._turn]
        self._completed = self._before[: chosen.start] + chosen.insert + self._before[chosen.end :]
        self._app.prompt.put(self._completed, chosen.start + len(chosen.insert))

    def _offered(self, text: str, cursor: int) -> tuple[Completion, ...]:
        return complete(text, cursor, self._app.state.vocabulary)[:OFFERS]

    def _close(self) -> None:
        self._app.prompt.close()
        self._app.view.take_focus()

    def _read(self, words: str) -> Reading | Unreadable:
        return read_date(words, reading_base(self._app.state))

    def look_on(self) -> None:
        """See to it that what is searched for is looked through to the end, behind the screen."""
        self._counting.go_on()

    def tell(self) -> None:
        """Say above and behind the input what has come of it so far."""
        prompt = self._app.prompt
        if not prompt.is_open:
            return
        self.look_on()
        if prompt.kind == DATE:
            prompt.tell(self._date_told(), Content(""))
        elif prompt.kind == NAME:
            words = f" Keeps “{self._app.state.search.text}” under a name, or under its own words"
            prompt.tell(paint.line(words, paint.MUTED), Content(""))
        else:
            prompt.tell(self._search_told(), self.count())

    def count(self) -> Content:
        """Where among the hits the selection stands: "3 of 17", and how many are only possible."""
        state = self._app.state
        search = state.search
        if not search.is_on or search.error is not None:
            return Content("")
        if search.rest is not None and search.more:
            words = f"{len(search.hits):,}{search.more} found, {search.rest.percent} %"
            return paint.line(self._about_search(words), paint.PLAIN)
        if not search.hits:
            return paint.line("nothing found", paint.DOUBT)
        hits = state.rows.hits
        at, count = hits.before(state.place), len(hits)
        stands = at < count and hits[at] == state.place
        words = f"{at + 1} of {count}" if stands else f"{count} found"
        if count < len(search.hits):
            words += f", {len(search.hits) - count} filtered out"
        if search.possibly:
            words += f", {len(search.possibly)} only possibly"
        return paint.line(self._about_search(words), paint.PLAIN)

    def _about_search(self, words: str) -> str:
        """What is told of the search, with its words where these are not seen."""
        typing = self._app.desk.is_typed_in
        return words if typing else f"{self._app.state.search.text}: {words}"

    def _search_told(self) -> Content:
        search = self._app.state.search
        text = self._app.prompt.input.value
        cursor = self._app.prompt.input.cursor_position
        cycling = text == self._completed and bool(self._offers)
        offers = self._offers if cycling else self._offered(text, cursor)
        # A mistake at the very end is most often only what is not typed yet.
        unfinished = search.error is not None and search.error.end >= len(text.rstrip())
        if search.error is not None and not (unfinished and offers):
            return _caret(search)
        if search.is_on and not search.hits and not search.more and not offers:
            near = ", ".join(search.nearest)
            told = f" Nothing is found. Nearest: {near}" if near else " Nothing is found."
            return paint.line(told, paint.DOUBT)
        if not text:
            return paint.line(" For example: ballot   napo after:2014   figure:>20%", paint.MUTED)
        pieces = []
        for number, offer in enumerate(offers):
            style = paint.HIT if cycling and number == self._turn else paint.LINK
            pieces += [Content(" "), paint.line(offer.insert.strip(), style)]
            pieces.append(paint.line(f" {offer.hint} " if offer.hint else " ", paint.MUTED))
        return Content.assemble(*pieces)

    def _date_told(self) -> Content:
        if not self._date.strip():
            base = reading_base(self._app.state)
            counted = f" “last autumn” is counted from {base.text}" if base is not None else ""
            return paint.line(counted, paint.MUTED)
        match self._read(self._date):
            case Reading() as reading:
                told = f" {reading.span.text}"
                how = f"  {reading.span.precision_text}: {reading.rule}"
                if reading.base is not None:
                    how += f", counted from {reading.base.text}"
                return paint.joined((told, paint.FIGURE), (how, paint.MUTED))
            case Unreadable() as fault:
                return _fault(fault.what, fault.cure)


def _caret(search: Search) -> Content:
    """The mistake in a query, its caret above the character it is about."""
    error = search.error
    if error is None:
        return Content("")
    indent = " " * (len(LABELS[SEARCH]) + 1 + error.start)
    pointer = "▾" * max(1, min(error.end, len(search.text)) - error.start)
    mark = paint.joined((indent, paint.PLAIN), (pointer, paint.BAD))
    return Content.assemble(mark, _fault(error.what, error.cure))


def _fault(what: str, cure: str) -> Content:
    """What is wrong with the words typed and how to mend it, as two sentences."""
    return paint.line(f" {_sentence(what)}. {_sentence(cure)}", paint.DOUBT)


def _sentence(words: str) -> str:
    """Words as the beginning of a sentence; quoted ones stay as they were typed."""
    return words[:1].upper() + words[1:]
