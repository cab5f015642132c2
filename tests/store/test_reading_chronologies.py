"""A chronology's file as records: the good ones, and what is wrong with the others."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from probtimeline.core.problems import Level
from probtimeline.store.files import CannotRead
from probtimeline.store.library import Library, Loaded
from probtimeline.store.opening import open_chronology
from probtimeline.store.places import builtin_file

Load = Callable[[str], Loaded]


@pytest.fixture
def load(library: Library, file: Path) -> Load:
    """Loads a chronology from its text."""

    def loaded(text: str) -> Loaded:
        file.write_text(text)
        # A broken file that is young would be read again, as one that is being saved.
        os.utime(file, (0, 0))
        return library.load()

    return loaded


def chronology(**tables: Any) -> str:
    return json.dumps({"format": "probtimeline/1", **tables}, indent=1)


SOURCE = {"id": "s", "title": "A report", "published": "2019-03-28"}


def test_the_built_in_chronology_has_no_problem(tmp_path: Path) -> None:
    loaded = Library(None, builtin=builtin_file(), reader=tmp_path / "none").load()
    assert loaded.problems == ()
    assert loaded.files == (builtin_file(),)
    assert loaded.chronicle.events
    assert not loaded.chronicle.added


def test_records_are_read_and_events_stand_in_the_order_of_their_dates(load: Load) -> None:
    loaded = load(
        chronology(
            title="T",
            about="A",
            sources=[SOURCE],
            events=[
                {"id": "b", "title": "B", "date": "2014"},
                {
                    "id": "a",
                    "title": "A",
                    "date": "2013-05",
                    "quotes": [{"source": "s", "text": "x"}],
                },
            ],
        )
    )
    assert [event.id for event in loaded.chronicle.events] == ["a", "b"]
    assert (loaded.chronicle.title, loaded.chronicle.about) == ("T", "A")
    assert loaded.problems == ()


def test_a_bad_event_is_left_out_and_the_others_are_shown(load: Load) -> None:
    loaded = load(
        '{"format": "probtimeline/1", "events": [\n'
        '{"id": "a", "title": "A", "date": "2014-13"},\n'
        '{"id": "b", "title": "B", "date": "2014"},\n'
        '{"id": "b", "title": "Again", "date": "2015"},\n'
        '{"id": "c", "title": "C", "date": "2014", "quotes": [{"source": "x", "text": "t"}]},\n'
        "7]}"
    )
    assert [event.id for event in loaded.chronicle.events] == ["b"]
    assert [(each.code, each.line, each.column, each.path) for each in loaded.problems] == [
        ("date", 2, 35, "events[0].date"),
        ("same-id", 4, 8, "events[2].id"),
        ("unknown-source", 5, 65, "events[3].quotes[0].source"),
        ("type", 6, 1, "events[4]"),
    ]


def test_an_unknown_field_is_kept_with_a_warning_that_offers_the_nearest(load: Load) -> None:
    loaded = load(chronology(events=[{"id": "a", "title": "A", "date": "2014", "sumary": "S"}]))
    [problem] = loaded.problems
    assert problem.level is Level.WARNING
    assert 'Did you mean "summary"?' in problem.cure
    assert loaded.chronicle.events[0].extra == {"sumary": "S"}


def test_a_date_in_words_is_read_from_the_day_its_source_was_published(load: Load) -> None:
    quotes = [{"source": "s", "text": "last September"}]
    event = {"id": "a", "title": "A", "date": "last September", "quotes": quotes}
    loaded = load(chronology(sources=[SOURCE], events=[event]))
    [read] = loaded.chronicle.events
    assert read.date.edtf == "2018-09"
    assert read.date_text == "last September"
    assert read.date_note == "‘last September’, read from 28 Mar 2019"
    [problem] = loaded.problems
    assert problem.level is Level.WARNING
    assert "probtimeline fmt" in problem.cure


def test_references_that_lead_nowhere_leave_a_comparison_or_calculation_out(load: Load) -> None:
    figure = {"text": "7", "label": "jobs", "id": "jobs-now"}
    quotes = [{"source": "s", "text": "7 jobs", "figures": [figure]}]
    comparison = {"id": "c", "title": "C", "verdict": "agree", "note": "n"}
    loaded = load(
        chronology(
            sources=[SOURCE],
            events=[{"id": "a", "title": "A", "date": "2014", "quotes": quotes}],
            comparisons=[
                {**comparison, "figures": ["jobs-now"], "events": ["a"]},
                {**comparison, "id": "d", "figures": ["jobs-know"]},
            ],
            calculations=[
                {"id": "k", "title": "K", "op": "sum", "of": ["jobs-now", 3]},
                {"id": "l", "title": "L", "op": "sum", "of": [1], "equals": "none"},
            ],
        )
    )
    assert [each.id for each in loaded.chronicle.comparisons] == ["c"]
    assert [each.id for each in loaded.chronicle.calculations] == ["k"]
    assert [each.path for each in loaded.problems] == [
        "comparisons[1].figures[0]",
        "calculations[1].equals",
    ]
    assert loaded.problems[0].cure == 'Did you mean "jobs-now"?'


def test_an_unknown_related_event_is_a_warning_in_a_file(load: Load) -> None:
    event = {"id": "a", "title": "A", "date": "2014", "related": [{"event": "zz"}]}
    loaded = load(chronology(events=[event]))
    assert len(loaded.chronicle.events) == 1
    assert [each.level for each in loaded.problems] == [Level.WARNING]


def test_one_id_for_the_figures_of_two_events_is_an_error(load: Load) -> None:
    quotes = [{"source": "s", "text": "7", "figures": [{"text": "7", "label": "l", "id": "f"}]}]
    events = [{"id": x, "title": x, "date": "2014", "quotes": quotes} for x in ("a", "b")]
    loaded = load(chronology(sources=[SOURCE], events=events))
    assert [event.id for event in loaded.chronicle.events] == ["a"]
    assert [each.code for each in loaded.problems] == ["figure-id"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[1]", "a chronology is one object"),
        ('"x"', "a chronology is one object"),
        ('{"name": "other"}', "not a chronology"),
        ('{"format": "probtimeline/2"}', "this version does not read"),
        ('{"format": "other"}', "not that of a chronology"),
        ('{"format": 1}', "not that of a chronology"),
        ('{"events": {}}', "should be a list"),
        ('{"events": [}', "a value is missing"),
        ("", "it is empty"),
    ],
)
def test_what_is_no_chronology_is_not_read(load: Load, text: str, says: str) -> None:
    with pytest.raises(CannotRead) as told:
        load(text)
    assert says in told.value.problems[0].what
    assert says in str(told.value)
    assert told.value.problems[0].line == 1


def test_a_chronology_without_its_format_is_read_with_a_warning(load: Load) -> None:
    loaded = load('{"events": []}')
    assert [each.level for each in loaded.problems] == [Level.WARNING]


def test_a_header_that_is_not_text_is_told(load: Load) -> None:
    loaded = load(chronology(title=7, tittle="x"))
    assert sorted(each.code for each in loaded.problems) == ["type", "unknown-field"]


def test_a_file_that_is_not_there_cannot_be_read(library: Library) -> None:
    with pytest.raises(CannotRead, match="there is no such file"):
        library.load()


def both(tmp_path: Path, own: dict[str, Any]) -> Loaded:
    builtin, reader = tmp_path / "builtin.json", tmp_path / "own.json"
    builtin.write_text(
        chronology(
            title="Built in", sources=[SOURCE], events=[{"id": "a", "title": "A", "date": "2014"}]
        )
    )
    reader.write_text(chronology(**own))
    return Library(None, builtin=builtin, reader=reader).load()


def test_the_readers_own_events_are_shown_with_the_built_in_ones(tmp_path: Path) -> None:
    quotes = [{"source": "s", "text": "words"}]
    own = {"id": "b", "title": "B", "date": "2013", "quotes": quotes, "related": [{"event": "a"}]}
    loaded = both(tmp_path, {"events": [own]})
    assert [event.id for event in loaded.chronicle.events] == ["b", "a"]
    assert loaded.chronicle.added == {"b"}
    assert loaded.chronicle.title == "Built in"
    assert loaded.problems == ()
    assert loaded.files == (tmp_path / "builtin.json", tmp_path / "own.json")


def test_of_two_records_with_one_id_the_readers_wins_and_it_says_so(tmp_path: Path) -> None:
    own = {"sources": [{"id": "s", "title": "Mine"}], "events": [{"id": "a", "title": "Mine", "date": "2015"}]}  # fmt: skip  # noqa: E501
    loaded = both(tmp_path, own)
    assert [event.title for event in loaded.chronicle.events] == ["Mine"]
    assert loaded.chronicle.sources["s"].title == "Mine"
    assert [each.what for each in loaded.problems] == [
        'the source "s" is also in the built-in chronology; yours is shown',
        'the event "a" is also in the built-in chronology; yours is shown',
    ]


def test_a_mistake_in_the_readers_file_names_that_file(tmp_path: Path) -> None:
    loaded = both(tmp_path, {"events": [{"id": "b", "title": "B", "date": "32 May 2014"}]})
    assert [each.file for each in loaded.problems] == [str(tmp_path / "own.json")]
    assert [event.id for event in loaded.chronicle.events] == ["a"]


def test_a_file_that_is_still_being_saved_is_read_again(file: Path) -> None:
    file.write_text('{"format": "probtimeline/1", "eve')
    os.utime(file, (2**32, 2**32))  # young, however slow this machine is
    saving = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(sys.argv[2])"
    whole = chronology(events=[])
    with subprocess.Popen([sys.executable, "-c", saving, file, whole]):
        document = open_chronology(file, patience=60)
    assert document is not None
    assert document.data == json.loads(whole)
