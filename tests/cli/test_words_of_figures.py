"""What stands in brackets after a figure: only what the figure as printed leaves unsaid."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.support.build import figure
from tests.support.command import chronology_file, piped

from probtimeline.verbs.wording import amount, printed


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier", "shown"),
    [
        ("80%", 80, "percent", None, "80%"),
        ("26.4 per cent", 26.4, "percent", None, "26.4 per cent"),
        ("a year", 1, "years", None, "a year"),
        ("seven-year", 7, "years", None, "seven-year"),
        ("below 10%", 10, "percent", "less than", "below 10%"),
        ("10%", 10, "percent", "less than", "10% (less than 10%)"),
        ("More than 5,000 people", 5000, "people", "more than", "More than 5,000 people"),
        ("more than 150,000", 150_000, "people", "more than", "more than 150,000 (people)"),
        ("50+", 50, "cases", "at least", "50+ (cases)"),
        ("Eight", 8, "companies", None, "Eight (companies)"),
        ("one", 1, "companies", None, "one (company)"),
        ("10 CRCs", 10, "companies", None, "10 CRCs (companies)"),
        ("1,000", 100, "people", None, "1,000 (100 people)"),
        ("5th officer", 5, "people", None, "5th officer (5 people)"),
        ("almost half", 50, "percent", "almost", "almost half (almost 50%)"),
        ("a decade", 10, "years", None, "a decade (10 years)"),
        ("£3.7bn", 3_700_000_000, "GBP", None, "£3.7bn"),
        ("£22m a year", 22_000_000, "GBP per year", None, "£22m a year"),
        ("£22m", 22_000_000, "GBP per year", None, "£22m (GBP per year)"),
        ("3.7bn", 3_700_000_000, "GBP", None, "3.7bn (GBP)"),
        ("from 20% to 30%", 30, "percent", None, "from 20% to 30% (30%)"),
        ("the majority", None, "percent", None, "the majority"),
        ("517", 517, "", None, "517"),
    ],
)
def test_brackets_hold_only_what_is_new(
    text: str, value: float | None, unit: str, qualifier: str | None, shown: str
) -> None:
    assert printed(figure(text, value=value, unit=unit, qualifier=qualifier)) == shown


def test_one_of_a_unit_is_named_as_one() -> None:
    assert amount(figure("a year", value=1, unit="years")) == "1 year"
    assert amount(figure("one", value=1, unit="people")) == "1 person"
    assert amount(figure("1.5", value=1.5, unit="years")) == "1.5 years"
    assert amount(figure("nearly all", value=None, qualifier="almost", unit="")) == "in words only"


def test_events_that_name_each_other_are_told_once_in_their_own_words(tmp_path: Path) -> None:
    file = chronology_file(
        tmp_path,
        [
            {"id": "a", "title": "A", "date": "2013", "related": [{"event": "b", "how": "led to"}]},
            {"id": "b", "title": "B", "date": "2014", "related": [{"event": "a", "how": "after"}]},
            {"id": "c", "title": "C", "date": "2015", "related": [{"event": "b", "how": "ends"}]},
        ],
    )
    done = piped("show", "b", "-f", file)
    assert [line for line in done.lines if line.startswith("Related")] == [
        "Related to: 2013, A (a), the year before: after",
        "Related from: 2015, C (c), the following year: ends",
    ]
    [record] = json.loads(piped("show", "b", "--json", "-f", file).out)
    assert [each["event"] for each in record["related_from"]] == ["a", "c"]
