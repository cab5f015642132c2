"""The form in which an event is written, from its source to its place among the others.

Leaving it keeps what is written. Imported only when an event is written.
"""

from __future__ import annotations

from textual import events

from probtimeline.audit.quotes import VerdictKind
from probtimeline.core.records import Source
from probtimeline.session.drafting import (
    EventDraft,
    QuoteDraft,
    value_of,
    with_another_quote,
    with_figure,
    with_value,
    without_quote,
)
from probtimeline.session.offering import field_of
from probtimeline.views.form_filling import Filling, FormTask, Refusals
from probtimeline.views.help import HelpPage
from probtimeline.views.keys import FORM
from probtimeline.views.view import bindings_of, is_open
from probtimeline.views.widgets.form_field import Choice

__all__ = ["FormScreen", "FormTask"]


class FormScreen(Filling):
    """The form over all of the screen, with its keys."""

    CSS_PATH = "form.tcss"
    BINDINGS = bindings_of(FORM)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Tell of the row entered."""
        self._tell_row(self.sheet.row_of(event.widget))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Tell less of the row left; a source that can be only one is named in full."""
        row = self.sheet.row_of(event.widget)
        if row is None:
            return
        if field_of(row.spec.path) == "source":
            offers = self._known.offers(row)
            if len(offers) == 1:
                row.put(offers[0].text)
        self._tell_row(row)

    def on_key(self, event: events.Key) -> None:
        """Take in what was typed ahead, before there was a field to type in.

        What is typed on a figure that is taken says what it stands for.
        """
        row = self.row
        if row is None or not event.is_printable:
            return
        label = self.sheet.row(row.spec.path.removesuffix(".chosen") + ".label")
        if label is not None and isinstance(row.control, Choice):
            self.sheet.enter(label)
            row = label
        if row.type_in(event.character or ""):
            event.stop()

    async def action_complete_field(self) -> None:
        """Put in what is offered, again: the next one; where nothing is, go to the next row."""
        await self.all_typed()
        row = self.row
        if row is None or not self._completing.complete(row, self._known):
            self.sheet.step(row, 1)

    async def action_next_field(self) -> None:
        """The next row."""
        await self.all_typed()
        self.sheet.step(self.row, 1)

    async def action_previous_field(self) -> None:
        """The row before."""
        await self.all_typed()
        self.sheet.step(self.row, -1)

    async def action_next_part(self) -> None:
        """The next part: past all figures, say."""
        await self.all_typed()
        self.sheet.step_part(self.row, 1)

    async def action_previous_part(self) -> None:
        """The part before."""
        await self.all_typed()
        self.sheet.step_part(self.row, -1)

    def action_field_below(self) -> None:
        """The row below."""
        self.sheet.step(self.row, 1)

    def action_field_above(self) -> None:
        """The row above."""
        self.sheet.step(self.row, -1)

    def action_choose_next(self) -> None:
        """Take the figure or leave it; the next choice."""
        self._choose(1)

    def action_choose_before(self) -> None:
        """The choice before."""
        self._choose(-1)

    def _choose(self, by: int) -> None:
        row = self.row
        if row is not None and isinstance(row.control, Choice):
            row.control.step(by)

    async def action_new_quotation(self) -> None:
        """Make room for another quotation, from the same source to begin with.

        From one without words: take it away, where there are others.
        """
        await self.all_typed()
        before, number = self.draft, self._number
        is_blank = not before.quotes[number].text.strip()
        if is_blank and (draft := without_quote(before, number)) is not before:
            self._take_away(draft, number)
            return
        draft = with_another_quote(before)
        if draft is before:
            self._say("There is no room for more quotations")
            return
        self._change(draft)
        row = self.sheet.row(f"quotes[{len(draft.quotes) - 1}].text")
        if row is not None:
            self.call_after_refresh(self.sheet.enter, row)

    def _take_away(self, draft: EventDraft, number: int) -> None:
        """Go on without a quotation: what was told of it, and of those below, is told anew."""
        gone = tuple(f"quotes[{each}]." for each in range(number, len(draft.quotes) + 1))
        self._more = frozenset(path for path in self._more if not path.startswith(gone))
        self._refused = {p: told for p, told in self._refused.items() if not p.startswith(gone)}
        self._change(draft)
        row = self.sheet.row(f"quotes[{min(number, len(draft.quotes) - 1)}].text")
        if row is not None:
            self.call_after_refresh(self.sheet.enter, row)

    async def action_new_source(self) -> None:
        """Take the words for the title of a new source, whatever they are like; again: not."""
        await self.all_typed()
        path = f"quotes[{self._number}].new"
        is_new = not value_of(self.draft, path)
        self._change(with_value(self.draft, path, is_new))
        self._say(
            "A new source of that title" if is_new else "One of the sources known, if it fits"
        )

    async def action_more_fields(self) -> None:
        """All that can be said of a figure, or only the first of it.

        In a quotation: words that are marked in it are made a figure.
        """
        await self.all_typed()
        row = self.row
        if row is not None and row.spec.path == f"quotes[{self._number}].text":
            self._make_figure(row.marked)
            return
        if row is None or ".figures[" not in row.spec.path:
            self._say("Go to a figure first, or mark one in the quotation")
            return
        figure = row.spec.path.rpartition(".")[0]
        self._more ^= {figure}
        draft = self.draft
        if figure in self._more:
            draft = with_value(draft, f"{figure}.chosen", True)
        self._change(draft)

    def _make_figure(self, words: str) -> None:
        """Make words of the quotation a figure, be they found to be one or not."""
        number = self._number
        draft, at = with_figure(self.draft, number, words)
        if at is None:
            self._say("Mark the words of a figure with shift and the arrows first")
            return
        figure = f"quotes[{number}].figures[{at}]"
        self._more |= {figure}
        self._change(draft)
        row = self.sheet.row(f"{figure}.label")
        if row is not None:
            self.call_after_refresh(self.sheet.enter, row)

    @property
    def _number(self) -> int:
        """Which quotation the keys are in; the last one where they are in none."""
        row = self.row
        if row is not None and row.spec.path.startswith("quotes["):
            return int(row.spec.path[len("quotes[") :].partition("]")[0])
        return len(self.draft.quotes) - 1

    async def action_pick_words(self) -> None:
        """Pick the words of the quotation from the text of its source."""
        await self.all_typed()
        number = self._number
        quote: QuoteDraft = self.draft.quotes[number]
        source = self._looker.sources.named(quote)
        if source is None:
            self._say("Name the source first")
        elif source.id not in self._state.texts:
            self._say(f"No text is attached: probtimeline sources attach FILE --as {source.id}")
        else:
            self._pick(source, number)

    def _pick(self, source: Source, number: int) -> None:
        from probtimeline.views.picking import Picked, PickPassage

        state = self._state
        verdicts = [
            state.verdict(source.id, each.text)
            for each in state.chronicle.passages.get(source.id, ())
        ]
        quoted = [(v.start, v.end) for v in verdicts if v.is_found and v.source == source.id]

        def picked(words: Picked | None) -> None:
            row = self.sheet.row(f"quotes[{number}].text")
            if words is not None and row is not None:
                row.put(words.text)
                self.sheet.enter(row)

        screen = PickPassage(source, state.texts[source.id], self._place_in(source, number), quoted)
        self.app.push_screen(screen, picked)

    def _place_in(self, source: Source, number: int) -> int:
        """Where in a text its reader is: at the words written so far, or at the passage open."""
        looks = self._look.quotes
        verdict = looks[number].verdict if number < len(looks) else None
        if verdict is not None and verdict.source == source.id:
            absent = verdict.kind is VerdictKind.ABSENT
            return verdict.nearest_start if absent else verdict.start
        state = self._state
        passage = state.open_passage
        if passage is None or passage.source != source.id:
            return 0
        return state.verdict(source.id, passage.text).start

    async def action_save_event(self) -> None:
        """Add the event, once what is written has been looked at."""
        await self.all_typed()
        self._change(self.draft)
        self._wants_adding = self._was_asked = True

    async def _add_now(self) -> None:
        if self._is_adding:
            return
        if self._look.hindrances:
            self._show_refused({})
            return
        self._is_adding = True
        refused = await self._duty.add(self._draft)
        self._is_adding = False
        if refused is not None and is_open(self):
            self._show_refused(refused)

    def _show_refused(self, refused: Refusals) -> None:
        self._refused = dict(refused)
        self._tell_all()
        wrong = {*self._look.hindrances, *refused}
        first = next((row for row in self.sheet.rows if row.spec.path in wrong), None)
        if first is not None:
            self.sheet.enter(first)
        self._say(f"Not added: {self._missing()}" if self._missing() else "Not added")

    async def action_discard_draft(self) -> None:
        """Throw away what is written, once it has been asked."""
        await self.all_typed()
        if self._is_discarding or self.draft.is_empty:
            self._duty.leave(True)
            return
        key = self._keymap.key_of("discard-draft")
        self._say(f"{key} again throws away all that is written here; typing on keeps it")
        self._is_discarding = True

    def action_form_keys(self) -> None:
        """The keys of the form."""
        self.app.push_screen(HelpPage((FORM,), self._keymap))

    async def action_leave_form(self) -> None:
        """Leave; what is written is kept."""
        await self.all_typed()
        self._duty.leave(False)
