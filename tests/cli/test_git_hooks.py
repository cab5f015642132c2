"""The hooks offered to `pre-commit` are commands that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from probtimeline.cli import understand
from probtimeline.verbs.verb import Help, Misused

ROOT = Path(__file__).parents[2]
HOOKS = {
    fields["id"]: fields
    for fields in (
        dict(re.findall(r"^[- ] (\w+): (.+)$", entry, re.MULTILINE))
        for entry in re.split(
            r"^(?=- )", (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"), flags=re.MULTILINE
        )
        if entry
    )
}


def test_there_is_a_hook_that_checks_and_one_that_formats() -> None:
    assert set(HOOKS) == {"probtimeline-check", "probtimeline-fmt"}
    for hook in HOOKS.values():
        assert hook["language"] == "python"
        assert hook["pass_filenames"] == "true"


@pytest.mark.parametrize("name", HOOKS)
def test_the_entry_of_a_hook_is_understood_with_the_files_after_it(name: str) -> None:
    program, *words = HOOKS[name]["entry"].split()
    assert f'{program} = "probtimeline.cli:main"' in (ROOT / "pyproject.toml").read_text("utf-8")
    verb, asked = understand([*words, "a/events.json", "events.json"])
    assert not isinstance(asked, Misused | Help)
    assert verb.name == name.removeprefix("probtimeline-")
    assert asked.files == ["a/events.json", "events.json"]
    assert getattr(asked, "strict", True)


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_looks_at_files_of_the_usual_name_in_any_folder(name: str) -> None:
    wanted = re.compile(HOOKS[name]["files"])
    assert all(map(wanted.search, ["events.json", "data/events.json", "a/b/events.json"]))
    assert not any(map(wanted.search, ["my-events.json", "events.json.bak", "events/a.json"]))


def test_the_page_on_checking_names_the_hooks_that_there_are() -> None:
    page = (ROOT / "docs" / "checking.md").read_text("utf-8")
    assert set(re.findall(r"id: ([\w-]+)", page)) == set(HOOKS)
