"""What was added to a chronology since its catalogue was made: a line for each time, beside it.

So the catalogue need not be made anew for each event that is added; who opens the chronology next
puts both together (`store.weaving`). Each line names the catalogue, its own number, and the files
as they were when it was written: if anything is missing, damaged or of other files, none of it is
trusted, and the catalogue is made anew. It is part of the cache, and need not survive a power cut.
"""

from __future__ import annotations

import json
import os
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zlib import crc32

from probtimeline.core.edtf import parse_edtf
from probtimeline.core.span import HIGH, LOW, Span
from probtimeline.store.canonical import json_text, ordered
from probtimeline.store.fields import KIND_OF
from probtimeline.store.shelf import ADDENDA, Base, Shelf, Stamp
from probtimeline.store.tables import Raw

if TYPE_CHECKING:
    from probtimeline.store.catalogue import Catalogue

MOST: Final = 200
"""The most lines kept: each has to be read when another record is added."""

_INDENT: Final = "\n    "
_BETWEEN: Final = b",\n    "
"""What stands between two records of a table in canonical form."""

Order = tuple[int, int, str]


class Put(NamedTuple):
    """A record that was put into a file, at a byte of the file as its catalogue has it.

    It stands behind the record that ends there or, where `leads`, before the one that begins
    there. Of several at one byte, `order` tells which comes first.
    """

    table: str
    raw: Raw
    at: int
    leads: bool
    order: Order

    @property
    def text(self) -> bytes:
        """The bytes of the record itself."""
        written = json_text(ordered(self.raw, KIND_OF[self.table]), _INDENT)
        return written.encode("utf-8", "backslashreplace")

    @property
    def site(self) -> tuple[int, Order]:
        """What puts are sorted by."""
        return self.at, self.order

    def inserted(self) -> bytes:
        """Return the bytes put into the file."""
        return self.text + _BETWEEN if self.leads else _BETWEEN + self.text

    def start(self, inserted_at: int) -> int:
        """Return where the record begins, of which is given where what was inserted does."""
        return inserted_at if self.leads else inserted_at + len(_BETWEEN)


def order_of(raw: Mapping[str, Any]) -> Order | None:
    """Return what an event is sorted by: as in `Event.order`, the unknown as in a ledger."""
    span = parse_edtf(raw["date"])
    if not isinstance(span, Span):
        return None
    first, last = span.begins.earliest, span.ends.latest
    return LOW if first is None else first, HIGH if last is None else last, raw["id"]


@dataclass(frozen=True)
class Puts:
    """Records put into one file, sorted by where they stand."""

    all: tuple[Put, ...] = ()

    def with_more(self, more: Sequence[Put]) -> Puts:
        """These and others."""
        return Puts(tuple(sorted((*self.all, *more), key=lambda put: put.site)))

    @cached_property
    def texts(self) -> tuple[bytes, ...]:
        """What was inserted for each."""
        return tuple(put.inserted() for put in self.all)

    @cached_property
    def _sites(self) -> tuple[int, ...]:
        return tuple(put.at for put in self.all)

    @cached_property
    def _before(self) -> tuple[int, ...]:
        return tuple(accumulate(map(len, self.texts), initial=0))

    def moved(self, offset: int) -> int:
        """Return where the record is now that began at an offset when the catalogue was made."""
        return offset + self._before[bisect_right(self._sites, offset)]

    def insertions(self, more: Sequence[Put]) -> list[tuple[int, bytes]]:
        """Return what else is to be inserted, each with its offset in the file as it is now."""
        made = []
        for put in sorted(more, key=lambda each: each.site):
            number = bisect_right([each.site for each in self.all], put.site)
            made.append((put.at + self._before[number], put.inserted()))
        return made

    def starts(self) -> list[int]:
        """Return where in the file each of the records begins now."""
        pairs = zip(self.all, self._before, strict=False)
        return [put.start(put.at + before) for put, before in pairs]


@dataclass(frozen=True, slots=True)
class Addenda:
    """The lines beside a catalogue: how many, what they put in, and of which files the last is.

    `made` is when it was written, in nanoseconds, `sums` are those of the files.
    """

    lines: int = 0
    puts: Puts = field(default_factory=Puts)
    files: tuple[Any, ...] = ()
    sums: tuple[str, ...] = ()
    made: int = 0


def read(place: Path, base: str) -> Addenda | None:
    """Return the addenda to the catalogue of that name; None where they are not to be trusted."""
    try:
        lines = place.read_bytes().splitlines(keepends=True)
    except OSError:
        return None
    puts: list[Put] = []
    told: dict[str, Any] = {}
    for number, line in enumerate(lines):
        try:
            told = _told(line)
            if (told["of"], told["number"]) != (base, number):
                return None
            puts += [_put(each, number) for each in told["puts"]]
        except (ValueError, TypeError, KeyError, IndexError, RecursionError):
            return None
    if not told:
        return None
    files, sums, made = told["files"], told["sums"], told["made"]
    return Addenda(len(lines), Puts().with_more(puts), tuple(files), tuple(sums), made)


def note(base: Base, now: Addenda, more: Sequence[Put]) -> None:
    """Note beside a catalogue what was added, if that can be written.

    `now` has the files as they are now, and how many lines there were before.
    """
    told = {
        "of": base.name,
        "number": now.lines,
        "files": now.files,
        "sums": now.sums,
        "made": now.made,
        "puts": [(put.table, put.at, put.leads, put.raw) for put in more],
    }
    written = json.dumps(told).encode()
    line = b"%08x %s\n" % (crc32(written), written)
    anew = os.O_APPEND if now.lines else os.O_TRUNC
    flags = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC | anew
    with suppress(OSError):
        handle = os.open(base.place.with_suffix(ADDENDA), flags, 0o600)
        try:
            while line:
                line = line[os.write(handle, line) :]
        finally:
            os.close(handle)


def put_together(shelf: Shelf, base: Base, paths: Sequence[Path]) -> Catalogue | None:
    """Make one catalogue of a catalogue and what was added since, and keep it.

    None where the catalogue is damaged; it has been thrown away then.
    """
    from probtimeline.store.weaving import woven

    if base.since is None or not base.catalogue.verify():
        return None
    made = woven(base, base.since.puts)
    is_young = any(each.is_young(base.now) for each in made.originals)
    shelf.keep(made, paths, Stamp(base.now, base.since.sums if is_young else ()))
    return made


def _told(line: bytes) -> dict[str, Any]:
    summed, _, written = line[:-1].partition(b" ")
    if not line.endswith(b"\n") or int(summed, 16) != crc32(written):
        raise ValueError
    told: dict[str, Any] = json.loads(written)
    return told


def _put(told: Sequence[Any], number: int) -> Put:
    table, at, leads, raw = told
    order = order_of(raw) if table == "events" else (number, 0, "")
    if order is None:
        raise ValueError
    return Put(table, raw, at, leads, order)
