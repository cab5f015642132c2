"""Figures of one measure, each beside the others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import chronicle, comparison, event, figure, quote

from probtimeline.audit.pairs import (
    MOST_FIGURES,
    Aspect,
    Pair,
    measures,
    pair_of,
    pairs,
    weighed_by,
)
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.records import Agreement, Figure, Qualifier
from probtimeline.store.library import Library
from probtimeline.store.places import builtin_file


def said(
    text: str,
    value: float | None,
    *,
    unit: str = "people",
    qualifier: str | None = None,
    population: str = "all",
    period: str = "2014",
    id: str = "",  # noqa: A002 - named as the field is
) -> Figure:
    return figure(
        text,
        value=value,
        unit=unit,
        qualifier=qualifier,
        measure="caseload",
        population=population,
        period=period,
        id=id,
    )


def told(*figures: Figure, sources: Sequence[str] = ()) -> Chronicle:
    """Each figure in an event of its own, a year after the one before."""
    names = sources or [f"source-{number}" for number in range(len(figures))]
    return chronicle(
        *(
            event(f"event-{number}", str(1900 + number), quotes=[quote(each.text, each, source=of)])
            for number, (each, of) in enumerate(zip(figures, names, strict=True))
        )
    )


def pair(first: Figure, second: Figure) -> Pair:
    (only,) = pairs(told(first, second))
    return only


@pytest.mark.parametrize(
    ("first", "second", "verdict", "reason"),
    [
        (said("70%", 70, unit="percent"), said("70 per cent", 70, unit="percent"), "agree",
         "both say 70%"),
        (said("409", 409), said("517", 517), "conflict",
         "409 and 517: they differ by 108 (26.4%)"),
        (said("20%", 20, unit="percent"), said("26.4%", 26.4, unit="percent"), "conflict",
         "20% and 26.4%: they differ by 6.4 percentage points"),
        (said("26.4%", 26.4, unit="percent"), said("26%", 26, unit="percent"), "agree",
         "26.4% and 26%: the same when rounded"),
        (said("£3.7bn", 3_700_000_000, unit="GBP"), said("£3.72bn", 3_720_000_000, unit="GBP"),
         "agree", "£3.7bn and £3.72bn: the same when rounded"),
        (said("£450m", 450_000_000, unit="GBP"), said("£3.7bn", 3_700_000_000, unit="GBP"),
         "conflict", "£450m and £3.7bn: they differ by £3.25bn (722.2%)"),
        (said("none", 0), said("12", 12), "conflict", "0 and 12: they differ by 12"),
        (said("150,000+", 150_000, qualifier="more than"),
         said("around 250,000", 250_000, qualifier="about"), "agree",
         "more than 150,000 and about 250,000 can both be true"),
        (said("500", 500, qualifier="more than"), said("409", 409), "conflict",
         "more than 500 and 409 cannot both be true"),
        (said("500", 500, qualifier="more than"), said("500", 500, qualifier="less than"),
         "conflict", "more than 500 and fewer than 500 cannot both be true"),
        (said("500", 500, qualifier="at least"), said("500", 500, qualifier="up to"), "agree",
         "at least 500 and up to 500 can both be true"),
        (said("over 5", 5, qualifier="more than"), said("5+", 5, qualifier="more than"), "agree",
         "both say more than 5"),
        (said("the majority", None), said("70", 70), "unresolved",
         "“the majority” gives no number"),
        (said("much", None), said("the majority", None), "unresolved",
         "“much” and “the majority” give no numbers"),
        (said("The majority", None), said("the majority", None), "agree",
         "both say “The majority”"),
    ],
)  # fmt: skip
def test_values_are_compared_where_unit_population_and_period_agree(
    first: Figure, second: Figure, verdict: str, reason: str
) -> None:
    found = pair(first, second)
    assert (found.verdict, found.told) == (verdict, reason)
    assert found.differs == found.missing == ()


@pytest.mark.parametrize(
    ("second", "differs", "reason"),
    [
        (said("9", 9, period="2016-04/2017-03"), [Aspect.PERIOD],
         "not the same years: 2014 and 2016–17"),
        (said("9", 9, period="2013/2017"), [Aspect.PERIOD],
         "not the same years: 2014 and 2013 – 2017"),
        (said("9", 9, period="2014-05"), [Aspect.PERIOD],
         "not the same time: 2014 and May 2014"),
        (said("9", 9, population="women"), [Aspect.POPULATION],
         "not the same population: “all” and “women”"),
        (said("9", 9, unit="percent"), [Aspect.UNIT], "not the same unit: people and %"),
        (said("9", 9, unit="GBP per year"), [Aspect.UNIT],
         "not the same unit: people and £ per year"),
        (said("9", 9, unit="percent", period="2013"), [Aspect.UNIT, Aspect.PERIOD],
         "not the same unit, nor the same years"),
    ],
)  # fmt: skip
def test_what_differs_is_named_instead_of_the_values_compared(
    second: Figure, differs: list[Aspect], reason: str
) -> None:
    found = pair(said("9", 9), second)
    assert found.verdict is Agreement.NOT_COMPARABLE
    assert (list(found.differs), found.told) == (differs, reason)


@pytest.mark.parametrize(
    ("first", "second", "aspects", "reason"),
    [
        (said("9", 9), said("9", 9, period=""), [Aspect.PERIOD], "one gives no period"),
        (said("9", 9, period=""), said("9", 9, period=""), [Aspect.PERIOD],
         "neither gives a period"),
        (said("9", 9, population="", unit=""), said("9", 9, period=""), list(Aspect),
         "not both give unit, population and period"),
    ],
)  # fmt: skip
def test_what_is_not_given_is_no_agreement(
    first: Figure, second: Figure, aspects: list[Aspect], reason: str
) -> None:
    found = pair(first, second)
    assert found.verdict is Agreement.UNRESOLVED
    assert (found.differs, list(found.missing), found.told) == ((), aspects, reason)


def test_what_differs_outweighs_what_is_not_given() -> None:
    found = pair(said("9", 9, period=""), said("9", 9, population="women"))
    assert found.verdict is Agreement.NOT_COMPARABLE
    assert (found.differs, found.missing) == ((Aspect.POPULATION,), (Aspect.PERIOD,))


def test_numbers_without_a_unit_are_of_one_kind() -> None:
    assert pair(said("9", 9, unit=""), said("9", 9, unit="")).told == "both say 9"


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("2014", "2014-01/2014-12", True),
        ("2014/..", "2014/..", True),
        ("2014/..", "2014/", False),
        ("[2013..2015]", "2013/2015", False),
        ("2016-04/2017-03", "2016", False),
    ],
)
def test_periods_are_one_that_cover_the_same_days(first: str, second: str, same: bool) -> None:
    found = pair(said("9", 9, period=first), said("9", 9, period=second))
    assert (found.verdict is Agreement.AGREE) is same


def test_populations_are_one_that_are_typed_alike() -> None:
    found = pair(
        said("9", 9, population="Wales’  Trusts "), said("9", 9, population="wales' trusts")
    )
    assert found.verdict is Agreement.AGREE


PLAIN = st.builds(
    lambda value, qualifier: said(str(value), value, qualifier=qualifier),
    st.integers(-3000, 3000) | st.decimals(0, 99, places=2).map(float),
    st.sampled_from([None, *(each.value for each in Qualifier)]),
)


@given(PLAIN, PLAIN)
def test_the_verdict_does_not_rest_on_which_stands_first(one: Figure, other: Figure) -> None:
    here, there = pair(one, other), pair(other, one)
    assert here.verdict is there.verdict
    assert pair(one, one).verdict is Agreement.AGREE


def test_words_quoted_in_two_events_are_one_statement() -> None:
    again = quote("9 or so", said("9", 9), source="paper")
    named = quote("9 or so", said("9", 9, id="nine"), source="paper")
    other = quote("9 or so", said("9", 9), source="journal")
    known = chronicle(
        event("a", "2013", quotes=[again]),
        event("b", "2014", quotes=[named]),
        event("c", "2015", quotes=[other]),
    )
    (group,) = measures(known)
    (only,) = group.pairs
    assert (only.first.figure.id, only.same_source) == ("nine", False)
    assert measures(chronicle(*known.events[:2])) == ()


def test_one_source_may_say_two_things() -> None:
    (only,) = pairs(told(said("9", 9), said("8", 8), sources=["paper", "paper"]))
    assert only.same_source
    assert only.verdict is Agreement.CONFLICT


def test_measures_and_their_figures_stand_in_the_order_of_events() -> None:
    late = figure("1", measure="early-name"), figure("2", measure="early-name")
    known = chronicle(
        event("b", "2019", quotes=[quote("8", said("8", 8)), quote("1", late[0])]),
        event("c", "2020", quotes=[quote("2", late[1]), quote("7", figure("7", measure="one"))]),
        event("a", "2013", quotes=[quote("9", said("9", 9)), quote("3", figure("3"))]),
    )
    assert [group.measure for group in measures(known)] == ["caseload", "early-name"]
    assert [placed.event.id for placed in measures(known)[0].figures] == ["a", "b"]
    assert pairs(known) == tuple(pair for group in measures(known) for pair in group.pairs)


def test_figures_of_two_measures_are_not_compared() -> None:
    known = told(said("9", 9), figure("9", value=9, unit="people", measure="cases"))
    found = pair_of(*known.figures)
    assert (found.verdict, found.told) == (Agreement.NOT_COMPARABLE, "not of one measure")
    bare = told(figure("9"), figure("9")).figures
    assert pair_of(*bare).verdict is Agreement.NOT_COMPARABLE
    assert pairs(known) == ()


def test_a_measure_of_very_many_figures_is_compared_along_time() -> None:
    many = [said(str(number), number) for number in range(MOST_FIGURES + 1)]
    along = pairs(told(*many))
    assert len(along) == MOST_FIGURES
    assert all(each.second.figure.value == each.first.figure.value + 1 for each in along)  # type: ignore[operator]
    few = MOST_FIGURES * (MOST_FIGURES - 1) // 2
    assert len(pairs(told(*many[1:]))) == few


def test_what_was_weighed_by_hand_is_found_nearest_to_the_measure_first() -> None:
    known = told(said("9", 9, id="nine"), said("8", 8, id="eight"), said("7", 7, id="seven"))
    other = event("x", "1999", quotes=[quote("5", figure("5", measure="other", id="five"))])
    wide = comparison("wide", figures=["nine", "eight", "seven"])
    mixed = comparison("mixed", figures=["nine", "five", "eight"])
    near = comparison("near", figures=["eight", "nine"])
    everything = (*known.events, other)

    def found(*comparisons_: str) -> list[str]:
        chosen = [each for each in (mixed, wide, near) if each.id in comparisons_]
        whole = chronicle(*everything, comparisons=chosen)
        weighed = [weighed_by(each, whole) for each in pairs(whole)]
        return [each.id if each else "" for each in weighed]

    assert found("mixed", "wide", "near") == ["near", "wide", "wide"]
    assert found("mixed", "wide") == ["wide", "wide", "wide"]
    assert found("mixed") == ["mixed", "", ""]
    assert found() == ["", "", ""]
    nameless = told(said("9", 9), said("8", 8))
    assert weighed_by(pairs(nameless)[0], nameless) is None


def test_no_built_in_figure_is_called_in_conflict_without_a_note_by_hand(tmp_path: Path) -> None:
    library = Library(None, builtin=builtin_file(), reader=tmp_path / "events.json")
    known = library.load().chronicle
    found = {(each.first.figure.id, each.second.figure.id): each for each in pairs(known)}
    rise = found["sfo-count-2012-13", "sfo-count-2016-17"]
    assert rise.told == "not the same years: 2012–13 and 2016–17"
    conflicts = [each for each in found.values() if each.verdict is Agreement.CONFLICT]
    assert all(weighed_by(each, known) for each in conflicts)
    share = weighed_by(found["share-70-plan", "share-70-lff"], known)
    assert share is not None
    assert share.id == "share-of-service"


def test_words_that_are_no_figure_a_person_writes_do_no_harm() -> None:
    long = "9" * 6000
    for text, value in ((f"{long}bn", 9.0), (long, 1e300), ("\x1b[2J9", 9.0), (long, 5e-324)):
        found = pair(said(text, value), said("9", 9, qualifier="about"))
        assert found.told
        assert "\x1b" not in found.told
