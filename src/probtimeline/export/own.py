r"""Our own formats: a chronology as its file holds it, and its events as JSON Lines.

What could act on a terminal is written as `\u` escapes, which lose nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from probtimeline.core.escapes import inert_json
from probtimeline.core.records import Event
from probtimeline.export.losses import Losses
from probtimeline.export.selection import Selection
from probtimeline.store.canonical import to_json
from probtimeline.store.fields import FORMAT

_UNCHOSEN = "links to events that were not chosen are left out"


def as_json_lines(selection: Selection, losses: Losses) -> Iterator[bytes]:
    """An event a line; before them each source, and after them what weighs their figures.

    What is no event stands in a list under its name, so that each line says what it holds.
    """
    for name, record in _in_order(selection, losses):
        yield _line(record if name == "events" else {name: [record]})


def as_json(selection: Selection, losses: Losses) -> Iterator[bytes]:
    """A chronology of its own, which `probtimeline -f` opens and `add` takes."""
    chronicle = selection.chronicle
    about = {"title": chronicle.title, "about": chronicle.about}
    head = {"format": FORMAT, **{name: text for name, text in about.items() if text}}
    yield _bytes(json.dumps(head, ensure_ascii=False, indent=2).removesuffix("\n}"))
    here = ""
    for name, record in _in_order(selection, losses):
        text = json.dumps(record, ensure_ascii=False, indent=2).replace("\n", "\n    ")
        closing = "\n  ]" if here else ""
        opening = ",\n    " if name == here else f'{closing},\n  "{name}": [\n    '
        yield _bytes(opening + text)
        here = name
    yield _bytes("\n  ]\n}\n" if here else "\n}\n")


def _in_order(selection: Selection, losses: Losses) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Every record as the file holds it, with the name of the list it stands in."""
    yield from (("sources", to_json(source)) for source in selection.sources.values())
    yield from (("events", _event(event, selection, losses)) for event in selection.events)
    yield from (("comparisons", to_json(each)) for each in selection.comparisons)
    yield from (("calculations", to_json(each)) for each in selection.calculations)
    selection.tell_missing(losses)


def _event(event: Event, selection: Selection, losses: Losses) -> Mapping[str, object]:
    if selection.is_whole or all(link.event in selection.ids for link in event.related):
        return to_json(event)
    kept = tuple(link for link in event.related if link.event in selection.ids)
    losses.tell(_UNCHOSEN, event.id, len(event.related) - len(kept))
    return to_json(replace(event, related=kept))


def _line(record: Mapping[str, object]) -> bytes:
    return _bytes(json.dumps(record, ensure_ascii=False) + "\n")


def _bytes(text: str) -> bytes:
    return inert_json(text).encode()
