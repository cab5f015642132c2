"""What figures look like, and what only looks like one: years, dates, clauses, telephone numbers.

Every repetition is bounded, so that a text of any length is gone through once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from probtimeline.audit.numerals import DIGITS, FRACTION, IN_WORDS

_MONTH = (
    r"(?-i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_NUMBERED = (
    r"sections?|clauses?|paragraphs?|paras?|chapters?|parts?|pages?|articles?|tables?|figures?"
    r"|annex|appendix|schedule|no\.|number|issue|volume|vol\.|step|question|item|phase|band"
    r"|grade|level|category|tier|stage|version|room|p\.|pp\.|§"
)
_NO_FIGURES = (
    r"(?:https?://|www\.)\S+",
    r"\(?0\d{1,4}\)?[ -]?\d{3,4}[ -]?\d{3,4}\b",
    r"\+\d{1,14}(?:[ -]?\(?\d{1,5}\)?){1,5}\b",
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:,?\s\d{{4}}\b)?",
    rf"{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s?%)(?:,?\s\d{{4}}\b)?",
    r"\d{4}-\d\d-\d\d\b|\d{1,2}/\d{1,2}/\d{2,4}\b",
    r"(?:1[5-9]|20)\d\d\s?[-–/]\s?(?:\d{4}|\d{1,2})\b(?!\s?(?:%|per|,\d))",
    r"\d{1,4}(?:s|st|nd|rd|th)\b",
    r"\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b|\d{1,2}:\d\d\b",
    r"\d{1,6}(?:\.\d{1,6}){2,12}\b",
    rf"(?:{_NUMBERED})\s?\d{{1,6}}(?:[.(]\w{{1,6}}\)?){{0,6}}",
    r"[^\W\d_]{1,20}[-–]?\d[\w.]{0,40}",
    r"(?:no[\s-]one|one\sanother|one\sof|one\sday|one\w)\b",
)
_VAGUE = (
    r"(?:a|the)\s(?:(?:vast|great|overwhelming|large|clear|small|tiny)\s)?(?:majority|minority)\b",
    r"(?:(?:tens|hundreds)\sof\s)?(?:dozens|scores|hundreds|thousands|millions|billions)\b(?=\sof\b)",
    r"a\snumber\sof\b|(?<!\bthe\s)(?<!\bat\s)most\b|much(?=\sof\b)|all\b",
    r"(?<!\bhow\s)(?<!\bas\s)(?:many|several|few)\b",
)
_HALF = r"(?<!first\s)(?<!second\s)(?<!latter\s)(?<!other\s)half\b(?!-|\san?\s)"
TIMES_OVER: Final[Mapping[str, int]] = {
    "twice": 2,
    "doubled": 2,
    "trebled": 3,
    "tripled": 3,
    "quadrupled": 4,
    "tenfold": 10,
}
LOOK: Final = re.compile(
    r"(?=\S)(?<![\w.,])(?:"
    + f"(?P<nothing>{'|'.join(_NO_FIGURES)})"
    + rf"|(?P<money>(?:US)?[£€$]\s?{DIGITS})"
    + rf"|(?P<fraction>{FRACTION}\b)|(?P<half>{_HALF})"
    + rf"|(?P<over>(?:{'|'.join(TIMES_OVER)})\b)"
    + r"|(?P<a>an?\s(?:hour|day|week|month|year|decade|century)\b)"
    + f"|(?P<vague>{'|'.join(_VAGUE)})"
    + rf"|(?P<words>{IN_WORDS}\b)"
    + rf"|(?P<digits>(?:(?<!\d)[−-])?{DIGITS})"
    + r"|\d[\d.,]{0,4000})",
    re.I,
)
"""Whatever may be a figure, by the name of its kind; and what is not, so that it is passed over."""
