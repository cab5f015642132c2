"""The JSON Schema says what reading says, as far as a schema can."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from probtimeline.store.document import Document, decode
from probtimeline.store.places import builtin_file
from probtimeline.store.read import faults_of_shape, read_chronology
from probtimeline.store.schema import schema

GOOD: dict[str, Any] = {"id": "e", "title": "T", "date": "2014"}


def whole(**tables: Any) -> dict[str, Any]:
    return {"format": "probtimeline/1", **tables}


def reads_well(data: dict[str, Any]) -> bool:
    document = decode(json.dumps(data).encode(), "it")
    assert isinstance(document, Document)
    problems = faults_of_shape(document) or read_chronology(document).problems
    return not any(problem.is_error for problem in problems)


def test_it_is_a_schema_and_the_built_in_chronology_keeps_to_it() -> None:
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(json.loads(builtin_file().read_bytes()))


@pytest.mark.parametrize(
    "data",
    [
        whole(),
        whole(events=[GOOD], unknown=1),
        whole(events=[{**GOOD, "unknown": [1]}]),
        whole(sources=[{"id": "s", "title": "S", "url": "HTTPS://example.org/é"}]),
        whole(calculations=[{"id": "k", "title": "K", "op": "sum", "of": [1, 2.5], "decimals": 0}]),
        whole(calculations=[{"id": "k", "title": "K", "op": "sum", "of": [1], "decimals": -12}]),
        whole(calculations=[{"id": "k", "title": "K", "op": "sum", "of": [1], "decimals": 12}]),
    ],
)
def test_what_reads_well_keeps_to_the_schema(data: dict[str, Any]) -> None:
    assert reads_well(data)
    assert Draft202012Validator(schema()).is_valid(data)


@pytest.mark.parametrize(
    "data",
    [
        whole(format="other"),
        whole(events={}),
        whole(title=7),
        whole(events=[7]),
        whole(events=[{"id": "e", "title": "T"}]),
        whole(events=[{**GOOD, "id": "Not One"}]),
        whole(events=[{**GOOD, "id": "a" * 81}]),
        whole(events=[{**GOOD, "title": " "}]),
        whole(events=[{**GOOD, "date": 2014}]),
        whole(events=[{**GOOD, "status": "perhaps"}]),
        whole(events=[{**GOOD, "milestone": "yes"}]),
        whole(events=[{**GOOD, "tags": "a"}]),
        whole(events=[{**GOOD, "tags": [""]}]),
        whole(events=[{**GOOD, "quotes": [{"source": "s"}]}]),
        whole(
            events=[{**GOOD, "quotes": [{"source": "s", "text": "7", "figures": [{"text": "7"}]}]}]
        ),
        whole(events=[{**GOOD, "related": ["other"]}]),
        whole(sources=[{"id": "s", "title": "S", "url": "ftp://example.org"}]),
        whole(comparisons=[{"id": "c", "title": "C", "verdict": "yes", "note": "n"}]),
        whole(calculations=[{"id": "k", "title": "K", "op": "sum", "of": []}]),
        whole(calculations=[{"id": "k", "title": "K", "op": "sum", "of": [True]}]),
        whole(calculations=[{"id": "k", "title": "K", "op": "sum", "of": [1], "decimals": 1.5}]),
        whole(calculations=[{"id": "k", "title": "K", "op": "sum", "of": [1], "decimals": -13}]),
        whole(calculations=[{"id": "k", "title": "K", "op": "sum", "of": [1], "decimals": 13}]),
    ],
)
def test_what_breaks_the_schema_does_not_read_well_either(data: dict[str, Any]) -> None:
    assert not Draft202012Validator(schema()).is_valid(data)
    assert not reads_well(data)
