"""What writes in a chronology: additions, edits and deletions, each remembered to be undone.

There is one road for every change, be it made by a verb or in the explorer, and whether or not the
file has to be decoded for it; what was written is seen by reading the file again, as what anybody
else writes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from probtimeline.core.records import Event
from probtimeline.store.changes import Change, Conflicted
from probtimeline.store.files import Input
from probtimeline.store.history import Entry, HistoryFile
from probtimeline.store.intake import QuoteCheck
from probtimeline.store.library import Library
from probtimeline.store.outcome import Added, Refused

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Written:
    """A change stands in the file. `fault` tells why it could not be remembered, if it could not.

    `entry` is None where nothing had to be changed; `added` tells of what was given.
    """

    entry: Entry | None
    added: Added | None = None
    fault: OSError | None = None


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes in one chronology.

    All it does may raise CannotRead or CannotWrite; nothing is changed then.
    """

    library: Library
    history: HistoryFile
    clock: Clock
    quote_check: QuoteCheck | None = None

    def try_out(self, given: Input, base: tuple[Event, ...] = ()) -> Added | Refused | Conflicted:
        """Find out what writing would do, and write nothing."""
        return self._put(given, base, dry_run=True)

    def write(self, given: Input, base: tuple[Event, ...] = ()) -> Written | Refused | Conflicted:
        """Add what is given, or put it in place of `base`, events as they were read."""
        outcome = self._put(given, base, dry_run=False)
        if not isinstance(outcome, Added):
            return outcome
        return replace(self.remembered(outcome.change), added=outcome)

    def _put(
        self, given: Input, base: tuple[Event, ...], *, dry_run: bool
    ) -> Added | Refused | Conflicted:
        library, check = self.library, self.quote_check
        if base:
            return library.edit(given, base, dry_run=dry_run, quote_check=check)
        return library.add([given], dry_run=dry_run, quote_check=check)

    def take_out(self, event: Event) -> Written | Conflicted | None:
        """Take an event out of the file; None where the file does not hold it."""
        change = self.library.take_out(event)
        return self.remembered(change) if isinstance(change, Change) else change

    def undo(self, entry: Entry) -> Written | Conflicted | Refused:
        """Take a change back that has its contents."""
        return self._turned(entry, undone=True)

    def redo(self, entry: Entry) -> Written | Conflicted | Refused:
        """Make a change again that was taken back."""
        return self._turned(entry, undone=False)

    def remembered(self, change: Change) -> Written:
        """Remember a change that stands in the file, so that it can be undone."""
        if not change.edits:
            return Written(None)
        entry = Entry.of(change, self.clock())
        try:
            self.history.remember(entry)
        except OSError as fault:
            return Written(entry, fault=fault)
        return Written(entry)

    def _turned(self, entry: Entry, *, undone: bool) -> Written | Conflicted | Refused:
        assert entry.change is not None
        made = self.library.make(entry.change, undoing=undone)
        if not isinstance(made, Change):
            return made
        try:
            self.history.mark(entry, undone=undone)
        except OSError as fault:
            return Written(entry, fault=fault)
        return Written(entry)
