"""Lines and columns for what the audit finds, and every error of a record that is left out."""

from __future__ import annotations

import json
import os
from pathlib import Path

from probtimeline.core.problems import warning
from probtimeline.store.library import Library, Loaded

QUOTE = {"source": "report", "text": "words"}


def written(path: Path, *events: object, **tables: object) -> Path:
    data = {"format": "probtimeline/1", **tables, "events": list(events)}
    path.write_text(json.dumps(data, indent=1))
    os.utime(path, (0, 0))
    return path


def errors(loaded: Loaded) -> list[str]:
    return [f"{each.path}: {each.what}" for each in loaded.problems if each.is_error]


def test_a_problem_that_names_a_record_by_its_id_gets_the_line_of_it(
    library: Library, file: Path
) -> None:
    written(file, {"id": "one"}, {"id": "two", "title": "T", "quotes": [QUOTE]})
    lines = file.read_text().splitlines()
    for path, begins in (
        ("events[two].quotes[0].text", '"words"'),
        ("events[two].summary", "{"),
        ("events[one]", "{"),
    ):
        [found] = library.located([warning("w", "odd", "Mend it.", path)])
        assert (found.file, found.path) == (str(file), path)
        assert found.line is not None
        assert found.column is not None
        assert lines[found.line - 1][found.column - 1 :].startswith(begins)


def test_a_problem_that_names_nothing_in_the_file_stays_as_it_is(
    library: Library, file: Path
) -> None:
    written(file, {"id": "one"})
    for path in ("events[three]", "figures[one]", "", "events", "events[one"):
        problem = warning("w", "odd", "Mend it.", path)
        assert library.located([problem]) == (problem,)


def test_of_two_files_the_line_is_in_the_one_whose_record_is_shown(tmp_path: Path) -> None:
    builtin = written(tmp_path / "builtin.json", {"id": "both"}, {"id": "old"})
    reader = written(tmp_path / "own.json", {"id": "both"})
    library = Library(None, builtin=builtin, reader=reader)
    both, old = library.located(
        [warning("w", "odd", "Mend it.", f"events[{each}]") for each in ("both", "old")]
    )
    assert (both.file, old.file) == (str(reader), str(builtin))


def test_all_errors_of_a_record_that_is_left_out_are_told(library: Library, file: Path) -> None:
    written(file, {"id": "a", "title": 7, "date": "2014", "quotes": [QUOTE, QUOTE]})
    assert [each.split(":")[0] for each in errors(library.load())] == [
        "events[0].title",
        "events[0].quotes[0].source",
        "events[0].quotes[1].source",
    ]


def test_what_refers_to_a_record_that_cannot_be_read_says_so(library: Library, file: Path) -> None:
    figure = {"text": "5", "label": "l", "value": "5", "id": "five"}
    quote = {"source": "report", "text": "5 of them", "figures": [figure]}
    written(
        file,
        {"id": "a", "title": "T", "date": "2014", "quotes": [quote]},
        sources=[{"id": "report"}],
        comparisons=[
            {"id": "c", "title": "C", "verdict": "agree", "note": "n", "figures": ["five"]}
        ],
    )
    told = errors(library.load())
    assert 'events[0].quotes[0].source: the source "report" cannot be read' in told
    assert 'comparisons[0].figures[0]: the figure "five" cannot be read' in told
