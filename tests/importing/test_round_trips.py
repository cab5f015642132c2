"""Out and in again: what comes back as it was, for each format that leaves and comes in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.dates.spans import edtf_texts
from tests.support.build import chronicle, event, figure, quote, source
from tests.support.coming import back, taken
from tests.support.leaving import builtin, chosen, hostile, loaded, written

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.records import Event
from probtimeline.importing.formats import FORMATS

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES: Final = tuple(form.name for form in FORMATS if form.read is not None)
EVERY = pytest.mark.parametrize("name", NAMES)
FIELDS: Final = (
    *("id", "title", "date", "date_text", "date_note", "summary"),
    *("status", "milestone", "tags", "actors"),
)
"""What comes back as it was from every format."""


def kept(each: Event) -> Mapping[str, object]:
    return {name: getattr(each, name) for name in FIELDS}


def quoted(each: Event, name: str) -> list[tuple[str, str, str]]:
    quotes = each.quotes[:1] if name == "csv" else each.quotes
    return [(found.source, found.text, found.speaker) for found in quotes]


def related(each: Event, name: str) -> list[str]:
    return [link.event for link in each.related] if name == "csv" else []


def leaving(known: Chronicle, name: str) -> int:
    """How many events leave in a format, by what it tells it leaves out."""
    lost = written(name, chosen(known)).lost
    return len(known.events) - sum(
        count for what, count in lost.items() if re.match(r"events .* are left out$", what)
    )


@EVERY
@pytest.mark.parametrize("which", ["built in", "measuring the earth"])
def test_whole_chronologies_come_back(name: str, which: str, tmp_path: Path) -> None:
    earth = ROOT / "examples" / "measuring-the-earth" / "events.json"
    known = builtin() if which == "built in" else loaded(earth)
    found = back(name, known, tmp_path)
    assert len(found) == leaving(known, name)
    for each in known.events:
        if each.id in found:
            assert kept(found[each.id]) == kept(each)
            assert quoted(found[each.id], name) == quoted(each, name)
            assert [link.event for link in found[each.id].related] == related(each, name)
            assert not found[each.id].figures


TEXT = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=30
).map(lambda text: " ".join(text.split()) or "a")
LIST = st.lists(TEXT.filter(lambda text: "; " not in text and text == text.strip("; ")), max_size=3)


EVENTS = st.lists(
    st.builds(
        event,
        date=edtf_texts,
        title=TEXT.filter(lambda text: not re.search(r"!\w", text)),
        summary=TEXT,
        status=st.sampled_from(["happened", "planned", "claimed", "cancelled"]),
        milestone=st.booleans(),
        tags=LIST,
        actors=LIST,
        date_text=TEXT,
        date_note=TEXT,
        quotes=TEXT.map(lambda text: [quote(text, source="report")]),
    ),
    min_size=1,
    max_size=12,
).map(lambda events: [replace(each, id=f"event-{at}") for at, each in enumerate(events)])


@EVERY
@settings(
    max_examples=12,
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(EVENTS)
def test_events_of_any_words_come_back(name: str, tmp_path: Path, events: list[Event]) -> None:
    known = chronicle(*events, sources=[source("report", "A report", url="https://a.example")])
    left = leaving(known, name)
    found = back(name, known, tmp_path) if left else {}
    assert len(found) == left
    for each in known.events:
        if each.id in found:
            assert kept(found[each.id]) == kept(each)
            assert quoted(found[each.id], name) == quoted(each, name)


@EVERY
def test_without_its_source_no_words_become_a_quotation(name: str) -> None:
    told = quote("in 75% of work", figure(), source="report", speaker="A minister")
    known = chronicle(event("a", summary="It was said.", quotes=[told]))
    data = written(name, chosen(known)).data
    found = taken(name, data)
    assert found.lost["quotations whose source is not in the chronology are left out"] == 1
    (raw,) = found.events
    assert raw["summary"] == "It was said."
    assert "quotes" not in raw


@EVERY
def test_a_hostile_chronology_comes_back_as_text(name: str, tmp_path: Path) -> None:
    known = hostile(tmp_path)
    found = back(name, known, tmp_path)
    assert list(found) == [each.id for each in known.events]
    assert [each.date for each in found.values()] == [each.date for each in known.events]


def test_the_page_on_importing_says_what_comes_back() -> None:
    page = (ROOT / "docs" / "importing.md").read_text(encoding="utf-8")
    heading = next(line for line in page.splitlines() if line.startswith("| | csv"))
    assert [cell.strip() for cell in heading.strip("|").split("|")][1:] == list(NAMES)
    for field in FIELDS:
        assert f"| {field} |{' yes |' * len(NAMES)}\n" in page
    assert "| quotes | the first | yes | yes | yes |" in page
    for form in FORMATS:
        assert f"| `{form.name}` |" in page
