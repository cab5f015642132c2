"""How `check` shows what it found: as a page with tables, and as JSON."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from probtimeline.core.problems import Problem
from probtimeline.core.text import clean_line
from probtimeline.verbs.compare import working_record
from probtimeline.verbs.output import Column, Line, Output
from probtimeline.verbs.phrases import counted, tally
from probtimeline.verbs.sources import VERDICTS

if TYPE_CHECKING:
    from probtimeline.audit.arithmetic import Working
    from probtimeline.audit.checks import Report
    from probtimeline.audit.resting import Resting
    from probtimeline.core.chronicle import Chronicle

EVIDENCE = (
    Column("Evidence", width=20, style="cyan"),
    Column("Found", width=14, counts="finding"),
    Column("The rule asks", width=42),
    Column("Where"),
)
SOURCES = (
    Column("Source", width=28),
    Column("Events", width=12, counts="event"),
    Column("Quotes", width=12, counts="quote"),
    Column("Figures", width=12, counts="figure"),
    Column("Text", width=24),
)
NAMED = 3
"""Records named at most where a rule of evidence found many."""

_FIGURE = re.compile(r"events\[([^\[\]]+)\]\.quotes\[(\d+)\]\.figures\[(\d+)\]")
_RECORD = re.compile(r"\w+\[([^\[\]]+)\]")


class Audited(NamedTuple):
    """One chronology, what was found in it, and what of that makes the command fail."""

    chronicle: Chronicle
    report: Report
    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    evidence: tuple[Problem, ...]
    files: tuple[str, ...]
    is_strict: bool = False
    fail_on: tuple[str, ...] = ()
    in_full: bool = False

    @property
    def failures(self) -> dict[str, int]:
        """By code, how many of the problems found make the command fail: errors always do."""
        asked = (each for each in (*self.warnings, *self.evidence) if each.code in self.fail_on)
        failing = (*self.errors, *(self.warnings if self.is_strict else ()), *asked)
        return dict(Counter(each.code for each in dict.fromkeys(failing)))


def show(audited: Audited, out: Output, title: str = "") -> None:
    """Print the page of one chronology, between a title and a space where there are several."""
    out.page([Line(clean_line(title), style="bold")] if title else [])
    for problems, style in ((audited.errors, "red"), (audited.warnings, "yellow")):
        out.page(Line(clean_line(str(problem)), style=style) for problem in problems)
    out.page([Line()] * bool(audited.errors or audited.warnings))
    if audited.in_full:
        out.page(_in_full(audited))
    elif audited.evidence:
        out.table(EVIDENCE, _grouped(audited))
        out.page([Line()])
    if audited.report.sources:
        _show_sources(audited.report.sources, out)
        out.page([Line()])
    out.page(_end(audited))
    out.page([Line()] * bool(title))


def _grouped(audited: Audited) -> Iterator[tuple[str, ...]]:
    for code, what, found in _by_rule(audited):
        # As many are looked up as are named, whatever there is.
        names = dict.fromkeys(_named(each, audited.chronicle) for each in found[:NAMED])
        more = [f"and {len(found) - NAMED:,} more"] if len(found) > NAMED else []
        yield code, str(len(found)), what, " ".join([", ".join(names), *more])


def _in_full(audited: Audited) -> Iterator[Line]:
    for code, what, found in _by_rule(audited):
        yield Line(f"{code}: {counted(len(found), 'finding')}; the rule asks: {what}", style="bold")
        for each in found:
            place = f"{each.place}: " if each.place else ""
            yield Line(clean_line(f"{place}{_named(each, audited.chronicle)}: {each.what}"), 2)
        yield Line()


def _by_rule(audited: Audited) -> Iterator[tuple[str, str, Sequence[Problem]]]:
    """Each rule of evidence that found something: its code, what it asks, what it found."""
    from probtimeline.audit.checks import CHECKS

    found: dict[str, list[Problem]] = {}
    for each in audited.evidence:
        found.setdefault(each.code, []).append(each)
    return ((check.code, check.what, found[check.code]) for check in CHECKS if check.code in found)


def _named(problem: Problem, chronicle: Chronicle) -> str:
    """The id of the record that a problem is about; a figure without one has its event's."""
    if (figure := _FIGURE.match(problem.path)) and (event := chronicle.event(figure[1])):
        quote, number = int(figure[2]), int(figure[3])
        before = sum(len(each.figures) for each in event.quotes[:quote])
        return event.quotes[quote].figures[number].id or f"{event.id}#{before + number}"
    record = _RECORD.match(problem.path)
    return record[1] if record else problem.path


def _show_sources(sources: Sequence[Resting], out: Output) -> None:
    """A table with titles for eyes; in a pipe the ids that programs know them by, titles last."""
    if out.is_terminal:
        out.table(SOURCES, ((each.source.title, *_counts(each)) for each in sources))
        return
    out.table(
        (*SOURCES, Column("Title")),
        ((each.source.id, *_counts(each), each.source.title) for each in sources),
    )


def _counts(each: Resting) -> tuple[str, ...]:
    by_name = {kind.value: count for kind, count in each.verdicts.items()}
    text = tally(by_name, VERDICTS) or "attached" if each.is_attached else "no text attached"
    return str(each.events), str(each.quotes), str(each.figures), text


def _end(audited: Audited) -> Iterator[Line]:
    support, chronicle = audited.report.support, audited.chronicle
    yield Line(
        f"Events on no source: {support.without_source:,}, on one: {support.one_source:,}, "
        f"on several: {support.several_sources:,}"
    )
    yield from _calculations(tuple(audited.report.workings.values()))
    yield Line(
        f"{counted(len(chronicle.events), 'event')}, "
        f"{counted(len(chronicle.sources), 'source')}, "
        f"{counted(chronicle.figure_count, 'figure')}: "
        f"{counted(len(audited.errors), 'error')}, {counted(len(audited.warnings), 'warning')}, "
        f"{len(audited.evidence):,} of evidence",
        style="bold",
    )
    if failures := audited.failures:
        told = ", ".join(f"{code} ({count:,})" for code, count in failures.items())
        yield Line(f"Fails on: {told}", style="bold")


def _calculations(workings: Sequence[Working]) -> Iterator[Line]:
    if not workings:
        return
    agree = sum(working.agrees is True for working in workings)
    differ = sum(working.agrees is False for working in workings)
    unworked = sum(working.result is None for working in workings)
    ours = len(workings) - agree - differ - unworked
    yield Line(
        f"Calculations: {len(workings):,}, of which {agree:,} agree with what is printed, "
        f"{differ:,} differ, {ours:,} have no printed result beside them, "
        f"{unworked:,} cannot be worked out"
    )


def record(audited: Audited) -> dict[str, object]:
    """All that was found in one chronology, as JSON has it."""
    report = audited.report
    return {
        "files": list(audited.files),
        "errors": [_problem(each) for each in audited.errors],
        "warnings": [_problem(each) for each in audited.warnings],
        "evidence": [_problem(each) for each in audited.evidence],
        "verdicts": {
            source: {kind.value: count for kind, count in counts.items()}
            for source, counts in report.verdicts.items()
        },
        "sources": [_source(each) for each in report.sources],
        "calculations": {
            each: working_record(working) for each, working in report.workings.items()
        },
        "counts": _counted(audited),
        "fails": audited.failures,
    }


def _source(each: Resting) -> dict[str, object]:
    return {
        "id": each.source.id,
        "title": each.source.title,
        "events": each.events,
        "quotes": each.quotes,
        "figures": each.figures,
        "text_attached": each.is_attached,
        "verdicts": {kind.value: count for kind, count in each.verdicts.items()},
    }


def _counted(audited: Audited) -> dict[str, object]:
    support = audited.report.support
    told = (*audited.errors, *audited.warnings, *audited.evidence)
    return {
        "events": support.events,
        "sources": len(audited.chronicle.sources),
        "quotes": support.quotes,
        "figures": support.figures,
        "without_source": support.without_source,
        "one_source": support.one_source,
        "several_sources": support.several_sources,
        "errors": len(audited.errors),
        "warnings": len(audited.warnings),
        "evidence": len(audited.evidence),
        "rules": dict(Counter(each.code for each in told)),
    }


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "what": problem.what,
        "cure": problem.cure,
        "path": problem.path,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
    }
