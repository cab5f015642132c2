"""Hostile text comes back from the file as it was given, whatever verb wrote the file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tests.support.command import piped
from tests.support.hostile import STRINGS, document

TABLES = ("sources", "events", "comparisons", "calculations")
UNSAID = {"status": "happened", "decimals": 0}
"""What a file leaves out, as it goes without saying."""


def records(whole: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The records by their kinds and ids, without what goes without saying."""
    return {
        table: sorted(
            (
                {name: value for name, value in each.items() if UNSAID.get(name, "") != value}
                for each in whole[table]
            ),
            key=lambda record: int(record["id"].rpartition("-")[2]),
        )
        for table in TABLES
    }


def written(whole: dict[str, Any]) -> str:
    """The records as they are pasted: characters as they are, escapes for what UTF-8 has not."""
    text = json.dumps(whole, ensure_ascii=False)
    return re.sub("[\ud800-\udfff]", lambda lone: f"\\u{ord(lone[0]):04x}", text)


def test_what_is_added_changed_undone_and_formatted_comes_back(tmp_path: Path) -> None:
    file, one, two = tmp_path / "events.json", tmp_path / "one", tmp_path / "two"
    given = {
        one: document(),
        two: document({name: f"{text} and {text}" for name, text in STRINGS.items()}),
    }
    one.write_text(written(given[one]), encoding="utf-8")
    two.write_text(json.dumps(given[two]))
    steps: list[tuple[list[str | Path], Path]] = [
        (["add", one, "-f", file], one),
        (["fmt", file], one),
        (["add", "--replace", two, "-f", file], two),
        (["undo", "-f", file], one),
        (["undo", "--redo", "-f", file], two),
    ]
    for words, wanted in steps:
        done = piped(*words)
        assert done.code == 0, done.err
        assert records(json.loads(file.read_bytes())) == records(given[wanted]), words
