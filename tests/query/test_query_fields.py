"""What each field asks of an event."""

from __future__ import annotations

import pytest
from tests.support.build import (
    calculation,
    chronicle,
    comparison,
    event,
    figure,
    quote,
    source,
    span,
)

from probtimeline.core.chronicle import Chronicle
from probtimeline.query.parser import Query, parse
from probtimeline.query.search import Found, search

NEWS = source(
    "news", "The Evening Paper", author=["Ann Lee"], publisher="Paper Ltd", url="https://a.b"
)
RATE = figure("26.4%", "rise", value=26.4, id="rate")
COST = figure("£3.7bn", "cost", value=3_700_000_000, unit="GBP")
YEARLY = figure("£103m a year", "saving", value=103_000_000, unit="GBP per year")
PEOPLE = figure(
    "517", "charged", value=517, unit="people", id="people", population="Women’s  prisons, Wales"
)
MOST = figure("the majority", "work", value=None, unit="people", measure="share-of-service")

EVENTS = chronicle(
    event(
        "rise",
        "2016-04/2017-03",
        tags=["working-links", "Statistics"],
        actors=["Chris Grayling"],
        quotes=[
            quote("up 26.4% to 517", RATE, PEOPLE, source="news", speaker="A Napo Spokeswoman")
        ],
        milestone=True,
        summary="It rose.",
        related=["cost"],
    ),
    event("cost", "2014", quotes=[quote("£3.7bn or the majority", COST, MOST)], tags=["homework"]),
    event("plan", "2013-10~", status="planned", date_note="Read from the month before."),
    event("still", "2015/..", quotes=[quote("£103m a year", YEARLY)]),
    event("doubt", "2019?"),
    sources=[NEWS],
    comparisons=[comparison(figures=["people"], events=["plan"])],
    calculations=[calculation("sum", [400, 117], equals="people")],
    added=["doubt"],
)


def ask(text: str, events: Chronicle = EVENTS) -> Found:
    query = parse(text, today=span("2020-06-15"))
    assert isinstance(query, Query), query
    return search(query, events, {"news": "It rose sharply, the paper said."})


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("tag:work", {"rise"}),
        ("tag:links", {"rise"}),
        ('tag:"working links"', {"rise"}),
        ("tag:STAT", {"rise"}),
        ("TAG:inks", set()),
        ("actor:grayl", {"rise"}),
        ("source:news", {"rise"}),
        ('source:"evening paper"', {"rise"}),
        ("source:lee", {"rise"}),
        ("source:ltd", {"rise"}),
        ("speaker:napo", {"rise"}),
        ("id:cost", {"cost"}),
        ("id:cos", set()),
        ("id:cos*", {"cost"}),
        ("status:planned", {"plan"}),
        ("status:happened -is:milestone", {"cost", "still", "doubt"}),
        ("unit:%", {"rise"}),
        ("unit:£", {"cost", "still"}),
        ("unit:peop", {"rise", "cost"}),
        ("measure:share-of-service", {"cost"}),
        ("measure:SERV", {"cost"}),
        ("measure:ervice", set()),
        ('population:"women\'s prisons"', {"rise"}),
        ("population:ales", {"rise"}),
        ("-population:wales has:figures", {"cost", "still"}),
        ("tag:work or tag:home", {"rise", "cost"}),
    ],
)
def test_names_are_found(text: str, ids: set[str]) -> None:
    assert set(ask(text).ids) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("has:quotes", {"rise", "cost", "still"}),
        ("has:quote", {"rise", "cost", "still"}),
        ("has:figures", {"rise", "cost", "still"}),
        ("has:speaker", {"rise"}),
        ("has:summary", {"rise"}),
        ("has:note", {"plan"}),
        ("has:tags", {"rise", "cost"}),
        ("has:actors", {"rise"}),
        ("has:text", {"rise"}),
        ("has:url", {"rise"}),
        ("has:related", {"rise", "cost"}),
        ("has:comparison", {"rise", "plan"}),
        ("has:calculation", {"rise"}),
        ("is:milestone", {"rise"}),
        ("is:approximate", {"plan"}),
        ("is:uncertain", {"doubt"}),
        ("is:lasting", {"rise", "still"}),
        ("is:duration", {"rise", "still"}),
        ("is:ongoing", {"still"}),
        ("is:added", {"doubt"}),
    ],
)
def test_what_an_event_has_and_is_is_found(text: str, ids: set[str]) -> None:
    assert set(ask(text).ids) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("figure:>20%", {"rise"}),
        ("figure:>26.4%", set()),
        ("figure:>=26.4%", {"rise"}),
        ("figure:26.4%", {"rise"}),
        ("figure:=26.4", {"rise"}),
        ('figure:"26.4 per cent"', {"rise"}),
        ("figure:<20%", set()),
        ("figure:<=26.4", {"rise"}),
        ("figure:20..30%", {"rise"}),
        ("figure:20%…30%", {"rise"}),
        ("figure:20–26.4%", {"rise"}),
        ("figure:£3.7bn", {"cost"}),
        ("figure:>£1m", {"cost", "still"}),
        ('figure:"£3.7 billion"', {"cost"}),
        ("figure:£100m..£4bn", {"cost", "still"}),
        ("figure:3,700,000,000", {"cost"}),
        ('figure:">500 people"', {"rise"}),
        ("figure:>£500", {"cost", "still"}),
        ("figure:.5k..1k", {"rise"}),
        ("-figure:>0 has:figures", set()),
    ],
)
def test_figures_are_compared_by_value_and_unit(text: str, ids: set[str]) -> None:
    assert set(ask(text).ids) == ids


@pytest.mark.parametrize(
    ("text", "certainly", "possibly"),
    [
        ("before:2014", [], ["plan"]),
        ("before:2013", [], []),
        ("before:2015", ["cost"], ["plan"]),
        ("before:2014-06", [], ["plan", "cost"]),
        ("after:2015", ["rise"], ["doubt"]),
        ("after:2019", [], []),
        ("during:2014", ["cost"], []),
        ("during:2014-06", [], ["cost"]),
        ("during:2016", ["still", "rise"], []),
        ("during:2016-17", ["still", "rise"], []),
        ("during:oct 2013", [], ["plan"]),
        ("-during:2014-06", ["plan", "still", "rise", "doubt"], ["cost"]),
        ("-(-during:2014-06)", [], ["cost"]),
        ("during:2014-06 or id:cost", ["cost"], []),
        ("during:2014-06 id:cost", [], ["cost"]),
        ("during:last year", ["still"], ["doubt"]),
    ],
)
def test_dates_tell_what_is_possible_from_what_is_certain(
    text: str, certainly: list[str], possibly: list[str]
) -> None:
    found = ask(text)
    assert {each for each in found.ids if each not in found.possibly} == set(certainly)
    assert found.possibly == set(possibly)


def test_a_date_of_several_words_needs_no_quotation_marks() -> None:
    assert parse("before:feb 2019 rose") != parse("before:feb")
    assert ask("before:1 june 2018 rose").ids == ("rise",)
    assert ask("during:2016 to 2018 rose").ids == ask('during:"2016 to 2018" rose').ids == ("rise",)
    assert ask("during:2016 rose").ids == ("rise",)


def test_attached_texts_are_searched_when_asked() -> None:
    assert ask("sharply").ids == ()
    assert ask("sharply in:text").ids == ("rise",)
    assert ask("in:text /sharp.*paper/").ids == ("rise",)
    assert ask("in:text has:quotes -sharply").ids == ("cost", "still")
    assert ask("in:text sharply majority").ids == ()


def test_a_query_says_whether_it_needs_the_attached_texts() -> None:
    def needs(text: str) -> bool:
        query = parse(text)
        assert isinstance(query, Query)
        return query.needs_texts

    assert needs("rose in:text")
    assert needs("-has:text")
    assert not needs("rose has:figures /text/")
