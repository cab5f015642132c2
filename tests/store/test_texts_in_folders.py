"""A folder of texts: what clearly belongs to a source is attached, the rest left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.build import chronicle, event, quote, source

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.problems import Problem
from probtimeline.store.texts import Attached, Texts

REPORT = "Three quarters of the work was good enough. More people were waiting by the end."
LETTER = "We call for public ownership now. The contracts have failed the people we serve."


@pytest.fixture
def shown() -> Chronicle:
    """Two sources with three quotes each, and one that is not quoted."""
    words = {
        "report": ("Three quarters of the work", "was good enough", "waiting by the end"),
        "letter": ("public ownership now", "contracts have failed", "the people we serve"),
    }
    events = [
        event(f"{name}-{number}", quotes=[quote(text, source=name)])
        for name, texts in words.items()
        for number, text in enumerate(texts)
    ]
    return chronicle(*events, sources=[source("unquoted")])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the two texts under names that say nothing."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "one.txt").write_text(REPORT)
    (folder / "two.txt").write_text(LETTER)
    return folder


def attached(folder: Path, shown: Chronicle) -> tuple[dict[str, str], list[Problem]]:
    outcomes = Texts(folder.parent / "sources").attach([folder], shown)
    kept = {each.source: each.file.name for each in outcomes if isinstance(each, Attached)}
    return kept, [each for each in outcomes if isinstance(each, Problem)]


@pytest.mark.parametrize(
    "notes",
    [
        "Notes. “was good enough”; “public ownership now”; “contracts have failed”… no",
        f"Everything that is quoted: {REPORT} {LETTER}",
        "Nothing of it.",
        " \n",
        b"caf\xe9",
    ],
    ids=["most quotes of one", "all quotes of two", "none", "empty", "another encoding"],
)
def test_other_files_in_a_folder_are_passed_over(
    folder: Path, shown: Chronicle, notes: str | bytes
) -> None:
    data = notes if isinstance(notes, bytes) else notes.encode()
    (folder / "README.md").write_bytes(data)
    kept, problems = attached(folder, shown)
    assert kept == {"report": "one.txt", "letter": "two.txt"}
    assert [(each.code, each.is_error) for each in problems] == [("skipped", False)]


def test_a_file_named_after_a_source_is_its_text_in_a_folder_too(
    folder: Path, shown: Chronicle
) -> None:
    (folder / "unquoted.txt").write_text("Of this nothing is quoted yet.")
    assert attached(folder, shown)[0]["unquoted"] == "unquoted.txt"


def test_a_file_named_after_a_source_that_is_no_text_is_an_error(
    folder: Path, shown: Chronicle
) -> None:
    (folder / "unquoted.txt").write_bytes(b"caf\xe9")
    [problem] = attached(folder, shown)[1]
    assert problem.is_error
    assert "not UTF-8" in problem.what


def test_of_two_texts_that_fit_alike_the_one_named_after_the_source_is_taken(
    folder: Path, shown: Chronicle
) -> None:
    (folder / "report.txt").write_text(REPORT)
    kept, problems = attached(folder, shown)
    assert kept["report"] == "report.txt"
    assert [each.code for each in problems] == ["skipped"]


def test_a_folder_of_thousands_of_texts_is_not_gone_through(
    tmp_path: Path, shown: Chronicle
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(1001):
        (folder / f"{number}.txt").touch()
    kept, [problem] = attached(folder, shown)
    assert not kept
    assert "more than 1,000 texts" in problem.what


def test_texts_kept_inside_the_folder_do_not_stand_in_the_way_of_new_ones(
    folder: Path, shown: Chronicle
) -> None:
    texts = Texts(folder / "sources")
    texts.attach([folder], shown)
    (folder / "two.txt").write_text(f"{LETTER} And more.")
    assert all(isinstance(each, Attached) for each in texts.attach([folder], shown))
    assert texts.load("letter") == f"{LETTER} And more."
    assert all(isinstance(each, Attached) for each in texts.attach([texts.folder], shown))
