"""How calculations read: the line of arithmetic, and the sentence."""

from __future__ import annotations

import pytest
from tests.support.build import figure
from tests.support.workings import count, money, percent, worked

FIGURES = [
    count("cohort", 53216),
    count("few", 142),
    count("crowd", 150_000, "more than"),
    count("firms", 21, unit="companies"),
    count("crimes", 600_000, unit="crimes"),
    count("deaths", 225, unit="deaths"),
    count("murders", 142, unit="deaths"),
    percent("rate", 6.96),
    percent("turnout", 46),
    percent("in-favour", 80),
    percent("more", 8.98),
    percent("fall", 6.02),
    money("contracts", 3_700_000_000),
    money("plan", 450_000_000),
    money("yearly", 22_000_000, unit="GBP per year"),
    money("fine", 21.5),
    figure("seven", value=7, unit="years", id="term"),
    figure("four", value=4, unit="years", id="span"),
    figure("less than 24 hours", value=24, unit="hours", qualifier="less than", id="a-day"),
    figure("16 hours", value=16, unit="hours", id="shift"),
]


def told(op: str, *of: str | float, decimals: int = 0, title: str = "") -> tuple[str, str]:
    working = worked(op, *of, decimals=decimals, title=title, figures=FIGURES)
    assert working.agrees is None
    return working.formula, working.sentence


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
        ("sum", ["more", "fall"], 2, "8.98% + 6.02% = 15.00%", "8.98% and 6.02% together make 15.00%"),
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
        ("change", [1000, 1001], 0, "(1,001 − 1,000) / 1,000 ≈ 0%", "1,001 is about the same as 1,000"),
    ],
)  # fmt: skip
def test_each_operation_is_told_as_it_would_be_said(
    op: str, of: list[str | float], decimals: int, formula: str, sentence: str | None
) -> None:
    said = told(op, *of, decimals=decimals)
    assert said[0] == formula
    assert sentence in (None, said[1])


@pytest.mark.parametrize(
    ("of", "decimals", "formula", "sentence"),
    [
        (
            ["contracts", "plan"],
            1,
            "£3.7bn / £450m ≈ 8.2",
            "£3.7bn is about 8.2 times £450m",
        ),
        (
            ["deaths", "murders"],
            1,
            "225 / 142 ≈ 1.6",
            "225 deaths are about 1.6 times 142",
        ),
        (["few", "few"], 0, "142 / 142 = 1", "142 is the same as 142"),
        (
            ["deaths", "span"],
            1,
            "225 deaths / 4 years ≈ 56.3 deaths a year",
            "225 deaths over 4 years is about 56.3 deaths a year",
        ),
        (
            ["contracts", "term"],
            -6,
            "£3.7bn / 7 years ≈ £529m a year",
            "£3.7bn over 7 years is about £529m a year",
        ),
        (
            ["contracts", "firms"],
            -6,
            "£3.7bn / 21 companies ≈ £176m per company",
            "£3.7bn for 21 companies is about £176m per company",
        ),
        (
            ["crowd", "a-day"],
            0,
            "(>150,000 people) / (<24 hours) > 6,250 people an hour",
            "more than 150,000 people in less than 24 hours is more than 6,250 people an hour",
        ),
        (
            ["crowd", "few"],
            0,
            "(>150,000) / 142 > 1,056",
            "more than 150,000 people to 142 is more than 1,056 to 1",
        ),
        (["rate", 0.8376], 2, "6.96% / 0.8376 ≈ 8.31%", "6.96% divided by 0.8376 is about 8.31%"),
        (["deaths", 4], 1, "225 deaths / 4 ≈ 56.3", "225 deaths divided by 4 is about 56.3"),
        (["rate", "span"], 2, "6.96% / 4 years = 1.74%", "6.96% divided by 4 years is 1.74%"),
        (["span", "firms"], 1, "4 years / 21 companies ≈ 0.2 years per company", None),
    ],
)
def test_a_ratio_names_what_is_divided_by_what(
    of: list[str | float], decimals: int, formula: str, sentence: str | None
) -> None:
    said = told("ratio", *of, decimals=decimals)
    assert said[0] == formula
    assert sentence in (None, said[1])


def test_a_yearly_sum_is_not_yearly_for_each_of_what_it_is_divided_by() -> None:
    assert told("ratio", "yearly", 40_000) == (
        "£22m per year / 40,000 = £550",
        "£22m per year divided by 40,000 is £550",
    )
    assert told("ratio", "yearly", "crimes") == (
        "£22m per year / 600,000 crimes ≈ £37 per crime",
        "£22m per year for 600,000 crimes is about £37 per crime",
    )


def test_a_yearly_sum_is_no_longer_yearly_over_some_years() -> None:
    assert told("product", "yearly", "term") == (
        "£22m per year × 7 years = £154m",
        "£22m per year times 7 years is £154m",
    )
    assert told("product", "yearly", 7)[1] == "£22m per year times 7 is £154m"
    assert told("product", "yearly", "turnout")[1] == "46% of £22m per year is £10.12m per year"


@pytest.mark.parametrize(
    ("op", "of", "sentence"),
    [
        ("difference", ["crowd", "few"], "taking 142 from more than 150,000 leaves more than 149,858 people"),
        ("difference", ["cohort", "crowd"], "taking more than 150,000 from 53,216 leaves less than −96,784 people"),
        ("difference", [248_146, "crowd"], "taking more than 150,000 from 248,146 leaves fewer than 98,146 people"),
        ("share", ["crowd", 248_146], "more than 150,000 out of 248,146 is more than 60%"),
        ("share", ["crowd", "few"], "more than 150,000 against 142 is more than 105,633%"),
        ("change", ["crowd", 250_000], "from more than 150,000 to 250,000 is a rise of less than 67%, if any"),
        ("change", ["crowd", 60_000], "from more than 150,000 to 60,000 is a fall of more than 60%"),
        ("change", [300_000, "crowd"], "from 300,000 to more than 150,000 is a fall of less than 50%, if any"),
        ("change", [150_000, "crowd"], "from 150,000 to more than 150,000 is a rise"),
        ("change", ["crowd", "crowd"], "from more than 150,000 to more than 150,000 is about no change"),
    ],
)  # fmt: skip
def test_no_hedge_is_said_twice_of_one_thing(op: str, of: list[str | float], sentence: str) -> None:
    assert told(op, *of)[1] == sentence


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("people", "fewer than 5 people"),
        ("companies", "fewer than 5 companies"),
        ("people on probation", "fewer than 5 people on probation"),
        ("hours", "less than 5 hours"),
        ("percent", "less than 5%"),
        ("GBP", "less than £5"),
        ("water", "less than 5 water"),
        ("", "less than 5"),
    ],
)
def test_what_is_counted_is_fewer_and_what_is_measured_is_less(unit: str, said: str) -> None:
    figures = [count("some", 3, "less than", unit)]
    sentence = worked("sum", "some", 2, figures=figures).sentence
    assert sentence.endswith(f"together make {said}")


@pytest.mark.parametrize(
    ("unit", "one"),
    [
        ("people", "1 person"),
        ("companies", "1 company"),
        ("crimes", "1 crime"),
        ("cases", "1 case"),
        ("losses", "1 loss"),
        ("boxes", "1 box"),
        ("people on probation", "1 person on probation"),
        ("percentage points", "1 percentage point"),
        ("staff", "1 staff"),
    ],
)
def test_one_of_a_thing_is_in_the_singular(unit: str, one: str) -> None:
    figures = [count("some", 3, unit=unit)]
    assert worked("difference", "some", 2, figures=figures).formula == f"3 − 2 = {one}"


@pytest.mark.parametrize(
    ("op", "of", "formula", "sentence"),
    [
        ("sum", [2014, "term"], "2014 + 7 years = 2021", "2014 plus 7 years is 2021"),
        ("sum", [2014, 7], "2014 + 7 = 2021", "2014 plus 7 is 2021"),
        ("difference", [2021, "term"], "2021 − 7 years = 2014", "2021 less 7 years is 2014"),
        ("sum", [3704, 2014, 406], "3,704 + 2,014 + 406 = 6,124", None),
        ("sum", [2014, "few"], "2,014 + 142 = 2,156 people", None),
    ],
)
def test_a_year_is_written_without_a_comma_and_its_span_is_named(
    op: str, of: list[str | float], formula: str, sentence: str | None
) -> None:
    said = told(op, *of)
    assert said[0] == formula
    assert sentence in (None, said[1])


def test_two_years_are_a_span_where_the_title_or_a_unit_says_that_they_are_years() -> None:
    span = ("2020 − 2014 = 6 years", "from 2014 to 2020 is 6 years")
    assert told("difference", 2020, 2014, title="Years until the end") == span
    first, last = (count(str(value), value, unit="years") for value in (2014, 2020))
    working = worked("difference", "2020", "2014", figures=[first, last])
    assert (working.formula, working.sentence) == span
    assert told("difference", 2014, 2015, title="Years")[1] == "2014 is 1 year before 2015"
    assert told("difference", 2020, 2014)[1] == "2020 is 6 more than 2014"
    assert told("difference", 2020, 99, title="Yearly sums")[1] == "2,020 is 1,921 more than 99"


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
