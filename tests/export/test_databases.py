"""SQLite: the tables hold together, and Datasette reads and searches them."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.support.build import chronicle, comparison, event, figure, quote
from tests.support.hostile import acting
from tests.support.leaving import builtin, chosen, hostile, written

from probtimeline.core.chronicle import Chronicle
from probtimeline.export.selection import Selection

KINDS = ("sources", "events", "quotes", "figures", "comparisons", "calculations")


def opened(path: Path, selection: Selection) -> sqlite3.Connection:
    """The database on the disk, as any program opens it."""
    path.write_bytes(written("sqlite", selection).data)
    return sqlite3.connect(path)


def rows(database: sqlite3.Connection, query: str) -> list[Any]:
    return database.execute(query).fetchall()


def asked_of_datasette(path: Path, address: str) -> Any:
    """What Datasette answers at an address of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "datasette", str(path), "--get", address],
        capture_output=True,
        check=True,
        timeout=120,
    )
    return json.loads(done.stdout)


def test_every_record_has_its_row(tmp_path: Path) -> None:
    known = builtin()
    made = opened(tmp_path / "all.db", chosen(known))
    counts = [rows(made, f"SELECT count(*) FROM {kind}")[0][0] for kind in KINDS]
    quotes = sum(len(each.quotes) for each in known.events)
    weighed = [len(known.comparisons), len(known.calculations)]
    assert counts == [
        len(known.sources), len(known.events), quotes, known.figure_count, *weighed
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["built-in", "hostile", "a part"])
def test_what_is_tied_together_is_there(kind: str, tmp_path: Path) -> None:
    known = hostile(tmp_path) if kind == "hostile" else builtin()
    ids = [each.id for each in known.events[10:20]] if kind == "a part" else None
    made = opened(tmp_path / "all.db", chosen(known, ids))
    assert rows(made, "PRAGMA foreign_key_check") == []
    assert rows(made, "PRAGMA integrity_check") == [("ok",)]


def test_events_stand_in_order_with_their_days(tmp_path: Path) -> None:
    known = chronicle(event("b", "2014/.."), event("a", "-0043-03~"), event("c", "[..1990]"))
    made = opened(tmp_path / "all.db", chosen(known))
    found = rows(made, "SELECT id, earliest, latest, approximate FROM events ORDER BY place")
    assert found == [
        ("c", None, "1990-12-31", 0),
        ("a", "-0043-03-01", "-0043-03-31", 1),
        ("b", "2014-01-01", None, 0),
    ]


def weighed() -> Chronicle:
    words = quote("75% and 20%", figure("75%", id="a"), figure("20%", value=10**400, id="b"))
    both = comparison("both", figures=["a", "b"], events=["one"])
    return chronicle(event("one", quotes=[words]), comparisons=[both])


def test_figures_are_found_from_what_compares_them(tmp_path: Path) -> None:
    made = opened(tmp_path / "all.db", chosen(weighed()))
    query = """SELECT figures.text, quotes.text FROM compared_figures
      JOIN figures ON figures.id = figure JOIN quotes ON quotes.id = figures.quote"""
    assert rows(made, query) == [("75%", "75% and 20%"), ("20%", "75% and 20%")]


def test_nothing_in_it_acts(tmp_path: Path) -> None:
    made = opened(tmp_path / "all.db", chosen(hostile(tmp_path)))
    for kind in (*KINDS, "tags", "actors", "related", "chronology"):
        for row in rows(made, f"SELECT * FROM {kind}"):
            assert not [cell for cell in row if isinstance(cell, str) and acting(cell)]


def test_datasette_follows_its_keys_and_searches_it(tmp_path: Path) -> None:
    path = tmp_path / "all.db"
    known = builtin()
    opened(path, chosen(known)).close()
    tables = {each["name"]: each for each in asked_of_datasette(path, "/all.json")["tables"]}
    assert tables["events"]["fts_table"] == "events_fts"
    assert {each["other_table"] for each in tables["quotes"]["foreign_keys"]["outgoing"]} == {
        "events",
        "sources",
    }
    found = asked_of_datasette(path, "/all/quotes.json?_search=murders&_shape=array")
    wanted = [
        quoted.text
        for each in known.events
        for quoted in each.quotes
        if "murders" in f"{quoted.text} {quoted.speaker}".lower()
    ]
    assert wanted
    assert sorted(each["text"] for each in found) == sorted(wanted)
