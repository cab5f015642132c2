"""The layout of a chronology's file."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import calculation, comparison, event, figure, quote, source

from probtimeline.core.problems import Problem
from probtimeline.core.records import Event
from probtimeline.store.canonical import encode, ordered, to_json
from probtimeline.store.dates import Dates
from probtimeline.store.document import Document, decode
from probtimeline.store.fields import FIELDS
from probtimeline.store.notes import Notes
from probtimeline.store.places import builtin_file
from probtimeline.store.shape import Shaper

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


@given(st.dictionaries(TEXTS, JSON, max_size=5))
def test_the_layout_is_that_of_json_with_an_indent_of_two(document: dict[str, Any]) -> None:
    assert encode(document) == (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode()


@given(st.dictionaries(TEXTS, JSON, max_size=5))
def test_what_is_written_reads_back_the_same(document: dict[str, Any]) -> None:
    read = decode(encode(document), "it")
    assert isinstance(read, Document)
    assert read.data == document


def test_half_of_a_surrogate_pair_goes_through_a_file_unchanged() -> None:
    written = b'{\n  "title": "a \\ud83d b"\n}\n'
    read = decode(written, "it")
    assert isinstance(read, Document)
    assert isinstance(read.data, dict)
    assert encode(read.data) == written


def test_the_built_in_chronology_is_in_canonical_form() -> None:
    data = builtin_file().read_bytes()
    read = decode(data, "events.json")
    assert isinstance(read, Document)
    assert isinstance(read.data, dict)
    assert encode(ordered(read.data, "chronology")) == data


def test_keys_come_in_the_order_of_the_table_and_unknown_ones_after_them() -> None:
    raw = {
        "zeta": 1,
        "date": "2014",
        "alpha": 2,
        "quotes": [{"text": "t", "source": "s"}],
        "id": "e",
    }
    assert list(ordered(raw, "event")) == ["id", "date", "quotes", "zeta", "alpha"]
    quotes: Any = ordered(raw, "event")["quotes"]
    assert list(quotes[0]) == ["source", "text"]


def test_what_is_left_at_its_default_is_not_written() -> None:
    assert to_json(event("split", "2014-06-01", "Split in two")) == {
        "id": "split",
        "title": "Split in two",
        "date": "2014-06-01",
    }


def test_a_figure_in_words_has_no_value() -> None:
    assert "value" not in to_json(figure("the majority", value=None))


def test_every_record_is_written_with_its_fields_in_the_order_of_the_table() -> None:
    full = event(
        "e",
        quotes=[quote("in 75%", figure(period="2013", qualifier="about", id="f"))],
        related=[("other", "same report")],
        tags=["a"],
        extra={"zz": 1},
    )
    for record, kind in (
        (full, "event"),
        (source(url="https://example.org", author=["A. N. Other"]), "source"),
        (comparison(events=["e"]), "comparison"),
        (calculation(of=["f", 3], equals="g", decimals=1), "calculation"),
    ):
        written = to_json(record)
        assert written == ordered(dict(reversed(written.items())), kind)
        assert list(written) == list(ordered(dict(reversed(written.items())), kind))


def read_back(raw: dict[str, object], kind: str) -> tuple[object, tuple[Problem, ...]]:
    notes = Notes(Document("it", raw, json.dumps(raw)))
    return Shaper(notes, Dates()).record(kind, raw, ()), notes.problems()


EVENTS = st.builds(
    event,
    st.sampled_from(["a", "a-b", "2014-x"]),
    st.sampled_from(["2014", "2013~", "2009-09/2012-11", "[2013..2015]", "2014/..", "-0043"]),
    TEXTS.filter(str.strip),
    quotes=st.lists(st.builds(quote, TEXTS.map("75%".__add__), st.builds(figure)), max_size=2),
    related=st.lists(st.tuples(st.just("other"), TEXTS), max_size=2),
    tags=st.lists(TEXTS.filter(str.strip), max_size=2),
    status=st.sampled_from(["happened", "planned"]),
    milestone=st.booleans(),
    summary=TEXTS,
    extra=st.dictionaries(TEXTS.map("x-".__add__), JSON, max_size=2),
)


@given(EVENTS)
def test_an_event_survives_being_written_and_read(made: Event) -> None:
    back, problems = read_back(to_json(made), "event")
    assert back == made
    assert all(not problem.is_error for problem in problems)


def test_the_table_names_each_field_once() -> None:
    for table in FIELDS.values():
        names = [field.name for field in table]
        assert len(set(names)) == len(names)
