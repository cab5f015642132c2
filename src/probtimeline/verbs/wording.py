"""How records are put into words, the same in every verb."""

from __future__ import annotations

from probtimeline.core.records import Event, Figure, Status


def mark(event: Event, *, possibly: bool = False) -> str:
    """What sets an event apart, in words: a milestone, its status, a match only possible."""
    words = ["milestone"] if event.milestone else []
    words += [event.status.value] if event.status is not Status.HAPPENED else []
    return ", ".join(words + ["possibly"] * possibly)


def amount(figure: Figure) -> str:
    """What a figure comes to, with its hedge and its unit: "about 250,000 people"."""
    from probtimeline.audit.saying import amount_of, unit_of

    if figure.value is None:
        return f"in words only, {unit_of(figure)}".strip(" ,")
    return amount_of(figure)


def unit(figure: Figure) -> str:
    """A figure's unit, as one of it is called where there is only one: "1 year"."""
    from probtimeline.audit.units import is_currency, singular

    words = figure.unit.replace("-", " ")
    return singular(words) if figure.value == 1 and not is_currency(words) else words


def printed(figure: Figure) -> str:
    """A figure as printed, with what that leaves unsaid in brackets: "225 (deaths)"."""
    from probtimeline.verbs.amounts import says_hedge, says_number, says_unit

    if figure.value is None:
        return figure.text
    if not says_number(figure) or not says_hedge(figure):
        return f"{figure.text} ({amount(figure)})"
    return figure.text if says_unit(figure) else f"{figure.text} ({unit(figure)})"


def measured(figure: Figure) -> str:
    """What a figure measures: its label, of whom, and for which time."""
    parts = [figure.label, figure.population, figure.period.text if figure.period else ""]
    return "; ".join(part for part in parts if part)


def stated(figure: Figure) -> str:
    """A figure on one line: as printed, what that leaves unsaid, what it measures."""
    return f"{printed(figure)}: {measured(figure)}"
