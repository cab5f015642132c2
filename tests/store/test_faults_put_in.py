"""A sound chronology with faults put in: each is told, by its path, at its very place."""

from __future__ import annotations

import copy
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from probtimeline.core.problems import Problem
from probtimeline.store.fields import FIELDS, FORMAT, Holds
from probtimeline.store.files import Input
from probtimeline.store.ground import Held
from probtimeline.store.intake import Taken, Terms, take_in
from probtimeline.store.outcome import Refused
from probtimeline.store.positions import path_text
from probtimeline.store.schema import schema

Path = tuple[str | int, ...]

SOUND: dict[str, Any] = {
    "format": FORMAT,
    "title": "T",
    "about": "A",
    "sources": [
        {"id": "s", "title": "S", "author": ["A"], "publisher": "P", "published": "2014-02"}
        | {"url": "https://example.org", "accessed": "2019", "kind": "news", "about": "B"}
    ],
    "events": [
        {"id": "e", "title": "E", "date": "2014-02~", "date_text": "w", "date_note": "n"}
        | {"summary": "s", "status": "planned", "milestone": True, "tags": ["t"], "actors": ["a"]}
        | {
            "quotes": [
                {"source": "s", "text": "some 7 of 9", "speaker": "P"}
                | {
                    "figures": [
                        {"text": "7", "label": "l", "value": 7, "unit": "people"}
                        | {"qualifier": "about", "measure": "m", "population": "p"}
                        | {"period": "2013/2014", "id": "f"},
                        {"text": "9", "label": "l", "value": None},
                    ]
                }
            ]
        },
        {"id": "g", "title": "G", "date": "2015", "related": [{"event": "e", "how": "after"}]},
    ],
    "comparisons": [
        {"id": "c", "title": "C", "figures": ["f"], "events": ["e"], "verdict": "agree"}
        | {"note": "n"}
    ],
    "calculations": [
        {"id": "k", "title": "K", "op": "sum", "of": ["f", 2], "equals": "f", "decimals": 0}
        | {"note": "n"}
    ],
}
WRONG: dict[Holds, Any] = {
    Holds.TEXT: 7,
    Holds.SLUG: "Not One",
    Holds.DATE: 2014,
    Holds.ADDRESS: "ftp://example.org",
    Holds.CHOICE: "neither",
    Holds.FLAG: "yes",
    Holds.NUMBER: "7",
    Holds.WHOLE: 1.5,
    Holds.TEXTS: "one",
    Holds.SLUGS: {"one": 1},
    Holds.TERMS: "f",
    Holds.RECORDS: {"a": 1},
}
"""A value for each type that it does not allow, as a schema can tell."""


def places(kind: str, raw: dict[str, Any], path: Path = ()) -> list[tuple[Path, Holds]]:
    found: list[tuple[Path, Holds]] = []
    for field in FIELDS[kind]:
        if field.name in raw and field.name != "format":
            found.append(((*path, field.name), field.holds))
            if field.holds is Holds.RECORDS:
                for index, each in enumerate(raw[field.name]):
                    found += places(field.of, each, (*path, field.name, index))
    return found


PLACES = places("chronology", SOUND)
CHOSEN = st.lists(st.sampled_from(PLACES), min_size=1, max_size=5, unique_by=lambda each: each[0])


def spoiled(chosen: list[tuple[Path, Holds]]) -> tuple[Any, dict[str, Any]]:
    """The chronology with wrong values at some paths, none of them inside another, and those."""
    data, told = copy.deepcopy(SOUND), {}
    for path, holds in chosen:
        if any(path[: len(other)] == other for other, _ in chosen if other != path):
            continue
        inner: Any = data
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = WRONG[holds]
        told[path_text(path)] = WRONG[holds]
    return data, told


def errors(text: str) -> list[Problem]:
    outcome = take_in([Input("it", text.encode())], Held({}), Terms())
    if isinstance(outcome, Taken):
        return []
    assert isinstance(outcome, Refused)
    return [each for each in outcome.problems if each.is_error]


def test_without_a_fault_it_is_taken_and_keeps_to_the_schema() -> None:
    assert len(PLACES) > 50
    assert errors(json.dumps(SOUND)) == []
    assert Draft202012Validator(schema()).is_valid(SOUND)


@settings(max_examples=200)
@given(CHOSEN, st.sampled_from([None, 0, 2]))
def test_each_of_several_faults_is_told_where_it_stands(
    chosen: list[tuple[Path, Holds]], indent: int | None
) -> None:
    data, wrong = spoiled(chosen)
    text = json.dumps(data, indent=indent)
    lines = text.split("\n")
    found = {each.path: each for each in errors(text)}
    assert wrong.keys() <= found.keys()
    for path, value in wrong.items():
        line, column = found[path].line, found[path].column
        assert line is not None
        assert column is not None
        rest = "\n".join([lines[line - 1][column - 1 :], *lines[line:]])
        assert json.JSONDecoder().raw_decode(rest)[0] == value
    for path in found.keys() - wrong.keys():  # what cannot be referred to any more
        assert found[path].code.startswith("unknown-")


@given(CHOSEN)
def test_what_is_refused_for_its_types_breaks_the_schema_too(
    chosen: list[tuple[Path, Holds]],
) -> None:
    data, wrong = spoiled(chosen)
    validator = Draft202012Validator(schema())
    broken = {path_text(tuple(each.absolute_path)) for each in validator.iter_errors(data)}
    assert broken == wrong.keys() == {path for path in broken if errors(json.dumps(data))}


@given(st.lists(st.sampled_from(PLACES), max_size=6))
def test_fields_that_may_be_left_out_may_be_left_out_in_both(
    dropped: list[tuple[Path, Holds]],
) -> None:
    data = copy.deepcopy(SOUND)
    for path, _ in sorted(dropped, key=lambda each: -len(each[0])):
        inner: Any = data
        for step in path[:-1]:
            gone = isinstance(inner, dict) and step not in inner
            inner = {} if gone else inner[step]
        inner.pop(path[-1], None)
    found = {each.code for each in errors(json.dumps(data))}
    is_valid = Draft202012Validator(schema()).is_valid(data)
    made_ids = any(path[-1] == "id" and len(path) == 3 for path, _ in dropped)
    if not made_ids:
        assert ("missing" in found) == (not is_valid)
