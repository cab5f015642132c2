"""The page on the reader's own files says what is so: its examples work."""

from __future__ import annotations

import re
from pathlib import Path

from probtimeline.store.keyfile import read_keys
from probtimeline.store.layer_exchange import Given, import_layer
from probtimeline.views.keymap import Keymap
from probtimeline.views.keynames import SENT_AS, key_named

PAGE = (Path(__file__).parents[2] / "docs" / "reader.md").read_text(encoding="utf-8")


def example(kind: str) -> str:
    return PAGE.partition(f"```{kind}\n")[2].partition("```")[0]


def test_the_exported_layer_of_the_page_can_be_imported() -> None:
    given = import_layer(example("json").encode(), "page")
    assert isinstance(given, Given)
    assert given.warnings == ()
    assert given.layer.bookmarks == given.layer.notes.keys()


def test_the_keys_of_the_page_can_be_given(tmp_path: Path) -> None:
    (tmp_path / "keys.toml").write_text(example("toml"), encoding="utf-8")
    file = read_keys(tmp_path / "keys.toml")
    keymap = Keymap.of(file.keys)
    assert len(file.keys) == 3
    assert not [each for each in (*file.problems, *keymap.problems) if each.is_error]


def test_every_key_the_page_names_is_one() -> None:
    paragraph = PAGE.partition("Write keys as they are shown")[2].partition("\n\n")[0]
    keys = [key_named(each) for each in re.findall(r"`([^`]+)`", paragraph)]
    assert all(keys)
    assert {key for key in keys if key in SENT_AS} == set(SENT_AS)
