"""The reader's layer on disk: kept by id and by chronology, and safe among several explorers."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from probtimeline.core.layer import LastPlace, Layer, SavedSearch
from probtimeline.store.files import CannotRead, CannotWrite
from probtimeline.store.layer import BUILT_IN, LayerFile, layer_name

FULL = Layer(
    bookmarks=frozenset({"split", "gone-since"}),
    notes={"split": "two\nlines", "ballot": "“quoted” \x1b[31m \ud800"},
    searches=(SavedSearch("b", "tag:strike"), SavedSearch("a", '"mutual fund"')),
    place=LastPlace("source", "split", "gazette", "the words"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the reader's file is to be; neither it nor its folder is there."""
    return tmp_path / "data" / "reader.json"


@pytest.fixture
def layer(path: Path) -> LayerFile:
    return LayerFile(path, BUILT_IN)


def test_what_is_kept_is_there_again(layer: LayerFile) -> None:
    assert layer.change(lambda _: FULL) == FULL
    assert layer.load() == FULL
    assert [each.name for each in layer.load().searches] == ["b", "a"]


def test_without_a_file_the_layer_is_empty_and_none_is_made(layer: LayerFile, path: Path) -> None:
    assert layer.load() == Layer()
    assert layer.change(lambda old: old.with_bookmark("never", False)) == Layer()
    assert not path.parent.exists()


def test_each_chronology_has_a_layer_of_its_own(path: Path, tmp_path: Path) -> None:
    one, other = LayerFile(path, BUILT_IN), LayerFile(path, layer_name(tmp_path / "other.json"))
    one.change(lambda old: old.with_bookmark("split", True))
    other.change(lambda old: old.with_note("split", "elsewhere"))
    assert one.load() == Layer(bookmarks=frozenset({"split"}))
    assert other.load() == Layer(notes={"split": "elsewhere"})


def test_a_chronology_is_known_by_its_real_path(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(tmp_path / "events.json")
    assert layer_name(tmp_path / "link.json") == layer_name(tmp_path / "events.json")
    assert layer_name(None) == BUILT_IN


def test_of_a_change_on_what_another_explorer_changed_both_are_kept(path: Path) -> None:
    one, other = LayerFile(path, BUILT_IN), LayerFile(path, BUILT_IN)
    one.load()
    other.change(lambda old: old.with_bookmark("ballot", True).with_note("split", "n"))
    one.change(lambda old: old.with_bookmark("split", True))
    one.leave_at(LastPlace("timeline", "split"))
    assert other.load() == Layer(
        frozenset({"split", "ballot"}), {"split": "n"}, (), LastPlace("timeline", "split")
    )


MARKING = """
import sys
from pathlib import Path
from probtimeline.store.layer import LayerFile
file = LayerFile(Path(sys.argv[1]), "built-in")
for n in range(30):
    file.change(lambda old: old.with_bookmark(f"{sys.argv[2]}-{n}", True))
"""


def test_two_programs_that_bookmark_at_the_same_time_lose_nothing(
    layer: LayerFile, path: Path
) -> None:
    command = [sys.executable, "-c", MARKING, str(path)]
    programs = [subprocess.Popen([*command, name]) for name in ("one", "two")]
    assert [program.wait() for program in programs] == [0, 0]
    assert layer.load().bookmarks == {f"{name}-{n}" for name in ("one", "two") for n in range(30)}


def test_what_this_version_does_not_know_is_kept(layer: LayerFile, path: Path) -> None:
    layer.change(lambda _: FULL)
    raw = json.loads(path.read_bytes())
    raw |= {"newer": 1, "colours": {"split": {"ink": "red"}}, "#": {"a": {}}, "empty": {}}
    record = raw["layers"][BUILT_IN]
    record["marks"] = [1, {"deep": None}]
    record["searches"][0]["pinned"] = True
    record["place"]["line"] = 4
    raw["layers"]["/else.json"] = {"notes": {"x": "y"}}
    path.write_text(json.dumps(raw))
    layer.change(lambda old: old.with_bookmark("new", True))
    record["bookmarks"].append("new")
    assert json.loads(path.read_bytes()) == raw


def test_nothing_is_written_where_nothing_changes(layer: LayerFile, path: Path) -> None:
    layer.change(lambda _: FULL)
    path.write_text(path.read_text() + "\n\n")
    before = path.read_bytes()
    layer.change(lambda old: old.with_bookmark("split", True))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ('{"format": "probtimeline-reader/1",\n "layers": {]', "2:13", "quotation marks"),
        ("[]", "1:1", "one object"),
        ("{}", "1:1", "format is missing"),
        ('{"format": "probtimeline-reader/9"}', "1:12", "newer version"),
        ('{"format": "probtimeline/1", "events": []}', "1:12", "not"),
        ('{"format": "probtimeline-reader/1", "layers": {"built-in": 5}}', "1:60", "an object"),
    ],
)
def test_a_broken_file_is_told_with_its_place_and_never_written_over(
    layer: LayerFile, path: Path, text: str, place: str, told: str
) -> None:
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(CannotRead) as read:
        layer.load()
    assert f"{path}:{place}: error" in str(read.value)
    assert told in str(read.value)
    assert "move the file away" in read.value.cure
    with pytest.raises(CannotRead):
        layer.change(lambda old: old.with_bookmark("split", True))
    assert path.read_text() == text


@pytest.mark.parametrize(
    "record",
    [
        {"bookmarks": "split"},
        {"bookmarks": [1]},
        {"notes": {"split": None}},
        {"notes": []},
        {"searches": [{"name": "no text"}]},
        {"searches": [{"name": "n", "text": 1}]},
        {"searches": ["n"]},
        {"searches": [{"name": "n", "text": "a"}, {"name": "n", "text": "b"}]},
        {"place": "split"},
        {"place": {"view": "timeline", "selected": []}},
    ],
    ids=str,
)
def test_a_value_of_the_wrong_kind_is_told_not_dropped(
    layer: LayerFile, path: Path, record: object
) -> None:
    path.parent.mkdir()
    path.write_text(json.dumps({"format": "probtimeline-reader/1", "layers": {BUILT_IN: record}}))
    with pytest.raises(CannotRead) as read:
        layer.load()
    assert len(read.value.problems) == 1
    assert read.value.problems[0].path.startswith("layers.built-in.")


def test_a_file_that_may_not_be_written_is_left_and_still_read(
    layer: LayerFile, path: Path
) -> None:
    layer.change(lambda _: FULL)
    path.chmod(0o444)
    with pytest.raises(CannotWrite, match="read-only"):
        layer.change(lambda old: old.with_bookmark("new", True))
    assert layer.load() == FULL


def test_reading_the_layer_loads_no_database() -> None:
    code = "import sys\nfrom pathlib import Path\nfrom probtimeline.store.layer import LayerFile\n"
    code += "LayerFile(Path('none'), 'x').load()\nassert 'tinydb' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
