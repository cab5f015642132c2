"""What the reader may type next, and what they may have meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nlargest, nsmallest

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.text import clean_line, fold
from probtimeline.query.index import Index
from probtimeline.query.lexer import QUOTES, Sort, Token, tokens
from probtimeline.query.near import alike, did_you_mean
from probtimeline.query.operators import OPERATORS, operator_of
from probtimeline.query.query import Query
from probtimeline.query.terms import Field, Words
from probtimeline.query.vocabulary import Vocabulary

__all__ = ["Completion", "complete", "did_you_mean", "nearest"]

MOST = 20
"""Completions offered at once: the fields, and a few words."""
_LETTERS = 2
"""Letters of a word before words are offered for it."""
_NEAREST = 5
_WEIGHED = 2000
"""Values of a field that are weighed at a key press."""


@dataclass(frozen=True, slots=True)
class Completion:
    """What may stand in the query instead of `start` to `end` (code points), and a hint on it."""

    start: int
    end: int
    insert: str
    hint: str


def complete(
    text: str, cursor: int, known: Chronicle | Index | Vocabulary
) -> tuple[Completion, ...]:
    """What may be typed at the cursor, the likeliest first.

    A Vocabulary spares counting the chronicle again at every key.
    """
    cursor = max(0, min(cursor, len(text)))
    token = next((each for each in tokens(text) if each.start < cursor <= each.end), None)
    vocabulary = Vocabulary.of(known)
    if token is None or token.sort in (Sort.NOT, Sort.OPEN):
        return tuple(_fields("", cursor, cursor))
    if token.sort is Sort.FIELD and cursor >= token.inside:
        return _values(token, text[token.inside : cursor], vocabulary)
    typed = text[token.start : cursor]
    if token.sort is Sort.FIELD:
        return tuple(_fields(typed, token.start, token.inside))
    if token.sort in (Sort.WORD, Sort.OR):
        offered = [*_fields(typed, token.start, token.end), *_words(typed, token, vocabulary)]
        return tuple(offered[:MOST])
    return ()


def _fields(typed: str, start: int, end: int) -> Iterator[Completion]:
    for operator in OPERATORS:
        if operator.name.startswith(typed.casefold()):
            yield Completion(start, end, f"{operator.name}:", operator.what)


def _values(token: Token, typed: str, vocabulary: Vocabulary) -> tuple[Completion, ...]:
    operator = operator_of(token.name)
    if operator is None:
        return ()
    wanted = fold("".join(char for char in typed if char not in QUOTES)).strip()
    ranked = []
    for value, count in _likely(vocabulary.values(operator, wanted)):
        names = vocabulary.names(operator, value)
        rank = min(_rank(wanted, value), *(_rank(wanted, name) + 3 for name in names), _UNLIKE)
        if rank < _UNLIKE:
            ranked.append((rank, -count, value))
    exact, about = vocabulary.is_exact(operator), vocabulary.about
    return tuple(
        Completion(
            token.inside, token.end, _quoted(value), _hint(-count, exact, about(operator, value))
        )
        for _, count, value in nsmallest(MOST, ranked)
    )


def _likely(values: Mapping[str, int]) -> Iterable[tuple[str, int]]:
    """The values that may be offered: those of most events, where there are very many."""
    if len(values) <= _WEIGHED:
        return values.items()
    return nlargest(_WEIGHED, values.items(), key=lambda value: value[1])


_UNLIKE = 6


def _rank(wanted: str, value: str) -> int:
    """How a value answers what was typed: it begins so, one of its words does, it holds it."""
    folded = fold(value)
    if folded.startswith(wanted):
        return 0
    if f" {wanted}" in folded.replace("-", " "):
        return 1
    return 2 if wanted in folded else _UNLIKE


def _words(typed: str, token: Token, vocabulary: Vocabulary) -> Iterator[Completion]:
    wanted = fold(typed)
    if len(wanted) < _LETTERS:
        return
    found = [
        (-count, folded, word)
        for folded, word, count in vocabulary.words(wanted)
        if folded != wanted
    ]
    for count, _, word in nsmallest(MOST, found):
        hint = _hint(-count, vocabulary.is_exact(None))
        yield Completion(token.start, token.end, clean_line(word), hint)


def _hint(count: int, exact: bool, about: str = "") -> str:
    """How many events a word or value finds; as many and more, where not all were counted."""
    events = f"{count}+ events" if not exact else "1 event" if count == 1 else f"{count} events"
    return f"{events} · {clean_line(about)}" if about else events


def _quoted(value: str) -> str:
    """A value as it is typed: in quotation marks where it holds a space or a parenthesis."""
    shown = clean_line(value)
    # Quotation marks cannot stand inside quotation marks; what comes before them still finds it.
    cut = next((place for place, char in enumerate(shown) if char in QUOTES), len(shown))
    plain = shown[:cut].strip()
    return f'"{plain}"' if any(char.isspace() or char in "()" for char in plain) else plain


def nearest(query: Query, known: Chronicle | Index | Vocabulary) -> tuple[str, ...]:
    """The nearest terms that do exist, for a query that found nothing: `tagging`, `tag:tagging`.

    Only terms that find nothing by themselves are answered; where each finds something, it is
    their being asked together that finds nothing, and the answer is empty.
    """
    vocabulary = Vocabulary.of(known)
    offered: list[str] = []
    for term in query.words:
        if isinstance(term, Words) and not vocabulary.holds(term.needle):
            offered += _nearest_words(term, vocabulary)
    for field in query.fields:
        offered += _nearest_values(field, vocabulary)
    return tuple(dict.fromkeys(offered))[:_NEAREST]


def _nearest_words(term: Words, vocabulary: Vocabulary) -> list[str]:
    words = term.needle.split()
    missing = [word for word in words if not vocabulary.holds(word)]
    if not missing:
        return [" ".join(words)]
    return [near for word in missing for near in alike(word, vocabulary.every_word)]


def _nearest_values(field: Field, vocabulary: Vocabulary) -> list[str]:
    operator = operator_of(field.name)
    if operator is None or vocabulary.finds(field):
        return []
    values = vocabulary.values(operator)
    known = dict.fromkeys([*values, *(word for value in values for word in value.split())])
    return [f"{field.name}:{_quoted(each)}" for each in alike(field.typed, known)]
