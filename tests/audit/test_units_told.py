"""How ratios, years and the things counted are named in a working."""

from __future__ import annotations

import pytest
from tests.support.workings import count, told, worked


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
        (["few", "some"], 0, "142 / 141 ≈ 1", "142 is about the same as 141"),
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
        (
            ["few", "turnout"],
            0,
            "142 / 46% ≈ 309 people",
            "142 people divided by 46% is about 309 people",
        ),
        (
            ["contracts", "yearly"],
            1,
            "£3.7bn / £22m per year ≈ 168.2",
            "£3.7bn divided by £22m per year is about 168.2",
        ),
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
    assert told("ratio", "yearly", "term", decimals=-4)[1] == (
        "£22m per year divided by 7 years is about £3.14m"
    )


def test_a_yearly_sum_is_no_longer_yearly_over_some_years() -> None:
    assert told("product", "yearly", "term") == (
        "£22m per year × 7 years = £154m",
        "£22m per year times 7 years is £154m",
    )
    assert told("product", "yearly", 7)[1] == "£22m per year times 7 is £154m"
    assert told("product", "fine", "cases")[1] == "£21.50 times 78 cases is £1,677"
    assert told("product", "a-case", "cases")[0] == "£200 per case × 78 cases = £15,600"
    assert told("product", "yearly", "turnout")[1] == "46% of £22m per year is £10.12m per year"


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
        ("difference", [2021, 7], "2021 − 7 = 2014", "2021 less 7 is 2014"),
        ("difference", [5000, 2014], "5,000 − 2,014 = 2,986", None),
        ("sum", [1650, 965], "1,650 + 965 = 2,615", "1,650 and 965 together make 2,615"),
        ("sum", [2014, 2020], "2,014 + 2,020 = 4,034", None),
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
    assert (
        told("difference", 2020, 5000, title="Yearly sums")[1] == "2,020 is 2,980 less than 5,000"
    )


def test_so_many_times_is_a_plain_factor() -> None:
    figures = [count("four", 4, unit="times"), count("all", 142)]
    working = worked("product", "all", "four", figures=figures)
    assert working.formula == "142 × 4 = 568 people"
    assert working.sentence == "142 times 4 is 568 people"


def test_units_that_cannot_be_added_are_left_out() -> None:
    assert told("difference", "shift", "span") == ("16 − 4 = 12", "16 is 12 more than 4")
    assert told("sum", "shift", "span")[1] == "16 and 4 together make 20"
