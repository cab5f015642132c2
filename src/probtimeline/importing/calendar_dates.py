"""The days of a calendar's entry: as far as they are written there, and a time of day let go."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from probtimeline.export.calendar_file import Days

if TYPE_CHECKING:
    from icalendar import Component


class WrongEntryError(Exception):
    """What keeps an entry from being an event, what to do, and the property it is about."""

    def __init__(self, what: str, cure: str, name: str = "DTSTART") -> None:
        super().__init__(what)
        self.what, self.cure, self.name = what, cure, name


def days_in(entry: Component) -> tuple[Days, bool]:
    """The first and the last day of an entry, and whether a time of day stands there.

    Raises WrongEntryError.
    """
    first = _moment(entry, "DTSTART")
    if first is None:
        raise WrongEntryError("this entry has no date", "Write DTSTART;VALUE=DATE:20140601.")
    end = _moment(entry, "DTEND")
    try:
        length = value_of(first_of(entry, "DURATION"), "dt")
        if end is None and isinstance(length, timedelta):
            end = first + length
        last = _last_day(first, end)
    except (OverflowError, TypeError, ValueError):
        cure = "Write DTEND after DTSTART, both as days or both with a time."
        raise WrongEntryError("its end cannot be worked out", cure, "DTEND") from None
    timed = isinstance(first, datetime) or isinstance(end, datetime)
    return Days(_day(first).toordinal(), last.toordinal()), timed


def _last_day(first: date, end: date | None) -> date:
    """The last day: the one before an end that is a day of its own, or midnight."""
    if end is None:
        return _day(first)
    is_after = not isinstance(end, datetime) or end.time() == time()
    return _day(end) - timedelta(days=is_after and _day(end) > _day(first))


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _moment(entry: Component, name: str) -> date | None:
    value = first_of(entry, name)
    if value is None:
        return None
    moment = value_of(value, "dt")
    if isinstance(moment, date):
        return moment
    raise WrongEntryError(f"its {name} is no date", f"Write {name};VALUE=DATE:20140601.", name)


def first_of(entry: Component, name: str) -> Any:
    """The value of a property; the first where it stands there more than once."""
    value = entry.get(name)
    return value[0] if isinstance(value, list) and value else value


def value_of(found: Any, name: str) -> Any:
    """What a property was read as; None where it could not be read."""
    try:
        return getattr(found, name, None)
    except ValueError:  # what the library gives for a property that is broken
        return None
