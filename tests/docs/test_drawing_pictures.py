"""The pictures of the manual can be drawn from the program as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tools.picture import FOLDER, PICTURES, draw


@pytest.mark.parametrize(
    ("name", "shown"), [("figures", "Figures grouped by measure"), ("source", "On Probation Blog")]
)
async def test_a_picture_shows_what_it_is_named_for(name: str, shown: str, tmp_path: Path) -> None:
    await draw(name, tmp_path)
    assert shown in words(tmp_path / f"{name}.svg")


def test_every_picture_is_there_and_fetches_nothing() -> None:
    for name in PICTURES:
        svg = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
        addresses = set(re.findall(r"(?:href|src|url)\W{1,3}(https?:[^\"')]+)", svg))
        assert not addresses
        assert len(words(FOLDER / f"{name}.svg").split()) > 100


def words(file: Path) -> str:
    """The words in a picture."""
    svg = file.read_text(encoding="utf-8")
    return re.sub(r"<[^>]+>", "", svg).replace("&#160;", " ")
