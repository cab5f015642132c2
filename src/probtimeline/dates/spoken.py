"""The last reader: dateparser, for the orders of words that the grammar has no rule for.

dateparser finds a date in almost anything: it takes "2016-17" for a day in January and drops
"about", "by" and "after". So it is asked only about words that can be part of a plain date, and
its answer stands only where every word of the question agrees with it.
"""

import re
from datetime import datetime
from typing import Final

from probtimeline.core.calendar import iso, weekday
from probtimeline.core.span import Precision, Span
from probtimeline.dates.words import MONTH, WEEKDAY, Meaning, month_number, weekday_number

__all__ = ["read_spoken"]

_WORD: Final = re.compile(r"[0-9]+|[^\W\d_]+|[^\w\s]|_")
_SILENT: Final = frozenset(("the", "of", "in", "on", "year", "day", "st", "nd", "rd", "th"))
_STOPS: Final = frozenset(",.-/()")


def read_spoken(text: str, base: Span | None) -> Meaning | None:
    """Read folded words with a month's name and a year, in any order; None if they are not so.

    The precision is that of the words: a day only if its number is there.
    """
    words = _WORD.findall(text)
    numbers = [word for word in words if word.isascii() and word.isdigit()]
    months = [word for word in words if re.fullmatch(MONTH, word)]
    weekdays = [word for word in words if re.fullmatch(WEEKDAY, word)]
    known = {*numbers, *months, *weekdays, *_SILENT, *_STOPS}
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) <= 2]
    plain = known.issuperset(words) and len(years) + len(days) == len(numbers)
    if not plain or len(months) != 1 or len(years) != 1 or len(days) > 1 or len(weekdays) > 1:
        return None
    found = _ask(text, base)
    if found is None or found.year != int(years[0]) or found.month != month_number(months[0]):
        return None
    if not days:
        return None if weekdays else Meaning(f"{found:%Y-%m}", "month, found by dateparser")
    wrong_weekday = weekdays and weekday(found.toordinal()) != weekday_number(weekdays[0])
    if found.day != int(days[0]) or wrong_weekday:
        return None
    return Meaning(iso(found.toordinal()), "day, found by dateparser")


def _ask(text: str, base: Span | None) -> datetime | None:
    from dateparser.date import DateDataParser

    settings: dict[str, object] = {
        "DATE_ORDER": "DMY",
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    if base and base.precision is Precision.DAY and base.earliest and base.earliest < 3_650_000:
        settings["RELATIVE_BASE"] = datetime.fromordinal(max(base.earliest, 1))
    try:
        data = DateDataParser(languages=["en"], settings=settings).get_date_data(text)
    except (ValueError, OverflowError, TypeError, AttributeError, IndexError, KeyError):
        return None  # text it trips over is text it cannot read
    found = data.date_obj
    return found if isinstance(found, datetime) else None
