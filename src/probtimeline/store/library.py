"""The one way to a chronology's records, and the one writer of its file.

With a file named, that file alone. Without, the built-in chronology and the reader's own
additions, shown as one; the built-in file is never written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from probtimeline.store.document import without_collecting
from probtimeline.store.files import Input, is_there

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle
    from probtimeline.core.problems import Problem
    from probtimeline.core.records import Event
    from probtimeline.core.span import Span
    from probtimeline.store.catalogue import Catalogue
    from probtimeline.store.changes import Change, Conflicted
    from probtimeline.store.intake import QuoteCheck, Terms
    from probtimeline.store.outcome import Added, Refused
    from probtimeline.store.settling import Top

GLANCED: Final = 300
"""Events shown of a large file while its catalogue is made: more than stand on any screen."""


class Loaded(NamedTuple):
    """A chronology as it is shown: its records, what is wrong in its files, and which they are.

    One that is not `complete` holds the first events alone, to be shown until all are there.
    """

    chronicle: Chronicle
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]
    catalogue: Catalogue | None = None
    complete: bool = True

    def verify(self) -> bool:
        """Return whether the catalogue it came from is undamaged; may run in a thread.

        Where it is not, the catalogue has been thrown away: load once more.
        """
        return self.catalogue is None or self.catalogue.verify()


class Library:
    """A chronology on disk."""

    def __init__(
        self, file: Path | None, *, builtin: Path, reader: Path, cache: Path | None = None
    ) -> None:
        """`cache` is the folder catalogues are kept in; without one they are made each time."""
        self.file = file
        self.builtin = builtin
        self.reader = reader
        self.cache = cache

    @property
    def target(self) -> Path:
        """The file that `add` and `format` write."""
        return self.reader if self.file is None else self.file

    def load(self) -> Loaded:
        """Read the records: by the catalogue of the files, which is made where there is none.

        Raises CannotRead where a file cannot be read or is not a chronology.
        """
        from probtimeline.store.loading import load

        with without_collecting():
            return load(self)

    def glance(self, count: int = GLANCED) -> Loaded:
        """Return something to show at once, whatever the size of the files.

        All records where they have a catalogue or are few; else `count` events from the beginning,
        and what is returned is not `complete`: `store.building` then makes the catalogue. The
        catalogue is not gone over for damage here: `Loaded.verify` does so behind the screen.

        Raises CannotRead where a file cannot be read or is not a chronology, as far as that shows.
        """
        from probtimeline.store.loading import glance

        with without_collecting():
            return glance(self, count)

    def located(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return problems that name records by their ids with the places of those in the files.

        Of two files that have the record, it is the one whose record is shown. Raises CannotRead
        where a file cannot be read any more.
        """
        problems = tuple(problems)
        if all(each.file for each in problems):
            return problems
        from probtimeline.store.locating import located
        from probtimeline.store.opening import open_chronology

        files = (self.reader, self.builtin) if self.file is None else (self.file,)
        opened = (open_chronology(file) for file in files)
        return located(problems, [document for document in opened if document is not None])

    def add(
        self,
        inputs: Sequence[Input],
        *,
        on: Span | None = None,
        replace: bool = False,
        dry_run: bool = False,
        quote_check: QuoteCheck | None = None,
    ) -> Added | Refused:
        """Add all that the inputs hold, or nothing.

        `on` is the day from which relative dates are read; without it that is the day the
        source of the words was published. `replace` lets a record take the place of another
        with its id. `quote_check` tells of a quote that is not in its source's text.

        Raises CannotRead or CannotWrite; nothing is changed then.
        """
        from probtimeline.store.changes import Conflicted
        from probtimeline.store.intake import Terms

        outcome = self._added(inputs, Terms(on, replace, quote_check), dry_run)
        assert not isinstance(outcome, Conflicted)  # without a base there is nothing to differ from
        return outcome

    def edit(
        self,
        text: Input,
        base: tuple[Top, ...],
        *,
        dry_run: bool = False,
        quote_check: QuoteCheck | None = None,
    ) -> Added | Refused | Conflicted:
        """Put what the text holds in place of `base`, the records as they were when it was begun.

        What somebody else has changed since then is a conflict. Raises CannotRead or CannotWrite;
        nothing is changed then.
        """
        from probtimeline.store.intake import Terms

        terms = Terms(None, replace=True, quote_check=quote_check, base=base)
        return self._added([text], terms, dry_run)

    def _added(
        self, inputs: Sequence[Input], terms: Terms, dry_run: bool
    ) -> Added | Refused | Conflicted:
        from probtimeline.store.adding import Addition

        addition = Addition(self, inputs, terms)
        with without_collecting():
            return addition.trial() if dry_run else addition.made()

    def take_out(self, event: Event) -> Change | Conflicted | None:
        """Take an event out of the file; None where the file does not hold it.

        An event of the built-in chronology stays: it is never changed. Raises CannotRead or
        CannotWrite; nothing is changed then.
        """
        from probtimeline.store.remaking import take_out

        return take_out(self.target, event)

    def make(self, change: Change, *, undoing: bool = False) -> Change | Conflicted | Refused:
        """Make a change that was made before, or undo one; return what it changed in the file.

        Where the file has a record neither as the change expects it nor as it makes it, that is
        a conflict, and nothing is changed; undoing is refused where other records have come to
        refer to what it would take out. Raises CannotRead or CannotWrite; nothing is changed then.
        """
        from probtimeline.store.adding import tables_of
        from probtimeline.store.remaking import remake

        if not undoing:
            return remake(self.target, change, None)
        beneath = tables_of(self.builtin) if self.file is None else {}
        return remake(self.target, change.undone, beneath)

    def format(self, check: bool = False) -> bool:
        """Rewrite the file in canonical form; with `check`, only find out whether that changes it.

        Returns whether it changes anything. Raises CannotRead or CannotWrite.
        """
        from probtimeline.store.formatting import canonical_form, reformat

        if self.file is None and not is_there(self.reader):
            return False
        if check:
            return canonical_form(self.target) is not None
        return reformat(self.target)
