"""How records are put into words, the same in every verb."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from probtimeline.core.calendar import iso
from probtimeline.core.records import Event, Figure, Status
from probtimeline.core.span import Span


def counted(number: int, one: str, many: str = "") -> str:
    """A number and what it counts: "1 event", "58 events"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def mark(event: Event, *, possibly: bool = False) -> str:
    """What sets an event apart, in words: a milestone, its status, a match only possible."""
    words = ["milestone"] if event.milestone else []
    words += [event.status.value] if event.status is not Status.HAPPENED else []
    return ", ".join(words + ["possibly"] * possibly)


def number(value: float) -> str:
    """A number as people read it: 450,000,000; 26.4."""
    return f"{value:,}" if isinstance(value, int) or value != int(value) else f"{int(value):,}"


def amount(figure: Figure) -> str:
    """What a figure comes to, with its hedge and its unit: "about 250,000 people"."""
    hedge = f"{figure.qualifier.value} " if figure.qualifier else ""
    value = "in words only," if figure.value is None else number(figure.value)
    return f"{hedge}{value} {figure.unit}".strip(" ,")


def measured(figure: Figure) -> str:
    """What a figure measures: its label, of whom, and for which time."""
    parts = [figure.label, figure.population, figure.period.text if figure.period else ""]
    return "; ".join(part for part in parts if part)


def stated(figure: Figure) -> str:
    """A figure on one line: as printed, what it comes to, what it measures."""
    return f"{figure.text} ({amount(figure)}): {measured(figure)}"


def days(span: Span) -> dict[str, object]:
    """A date for JSON: as stored, as shown, its first and last day (null where unbounded)."""
    return {
        "edtf": span.edtf,
        "shown": span.text,
        "earliest": iso(span.earliest) if span.earliest is not None else None,
        "latest": iso(span.latest) if span.latest is not None else None,
        "precision": span.precision_text,
    }


def told(what: str, cure: str) -> str:
    """What is wrong and what to do, as one sentence or two, however each of them ends."""
    what, cure = what.strip().rstrip("."), cure.strip()
    if not cure:
        return what
    joint = "; " if cure[0].islower() else ". "
    return what + joint + cure


def tally(counts: Mapping[str, int], order: Iterable[str]) -> str:
    """Counts in a line, those that are not nought: "12 exact, 1 absent"."""
    return ", ".join(f"{counts[name]} {name}" for name in order if counts.get(name))
