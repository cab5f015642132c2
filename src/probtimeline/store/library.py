"""The one way to a chronology's records, and the one writer of its file.

With a file named, that file alone. Without, the built-in chronology and the reader's own
additions, shown as one; the built-in file is never written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.problems import Problem, warning
from probtimeline.store.changes import Change, Conflicted
from probtimeline.store.document import without_collecting
from probtimeline.store.fields import KIND_OF, TABLES
from probtimeline.store.files import CannotRead, Input, is_there
from probtimeline.store.opening import open_chronology
from probtimeline.store.outcome import Added, Refused
from probtimeline.store.read import read_chronology

if TYPE_CHECKING:
    from probtimeline.core.records import Event
    from probtimeline.core.span import Span
    from probtimeline.store.document import Document
    from probtimeline.store.intake import QuoteCheck, Terms
    from probtimeline.store.settling import Top

__all__ = ["Added", "Library", "Loaded", "Refused", "merged"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A chronology as it is shown: its records, what is wrong in its files, and which they are."""

    chronicle: Chronicle
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]


class Library:
    """A chronology on disk."""

    def __init__(self, file: Path | None, *, builtin: Path, reader: Path) -> None:
        self.file = file
        self.builtin = builtin
        self.reader = reader

    @property
    def target(self) -> Path:
        """The file that `add` and `format` write."""
        return self.reader if self.file is None else self.file

    def load(self) -> Loaded:
        """Read the records.

        Raises CannotRead where a file cannot be read or is not a chronology.
        """
        with without_collecting():
            return self._loaded()

    def _loaded(self) -> Loaded:
        if self.file is not None:
            contents = read_chronology(_required(self.file))
            return Loaded(contents.chronicle, contents.problems, (self.file,))
        shown = read_chronology(_required(self.builtin))
        own = open_chronology(self.reader)
        if own is None:
            return Loaded(shown.chronicle, shown.problems, (self.builtin,))
        added = read_chronology(own, shown.chronicle)
        return Loaded(
            merged(shown.chronicle, added.chronicle),
            shown.problems
            + added.problems
            + _overridden(shown.chronicle, added.chronicle, self.reader),
            (self.builtin, self.reader),
        )

    def located(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return problems that name records by their ids with the places of those in the files.

        Of two files that have the record, it is the one whose record is shown. Raises CannotRead
        where a file cannot be read any more.
        """
        problems = tuple(problems)
        if all(each.file for each in problems):
            return problems
        from probtimeline.store.locating import located

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


def _required(path: Path) -> Document:
    document = open_chronology(path)
    if document is None:
        cure = "Check the name; `probtimeline add -f` makes a new one."
        raise CannotRead(path, "there is no such file", cure)
    return document


def merged(shown: Chronicle, added: Chronicle) -> Chronicle:
    """Return two chronicles as one; of records with one id, the added one."""
    events = {event.id: event for event in (*shown.events, *added.events)}
    comparisons = {each.id: each for each in (*shown.comparisons, *added.comparisons)}
    calculations = {each.id: each for each in (*shown.calculations, *added.calculations)}
    return Chronicle.of(
        events.values(),
        {**shown.sources, **added.sources}.values(),
        comparisons.values(),
        calculations.values(),
        title=shown.title or added.title,
        about=shown.about or added.about,
        added=frozenset(event.id for event in added.events),
    )


def _overridden(shown: Chronicle, added: Chronicle, reader: Path) -> tuple[Problem, ...]:
    """Say which records of the reader's stand in place of built-in ones."""
    old, new = _ids(shown), _ids(added)
    return tuple(
        warning(
            "overrides-builtin",
            f'the {KIND_OF[table]} "{each}" is also in the built-in chronology; yours is shown',
            "Take it out of your file to see the built-in one.",
        ).at(str(reader))
        for table in TABLES
        for each in sorted(old[table] & new[table])
    )


def _ids(chronicle: Chronicle) -> dict[str, set[str]]:
    return {
        "sources": set(chronicle.sources),
        "events": set(chronicle.places),
        "comparisons": {each.id for each in chronicle.comparisons},
        "calculations": {each.id for each in chronicle.calculations},
    }
