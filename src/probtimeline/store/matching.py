"""Which source a text belongs to: the one whose quotes are found in it, or whose name it has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.problems import Problem, error
from probtimeline.core.text import fold

_GAP: Final = re.compile(r"\s*[\[(]?(?:…|\.\.\.)[\])]?\s*")


@dataclass(frozen=True, slots=True)
class Match:
    """A text and the source it belongs to; `quotes` counts those of its quotes found in it."""

    source: str
    file: Path
    data: bytes
    how: str
    quotes: int = 0


class Matcher:
    """Matches texts to the sources of one chronicle."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._ids = tuple(chronicle.sources)
        self._quotes = {
            source: tuple(_pieces(passage.text) for passage in passages)
            for source, passages in chronicle.passages.items()
            if source in chronicle.sources
        }

    def match(self, file: Path, data: bytes, text: str) -> Match | Problem:
        """Return the source that the text of a file belongs to, or why none can be told."""
        counts = self._counts(text)
        named = file.stem if file.stem in self._ids else None
        best = [each for each, count in counts.items() if count == max(counts.values())]
        found = max(counts.values(), default=0)
        if found and (len(best) == 1 or named in best):
            return self._by_quotes(named if named in best else best[0], file, data, found)
        if found:
            what = f"it holds as many quotes of {' as of '.join(best)}"
            return _undecided(file, what, best)
        if named:
            return Match(named, file, data, self._by_name(named))
        return _undecided(file, "none of the quotes is in it, and its name is no source's", ())

    def clear_match(self, file: Path, data: bytes, text: str) -> Match | None:
        """Return the source that a file found in a folder clearly belongs to, if there is one.

        It holds most of the quotes of that source and of no other, or has its id for a name: a
        page of notes that quotes several sources is the text of none.
        """
        counts = self._counts(text)
        most = [each for each, count in counts.items() if count * 2 > len(self._quotes[each])]
        if file.stem in most or (len(most) != 1 and file.stem in self._ids):
            most = [file.stem]
        if len(most) != 1:
            return None
        found = counts[most[0]]
        if found:
            return self._by_quotes(most[0], file, data, found)
        return Match(most[0], file, data, self._by_name(most[0]))

    def is_named(self, file: Path) -> bool:
        """Tell whether the file's name is the id of a source."""
        return file.stem in self._ids

    def _counts(self, text: str) -> Counter[str]:
        """Count for each source how many of its quotes stand in the text."""
        folded = fold(text)
        return Counter(
            {
                source: sum(_stands(pieces, folded) for pieces in quotes)
                for source, quotes in self._quotes.items()
            }
        )

    def _by_quotes(self, source: str, file: Path, data: bytes, found: int) -> Match:
        how = f"{found} of its {len(self._quotes[source])} quotes found in it"
        return Match(source, file, data, how, found)

    def _by_name(self, source: str) -> str:
        quotes = len(self._quotes.get(source, ()))
        return f"by its name; none of its {quotes} quotes found" if quotes else "by its name"


def _pieces(quote: str) -> tuple[str, ...]:
    """Return the parts of a quote between the gaps it marks with …, evened out."""
    return tuple(piece for part in _GAP.split(quote) if (piece := fold(part).strip()))


def _stands(pieces: Iterable[str], folded: str) -> bool:
    at = 0
    for piece in pieces:
        at = folded.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return at > 0


def _undecided(file: Path, what: str, sources: Iterable[str]) -> Problem:
    named = next(iter(sources), "ID")
    return error("no-source", what, f"Say which it is: --as {named}.").at(str(file))
