"""TimelineJS: slides to events, HTML to text, and nothing taken for more than it says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.support.build import chronicle, event, quote
from tests.support.coming import Taken, taken
from tests.support.hostile import STRINGS
from tests.support.leaving import chosen, written

from probtimeline.importing.plain_text import plain_text


def slide(**more: Any) -> dict[str, Any]:
    return {"start_date": {"year": 2014}, "text": {"headline": "It"}, **more}


def read(*slides: object, **more: object) -> Taken:
    return taken("timelinejs", json.dumps({"events": slides, **more}, indent=1))


@pytest.mark.parametrize(
    ("start", "end", "edtf"),
    [
        ({"year": 2014}, None, "2014"),
        ({"year": "2014", "month": "6", "day": ""}, None, "2014-06"),
        ({"year": 2014, "month": 6, "day": 1}, {"year": 2014, "month": 6, "day": 1}, "2014-06-01"),
        ({"year": 2010}, {"year": 2019}, "2010/2019"),
        ({"year": -44, "month": 3, "day": 15}, None, "-0043-03-15"),
        ({"year": "-1"}, {"year": 1}, "0000/0001"),
        ({"year": 12345}, None, "Y12345"),
    ],
)
def test_a_date_is_no_more_precise_than_it_was(start: object, end: object, edtf: str) -> None:
    more = {"end_date": end} if end else {}
    (raw,) = read(slide(start_date=start, **more)).events
    assert raw["date"] == edtf


@pytest.mark.parametrize(
    ("start", "what"),
    [
        ({"year": 0}, "no year 0"),
        ({"month": 5}, "no year"),
        ({"year": 2014, "day": 5}, "no month"),
        ({"year": "soon"}, "year is “soon”"),
        ([2014], "no date of TimelineJS"),
    ],
)
def test_a_date_that_is_none_is_told_where_it_stands(start: object, what: str) -> None:
    found = read(slide(), slide(start_date=start)).problems
    problem = next(each for each in found if each.is_error)
    assert what in problem.what
    assert problem.path == "events[1].start_date"
    assert problem.line == 12


def test_a_slide_without_a_date_is_an_error() -> None:
    (problem,) = read({"text": {"headline": "It"}}).problems
    assert (problem.is_error, problem.what) == (True, "this slide has no start_date")


def test_html_becomes_lines() -> None:
    html = (
        "<p>One &amp; two<br>three</p><ul><li>four</li></ul>"
        '<a href="https://a.example/x">here</a> <a href="javascript:alert(1)">there</a>'
        "<script>alert(1)</script><style>p{}</style><!-- no --><b>five</b>"
        "<blockquote>“Six”</blockquote>"
    )
    found = read(slide(text={"headline": "<i>It</i>", "text": html}))
    assert found.events[0]["title"] == "It"
    assert found.events[0]["summary"].split("\n") == [
        "One & two",
        "three",
        "four",
        "here (https://a.example/x) therefive",
        "“Six”",
    ]
    assert found.lost == {
        "texts lose their markup": 2,
        "scripts and styles in texts are left out": 1,
        "quotations without a source are part of the summary": 1,
    }
    assert "quotes" not in found.events[0]


@pytest.mark.parametrize("text", STRINGS.values())
def test_any_text_is_read(text: str) -> None:
    assert "<script" not in plain_text(f"<p>{text}</p>").text.lower()


def test_a_quotation_of_ours_is_one_where_its_source_is() -> None:
    known = chronicle(event("a", quotes=[quote("“so” it <is>", source="report", speaker="A “B”")]))
    data = written("timelinejs", chosen(known)).data
    (raw,) = taken("timelinejs", data, known).events
    assert raw["quotes"] == [{"source": "report", "text": "“so” it <is>", "speaker": "A “B”"}]


def test_a_date_that_was_changed_there_is_the_date() -> None:
    data = json.loads(written("timelinejs", chosen(chronicle(event("a", "2014~")))).text)
    assert taken("timelinejs", json.dumps(data)).events[0]["date"] == "2014~"
    data["events"][0]["start_date"]["year"] = 2015
    found = taken("timelinejs", json.dumps(data))
    assert found.events[0]["date"] == "2015"
    assert found.lost == {"dates that were changed there lose what they were stated with": 1}


def test_how_a_date_was_shown_is_noted() -> None:
    assert read(slide(display_date="c. 1850")).events[0]["date_note"] == "shown as “c. 1850”"


def test_what_has_no_place_is_told_by_its_name() -> None:
    more = {"media": {"url": "https://a.example"}, "group": "x", "background": {"color": "red"}}
    found = read(slide(**more), slide(unique_id="No Slug!"), eras=[{}, {}], scale="human")
    assert found.lost == {
        "properties “media” are left out": 1,
        "properties “group” are left out": 1,
        "backgrounds of slides are left out": 1,
        "ids that could be none here are made anew": 1,
        "eras are left out": 2,
    }


def test_hours_are_let_go_and_told() -> None:
    found = read(slide(start_date={"year": 2014, "month": 6, "day": 1, "hour": 10}))
    assert found.events[0]["date"] == "2014-06-01"
    assert found.lost == {"times of day are left out": 1}


def test_the_title_slide_names_the_chronology() -> None:
    title = {"text": {"headline": "A <b>story</b>", "text": "<p>Of it</p>"}}
    assert dict(read(slide(), title=title).brought.header) == {"title": "A story", "about": "Of it"}


def test_what_is_no_timelinejs_is_told() -> None:
    (problem,) = taken("timelinejs", '{"format": "probtimeline/1"}').problems
    assert "not the JSON of TimelineJS" in problem.what
    (problem,) = taken("timelinejs", '{"events": [').problems[:1]
    assert problem.is_error
