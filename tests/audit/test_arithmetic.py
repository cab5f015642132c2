from __future__ import annotations

from fractions import Fraction
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import figure
from tests.support.workings import count, percent, worked


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


@pytest.mark.parametrize(
    ("of", "rounded"), [((0.5, 0), 1), ((2.5, 0), 3), ((0, 2.5), -3), ((1.005, 0.01), 1)]
)
def test_halves_are_rounded_away_from_nought(of: tuple[float, float], rounded: int) -> None:
    assert worked("difference", *of).rounded == rounded


def test_decimal_numbers_count_as_their_digits_say() -> None:
    working = worked("sum", 0.1, 0.2, decimals=1)
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
        _, sign, shown = working.formula.rpartition(" ≈ ")
        shown = shown.rpartition(" = ")[2].replace(",", "").replace("−", "-")
        assert abs(Fraction(shown) - expected) <= Fraction(1, 2 * 10**decimals)
        assert bool(sign) is (Fraction(shown) != expected)


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
