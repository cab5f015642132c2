"""Whatever is given to `add` or stands in a file: an answer, never a traceback."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from probtimeline.store.fields import FIELDS
from probtimeline.store.files import CannotRead, Input
from probtimeline.store.ground import Held
from probtimeline.store.intake import Terms, take_in
from probtimeline.store.library import Library
from probtimeline.store.outcome import Added, Refused
from probtimeline.store.tables import from_tables, to_tables

NAMES = sorted({field.name for table in FIELDS.values() for field in table})
WORDS = st.sampled_from(
    [
        "",
        "a",
        "a-b",
        "2014",
        "2014-13",
        "last year",
        "happened",
        "sum",
        "agree",
        "7%",
        "\x1b",
        "x" * 90,
    ]
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**120), 10**120)
    | st.floats()
    | WORDS
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=3), inner, max_size=6)
    ),
    max_leaves=25,
)


@given(st.binary(max_size=80) | VALUES.map(lambda value: json.dumps(value).encode()))
def test_any_input_is_taken_or_refused_with_reasons(data: bytes) -> None:
    outcome = take_in([Input("in", data)], Held({}), Terms())
    if isinstance(outcome, Refused):
        assert any(problem.is_error for problem in outcome.problems)
        assert all(problem.line and problem.column for problem in outcome.problems)


@settings(max_examples=60)
@given(VALUES, VALUES, VALUES)
def test_any_chronology_is_read_and_added_to_or_refused(one: Any, two: Any, three: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "events.json"
        tables = {"format": "probtimeline/1", "events": one, "sources": two, "comparisons": three}
        file.write_text(json.dumps(tables))
        os.utime(file, (0, 0))
        before = file.read_bytes()
        library = Library(file, builtin=file, reader=file)
        event = {"id": "z-z-z", "title": "T", "date": "2014"}
        try:
            library.load()
            outcome = library.add([Input("in", json.dumps(event).encode())])
        except CannotRead:
            assert file.read_bytes() == before
        else:
            assert isinstance(outcome, Added)
            ids = [
                each.get("id")
                for each in json.loads(file.read_bytes())["events"]
                if isinstance(each, dict)
            ]
            assert "z-z-z" in ids


@given(st.lists(VALUES, max_size=4), st.lists(VALUES, max_size=4))
def test_nothing_is_lost_on_the_way_through_the_tables(
    events: list[Any], sources: list[Any]
) -> None:
    data = {"format": "probtimeline/1", "events": events, "sources": sources}
    back = from_tables(to_tables(json.loads(json.dumps(data))))

    def bag(records: list[Any]) -> list[str]:
        return sorted(json.dumps(each, sort_keys=True) for each in records)

    assert bag(back["events"]) == bag(events)
    assert bag(back["sources"]) == bag(sources)
    assert from_tables(to_tables(back)) == back or "NaN" in json.dumps(data)
