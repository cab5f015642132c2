"""A catalogue that cannot be written, or whose writer is killed, harms nothing."""

from __future__ import annotations

import os
from pathlib import Path

from tests.support.command import piped
from tests.support.dying import Plan, outcome
from tests.support.writing import CHRONOLOGY

HOWS = ("kill before", "ENOSPC", "short")
LIST = ("list", "-f", "events.json", "--json")


def test_whatever_happens_at_any_call_the_file_is_listed(tmp_path: Path) -> None:
    folder = tmp_path / "run" / "files"
    folder.mkdir(parents=True)
    env = {**os.environ, "PROBTIMELINE_CACHE": str(tmp_path / "cache")}
    plan = Plan(str(folder), LIST, {"events.json": CHRONOLOGY}, HOWS, [LIST])
    whole = outcome(plan, env)
    assert {"write", "replace"} <= set(whole.calls)
    assert '"old"' in whole.undisturbed.out
    for case in whole.cases:
        told = f"{case.how} {case.call}, call {case.number}: {case.ending.err}"
        for ending in (case.ending, *case.afterwards):
            if ending.code == -9:
                assert case.how == "kill before", told
                continue
            assert (ending.code, ending.out) == (0, whole.undisturbed.out), told
        assert case.afterwards[0].out == whole.undisturbed.out, told
        assert case.ending.files == {"events.json": CHRONOLOGY}, told


def test_what_a_killed_writer_leaves_is_of_no_use_and_does_no_harm(tmp_path: Path) -> None:
    file, cache = tmp_path / "events.json", tmp_path / "cache"
    file.write_text(CHRONOLOGY)
    env = {"PROBTIMELINE_CACHE": str(cache)}
    listed = piped("list", "-f", file, env=env)
    [kept] = cache.iterdir()
    kept.rename(cache / f".{kept.name}.1.tmp")
    assert piped("list", "-f", file, env=env) == listed
    assert kept.exists()


def test_every_verb_uses_the_folder_that_is_named(tmp_path: Path) -> None:
    file = tmp_path / "events.json"
    file.write_text(CHRONOLOGY)
    for number, words in enumerate((("show", "old"), ("check",), ("sources",), ("list",))):
        cache = tmp_path / f"cache-{number}"
        piped(*words, "-f", file, env={"PROBTIMELINE_CACHE": str(cache)})
        assert [path.suffix for path in cache.iterdir()] == [".catalogue"], words
