"""The sources as CSL-JSON, which reference managers and citation processors read.

Names stand whole: which part of a name is the family's cannot be told from a source. Dates carry
what they can (https://docs.citationstyles.org, "CSL-JSON"); any other stands as words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

from probtimeline.core.address import read_address
from probtimeline.core.calendar import civil
from probtimeline.core.escapes import inert_json
from probtimeline.core.records import Source
from probtimeline.core.span import Precision, Span
from probtimeline.core.text import clean_line, counted
from probtimeline.export.losses import Losses
from probtimeline.export.selection import Selection

TYPES: Final[Mapping[str, str]] = {
    "news": "article-newspaper",
    "report": "report",
    "briefing": "report",
    "blog": "post-weblog",
    "academic": "article-journal",
}
"""What each kind of source is called there; any other is a page with an address, or a document."""

_CONTAINED: Final = ("article-newspaper", "article-journal", "post-weblog")
_TAG: Final = re.compile(r"<(/?(?:i|b|sup|sub|sc|span)\b[^<>]*)>", re.IGNORECASE)
"""What citation processors take for style inside a title."""
_PARTS: Final = {Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1}


def csl_json(selection: Selection, losses: Losses) -> Iterator[bytes]:
    """The sources of the events chosen, as a list of references."""
    items = [_item(source, losses) for source in selection.sources.values()]
    losses.leave_out("events are left out: only their sources leave", times=len(selection.events))
    losses.instead = counted(len(selection.sources), "source")
    text = json.dumps(items, ensure_ascii=False, indent=2)
    yield (inert_json(text) + "\n").encode()


def _item(source: Source, losses: Losses) -> dict[str, object]:
    address = read_address(source.url)
    kind = TYPES.get(source.kind, "webpage" if address else "document")
    item: dict[str, object] = {"id": source.id, "type": kind, "title": _text(source.title, losses)}
    if source.author:
        item["author"] = [{"literal": _text(name, losses)} for name in source.author]
    if source.publisher:
        name = "container-title" if kind in _CONTAINED else "publisher"
        item[name] = _text(source.publisher, losses)
    if source.published is not None:
        item["issued"] = _date(source.published)
    if address is not None:
        item["URL"] = address.text
    if source.accessed is not None:
        item["accessed"] = _date(source.accessed)
    if source.about:
        item["abstract"] = _text(source.about, losses)
    losses.tell("fields that have no place are left out", source.id, len(source.extra))
    return item


def _date(span: Span) -> dict[str, object]:
    count = _PARTS.get(span.precision)
    days = (span.begins.earliest, span.ends.latest)
    if count is None or None in days or span.is_set:
        return {"literal": span.text}
    ends = [list(civil(day)[:count]) for day in days if day is not None]
    dated: dict[str, object] = {"date-parts": ends[:1] if ends[0] == ends[1] else ends}
    return dated | ({"circa": True} if span.approximate or span.uncertain else {})


def _text(text: str, losses: Losses) -> str:
    line = clean_line(text, limit=100_000)
    plain = _TAG.sub(r"‹\1›", line)
    losses.tell("titles have ‹ › for what would be taken for style", times=plain != line)
    return plain
