"""iCalendar: the days of entries as they stand, told where they cannot be read."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import chronicle, event
from tests.support.coming import taken
from tests.support.leaving import builtin, chosen, written

DAYS = st.dates(date(1, 1, 2), date(9998, 12, 30))


def calendar(*lines: str) -> str:
    entry = "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{entry}\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize(
    ("lines", "edtf"),
    [
        (["DTSTART;VALUE=DATE:20140601"], "2014-06-01"),
        (["DTSTART;VALUE=DATE:20140601", "DTEND;VALUE=DATE:20140602"], "2014-06-01"),
        (["DTSTART;VALUE=DATE:20140601", "DTEND;VALUE=DATE:20140701"], "2014-06-01/2014-06-30"),
        (["DTSTART;VALUE=DATE:20140601", "DURATION:P2D"], "2014-06-01/2014-06-02"),
        (["DTSTART:20140601T100000Z", "DTEND:20140601T110000Z"], "2014-06-01"),
        (["DTSTART:20140601T220000", "DURATION:PT2H"], "2014-06-01"),
        (["DTSTART;TZID=Europe/London:20140601T220000", "DURATION:PT3H"], "2014-06-01/2014-06-02"),
    ],
)
def test_days_are_taken_as_they_stand(lines: list[str], edtf: str) -> None:
    assert taken("icalendar", calendar("SUMMARY:It", *lines)).events[0]["date"] == edtf


@given(DAYS, st.integers(1, 400))
def test_another_library_reads_the_same_days(first: date, length: int) -> None:
    made = vobject.iCalendar()
    entry = made.add("vevent")
    entry.add("summary").value = "It"
    until = min(first + timedelta(length), date(9999, 12, 31))
    for name, day in (("dtstart", first), ("dtend", until)):
        moment: Any = entry.add(name)
        moment.value = day
    (raw,) = taken("icalendar", made.serialize()).events
    ends = [date.fromisoformat(each) for each in raw["date"].split("/")]
    assert (ends[0], ends[-1] + timedelta(1)) == (first, until)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("SUMMARY:none", "no date"),
        ("DTSTART:soon", "its DTSTART is no date"),
        ("DTSTART:20140601\r\nDTEND:soon", "its DTEND is no date"),
        ("DTSTART:99991230\r\nDURATION:P9D", "cannot be worked out"),
    ],
)
def test_a_date_that_is_none_is_told_with_its_line(line: str, what: str) -> None:
    found = taken("icalendar", calendar("SUMMARY:It", line)).problems
    problem = next(each for each in found if each.is_error)
    assert what in problem.what
    assert problem.line in (3, 5, 6)


def test_an_entry_of_another_program_becomes_an_event() -> None:
    lines = ("UID:1@host", "DTSTART;VALUE=DATE:20140601", r"SUMMARY:One\, two",
             r"DESCRIPTION:<b>a</b>\nb", "CATEGORIES:x,y", "STATUS:TENTATIVE",
             "LOCATION:here", "ATTENDEE:mailto:a@b", "URL:javascript:x", "RRULE:FREQ=DAILY",
             "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT1H", "END:VALARM")  # fmt: skip
    found = taken("icalendar", calendar(*lines))
    assert found.events == [
        {
            "title": "One, two",
            "date": "2014-06-01",
            "summary": "<b>a</b>\nb",
            "tags": ["x", "y"],
            "status": "planned",
        }
    ]
    assert found.lost == {
        "alarms are left out": 1,
        "ids that could be none here are made anew": 1,
        "repetitions are left out: the first alone is taken": 1,
        "properties “ATTENDEE” are left out": 1,
        "properties “LOCATION” are left out": 1,
        "properties “URL” are left out": 1,
    }


def test_what_is_no_event_is_told() -> None:
    text = calendar("DTSTART:20140601", "SUMMARY:It").replace(
        "END:VCALENDAR", "BEGIN:VTODO\r\nSUMMARY:x\r\nEND:VTODO\r\nEND:VCALENDAR"
    )
    found = taken("icalendar", text)
    assert len(found.events) == 1
    assert found.lost == {"entries that are no events are left out": 1}


def test_an_entry_that_was_moved_there_has_its_new_days() -> None:
    text = written("icalendar", chosen(chronicle(event("a", "2014-06~", date_text="in June")))).text
    assert taken("icalendar", text).events[0]["date"] == "2014-06~"
    moved = re.sub(r"(DTEND;VALUE=DATE:)20140701", r"\g<1>20140620", text)
    found = taken("icalendar", moved)
    assert found.events[0]["date"] == "2014-06-01/2014-06-19"
    assert "date_text" not in found.events[0]
    assert found.lost == {"dates that were changed there lose what they were stated with": 1}


def test_a_text_that_was_changed_there_is_the_summary() -> None:
    known = chronicle(event("a", "2014", title="It", summary="What happened."))
    text = written("icalendar", chosen(known)).text
    changed = text.replace("DESCRIPTION:What happened.", "DESCRIPTION:What did happen.")
    assert taken("icalendar", changed).events[0]["summary"] == "What did happen."
    assert taken("icalendar", text).events[0]["title"] == "It"


def test_lines_of_entries_are_those_of_the_file() -> None:
    text = written("icalendar", chosen(builtin())).text
    begins = [at for at, line in enumerate(text.split("\r\n"), 1) if line == "BEGIN:VEVENT"]
    brought = taken("icalendar", text).brought
    wanted = [(("VEVENT", number), False) for number in range(1, len(begins) + 1)]
    assert [place[0] for place in brought.where.locate_all(wanted).values()] == begins


def test_an_entry_without_an_end_is_told() -> None:
    (problem,) = taken("icalendar", "BEGIN:VEVENT\r\nDTSTART:20140601\r\n").problems
    assert (problem.line, problem.what) == (1, "this entry has no end")
