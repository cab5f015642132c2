"""The lists of the manual are those of the code, and its links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tools.lists import ENVIRONMENT, LISTS
from tools.readme import README, WANTED, filled, lists_of, pages

from probtimeline.core.edtf import parse_edtf
from probtimeline.core.span import Span
from probtimeline.verbs.exits import MEANINGS, Exit

ROOT = README.parent


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_the_lists_of_a_page_are_those_of_the_code(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert filled(text) == text, "run `make readme`"


def test_every_list_has_a_place_in_the_manual() -> None:
    named = {name for page in pages() for name in lists_of(page.read_text(encoding="utf-8"))}
    assert named == set(LISTS)
    for page, wanted in WANTED.items():
        assert set(wanted) <= set(lists_of((ROOT / page).read_text(encoding="utf-8")))


def test_a_list_that_is_not_known_is_told() -> None:
    with pytest.raises(SystemExit, match="no list"):
        filled("<!-- nothing of the kind -->\n<!-- /nothing of the kind -->")


def test_every_exit_code_is_explained() -> None:
    assert set(MEANINGS) == set(Exit)


def test_every_variable_the_program_heeds_is_named() -> None:
    heeded = {
        name
        for file in (ROOT / "src").rglob("*.py")
        for name in re.findall(r"\bPROBTIMELINE_[A-Z]+\b", file.read_text(encoding="utf-8"))
    }
    assert heeded == {name for name in ENVIRONMENT if name.startswith("PROBTIMELINE_")}


def test_every_date_in_the_table_of_the_format_can_be_read() -> None:
    text = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    table = text.partition("## Dates")[2].partition("| written |")[2].partition("\n\n")[0]
    written = [
        date
        for row in table.splitlines()
        for date in re.findall("`([^`]+)`", row[: row.rfind("|", 0, -1)])
    ]
    assert len(written) > 12
    for date in written:
        assert isinstance(parse_edtf(date), Span), date


def test_the_readme_leads_to_every_page() -> None:
    linked = set(re.findall(r"\]\((docs/[a-z]+\.md)\)", README.read_text(encoding="utf-8")))
    there = {f"docs/{page.name}" for page in pages() if page != README}
    assert linked == there


def test_every_link_of_the_documents_leads_to_a_file_and_a_heading() -> None:
    for page in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")):
        links = re.findall(r"\]\(([^)#:]*)(?:#([^)]*))?\)", page.read_text(encoding="utf-8"))
        for target, heading in links:
            file = page.parent / target if target else page
            assert file.exists(), f"{page.name} links to {target}"
            if heading:
                told = file.read_text(encoding="utf-8")
                assert heading in _anchors(told), f"{page.name} links to {target}#{heading}"


def _anchors(text: str) -> set[str]:
    """The names of the headings of a page, as forges make them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {each.replace(" ", "-") for each in plain}


def test_every_picture_is_drawn_by_a_target_and_shown_somewhere() -> None:
    told = "".join(page.read_text(encoding="utf-8") for page in pages())
    made = {
        name.stem
        for name in (ROOT / "docs" / "pictures").iterdir()
        if name.suffix in (".svg", ".cast")
    }
    tools = "".join(
        (ROOT / "tools" / name).read_text(encoding="utf-8")
        for name in ("picture.py", "recording.py")
    )
    for name in made:
        assert f"pictures/{name}." in told, f"no page shows {name}"
        assert name in tools


def test_the_makefile_has_every_target_the_readme_names() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    for name in ("README.md", "CONTRIBUTING.md"):
        page = (ROOT / name).read_text(encoding="utf-8")
        named = set(re.findall(r"(?:^|`|\$ )make ([a-z]+)", page, re.M))
        assert named
        assert named <= set(targets)
