"""Records as JSON: typed or pasted, or an event in the reader's own editor, until they are written.

What is wrong is shown where it is, and what has met another's change with both texts. Until it
is written or given up, the text is kept.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from probtimeline.app.begun import KIND, Begun
from probtimeline.app.changing import Outcome
from probtimeline.app.clashing import another, both_of, clash_of, names_of, theirs_of
from probtimeline.app.drafting import Drafting, told_of
from probtimeline.app.editor import called, edit, editor_command, environment
from probtimeline.app.json_checking import faults_of_edit, given
from probtimeline.core.records import Event
from probtimeline.store.changes import Conflict, Conflicted
from probtimeline.store.outcome import Refused
from probtimeline.store.pen import Written
from probtimeline.views.conflict import Choice, ConflictScreen
from probtimeline.views.json_asking import OWN_VERSION, AskToReplace

if TYPE_CHECKING:
    from probtimeline.store.drafts import Draft

TAKEN_UP = "What was not written last time is here again."
IN_A_BROWSER = "No editor is opened from a browser"


class Editing(Drafting):
    """What adds and changes records as JSON, in the screen for it or in the reader's editor."""

    _is_editing = False
    """Whether an event is on its way to the editor, or in it."""

    def add_records(self) -> None:
        """Add records as JSON, going on with what was begun."""
        if self._may_write():
            # Read here and now: what is typed or pasted next is for the screen.
            begun = Begun(self._app.drafts, draft=self._waiting())
            self.open_json(begun, begun.text, TAKEN_UP if begun.text else "")

    def edit_event(self) -> None:
        """Change the selected event in the reader's editor, going on with what was begun."""
        event = self._app.state.event
        if event is not None and self._may_write():
            self._is_editing = True
            self._app.run_worker(self._begin_editing(event), group="writing")

    def _editor(self) -> tuple[str, ...] | str:
        """The reader's editor, or why there is none: a browser has no terminal to give it."""
        return IN_A_BROWSER if self._app.is_web else editor_command(environment())

    def _may_write(self) -> bool:
        if self._app.pen is None:
            self._app.tell("This chronology is only shown here, and cannot be written")
        return self._app.pen is not None and self.json_screen is None and not self._is_editing

    def _waiting(self, event_id: str = "") -> Draft | None:
        if self._app.drafts is None:
            return None
        try:
            return self._app.drafts.waiting(KIND, event_id)
        except OSError as fault:
            self._app.warn(f"Drafts cannot be read: {getattr(fault, 'what', fault)}")
            return None

    async def _begin_editing(self, event: Event) -> None:
        try:
            await self._edit(
                event, Begun(self._app.drafts, event.id, event, self._waiting(event.id))
            )
        finally:
            self._is_editing = False

    async def _edit(self, event: Event, begun: Begun) -> None:
        pen = self._app.pen
        if pen is None:
            return
        notes = [TAKEN_UP] if begun.is_changed(begun.text) else []
        if notes and begun.base != event:
            notes.append("The event has been changed in the file since: writing shows both texts.")
        is_builtin = pen.library.file is None and event.id not in self._app.state.chronicle.added
        command = self._editor()
        if isinstance(command, str) or self._app.drafts is None:
            notes += [OWN_VERSION] if is_builtin else []
            why = f"{command}: it can be changed here." if isinstance(command, str) else ""
            self.open_json(begun, begun.text, *notes, why)
        elif is_builtin and not notes:

            def answered(yes: bool | None) -> None:
                if yes:
                    self._app.run_worker(self._in_editor(begun, begun.text), group="writing")

            self._app.push_screen(AskToReplace(event.title, called(command)), answered)
        else:
            self._app.warn(" ".join(notes))
            await self._in_editor(begun, begun.text)

    async def _in_editor(self, begun: Begun, text: str, line: int = 1) -> None:
        """Give the text to the reader's editor, and write what comes back from it."""
        command = self._editor()
        if isinstance(command, str):
            self.open_json(begun, text, f"{command}: it can be changed here.")
            return
        try:
            path = await asyncio.to_thread(begun.hand_out, text)
        except OSError as fault:
            what = getattr(fault, "what", fault)
            self.open_json(begun, text, f"{called(command)} could not be given a file: {what}.")
            return
        ended = edit(self._app, command, path, line)
        saved, is_text = begun.saved_text() or (text, True)
        not_kept = begun.take_back(saved)
        if isinstance(ended, str):
            self.open_json(begun, text, f"{ended}: it can be changed here.", not_kept)
        elif ended != 0:
            self._given_up(begun, saved, ended_words(command, ended), not_kept)
        elif not is_text:
            self.open_json(begun, saved, "It was saved in another encoding than UTF-8: see �.")
        elif self.json_screen is not None:
            self.open_json(begun, saved, *self.json_screen.job.notes)
        elif not begun.is_changed(saved):
            begun.end()
            self._app.tell("Nothing was changed")
        else:
            await self._save(begun, saved)

    def _given_up(self, begun: Begun, text: str, words: str, fault: str) -> None:
        """Change nothing, as the editor did not end well; what was saved in it is kept."""
        kept = "what you wrote is kept, and e takes it up again"
        if self.json_screen is not None:
            self.open_json(begun, text, f"{words}.", fault)
        elif begun.is_changed(text):
            self._app.warn(f"{words}: nothing was changed; {fault or kept}")
        else:
            self._app.tell(f"{words}: nothing was changed")

    async def _save(self, begun: Begun, text: str) -> None:
        pen, screen = self._app.pen, self.json_screen
        if pen is None:
            return
        data = given(begun.name, text)
        base = (begun.base,) if begun.base is not None else ()
        faults = faults_of_edit(data, begun.event_id) if begun.event_id else ()
        outcome = (
            Refused(faults) if faults else await self._app.write(lambda: pen.write(data, base))
        )
        if screen is not None:
            screen.writing(False)
        if isinstance(outcome, Refused) and begun.event_id and begun.base is None:
            outcome = await self._met_again(begun, text, outcome)
        match outcome:
            case Written():
                self._saved(begun, outcome)
            case Conflicted(conflicts):
                self._show_conflict(begun, text, conflicts[0])
            case _:
                self._not_saved(begun, text, outcome)

    async def _met_again(self, begun: Begun, text: str, refused: Refused) -> Refused | Conflicted:
        """What keeps an event from being written that was deleted, where it is there again."""
        if any(problem.code == "same-id" for problem in refused.problems):
            await self._app.see_files()
            there = self._app.state.chronicle.event(begun.event_id)
            clash = another(text, there) if there is not None else None
            if clash is not None:
                return Conflicted((clash,))
        return refused

    def _not_saved(self, begun: Begun, text: str, outcome: Outcome | OSError) -> None:
        """Stay with the text; what is wrong in it is shown beside it."""
        begun.keep(text)
        screen = self.json_screen
        if screen is None:
            self.open_json(begun, text, "Nothing was written yet: it has to be mended first.")
        elif isinstance(outcome, Refused):
            screen.say("Nothing was written: it has to be mended first")
        if isinstance(outcome, OSError):
            self._app.not_written(outcome, "Not written")

    def _saved(self, begun: Begun, outcome: Written) -> None:
        begun.end()
        self.close_json()
        if outcome.entry is not None:
            self._app.remember(outcome.entry)
        self._app.apply(told_of(outcome))

    def _show_conflict(self, begun: Begun, text: str, conflict: Conflict) -> None:
        begun.keep(text)
        both = both_of(conflict)
        merging = (Choice.BOTH,) if both is not None else ()
        offered = (Choice.MINE, Choice.THEIRS, *merging, Choice.AGAIN)

        def decided(choice: Choice | None) -> None:
            self._decided(
                begun, text if choice is not Choice.BOTH else both or text, conflict, choice
            )

        title = self.job_of(begun).title
        screen = ConflictScreen(title, [clash_of(conflict)], offered, self._app.keymap)
        self._app.push_screen(screen, decided)

    def _decided(self, begun: Begun, text: str, conflict: Conflict, choice: Choice | None) -> None:
        """Do what the reader wants, and only against the text that was shown."""
        if choice in (Choice.MINE, Choice.BOTH, Choice.AGAIN):
            begun.base = theirs_of(conflict)
        match choice:
            case Choice.MINE:
                self._app.run_worker(self._save(begun, text), group="writing")
            case Choice.BOTH:
                self.open_json(begun, text, "Both changes together; not written yet.")
            case Choice.AGAIN:
                fields = names_of(conflict.fields) if conflict.theirs else "it was deleted"
                said = "Writing yours puts it in place of what is there now"
                self.open_json(begun, text, f"Unlike the file meanwhile: {fields}. {said}.")
            case Choice.THEIRS:
                self.close_json()
                self._keep_for_later(begun, text, conflict)
            case _ if self.json_screen is None:
                self._keep_for_later(begun, text, conflict)

    def _keep_for_later(self, begun: Begun, text: str, conflict: Conflict) -> None:
        """Keep the reader's text where it is found again: of what is no event any more, by A."""
        if conflict.theirs is None:
            begun = begun.as_new()
        fault = begun.keep(text)
        key = "e" if begun.event_id else "A"
        self._app.tell(fault or f"Yours is kept as a draft, and {key} takes it up")

    def show_conflicts(self, conflicts: Sequence[Conflict], what: str) -> None:
        """Show what has met another's change with both texts, where there is nothing to choose."""
        clashes = [clash_of(each, "as it would be") for each in conflicts]
        self._app.push_screen(ConflictScreen(what, clashes, (), self._app.keymap))

    def write_text(self) -> None:
        """Write the text as it is now, once: what is asked twice at once is one writing."""
        screen, begun = self.json_screen, self.begun
        if screen is None or begun is None or screen.is_writing:
            return
        if screen.text.strip():
            screen.writing(True)
            self._app.run_worker(self._save(begun, screen.text), group="writing")

    def take_to_editor(self, line: int) -> None:
        """Go on in the reader's editor, where the cursor is."""
        screen, begun = self.json_screen, self.begun
        if screen is not None and begun is not None and not screen.is_writing:
            work = self._in_editor(begun, screen.text, line)
            self._app.run_worker(work, group="writing")


def ended_words(command: Sequence[str], code: int) -> str:
    """How an editor has ended that did not end well."""
    how = f"ended with exit code {code}" if code > 0 else f"was ended by signal {-code}"
    return f"{called(command)} {how}"
