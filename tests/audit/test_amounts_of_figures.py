"""How the number of a figure is told: one style for all, its hedge a word or a sign of its own."""

from __future__ import annotations

import pytest
from tests.support.build import figure

from probtimeline.audit.saying import (
    HEDGES,
    OPEN,
    SOFT,
    amount_of,
    is_change,
    is_share,
    leaves_unsaid,
)
from probtimeline.core.records import Qualifier


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "words", "signs"),
    [
        (5_000_000, "GBP", None, "£5m", "£5m"),
        (5_000_000, "USD", "more than", "more than $5m", ">$5m"),
        (450_000_000, "GBP", "almost", "almost £450m", "≲£450m"),
        (50, "percent", "almost", "almost 50%", "≲50%"),
        (1, "deaths-in-custody", None, "1 death in custody", "1 death in custody"),
        (None, "people", "almost", "", ""),
        (10**61, "people", "about", f"about {10**61:,} people", f"~{10**61:,} people"),
    ],
)
def test_an_amount_has_one_style(
    value: float | None, unit: str, qualifier: str | None, words: str, signs: str
) -> None:
    told = figure("x", value=value, unit=unit, qualifier=qualifier)
    assert amount_of(told) == words
    assert amount_of(told, signs=True) == signs


def test_every_hedge_has_a_sign_of_its_own() -> None:
    assert set(HEDGES) == set(Qualifier)
    assert len({hedge.sign for hedge in HEDGES.values()}) == len(Qualifier)
    assert not OPEN & SOFT
    assert set(Qualifier) - OPEN - SOFT == {Qualifier.ABOUT}


@pytest.mark.parametrize(
    ("text", "value", "unit", "unsaid"),
    [
        ("225", 225, "people", False),
        ("in 2,225 cases", 225, "people", True),
        ("225.5", 225, "people", True),
        ("£3.7bn", 3_700_000_000, "GBP", False),
        ("£3,700,000,000", 3_700_000_000, "GBP", False),
        ("a decade", 10, "years", True),
        ("nearly all", None, "", False),
    ],
)
def test_a_figure_as_printed_may_leave_its_number_unsaid(
    text: str, value: float | None, unit: str, unsaid: bool
) -> None:
    assert leaves_unsaid(figure(text, value=value, unit=unit)) is unsaid


def test_a_rise_is_no_share() -> None:
    rise = figure(value=20, measure="crime-change")
    assert is_change(rise)
    assert not is_share(rise)
    assert is_share(figure(value=20, measure="crime"))
