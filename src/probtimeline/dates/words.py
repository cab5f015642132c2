"""The words dates are made of, and what one reader hands to the next."""

import re
from typing import Final, NamedTuple

from probtimeline.core.span import Unreadable
from probtimeline.core.wording import MONTHS, SEASONS

__all__ = [
    "DAY",
    "MONTH",
    "NUMBERS",
    "SEASON",
    "WEEKDAY",
    "WEEKDAYS",
    "YEAR",
    "Meaning",
    "Outcome",
    "add_mark",
    "fold",
    "month_number",
    "quoted",
    "season_code",
    "weekday_number",
    "year_number",
]


class Meaning(NamedTuple):
    """A date read from words: its EDTF, the rule in plain words, and whether a base was used."""

    edtf: str
    rule: str
    relative: bool = False


Outcome = Meaning | Unreadable | None
"""What a reader answers; None leaves the words to the next one."""

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_COUNTING: Final = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
NUMBERS: Final = {
    "a": 1,
    "an": 1,
    **{word: number for number, word in enumerate(_COUNTING, start=1)},
}

# Patterns to build patterns from. Words are folded first, so small letters and plain spaces do.
MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY: Final = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)\.?"
)
SEASON: Final = r"(?:spring|summer|autumn|fall|winter)"
DAY: Final = r"[0-9]{1,2}(?:st|nd|rd|th)?"
YEAR: Final = (
    r"(?:a\.?d\.? ?[1-9][0-9]{0,8}"
    r"|[1-9][0-9]{0,8} ?(?:b\.?c\.?(?:e\.?)?|a\.?d\.?|c\.?e\.?)|[0-9]{4})"
)

_EVENED: Final = str.maketrans(
    {
        **dict.fromkeys("‐‑⁃−﹣－", "-"),  # hyphens, and the minus sign
        **dict.fromkeys("‒–—―", "–"),  # dashes: between years they make a range, as no hyphen does
        **dict.fromkeys("‘’‛ʼ`´", "'"),
        **dict.fromkeys("“”„", '"'),
        "\ufeff": None,
        "\u200b": None,
    }
)
_LAST_STOP: Final = re.compile(r"(?<=[a-z0-9])[.,;:]+$")
_ATOM: Final = re.compile(r"([-0-9XY]+)([?~%]?)")


def fold(words: str) -> str:
    """Even out case, spaces, dashes, hyphens, quotation marks and a last full stop."""
    text = " ".join(words.translate(_EVENED).lower().split()).strip("'\" ")
    return _LAST_STOP.sub("", text)


def quoted(text: str) -> str:
    """Return folded words between quotation marks, the names in them with their capitals."""
    names = {name.lower(): name for name in (*MONTHS, *WEEKDAYS)}
    return f"“{' '.join(names.get(word, word) for word in text.split(' '))}”"


def month_number(word: str) -> int:
    """Return 1 to 12 for a month's name or its abbreviation."""
    return next(n for n, name in enumerate(MONTHS, start=1) if name.lower()[:3] == word[:3])


def weekday_number(word: str) -> int:
    """Return 0 (Monday) to 6 for a weekday's name or its abbreviation."""
    return next(n for n, name in enumerate(WEEKDAYS) if name.lower()[:3] == word[:3])


def season_code(word: str) -> int:
    """Return EDTF's code for a season, 21 (spring) to 24 (winter)."""
    return 21 + SEASONS.index(word.replace("fall", "autumn"))


def year_number(text: str) -> int:
    """Return the astronomical year for "2013", "44 bc" or "ad 44"."""
    number = int(re.sub(r"[^0-9]", "", text))
    return 1 - number if "b" in text else number


def add_mark(edtf: str, sign: str) -> str:
    """Qualify every date in an EDTF text as approximate (`~`) or uncertain (`?`)."""

    def qualified(found: re.Match[str]) -> str:
        marks = {sign, found[2]} - {""}
        return found[1] + (marks.pop() if len(marks) == 1 else "%")

    return _ATOM.sub(qualified, edtf)
