"""How the value of each field is read: into a term, or into what is wrong with it.

Every reader takes the value as typed and today, for dates such as "last autumn".
"""

from __future__ import annotations

from dataclasses import dataclass

from probtimeline.core.edtf import parse_edtf
from probtimeline.core.records import Status
from probtimeline.core.span import Reading, Span, Unreadable
from probtimeline.core.text import fold
from probtimeline.query.amounts import read_amount, unit_of
from probtimeline.query.aspects import HAS, IS, aspect_of
from probtimeline.query.moments import After, Before, During
from probtimeline.query.named import (
    ActedBy,
    Called,
    Counting,
    MeasuredIn,
    Measuring,
    OfStatus,
    RestsOn,
    SpokenBy,
    Tagged,
    words_of,
)
from probtimeline.query.near import did_you_mean
from probtimeline.query.terms import All, Term

_LONGEST_DATE = 100
"""Characters a date in a query may have: no date in words needs more."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a value is not read, and what to write instead."""

    what: str
    cure: str


def tag(value: str, today: Span | None) -> Term:
    """The beginning of a word of a tag."""
    return Tagged(words_of(value))


def actor(value: str, today: Span | None) -> Term:
    """Part of an actor's name."""
    return ActedBy(fold(value).strip())


def source(value: str, today: Span | None) -> Term:
    """Part of what a source is known by."""
    return RestsOn(fold(value).strip())


def speaker(value: str, today: Span | None) -> Term:
    """Part of a speaker's name."""
    return SpokenBy(fold(value).strip())


def measure(value: str, today: Span | None) -> Term:
    """The beginning of a word of a measure."""
    return Measuring(words_of(value))


def population(value: str, today: Span | None) -> Term:
    """Part of what a figure is counted of."""
    return Counting(fold(value).strip())


def event_id(value: str, today: Span | None) -> Term:
    """An id, or the beginning of one with a star behind it."""
    name = fold(value).strip()
    return Called(name.removesuffix("*"), name.endswith("*"))


def unit(value: str, today: Span | None) -> Term:
    """The beginning of a word of a unit, or its sign."""
    return MeasuredIn(words_of(unit_of(value)))


def status(value: str, today: Span | None) -> Term | Fault:
    """A status."""
    wanted = fold(value).strip()
    for each in Status:
        if each.value == wanted:
            return OfStatus(each.value)
    return _unknown("status", value, [each.value for each in Status])


def has(value: str, today: Span | None) -> Term | Fault:
    """What an event may have."""
    return aspect_of(value, HAS) or _unknown("has", value, [each.name for each in HAS])


def is_(value: str, today: Span | None) -> Term | Fault:
    """What an event may be; a status is pointed to its own field."""
    if aspect := aspect_of(value, IS):
        return aspect
    if isinstance(status(value, today), OfStatus):
        what = f"“{value}” is a status"
        return Fault(what, f"Write “status:{fold(value).strip()}”.")
    return _unknown("is", value, [each.name for each in IS])


def in_(value: str, today: Span | None) -> Term | Fault:
    """Where else to look: the attached texts."""
    if fold(value).strip() in ("text", "texts"):
        return All()
    return Fault(f"in: cannot look in “{value}”", "Write in:text to look in attached texts too.")


def _unknown(name: str, value: str, known: list[str]) -> Fault:
    near = did_you_mean(value, known)
    listed = ", ".join(known[:-1]) + f" or {known[-1]}"
    cure = f"Did you mean “{name}:{near}”?" if near else f"It may be {listed}."
    return Fault(f"{name}: has no value “{value}”", cure)


def figure(value: str, today: Span | None) -> Term | Fault:
    """An amount or a range of amounts."""
    return read_amount(value) or Fault(
        f"“{value}” is not an amount", "Write it as 26.4%, >20%, <=£3.7bn or 20..30%."
    )


def _read(value: str, today: Span | None) -> Span | Fault:
    from probtimeline.dates.read import read_date

    if len(value) > _LONGEST_DATE:
        return Fault("this is too long for a date", "Write it as 2014, feb 2019 or 2016-17.")
    match read_date(value, today):
        case Reading(span=span):
            return span
        case Unreadable(what=what, cure=cure):
            if today is None and isinstance(read_date(value, _some_day()), Reading):
                what = f"“{value}” depends on the day it is said"
                return Fault(what, "Write the year too: feb 2019.")
            return Fault(what, f"{cure[:1].upper()}{cure[1:].rstrip('.')}.")


def _some_day() -> Span:
    """A day to tell a date that needs a base from words that are none."""
    day = parse_edtf("2020-06-15")
    assert isinstance(day, Span)
    return day


def before(value: str, today: Span | None) -> Term | Fault:
    """A date with a first day."""
    match _read(value, today):
        case Fault() as fault:
            return fault
        case Span(earliest=int(first)):
            return Before(first)
    return Fault(f"“{value}” has no first day", "Write a day, month or year.")


def after(value: str, today: Span | None) -> Term | Fault:
    """A date with a last day."""
    match _read(value, today):
        case Fault() as fault:
            return fault
        case Span(latest=int(last)):
            return After(last)
    return Fault(f"“{value}” has no last day", "Write a day, month or year.")


def during(value: str, today: Span | None) -> Term | Fault:
    """Any date."""
    match _read(value, today):
        case Fault() as fault:
            return fault
        case Span() as span:
            return During(span.earliest, span.latest)
