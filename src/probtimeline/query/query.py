"""A query as a value: what it asks of an event, and where it shows in a text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from probtimeline.core.text import MOST_READ, fold_places, unfolded
from probtimeline.query.budget import Budget, TooSlow
from probtimeline.query.terms import (
    All,
    Field,
    Match,
    Matching,
    Term,
    Words,
    leaves,
    occurrences,
)

if TYPE_CHECKING:
    from probtimeline.query.index import Entry

_LIGHTING = 0.02
"""Seconds that patterns may waste on lighting one text: a screen is drawn of some fifty."""


class Query(NamedTuple):
    """What the reader asked. `words` and `fields` are the parts that must be found, in order."""

    text: str
    root: Term
    words: tuple[Words | Matching, ...] = ()
    fields: tuple[Field, ...] = ()

    @staticmethod
    def of(text: str, root: Term) -> Query:
        """The query that a text was read into."""
        positive = [term for term, must in leaves(root) if must]
        return Query(
            text,
            root,
            tuple(term for term in positive if isinstance(term, Words | Matching)),
            tuple(term for term in positive if isinstance(term, Field)),
        )

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing, so that every event is found."""
        return self.root == All()

    @property
    def lights(self) -> tuple[str, ...]:
        """The words, phrases and patterns that must be found, as typed, each once."""
        return tuple(dict.fromkeys(term.typed for term in self.words))

    @property
    def needs_texts(self) -> bool:
        """Whether the attached texts have a part in the answer, so that they must be read."""
        return any(_reads_texts(term) for term, _ in leaves(self.root))

    def matches(self, entry: Entry) -> Match:
        """Whether an event answers it."""
        return self.root.match(entry)

    def light(self, text: str) -> list[tuple[int, int]]:
        """Where its words, phrases and patterns stand in any text.

        The places are code points of `text` as it stands, in order, and do not overlap. What
        must not be found is never among them. A pattern that takes too long here leaves the text
        unlit. No more than the first `MOST_READ` characters are looked at.
        """
        if not self.words or not text:
            return []
        folded, places = fold_places(text[:MOST_READ])
        budget = Budget(_LIGHTING)
        try:
            return _merged(
                unfolded(places, start, stop)
                for term in self.words
                for start, stop in _standing(term, folded, budget)
            )
        except TooSlow:
            return []

    def light_field(self, name: str, text: str) -> list[tuple[int, int]]:
        """Where the values asked of a field stand in one of its values, such as a tag or actor."""
        folded, places = fold_places(text)
        return _merged(
            unfolded(places, start, stop)
            for field in self.fields
            if field.name == name
            for start, stop in _asked(field.term, folded)
        )


def _reads_texts(term: Term) -> bool:
    match term:
        case Words(wide=wide) | Matching(wide=wide):
            return wide
        case Field(term=asked):
            from probtimeline.query.aspects import TEXT

            return asked == TEXT
    return False


def _standing(term: Words | Matching, folded: str, budget: Budget) -> Iterable[tuple[int, int]]:
    match term:
        case Words(needle=needle):
            return occurrences(needle, folded)
        case Matching(pattern=pattern):
            return pattern.places(folded, budget)


def _asked(term: Term, folded: str) -> Iterable[tuple[int, int]]:
    from probtimeline.query.named import ActedBy, Counting, Measuring, RestsOn, SpokenBy, Tagged

    match term:
        case ActedBy(part) | SpokenBy(part) | RestsOn(part) | Counting(part):
            return occurrences(part, folded)
        case Tagged(begins) | Measuring(begins):
            # The words with a space before them, as these compare them.
            found = occurrences(begins, " " + folded.replace("-", " "))
            return [(start, stop - 1) for start, stop in found]
    return ()


def _merged(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches in order, those that touch or overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
