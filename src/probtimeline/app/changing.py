"""The explorer as one that writes: every change goes through the pen, and is seen by reading.

What is written is taken in as what anybody else writes: the files are read again. The changes of
this sitting can be undone and made again, in order.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from probtimeline import session
from probtimeline.app.holder import Holder
from probtimeline.app.trouble import words_of
from probtimeline.core.text import clean_line

if TYPE_CHECKING:
    from probtimeline.app.keeping import Keeper
    from probtimeline.core.chronicle import Chronicle
    from probtimeline.core.records import Event
    from probtimeline.session.moves import Move
    from probtimeline.session.state import State
    from probtimeline.store.changes import Conflicted
    from probtimeline.store.drafts import DraftsFile
    from probtimeline.store.history import Entry
    from probtimeline.store.outcome import Refused
    from probtimeline.store.pen import Pen, Written
    from probtimeline.views.keymap import Keymap

Reload: TypeAlias = "Callable[[], tuple[Chronicle, dict[str, str], str]]"
"""Reads the files again: the records, the attached texts, and something to tell or nothing."""

Outcome: TypeAlias = "Written | Refused | Conflicted | None"
"""What came of writing: it stands, was refused, met another's change, or had nothing to do."""


class Changing(Holder):
    """The program on the screen, with what changes the chronology."""

    def __init__(  # noqa: PLR0913 - one argument a thing that comes from outside
        self,
        state: State,
        reload: Reload,
        first_moves: Iterable[Move] = (),
        told: str = "",
        *,
        keeper: Keeper | None = None,
        keymap: Keymap | None = None,
        pen: Callable[[], Pen] | None = None,
        drafts: Callable[[], DraftsFile] | None = None,
    ) -> None:
        """`pen` and `drafts` make what they are named after, once something is to be written."""
        super().__init__(state, first_moves, told, keeper=keeper, keymap=keymap)
        self._reload = reload
        self._make_pen = pen
        self._make_drafts = drafts
        self._done: list[Entry] = []
        self._undone: list[Entry] = []
        self._writing = asyncio.Lock()

    @cached_property
    def pen(self) -> Pen | None:
        """What writes in the chronology; None where it is only shown."""
        return self._make_pen() if self._make_pen is not None else None

    @cached_property
    def drafts(self) -> DraftsFile | None:
        """The file of what is begun and not yet added, where there is one."""
        return self._make_drafts() if self._make_drafts is not None else None

    def may_change(self) -> bool:
        """Whether the chronology may be changed at all; says so where it may not."""
        if self.state.only_shown:
            from probtimeline.session.reasons import ONLY_SHOWN

            self.tell(f"Nothing can be changed here: {ONLY_SHOWN}")
        return not self.state.only_shown

    async def write(self, work: Callable[[], Outcome]) -> Outcome | OSError:
        """Write behind the screen, one change after another, and show what stands then.

        What could not be written is returned, for the caller to tell; nothing is changed then.
        """
        async with self._writing:
            return await self._write_now(work)

    async def _write_now(self, work: Callable[[], Outcome]) -> Outcome | OSError:
        from probtimeline.store.pen import Written

        try:
            outcome = await asyncio.to_thread(work)
        except OSError as fault:
            return fault
        if isinstance(outcome, Written):
            if outcome.fault is not None:
                self.warn(f"This can be undone here, but not later: {outcome.fault}")
            change = outcome.entry.change if outcome.entry is not None else None
            edits = change.records if change is not None else ()
            await self.see_files(frozenset(each.id for each in edits))
        return outcome

    def remember(self, entry: Entry) -> None:
        """Take note of a change made in this sitting: what was undone cannot be made again."""
        self._done.append(entry)
        self._undone.clear()

    async def see_files(self, own: frozenset[str] = frozenset()) -> None:
        """Read the files again behind the screen, and show what they hold.

        `own` are the ids of what was written here (`app.following`).
        """
        raise NotImplementedError

    def action_undo_change(self) -> None:
        """Take back the last change of this sitting."""
        if self.may_change():
            work = self._turn(self._done, self._undone, undo=True)
            self.run_worker(work, group="writing")

    def action_redo_change(self) -> None:
        """Make the last change taken back again."""
        if self.may_change():
            work = self._turn(self._undone, self._done, undo=False)
            self.run_worker(work, group="writing")

    async def _turn(self, stack: list[Entry], other: list[Entry], *, undo: bool) -> None:
        from probtimeline.store.pen import Written

        pen = self.pen
        # What is being written now is the last change once it stands, so that is waited for first.
        async with self._writing:
            if pen is None or not stack:
                what = "undo" if undo else "make again"
                self.tell(f"There is nothing to {what} in this sitting")
                return
            entry = stack[-1]
            turned = pen.undo if undo else pen.redo
            outcome = await self._write_now(lambda: turned(entry))
            if isinstance(outcome, Written):
                other.append(stack.pop())
                again = f"{self.key_of('redo-change')} makes it again"
                back = f"{self.key_of('undo-change')} undoes it"
                told = f"Undone ({again})" if undo else f"Made again ({back})"
                self.apply(_shown_again(entry, told))
            else:
                self.not_written(outcome, "Not undone" if undo else "Not made again")

    def not_written(self, outcome: Outcome | OSError, what: str) -> None:
        """Tell why a change does not stand."""
        from probtimeline.store.changes import Conflicted
        from probtimeline.store.outcome import Refused

        match outcome:
            case Conflicted(conflicts):
                words = "; ".join(map(str, conflicts))
            case Refused(problems):
                more = len(problems) - 1
                words = f"{problems[0].what}. {problems[0].cure}"
                words += f" And {more:,} more of the kind" if more else ""
            case OSError():
                words = words_of(outcome)
            case _:
                words = "there was nothing to do"
        told = clean_line(f"{what}: {words}", 600)
        self.notify(told, severity="error", timeout=10, markup=False)

    def action_delete_event(self) -> None:
        """Take the selected event out of the file, once the reader has agreed."""
        from probtimeline.views.deleting import AskToDelete

        state, pen = self.state, self.pen
        event = state.event
        if not self.may_change() or event is None or pen is None:
            return
        if event.id not in state.chronicle.added and pen.library.file is None:
            told = "It belongs to the built-in chronology, which is never changed"
            self.tell(f"{told}: {self.key_of('edit-event')} makes a version of your own")
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.run_worker(self._take_out(event), group="writing")

        self.push_screen(AskToDelete(state, event), answered)

    async def _take_out(self, event: Event) -> None:
        """Take an event out as the reader has seen it when asked."""
        from probtimeline.store.pen import Written

        pen = self.pen
        if pen is None:
            return
        outcome = await self.write(lambda: pen.take_out(event))
        if isinstance(outcome, Written) and outcome.entry is not None:
            self.remember(outcome.entry)
            key = self.key_of("undo-change")
            self.tell(f"Deleted ({key} undoes it): “{clean_line(event.title, 60)}”")
        else:
            self.not_written(outcome, "Not deleted")


def _shown_again(entry: Entry, told: str) -> Move:
    """Go to the event that a change taken back or made again is about, and say what was done."""

    def move(state: State) -> State:
        edits = entry.change.records if entry.change else ()
        shown = next((each.id for each in edits if each.id in state.chronicle.places), None)
        moved = session.moves.select(shown, jump=True)(state) if shown else state
        return moved.telling(f"{told}: {_in_short(entry)}")

    return move


def _in_short(entry: Entry) -> str:
    """What a change did: an event by its title, more than one as the history tells it."""
    edits = entry.change.records if entry.change else ()
    events = [each for each in edits if each.table == "events"]
    if len(events) != 1:
        return clean_line(entry.told, 100)
    (edit,) = events
    done = "took out" if edit.after is None else "changed" if edit.before else "added"
    title = (edit.after or edit.before or {}).get("title")
    return f"{done} “{clean_line(title if isinstance(title, str) else edit.id, 60)}”"
