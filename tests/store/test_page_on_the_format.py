"""The page on the format names everything there is in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from probtimeline.store.fields import FIELDS, FORMAT, LONGEST_ID

PAGE = (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8")
SECTIONS = {
    heading.split(",")[0].lower(): text
    for heading, text in re.findall(
        r"^###? (.+?)\n(.*?)(?=^###? |\Z)", PAGE, re.DOTALL | re.MULTILINE
    )
}


@pytest.mark.parametrize(
    "kind", ["source", "event", "quote", "figure", "comparison", "calculation"]
)
def test_every_field_of_a_record_is_on_the_page(kind: str) -> None:
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|", SECTIONS[kind], re.MULTILINE)
    named = {name: holds for names, holds in rows for name in names.replace("*", "").split(", ")}
    for field in FIELDS[kind]:
        assert field.name in named
        assert all(f"`{choice}`" in named[field.name] for choice in field.choices)


@pytest.mark.parametrize(
    "kind", ["source", "event", "quote", "figure", "comparison", "calculation"]
)
def test_the_fields_in_bold_are_those_that_must_be_there(kind: str) -> None:
    first_cells = " ".join(re.findall(r"^\| (\*\*[^|]+) \|", SECTIONS[kind], re.MULTILINE))
    required = [field.name for field in FIELDS[kind] if field.required]
    assert re.findall(r"\*\*(\w+)\*\*", first_cells) == required


def test_the_whole_of_a_chronology_is_on_the_page() -> None:
    for field in FIELDS["chronology"]:
        assert f'"{field.name}":' in SECTIONS["the file"]
    assert f'"{FORMAT}"' in SECTIONS["the file"]
    assert f"{LONGEST_ID} characters" in SECTIONS["the records"]
    assert all(f'"{field.name}":' in PAGE for field in FIELDS["link"])
