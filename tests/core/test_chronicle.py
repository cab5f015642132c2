"""A chronicle answers what a reader asks of its records, in the order of time."""

from tests.support.build import chronicle, comparison, event, figure, quote, source

from probtimeline.core.chronicle import Chronicle


def test_events_stand_by_earliest_day_then_latest_then_id() -> None:
    known = chronicle(
        event("b", "2014"),
        event("c", "2013-06-01"),
        event("a", "2014"),
        event("month", "2014-01"),
        event("by", "[..2015]"),
        event("old", "-0043"),
    )
    assert [one.id for one in known.events] == ["by", "old", "c", "month", "a", "b"]


def test_events_are_found_by_id_and_place() -> None:
    known = chronicle(event("b", "2014"), event("a", "2013"))
    assert known.places == {"a": 0, "b": 1}
    assert known.event("b") is known.events[1]
    assert known.event("c") is None


def test_the_order_records_come_in_does_not_matter() -> None:
    events = [event("a", "2013"), event("b", "2014"), event("c", "2013")]
    assert chronicle(*events) == chronicle(*reversed(events))


def test_figures_stand_in_the_order_of_events_and_quotes() -> None:
    known = chronicle(
        event("late", "2015", quotes=[quote("30%", figure("30%", id="late"))]),
        event(
            "early",
            "2013",
            quotes=[
                quote("10% or 20%", figure("10%"), figure("20%", id="twenty")),
                quote("other", source="blog"),
            ],
        ),
    )
    assert [placed.figure.text for placed in known.figures] == ["10%", "20%", "30%"]
    assert [placed.event.id for placed in known.figures] == ["early", "early", "late"]
    assert set(known.figure_ids) == {"late", "twenty"}
    assert known.figure_ids["twenty"].quote.text == "10% or 20%"


def test_a_passage_is_told_once_with_every_event_that_rests_on_it() -> None:
    shared, own = quote("the same words"), quote("other words")
    spoken = quote("the same words", speaker="A minister")
    known = chronicle(
        event("b", "2014", quotes=[spoken, own]),
        event("a", "2013", quotes=[shared, shared]),
        event("c", "2015", quotes=[quote("the same words", source="blog")]),
    )
    same, other = known.passages["report"]
    assert (same.source, same.text) == ("report", "the same words")
    assert [one.id for one in same.events] == ["a", "b"]
    assert same.quotes == (shared, shared, spoken)
    assert [one.id for one in other.events] == ["b"]
    assert [one.text for one in known.passages["blog"]] == ["the same words"]


def test_a_passage_that_many_thousand_events_rest_on_is_told_once() -> None:
    words = [quote("the one report of them all")]
    known = chronicle(*(event(f"e{number}", quotes=words) for number in range(20_000)))
    (passage,) = known.passages["report"]
    assert len(passage.events) == 20_000


def test_a_relation_is_known_from_both_sides() -> None:
    known = chronicle(
        event("plan", "2013"),
        event("split", "2014", related=[("plan", "as planned"), "nowhere"]),
        event("report", "2012", related=[("plan", "foretold")]),
    )
    incoming = [(one.id, how) for one, how in known.related_to("plan")]
    assert incoming == [("report", "foretold"), ("split", "as planned")]
    assert known.related_to("split") == ()


def test_an_event_is_compared_by_itself_or_by_its_figures() -> None:
    by_figure = comparison("by-figure", figures=["f1", "elsewhere"])
    by_event = comparison("by-event", events=["a"])
    other = comparison("other", figures=["f2"], events=["b"])
    a = event("a", quotes=[quote("75%", figure("75%", id="f1"), figure("75%"))])
    known = chronicle(a, event("b"), comparisons=[by_figure, by_event, other])
    assert known.compared(a) == (by_figure, by_event)


def test_a_figure_without_an_id_is_in_no_comparison() -> None:
    nameless = event("a", quotes=[quote("75%", figure("75%"))])
    known = chronicle(nameless, comparisons=[comparison(figures=["", "f1"])])
    assert known.compared(nameless) == ()


def test_sources_are_known_by_id() -> None:
    report = source("report", "A report")
    assert chronicle(sources=[report]).sources == {"report": report}


def test_an_empty_chronicle_answers_every_question() -> None:
    known = Chronicle()
    assert not known.events
    assert not known.figures
    assert not known.passages
    assert known.related_to("a") == ()
    assert known.event("a") is None


def test_every_figure_has_a_number_in_the_order_of_events() -> None:
    several = quote("1 2 3", figure("1"), figure("2", id="two"), figure("3"))
    known = chronicle(
        event("a", "2013", quotes=[several]),
        event("b", "2014"),
        event("c", "2015", quotes=[several]),
    )
    every = known.figures
    assert [placed.key for placed in every] == ["a#0", "two", "a#2", "c#0", "two", "c#2"]
    assert [every[number] for number in range(len(every))] == list(every)
    assert every[-1] == every[5]
    assert list(every[1:3]) == [every[1], every[2]]
    assert [every.number(placed) for placed in every] == list(range(6))
    assert [every.place(number) for number in range(6)] == [0, 0, 0, 2, 2, 2]
