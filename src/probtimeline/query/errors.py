"""What can be wrong in a query, in words, with its place and its cure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from probtimeline.query.lexer import Token
    from probtimeline.query.operators import Operator
    from probtimeline.query.pattern import PatternFault
    from probtimeline.query.values import Fault


class QueryError(NamedTuple):
    """What is wrong in a query, how to mend it, and where: in code points of the query."""

    what: str
    cure: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.what}. {self.cure}"


def unclosed(name: str, closing: str, start: int, end: int) -> QueryError:
    """Something that is opened and never closed."""
    return QueryError(f"this {name} is not closed", f"Close it with {closing}.", start, end)


def unopened(token: Token) -> QueryError:
    """A closing parenthesis with nothing to close."""
    cure = 'Leave it away, or put it in quotation marks: ")".'
    return QueryError("no parenthesis is open here", cure, token.start, token.end)


def empty_group(start: int, end: int) -> QueryError:
    """Parentheses with nothing between them."""
    return QueryError("these parentheses are empty", "Write a term between them.", start, end)


def lonely_or(token: Token) -> QueryError:
    """An `or` without a term on each side."""
    cure = 'Write one, or put it in quotation marks to search for the word: "or".'
    return QueryError("“or” needs a term on each side", cure, token.start, token.end)


def too_long(limit: int, length: int) -> QueryError:
    """A query beyond what is read."""
    what = f"this query is longer than {limit} characters"
    return QueryError(what, "Search for a part of it.", limit, length)


def too_deep(limit: int, token: Token) -> QueryError:
    """Parentheses within parentheses without end."""
    what = f"more than {limit} parentheses are open here"
    return QueryError(what, "Use fewer.", token.start, token.end)


def negated_in(token: Token) -> QueryError:
    """`-in:text`, which would be no question."""
    what = "in: says where to look and cannot be turned round"
    return QueryError(what, "Leave the minus or the field away.", token.start, token.end)


def no_value(operator: Operator, token: Token) -> QueryError:
    """A field with nothing behind its colon."""
    what = f"{operator.name}: needs a value"
    return QueryError(what, f"Write one, as in “{operator.example}”.", token.start, token.end)


def unknown_field(token: Token) -> QueryError:
    """A name before a colon that is no field."""
    from probtimeline.query.near import did_you_mean
    from probtimeline.query.operators import OPERATORS

    names = [operator.name for operator in OPERATORS]
    near = did_you_mean(token.name, names)
    cure = f"Did you mean “{near}:”?" if near else f"The fields are {', '.join(names)}."
    cure += " To search for the words, put them in quotation marks."
    return QueryError(f"there is no field {token.name}:", cure, token.start, token.inside)


def bad_value(fault: Fault, token: Token, end: int) -> QueryError:
    """A value its field cannot read."""
    return QueryError(fault.what, fault.cure, token.inside, end)


def bad_pattern(fault: PatternFault) -> QueryError:
    """A pattern that is wrong or too slow, at its own place in the query."""
    return QueryError(fault.what, fault.cure, fault.start, fault.end)
