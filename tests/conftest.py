"""What every test stands on: an empty home of its own, and the source texts where there are any."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import settings

SOURCES_VARIABLE = "PROBTIMELINE_TEST_SOURCES"

# No deadline: a busy machine is not a wrong answer.
settings.register_profile("probtimeline", deadline=None, max_examples=60)
settings.load_profile("probtimeline")


@pytest.fixture(autouse=True)
def reader_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder nobody has used; nothing of the machine's settings reaches the test."""
    home = tmp_path_factory.mktemp("home")
    for name in ("PROBTIMELINE_FILE", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    folders = {
        "HOME": "",
        "USERPROFILE": "",
        "XDG_DATA_HOME": "share",
        "XDG_CONFIG_HOME": "config",
        "XDG_STATE_HOME": "state",
        "XDG_CACHE_HOME": "cache",
        "PROBTIMELINE_DATA": "data",
    }
    for name, folder in folders.items():
        monkeypatch.setenv(name, str(home / folder))
    return home


@pytest.fixture(scope="session")
def source_texts() -> Mapping[str, str]:
    """The texts of the built-in chronology's sources by id, from the folder the environment names.

    They are other people's writing and no part of the project: a test that reads them is skipped,
    and says so, where the variable is not set.
    """
    folder = os.environ.get(SOURCES_VARIABLE)
    if not folder:
        pytest.skip(f"{SOURCES_VARIABLE} names no folder of <source id>.txt")
    texts = {
        path.stem: path.read_bytes().decode("utf-8") for path in sorted(Path(folder).glob("*.txt"))
    }
    assert texts, f"{SOURCES_VARIABLE} names a folder without a text: {folder}"
    return texts
