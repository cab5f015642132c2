"""The README's lists are those of the code."""

from __future__ import annotations

import re
from pathlib import Path

from tools.readme import README, filled

ROOT = README.parent


def test_the_lists_in_the_readme_are_those_of_the_code() -> None:
    text = README.read_text(encoding="utf-8")
    assert filled(text) == text, "run `make readme`"


def test_every_link_of_the_documents_leads_to_a_file() -> None:
    for page in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_makefile_has_every_target_the_readme_names() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    pages = [
        Path(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md")
    ]
    for page in pages:
        named = set(re.findall(r"(?:^|`)make ([a-z]+)", page, re.M))
        assert named
        assert named <= set(targets)
