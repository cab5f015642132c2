"""What tab puts into a row of the form: one offer after another."""

from __future__ import annotations

from dataclasses import dataclass

from probtimeline.core.span import Unreadable
from probtimeline.session.drafting import EventDraft, value_of
from probtimeline.session.looking import Look, Looker
from probtimeline.session.offering import Offer, Sources, completed, field_of
from probtimeline.views.form_rows import Kind
from probtimeline.views.widgets.form_field import Row


@dataclass(frozen=True, slots=True)
class Known:
    """What offers are made from: the draft, what was found out of it, and the chronology's words.

    The words are there once they have been gathered, behind the screen.
    """

    draft: EventDraft
    look: Look
    looker: Looker
    sources: Sources

    def offers(self, row: Row) -> tuple[Offer, ...]:
        """What could stand in a row, going on from what is typed."""
        path, text = row.spec.path, row.text
        if row.spec.kind is not Kind.LINE or not text.strip():
            return ()
        if field_of(path) == "source":
            quote = value_of(self.draft, path.removesuffix(".source"))
            if not self.sources.is_ready:
                return ()
            known = quote is None or quote.new or self.sources.named(quote) is not None
            return () if known else self.sources.offers(text)
        if path == "date":
            date = self.look.date
            current = isinstance(date, Unreadable) and date.words.strip() == text.strip()
            readings = date.readings if isinstance(date, Unreadable) and current else ()
            return tuple(Offer(each) for each in readings)
        return self.looker.gathered.offers(field_of(path), text)


class Completing:
    """Completes what stands in a row; again, with the next offer."""

    def __init__(self) -> None:
        self._offers: tuple[Offer, ...] = ()
        self._before = self._completed = ""
        self.turn = 0

    def complete(self, row: Row, known: Known) -> bool:
        """Put an offer into a row; false where there is none, or none but that which is there."""
        if self._is_under_way(row):
            if len(self._offers) == 1:
                self._completed = ""
                return False
            self.turn = (self.turn + 1) % len(self._offers)
        else:
            self._offers, self.turn = known.offers(row), 0
            self._before = row.text
        if not self._offers:
            return False
        self._completed = completed(field_of(row.spec.path), self._before, self._offers[self.turn])
        row.put(self._completed)
        return True

    def shown(self, row: Row, known: Known) -> tuple[Offer, ...]:
        """The offers to be shown below a row, of which that at `turn` is the next or the one in."""
        if self._is_under_way(row):
            return self._offers if len(self._offers) > 1 else ()
        self.turn = 0
        return known.offers(row)

    def _is_under_way(self, row: Row) -> bool:
        return bool(self._offers) and bool(self._completed) and row.text == self._completed
