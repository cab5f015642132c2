"""Quotations written with their citation, as `core.citation` writes them, found again.

Only a citation that is that of a source to the letter makes words a quotation of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from probtimeline.core.citation import cite
from probtimeline.core.records import Source
from probtimeline.core.text import clean, clean_line

_FROM: Final = "” — "
_SAID: Final = ", in "
_TRIED: Final = 50
"""Places at which a citation may begin that are tried, from the end of a text."""


class Citations:
    """The sources by the text that cites them; one that two sources share is none."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources: dict[str, str] = {}
        shared = set()
        for source in sources:
            for text in {_even(cite(source)), _even(clean_line(cite(source), 100_000))}:
                if self._sources.setdefault(text, source.id) != source.id:
                    shared.add(text)
        for text in shared:
            del self._sources[text]

    def quote(self, text: str) -> dict[str, Any] | None:
        """The quotation as JSON that a text is, with the citation of a source after it."""
        text = _even(text)
        if not self._sources or not text.startswith("“"):
            return None
        for at in _places(text, _FROM):
            rest = text[at + len(_FROM) :]
            if source := self._sources.get(rest):
                return {"source": source, "text": text[1:at]}
            for inner in _places(rest, _SAID):
                if source := self._sources.get(rest[inner + len(_SAID) :]):
                    return {"source": source, "text": text[1:at], "speaker": rest[:inner]}
        return None


def _places(text: str, wanted: str) -> Iterator[int]:
    """The places of what is wanted, from the end."""
    at = len(text)
    for _ in range(_TRIED):
        at = text.rfind(wanted, 0, at)
        if at < 0:
            return
        yield at


def _even(text: str) -> str:
    return clean(text).strip()
