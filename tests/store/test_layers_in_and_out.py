"""A layer as a file of its own: what goes out comes in, and what is wrong is told."""

from __future__ import annotations

import json

from probtimeline.core.layer import LastPlace, Layer, SavedSearch
from probtimeline.core.problems import Problem
from probtimeline.store.layer_exchange import (
    Given,
    export_layer,
    import_layer,
    is_exported_layer,
)

LAYER = Layer(
    bookmarks=frozenset({"split", "ballot"}),
    notes={"split": "a note", "ballot": "“another”"},
    searches=(SavedSearch("b", "tag:strike"), SavedSearch("a", "napo")),
)


def problems(text: str) -> tuple[Problem, ...]:
    found = import_layer(text.encode(), "in.json")
    assert not isinstance(found, Given)
    return found


def test_what_is_exported_can_be_imported() -> None:
    data = export_layer(LAYER, "Probation")
    assert import_layer(data, "in.json") == Given(LAYER, "Probation")
    assert is_exported_layer(data)


def test_the_last_place_stays_at_home() -> None:
    left = LAYER.at(LastPlace("timeline", "split"))
    assert export_layer(left) == export_layer(LAYER)


def test_the_same_layer_is_the_same_file_whatever_was_noted_first() -> None:
    turned = Layer(LAYER.bookmarks, dict(reversed(list(LAYER.notes.items()))), LAYER.searches)
    assert export_layer(turned) == export_layer(LAYER)


def test_an_empty_layer_can_be_exported() -> None:
    assert json.loads(export_layer(Layer())) == {
        "format": "probtimeline-layer/1",
        "bookmarks": [],
        "notes": {},
        "searches": [],
    }


def test_all_that_is_wrong_is_told_with_its_place() -> None:
    text = '{"format": "probtimeline-layer/1",\n "bookmarks": [1],\n "notes": {"x": 2}}'
    assert [(each.line, each.column, each.path) for each in problems(text)] == [
        (2, 16, "bookmarks[0]"),
        (3, 17, "notes.x"),
    ]
    assert all(each.cure and each.file == "in.json" for each in problems(text))


def test_what_is_no_layer_is_not_taken_for_one() -> None:
    for text in ('{"format": "probtimeline/1", "events": []}', "[]", "", "{", '{"bookmarks": []}'):
        assert problems(text)
        assert not is_exported_layer(text.encode())


def test_a_layer_of_a_newer_version_is_told_as_such() -> None:
    (problem,) = problems('{"format": "probtimeline-layer/2"}')
    assert "newer version" in problem.cure


def test_a_field_that_means_nothing_is_told_and_left_out() -> None:
    given = import_layer(b'{"format": "probtimeline-layer/1", "colour": 1}', "in.json")
    assert isinstance(given, Given)
    assert given.layer == Layer()
    assert [(each.path, each.is_error) for each in given.warnings] == [("colour", False)]
