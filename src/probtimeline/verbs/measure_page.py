"""The figures of one measure in words: each with its passage, and each pair with its verdict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from probtimeline.verbs.output import Line
from probtimeline.verbs.wording import stated

if TYPE_CHECKING:
    from probtimeline.audit.pairs import MeasureGroup, Pair
    from probtimeline.core.chronicle import Chronicle, PlacedFigure


def measure_page(group: MeasureGroup, chronicle: Chronicle, *, whole: bool) -> Iterator[Line]:
    """The figures, numbered, and their pairs; those weighed by hand only named unless `whole`."""
    from probtimeline.audit.pairs import MOST_FIGURES

    yield Line(chronicle.measure_name(group.measure), style="bold")
    yield Line(f"Measure: {group.measure}")
    numbers = {placed.key: number for number, placed in enumerate(group.figures, 1)}
    for placed in group.figures:
        yield from figure_lines(placed, f"Figure {numbers[placed.key]}")
    if len(group.figures) > MOST_FIGURES:
        yield Line("Each figure is compared with the next in time only, since there are so many.")
    yield from _verdicts(group, chronicle, numbers, whole=whole)


def figure_lines(placed: PlacedFigure, heading: str = "Figure") -> Iterator[Line]:
    """A figure with what it measures, its passage, its source and its event."""
    figure, event = placed.figure, placed.event
    named = f" ({figure.id})" if figure.id else ""
    yield Line(f"{heading}: {stated(figure)}{named}", 2, "green")
    yield Line(f"“{placed.quote.text}”", 4)
    yield Line(f"{placed.quote.source}; {event.date.text}, {event.title} ({event.id})", 4)


def measure_records(group: MeasureGroup, chronicle: Chronicle) -> Iterator[dict[str, object]]:
    """The pairs of a measure for JSON, each with the comparison that weighs it by hand."""
    from probtimeline.audit.pairs import weighed_by

    for pair in group.pairs:
        weighed = weighed_by(pair, chronicle)
        yield {
            "measure": group.measure,
            "verdict": pair.verdict.value,
            "told": pair.told,
            "differs": [aspect.value for aspect in pair.differs],
            "missing": [aspect.value for aspect in pair.missing],
            "same_source": pair.same_source,
            "weighed_by": weighed.id if weighed else None,
            "figures": [_record(pair.first), _record(pair.second)],
        }


def _verdicts(
    group: MeasureGroup, chronicle: Chronicle, numbers: dict[str, int], *, whole: bool
) -> Iterator[Line]:
    from probtimeline.audit.pairs import weighed_by

    by_hand: dict[str, list[str]] = {}
    for pair in group.pairs:
        places = _places(pair, numbers)
        weighed = weighed_by(pair, chronicle)
        if weighed:
            by_hand.setdefault(weighed.id, []).append(places)
        if whole or not weighed:
            yield Line(f"{places}: {pair.verdict}; {pair.told}", style="yellow")
    for name, weighed_pairs in by_hand.items():
        yield Line(f"Weighed by hand in {name}: {', '.join(weighed_pairs)}")


def _places(pair: Pair, numbers: dict[str, int]) -> str:
    return f"{numbers[pair.first.key]} and {numbers[pair.second.key]}"


def _record(placed: PlacedFigure) -> dict[str, object]:
    from probtimeline.store.canonical import to_json

    return {
        "figure": to_json(placed.figure),
        "source": placed.quote.source,
        "event": placed.event.id,
    }
