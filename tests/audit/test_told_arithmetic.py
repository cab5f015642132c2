"""How calculations read: the line of arithmetic, and the sentence."""

from __future__ import annotations

import pytest
from tests.support.build import figure
from tests.support.workings import FIGURES, percent, told, worked


@pytest.mark.parametrize(
    ("op", "of", "decimals", "formula", "sentence"),
    [
        (
            "sum",
            ["cohort", "few", 1],
            0,
            "53,216 + 142 + 1 = 53,359 people",
            "53,216, 142 and 1 together make 53,359 people",
        ),
        ("sum", ["firms", "few"], 0, "21 companies + 142 people = 163", None),
        (
            "sum",
            ["more", "fall"],
            2,
            "8.98% + 6.02% = 15.00%",
            "8.98% and 6.02% together make 15.00%",
        ),
        ("sum", ["fine", 1], 2, "£21.50 + £1 = £22.50", "£21.50 and £1 together make £22.50"),
        ("sum", [3, -5], 0, "3 + (−5) = −2", None),
        (
            "difference",
            ["deaths", "murders"],
            0,
            "225 − 142 = 83 deaths",
            "225 deaths are 83 more than 142",
        ),
        (
            "difference",
            ["few", "cohort"],
            0,
            "142 − 53,216 = −53,074 people",
            "142 people are 53,074 fewer than 53,216",
        ),
        ("difference", ["few", "few"], 0, "142 − 142 = 0 people", "142 is the same as 142"),
        (
            "difference",
            ["contracts", "plan"],
            0,
            "£3.7bn − £450m = £3.25bn",
            "£3.7bn is £3.25bn more than £450m",
        ),
        (
            "difference",
            ["cohort", "few", 74],
            0,
            "53,216 − 142 − 74 = 53,000 people",
            "taking 142 and 74 from 53,216 leaves 53,000 people",
        ),
        (
            "difference",
            ["in-favour", "turnout"],
            0,
            "80% − 46% = 34 percentage points",
            "80% is 34 percentage points more than 46%",
        ),
        ("difference", [100, "turnout"], 0, "100% − 46% = 54%", "taking 46% from 100% leaves 54%"),
        ("difference", ["shift", 17], 0, "16 − 17 = −1 hour", "16 hours is 1 less than 17"),
        (
            "product",
            ["cohort", "rate"],
            0,
            "53,216 × 6.96% ≈ 3,704 people",
            "6.96% of 53,216 people is about 3,704",
        ),
        ("product", ["turnout", "in-favour"], 1, "46% × 80% = 36.8%", "80% of 46% is 36.8%"),
        ("product", ["rate", 250], 1, "6.96% × 250 = 17.4", "6.96% of 250 is 17.4"),
        ("product", ["plan", "turnout"], 0, "£450m × 46% = £207m", "46% of £450m is £207m"),
        (
            "product",
            ["few", 1.2, 2],
            0,
            "142 people × 1.2 × 2 ≈ 341",
            "142 people times 1.2 times 2 is about 341",
        ),
        ("share", ["few", "cohort"], 2, "142 / 53,216 ≈ 0.27%", "142 is about 0.27% of 53,216"),
        ("share", [8, 10], 0, "8 / 10 = 80%", "8 is 80% of 10"),
        (
            "change",
            ["cohort", "few"],
            1,
            "(142 − 53,216) / 53,216 ≈ −99.7%",
            "142 is about 99.7% less than 53,216",
        ),
        ("change", [-5, 5], 0, "(5 − (−5)) / (−5) = −200%", "from −5 to 5 is a change of −200%"),
        (
            "change",
            [1000, 1001],
            0,
            "(1,001 − 1,000) / 1,000 ≈ 0%",
            "1,001 is about the same as 1,000",
        ),
    ],
)
def test_each_operation_is_told_as_it_would_be_said(
    op: str, of: list[str | float], decimals: int, formula: str, sentence: str | None
) -> None:
    said = told(op, *of, decimals=decimals)
    assert said[0] == formula
    assert sentence in (None, said[1])


@pytest.mark.parametrize(
    ("op", "of", "sentence"),
    [
        (
            "difference",
            ["crowd", "few"],
            "taking 142 from more than 150,000 leaves more than 149,858 people",
        ),
        (
            "difference",
            ["cohort", "crowd"],
            "taking more than 150,000 from 53,216 leaves less than −96,784 people",
        ),
        (
            "difference",
            [248_146, "crowd"],
            "taking more than 150,000 from 248,146 leaves fewer than 98,146 people",
        ),
        ("share", ["crowd", 248_146], "more than 150,000 out of 248,146 is more than 60%"),
        ("share", ["crowd", "few"], "more than 150,000 against 142 is more than 105,633%"),
        (
            "change",
            ["crowd", 250_000],
            "from more than 150,000 to 250,000 is a rise of less than 67%, if any",
        ),
        (
            "change",
            ["crowd", 60_000],
            "from more than 150,000 to 60,000 is a fall of more than 60%",
        ),
        (
            "change",
            [300_000, "crowd"],
            "from 300,000 to more than 150,000 is a fall of less than 50%, if any",
        ),
        ("change", [150_000, "crowd"], "from 150,000 to more than 150,000 is a rise"),
        (
            "change",
            ["crowd", "crowd"],
            "from more than 150,000 to more than 150,000 is about no change",
        ),
    ],
)
def test_no_hedge_is_said_twice_of_one_thing(op: str, of: list[str | float], sentence: str) -> None:
    assert told(op, *of)[1] == sentence


def test_a_rounded_result_is_equal_only_beside_the_printed_one() -> None:
    figures = [percent("said", 48), figure("about half", value=None, id="words")]
    share = worked("share", 10, 21, equals="said", figures=figures)
    assert share.formula == "10 / 21 = 47.6%; printed 48%; agrees"
    assert share.sentence == "10 is 48% of 21; the source says 48%"
    words = worked("share", 10, 21, equals="words", figures=figures)
    assert words.formula == "10 / 21 ≈ 48%; printed about half"
    exact = worked("share", 12, 25, equals="said", figures=figures)
    assert exact.formula == "12 / 25 = 48%; printed 48%; agrees"


def test_a_result_of_no_known_unit_has_the_unit_of_the_printed_one() -> None:
    figures = [
        figure("78 cases", value=78, unit="cases", qualifier="about", id="cases"),
        figure("39 hours", value=39, unit="hours", id="hours"),
        percent("half", 50),
    ]
    week = worked("product", "cases", 0.5, equals="hours", figures=figures)
    assert week.formula == "~78 cases × 0.5 ≈ 39 hours; printed 39 hours; consistent"
    assert week.sentence == "about 78 cases times 0.5 is about 39 hours; the source says 39 hours"
    half = worked("ratio", 1, 2, decimals=1, equals="half", figures=figures)
    assert half.formula == "1 / 2 = 0.5; printed 50%; does not agree"
    more = worked("difference", 400, 39, equals="hours", figures=figures)
    assert more.sentence == "400 hours is 361 more than 39; the source says 39 hours"


@pytest.mark.parametrize(
    ("op", "of", "decimals", "rounding"),
    [
        ("change", [409, 517], 1, "26.406% rounds to 26.4%"),
        ("share", [8, 10], 0, ""),
        ("sum", ["more", "fall"], 1, ""),
        ("product", ["cohort", "rate"], 0, "3,703.83 rounds to 3,704"),
        ("ratio", ["contracts", "firms"], -6, "£176.19m rounds to £176m"),
        ("share", ["crowd", 248_146], 1, "60.448% is rounded down to 60.4%, to stay a lower bound"),
        ("share", [5, "crowd"], 4, "0.003333% is rounded up to 0.0034%, to stay an upper bound"),
        ("difference", [0, 2.5], 0, "−2.5 rounds to −3"),
        ("ratio", [26_346_999, 1_000_000], 1, "26.347 rounds to 26.3"),
        ("ratio", [26_349_999, 1_000_000], 1, "26.349999 rounds to 26.3"),
    ],
)
def test_a_rounded_result_says_what_it_was_rounded_from(
    op: str, of: list[str | float], decimals: int, rounding: str
) -> None:
    assert worked(op, *of, decimals=decimals, figures=[*FIGURES]).rounding == rounding


def test_a_result_beside_a_printed_one_is_not_shown_on_the_other_side_of_a_half() -> None:
    figures = [percent("said", 26.3)]
    near = worked("share", 26_349, 100_000, equals="said", decimals=1, figures=figures)
    assert near.formula == "26,349 / 100,000 = 26.349%; printed 26.3%; agrees"
    assert near.rounding == "26.349% rounds to 26.3%"
