"""markwhen: read as markwhen's own parser reads it, or told with its line."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support.coming import taken
from tests.support.hostile import STRINGS
from tests.support.outside import node, package

from probtimeline.core.calendar import iso
from probtimeline.core.edtf import parse_edtf
from probtimeline.core.span import Span
from probtimeline.core.text import clean_line

READ = (
    ("2014", "2014"),
    ("2014-06", "2014-06"),
    ("2014-06-01", "2014-06-01"),
    ("2009-09 / 2012-11", "2009-09/2012-11"),
    ("2014-06-01/2014-06-03", "2014-06-01/2014-06-03"),
    ("6/2014", "2014-06"),
    ("6/1/2014", "2014-06-01"),
    ("6/1/2014 - 7/2/2014", "2014-06-01/2014-07-02"),
    ("1 June 2014", "2014-06-01"),
    ("June 1 2014", "2014-06-01"),
    ("Jun 2014", "2014-06"),
    ("June 2014 to August 2014", "2014-06/2014-08"),
    ("2013 - 2014", "2013/2014"),
    ("476", "0476"),
    ("44 BCE", "-0043"),
)
"""Dates, and the same as EDTF."""

UNREAD = ("now", "5 days", "by !name 3 days", "10:30", "June", "every week", "", "after 2 weeks")
"""What markwhen works out from what it knows besides."""

TEXT = """title: A story
description: Of something

# Part one
2014: First #tag-one [x](https://a.example)
id: first
key: value
Text of it
with 10% of #another

// a comment
- [ ] to do

2015-02 / 2015-04: [x] Second !name
https://example.org: not an entry
Note: neither

> a quotation
## Part two
44 BCE: Third
"""


@pytest.fixture(scope="module", autouse=True)
def _parser() -> None:
    package("@markwhen/parser")


def theirs(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = node("markwhen.mjs", text)["events"]
    return found


@pytest.mark.parametrize(("written", "edtf"), READ)
def test_a_date_is_read_as_markwhen_reads_it(written: str, edtf: str) -> None:
    (raw,) = taken("markwhen", f"{written}: It\n").events
    assert (raw["date"], raw["title"]) == (edtf, "It")


def test_their_days_are_ours() -> None:
    found = theirs("\n".join(f"{written}: It" for written, _ in READ))
    for (_, edtf), each in zip(READ, found, strict=True):
        span = parse_edtf(edtf)
        assert isinstance(span, Span)
        assert span.earliest is not None
        assert span.latest is not None
        days = [each[end].partition("T")[0] for end in ("fromDateTimeIso", "toDateTimeIso")]
        wanted = [iso(span.earliest), iso(span.latest + 1)]
        assert [day.replace("-00", "-", 1) if day[0] == "-" else day for day in days] == wanted


@pytest.mark.parametrize("written", UNREAD)
def test_a_date_that_needs_more_is_an_error_with_its_line(written: str) -> None:
    text = f"2014: It\n\n{written}: Other\n"
    assert len(theirs(text)) == 2
    (error,) = [each for each in taken("markwhen", text).problems if each.is_error]
    assert error.line == 3
    assert "cannot be read" in error.what


def test_a_whole_text_is_read_as_they_read_it() -> None:
    found = taken("markwhen", TEXT)
    assert dict(found.brought.header) == {"title": "A story", "about": "Of something"}
    parsed = theirs(TEXT)
    assert [each["title"] for each in found.events] == [
        "First-one [x](https://a.example)", "Second", "Third"
    ]  # fmt: skip
    assert [each.get("tags", []) for each in found.events] == [each["tags"] for each in parsed]
    assert found.events[0]["id"] == "first"
    assert found.events[0]["summary"] == "Text of it\nwith 10% of\n\n- [ ] to do"
    assert "> a quotation" in found.events[1]["summary"]
    assert found.lost == {
        "sections are left out, and their entries read": 2,
        "properties “key” are left out": 1,
        "comments are left out": 1,
        "boxes to tick are left out": 1,
        "names of entries (!name) are left out": 1,
    }


LINES = ("2014: a", "now: a", ": a", "10:30 a", "5 days: a", "a: b", "2014 a", "# a", "// 2014: a",
         "- 2014: a", "  2014: a", "every day: a", "44 BC: a", "may: a", "maybe: a", "12/2012: a",
         "2014-06-01T10:00:00Z: a", "by: a", "2014-W05: a", "1.: a", "---", "2014 : a",
         "2014/2015: a", "100 – 200 CE: a", "Jan 5: a", "year 2014: a", "> 2014: a", "title: a",
         "2014-13: a", "2014 every week: a")  # fmt: skip


@pytest.mark.parametrize("line", [*LINES, *STRINGS.values()])
def test_no_entry_is_missed_and_none_is_made(line: str) -> None:
    line = clean_line(line)
    text = f"2014: First\ntext\n\n{line}\nmore\n"
    found = taken("markwhen", text)
    unread = [each for each in found.problems if "cannot be read" in each.what]
    assert len(found.events) + len(unread) == len(theirs(text)), line
    assert found.events[0]["title"] == "First"


def test_days_may_come_first() -> None:
    text = "dateFormat: d/M/y\n\n1/6/2014: It\n"
    assert taken("markwhen", text).events[0]["date"] == "2014-06-01"


def test_repetitions_and_hours_are_told() -> None:
    found = taken("markwhen", "2014-06-01T10:00:00Z: It\n2014 every week: Other\n")
    assert [each["date"] for each in found.events] == ["2014-06-01", "2014"]
    assert found.lost == {
        "times of day are left out": 1,
        "repetitions are left out: the first alone is taken": 1,
    }


def test_a_date_that_was_changed_there_is_the_date() -> None:
    found = taken("markwhen", '2015: It\nid: it\ndate: "2014~"\ndate_text: "in 2014"\n')
    assert found.events == [{"title": "It", "id": "it", "date": "2015"}]
    assert found.lost == {"dates that were changed there lose what they were stated with": 1}
