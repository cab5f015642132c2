"""Plans and promises, and what came of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.build import chronicle, comparison, event, figure, quote

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.outcomes import BACK, ONWARD, came_of, is_plan, outcomes
from probtimeline.store.library import Library
from probtimeline.store.places import builtin_file

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "format.md"


def told(known: Chronicle) -> dict[str, list[tuple[str, str]]]:
    return {each.plan.id: [(other.id, how) for other, how in each.came] for each in outcomes(known)}


@pytest.mark.parametrize("how", [*ONWARD, " What Came "])
def test_a_plan_names_what_came_of_it(how: str) -> None:
    known = chronicle(
        event("plan", "2013", status="planned", related=[("end", how)]), event("end", "2014")
    )
    assert told(known) == {"plan": [("end", how.strip().lower())]}


@pytest.mark.parametrize(("how", "seen"), BACK.items())
def test_what_came_of_a_plan_may_name_the_plan(how: str, seen: str) -> None:
    known = chronicle(event("plan", "2013"), event("end", "2014", related=[("plan", how)]))
    assert told(known) == {"plan": [("end", seen)]}


@pytest.mark.parametrize("how", ["", "planned end", "same plan", "ends", "what came of it"])
def test_any_other_word_is_a_plain_relation(how: str) -> None:
    known = chronicle(
        event("plan", "2013", status="planned", related=[("end", how)]), event("end", "2014")
    )
    assert told(known) == {"plan": []}


def test_a_plan_of_which_nothing_is_recorded_is_open() -> None:
    known = chronicle(
        event("planned", "2013", status="planned"),
        event("promised", "2014", tags=["Promise"]),
        event("claimed", "2015", status="claimed", tags=["promises"]),
        event("done", "2016"),
    )
    assert told(known) == {"planned": [], "promised": []}
    assert [is_plan(each) for each in known.events] == [True, True, False, False]


def test_both_sides_of_one_link_are_one_told_in_the_plans_words() -> None:
    known = chronicle(
        event("plan", "2013", status="planned", related=[("end", "cut short by")]),
        event("end", "2014", related=[("plan", "outcome of")]),
    )
    assert told(known) == {"plan": [("end", "cut short by")]}


def test_what_came_stands_in_the_order_of_dates() -> None:
    known = chronicle(
        event("later", "2014", tags=["promise"]),
        event("plan", "2013", status="planned", related=[("last", "outcome")]),
        event("last", "2019"),
        event("first", "2015", related=[("plan", "planned as")]),
    )
    assert told(known) == {
        "plan": [("first", "what came"), ("last", "outcome")],
        "later": [],
    }
    assert list(told(known)) == ["later", "plan"], "a promise is read before a plan"


def test_plans_that_came_of_each_other_are_told_each_in_its_place() -> None:
    known = chronicle(
        event("first", "2013", status="planned", related=[("second", "replaced by")]),
        event("second", "2014", status="planned", related=[("first", "what came")]),
        event("itself", "2015", status="planned", related=[("itself", "what came")]),
        event("lost", "2016", status="planned", related=[("nowhere", "what came")]),
    )
    assert told(known) == {
        "first": [("second", "replaced by")],
        "second": [("first", "what came")],
        "itself": [],
        "lost": [],
    }


@pytest.mark.parametrize(
    ("hows", "ending"),
    [
        ([], "nothing recorded"),
        (["what came", "outcome"], "came"),
        (["what came", "judged by"], "judged"),
        (["judged by", "what came", "replaced by"], "came otherwise"),
        (["cut short by"], "came otherwise"),
        (["ended early by"], "came otherwise"),
    ],
)
def test_how_a_plan_ended_is_told_by_its_links(hows: list[str], ending: str) -> None:
    links = [(f"end-{number}", how) for number, how in enumerate(hows)]
    ends = [event(name, "2014") for name, _ in links]
    known = chronicle(event("plan", "2013", status="planned", related=links), *ends)
    assert [each.ending.value for each in outcomes(known)] == [ending]
    turned = {onward: back for back, onward in BACK.items()}
    sides = [
        event(name, "2014", related=[("plan", turned.get(how, "outcome of"))])
        for name, how in links
    ]
    known = chronicle(event("plan", "2013", status="planned"), *sides)
    assert [each.ending.value for each in outcomes(known)] == [ending], "from either side"


@pytest.mark.parametrize(
    ("verdict", "events", "ending"),
    [
        ("conflict", ["plan"], "contradicted"),
        ("agree", ["plan"], "came"),
        ("conflict", ["plan", "another"], "came"),
        ("conflict", [], "came"),
    ],
)
def test_a_plan_is_contradicted_where_a_conflict_weighs_it_and_what_came_and_nothing_else(
    verdict: str, events: list[str], ending: str
) -> None:
    private = figure("nearly all", "share of the contracts", value=None, id="private")
    known = chronicle(
        event("plan", "2013", tags=["promise"], related=[("end", "what came")]),
        event("end", "2014", quotes=[quote("nearly all", private)]),
        event("another", "2015"),
        comparisons=[comparison(figures=["private"], events=events, verdict=verdict)],
    )
    (only,) = outcomes(known)
    assert only.ending.value == ending
    assert bool(only.against) is (ending == "contradicted")


def test_promises_and_claims_are_read_first_and_what_was_said_in_passing_last() -> None:
    came = [("end", "what came")]
    known = chronicle(
        event("broadcast", "2010", status="planned", tags=["publication"]),
        event("expected", "2010", status="claimed", tags=["reader-comment"], related=came),
        event("open-plan", "2011", status="planned"),
        event("plan", "2012", status="planned", related=came),
        event("promise", "2013", tags=["promise"]),
        event("claim", "2014", status="claimed", related=[("end", "replaced by")]),
        event("end", "2015"),
    )
    found = [each.plan.id for each in outcomes(known)]
    assert found == ["claim", "promise", "plan", "open-plan", "expected", "broadcast"]


def test_the_built_in_promises_show_what_came(tmp_path: Path) -> None:
    library = Library(None, builtin=builtin_file(), reader=tmp_path / "events.json")
    known = library.load().chronicle
    found = told(known)
    assert found["charities-leading-role-claimed"] == [("private-firms-win-contracts", "what came")]
    assert ("justice-committee-mess-report", "judged by") in found[
        "rehabilitation-revolution-promise"
    ]
    assert found["crc-contracts-planned-end"] == [("crc-contracts-termination-2020", "replaced by")]
    assert found["labour-vow"] == []
    endings = {each.plan.id: each.ending.value for each in outcomes(known)}
    assert endings["charities-leading-role-claimed"] == "contradicted"
    assert endings["seven-year-contract-term"] == "came otherwise"
    assert endings["crc-contracts-planned-end"] == "came otherwise"
    assert endings["rehabilitation-revolution-promise"] == "judged"
    assert endings["labour-vow"] == "nothing recorded"
    for each in outcomes(known):
        assert came_of(each.plan, known) == each.came


def test_the_document_names_every_conventional_word() -> None:
    text = DOCUMENT.read_text(encoding="utf-8").replace("\n", " ")
    assert all(f"`{how}`" in text for how in (*ONWARD, *BACK))
