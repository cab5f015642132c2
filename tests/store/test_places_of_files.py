"""Where files are looked for."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
import pytest

from probtimeline.store.places import (
    builtin_file,
    cache_folder,
    data_folder,
    history_file,
    keys_file,
    layer_file,
    reader_file,
    texts_folder,
    where,
)


def test_the_readers_own_files_are_in_the_folder_that_is_named(tmp_path: Path) -> None:
    env = {"PROBTIMELINE_DATA": str(tmp_path)}
    assert data_folder(env) == tmp_path
    assert reader_file(env) == tmp_path / "events.json"
    assert texts_folder(None, env) == tmp_path / "sources"


def test_the_readers_own_files_are_otherwise_where_the_system_keeps_data() -> None:
    assert data_folder({}).name == "probtimeline"
    assert data_folder({}).is_absolute()


def test_texts_are_kept_beside_a_chronology_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "e.json").touch()
    (tmp_path / "link.json").symlink_to(tmp_path / "real" / "e.json")
    assert texts_folder(tmp_path / "e.json", {}) == tmp_path / "sources"
    assert texts_folder(tmp_path / "link.json", {}) == tmp_path / "real" / "sources"


def test_the_built_in_chronology_is_there() -> None:
    assert builtin_file().is_file()


def test_the_files_in_use_are_told_with_whether_they_are_there(tmp_path: Path) -> None:
    env = {"PROBTIMELINE_DATA": str(tmp_path), "PROBTIMELINE_CACHE": str(tmp_path / "cache")}
    assert [(path, there) for _, path, there in where(None, env)] == [
        (builtin_file(), True),
        (tmp_path / "events.json", False),
        (tmp_path / "sources", False),
        (tmp_path / "reader.json", False),
        (tmp_path / "keys.toml", False),
        (tmp_path / "history" / "built-in.json", False),
        (tmp_path / "drafts.json", False),
        (tmp_path / "cache", False),
    ]
    named = where(tmp_path / "e.json", env)
    assert [path for _, path, _ in named] == [
        tmp_path / "e.json",
        *(tmp_path / name for name in ("sources", "reader.json", "keys.toml")),
        history_file(tmp_path / "e.json", env),
        tmp_path / "drafts.json",
        tmp_path / "cache",
    ]


def test_each_chronology_has_a_history_of_its_own(tmp_path: Path) -> None:
    env = {"PROBTIMELINE_DATA": str(tmp_path)}
    there, elsewhere = tmp_path / "events.json", tmp_path / "other" / "events.json"
    assert history_file(there, env) != history_file(elsewhere, env)
    (tmp_path / "link.json").symlink_to(there)
    assert history_file(tmp_path / "link.json", env) == history_file(there, env)


def test_the_readers_marks_and_keys_are_in_the_folder_that_is_named(tmp_path: Path) -> None:
    env = {"PROBTIMELINE_DATA": str(tmp_path)}
    assert layer_file(env) == tmp_path / "reader.json"
    assert keys_file(env) == tmp_path / "keys.toml"


def test_keys_are_otherwise_where_the_system_keeps_settings(reader_home: Path) -> None:
    assert keys_file({}).parent.name == "probtimeline"
    assert keys_file({}) != data_folder({}) / "keys.toml"


def test_folders_of_the_system_are_where_platformdirs_has_them(
    reader_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        there = dict(os.environ)
        there.pop("PROBTIMELINE_DATA")
        assert cache_folder(there) == platformdirs.user_cache_path("probtimeline", appauthor=False)
        assert data_folder(there) == platformdirs.user_data_path("probtimeline", appauthor=False)
        keys = platformdirs.user_config_path("probtimeline", appauthor=False) / "keys.toml"
        assert keys_file(there) == keys
        monkeypatch.delenv(variable)
