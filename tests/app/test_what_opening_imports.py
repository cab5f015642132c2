"""What stands in memory when the explorer has painted its first frame: nothing for later."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.support.terminal import terminal

OPEN_AND_TELL = """
import gc, json, sys
from probtimeline import cli

told, sys.argv = sys.argv[1], ["probtimeline"]
explore = cli._explore

def watched(asked, desk):
    from probtimeline.app import run

    class Telling(run.Explorer):
        def settled(self):
            said = {"modules": sorted(sys.modules), "collecting": gc.isenabled()}
            super().settled()
            with open(told, "w", encoding="utf-8") as file:
                json.dump({**said, "collecting later": gc.isenabled()}, file)
            self.exit()

    run.Explorer = Telling
    return explore(asked, desk)

cli._explore = watched
sys.exit(cli.main())
"""
"""Opens the explorer as the command does, and tells what there is once a frame is painted."""

FOR_LATER = {
    "probtimeline.app": {
        "adding",
        "begun",
        "clashing",
        "commands",
        "drafting",
        "editing",
        "editor",
        "json_checking",
        "palette",
        "prompting",
    },
    "probtimeline.audit": {
        "arithmetic",
        "finding",
        "folded",
        "nearest",
        "pairs",
        "quoting",
        "saying",
        "statements",
    },
    "probtimeline.core": {"delta", "lulls", "naming"},
    "probtimeline.query": {
        "errors",
        "facets",
        "named",
        "operators",
        "parser",
        "scanning",
        "search",
        "suggest",
        "values",
    },
    "probtimeline.session": {
        "arranging",
        "arriving",
        "asking",
        "checking",
        "comparing",
        "drafting",
        "figure_order",
        "filtering",
        "giving",
        "judging",
        "keeping",
        "looking",
        "moves",
        "quiet",
        "ranging",
        "searching",
        "sources",
        "tally",
        "window",
    },
    "probtimeline.store": {"drafts", "history", "intake", "keyfile", "pen", "settling", "storage"},
}
"""What opening a dialog, typing, changing or looking at another view needs, and no first frame."""

ON_THE_SCREEN = {
    "command",
    "detail",
    "detail_page",
    "event_rows",
    "form_keys",
    "keymap",
    "keynames",
    "keys",
    "messages",
    "paint",
    "picking_keys",
    "reading_page",
    "stops",
    "tight_dates",
    "time_strip",
    "timeline",
    "timeline_commands",
    "view",
    "widgets",
    "writing",
    "writing_keys",
}
"""The modules of the views that the timeline is drawn with."""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What there is once the explorer stands on the screen of a terminal."""
    folder = tmp_path_factory.mktemp("opened")
    file, told = folder / "open.py", folder / "told.json"
    file.write_text(OPEN_AND_TELL, encoding="utf-8")
    env = {"PROBTIMELINE_DATA": str(folder / "data")}
    with terminal([sys.executable, str(file), str(told)], env=env) as seen:
        assert seen.wait_for_end() == 0, seen.text
    found: dict[str, Any] = json.loads(told.read_text(encoding="utf-8"))
    return found


def parts(opened: dict[str, Any], package: str) -> set[str]:
    """The modules of a package in memory, by the first part of their names in it."""
    inside = (name for name in opened["modules"] if name.startswith(f"{package}."))
    return {name.removeprefix(f"{package}.").partition(".")[0] for name in inside}


@pytest.mark.parametrize("package", FOR_LATER)
def test_nothing_is_imported_that_a_later_key_needs(opened: dict[str, Any], package: str) -> None:
    assert not parts(opened, package) & FOR_LATER[package]


def test_only_the_view_in_front_is_imported(opened: dict[str, Any]) -> None:
    assert parts(opened, "probtimeline.views") <= ON_THE_SCREEN


def test_no_date_is_read_in_words_and_no_database_opened(opened: dict[str, Any]) -> None:
    roots = {name.partition(".")[0] for name in opened["modules"]}
    assert not roots & {"dateparser", "tinydb", "regex"}
    assert "probtimeline.dates.read" not in opened["modules"]


def test_nothing_is_collected_before_the_first_frame_and_all_is_after_it(
    opened: dict[str, Any],
) -> None:
    assert (opened["collecting"], opened["collecting later"]) == (False, True)


def test_each_name_that_is_forbidden_is_one_there_is() -> None:
    package = Path(__file__).resolve().parent.parent.parent / "src" / "probtimeline"
    for name, modules in {**FOR_LATER, "probtimeline.views": ON_THE_SCREEN}.items():
        folder = package / name.partition(".")[2]
        assert {path.stem for path in folder.iterdir()} >= modules
