"""EDTF text to `Span`: single dates, ranges (`a/b`), and one moment between two (`[a..b]`).

EDTF is ISO 8601-2:2019 as the Library of Congress publishes it: levels 0 and 1, and of level 2
the sets with two dots, parts of a year, and qualifiers on a component. Two things go beyond it:
a month or a day may follow a year of more than four digits (`Y12345-06`), and a time of day is
accepted and let go, for a chronology counts in days.
"""

from functools import lru_cache
from typing import Final

from probtimeline.core.atom import Atom, read_atom
from probtimeline.core.calendar import day_number, days_in_month
from probtimeline.core.patterns import compiled
from probtimeline.core.span import Bounds, Kind, Precision, Span, Unreadable

__all__ = ["LONGEST", "STAMP", "parse_edtf"]

LONGEST: Final = 200
"""The longest text that is read as a date, in characters."""

STAMP: Final = (
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([01][0-9]|2[0-4]):[0-5][0-9](:[0-5][0-9]|:60)?([.,][0-9]{1,9})?"
    r"(Z|[+-][0-9]{2}(:?[0-9]{2})?)?"
)
"""A day with a time of day, as ISO 8601 writes it; the first group is the day as written."""

_UNKNOWN: Final = Bounds(None, None)
_COARSENESS: Final = {precision: rank for rank, precision in enumerate(Precision)}


@lru_cache(maxsize=1 << 16)
def parse_edtf(text: str) -> Span | Unreadable:
    """Read one date in EDTF. Anything else, and any impossible date, comes back as Unreadable.

    Qualifiers may stand anywhere EDTF allows; they are kept for the whole of an end. The day of
    a time stamp is taken as written, whatever its zone.
    """
    if plain := _plain(text):
        return plain
    if len(text) > LONGEST:
        return Unreadable(text[:LONGEST], "too long for a date", "write the date alone")
    if text.startswith("["):
        span = _set(text)
    elif "/" in text:
        span = _interval(text)
    else:
        stamp = compiled(STAMP).fullmatch(text) if "T" in text else None
        span = _moment(read_atom(stamp[1] if stamp else text))
    return span._replace(words=text) if isinstance(span, Unreadable) else span


def _plain(text: str) -> Span | None:
    """Read YYYY, YYYY-MM and YYYY-MM-DD without a pattern: nearly every date is one of these."""
    length = len(text)
    if not text.isascii() or length not in (4, 7, 10) or not text[:4].isdigit():
        return None
    year = int(text[:4])
    if length == 4:
        bounds = Bounds(day_number(year, 1, 1), day_number(year, 12, 31))
        return Span(text, Kind.MOMENT, bounds, bounds, Precision.YEAR)
    if text[4] != "-" or not text[5:7].isdigit() or not 1 <= (month := int(text[5:7])) <= 12:
        return None
    if length == 7:
        first = day_number(year, month, 1)
        bounds = Bounds(first, first + days_in_month(year, month) - 1)
        return Span(text, Kind.MOMENT, bounds, bounds, Precision.MONTH)
    if text[7] != "-" or not text[8:].isdigit():
        return None
    day = int(text[8:])
    if not 1 <= day <= days_in_month(year, month):
        return None
    number = day_number(year, month, day)
    bounds = Bounds(number, number)
    return Span(text, Kind.MOMENT, bounds, bounds, Precision.DAY)


def _moment(atom: Atom | Unreadable) -> Span | Unreadable:
    if isinstance(atom, Unreadable):
        return atom
    bounds = Bounds(atom.earliest, atom.latest)
    return _span(atom.edtf, bounds, bounds, (atom,))


def _span(edtf: str, begins: Bounds, ends: Bounds, stated: tuple[Atom, ...]) -> Span:
    marks = {atom.marks for atom in stated}
    return Span(
        edtf,
        Kind.DURATION if "/" in edtf else Kind.MOMENT,
        begins,
        ends,
        precision=max((atom.precision for atom in stated), key=_COARSENESS.__getitem__),
        approximate=bool(marks & {"~", "%"}),
        uncertain=bool(marks & {"?", "%"}),
        ongoing=edtf.endswith("/.."),
        is_set=edtf.startswith("["),
    )


def _ends(text: str, first: str, last: str) -> tuple[Atom | None, Atom | None] | Unreadable:
    """Read both ends of a range or a set; an empty or open one is None."""
    ends: list[Atom | None] = []
    for end in (first, last):
        atom = None if end in ("", "..") else read_atom(end)
        if isinstance(atom, Unreadable):
            return atom
        if atom and atom.is_set:
            cure = f"write months: {atom.edtf[1:-1].replace('..', ' or ')}"
            return Unreadable(text, f"{end} cannot stand at an end of a range", cure)
        ends.append(atom)
    start, end_ = ends
    if start and end_ and end_.latest < start.earliest:
        what = f"the end, {end_.edtf}, is before the start, {start.edtf}"
        return Unreadable(text, what, "write the earlier date first")
    return start, end_


def _interval(text: str) -> Span | Unreadable:
    first, _, last = text.partition("/")
    ends = _ends(text, first, last)
    if isinstance(ends, Unreadable):
        return ends
    match ends:
        case (Atom() as start, Atom() as end):
            # It cannot begin after its end, nor end before it began: that narrows wide dates.
            begins = Bounds(start.earliest, min(start.latest, end.latest))
            finish = Bounds(max(end.earliest, start.earliest), end.latest)
            return _span(f"{start.edtf}/{end.edtf}", begins, finish, (start, end))
        case (Atom() as start, None):
            begins = Bounds(start.earliest, start.latest)
            finish = _UNKNOWN if last else Bounds(start.earliest, None)
            return _span(f"{start.edtf}/{last}", begins, finish, (start,))
        case (None, Atom() as end):
            begins, finish = Bounds(None, end.latest), Bounds(end.earliest, end.latest)
            return _span(f"{first}/{end.edtf}", begins, finish, (end,))
    return Unreadable(text, "a range with neither end says nothing", "state one end at least")


def _set(text: str) -> Span | Unreadable:
    first, dots, last = text[1:-1].partition("..")
    if not text.endswith("]") or not dots or "," in text:
        what = "of EDTF's sets, only those from one date to another are read"
        return Unreadable(text, what, "write [2013..2015], [..2015] or [2013..]")
    ends = _ends(text, first, last)
    if isinstance(ends, Unreadable):
        return ends
    start, end = ends
    stated = tuple(atom for atom in ends if atom)
    if not stated:
        return Unreadable(text, "a set with neither end says nothing", "state one end at least")
    if start and end and start.edtf == end.edtf:
        return _moment(start)
    edtf = f"[{start.edtf if start else ''}..{end.edtf if end else ''}]"
    bounds = Bounds(start.earliest if start else None, end.latest if end else None)
    return _span(edtf, bounds, bounds, stated)
