"""The one door from words to a date: exact forms, then the grammar, then dateparser.

Each reader is imported when the one before it has no answer: most dates are in an exact form.
"""

from typing import Final

from probtimeline.core.edtf import LONGEST, STAMP, parse_edtf
from probtimeline.core.patterns import compiled
from probtimeline.core.span import Reading, Span, Unreadable
from probtimeline.dates.words import Meaning, fold

__all__ = ["read_date"]

_STAMP_APART: Final = r"([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9]{2}:[0-9]{2}.*)"
_LIKE_EDTF: Final = r"[-0-9xytzse/.\[\]{},?~%:+ ]*[0-9][-0-9xytzse/.\[\]{},?~%:+ ]*"
_CURE: Final = (
    "write it as 2013, 2013-02 or 2013-02-21, or in words: 21 Feb 2013, autumn 2013, c. 2013, "
    "from May 2013 to June 2014, between 2013 and 2015, by May 2015"
)


def read_date(words: str, base: Span | None = None) -> Reading | Unreadable:
    """Read a date in EDTF or in English words; `base` is the day from which "yesterday" counts.

    Returns a Reading, or an Unreadable that says what is wrong and how to mend it; it never
    raises, whatever the text. Words of more than 200 characters are not read. Of a time stamp
    (2013-02-21T14:05:33Z) the day is taken as it is written, and the time is let go.
    """
    if len(words) > LONGEST:
        what = f"a date of more than {LONGEST} characters is not read"
        return Unreadable(words[:LONGEST], what, "write the date alone")
    text = fold(words)
    if not text:
        return Unreadable(words, "there is no date", _CURE)
    answer = _read(text, base)
    span = parse_edtf(answer.edtf) if isinstance(answer, Meaning) else answer
    if isinstance(span, Unreadable):
        return (span if span.readings else _offered(span, text, base))._replace(words=words)
    assert isinstance(answer, Meaning)
    return Reading(span, words, answer.rule, base if answer.relative else None)


def _offered(fault: Unreadable, text: str, base: Span | None) -> Unreadable:
    """Return the fault with the date that was probably meant, if there is one that can be read."""
    from probtimeline.dates.nearly import meant

    for offer in dict.fromkeys(meant(text)):
        answer = _read(fold(offer), base)
        if isinstance(answer, Meaning) and isinstance(parse_edtf(answer.edtf), Span):
            return fault._replace(cure=f"was “{offer}” meant?", readings=(offer,))
    return fault


def _read(text: str, base: Span | None) -> Meaning | Unreadable:
    """Climb the ladder; the first reader with an answer, good or bad, has the last word."""
    exact = _read_exact(text)
    # EDTF has no dashes: "2007–08" is a year to March, where "2007-08" is a month. So the grammar
    # goes first where there is one; it knows the dates a hyphen may have been meant for.
    if isinstance(exact, Meaning) and "–" not in text:
        return exact
    from probtimeline.dates.grammar import read_words

    if (answer := read_words(text, base)) is not None:
        return answer
    if isinstance(exact, Meaning) or compiled(_LIKE_EDTF).fullmatch(text):
        return exact
    from probtimeline.dates.spoken import read_spoken

    spoken = read_spoken(text, base)
    return spoken or Unreadable(text, "not understood as a date", _CURE)


def _read_exact(text: str) -> Meaning | Unreadable:
    edtf = compiled(_STAMP_APART).sub(r"\1T\2", text.replace("–", "-").upper())
    span = parse_edtf(edtf)
    if isinstance(span, Unreadable):
        return span
    if "T" in edtf and compiled(STAMP).fullmatch(edtf):
        return Meaning(span.edtf, "day of a time stamp, as written")
    plain = not span.is_set and "/" not in edtf
    return Meaning(span.edtf, f"{span.precision.value if plain else 'EDTF'}, as written")
