"""JSON and JSON Lines: what leaves can be opened and added again."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.build import calculation, chronicle, comparison, event, figure, quote
from tests.support.command import piped
from tests.support.leaving import builtin, chosen, hostile, loaded, written

from probtimeline.core.chronicle import Chronicle


def test_a_whole_chronology_comes_back_as_it_was(tmp_path: Path) -> None:
    known = builtin()
    made = written("json", chosen(known))
    path = tmp_path / "events.json"
    path.write_bytes(made.data)
    assert loaded(path) == known
    assert not made.lost


def test_hostile_text_comes_back_to_the_letter(tmp_path: Path) -> None:
    known = hostile(tmp_path)
    path = tmp_path / "again.json"
    path.write_bytes(written("json", chosen(known)).data)
    assert list(loaded(path).events) == list(known.events)


def test_it_is_written_in_canonical_form(tmp_path: Path) -> None:
    path = tmp_path / "events.json"
    path.write_bytes(written("json", chosen(builtin())).data)
    assert piped("fmt", "--check", path).code == 0


def related() -> Chronicle:
    """Two events that name each other, and what weighs their figures, inside one and across."""
    words = quote("75% and 20%", figure("75%", id="a"), figure("20%", value=20, id="b"))
    other = quote("60%", figure("60%", value=60, id="c"), source="paper")
    return chronicle(
        event("one", "2013", quotes=[words], related=[("two", "before")]),
        event("two", "2014", quotes=[other], related=[("one", "after")]),
        comparisons=[
            comparison("inside", figures=["a", "b"]),
            comparison("across", figures=["a", "c"]),
            comparison("events", events=["one", "two"]),
        ],
        calculations=[
            calculation(of=["a", "b"], id="sum-inside"),
            calculation(of=["a", 3], equals="c", id="sum-across"),
        ],
    )


def test_of_a_part_only_what_is_whole_leaves_and_the_rest_is_told(tmp_path: Path) -> None:
    made = written("json", chosen(related(), ["one"]))
    path = tmp_path / "events.json"
    path.write_bytes(made.data)
    part = loaded(path)
    assert [each.id for each in part.events] == ["one"]
    assert list(part.sources) == ["report"]
    assert [each.id for each in part.comparisons] == ["inside"]
    assert [each.id for each in part.calculations] == ["sum-inside"]
    assert not part.events[0].related
    assert sorted(made.lost.values()) == [1, 1, 2]


def test_json_lines_hold_an_event_a_line() -> None:
    lines = [json.loads(line) for line in written("jsonl", chosen(related())).text.splitlines()]
    assert [line["id"] for line in lines if "id" in line] == ["one", "two"]
    assert lines[0]["sources"][0]["id"] == "report"


def test_json_lines_can_be_added_to_a_new_chronology(tmp_path: Path) -> None:
    given, path = tmp_path / "given.jsonl", tmp_path / "new.json"
    given.write_bytes(written("jsonl", chosen(related())).data)
    assert piped("add", given, "-f", path).code == 0
    again = loaded(path)
    assert list(again.events) == list(related().events)
    assert set(again.comparisons) == set(related().comparisons)
    assert set(again.calculations) == set(related().calculations)
