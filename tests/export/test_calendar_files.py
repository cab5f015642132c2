"""iCalendar: read by a calendar library that is not the one that wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import given
from tests.dates.spans import edtf_texts
from tests.support.build import chronicle, event, quote, source
from tests.support.hostile import acting
from tests.support.leaving import Written, builtin, chosen, hostile, written

from probtimeline.core.calendar import iso
from probtimeline.core.chronicle import Chronicle


def entries(made: Written) -> Iterator[Any]:
    """The entries as another program reads them."""
    yield from vobject.readOne(made.text).contents.get("vevent", [])


def entry(known: Chronicle) -> Any:
    (only,) = entries(written("icalendar", chosen(known)))
    return only


def test_every_event_is_an_entry_of_all_the_days_it_may_have_been_on() -> None:
    known = builtin()
    read = {each.uid.value: each for each in entries(written("icalendar", chosen(known)))}
    assert len(read) == len(known.events)
    for each in known.events:
        found = read[f"{each.id}@probtimeline"]
        first = each.date.earliest if each.date.earliest is not None else each.date.latest
        last = each.date.latest if each.date.latest is not None else each.date.earliest
        assert first is not None
        assert last is not None
        assert found.dtstart.value.isoformat() == iso(first)
        assert (found.dtend.value - timedelta(days=1)).isoformat() == iso(last)
        assert each.title in found.summary.value
        assert all(quoted.text in found.description.value for quoted in each.quotes)


@pytest.mark.parametrize(
    ("edtf", "summary", "status"),
    [
        ("2014-06-01", "The split", "CONFIRMED"),
        ("2013-02-20/2013-02-22", "The split", "CONFIRMED"),
        ("2014", "2014: The split", "CONFIRMED"),
        ("2014-06-01~", "c. 1 Jun 2014: The split", "TENTATIVE"),
        ("2014?", "2014?: The split", "TENTATIVE"),
        ("[2013..2015]", "between 2013 and 2015: The split", "TENTATIVE"),
    ],
)
def test_what_is_not_known_to_the_day_says_so(edtf: str, summary: str, status: str) -> None:
    found = entry(chronicle(event("a", edtf, "The split")))
    assert (found.summary.value, found.status.value) == (summary, status)


@pytest.mark.parametrize(
    ("is_now", "status"),
    [("planned", "TENTATIVE"), ("claimed", "TENTATIVE"), ("cancelled", "CANCELLED")],
)
def test_what_did_not_happen_is_not_confirmed(is_now: str, status: str) -> None:
    found = entry(chronicle(event("a", "2014-06-01", "The split", status=is_now)))
    assert (found.summary.value, found.status.value) == (f"{is_now}: The split", status)


@pytest.mark.parametrize("edtf", ["-0043-03-15", "0000", "Y12345", "9999"])
def test_what_a_calendar_cannot_hold_is_left_out_and_told(edtf: str) -> None:
    known = chronicle(event("far", edtf), event("near", "2014-06-01"))
    made = written("icalendar", chosen(known))
    assert [each.uid.value for each in entries(made)] == ["near@probtimeline"]
    assert made.lost == {"events before the year 1 or after 9999 are left out": 1}


@given(edtf_texts)
def test_any_date_gives_a_file_that_can_be_read(edtf: str) -> None:
    made = written("icalendar", chosen(chronicle(event("a", edtf, "It"))))
    found = list(entries(made))
    assert len(found) == 1 or any("left out" in what for what in made.lost)
    assert all(isinstance(each.dtstart.value, date) for each in found)


def test_nothing_in_it_acts(tmp_path: Path) -> None:
    made = written("icalendar", chosen(hostile(tmp_path)))
    for each in entries(made):
        for lines in each.contents.values():
            for line in lines:
                assert not acting(str(line.value))
        assert each.url.value.startswith("https://example.org/")


def test_an_address_that_may_not_be_opened_is_none() -> None:
    known = chronicle(
        event("a", quotes=[quote(source="bad"), quote(source="good")]),
        sources=[source("bad", url="javascript:alert(1)"), source("good", url="https://a.example")],
    )
    assert entry(known).url.value == "https://a.example"


def test_lines_are_folded_and_end_as_the_rule_wants() -> None:
    data = written("icalendar", chosen(builtin())).data
    lines = data.split(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
