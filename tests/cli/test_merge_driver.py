"""The merge driver, as git calls it, set up with the lines of the page on teams."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.support.command import Done, piped
from tests.support.marks import without_marks

from probtimeline.store.canonical import encode
from probtimeline.store.tables import from_tables, to_tables

PAGE = (Path(__file__).parents[2] / "docs" / "teams.md").read_text(encoding="utf-8")
_, REPOSITORY, CLONE, BEFORE_A_COMMIT, RESOLVED = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)

SOURCES = [{"id": "gazette", "title": "Gazette"}]
STRIKE: dict[str, Any] = {
    "id": "strike-2013",
    "title": "A strike",
    "date": "2013-11-05",
    "tags": ["strike"],
    "quotes": [{"source": "gazette", "text": "walked out for a day"}],
}
SPLIT: dict[str, Any] = {"id": "split", "title": "The split", "date": "2014-06-01"}


def added(name: str, date: str) -> dict[str, Any]:
    return {"id": name, "title": name.title(), "date": date}


@dataclass(frozen=True)
class Repository:
    """A repository on disk, with `probtimeline` on the path of what runs in it."""

    folder: Path
    env: Mapping[str, str]
    name: str = "events.json"

    @property
    def file(self) -> Path:
        return self.folder / self.name

    def run(self, *words: str) -> Done:
        done = subprocess.run(
            words, cwd=self.folder, env=self.env, capture_output=True, check=False, timeout=60
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def git(self, *words: str) -> Done:
        done = self.run("git", *words)
        assert done.code == 0, (words, done)
        return done

    def script(self, lines: str) -> Done:
        return self.run("sh", "-ec", lines)

    def write(self, events: Sequence[Mapping[str, Any]], **more: Any) -> None:
        data = {"format": "probtimeline/1", "sources": SOURCES, **more, "events": list(events)}
        self.file.write_bytes(encode(from_tables(to_tables(data))))

    def commit(self, events: Sequence[Mapping[str, Any]], **more: Any) -> None:
        self.write(events, **more)
        self.git("add", "--all")
        self.git("commit", "-qm", "a change")

    def events(self) -> dict[str, Any]:
        return {each["id"]: each for each in json.loads(self.file.read_bytes())["events"]}

    def choose(self, side: int) -> None:
        """Take one side whole at every mark, as an editor does."""
        text = self.file.read_text(encoding="utf-8")
        self.file.write_text(without_marks(text, side), encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository on its first branch, `main`, set up as the page says, with nothing in it."""
    assert shutil.which("git"), "these tests run git: install it"
    command = tmp_path / "bin" / "probtimeline"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m probtimeline "$@"\n')
    command.chmod(0o755)
    who = {
        f"GIT_{role}_{what}": "a@b"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    env = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        **who,
        "PATH": f"{command.parent}:{os.environ['PATH']}",
        "PYTHONUTF8": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_EDITOR": "true",
        "LC_ALL": "C",
    }
    made = Repository(tmp_path / "work", env)
    made.folder.mkdir()
    made.git("init", "-q", "-b", "main")
    assert made.script(REPOSITORY + CLONE).code == 0
    return made


def test_branches_that_both_added_events_and_changed_other_fields_merge(
    repository: Repository,
) -> None:
    repository.commit([STRIKE, SPLIT])
    repository.git("checkout", "-qb", "other")
    repository.commit(
        [{**STRIKE, "summary": "A day.", "tags": ["strike", "napo"]}, SPLIT, added("b", "2015")]
    )
    repository.git("checkout", "-q", "main")
    repository.commit([{**STRIKE, "milestone": True, "tags": ["pay"]}, SPLIT, added("a", "2015")])
    assert repository.run("git", "merge", "-q", "--no-edit", "other").code == 0
    events = repository.events()
    assert list(events) == ["strike-2013", "split", "a", "b"]
    assert events["strike-2013"] == {
        **STRIKE,
        "summary": "A day.",
        "milestone": True,
        "tags": ["pay", "napo"],
    }
    checked = repository.script(BEFORE_A_COMMIT)
    assert checked.code == 0
    assert "in canonical form" in checked.out
    assert repository.git("status", "--porcelain").out == ""


def test_the_same_field_is_a_conflict_and_a_chosen_side_is_a_chronology(
    repository: Repository,
) -> None:
    repository.commit([STRIKE, SPLIT])
    repository.git("checkout", "-qb", "other")
    repository.commit([{**STRIKE, "title": "Strike of 5 November"}, {**SPLIT, "summary": "S"}])
    repository.git("checkout", "-q", "main")
    repository.commit([{**STRIKE, "title": "One-day strike"}, SPLIT, added("a", "2015")])
    done = repository.run("git", "merge", "--no-edit", "other")
    assert done.code == 1
    assert "CONFLICT" in done.out
    told = PAGE.partition("```\nprobtimeline: ")[2].partition("```")[0]
    assert told in done.err
    marked = PAGE.partition("around the lines of that\nfield alone:\n\n```\n")[2].partition("```")[
        0
    ]
    assert marked
    assert marked in repository.file.read_text()
    assert repository.git("status", "--porcelain").out == "UU events.json\n"
    refused = repository.script(RESOLVED)
    assert refused.code == 3
    line = repository.file.read_text().splitlines().index("<<<<<<< ours") + 1
    assert f"events.json:{line}:1: error: git's mark of a conflict stands here" in refused.err
    assert "<<<<<<<" in repository.file.read_text()
    repository.choose(1)
    assert repository.script(RESOLVED).code == 0
    repository.git("commit", "-q", "--no-edit")
    listed = piped("list", "-f", repository.file)
    assert listed.code == 0
    assert "Strike of 5 November" in listed.out
    assert repository.events()["split"]["summary"] == "S"
    assert "a" in repository.events()


def test_rebase_and_cherry_pick_merge_as_well(repository: Repository) -> None:
    repository.commit([STRIKE])
    repository.git("checkout", "-qb", "other")
    repository.commit([STRIKE, added("b", "2015")])
    repository.git("checkout", "-q", "main")
    repository.commit([STRIKE, added("a", "2015")])
    repository.git("cherry-pick", "other")
    assert list(repository.events()) == ["strike-2013", "a", "b"]
    repository.git("checkout", "-q", "other")
    repository.commit([{**STRIKE, "milestone": True}, added("b", "2015"), added("c", "2015")])
    repository.git("rebase", "-q", "main")
    assert list(repository.events()) == ["strike-2013", "a", "b", "c"]
    assert repository.events()["strike-2013"]["milestone"]


def test_branches_merged_into_each_other_both_ways_still_merge(repository: Repository) -> None:
    repository.commit([STRIKE])
    repository.git("checkout", "-qb", "other")
    repository.commit([{**STRIKE, "title": "Theirs"}])
    repository.git("tag", "theirs")
    repository.git("checkout", "-q", "main")
    repository.commit([{**STRIKE, "title": "Ours"}])
    repository.git("tag", "ours")
    assert repository.run("git", "merge", "theirs").code == 1
    repository.commit([{**STRIKE, "title": "Both"}, added("a", "2015")])
    repository.git("checkout", "-q", "other")
    assert repository.run("git", "merge", "ours").code == 1
    repository.commit([{**STRIKE, "title": "Both"}, added("b", "2015")])
    repository.git("merge", "-q", "--no-edit", "main")
    assert list(repository.events()) == ["strike-2013", "a", "b"]
    assert repository.events()["strike-2013"]["title"] == "Both"


def test_a_file_that_both_branches_added_merges_whatever_its_name(repository: Repository) -> None:
    repository.git("commit", "-qm", "nothing yet")
    (repository.folder / "a 'folder").mkdir()
    odd = Repository(repository.folder, repository.env, "a 'folder/events.json")
    odd.git("checkout", "-qb", "other")
    odd.commit([added("b", "2015"), STRIKE])
    odd.git("checkout", "-q", "main")
    odd.file.parent.mkdir(exist_ok=True)
    odd.commit([STRIKE, added("a", "2015")])
    odd.git("merge", "-q", "--no-edit", "other")
    assert list(odd.events()) == ["strike-2013", "a", "b"]
    assert odd.git("status", "--porcelain").out == ""


def test_a_broken_version_is_a_conflict_that_leaves_our_side_as_it_was(
    repository: Repository,
) -> None:
    repository.commit([STRIKE])
    repository.git("checkout", "-qb", "other")
    repository.file.write_text('{\n  "events": [\n<<<<<<< ours\n]}\n')
    repository.git("commit", "-qam", "broken")
    repository.git("checkout", "-q", "main")
    repository.commit([STRIKE, added("a", "2015")])
    ours = repository.file.read_bytes()
    done = repository.run("git", "merge", "--no-edit", "other")
    assert done.code == 1
    assert "CONFLICT" in done.out
    assert "events.json (theirs): it cannot be read as a chronology" in done.err
    assert "events.json (theirs):3:1" in done.err
    assert repository.file.read_bytes() == ours
    assert repository.git("status", "--porcelain").out == "UU events.json\n"


def test_the_marks_are_as_long_as_asked_and_carry_the_names_given(tmp_path: Path) -> None:
    sides = []
    for name, title in (("base", "A"), ("ours", "B"), ("theirs", "C\x1b[31m")):
        side = Repository(tmp_path, {}, name)
        side.write([], title=title)
        sides.append(side.file)
    names = ("--ours-label", "HEAD", "--theirs-label=a branch\n\x1b[31m", "--marker-size=9")
    done = piped("merge-driver", *sides, *names, "--name", "events.json")
    assert done.code == 1
    assert 'conflict in title: HEAD: "B"' in done.err
    assert "\x1b" not in done.err
    lines = sides[1].read_text().splitlines()
    assert lines[2:4] == ["<" * 9 + " HEAD", '  "title": "B",']
    assert lines[4] == "=" * 9
    assert lines[6].startswith(">" * 9 + " a branch")
    assert "\x1b" not in lines[6]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["base", "ours", "theirs"]


def test_a_clean_merge_warns_of_what_refers_to_nothing_any_more(tmp_path: Path) -> None:
    versions = {
        "base": ([], SOURCES),
        "ours": ([], []),
        "theirs": ([STRIKE], SOURCES),
    }
    sides = []
    for name, (events, sources) in versions.items():
        side = Repository(tmp_path, {}, name)
        side.write(events, sources=sources)
        sides.append(side.file)
    done = piped("merge-driver", *sides, "--name", "events.json")
    assert done.code == 0
    assert 'the event "strike-2013" refers to the source "gazette"' in done.err
    assert "warning" in done.err


def test_what_cannot_be_is_told_and_our_side_is_left(tmp_path: Path) -> None:
    side = Repository(tmp_path, {}, "ours")
    side.write([STRIKE])
    before = side.file.read_bytes()
    missing = piped("merge-driver", tmp_path / "none", side.file, side.file)
    assert missing.code == 3
    assert "none" in missing.err
    wrong = piped("merge-driver", side.file, side.file, side.file, "--marker-size=0")
    assert wrong.code == 2
    assert "--marker-size" in wrong.err
    assert side.file.read_bytes() == before
