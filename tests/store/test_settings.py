"""What the program remembers of the reader's choices."""

from __future__ import annotations

from pathlib import Path

import pytest

from probtimeline.core.layer import Layer
from probtimeline.store.files import CannotRead
from probtimeline.store.layer import BUILT_IN, LayerFile
from probtimeline.store.settings import Remembered, Settings, SettingsFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "reader.json"


def test_nothing_is_chosen_at_first(path: Path) -> None:
    assert SettingsFile(path).load() == Remembered(Settings(theme="", financial=False))
    assert not path.parent.exists()


def test_a_choice_is_there_again_and_the_other_stays(path: Path) -> None:
    file = SettingsFile(path)
    file.change(lambda old: old._replace(theme="high-contrast"))
    file.change(lambda old: old._replace(financial=True))
    assert file.load() == Remembered(Settings("high-contrast", financial=True))


def test_choices_and_layers_share_a_file_and_leave_each_other_alone(path: Path) -> None:
    layer, settings = LayerFile(path, BUILT_IN), SettingsFile(path)
    layer.change(lambda old: old.with_bookmark("split", True))
    settings.change(lambda old: old._replace(theme="light"))
    layer.change(lambda old: old.with_bookmark("ballot", True))
    assert layer.load() == Layer(bookmarks=frozenset({"split", "ballot"}))
    assert settings.load().settings.theme == "light"


@pytest.mark.parametrize(
    "text",
    [
        "{",
        '{"format": "probtimeline-reader/1", "settings": {"explorer": {"theme": 1}}}',
        '{"format": "probtimeline-reader/1", "settings": {"explorer": {"financial": 1}}}',
        '{"format": "probtimeline-reader/1", "settings": []}',
    ],
)
def test_a_broken_file_stops_nothing_is_told_and_is_kept(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text)
    remembered = SettingsFile(path).load()
    assert remembered.settings == Settings()
    assert str(path) in remembered.told
    with pytest.raises(CannotRead):
        SettingsFile(path).change(lambda old: old._replace(theme="light"))
    assert path.read_text() == text
