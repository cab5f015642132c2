"""The audit of a whole chronology: every rule, and what all of them found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from probtimeline.audit.arithmetic import Working, work
from probtimeline.audit.quotes import VerdictKind, check_quotes
from probtimeline.audit.quoting import (
    absent_quotes,
    events_without_quote,
    events_without_summary,
    long_quotes,
    misplaced_quotes,
    sources_quoted_too_much,
)
from probtimeline.audit.references import (
    duplicate_ids,
    unknown_events,
    unknown_figures,
    unknown_sources,
)
from probtimeline.audit.subject import Finding, Subject
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.problems import Level, Problem
from probtimeline.core.records import Status
from probtimeline.core.span import Reading, Span
from probtimeline.dates.read import read_date


@dataclass(frozen=True, slots=True)
class Check:
    """One rule: its slug, how much a breach matters, what it asks, and the function that looks."""

    code: str
    level: Level
    what: str
    run: Callable[[Subject], Iterable[Finding]]

    def problems(self, subject: Subject) -> Iterator[Problem]:
        """The breaches of this rule as problems."""
        for found in self.run(subject):
            yield Problem(self.level, self.code, found.what, found.cure, found.path)


@dataclass(frozen=True, slots=True)
class Evidence:
    """On how much the events rest: how many have no source, one, or several."""

    events: int
    without_source: int
    one_source: int
    several_sources: int
    quotes: int
    figures: int


@dataclass(frozen=True, slots=True)
class Report:
    """What the audit found.

    `verdicts` counts the passages of each source by verdict; `workings` are by calculation id.
    """

    problems: tuple[Problem, ...]
    verdicts: Mapping[str, Mapping[VerdictKind, int]]
    workings: Mapping[str, Working]
    evidence: Evidence

    def is_clean(self, strict: bool = False) -> bool:
        """Whether there is no error; when strict, no warning either."""
        return not any(strict or problem.is_error for problem in self.problems)


def audit(chronicle: Chronicle, texts: Mapping[str, str]) -> Report:
    """Put every rule to the chronicle, with the texts of its sources that are attached."""
    verdicts = check_quotes(chronicle, texts)
    workings = tuple(work(calculation, chronicle) for calculation in chronicle.calculations)
    subject = Subject(chronicle, texts, verdicts, workings)
    counts: dict[str, Counter[VerdictKind]] = {source: Counter() for source in chronicle.sources}
    for (source_id, _), verdict in verdicts.items():
        counts.setdefault(source_id, Counter())[verdict.kind] += 1
    return Report(
        problems=tuple(problem for check in CHECKS for problem in check.problems(subject)),
        verdicts=counts,
        workings={
            calculation.id: working
            for calculation, working in zip(chronicle.calculations, workings, strict=True)
        },
        evidence=_evidence(chronicle),
    )


def _evidence(chronicle: Chronicle) -> Evidence:
    sources = Counter(min(len(event.sources), 2) for event in chronicle.events)
    return Evidence(
        events=len(chronicle.events),
        without_source=sources[0],
        one_source=sources[1],
        several_sources=sources[2],
        quotes=sum(len(event.quotes) for event in chronicle.events),
        figures=len(chronicle.figures),
    )


def small_comparisons(subject: Subject) -> Iterator[Finding]:
    """Comparisons that have nothing to compare."""
    for comparison in subject.chronicle.comparisons:
        members = len(set(comparison.figures)) + len(set(comparison.events))
        if members < 2:
            yield Finding(
                f"the comparison has {'one member' if members else 'no member'}",
                "Name two or more figures or events.",
                f"comparisons[{comparison.id}]",
            )


def unworked_calculations(subject: Subject) -> Iterator[Finding]:
    """Calculations that cannot be worked out, for another reason than an unknown figure."""
    for working in subject.workings:
        problem = working.problem
        if problem and problem.code != "unknown-figure":
            yield Finding(problem.what, problem.cure, problem.path)


def unexplained_disagreements(subject: Subject) -> Iterator[Finding]:
    """Calculations that do not come to what is printed, and say nothing about it."""
    calculations = subject.chronicle.calculations
    for calculation, working in zip(calculations, subject.workings, strict=True):
        if working.agrees is False and not calculation.note.strip():
            yield Finding(
                f"the calculation does not come to what is printed: {working.formula}",
                "Correct the figures, or say in its note why they differ.",
                f"calculations[{calculation.id}]",
            )


def events_after_their_sources(subject: Subject) -> Iterator[Finding]:
    """Events told as past that lie after the publication of everything they rest on."""
    sources = subject.chronicle.sources
    for event in subject.chronicle.events:
        known = [sources[source_id] for source_id in event.sources if source_id in sources]
        latest = [_last_sure_day(source.published) for source in known]
        begins = event.date.earliest
        if event.status is not Status.HAPPENED or not latest or begins is None:
            continue
        sure = not (event.date.approximate or event.date.uncertain)
        if sure and all(day is not None and begins > day for day in latest):
            yield Finding(
                f"the event ({event.date.text}) comes after its sources were published",
                'Correct the date, or give it the status "planned" or "claimed".',
                f"events[{event.id}].date",
            )


def _last_sure_day(published: Span | None) -> int | None:
    if published is None or published.approximate or published.uncertain:
        return None
    return published.latest


def sources_read_too_early(subject: Subject) -> Iterator[Finding]:
    """Sources that were read before they were published."""
    for source in subject.chronicle.sources.values():
        read, published = _last_sure_day(source.accessed), source.published
        if read is None or published is None or published.approximate or published.uncertain:
            continue
        if published.earliest is not None and read < published.earliest:
            yield Finding(
                "the source was read before it was published",
                "Correct one of the two dates.",
                f"sources[{source.id}].accessed",
            )


_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_YEAR_OR_MONTH = re.compile(rf"(?:in |during )?((?:(?:{_MONTHS}) )?\d{{4}})", re.IGNORECASE)


def dates_finer_than_their_words(subject: Subject) -> Iterator[Finding]:
    """Dates inside the year or month that their words name, without a note that says why."""
    for event in subject.chronicle.events:
        words = _YEAR_OR_MONTH.fullmatch(event.date_text.strip())
        if not words or event.date_note.strip():
            continue
        reading = read_date(words.group(1))
        if isinstance(reading, Reading) and _is_strictly_inside(event.date, reading.span):
            yield Finding(
                f"the date ({event.date.text}) is more precise than its words "
                f"({reading.span.text})",
                f'Write "{reading.span.edtf}", or say in date_note how it was read.',
                f"events[{event.id}].date",
            )


def _is_strictly_inside(inner: Span, outer: Span) -> bool:
    (first, last), (low, high) = inner.sort_key, outer.sort_key
    return low <= first and last <= high and (first, last) != (low, high)


_ERROR, _WARNING = Level.ERROR, Level.WARNING

CHECKS: tuple[Check, ...] = (
    Check("unknown-source", _ERROR, "quotes name a known source", unknown_sources),
    Check("unknown-event", _ERROR, "links and comparisons name known events", unknown_events),
    Check("unknown-figure", _ERROR, "calculations name known figures", unknown_figures),
    Check("duplicate-id", _ERROR, "an id names one record of its kind", duplicate_ids),
    Check("no-quote", _WARNING, "an event has a quote", events_without_quote),
    Check("no-summary", _WARNING, "an event has a summary", events_without_summary),
    Check("quote-absent", _WARNING, "a quote stands in its text", absent_quotes),
    Check("quote-elsewhere", _WARNING, "a quote names its own source", misplaced_quotes),
    Check("long-quote", _WARNING, "a quote has forty words or fewer", long_quotes),
    Check("quoted-too-much", _WARNING, "less than a third is quoted", sources_quoted_too_much),
    Check("comparison-of-one", _WARNING, "a comparison has two members", small_comparisons),
    Check("not-worked", _WARNING, "a calculation can be worked out", unworked_calculations),
    Check("disagreement", _WARNING, "a result that differs has a note", unexplained_disagreements),
    Check(
        "after-sources", _WARNING, "what happened was published later", events_after_their_sources
    ),
    Check("read-early", _WARNING, "a source is read once published", sources_read_too_early),
    Check(
        "finer-date", _WARNING, "a date is no finer than its words", dates_finer_than_their_words
    ),
)
