"""Files read as a whole, with all that can be told of them, and then gathered like the others.

For those with a mistake in them: that is looked for, and told, in all of the file.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from functools import partial

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.problems import Problem
from probtimeline.core.span import Span
from probtimeline.store.catalogue import Summary
from probtimeline.store.document import Document
from probtimeline.store.gathering import Gathered
from probtimeline.store.opening import open_chronology
from probtimeline.store.original import Odd, Original, new_digest
from probtimeline.store.read import publication_dates, read_chronology
from probtimeline.store.unrolling import Unrolled


def read_whole(originals: Sequence[Original], gathered: Gathered) -> tuple[Summary, list[str]]:
    """Read files, and gather their records; return what is beside them, and the digests.

    Raises CannotRead where one cannot be read as a chronology, Odd where it is not as it was.
    """
    shown: list[Chronicle] = []
    problems: tuple[Problem, ...] = ()
    published: list[Mapping[str, Span]] = []
    digests: list[str] = []
    for number, original in enumerate(originals):
        document = open_chronology(original.path)
        if document is None:
            raise Odd
        contents = read_chronology(document, *shown)
        data = _bytes_of(document, original)
        for piece in Unrolled(partial(_stretch, data)).pieces():
            record = contents.kept.get(piece.table, {}).get(piece.number)
            if record is not None:
                gathered.add(piece.table, record, piece, number)
        digest = new_digest()
        digest.update(data)
        digests.append(digest.hexdigest())
        shown.append(contents.chronicle)
        problems += contents.problems
        earlier = published[-1] if published else {}
        published.append({**earlier, **publication_dates(contents.chronicle.sources.values())})
    title = next((each.title for each in shown if each.title), "")
    about = next((each.about for each in shown if each.about), "")
    return Summary(title, about, problems, tuple(published)), digests


def _stretch(data: bytes, offset: int, length: int) -> bytes:
    return data[offset : offset + length]


def _bytes_of(document: Document, original: Original) -> bytes:
    """Return the bytes of a file that was read. Raises Odd where another was opened before."""
    mark = BOM_UTF8 if original.read(0, len(BOM_UTF8)) == BOM_UTF8 else b""
    data = mark + document.text.encode()
    if len(data) != original.size:
        raise Odd
    return data
