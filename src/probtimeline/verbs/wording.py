"""How records are put into words, the same in every verb."""

from __future__ import annotations

from probtimeline.core.records import Event, Figure, Status


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
