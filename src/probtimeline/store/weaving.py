"""The catalogue of a file to which records were added, made of the one from before.

It is the one that reading the whole file would come to, byte for byte; nothing but the records
that were added is decoded.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence

from probtimeline.core.kinds import CODES as KIND_CODES
from probtimeline.core.ledger import CODES
from probtimeline.core.records import Event
from probtimeline.core.weaving import New, Weaving
from probtimeline.store.addenda import Put, Puts
from probtimeline.store.catalogue import Buffer, Catalogue
from probtimeline.store.catalogued import Catalogued, Moved
from probtimeline.store.dates import Dates
from probtimeline.store.document import Document
from probtimeline.store.fields import TABLES
from probtimeline.store.notes import Notes
from probtimeline.store.read import published_in
from probtimeline.store.shape import Shaper
from probtimeline.store.shelf import Base
from probtimeline.store.standing import Places, Stood, digest_of


def woven(base: Base, puts: Puts) -> Catalogue:
    """Return the catalogue of files of which the last had records put into it."""
    old, there, last = base.catalogue, Catalogued(base), len(base.catalogue.originals) - 1
    starts = dict(zip(map(id, puts.all), puts.starts(), strict=True))
    sections: dict[str, Buffer] = dict(old.sections)
    by_table = {name: [put for put in puts.all if put.table == name] for name in TABLES}
    events = sorted(by_table.pop("events"), key=lambda put: put.order)
    new = [_new(put, there) for put in events]
    weaving = Weaving(len(old.ledger), new)
    ledger, folds = weaving.ledger(old.ledger), weaving.folds(old.folds)
    kinds = weaving.kinds(old.kinds)
    sections |= {f"ledger.{name}": getattr(ledger, name) for name in CODES}
    sections |= {f"kinds.{name}": getattr(kinds, name) for name in KIND_CODES}
    sections |= {"folds.text": folds.text, "folds.starts": folds.starts}
    for table in TABLES:
        given = events if table == "events" else by_table[table]
        at = weaving if table == "events" else _at_the_end(old, table, given)
        stood = old.stood(table)
        moved = Moved(stood.files, stood.offsets, last, puts)
        now = stood._replace(offsets=array("Q", moved))
        fresh = _stood(given, last, [starts[id(put)] for put in given])
        sections |= {
            f"{table}.{name}": at.column(code, getattr(now, name), getattr(fresh, name))
            for name, code in Places.CODES
        }
    ids = [put.raw["id"] for put in by_table["sources"]]
    sections["sources.ids"] = b"\n".join(
        (bytes(old.sections["sources.ids"]), *map(str.encode, ids))
    )
    sections["published"] = _published(old, by_table["sources"], last)
    header = {**old.header, "extent": ledger.extent, "canonical": True}
    return Catalogue(old.originals, header, sections)


def _new(put: Put, there: Catalogued) -> New:
    event = Shaper(Notes(Document("", put.raw, "")), Dates()).record("event", put.raw, ())
    assert isinstance(event, Event)
    return New(there.place_of(put.order), event, digest_of(put.text))


def _at_the_end(old: Catalogue, table: str, given: Sequence[Put]) -> Weaving:
    many = len(old.stood(table).files)
    return Weaving(many, [New(many, None, 0) for _ in given])  # type: ignore[arg-type]


def _stood(puts: Sequence[Put], file: int, starts: Sequence[int]) -> Stood:
    texts = [put.text for put in puts]
    files = [file] * len(texts)
    return Stood(files, starts, list(map(len, texts)), list(map(digest_of, texts)))


def _published(old: Catalogue, sources: Sequence[Put], last: int) -> bytes:
    days = json.loads(bytes(old.sections["published"]))
    spans = published_in({"sources": [put.raw for put in sources]})
    days[last] |= {key: span.edtf for key, span in spans.items()}
    return json.dumps(days).encode()
