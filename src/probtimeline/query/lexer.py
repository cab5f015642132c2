"""A query cut into tokens. Every text can be cut; what is not closed is marked, not refused.

The parser and the completion share it, since a query is usually met half typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from probtimeline.core.patterns import compiled

QUOTES = frozenset('"“”„‟«»＂')
"""What opens a phrase; any of them closes it, as keyboards and editors mix them."""
MINUSES = frozenset("-−–—")
"""What stands for not before a term: editors turn a minus into a dash."""

_FIELD: Final = r"([a-z]{2,}):(?!//)"
_PATTERN: Final = r"/((?:[^/\\]|\\.)*)(/?)"


class Sort(StrEnum):
    """What a token is."""

    WORD = "word"
    PHRASE = "phrase"
    PATTERN = "pattern"
    FIELD = "field"
    OR = "or"
    NOT = "-"
    OPEN = "("
    CLOSE = ")"


class Token(NamedTuple):
    """A piece of a query from `start` to `end`, in code points.

    `text` is the word, the inside of the phrase or pattern, or the value of the field called
    `name`, which begins at `inside`. `closed` is False where a quotation mark or slash is missing.
    """

    sort: Sort
    start: int
    end: int
    text: str = ""
    name: str = ""
    inside: int = 0
    closed: bool = True
    quoted: bool = False


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a query, in order."""
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        token = _token(text, at)
        if token is not None:
            yield token
        at = token.end if token is not None else at + 1


def _token(text: str, at: int) -> Token | None:
    char = text[at]
    if char in "()":
        return Token(Sort(char), at, at + 1)
    if char in MINUSES:
        # A minus with nothing behind it is one whose term is still to be typed.
        negates = at + 1 < len(text) and not text[at + 1].isspace() and text[at + 1] != ")"
        return Token(Sort.NOT, at, at + 1) if negates else None
    if char in QUOTES:
        value, end, closed = _value(text, at, one=True)
        return Token(Sort.PHRASE, at, end, value, inside=at + 1, closed=closed, quoted=True)
    if char == "/":
        return _pattern(text, at)
    if found := compiled(_FIELD, re.IGNORECASE).match(text, at):
        value, end, closed = _value(text, found.end())
        quoted = text[found.end() : found.end() + 1] in QUOTES
        return Token(Sort.FIELD, at, end, value, found[1], found.end(), closed, quoted)
    end = _word_end(text, at)
    word = text[at:end]
    return Token(Sort.OR if word.casefold() == "or" else Sort.WORD, at, end, word, inside=at)


def _pattern(text: str, at: int) -> Token:
    found = compiled(_PATTERN, re.DOTALL).match(text, at)
    if found is None:  # not reached while _PATTERN allows nothing after its slash
        return Token(Sort.PATTERN, at, len(text), text[at + 1 :], inside=at + 1, closed=False)
    closed = bool(found[2])
    end = found.end() if closed else len(text)
    return Token(Sort.PATTERN, at, end, found[1], inside=at + 1, closed=closed)


def _word_end(text: str, at: int) -> int:
    end = at
    while end < len(text) and not (text[end].isspace() or text[end] in "()" or text[end] in QUOTES):
        end += 1
    return end


def _value(text: str, at: int, *, one: bool = False) -> tuple[str, int, bool]:
    """A value from `at`: words and quoted parts without a space between, or `one` quoted part.

    Returns the value without its quotation marks, where it ends, and whether each was closed.
    """
    parts: list[str] = []
    while at < len(text) and not text[at].isspace() and text[at] not in "()":
        if text[at] not in QUOTES:
            end = _word_end(text, at)
            parts.append(text[at:end])
            at = end
            continue
        close = next((i for i in range(at + 1, len(text)) if text[i] in QUOTES), None)
        if close is None:
            return "".join([*parts, text[at + 1 :]]), len(text), False
        parts.append(text[at + 1 : close])
        at = close + 1
        if one:
            break
    return "".join(parts), at, True
