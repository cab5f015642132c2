"""The reader's own marks from the command line: shown with their events, taken out, brought in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.support.command import piped

from probtimeline.core.layer import BETWEEN_NOTES, Layer
from probtimeline.store.layer import LayerFile, layer_name

MINE = (
    Layer()
    .with_bookmark("the-split", True)
    .with_bookmark("gone-since", True)
    .with_note("the-split", "Ask the union.\nAgain in May.")
    .with_search("strikes", "tag:strike")
)


@pytest.fixture
def kept(chronology: Path, reader_home: Path) -> LayerFile:
    """The layer of the chronology, as the explorer left it."""
    file = LayerFile(reader_home / "data" / "reader.json", layer_name(chronology))
    file.change(lambda _: MINE)
    return file


def test_each_mark_is_a_line_with_the_title_of_its_event(chronology: Path, kept: LayerFile) -> None:
    done = piped("layer", "-f", chronology)
    assert done.code == 0
    assert not done.err
    assert [line.split()[:2] for line in done.lines] == [
        ["bookmark", "the-split"],
        ["bookmark", "gone-since"],
        ["note", "the-split"],
        ["search", "strikes"],
    ]
    title = piped("list", "id:the-split", "--json", "-f", chronology).json[0]["title"]
    assert title in done.lines[0]
    assert "(not in the chronology)" in done.lines[1]
    assert done.lines[2].endswith("Ask the union. Again in May.")


def test_another_chronology_has_other_marks(kept: LayerFile) -> None:
    done = piped("layer")
    assert done.code == 1
    assert done.out == ""
    assert "nothing is bookmarked" in done.err


def test_json_has_the_titles_and_null_for_what_is_gone(chronology: Path, kept: LayerFile) -> None:
    found = piped("layer", "--json", "-f", chronology).json
    assert found["bookmarks"] == ["gone-since", "the-split"]
    assert found["notes"] == dict(MINE.notes)
    assert found["titles"]["gone-since"] is None
    assert found["titles"]["the-split"]


def test_what_is_exported_comes_back_on_another_machine(
    chronology: Path, kept: LayerFile, tmp_path: Path
) -> None:
    out = tmp_path / "mine.json"
    assert piped("layer", "export", "-o", out, "-f", chronology).code == 0
    assert json.loads(out.read_bytes()) == piped("layer", "export", "-f", chronology).json
    kept.path.unlink()
    done = piped("layer", "import", out, "-f", chronology)
    assert done.code == 0
    assert done.lines[0] == "bookmark  2 added, 0 there already"
    assert kept.load() == MINE
    again = piped("layer", "import", "-", "-f", chronology, stdin=out.read_bytes())
    assert again.lines[0] == "bookmark  0 added, 2 there already"
    assert kept.load() == MINE


def test_a_note_of_another_stands_below_ones_own_and_that_is_said(
    chronology: Path, kept: LayerFile
) -> None:
    given = {"format": "probtimeline-layer/1", "notes": {"the-split": "Theirs."}}
    done = piped("layer", "import", "-", "-f", chronology, stdin=json.dumps(given))
    assert done.code == 0
    assert "the-split  yours is kept, and the other stands below it" in done.out
    assert kept.load().notes["the-split"] == MINE.notes["the-split"] + BETWEEN_NOTES + "Theirs."


def test_a_layer_of_another_chronology_is_taken_and_that_is_said(chronology: Path) -> None:
    given = {"format": "probtimeline-layer/1", "chronology": "The moon", "bookmarks": ["landing"]}
    done = piped("layer", "import", "-", "-f", chronology, stdin=json.dumps(given))
    assert done.code == 0
    assert "“The moon”" in done.err


@pytest.mark.parametrize(
    "text",
    ["", "{", '{"format": "probtimeline-layer/1", "bookmarks": ["ok"], "notes": {"x": 1}}'],
)
def test_of_a_bad_file_nothing_is_taken(chronology: Path, kept: LayerFile, text: str) -> None:
    before = kept.path.read_bytes()
    done = piped("layer", "import", "-", "-f", chronology, stdin=text)
    assert done.code == 2
    assert "standard input:1:" in done.err
    assert "nothing was taken in" in done.err
    assert kept.path.read_bytes() == before


def test_an_export_never_replaces_what_is_no_export(chronology: Path, kept: LayerFile) -> None:
    before = chronology.read_bytes()
    done = piped("layer", "export", "-o", chronology, "-f", chronology)
    assert done.code == 2
    assert chronology.read_bytes() == before


@pytest.mark.parametrize("words", [[], ["export"], ["import", "-"]], ids=str)
def test_a_broken_file_of_marks_is_code_3_and_is_kept(
    chronology: Path, kept: LayerFile, words: list[str]
) -> None:
    kept.path.write_text("{")
    done = piped("layer", *words, "-f", chronology, stdin='{"format": "probtimeline-layer/1"}')
    assert done.code == 3
    assert f"{kept.path}:1:2: error" in done.err
    assert "move the file away" in done.err
    assert kept.path.read_text() == "{"


def test_an_unknown_part_names_the_ones_there_are() -> None:
    done = piped("layer", "exprot")
    assert done.code == 2
    assert "“exprot” is none of its parts, which are export and import" in done.err
