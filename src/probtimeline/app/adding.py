"""The explorer with its form: an event is written, kept while it is, and added.

What is written is kept behind the screen at each change, never more than one writing under way,
the newest always last; so neither leaving nor a crash loses it.
"""

from __future__ import annotations

import asyncio
import threading
import uuid
from collections.abc import Mapping

from probtimeline.app.changing import Changing
from probtimeline.app.trouble import not_kept
from probtimeline.core.text import clean_line
from probtimeline.session import moves
from probtimeline.session.drafting import EventDraft, QuoteDraft, draft_json, draft_of
from probtimeline.session.giving import given
from probtimeline.session.looking import Note, Tone
from probtimeline.session.moves import Move
from probtimeline.session.state import State
from probtimeline.store.drafts import Draft, DraftsFile
from probtimeline.store.files import Input
from probtimeline.store.outcome import Refused
from probtimeline.store.pen import Written
from probtimeline.views.form import FormScreen, FormTask

FORM = "form"
"""The kind of draft that a form writes."""

TAKEN_UP = "begun earlier, and taken up again"


class DraftKeeper:
    """Keeps one draft in its file, as it is now; for two threads, of which one may be late."""

    def __init__(self, file: DraftsFile | None) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._newest: EventDraft | None = None
        self._kept: EventDraft | None = None
        self.id = uuid.uuid4().hex

    @property
    def is_behind(self) -> bool:
        """Whether the file holds something else than what is to be kept."""
        return self._newest is not self._kept

    def note(self, draft: EventDraft | None) -> None:
        """Take note of what is to be kept, None for nothing; it is not written yet."""
        self._newest = draft

    def take_up(self, draft_id: str, draft: EventDraft) -> None:
        """Go on with a draft that the file holds."""
        self.id, self._newest, self._kept = draft_id, draft, draft

    def write(self) -> None:
        """Write the newest of all. Raises CannotRead or CannotWrite."""
        with self._lock:
            newest = self._newest
            if self._file is not None and newest is not self._kept:
                if newest is None:
                    self._file.drop(self.id)
                else:
                    self._file.keep(Draft(self.id, FORM, draft_json(newest)))
            self._kept = newest


class Adding:
    """The form in which an event is written, and what becomes of that. It lives as long as the app.

    `form` is the form, where it is open.
    """

    form: FormScreen | None = None
    _begun: EventDraft | None = None
    _kept: DraftKeeper | None = None
    _last_source = ""
    _is_keeping = False
    _is_adding = False
    _warned_of = ""

    def __init__(self, app: Changing) -> None:
        self._app = app

    def open(self) -> None:
        """Write an event, or go on with the one begun."""
        if self._app.pen is None:
            self._app.tell("Nothing can be written here")
        elif self.form is None:
            begun = self._begun
            draft = begun or EventDraft(quotes=(QuoteDraft(self._likely_source()),))
            task = FormTask(self._keep_draft, self._add_event, self._left_form)
            self.form = FormScreen(self._app.state, draft, task, self._app.keymap)
            self.form.told = TAKEN_UP if begun is not None else ""
            self._app.push_screen(self.form)
            if begun is None:
                self._app.run_worker(self._find_draft(self.form), group="drafts")

    def _likely_source(self) -> str:
        """The source that is open, else the one used last."""
        source = self._app.state.open_source if self._app.state.view == "source" else None
        return source.id if source is not None else self._last_source

    async def _find_draft(self, form: FormScreen) -> None:
        """Go on with a draft that was left by another sitting, or by a crash."""
        if self._app.drafts is None:
            return
        try:
            found = await asyncio.to_thread(self._app.drafts.waiting, FORM)
        except OSError as fault:
            self._warn_once(not_kept(fault))
            return
        draft = draft_of(found.content) if found is not None else EventDraft()
        if found is not None and not draft.is_empty and form.take_up(draft, TAKEN_UP):
            self._begun = draft
            self._keeper().take_up(found.id, draft)

    def _keeper(self) -> DraftKeeper:
        if self._kept is None:
            self._kept = DraftKeeper(self._app.drafts)
        return self._kept

    def _keep_draft(self, draft: EventDraft) -> None:
        """Keep a draft as it is now, behind the screen."""
        self._begun = None if draft.is_empty else draft
        self._keeper().note(self._begun)
        if not self._is_keeping and self._app.is_running:
            self._is_keeping = True
            self._app.run_worker(self._keep_on(), group="drafts")

    async def _keep_on(self) -> None:
        keeper = self._keeper()
        try:
            while keeper.is_behind:
                await asyncio.to_thread(keeper.write)
                self._warned_of = ""
        except OSError as fault:
            self._warn_once(not_kept(fault))
        finally:
            self._is_keeping = False

    def _warn_once(self, words: str) -> None:
        """Tell what keeps going wrong, but not with every letter typed."""
        if words != self._warned_of:
            self._warned_of = words
            self._app.warn(words)

    def finish(self) -> OSError | None:
        """Keep what is written in the form when the explorer is left; why not, if it cannot be."""
        if self.form is not None:
            draft = self.form.draft
            self._keeper().note(None if draft.is_empty else draft)
        try:
            self._keeper().write()
        except OSError as fault:
            return fault
        return None

    def _left_form(self, drop: bool) -> None:
        """Close the form: what is written in it is kept, or dropped.

        While the event is being written it stays: it is closed once that is done.
        """
        form = self.form
        if form is None or self._is_adding:
            return
        draft = EventDraft() if drop else form.draft
        self._close_form(form, draft)
        if drop:
            self._app.tell("What was written is thrown away")
        elif not draft.is_empty:
            self._app.tell(f"Kept: {self._app.key_of('add-event')} goes on with it")

    def _close_form(self, form: FormScreen, draft: EventDraft) -> None:
        if self.form is form:
            self.form = None
            while self._app.screen is not form:
                self._app.pop_screen()  # the sheet of its keys, or what else stands in front of it
            form.dismiss(None)
        if draft != (self._begun or EventDraft()) or draft.is_empty:
            self._keep_draft(draft)

    async def _add_event(self, draft: EventDraft) -> Mapping[str, tuple[Note, ...]] | None:
        """Add an event and go to it; why it is refused, by the fields of the form."""
        pen, form = self._app.pen, self.form
        if pen is None or form is None:
            return None
        made = given(draft, self._app.state.chronicle)
        self._is_adding = True
        try:
            outcome = await self._app.write(lambda: pen.write(Input("the form", made.bytes)))
        finally:
            self._is_adding = False
        if isinstance(outcome, Refused):
            notes: dict[str, tuple[Note, ...]] = {}
            for problem in (each for each in outcome.problems if each.is_error):
                path = made.field(problem.path) or "title"
                note = Note(clean_line(f"{problem.what}. {problem.cure}", 400), Tone.BAD)
                notes[path] = (*notes.get(path, ()), note)
            return notes
        if not isinstance(outcome, Written):
            self._app.not_written(outcome, "Not added")
            return {}
        if outcome.entry is not None:
            self._app.remember(outcome.entry)
        self._last_source = draft.quotes[-1].source
        self._close_form(form, EventDraft())  # another event is another draft
        self._app.apply(_to_the_new(outcome, draft.title, self._app.key_of("undo-change")))
        return None


def _to_the_new(outcome: Written, title: str, key: str) -> Move:
    """Go to the event that was added, and say how it is undone."""
    added = outcome.added
    ids = (*added.added, *added.already) if added is not None else ()
    known = added is not None and not added.added
    told = f"“{clean_line(title, 60)}”"
    words = f"{told} is there already" if known else f"Added {told} ({key} undoes it)"
    # On how little it rests is known to who writes it just now.
    for problem in added.warnings if added is not None and not known else ():
        words += f"; {problem.what.replace('this event', 'it', 1)}"

    def move(state: State) -> State:
        if not ids or ids[0] not in state.chronicle.places:
            return state.telling(words)
        moved = moves.follow_to_event(ids[0])(state)
        return moved.telling(f"{words}; {moved.notice}" if moved.notice else words)

    return move
