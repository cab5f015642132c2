"""The audit of a whole chronology: every rule, and what all of them found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from probtimeline.audit.arithmetic import Working, work
from probtimeline.audit.dating import (
    dates_finer_than_their_words,
    dates_surer_than_their_words,
    events_after_their_sources,
    read_again,
    sources_read_too_early,
)
from probtimeline.audit.evidence import (
    events_on_one_source,
    events_without_quote,
    events_without_summary,
    figures_without_measure,
    figures_without_period,
    figures_without_unit,
    sources_without_date,
    sources_without_url,
)
from probtimeline.audit.quotes import VerdictKind, check_quotes
from probtimeline.audit.quoting import (
    absent_quotes,
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
from probtimeline.audit.resting import Resting, Support, resting, support
from probtimeline.audit.subject import Finding, Subject
from probtimeline.audit.weighing import (
    figures_left_out,
    small_comparisons,
    stale_notes,
    stale_verdicts,
    unexplained_disagreements,
    unworked_calculations,
)
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.problems import Level, Problem


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
class Report:
    """What the audit found.

    `problems` are errors and warnings; `evidence` is what is told and blamed on nobody. `verdicts`
    counts the passages of each source by verdict; `workings` are by calculation id; `sources` has
    what rests on each source of the chronicle.
    """

    problems: tuple[Problem, ...]
    evidence: tuple[Problem, ...]
    verdicts: Mapping[str, Mapping[VerdictKind, int]]
    workings: Mapping[str, Working]
    support: Support
    sources: tuple[Resting, ...]


def audit(chronicle: Chronicle, texts: Mapping[str, str]) -> Report:
    """Put every rule to the chronicle, with the texts of its sources that are attached."""
    verdicts = check_quotes(chronicle, texts)
    workings = tuple(work(calculation, chronicle) for calculation in chronicle.calculations)
    subject = Subject(chronicle, texts, verdicts, workings, read_again(chronicle))
    counts: dict[str, Counter[VerdictKind]] = {source: Counter() for source in chronicle.sources}
    for (source_id, _), verdict in verdicts.items():
        counts.setdefault(source_id, Counter())[verdict.kind] += 1
    found = tuple(problem for check in CHECKS for problem in check.problems(subject))
    return Report(
        problems=tuple(each for each in found if each.level is not Level.EVIDENCE),
        evidence=tuple(each for each in found if each.level is Level.EVIDENCE),
        verdicts=counts,
        workings={
            calculation.id: working
            for calculation, working in zip(chronicle.calculations, workings, strict=True)
        },
        support=support(chronicle),
        sources=resting(chronicle, texts, counts),
    )


_ERROR, _WARNING, _EVIDENCE = Level.ERROR, Level.WARNING, Level.EVIDENCE

CHECKS: tuple[Check, ...] = (
    Check("unknown-source", _ERROR, "a quote names a known source", unknown_sources),
    Check("unknown-event", _ERROR, "links and comparisons name known events", unknown_events),
    Check(
        "unknown-figure", _ERROR, "comparisons, calculations name known figures", unknown_figures
    ),
    Check("duplicate-id", _ERROR, "an id names one record of its kind", duplicate_ids),
    Check("quote-absent", _WARNING, "a quote stands in its attached text", absent_quotes),
    Check("quote-elsewhere", _WARNING, "a quote names its own source", misplaced_quotes),
    Check("long-quote", _WARNING, "a quote has forty words or fewer", long_quotes),
    Check(
        "quoted-too-much",
        _WARNING,
        "less than a third of a text is quoted",
        sources_quoted_too_much,
    ),
    Check("comparison-of-one", _WARNING, "a comparison has two members", small_comparisons),
    Check("not-worked", _WARNING, "a calculation can be worked out", unworked_calculations),
    Check("disagreement", _WARNING, "a result that differs has a note", unexplained_disagreements),
    Check(
        "after-sources",
        _WARNING,
        "what happened is no later than its sources",
        events_after_their_sources,
    ),
    Check("read-early", _WARNING, "a source is read once published", sources_read_too_early),
    Check("no-quote", _EVIDENCE, "an event has a quote, and so a source", events_without_quote),
    Check("one-source", _EVIDENCE, "an event rests on two sources", events_on_one_source),
    Check("no-summary", _EVIDENCE, "an event has a summary", events_without_summary),
    Check(
        "finer-date", _EVIDENCE, "a date is no finer than its words", dates_finer_than_their_words
    ),
    Check(
        "surer-date", _EVIDENCE, "a date is no surer than its words", dates_surer_than_their_words
    ),
    Check("no-unit", _EVIDENCE, "a figure with a value has a unit", figures_without_unit),
    Check("no-period", _EVIDENCE, "a figure has a period", figures_without_period),
    Check("no-measure", _EVIDENCE, "a figure has a measure", figures_without_measure),
    Check(
        "no-publication-date", _EVIDENCE, "a source has a publication date", sources_without_date
    ),
    Check("no-url", _EVIDENCE, "a source has an address", sources_without_url),
    Check("stale-verdict", _EVIDENCE, "a verdict is borne out by its figures", stale_verdicts),
    Check("left-out", _EVIDENCE, "a comparison has every figure alike", figures_left_out),
    Check("stale-note", _EVIDENCE, "a note names the printed figure it explains", stale_notes),
)
