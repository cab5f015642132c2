"""Every rule of the audit: what breaks it, what does not, and at which level it is told."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.support.breaches import BREACHES, TEXT, TEXTS, said, sound, texts_for, told_of
from tests.support.build import chronicle, event, figure, quote, source

from probtimeline.audit.checks import CHECKS, Check, audit
from probtimeline.audit.quotes import VerdictKind
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.problems import Level, Problem

EVIDENCE = [check.code for check in CHECKS if check.level is Level.EVIDENCE]


def told(of: Chronicle, texts: Mapping[str, str] | None = None) -> tuple[Problem, ...]:
    report = audit(of, texts or {})
    return (*report.problems, *report.evidence)


def reported(of: Chronicle, texts: Mapping[str, str] | None = None) -> dict[str, list[str]]:
    """The paths of what was found, by code."""
    found: dict[str, list[str]] = {}
    for problem in told(of, texts):
        found.setdefault(problem.code, []).append(problem.path)
    return found


def test_every_rule_has_a_breach_and_no_code_stands_for_two() -> None:
    codes = [check.code for check in CHECKS]
    assert sorted(codes) == sorted(BREACHES)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_each_rule_finds_its_breach_at_its_place_and_no_other_does(check: Check) -> None:
    breach, path, _ = BREACHES[check.code]
    (problem,) = told(breach, texts_for(check.code))
    assert (problem.code, problem.level, problem.path) == (check.code, check.level, path)
    assert problem.what
    assert problem.cure.endswith(".")


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_what_is_like_a_breach_and_sound_is_left_alone(check: Check) -> None:
    *_, like = BREACHES[check.code]
    assert reported(like, texts_for(check.code)) == {}


def test_figures_that_share_an_id_are_told_wherever_they_stand() -> None:
    twins = [figure(id="same", measure="m", period="2013")] * 2
    assert reported(told_of(sound(quotes=[quote("The trust closed", *twins)]))) == {
        "duplicate-id": ["figures[same]"]
    }


def test_quotes_that_overlap_are_counted_once_in_the_share_of_a_source() -> None:
    half = TEXT[: len(TEXT) // 4]
    overlapping = told_of(sound(quotes=[quote(half), quote(half[5:]), quote(half[:-5])]))
    assert reported(overlapping, TEXTS) == {}


@pytest.mark.parametrize(
    ("date", "published", "status"),
    [
        ("2014-03~", "2014-02-21", "happened"),
        ("2014-03", "2014-02-21~", "happened"),
        ("2014-03", "2014", "happened"),
        ("2014-03", "", "happened"),
        ("2014-03", "2014-02-21", "planned"),
        ("2014-02", "2014-02-21", "happened"),
    ],
)
def test_an_event_is_called_later_than_its_sources_only_when_that_is_sure(
    date: str, published: str, status: str
) -> None:
    made = chronicle(
        event(date=date, status=status, quotes=[quote()], summary="s"),
        sources=[source("report", published=published)],
    )
    assert "after-sources" not in reported(made)


def test_a_report_counts_verdicts_by_source_and_sources_by_event() -> None:
    made = chronicle(
        event("both", quotes=[quote("The trust closed"), quote("Nothing", source="other")]),
        event("one", quotes=[quote("THE TRUST closed"), quote("The trust closed", figure())]),
        event("none"),
        sources=[source("unused")],
    )
    report = audit(made, {"report": TEXT})
    assert report.verdicts == {
        "report": {VerdictKind.EXACT: 1, VerdictKind.NORMALISED: 1},
        "other": {VerdictKind.UNCHECKED: 1},
        "unused": {},
    }
    support = report.support
    assert (support.without_source, support.one_source, support.several_sources) == (1, 1, 1)
    assert (support.events, support.quotes, support.figures) == (3, 4, 1)
    assert {
        each.source.id: (each.events, each.quotes, each.figures, each.is_attached)
        for each in report.sources
    } == {"unused": (0, 0, 0, False), "report": (2, 3, 1, True), "other": (1, 1, 0, False)}


@pytest.mark.parametrize("code", EVIDENCE)
def test_evidence_is_no_problem(code: str) -> None:
    report = audit(BREACHES[code][0], {})
    assert report.evidence
    assert report.problems == ()


def test_words_of_an_event_without_a_quote_are_read_without_a_day_to_count_from() -> None:
    bare = event("bare", "2013-02-01", date_text="February 2013", summary="s")
    assert reported(told_of(bare)) == {
        "no-quote": ["events[bare]"],
        "finer-date": ["events[bare].date"],
    }


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2013-02", "February 2013"),
        ("2013", "2013"),
        ("2013-02-01", "1 February 2013"),
        ("2013~", "2013"),
        ("2013?", "c. 2013"),
        ("2013-12", "two months ago, or three"),
        ("2013-02-01", "on the day of the strike"),
        ("2013-02-01", "in February, or so they say"),
        ("2009-09/2012-11", "between September 2009 and November 2012"),
        ("2013", "last year"),
        ("2014-02-14", "last Friday"),
        ("2013-02-01", "last Friday"),
        ("2012", "last year"),
        ("2013-02-01", ""),
    ],
)
def test_a_date_as_fine_and_as_sure_as_its_words_is_left_alone(date: str, words: str) -> None:
    assert reported(said(words, date)) == {}


@pytest.mark.parametrize(
    ("date", "words", "told_as"),
    [
        ("2013-06", "last year", "finer-date"),
        ("2014-01-05", "last month", "finer-date"),
        ("2013-06-01", "in the summer of 2013", "finer-date"),
        ("2012", "by May 2013", "finer-date"),
        ("2013-06~", "about 2013", "finer-date"),
        ("2013-06", "about 2013", "finer-date"),
        ("2013-03", "circa March 2013", "surer-date"),
        ("2013", "probably 2013", "surer-date"),
    ],
)
def test_a_date_that_says_more_than_its_words_is_told(date: str, words: str, told_as: str) -> None:
    assert reported(said(words, date)) == {told_as: ["events[sound].date"]}


@pytest.mark.parametrize(
    ("date", "codes"), [("2012-06", ["finer-date"]), ("2012", []), ("2013", []), ("2005", [])]
)
def test_relative_words_are_held_against_every_source_that_may_have_said_them(
    date: str, codes: list[str]
) -> None:
    earlier = source("second", published="2013-02-21", url="https://example.org/second")
    made = told_of(sound(date=date, date_text="last year"), sources=[earlier])
    assert list(reported(made)) == codes


def test_a_source_of_an_approximate_day_makes_its_relative_dates_approximate() -> None:
    sources = [
        source(name, published="2014-02-21~", url="https://example.org/")
        for name in ("report", "second")
    ]
    made = told_of(sound(date="2013", date_text="last year"), sources=sources)
    (problem,) = told(made)
    assert problem.code == "surer-date"
    assert "“last year”: c. 2013, read from c. 21 Feb 2014" in problem.what
    assert '"2013~"' in problem.cure
