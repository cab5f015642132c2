"""Figures found in a quotation and offered: all that were taken by hand, and little else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probtimeline.audit.finding import MOST, Found, figures_in
from probtimeline.core.records import Figure, Qualifier
from probtimeline.store.library import Library
from probtimeline.store.places import builtin_file

Told = tuple[str, int | float | None, str, str]


def told(text: str) -> list[Told]:
    return [
        (each.text, each.value, each.unit, each.qualifier.value if each.qualifier else "")
        for each in figures_in(text)
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("26.4% more", [("26.4%", 26.4, "percent", "")]),
        ("26.4 per cent", [("26.4 per cent", 26.4, "percent", "")]),
        ("down by −5%", [("−5%", -5, "percent", "")]),
        ("5.5 percentage points", [("5.5 percentage points", 5.5, "percentage points", "")]),
        ("£450m worth", [("£450m", 450_000_000, "GBP", "")]),
        ("a total of £3.7bn.", [("£3.7bn", 3_700_000_000, "GBP", "")]),
        ("£22 million a year", [("£22 million a year", 22_000_000, "GBP per year", "")]),
        ("two hundred thousand pounds", [("two hundred thousand pounds", 200_000, "GBP", "")]),
        ("50p", [("50p", 0.5, "GBP", "")]),
        ("8,000 staff left", [("8,000 staff", 8000, "people", "")]),
        ("70 of the offenders", [("70", 70, "people", "")]),
        ("20 English regions", [("20", 20, "regions", "")]),
        ("21 CRCs", [("21 CRCs", 21, "CRCs", "")]),
        ("1800 staff", [("1800 staff", 1800, "people", "")]),
        ("5 million people", [("5 million people", 5_000_000, "people", "")]),
        ("three quarters of them", [("three quarters", 75, "percent", "")]),
        ("two-thirds", [("two-thirds", 66.7, "percent", "")]),
        ("a third of staff", [("a third", 33.3, "percent", "")]),
        ("one in five", [("one in five", 20, "percent", "")]),
        ("8 out of 10 said", [("8 out of 10", 80, "percent", "")]),
        ("the vast majority", [("the vast majority", None, "percent", "")]),
        ("tens of thousands of prisoners", [("tens of thousands", None, "people", "")]),
        ("twice as many", [("twice", 2, "times", "")]),
        ("four times more", [("four times", 4, "times", "")]),
        ("seven-year contracts", [("seven-year", 7, "years", "")]),
        ("levels not seen in a decade", [("a decade", 10, "years", "")]),
        ("twenty-five offenders", [("twenty-five offenders", 25, "people", "")]),
        ("a hundred and twenty people", [("a hundred and twenty people", 120, "people", "")]),
        ("caseloads of 78+ per PSO", [("78+", 78, "", "at least")]),
    ],
)
def test_a_figure_is_found_with_what_it_comes_to(text: str, figures: list[Told]) -> None:
    assert told(text) == figures


@pytest.mark.parametrize(
    ("hedge", "qualifier"),
    [
        ("more than", "more than"),
        ("over", "more than"),
        ("At least", "at least"),
        ("fewer than", "less than"),
        ("below", "less than"),
        ("nearly", "almost"),
        ("just under", "almost"),
        ("up to", "up to"),
        ("as many as", "up to"),
        ("some", "about"),
        ("an estimated", "about"),
        ("at least another", "at least"),
    ],
)
def test_its_hedge_is_read_and_stands_in_its_text(hedge: str, qualifier: str) -> None:
    assert told(f"and {hedge} 80% left") == [(f"{hedge} 80%", 80, "percent", qualifier)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [("by no less than 40%", "40%"), ("over two years", "two years"), ("moreover 40%", "40%")],
)
def test_what_only_looks_like_a_hedge_is_none(text: str, figure: str) -> None:
    assert [(each.text, each.qualifier) for each in figures_in(text)] == [(figure, None)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("25 to 30 per cent", [("25", 25, "percent", ""), ("30 per cent", 30, "percent", "")]),
        ("£25-30m", [("£25", 25_000_000, "GBP", ""), ("30m", 30_000_000, "GBP", "")]),
        ("between five and ten years", [("five", 5, "years", ""), ("ten years", 10, "years", "")]),
    ],
)
def test_a_range_is_two_figures_of_one_unit(text: str, figures: list[Told]) -> None:
    assert told(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "in 2013, 2013-14, 2007/8 and the 1990s",
        "the MoJ’s 2014 reforms",
        "21 February 2013, February 21; 2013-02-21, 12/03/2013",
        "the 21st of them, twenty-first",
        "clause 4.2.1, section 12, paragraph 3(b), page 7",
        "020 7946 0958, +44 20 7946 0958, 01234 567890",
        "one of the trusts; no one; one another; one day",
        "G4S, Q3, A40, COVID-19",
        "at 10.30am or 9:15",
        "https://example.org/2019/123?x=45 www.example.org/17",
        "a third party; the first half; half an hour; most likely; at most",
        "9" * 60,
    ],
)
def test_what_is_no_figure_is_not_offered(text: str) -> None:
    assert told(text) == []


def test_a_few_words_after_it_are_a_hint_for_the_label() -> None:
    (found,) = figures_in("scored 64% for minimising risk of harm, then")
    assert found.words_after == "for minimising risk of harm"


@given(st.text(st.sampled_from("0123456789,.%£ -–aeno\n") | st.characters(), max_size=60))
def test_what_is_found_stands_in_the_text_and_nothing_overlaps(text: str) -> None:
    reached = 0
    for each in figures_in(text):
        assert reached <= each.start < each.stop
        assert text[each.start : each.stop] == each.text
        reached = each.stop


@pytest.mark.parametrize("piece", ["5 ", "1,", "9", "£1 to ", "more than ", "two thousand ", "A-"])
def test_a_text_of_any_length_is_answered(piece: str) -> None:
    assert len(figures_in(piece * 30_000)) <= MOST


def near(figure: Figure, text: str, found: tuple[Found, ...]) -> Found | None:
    start = text.find(figure.text)
    stop = start + len(figure.text)
    overlapping = [each for each in found if each.start < stop and start < each.stop]
    return overlapping[0] if overlapping else None


def test_what_was_taken_by_hand_is_found_and_little_else(tmp_path: Path) -> None:
    library = Library(None, builtin=builtin_file(), reader=tmp_path / "events.json")
    built_in = library.load().chronicle
    taken: dict[str, list[Figure]] = {}
    for event in built_in.events:
        for quote in event.quotes:
            taken.setdefault(quote.text, []).extend(quote.figures)
    by_hand = [(figure, text) for text, figures in taken.items() for figure in figures]
    pairs = [(figure, near(figure, text, figures_in(text))) for figure, text in by_hand]
    found = [(figure, one) for figure, one in pairs if one]
    offered = sum(len(figures_in(text)) for text in taken)
    assert len(found) > 0.95 * len(by_hand)
    assert offered - len(found) < 0.05 * len(by_hand)
    assert all(one.value == figure.value for figure, one in found)
    assert all(one.qualifier == figure.qualifier for figure, one in found)


def test_a_hedge_is_one_of_the_format() -> None:
    assert {one.qualifier for one in figures_in("about 5 or at least 6")} == {
        Qualifier.ABOUT,
        Qualifier.AT_LEAST,
    }
