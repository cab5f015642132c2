"""markwhen: read by markwhen's own parser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from tests.support.build import chronicle, event, quote
from tests.support.hostile import STRINGS
from tests.support.leaving import Written, builtin, chosen, hostile, written
from tests.support.outside import node, package

from probtimeline.core.text import clean_line

TEXTS = ("[x] done", "[ ] open", "#tag here", "a #tag", "2014: again", "# heading", "// comment",
     "now: it", "by 2015: it", "5 days: it", ": it", "- 2014: it", "10:30 it", "every week: x",
     "[a](javascript:b)", "![a](b)", "---", "key: value", *STRINGS.values())  # fmt: skip
"""What would act in a text of markwhen's, were it not marked."""

DATES = (
    ("2014-06-01", "2014-06-01", "2014-06-02"),
    ("2014-06", "2014-06-01", "2014-07-01"),
    ("2014", "2014-01-01", "2015-01-01"),
    ("2013~", "2013-01-01", "2014-01-01"),
    ("201X", "2010-01-01", "2020-01-01"),
    ("2009-09/2012-11", "2009-09-01", "2012-12-01"),
    ("[2013..2015]", "2013-01-01", "2016-01-01"),
    ("0033", "0033-01-01", "0034-01-01"),
    ("-0043", "-000043-01-01", "-000042-01-01"),
    ("../2015-05", "2015-05-01", "2015-06-01"),
)
"""As EDTF, the first day, and the day after the last."""


@pytest.fixture(scope="module", autouse=True)
def _parser() -> None:
    package("@markwhen/parser")


def parsed(made: Written) -> Any:
    found = node("markwhen.mjs", made.text)
    assert not found["errors"]
    return found


def as_read(text: str) -> str:
    """A title as a reader sees it, without the backslashes before marks."""
    return " ".join(re.sub(r"\\([\\\[\]<@!`*_#])", r"\1", text).split())


def test_every_event_is_one_with_its_title_and_properties() -> None:
    known = builtin()
    found = parsed(written("markwhen", chosen(known)))
    assert found["header"]["title"] == known.title
    wanted = [(each.id, each.title, each.date.edtf) for each in known.events]
    assert [
        (each["properties"]["id"], as_read(each["title"]), each["properties"]["date"])
        for each in found["events"]
    ] == wanted


def test_a_date_stands_as_precisely_as_it_is_known() -> None:
    known = chronicle(*(event(f"e{at}", edtf) for at, (edtf, _, _) in enumerate(DATES)))
    found = {
        each["properties"]["id"]: each
        for each in parsed(written("markwhen", chosen(known)))["events"]
    }
    for at, (edtf, first, until) in enumerate(DATES):
        ends = (found[f"e{at}"]["fromDateTimeIso"], found[f"e{at}"]["toDateTimeIso"])
        assert [end.partition("T")[0] for end in ends] == [first, until], edtf


def test_what_reaches_over_the_year_1_stands_in_its_years() -> None:
    (found,) = parsed(written("markwhen", chosen(chronicle(event("a", "-0010/0010")))))["events"]
    # To markwhen a range of years with an era ends where its last year begins.
    ends = (found["fromDateTimeIso"], found["toDateTimeIso"])
    assert [end.partition("T")[0] for end in ends] == ["-000010-01-01", "0010-01-01"]


def test_what_has_not_ended_lasts_until_now() -> None:
    made = written("markwhen", chosen(chronicle(event("a", "2014-06/.."))))
    assert "\n2014-06 / now: A\n" in made.text


def test_what_its_dates_cannot_hold_is_told() -> None:
    known = chronicle(event("a", "Y12345"), event("b", "Y-12345/2014"), event("c", "2014"))
    made = written("markwhen", chosen(known))
    assert [each["properties"]["id"] for each in parsed(made)["events"]] == ["c"]
    assert sum(made.lost.values()) == 2


def test_a_hostile_chronology_has_no_event_too_many(tmp_path: Path) -> None:
    known = hostile(tmp_path)
    found = parsed(written("markwhen", chosen(known)))["events"]
    assert [each["properties"]["id"] for each in found] == [each.id for each in known.events]
    assert not [each for each in found if each.get("completed") is not None]


def test_text_is_only_text() -> None:
    known = chronicle(
        *(
            event(f"e{at:03}", title=f"x {text}", summary=text, quotes=[quote(text)])
            for at, text in enumerate(TEXTS)
        )
    )
    found = parsed(written("markwhen", chosen(known)))["events"]
    ids = [{"id": each.id, "date": "2014"} for each in known.events]
    assert [each["properties"] for each in found] == ids
    for text, each in zip(TEXTS, found, strict=True):
        wanted = re.sub(r"!(?=\w)", "! ", f"x {clean_line(text)}")
        assert as_read(each["title"]) == " ".join(wanted.split())
        assert (each["tags"], each.get("completed")) == ([], None), text


def test_a_tag_that_is_changed_to_be_shown_is_there_as_it_was() -> None:
    known = chronicle(event("a", tags=["Sonja’s law", "strike"]), event("b", tags=["strike"]))
    one, other = parsed(written("markwhen", chosen(known)))["events"]
    assert one["tags"] == ["Sonja_s_law", "strike"]
    assert one["properties"]["tags"] == "Sonja’s law; strike"
    assert "tags" not in other["properties"]


def test_a_title_that_begins_like_a_box_is_no_box() -> None:
    (found,) = parsed(written("markwhen", chosen(chronicle(event("a", title="[x] done")))))[
        "events"
    ]
    assert found.get("completed") is None
