from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.workings import count, money, percent, worked

from probtimeline.audit.terms import Bound


@pytest.mark.parametrize(
    ("op", "left", "right", "bound", "shown"),
    [
        ("share", "more than", None, Bound.MORE, "(>150,000) / 248,146 > 60.4%"),
        ("share", "at least", "less than", Bound.MORE, "(≥150,000) / (<248,146) > 60.4%"),
        ("share", None, "more than", Bound.LESS, "150,000 / (>248,146) < 60.5%"),
        ("share", "more than", "more than", Bound.ABOUT, "(>150,000) / (>248,146) ≈ 60.4%"),
        ("share", "almost", None, Bound.ABOUT, "~150,000 / 248,146 ≈ 60.4%"),
        ("difference", None, "up to", Bound.AT_LEAST, "150,000 − (≤248,146) ≥ −98,146.0 people"),
        ("sum", "up to", "less than", Bound.LESS, "(≤150,000) + (<248,146) < 398,146.0 people"),
        (
            "change",
            "more than",
            None,
            Bound.LESS,
            "(248,146 − (>150,000)) / (>150,000) < 65.5%",
        ),
        ("change", "about", "more than", Bound.ABOUT, "(>248,146 − ~150,000) / ~150,000 ≈ 65.4%"),
        ("change", None, "at least", Bound.AT_LEAST, "(≥248,146 − 150,000) / 150,000 ≥ 65.4%"),
    ],
)
def test_a_hedge_is_carried_where_it_holds_and_the_rounding_keeps_it_true(
    op: str, left: str | None, right: str | None, bound: Bound, shown: str
) -> None:
    figures = [count("left", 150_000, left), count("right", 248_146, right)]
    working = worked(op, "left", "right", decimals=1, figures=figures)
    assert working.bound is bound
    assert working.formula == shown


def test_a_bound_on_a_number_below_nought_is_only_about() -> None:
    figures = [count("loss", -5, "more than"), count("all", 10)]
    assert worked("share", "loss", "all", figures=figures).bound is Bound.ABOUT


@given(
    st.sampled_from(["sum", "difference", "product", "ratio", "share", "change"]),
    st.tuples(*[st.integers(1, 1000)] * 2),
    st.tuples(*[st.sampled_from([None, "more than", "at least", "less than", "up to"])] * 2),
    st.tuples(*[st.integers(1, 1000)] * 2),
)
def test_no_values_the_hedges_allow_lie_on_the_wrong_side_of_a_bound(
    op: str,
    stated: tuple[int, int],
    hedges: tuple[str | None, str | None],
    true: tuple[int, int],
) -> None:
    def allowed(value: int, hedge: str | None, real: int) -> int:
        match hedge:
            case "more than" | "at least":
                return value + real
            case "less than" | "up to":
                return max(value - real, 1)
        return value

    named = zip(("a", "b"), stated, hedges, strict=True)
    figures = [count(name, value, hedge) for name, value, hedge in named]
    working = worked(op, "a", "b", figures=figures)
    real = [allowed(*each) for each in zip(stated, hedges, true, strict=True)]
    result = worked(op, *real).result
    assert working.result is not None
    assert result is not None
    if working.bound.is_lower:
        assert result >= working.result
    elif working.bound.is_upper:
        assert result <= working.result
    else:
        assert working.bound is Bound.ABOUT or hedges == (None, None)


@pytest.mark.parametrize(
    ("value", "qualifier", "agrees"),
    [
        (26.4, None, True),
        (26.5, None, False),
        (20, "more than", True),
        (30, "more than", False),
        (26.4, "at least", True),
        (30, "less than", True),
        (26, "up to", False),
        (26, "about", True),
        (30, "about", False),
        (26, "almost", False),
        (27, "almost", True),
        (30, "almost", False),
    ],
)
def test_a_hedge_in_print_is_agreed_with_when_both_can_be_true(
    value: float, qualifier: str | None, agrees: bool
) -> None:
    figures = [percent("said", value, qualifier)]
    working = worked("change", 409, 517, equals="said", decimals=1, figures=figures)
    assert working.agrees is agrees
    if qualifier:
        assert working.formula.endswith("consistent" if agrees else "does not agree")


def test_exactly_twenty_is_not_more_than_twenty() -> None:
    figures = [percent("said", 20, "more than", "more than 20%")]
    assert worked("share", 20, 100, equals="said", figures=figures).agrees is False


def test_about_a_round_number_reaches_half_its_last_figure_and_at_most_a_tenth() -> None:
    figures = [count("said", 150_000, "about"), count("hundred", 100, "about")]
    assert worked("sum", 148_000, 0, equals="said", figures=figures).agrees is True
    assert worked("sum", 144_000, 0, equals="said", figures=figures).agrees is False
    assert worked("sum", 91, 0, equals="hundred", figures=figures).agrees is True
    assert worked("sum", 60, 0, equals="hundred", figures=figures).agrees is False


@pytest.mark.parametrize("text", ["£3.7bn", "£3.7 billion", "some £3,700m"])
def test_the_decimals_of_a_figure_in_billions_are_those_printed(text: str) -> None:
    figures = [money("said", 3_700_000_000, text)]
    near = worked("sum", 3_000_000_000, 700_400_000, equals="said", decimals=0, figures=figures)
    far = worked("sum", 3_000_000_000, 760_000_000, equals="said", decimals=0, figures=figures)
    assert (near.agrees, far.agrees) == (True, False)
    assert near.sentence.endswith(f"together make £3.7bn; the source says {text}")


HEDGES = st.sampled_from([None, "more than", "at least", "less than", "up to", "about", "almost"])


@given(
    st.sampled_from(["sum", "difference", "product", "ratio", "share", "change"]),
    st.tuples(*[st.integers(1, 2100)] * 2),
    st.tuples(*[HEDGES] * 2),
    st.tuples(*[st.sampled_from(["", "people", "percent", "GBP", "years", "GBP per year"])] * 2),
    st.integers(-3, 3),
)
def test_hedges_never_meet(
    op: str,
    values: tuple[int, int],
    hedges: tuple[str | None, str | None],
    units: tuple[str, str],
    decimals: int,
) -> None:
    named = zip(("a", "b"), values, hedges, units, strict=True)
    figures = [count(*each) for each in named]
    working = worked(op, "a", "b", decimals=decimals, figures=figures)
    hedge = r"(?:more than|fewer than|less than|at least|up to|about|almost)"
    assert not re.search(rf"\b{hedge} {hedge}\b", working.sentence)
    # "About 67% less than" is plain English; a bound there would meet the comparison's "than".
    bound = r"(?:more than|fewer than|less than|at least|up to)"
    assert not re.search(
        rf"{bound} \S+(?: people| years)? (?:more|less|fewer) than", working.sentence
    )
    assert len(re.findall(r" [=≈<>≤≥] ", working.formula)) == 1
    assert "  " not in working.sentence + working.formula
