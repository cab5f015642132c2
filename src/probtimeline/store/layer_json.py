"""A reader's layer as JSON, and back: in the reader's own file and in exported ones alike.

Writing keeps the order of what is there and every field this program does not know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from probtimeline.core.layer import LastPlace, Layer, SavedSearch
from probtimeline.store.document import Path
from probtimeline.store.notes import Notes
from probtimeline.store.tables import Raw
from probtimeline.store.values import shown, type_name

LAYER_FIELDS = ("bookmarks", "notes", "searches", "place")
"""The fields of a layer in the order they are written."""

_NO_TYPE = {list: "a list", dict: "an object", str: "text"}


def read_layer(raw: Mapping[str, Any], notes: Notes, path: Path = ()) -> Layer:
    """Return the layer in a JSON object at `path` of a document; what is wrong goes to `notes`."""
    layer = Layer(
        bookmarks=frozenset(_texts(raw, "bookmarks", notes, path)),
        notes=dict(_notes(raw, notes, path)),
        place=_place(raw, notes, path),
    )
    return _with_searches(layer, raw, notes, path)


def layer_json(layer: Layer, there: Mapping[str, Any]) -> Raw:
    """Return the JSON object of a layer, in place of the one that is there."""
    marked = [each for each in there.get("bookmarks", ()) if each in layer.bookmarks]
    noted = [each for each in there.get("notes", ()) if each in layer.notes]
    known = {each["name"]: each for each in there.get("searches", ())}
    written = {
        "bookmarks": list(dict.fromkeys([*marked, *sorted(layer.bookmarks)])),
        "notes": {each: layer.notes[each] for each in dict.fromkeys([*noted, *layer.notes])},
        "searches": [
            {**known.get(each.name, {}), "name": each.name, "text": each.text}
            for each in layer.searches
        ],
        "place": _place_json(layer.place, there.get("place", {})),
    }
    unknown = {name: value for name, value in there.items() if name not in LAYER_FIELDS}
    return {name: value for name, value in written.items() if value} | unknown


def _place_json(place: LastPlace | None, there: Mapping[str, Any]) -> Raw:
    if place is None:
        return {}
    known = {
        "view": place.view,
        "selected": place.selected,
        "source": place.source,
        "passage": place.passage,
    }
    unknown = {name: value for name, value in there.items() if name not in known}
    return {name: value for name, value in known.items() if value} | unknown


def is_a(
    kind: type[list[Any] | dict[str, Any] | str], value: object, notes: Notes, at: Path
) -> bool:
    """Tell whether a value is of a type; note it where it is not."""
    if isinstance(value, kind):
        return True
    name = next((step for step in reversed(at) if isinstance(step, str)), "this")
    what = f"{shown(name)} holds {type_name(value)} where {_NO_TYPE[kind]} should be"
    notes.error("type", what, f"Write {_NO_TYPE[kind]} there, or take it out.", at)
    return False


def _texts(raw: Mapping[str, Any], name: str, notes: Notes, path: Path) -> Iterator[str]:
    values = raw.get(name, [])
    if is_a(list, values, notes, (*path, name)):
        for index, each in enumerate(values):
            if is_a(str, each, notes, (*path, name, index)):
                yield each


def _notes(raw: Mapping[str, Any], notes: Notes, path: Path) -> Iterator[tuple[str, str]]:
    found = raw.get("notes", {})
    if is_a(dict, found, notes, (*path, "notes")):
        for event, text in found.items():
            if is_a(str, text, notes, (*path, "notes", event)) and text.strip():
                yield event, text


def _with_searches(layer: Layer, raw: Mapping[str, Any], notes: Notes, path: Path) -> Layer:
    found = raw.get("searches", [])
    if not is_a(list, found, notes, (*path, "searches")):
        return layer
    names = set[str]()
    for index, each in enumerate(found):
        at = (*path, "searches", index)
        search = _search(each, notes, at)
        if search is not None and search.name in names:
            what = f"two searches have the name {shown(search.name)}"
            notes.error("same-name", what, "Give one of them another name.", (*at, "name"))
        elif search is not None:
            names.add(search.name)
            layer = layer.with_search(search.name, search.text)
    return layer


def _search(raw: object, notes: Notes, at: Path) -> SavedSearch | None:
    if not is_a(dict, raw, notes, at) or not isinstance(raw, dict):
        return None
    for name in ("name", "text"):
        if name not in raw:
            what = f"this search has no {name}"
            notes.error("missing", what, 'Write { "name": "…", "text": "…" }.', at)
            return None
        if not is_a(str, raw[name], notes, (*at, name)):
            return None
    return SavedSearch(raw["name"], raw["text"])


def _place(raw: Mapping[str, Any], notes: Notes, path: Path) -> LastPlace | None:
    found = raw.get("place")
    if found is None or not is_a(dict, found, notes, (*path, "place")):
        return None
    fields = ("view", "selected", "source", "passage")
    values = {name: found.get(name, "") for name in fields}
    sound = [is_a(str, value, notes, (*path, "place", name)) for name, value in values.items()]
    return LastPlace(**values) if all(sound) and values["view"] else None
