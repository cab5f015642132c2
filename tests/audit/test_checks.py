from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest
from tests.support.build import (
    calculation,
    chronicle,
    comparison,
    event,
    figure,
    quote,
    source,
)

from probtimeline.audit.checks import CHECKS, Check, Report, audit
from probtimeline.audit.quotes import VerdictKind
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.problems import Level
from probtimeline.core.records import Event, Quote

TEXT = "The trust closed in June. " + "It had been open for years and nobody spoke of it. " * 5


def good(name: str = "good", *, quotes: Iterable[Quote] | None = None, date: str = "2013") -> Event:
    words = [quote("The trust closed")] if quotes is None else quotes
    return event(name, date, quotes=words, summary="It closed.")


def reported(told: Chronicle, texts: Mapping[str, str] | None = None) -> dict[str, list[str]]:
    """The paths of what was found, by code."""
    found: dict[str, list[str]] = {}
    for problem in audit(told, texts or {}).problems:
        found.setdefault(problem.code, []).append(problem.path)
    return found


def with_figures(*figures: tuple[str, float | None, str]) -> Event:
    made = [figure(name, value=value, unit=unit, id=name) for name, value, unit in figures]
    return good(quotes=[quote("The trust closed", *made)])


FEW = with_figures(("cohort", 500, "people"), ("rate", 5, "percent"), ("silent", None, ""))

BREACHES: dict[str, tuple[Chronicle, str]] = {
    "unknown-source": (
        Chronicle.of([good(quotes=[quote(source="nowhere")])]),
        "events[good].quotes[0].source",
    ),
    "unknown-event": (
        chronicle(event("a", summary="s", quotes=[quote()], related=["b"])),
        "events[a].related[0].event",
    ),
    "unknown-figure": (
        chronicle(good(), calculations=[calculation("sum", [1, "nobody"])]),
        "calculations[calculation].of[1]",
    ),
    "duplicate-id": (chronicle(good("twin"), good("twin")), "events[twin]"),
    "no-quote": (chronicle(event("bare", summary="s")), "events[bare]"),
    "no-summary": (chronicle(event("bare", quotes=[quote()])), "events[bare]"),
    "quote-absent": (
        chronicle(good(quotes=[quote("The trust opened in May")])),
        "events[good].quotes[0].text",
    ),
    "quote-elsewhere": (
        chronicle(good(quotes=[quote("The trust closed", source="other")])),
        "events[good].quotes[0].text",
    ),
    "long-quote": (
        chronicle(good(quotes=[quote("word " * 41, source="unattached")])),
        "events[good].quotes[0].text",
    ),
    "quoted-too-much": (
        chronicle(good(quotes=[quote(TEXT[: len(TEXT) // 3 + 1])])),
        "sources[report]",
    ),
    "comparison-of-one": (
        chronicle(good(), comparisons=[comparison(events=["good"])]),
        "comparisons[comparison]",
    ),
    "not-worked": (
        chronicle(FEW, calculations=[calculation("ratio", ["cohort", "silent"])]),
        "calculations[calculation].of[1]",
    ),
    "disagreement": (
        chronicle(FEW, calculations=[calculation("sum", [1, 2], equals="cohort")]),
        "calculations[calculation]",
    ),
    "after-sources": (chronicle(good(date="2014-03")), "events[good].date"),
    "read-early": (
        chronicle(good(), sources=[source("report", accessed="2014-02-20")]),
        "sources[report].accessed",
    ),
    "finer-date": (
        chronicle(
            event("a", "2013-02-01", quotes=[quote()], summary="s", date_text="in February 2013")
        ),
        "events[a].date",
    ),
}
TEXTS = {"report": TEXT, "other": "Nothing to do with it."}


def texts_for(code: str) -> Mapping[str, str]:
    return TEXTS if code.startswith("quote") else {}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_each_rule_finds_its_breach_at_its_place_and_no_other_does(check: Check) -> None:
    told, path = BREACHES[check.code]
    assert reported(told, texts_for(check.code)) == {check.code: [path]}


@pytest.mark.parametrize("code", BREACHES)
def test_every_breach_says_how_to_mend_it(code: str) -> None:
    told, _ = BREACHES[code]
    (problem,) = audit(told, texts_for(code)).problems
    assert problem.what
    assert problem.cure.endswith(".")


def test_a_sound_chronicle_has_no_problem() -> None:
    told = chronicle(
        FEW,
        good("other", date="2012-05"),
        comparisons=[comparison(figures=["cohort"], events=["good"])],
        calculations=[
            calculation("product", ["cohort", "rate"]),
            calculation("sum", [1, 2], equals="cohort", id="explained", note="They differ."),
        ],
    )
    report = audit(told, TEXTS)
    assert report.problems == ()
    assert report.is_clean(strict=True)


def test_figures_that_share_an_id_are_told_wherever_they_stand() -> None:
    twins = [figure(id="same"), figure(id="same")]
    told = chronicle(good(quotes=[quote("The trust closed", *twins)]))
    assert reported(told) == {"duplicate-id": ["figures[same]"]}


def test_quotes_that_overlap_are_counted_once_in_the_share_of_a_source() -> None:
    half = TEXT[: len(TEXT) // 4]
    told = chronicle(good(quotes=[quote(half), quote(half[5:]), quote(half[:-5])]))
    assert "quoted-too-much" not in reported(told, TEXTS)


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
    told = chronicle(
        event(date=date, status=status, quotes=[quote()], summary="s"),
        sources=[source("report", published=published)],
    )
    assert reported(told) == {}


@pytest.mark.parametrize(
    ("date", "words", "note"),
    [
        ("2013-02", "February 2013", ""),
        ("2013", "2013", ""),
        ("2013-02-01", "in February 2013", "The first, as the minutes say."),
        ("2013-02-01", "last Friday", ""),
        ("2013-02-01", "1 February 2013", ""),
        ("2013~", "2013", ""),
    ],
)
def test_a_date_as_fine_as_its_words_or_explained_is_left_alone(
    date: str, words: str, note: str
) -> None:
    made = event(date=date, date_text=words, date_note=note, quotes=[quote()], summary="s")
    assert reported(chronicle(made)) == {}


def test_a_report_counts_verdicts_by_source_and_sources_by_event() -> None:
    told = chronicle(
        good("both", quotes=[quote("The trust closed"), quote("Nothing", source="other")]),
        good("one", quotes=[quote("THE TRUST closed"), quote("The trust closed")]),
        event("none"),
    )
    report = audit(told, {"report": TEXT})
    assert report.verdicts == {
        "report": {VerdictKind.EXACT: 1, VerdictKind.NORMALISED: 1},
        "other": {VerdictKind.UNCHECKED: 1},
    }
    evidence = report.evidence
    assert (evidence.without_source, evidence.one_source, evidence.several_sources) == (1, 1, 1)
    assert (evidence.events, evidence.quotes, evidence.figures) == (3, 4, 0)


def test_one_source_only_is_evidence_and_not_a_warning() -> None:
    report = audit(chronicle(good()), {})
    assert report.problems == ()
    assert report.evidence.one_source == 1


def test_warnings_spoil_only_a_strict_report() -> None:
    warned: Report = audit(BREACHES["no-quote"][0], {})
    failed: Report = audit(BREACHES["duplicate-id"][0], {})
    assert warned.is_clean()
    assert not warned.is_clean(strict=True)
    assert not failed.is_clean()
    assert {problem.level for problem in failed.problems} == {Level.ERROR}
