"""TinyDB's storage and table for our files: one lock over read, change and write.

What the tables hold is what the file holds, by id. A change is staged in memory and written
once, whole, when all of it has been made; the file is decoded when its tables are asked for. Where
records are only put between those that are there, they can be written without that: see `insert`.
Nothing is read through a handle kept open: another program may have put a new file in place.

A chronology and the reader's own file differ only in how tables become bytes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from probtimeline.store.canonical import encode
from probtimeline.store.files import CannotWrite
from probtimeline.store.kept import Form
from probtimeline.store.opening import open_chronology
from probtimeline.store.reader import encode_reader, open_reader
from probtimeline.store.saving import (
    Overtaken,
    Signature,
    locked,
    make_folder,
    real_path,
    require_writable,
    save,
    signature,
)
from probtimeline.store.tables import Raw, Tables, empty_tables, from_tables, to_tables

_TRIES: Final = 20
"""How often a change is made again because another program saved in between."""

_Result = TypeVar("_Result")


class Insertion(Protocol):
    """The bytes of a file with records put between those there are, in parts."""

    def __iter__(self) -> Iterator[bytes]:
        """Go over the parts. Raises Overtaken where the file is not as it was."""

    def comes_to(self, data: bytes) -> bool:
        """Tell whether all of it is the same as the bytes given."""

    def written(self, now: Signature) -> None:
        """Take note that it was written; `now` tells the file from any other."""


class LockedStorage(Storage):
    """Keeps tables in one file, which others may change as well."""

    def __init__(self, path: str | Path) -> None:
        self.path = real_path(Path(path))
        self.before: Signature | None = None
        """How the file was when the change under way began."""
        self._working = False
        self._staged: Tables | None = None
        self._dirty = False
        self._insertion: Insertion | None = None

    def read(self) -> Tables:
        """Return the tables as the file has them now, or as the change under way has them.

        Raises CannotRead where the file does not hold what it should.
        """
        if not self._working:
            return self.from_file()
        if self._staged is None:
            self._staged = self.from_file()
        return self._staged

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Stage the tables, or write them at once where no change is under way."""
        if not self._working:
            self.transact(lambda: self.write(data))
            return
        self._staged = {name: dict(table) for name, table in data.items()}
        self._dirty = True

    def transact(self, work: Callable[[], _Result]) -> _Result:
        """Make all the changes of `work` in one write, under the lock.

        Where another program saves in between, `work` runs again on what that one saved. A
        transaction inside another belongs to it.

        Raises CannotRead or CannotWrite; nothing is changed then.
        """
        if self._working:
            return work()
        require_writable(self.path)
        with locked(self.path):
            for _ in range(_TRIES):
                try:
                    return self._attempt(work)
                except Overtaken:
                    time.sleep(0.01)
        what = "another program keeps saving it"
        raise CannotWrite(self.path, what, "Close that program, then try again.")

    def insert(self, insertion: Insertion) -> None:
        """Stage, within a change, the file with records put between those there are.

        Where tables are staged as well, these are written, and the insertion is told of it where
        both come to the same bytes.
        """
        self._insertion = insertion

    def _attempt(self, work: Callable[[], _Result]) -> _Result:
        self._begin()
        try:
            result = work()
            self._save()
            return result
        finally:
            self._working, self._staged, self._dirty, self._insertion = False, None, False, None

    def _begin(self) -> None:
        self.before = signature(self.path)
        self._working, self._staged, self._dirty, self._insertion = True, None, False, None

    def _save(self) -> None:
        insertion = self._insertion
        if self._dirty and self._staged is not None:
            data = self.to_bytes(self._staged)
            now = save(self.path, data, self.before)
            if insertion is not None and now is not None and insertion.comes_to(data):
                insertion.written(now)
        elif insertion is not None:
            now = save(self.path, insertion, self.before)
            if now is not None:
                insertion.written(now)

    def from_file(self) -> Tables:
        """Return the tables in the file as it is now."""
        raise NotImplementedError

    def to_bytes(self, tables: Tables) -> bytes:
        """Return the bytes of a file that holds the tables."""
        raise NotImplementedError


class ChronologyStorage(LockedStorage):
    """Keeps the tables of one chronology in its file."""

    def from_file(self) -> Tables:
        """Return the tables of the chronology; empty ones where there is no file."""
        document = open_chronology(self.path)
        if document is None:
            return empty_tables()
        return to_tables(document.data) if isinstance(document.data, dict) else empty_tables()

    def to_bytes(self, tables: Tables) -> bytes:
        """Return the chronology in canonical form."""
        return encode(from_tables(tables))


class ReaderStorage(LockedStorage):
    """Keeps the tables of the reader's own file."""

    def from_file(self) -> Tables:
        """Return the tables of the reader's file."""
        return open_reader(self.path)

    def to_bytes(self, tables: Tables) -> bytes:
        """Return the reader's file."""
        return encode_reader(tables)


class FormStorage(LockedStorage):
    """Keeps the tables of one of the program's own files."""

    def __init__(self, path: str | Path, form: Form) -> None:
        super().__init__(path)
        self._form = form

    def from_file(self) -> Tables:
        """Return the tables of the file; there are none where there is no file."""
        return self._form.read(self.path)

    def to_bytes(self, tables: Tables) -> bytes:
        """Return the file."""
        return self._form.encode(tables, self.path)


class Records(Table):
    """A table of raw records by id."""

    document_id_class = str  # type: ignore[assignment]

    def record(self, record_id: str) -> Raw:
        """Return the record of an id; an empty one where there is none."""
        return dict(self._read_table().get(record_id, {}))

    def put_all(self, records: Mapping[str, Mapping[str, Any]]) -> None:
        """Add records by id, in place of those that have them."""
        self._update_table(
            lambda table: table.update({each: dict(raw) for each, raw in records.items()})
        )

    def take_out(self, record_ids: Collection[str]) -> None:
        """Take records out by id; those that are not there are left out."""

        def without(table: dict[Any, Mapping[Any, Any]]) -> None:
            for each in record_ids:
                table.pop(each, None)

        self._update_table(without)

    def _update_table(self, updater: Callable[[dict[Any, Mapping[Any, Any]]], None]) -> None:
        storage = self._storage
        change = super()._update_table
        if isinstance(storage, LockedStorage):
            storage.transact(lambda: change(updater))
        else:
            change(updater)


class Database(TinyDB):
    """The database in one file."""

    table_class = Records
    storage: LockedStorage

    def records(self, name: str) -> Records:
        """Return one table."""
        return cast("Records", self.table(name))


class Chronology(Database):
    """The database of one chronology: tables `sources`, `events`, `comparisons`, `calculations`."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, storage=ChronologyStorage)


class Reader(Database):
    """The database of the reader's own file: tables `layers` and `settings`."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, storage=ReaderStorage)


class Kept(Database):
    """The database of one of the program's own files."""

    def __init__(self, path: Path, form: Form) -> None:
        super().__init__(path, form, storage=FormStorage)


def change_record(
    path: Path, table: str, record_id: str, work: Callable[[Raw], Raw], form: Form | None = None
) -> Raw:
    """Change one record of the reader's file, read again under the lock; return what it is then.

    `form` names another of the program's own files. Where `work` changes nothing, nothing is
    written. It may run more than once. Raises CannotRead or CannotWrite; nothing is changed then.
    """
    make_folder(path.parent)
    with Reader(path) if form is None else Kept(path, form) as database:

        def changed() -> Raw:
            records = database.records(table)
            before = records.record(record_id)
            after = work(before)
            if after != before:
                records.put_all({record_id: after})
            return after

        made: Raw = database.storage.transact(changed)
    return made
