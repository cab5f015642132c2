"""Comparisons and calculations that the figures of today no longer bear out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.breaches import compared, printed, stating, told_of, worked
from tests.support.build import comparison, span

from probtimeline.audit.checks import audit
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.records import Figure

HIGH, LOW, SAME = printed("high"), printed("low", 60, "60%"), printed("same")
ELSEWHERE = printed("elsewhere", population="prisons")


def codes(told: Chronicle) -> list[str]:
    return [problem.code for problem in audit(told, {}).evidence]


@pytest.mark.parametrize(
    ("figures", "verdict"),
    [
        ([HIGH, LOW], "agree"),
        ([HIGH, ELSEWHERE, LOW], "agree"),
        ([HIGH, SAME], "conflict"),
    ],
)
def test_a_verdict_that_its_figures_contradict_is_told(figures: list[Figure], verdict: str) -> None:
    assert codes(compared(*figures, verdict=verdict)) == ["stale-verdict"]


@pytest.mark.parametrize(
    ("figures", "verdict"),
    [
        ([HIGH, SAME], "agree"),
        ([HIGH, LOW], "conflict"),
        ([HIGH, LOW], "unresolved"),
        ([HIGH, LOW], "not-comparable"),
        ([HIGH, SAME, ELSEWHERE], "conflict"),
        ([HIGH, SAME, printed("other", 10, "10", measure="n")], "conflict"),
        ([HIGH, replace(LOW, population="")], "agree"),
        ([HIGH, ELSEWHERE], "agree"),
    ],
)
def test_a_verdict_that_its_figures_do_not_settle_is_left_alone(
    figures: list[Figure], verdict: str
) -> None:
    assert codes(compared(*figures, verdict=verdict)) == []


def test_a_conflict_that_lies_in_an_event_is_left_alone() -> None:
    assert codes(compared(HIGH, SAME, verdict="conflict", events=["sound"])) == []


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("They say 75% and 60%, of one report's two editions.", []),
        ("They say 75% and 65%, of one report's two editions.", ["stale-verdict"]),
        ("They say 75% and 160%, of one report's two editions.", ["stale-verdict"]),
        ("Of one report's two editions.", ["stale-verdict"]),
    ],
)
def test_a_note_settles_a_verdict_while_it_names_the_figures_as_they_are_printed(
    note: str, told: list[str]
) -> None:
    assert codes(compared(HIGH, LOW, verdict="agree", note=note)) == told


@pytest.mark.parametrize(
    "beside",
    [
        replace(LOW, id="x", population="prisons"),
        replace(LOW, id="x", period=span("2012")),
        replace(LOW, id="x", unit="people"),
        replace(LOW, id="x", measure="n"),
        replace(LOW, id="x", population=""),
        replace(LOW, id="x"),
    ],
    ids=["population", "period", "unit", "measure", "not given", "the same statement again"],
)
def test_a_figure_of_something_else_may_be_left_out(beside: Figure) -> None:
    told = [code for code in codes(compared(HIGH, LOW, beside=[beside])) if code == "left-out"]
    assert told == []


def test_figures_left_out_are_named_and_many_are_not_listed() -> None:
    beside = [printed(f"late-{n}", n, f"{n}%") for n in range(1, 6)]
    (problem,) = audit(compared(HIGH, LOW, beside=beside), {}).evidence
    assert "leaves out late-1, late-2, late-3 and others" in problem.what


def test_a_figure_alike_in_other_spelling_is_found_and_one_without_an_id_is_named() -> None:
    bare = printed("", 70, "70%", population="Trusts", period="2013-01/2013-12")
    weighed = comparison(figures=["high", "low"])
    told = told_of(stating(HIGH, LOW), stating(bare, name="late"), comparisons=[weighed])
    (problem,) = audit(told, {}).evidence
    assert problem.code == "left-out"
    assert "late#0" in problem.what


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("The table prints 500 people.", []),
        ("The table prints 500 People, and why is not told.", []),
        ("The table prints 1500 people.", ["stale-note"]),
        ("The sum is of other years.", ["stale-note"]),
    ],
)
def test_a_note_explains_a_result_while_it_names_the_figure_as_it_is_printed(
    note: str, told: list[str]
) -> None:
    assert codes(worked(1, 2, equals="cohort", note=note)) == told


def test_a_note_on_a_result_that_agrees_need_not_name_it() -> None:
    assert codes(worked(250, 250, equals="cohort", note="Of two halves.")) == []
