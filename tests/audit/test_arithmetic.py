from __future__ import annotations

from fractions import Fraction
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import figure
from tests.support.workings import count, money, percent, worked


def test_a_change_is_told_as_a_formula_and_as_a_sentence() -> None:
    figures = [count("old", 409), count("new", 517), percent("rise", 26.4)]
    working = worked("change", "old", "new", equals="rise", decimals=1, figures=figures)
    assert working.result == Fraction(10800, 409)
    assert working.agrees is True
    assert working.formula == "(517 − 409) / 409 = 26.41%; printed 26.4%; agrees"
    assert working.sentence == "517 is 26.4% more than 409; the source says 26.4%"


def test_a_result_that_is_not_the_printed_one_does_not_agree() -> None:
    figures = [count("old", 409), count("new", 517), percent("rise", 20)]
    working = worked("change", "old", "new", equals="rise", figures=figures)
    assert working.agrees is False
    assert working.formula.endswith("= 26.4%; printed 20%; does not agree")


FIGURES = [
    count("cohort", 53216),
    count("few", 142),
    percent("rate", 6.96),
    percent("turnout", 46),
    percent("in-favour", 80),
    money("contracts", 3_700_000_000),
    money("plan", 450_000_000),
    money("yearly", 22_000_000, unit="GBP per year"),
    figure("seven", value=7, unit="years", id="term"),
]


@pytest.mark.parametrize(
    ("op", "of", "decimals", "formula", "sentence"),
    [
        (
            "product",
            ["cohort", "rate"],
            0,
            "53,216 × 6.96% = 3,704 people",
            "6.96% of 53,216 is 3,704 people",
        ),
        (
            "product",
            ["turnout", "in-favour"],
            1,
            "46% × 80% = 36.8%",
            "80% of 46% is 36.8%",
        ),
        ("product", ["rate", 250], 1, "6.96% × 250 = 17.4", "6.96% times 250 is 17.4"),
        ("product", ["few", 1.2, 2], 0, "142 × 1.2 × 2 = 341", "142 times 1.2 times 2 is 341"),
        (
            "sum",
            ["cohort", "few", 1],
            0,
            "53,216 + 142 + 1 = 53,359 people",
            "53,216, 142 and 1 together make 53,359 people",
        ),
        (
            "difference",
            ["few", "cohort"],
            0,
            "142 − 53,216 = −53,074 people",
            "142 is 53,074 people less than 53,216",
        ),
        (
            "difference",
            ["cohort", "few", 74],
            0,
            "53,216 − 142 − 74 = 53,000 people",
            "taking 142 and 74 from 53,216 leaves 53,000 people",
        ),
        ("difference", ["few", "few"], 0, "142 − 142 = 0 people", "142 is the same as 142"),
        (
            "difference",
            ["in-favour", "turnout"],
            0,
            "80% − 46% = 34 percentage points",
            "80% is 34 percentage points more than 46%",
        ),
        (
            "difference",
            [100, "turnout"],
            0,
            "100% − 46% = 54%",
            "taking 46% from 100% leaves 54%",
        ),
        ("sum", [2014, "term"], 0, "2014 + 7 = 2021", "2014 plus 7 is 2021"),
        ("ratio", ["contracts", "plan"], 1, "£3.7bn / £450m = 8.2", "£3.7bn is 8.2 times £450m"),
        (
            "ratio",
            ["contracts", "term"],
            0,
            "£3.7bn / 7 = £528,571,429",
            "£3.7bn divided by 7 is £528,571,429",
        ),
        (
            "ratio",
            ["yearly", 40000],
            0,
            "£22m per year / 40,000 = £550 per year",
            "£22m per year divided by 40,000 is £550 per year",
        ),
        (
            "ratio",
            ["rate", 0.8376],
            2,
            "6.96% / 0.8376 = 8.31%",
            "6.96% divided by 0.8376 is 8.31%",
        ),
        ("share", ["few", "cohort"], 2, "142 / 53,216 = 0.27%", "142 is 0.27% of 53,216"),
        (
            "change",
            ["cohort", "few"],
            1,
            "(142 − 53,216) / 53,216 = −99.7%",
            "142 is 99.7% less than 53,216",
        ),
    ],
)
def test_each_operation_is_told_as_it_would_be_said(
    op: str, of: list[str | float], decimals: int, formula: str, sentence: str
) -> None:
    working = worked(op, *of, decimals=decimals, figures=FIGURES)
    assert (working.formula, working.sentence) == (formula, sentence)
    assert working.agrees is None


@pytest.mark.parametrize(
    ("of", "rounded"), [((0.5, 0), 1), ((2.5, 0), 3), ((0, 2.5), -3), ((1.005, 0.01), 1)]
)
def test_halves_are_rounded_away_from_nought(of: tuple[float, float], rounded: int) -> None:
    assert worked("difference", *of).rounded == rounded


def test_decimal_numbers_count_as_their_digits_say() -> None:
    working = worked("sum", 0.1, 0.2, decimals=20)
    assert working.result == Fraction(3, 10)
    assert working.formula == "0.1 + 0.2 = 0.3"


numbers = st.one_of(
    st.integers(-(10**9), 10**9),
    st.decimals(-1000, 1000, places=3).map(float),
)


@given(st.lists(numbers, min_size=2, max_size=6), st.integers(0, 6))
def test_results_are_exact_and_rounded_to_half_a_step(values: list[float], decimals: int) -> None:
    first, *rest = exact = [Fraction(str(value)) for value in values]
    oracle: dict[str, Fraction] = {
        "sum": sum(exact, Fraction()),
        "difference": first - sum(rest, Fraction()),
        "product": prod(exact, start=Fraction(1)),
    }
    for op, expected in oracle.items():
        working = worked(op, *values, decimals=decimals)
        if working.problem:
            assert abs(expected) >= 10**50
            continue
        assert working.result == expected
        shown = working.formula.rpartition("= ")[2].replace(",", "").replace("−", "-")
        assert abs(Fraction(shown) - expected) <= Fraction(1, 2 * 10**decimals)


@given(numbers, numbers.filter(bool))
def test_ratio_share_and_change_are_exact(one: float, other: float) -> None:
    a, b = Fraction(str(one)), Fraction(str(other))
    assert worked("ratio", one, other).result == a / b
    assert worked("share", one, other).result == 100 * a / b
    assert worked("change", other, one).result == 100 * (a - b) / b


def test_a_figure_in_words_is_set_beside_the_result_without_a_verdict() -> None:
    figures = [figure("the majority", value=None, id="said")]
    working = worked("share", 3, 4, equals="said", figures=figures)
    assert (working.agrees, working.problem) == (None, None)
    assert working.formula == "3 / 4 = 75%; printed the majority"


@pytest.mark.parametrize(
    ("op", "of", "code"),
    [
        ("sum", ["nobody", 1], "unknown-figure"),
        ("sum", ["words", 1], "figure-without-value"),
        ("ratio", [1, 0], "division-by-zero"),
        ("share", [1, 0.0], "division-by-zero"),
        ("change", [0, 5], "division-by-zero"),
        ("sum", [1], "wrong-number-of-terms"),
        ("sum", [], "wrong-number-of-terms"),
        ("share", [1, 2, 3], "wrong-number-of-terms"),
        ("sum", [1.0] * 2000, "wrong-number-of-terms"),
        ("sum", [float("inf"), 1], "number-out-of-range"),
        ("sum", [float("nan"), 1], "number-out-of-range"),
        ("sum", [10**5000, 1], "number-out-of-range"),
        ("product", [1e40, 1e40], "number-out-of-range"),
    ],
)
def test_what_cannot_be_worked_is_a_problem_with_its_place(
    op: str, of: list[str | float], code: str
) -> None:
    working = worked(op, *of, figures=[count("words", None)])
    assert working.result is None
    assert working.rounded is None
    assert working.problem is not None
    assert (working.problem.code, bool(working.problem.cure)) == (code, True)
    assert working.problem.path.startswith("calculations[calculation].of")


def test_decimals_beyond_reason_are_a_problem() -> None:
    problem = worked("sum", 1, 2, decimals=10**9).problem
    assert problem is not None
    assert problem.path == "calculations[calculation].decimals"


def test_an_unknown_printed_figure_leaves_the_working_and_names_itself() -> None:
    working = worked("sum", 1, 2, equals="nobody")
    assert working.rounded == 3
    assert working.agrees is None
    assert working.problem is not None
    assert working.problem.path == "calculations[calculation].equals"


def test_what_is_printed_cannot_act_on_a_terminal() -> None:
    figures = [percent("said", 3, text="3\x1b[2J%")]
    working = worked("share", 3, 100, equals="said", figures=figures)
    assert "\x1b" not in working.formula + working.sentence
