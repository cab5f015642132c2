r"""Regular expressions that a reader may type and that can never hang.

The language is Python's `re` without look-around, back-references, possessive repeats and flags;
`re` itself judges the spelling, and `query.automaton` runs the pattern. Patterns meet folded text
(`core.text.fold`), so their letters are folded too. Each searched text is a line: `^` and `$` are
its beginning and its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from probtimeline.core.text import fold
from probtimeline.query.automaton import Accept, Automaton, Edge, Fork, Instruction, Letter

LONGEST = 200
"""Characters a pattern may have."""
LARGEST = 400
"""Instructions of its program: what counted repeats multiply out to."""

_TOKEN = re.compile(
    r"""
    (?P<escape>\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|.))
  | (?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])
  | (?P<open>\((?:\?:)?)
  | (?P<close>\))
  | (?P<repeat>(?:[*+?]|\{(?=[0-9,])[0-9]*,?[0-9]*\})[?+]?)
  | (?P<choice>\|)
  | (?P<edge>[\^$])
  | (?P<plain>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_EDGES = {
    "^": Edge.START,
    r"\A": Edge.START,
    "$": Edge.END,
    r"\Z": Edge.END,
    r"\b": Edge.WORD_EDGE,
    r"\B": Edge.INSIDE,
}


@dataclass(frozen=True, slots=True)
class PatternFault:
    """Why a pattern is not used; `start` and `end` are places in the pattern."""

    what: str
    cure: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern ready to be tried on folded text. `literal` stands in all that it fits."""

    source: str
    literal: str
    anywhere: Automaton = field(compare=False, repr=False)
    anchored: Automaton = field(compare=False, repr=False)

    def fits(self, folded: str) -> bool:
        """Whether it fits somewhere in one of the lines of a folded text."""
        return self.literal in folded and self.anywhere.fits(folded)

    def places(self, folded: str) -> Iterator[tuple[int, int]]:
        """Where it fits in a folded text: the longest fits from the left, empty ones left out."""
        if not self.fits(folded):
            return
        start = 0
        while start < len(folded):
            end = self.anchored.longest(folded, start)
            if end > start:
                yield start, end
            start = max(end, start + 1)


def read_pattern(source: str) -> Pattern | PatternFault:
    """Read a pattern, case and accents ignored."""
    if not source:
        return PatternFault("this pattern is empty", "Write one between the slashes.", 0, 0)
    if len(source) > LONGEST:
        what = f"this pattern is longer than {LONGEST} characters"
        return PatternFault(what, "Look for a part of it.", LONGEST, len(source))
    tokens = list(_TOKEN.finditer(source))
    fault = next(filter(None, map(_refused, tokens)), None) or _misspelt(tokens)
    if fault is not None:
        return fault
    writer = _Writer(tokens)
    writer.choice()
    writer.program.append(Accept())
    if len(writer.program) > LARGEST:
        what = "this pattern repeats too much"
        return PatternFault(what, "Use * or + instead of large numbers.", 0, len(source))
    program = tuple(writer.program)
    literal = max(writer.literals, key=len, default="")
    return Pattern(
        source, literal, Automaton(program, anchored=False), Automaton(program, anchored=True)
    )


def _refused(token: re.Match[str]) -> PatternFault | None:
    """What Python reads and this does not."""
    text = token.group()
    match token.lastgroup:
        case "escape" if text[1] in "123456789":
            return _refusal("refers back to a group", token)
        case "repeat" if len(text) > 1 and text[-1] == "+":
            return _refusal("keeps what a repeat took", token)
        case "set" if "--" in text:
            return _refusal("has -- in a set", token)
        case "open" if text == "(" and token.string.startswith("(?", token.start()):
            return _refusal("uses a group with a question mark", token)
    return None


def _refusal(does: str, token: re.Match[str]) -> PatternFault:
    return PatternFault(
        f"this pattern {does}, which is not read here",
        "Groups ( ), choices |, sets [ ] and repeats * + ? {2,5} are.",
        token.start(),
        token.end(),
    )


def _misspelt(tokens: list[re.Match[str]]) -> PatternFault | None:
    """What is wrong with a pattern by Python's own judgment."""
    parts = [_respelt(token) for token in tokens]
    places = [token.start() for token, part in zip(tokens, parts, strict=True) for _ in part]
    length = tokens[-1].end()
    try:
        re.compile("".join(parts))
    except re.error as bad:
        start = [*places, length][min(bad.pos or 0, len(places))]
        what = f"this pattern cannot be read: {bad.msg}"
        cure = "Mend it, or write \\ before a sign that is meant as itself."
        return PatternFault(what, cure, start, min(start + 1, length))
    except (OverflowError, RecursionError):
        return PatternFault("this pattern repeats too much", "Use * or +.", 0, length)
    return None


def _respelt(token: re.Match[str]) -> str:
    """A token with its letters folded, as Python may judge it."""
    text = token.group()
    match token.lastgroup:
        case "set":
            return _folded_set(text)
        case "plain" if not text.isascii() or text.isspace():
            return f"(?:{re.escape(fold(text))})"
    return text


def _folded_set(text: str) -> str:
    """A set such as `[a-zé]`, its letters folded and its inner brackets made plain."""
    start = 2 if text.startswith("[^") else 1
    inner = []
    for part in re.findall(r"\\.|.", text[start:-1], re.DOTALL):
        folded = part if part.isascii() else fold(part)
        inner.append(f"\\{part}" if part in "[&|~" else folded if len(folded) == 1 else part)
    return text[:start] + "".join(inner) + "]"


@dataclass(slots=True)
class _Writer:
    """Tokens of a pattern that is known to be well spelt, written as a program.

    `literals` are the runs of letters that every fit must hold.
    """

    tokens: list[re.Match[str]]
    program: list[Instruction] = field(default_factory=list)
    literals: list[str] = field(default_factory=lambda: [""])
    at: int = 0
    depth: int = 0

    def _next(self) -> str | None:
        return self.tokens[self.at].lastgroup if self.at < len(self.tokens) else None

    def choice(self) -> None:
        """Write alternatives, up to a closing parenthesis or the end."""
        begin = len(self.program)
        self._sequence()
        if self._next() != "choice":
            return
        self.literals = [""]
        self.depth += 1  # nothing that only one alternative holds is in every fit
        self.at += 1
        one = self._cut(begin)
        self.choice()
        other = self._cut(begin)
        self.depth -= 1
        self._fork(one, other)

    def _sequence(self) -> None:
        while self._next() not in (None, "close", "choice"):
            begin = len(self.program)
            literal = self._atom()
            if self._next() == "repeat":
                literal = ""
                while self._next() == "repeat":
                    least, most = _counts(self.tokens[self.at].group())
                    self.at += 1
                    self._repeat(self._cut(begin), least, most)
            if self.depth == 0:
                self._hold(literal)

    def _hold(self, literal: str) -> None:
        if literal:
            self.literals[-1] += literal
        else:
            self.literals.append("")

    def _atom(self) -> str:
        """Write one atom or group; the letters it is, if it is nothing but letters."""
        token = self.tokens[self.at]
        self.at += 1
        text = token.group()
        match token.lastgroup:
            case "open":
                self.depth += 1
                self.choice()
                self.depth -= 1
                self.at += 1
                return ""
            case "edge" | "escape" if text in _EDGES:
                self.program.append(_EDGES[text])
                return ""
            case "plain" if text != ".":
                return self._letters(fold(text))
            case "escape" if not text[1].isascii() or not text[1].isalnum():
                return self._letters(fold(text[1]))
        regex = _folded_set(text) if token.lastgroup == "set" else text
        self.program.append(Letter(accepts=re.compile(regex, re.IGNORECASE)))
        return ""

    def _letters(self, folded: str) -> str:
        self.program += [Letter(literal=char) for char in folded]
        return folded

    def _cut(self, begin: int) -> list[Instruction]:
        """Take back what was written since `begin`, its jumps counted from there."""
        part = [_moved(instruction, -begin) for instruction in self.program[begin:]]
        del self.program[begin:]
        return part

    def _put(self, part: list[Instruction]) -> None:
        begin = len(self.program)
        self.program += [_moved(instruction, begin) for instruction in part]

    def _fork(self, one: list[Instruction], other: list[Instruction]) -> None:
        begin = len(self.program)
        second = begin + len(one) + 2
        end = second + len(other)
        self.program.append(Fork(begin + 1, second))
        self._put(one)
        self.program.append(Fork(end, end))
        self._put(other)

    def _repeat(self, part: list[Instruction], least: int, most: int | None) -> None:
        if len(part) * max(least, most or 0) > LARGEST:
            self.program += [Accept()] * LARGEST  # too large, as the reader of patterns will tell
            return
        for _ in range(least):
            self._put(part)
        if most is None:
            begin = len(self.program)
            self.program.append(Fork(begin + 1, begin + len(part) + 2))
            self._put(part)
            self.program.append(Fork(begin, begin))
            return
        for _ in range(most - least):
            self._fork(part, [])


def _moved(instruction: Instruction, by: int) -> Instruction:
    match instruction:
        case Fork(one, other):
            return Fork(one + by, other + by)
    return instruction


def _counts(text: str) -> tuple[int, int | None]:
    """Read the least and the most of a repeat such as `*` or `{2,5}`; None is no most."""
    match text[0]:
        case "*":
            return 0, None
        case "+":
            return 1, None
        case "?":
            return 0, 1
    low, comma, high = text.rstrip("?").strip("{}").partition(",")
    least = int(low or 0)
    return least, (int(high) if high else None) if comma else least
