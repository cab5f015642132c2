"""The passage of a text that is most like a quotation which is not in it.

Runs of words from the quotation vote for the place where it would begin; only the surroundings
of the place with most votes are compared word by word. The work is bounded by the limits below
whatever the lengths of the text and of the quotation.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

from probtimeline.audit.folded import FoldedText, squeeze

QUOTE_LIMIT = 2000
"""Code points of the quotation that are looked at, from its beginning."""

PASSAGE_LIMIT = 400
"""Code points of the passage shown."""

VOTERS = 32
"""Runs of words that vote; each is one search through the text."""

BALLOTS = 24
"""Places one run of words may vote for; a run that stands at more says little."""

SHORTEST_VOTER = 5
"""Letters and digits a voter needs: "the" stands near everything."""

_WORD = re.compile(r"\w+")


def nearest_passage(quote: str, folded: FoldedText) -> tuple[int, int] | None:
    """Start and end of the passage most like the quotation, or None where nothing is like it."""
    quote = quote[:QUOTE_LIMIT]
    words = [match.group() for match in _WORD.finditer(quote)]
    for run in (3, 2, 1):
        votes = _votes(words, run, folded.squeezed)
        if votes:
            return _best_window(words, folded, votes)
    return None


def _votes(words: list[str], run: int, squeezed: str) -> Counter[int]:
    """How strongly runs of words speak for the quotation to begin at each squeezed offset.

    Offsets are rounded, and counted for their neighbour too, so that a passage with some words
    more or fewer gathers its votes.
    """
    lengths = [len(squeeze(word)) for word in words]
    width = max(sum(lengths) // 2, 16)
    runs = range(max(len(words) - run + 1, 0))
    votes: Counter[int] = Counter()
    for first in runs[:: max(len(runs) // VOTERS, 1)][:VOTERS]:
        voter = squeeze("".join(words[first : first + run]))
        if len(voter) < SHORTEST_VOTER:
            continue
        ahead = sum(lengths[:first])
        places = _places(voter, squeezed)
        for place in places:
            begin = (place - ahead) // width
            votes[begin * width] += len(voter) * BALLOTS // len(places)
            votes[(begin - 1) * width] += len(voter) * BALLOTS // len(places)
    return votes


def _places(voter: str, squeezed: str) -> list[int]:
    places: list[int] = []
    at = squeezed.find(voter)
    while at >= 0 and len(places) < BALLOTS:
        places.append(at)
        at = squeezed.find(voter, at + len(voter))
    return places


def _best_window(
    words: list[str], folded: FoldedText, votes: Counter[int]
) -> tuple[int, int] | None:
    """The run of the text's words, as many as the quotation has, that matches it best."""
    begin = max(votes, key=lambda place: (votes[place], -place))
    length = sum(len(squeeze(word)) for word in words)
    start = folded.place(max(begin - 16, 0))
    end = folded.place(begin + 2 * length + 48)
    spots = _whole_words(folded.text, start, end)
    if not spots:
        return None
    theirs = [squeeze(folded.text[first:last]) for first, last in spots]
    mine = [squeeze(word) for word in words]
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    matched = {at for block in blocks for at in range(block.b, block.b + block.size)}

    def likeness(first: int) -> int:
        return sum(at in matched for at in range(first, first + len(mine)))

    starts = [max(block.b - block.a, 0) for block in blocks if block.size]
    first = max(starts, key=likeness, default=0)
    last = min(first + len(mine), len(spots)) - 1
    begins = spots[first][0]
    fitting = [stop for _, stop in spots[first : last + 1] if stop - begins <= PASSAGE_LIMIT]
    return begins, fitting[-1] if fitting else begins + PASSAGE_LIMIT


def _whole_words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the words between start and end stand, one cut in two by an edge left out."""
    spots = [match.span() for match in _WORD.finditer(text, start, end)]
    if spots and spots[0][0] == start and text[max(start - 1, 0) : start].isalnum():
        spots = spots[1:]
    if spots and spots[-1][1] == end and text[end : end + 1].isalnum():
        spots = spots[:-1]
    return spots
