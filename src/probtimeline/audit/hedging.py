"""The hedge before a figure: more than, nearly, up to."""

from __future__ import annotations

import re

from probtimeline.core.records import Qualifier

WINDOW = 64
"""Characters before a figure in which its hedge stands."""

_WORDS: dict[Qualifier, str] = {
    Qualifier.MORE_THAN: (
        r"(?:just |slightly |well |far |significantly )?(?:more than|greater than|over|above)"
        r"|in excess of|exceeding|upwards of|>"
    ),
    Qualifier.AT_LEAST: r"at least|at the very least|a minimum of|not less than|not fewer than|≥",
    Qualifier.LESS_THAN: (
        r"(?:well |far |significantly )?(?:less than|fewer than|lower than|under|below)|<"
    ),
    Qualifier.ALMOST: (
        r"almost|nearly|very nearly|close to|approaching|virtually|practically|not quite"
        r"|just (?:under|below|less than|fewer than|short of)"
    ),
    Qualifier.UP_TO: (
        r"up to|as many as|as much as|no more than|not more than|at most|a maximum of|≤"
    ),
    Qualifier.ABOUT: (
        r"about|around|some|roughly|approximately|approx\.?|circa|c\.|say|(?:an )?estimated"
        r"|in the region of|somewhere near|~|≈"
    ),
}
_NO_HEDGE = r"no less than|no fewer than"
"""Said of a number to make much of it: that it is a floor is for the writer to say."""

_NAMED = {each.name.lower(): each for each in _WORDS}
_BEFORE = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<{each.name.lower()}>{words})" for each, words in _WORDS.items())
    + rf"|{_NO_HEDGE})\s{{0,3}}(?:(?:another|an additional|an extra|a further|the|an?)\s)?$",
    re.I,
)
_LAST_WORDS = frozenset(
    re.findall(r"[\w.~<>≈≤≥]+(?=[|)]|$)", "|".join((*_WORDS.values(), _NO_HEDGE)).replace("\\", ""))
) | {"another", "additional", "extra", "further", "the", "a", "an", "than"}
_LASTING = re.compile(r"over\s", re.I)


def hedge_before(text: str, start: int, *, lasting: bool = False) -> tuple[int, Qualifier | None]:
    """Where the hedge of a figure begins, and what it says; the figure's own start without one.

    Of what is `lasting`, "over two years" says how long, and is no hedge.
    """
    begin = max(0, start - WINDOW)
    words = text[begin:start].rsplit(None, 1)
    if not words or words[-1].lower().lstrip("(“‘\"'") not in _LAST_WORDS:
        return start, None
    found = _BEFORE.search(text[begin:start])
    if found is None or found.lastgroup is None:
        return start, None
    if lasting and _LASTING.match(found.group()):
        return start, None
    return begin + found.start(), _NAMED[found.lastgroup]
