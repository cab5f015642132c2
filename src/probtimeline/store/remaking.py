"""Changes made to a chronology's file as they are given: undone, made again, events taken out.

The records are not looked into: what is put back was there before, as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from probtimeline.core.problems import Problem, error
from probtimeline.core.records import Event
from probtimeline.store.canonical import to_json
from probtimeline.store.changes import Change, Conflict, Conflicted, Edit, Ground, conflicts_of
from probtimeline.store.document import without_collecting
from probtimeline.store.fields import KIND_OF
from probtimeline.store.files import CannotRead, is_there
from probtimeline.store.ground import known_dates
from probtimeline.store.outcome import Refused
from probtimeline.store.references import figure_ids, references
from probtimeline.store.saving import require_writable
from probtimeline.store.settling import Settling
from probtimeline.store.storage import Chronology
from probtimeline.store.tables import Raw, Tables

Work = Callable[[Tables], "Change | Conflicted | Refused"]
"""What to change in the tables as the file has them now."""


def remake(path: Path, change: Change, beneath: Ground | None) -> Change | Conflicted | Refused:
    """Make a change where the file has every record as the change expects it.

    `beneath` holds the records shown together with the file's, where it has none of that id; with
    it, nothing is taken out that others refer to.
    """

    def work(tables: Tables) -> Change | Conflicted | Refused:
        if conflicts := conflicts_of(change, tables):
            return Conflicted(conflicts)
        if beneath is not None and (problems := tuple(_still_used(change, tables, beneath))):
            return Refused(problems)
        there = (tables.get(edit.table, {}).get(edit.id) for edit in change.edits)
        pairs = zip(change.edits, there, strict=True)
        return Change(tuple(edit for edit, found in pairs if found != edit.after))

    return _changed(path, work)


def take_out(path: Path, event: Event) -> Change | Conflicted | None:
    """Take an event out where the file has it as it is given; None where it has no such event."""
    if not is_there(path):
        return None

    def work(tables: Tables) -> Change | Conflicted | Refused:
        there = tables.get("events", {})
        if event.id not in there:
            return Change(())
        now = Settling("event", there, known_dates(tables)).standing(event.id)
        if now != event:
            theirs = to_json(now) if now is not None else there[event.id]
            return Conflicted((Conflict("event", event.id, to_json(event), None, theirs),))
        return Change((Edit("events", event.id, there[event.id], None),))

    made = _changed(path, work)
    assert not isinstance(made, Refused)
    return made if isinstance(made, Conflicted) or made.edits else None


def _still_used(change: Change, tables: Tables, beneath: Ground) -> Iterator[Problem]:
    """Tell which records would refer to nothing once the change is made."""
    lost = {each for edit in change.edits for each in _named(edit.table, edit.id, edit.before)}
    lost -= {each for edit in change.edits for each in _named(edit.table, edit.id, edit.after)}
    lost -= {
        each
        for table, records in beneath.items()
        for record_id, raw in records.items()
        for each in _named(table, record_id, raw)
    }
    edited = {(edit.table, edit.id) for edit in change.edits}
    for table, kind in KIND_OF.items() if lost else ():
        for record_id, raw in tables.get(table, {}).items():
            if (table, record_id) in edited:
                continue
            for referred, wanted, _ in references(kind, raw):
                if (referred, wanted) in lost:
                    what = f'the {kind} "{record_id}" needs the {referred} "{wanted}", which '
                    what += "would be taken out"
                    yield error("still-used", what, f"Change that {kind} first, or undo it first.")


def _named(table: str, record_id: str, raw: Raw | None) -> Iterator[tuple[str, object]]:
    """What others can refer to in a record: itself and its figures, by kind and id."""
    if raw is not None and table in KIND_OF:
        yield KIND_OF[table], record_id
        yield from (("figure", each) for each in figure_ids(raw))


def _changed(path: Path, work: Work) -> Change | Conflicted | Refused:
    if not is_there(path):
        raise CannotRead(path, "there is no such file", "It has been removed or has another name.")
    require_writable(path)
    with without_collecting(), Chronology(path) as database:
        storage = database.storage
        made: Change | Conflicted | Refused = storage.transact(lambda: _written(database, work))
    return made


def _written(database: Chronology, work: Work) -> Change | Conflicted | Refused:
    made = work(database.storage.read())
    if not isinstance(made, Change):
        return made
    for edit in made.edits:
        records = database.records(edit.table)
        if edit.after is None:
            records.take_out([edit.id])
        else:
            records.put_all({edit.id: edit.after})
    return made
