"""What records refer to: sources, events and figures by id, and whether they are there.

Looks at the JSON of a record, so that a record with other errors has these told as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from probtimeline.store.ids import is_slug
from probtimeline.store.spelling import did_you_mean

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle
    from probtimeline.store.document import Path
    from probtimeline.store.notes import Notes

_SUGGESTED: Final = 200
"""Errors in one document up to which the nearest id is looked for: that takes milliseconds."""

Reference = tuple[str, object, "Path"]
"""The kind of record referred to, its id as written, and where in the record that stands."""


@dataclass(slots=True)
class Known:
    """The ids there are. `figures` gives for each figure's id that of its event.

    `broken` holds kinds and ids of records that are there and cannot be read.
    """

    sources: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    figures: dict[str, str] = field(default_factory=dict)
    broken: set[tuple[str, str]] = field(default_factory=set)

    @classmethod
    def of(cls, chronicle: Chronicle) -> Known:
        """Return the ids of a chronicle."""
        figures = {each: placed.event.id for each, placed in chronicle.figure_ids.items()}
        return cls(set(chronicle.sources), set(chronicle.places), figures)

    def has(self, kind: str, wanted: object) -> bool:
        """Tell whether there is a source, an event or a figure of that id."""
        return wanted in self.of_kind(kind)

    def of_kind(self, kind: str) -> Collection[str]:
        """Return the ids of one kind."""
        match kind:
            case "source":
                return self.sources
            case "event":
                return self.events
        return self.figures


def references(kind: str, raw: Mapping[str, Any]) -> Iterator[Reference]:
    """Return what a record refers to, whatever stands in its fields."""
    match kind:
        case "event":
            for index, quote in _objects(raw.get("quotes")):
                yield "source", quote.get("source"), ("quotes", index, "source")
            for index, link in _objects(raw.get("related")):
                yield "event", link.get("event"), ("related", index, "event")
        case "comparison":
            for table in ("figures", "events"):
                for index, each in enumerate(_list(raw.get(table))):
                    yield table[:-1], each, (table, index)
        case "calculation":
            for index, each in enumerate(_list(raw.get("of"))):
                yield "figure", each, ("of", index)
            yield "figure", raw.get("equals"), ("equals",)


def figure_ids(raw: object) -> list[str]:
    """Return the ids of the figures of an event, in order, whatever stands in its fields."""
    return [
        figure["id"]
        for _, quote in _objects(raw.get("quotes") if isinstance(raw, dict) else None)
        for _, figure in _objects(quote.get("figures"))
        if isinstance(figure.get("id"), str)
    ]


def refers_well(
    given: tuple[str, Mapping[str, Any], Path], notes: Notes, known: Known, *, adding: bool
) -> bool:
    """Tell whether all that a record (its kind, JSON and place) refers to is there.

    In a file that is only read, an unknown event in `related` is a warning: it is no reason to
    leave the event out of what is shown.
    """
    kind, raw, path = given
    before = notes.errors
    for referred, wanted, where in references(kind, raw):
        if isinstance(wanted, str) and is_slug(wanted) and not known.has(referred, wanted):
            what = f'there is no {referred} "{wanted}"'
            if (referred, wanted) in known.broken:
                what, cure = f'the {referred} "{wanted}" cannot be read', "Mend that one first."
            else:
                otherwise = f"Add the {referred} too, or correct the id."
                near = known.of_kind(referred) if notes.errors < _SUGGESTED else ()
                cure = did_you_mean(wanted, near, otherwise)
            note = notes.error if adding or where[0] != "related" else notes.warning
            note(f"unknown-{referred}", what, cure, (*path, *where))
    return notes.errors == before


def owns_figures(raw: Mapping[str, Any], path: Path, notes: Notes, known: Known) -> bool:
    """Take the ids of an event's figures into `known`; False, noted, where one is another's."""
    event_id = str(raw.get("id"))
    ids = figure_ids(raw)
    for figure_id in ids:
        other = known.figures.setdefault(figure_id, event_id)
        if other != event_id:
            what = f'the event "{other}" has a figure with the id "{figure_id}" too'
            notes.error("figure-id", what, "Give one of them another id.", path)
            return False
    if len(set(ids)) < len(ids):
        twice = next(each for each, times in Counter(ids).items() if times > 1)
        what = f'two figures of this event have the id "{twice}"'
        notes.error("figure-id", what, "Give one of them another.", path)
        return False
    return True


def _list(value: object) -> Iterable[object]:
    return value if isinstance(value, list) else ()


def _objects(value: object) -> Iterator[tuple[int, dict[str, Any]]]:
    return ((index, each) for index, each in enumerate(_list(value)) if isinstance(each, dict))
