"""What holds on either side of a merge and no longer in both together.

A source that one side took out and the other has begun to quote; a figure's id that both gave
away, to figures of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from probtimeline.core.problems import Problem, warning
from probtimeline.store.fields import KIND_OF
from probtimeline.store.references import figure_ids, references

_Reference = tuple[str, str, str, str]
"""The kind and the id of a record, and the kind and the id of what it refers to."""


def loose_ends(data: Mapping[str, Any], sides: Sequence[Mapping[str, Any]]) -> Iterator[Problem]:
    """Yield a warning for each; what was so on one of the sides already is not told."""
    # A million events have to be looked through for it, so the sides are only where it matters.
    figures = _figures(data)
    hanging = dict.fromkeys(_hanging(data, figures))
    told = {each for side in sides if hanging for each in _hanging(side, _figures(side))}
    for each in hanging:
        if each not in told:
            kind, name, referred, wanted = each
            what = f'the {kind} "{name}" refers to the {referred} "{wanted}"'
            cure = f"Bring the {referred} back, or take out what refers to it."
            yield warning(f"unknown-{referred}", f"{what}, which one side took out", cure)
    twice = [figure for figure, times in figures.items() if times > 1]
    before = [_figures(side) for side in sides if twice]
    for figure in twice:
        if all(side[figure] <= 1 for side in before):
            what = f'both sides added a figure with the id "{figure}"'
            yield warning("figure-id", what, "Give one of them another id.")


def _hanging(data: Mapping[str, Any], figures: Collection[str]) -> Iterator[_Reference]:
    """Yield what refers to a record that is not there."""
    there: dict[str, Collection[str]] = {
        "source": {str(raw.get("id")) for table, raw in _records(data) if table == "sources"},
        "event": {str(raw.get("id")) for table, raw in _records(data) if table == "events"},
        "figure": figures,
    }
    for table, raw in _records(data):
        for referred, wanted, _ in references(KIND_OF[table], raw):
            if isinstance(wanted, str) and wanted not in there[referred]:
                yield KIND_OF[table], str(raw.get("id")), referred, wanted


def _figures(data: Mapping[str, Any]) -> Counter[str]:
    """Return how often the id of each figure is given."""
    return Counter(
        each for table, raw in _records(data) if table == "events" for each in figure_ids(raw)
    )


def _records(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for table in KIND_OF:
        for raw in data.get(table, ()):
            if isinstance(raw, dict):
                yield table, raw
