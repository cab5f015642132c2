"""What the reader typed, read into a Query.

Reading never raises: what cannot be read is a `QueryError` that points at its place. Standing
side by side means and; `or` binds looser; `-` binds to the term or group behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from probtimeline.core.patterns import compiled
from probtimeline.core.text import fold
from probtimeline.query.errors import (
    QueryError,
    bad_pattern,
    bad_value,
    empty_group,
    lonely_or,
    negated_in,
    no_value,
    too_deep,
    too_long,
    unclosed,
    unknown_field,
    unopened,
)
from probtimeline.query.lexer import Sort, Token, tokens
from probtimeline.query.query import Query
from probtimeline.query.terms import All, Either, Field, Matching, Not, Term, Words

if TYPE_CHECKING:
    from probtimeline.core.span import Span
    from probtimeline.query.operators import Operator
    from probtimeline.query.values import Fault

__all__ = ["Query", "QueryError", "parse"]

LONGEST = 4000
"""Characters a query may have: more than a screen holds, so it was pasted by mistake."""
DEEPEST = 40
"""Parentheses that may be open at once."""
_MORE_DATE = 5
"""Words that may follow the first of an unquoted date: "between 2013 and 2015" has three."""
_OF_A_DATE: Final = r"""
    [0-9][0-9a-z/~?.-]* | to | of | and | the | ad | bc | bce | ce | early | mid | late
    | spring | summer | autumn | winter | last | ago | years? | months? | weeks? | days? | decade
    | (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*[.,]? | [qh][1-4]
"""


def parse(text: str, *, today: Span | None = None) -> Query | QueryError:
    """Read a query. `today` is the base of dates such as "last autumn"."""
    if len(text) > LONGEST:
        return too_long(LONGEST, len(text))
    found = list(tokens(text))
    wide = any(token.sort is Sort.FIELD and token.name.casefold() == "in" for token in found)
    return _Parser(text, found, today, wide).parse()


class _Group:
    """What stands between parentheses: alternatives, each of terms side by side.

    `bar` is the `or` met last, and `empty` tells that nothing stands behind it yet.
    """

    __slots__ = ("alternatives", "bar", "empty", "negated", "token")

    def __init__(self, token: Token, negated: bool = False) -> None:
        self.token = token
        self.negated = negated
        self.alternatives: list[list[Term]] = [[]]
        self.bar: Token | None = None
        self.empty = True

    def add(self, term: Term | None, negated: bool) -> None:
        self.empty = False
        if term is not None:
            self.alternatives[-1].append(Not(term) if negated else term)

    def term(self) -> Term:
        # An alternative that asks for nothing, such as "", does not make `or` find everything.
        asked = [each for each in self.alternatives if each]
        sides = [each[0] if len(each) == 1 else All(tuple(each)) for each in asked]
        return Either(tuple(sides)) if len(sides) > 1 else sides[0] if sides else All()


class _Parser:
    """One query on its way from tokens to terms. The open groups are a stack, not a recursion."""

    __slots__ = ("at", "groups", "negated", "text", "today", "tokens", "wide")

    def __init__(self, text: str, tokens: Sequence[Token], today: Span | None, wide: bool) -> None:
        self.text = text
        self.tokens = tokens
        self.today = today
        self.wide = wide
        self.at = 0
        self.negated = False
        self.groups = [_Group(Token(Sort.OPEN, 0, 0))]

    def parse(self) -> Query | QueryError:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            error = self._take(token)
            if error is not None:
                return error
        group = self.groups[-1]
        if len(self.groups) > 1:
            return unclosed("parenthesis", "“)”", group.token.start, group.token.end)
        if group.empty and group.bar:
            return lonely_or(group.bar)
        return Query.of(self.text, group.term())

    def _take(self, token: Token) -> QueryError | None:
        match token.sort:
            case Sort.NOT:
                self.negated = not self.negated
            case Sort.OPEN:
                if len(self.groups) > DEEPEST:
                    return too_deep(DEEPEST, token)
                self.groups.append(_Group(token, self._negated()))
            case Sort.CLOSE:
                return self._close(token)
            case Sort.OR:
                return self._or(token)
            case _:
                return self._add(token)
        return None

    def _negated(self) -> bool:
        negated, self.negated = self.negated, False
        return negated

    def _close(self, token: Token) -> QueryError | None:
        if len(self.groups) == 1:
            return unopened(token)
        group = self.groups.pop()
        if group.empty:
            bar = group.bar
            return lonely_or(bar) if bar else empty_group(group.token.start, token.end)
        term = group.term()
        self.groups[-1].add(None if term == All() else term, group.negated)
        return None

    def _or(self, token: Token) -> QueryError | None:
        group = self.groups[-1]
        if group.empty or self.negated:
            return lonely_or(token)
        group.alternatives.append([])
        group.bar, group.empty = token, True
        return None

    def _add(self, token: Token) -> QueryError | None:
        negated = self._negated()
        if not token.closed:
            return self._unclosed(token)
        term = self._term(token, negated)
        if isinstance(term, QueryError):
            return term
        self.groups[-1].add(term, negated)
        return None

    def _unclosed(self, token: Token) -> QueryError:
        if token.sort is Sort.PATTERN:
            return unclosed("pattern", "“/”", token.start, token.end)
        return unclosed("quotation mark", "another", token.start, token.end)

    def _term(self, token: Token, negated: bool) -> Term | QueryError | None:
        """The term of a token; None where it asks for nothing, as an empty phrase does."""
        match token.sort:
            case Sort.PATTERN:
                return self._pattern(token)
            case Sort.FIELD:
                return self._field(token, negated)
        return self._words(token.text)

    def _words(self, typed: str) -> Words | None:
        needle = fold(typed).strip()
        return Words(typed.strip(), needle, self.wide) if needle else None

    def _pattern(self, token: Token) -> Term | QueryError:
        from probtimeline.query.pattern import Pattern, read_pattern

        pattern = read_pattern(token.text, token.inside)
        if not isinstance(pattern, Pattern):
            return bad_pattern(pattern)
        return Matching(token.text, pattern, self.wide)

    def _field(self, token: Token, negated: bool) -> Term | QueryError | None:
        from probtimeline.query.operators import operator_of
        from probtimeline.query.values import Fault

        operator = operator_of(token.name)
        empty = not fold(token.text).strip()
        if operator is None:
            # "Note: this" is prose, "colour:red" is meant as a field.
            typed = self.text[token.start : token.end]
            return self._words(typed) if empty else unknown_field(token)
        if empty:
            return no_value(operator, token)
        if operator.name == "in" and negated:
            return negated_in(token)
        end, value, read = self._read(operator, token)
        if isinstance(read, Fault):
            return bad_value(read, token, end)
        return None if operator.name == "in" else Field(operator.name, value, read)

    def _read(self, operator: Operator, token: Token) -> tuple[int, str, Term | Fault]:
        """Read a value. A date without quotation marks takes the words that make it longest."""
        from probtimeline.query.values import Fault

        alone = token.end, token.text, operator.test(token.text, self.today)
        more = self._rest_of_date(token) if operator.takes_dates and not token.quoted else []
        tries = []
        for taken in range(len(more), 0, -1):
            end = more[taken - 1].end
            value = self.text[token.inside : end]
            tries.append((end, value, operator.test(value, self.today)))
            if not isinstance(tries[-1][2], Fault):
                self.at += taken
                return tries[-1]
        # Where no beginning of it can be read, the reader meant all of it.
        return tries[0] if tries and isinstance(alone[2], Fault) else alone

    def _rest_of_date(self, token: Token) -> list[Token]:
        rest: list[Token] = []
        for each in self.tokens[self.at : self.at + _MORE_DATE]:
            if each.sort is not Sort.WORD or not _is_of_a_date(each.text):
                break
            rest.append(each)
        return rest


def _is_of_a_date(word: str) -> bool:
    return bool(compiled(_OF_A_DATE, re.VERBOSE | re.IGNORECASE).fullmatch(word))
