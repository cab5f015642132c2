"""TimelineJS: shown by TimelineJS itself, in a browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.support.build import chronicle, event, quote
from tests.support.hostile import acting
from tests.support.leaving import builtin, chosen, hostile, written
from tests.support.outside import browser, package

from probtimeline.core.chronicle import Chronicle

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SHOWN = """<!doctype html><title>t</title><body><div id="timeline" style="height:600px"></div>
<script src="{script}"></script>
<script>
  window.acted = false;
  window.shown = new TL.Timeline("timeline", {data}, {{hash_bookmark: false}});
</script>"""
READ = """() => window.shown.config.events.map(each => ({
  id: each.unique_id, headline: each.text.headline, text: each.text.text,
  shown: each.display_date, start: each.start_date.data.date_obj.getFullYear(),
}))"""


@pytest.fixture(scope="module")
def opened() -> Iterator[Browser]:
    with browser() as found:
        yield found


def page_of(known: Chronicle, opened: Browser, folder: Path) -> Page:
    """A page that shows the chronology, once it is shown."""
    script = package("@knight-lab/timelinejs") / "dist" / "js" / "timeline.js"
    data = written("timelinejs", chosen(known)).text.replace("</", "<\\/")
    path = folder / "page.html"
    path.write_text(SHOWN.format(script=script.as_uri(), data=data), encoding="utf-8")
    page = opened.new_page()
    page.goto(path.as_uri())
    page.wait_for_function(
        "window.shown && window.shown.config && window.shown._loaded.storyslider"
    )
    return page


def slides(known: Chronicle) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(written("timelinejs", chosen(known)).text)["events"]
    return read


def test_every_event_is_a_slide(opened: Browser, tmp_path: Path) -> None:
    known = builtin()
    page = page_of(known, opened, tmp_path)
    assert page.evaluate("window.shown.config.getErrors()") == []
    read = {each["id"]: each for each in page.evaluate(READ)}
    assert set(read) == {each.id for each in known.events}
    for each in known.events:
        assert read[each.id]["shown"] == each.date.text
    page.close()


def test_nothing_in_a_chronology_acts_in_the_page(opened: Browser, tmp_path: Path) -> None:
    known = hostile(tmp_path)
    page = page_of(known, opened, tmp_path)
    assert len(page.evaluate(READ)) == len(known.events)
    links = page.eval_on_selector_all("#timeline a[href]", "all => all.map(a => a.href)")
    assert all(link.startswith(("https://example.org/", "file:", "http")) for link in links)
    assert not page.eval_on_selector_all(
        ".tl-text-content img, .tl-text-content script, .tl-headline *", "all => all.length"
    )
    page.close()


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2014-06-01", {"year": 2014, "month": 6, "day": 1}, None),
        ("2014-06", {"year": 2014, "month": 6}, None),
        ("2014", {"year": 2014}, None),
        ("201X", {"year": 2010}, {"year": 2019}),
        ("2009-09/2012-11", {"year": 2009, "month": 9}, {"year": 2012, "month": 11}),
        ("[2013..2015]", {"year": 2013}, {"year": 2015}),
        ("-0043", {"year": -44}, None),
        ("0000", {"year": -1}, None),
        ("2014/..", {"year": 2014}, None),
        ("../2015-05", {"year": 2015, "month": 5}, None),
    ],
)
def test_a_date_is_no_more_precise_than_it_was(
    edtf: str, start: dict[str, int], end: dict[str, int] | None
) -> None:
    (slide,) = slides(chronicle(event("a", edtf)))
    assert (slide["start_date"], slide.get("end_date")) == (start, end)


def test_its_axis_labels_years_before_1_as_people_count_them(
    opened: Browser, tmp_path: Path
) -> None:
    page = page_of(chronicle(event("a", "-0043"), event("b", "0000"), event("c", "0001")),
                   opened, tmp_path)  # fmt: skip
    label = """() => window.shown.config.events.map(each =>
      new each.start_date.constructor({year: each.start_date.data.year}).getDisplayDate()
        .replace(/<[^>]*>/g, ""))"""
    assert page.evaluate(label) == ["44 BCE", "1 BCE", "1"]
    page.close()


def test_what_is_not_shown_stands_under_a_name_of_ours() -> None:
    (slide,) = slides(chronicle(event("a", "2014~", tags=["x"], status="planned")))
    assert slide["probtimeline"] == {"date": "2014~", "status": "planned", "tags": ["x"]}


def test_text_is_no_markup() -> None:
    text = "<img src=x onerror=alert(1)> & </p>"
    (slide,) = slides(chronicle(event("a", title=text, summary=text, quotes=[quote(text)])))
    shown = slide["text"]["headline"] + slide["text"]["text"]
    assert "<img" not in shown
    assert shown.count("&lt;img") == 3
    assert not acting(shown)
