"""Two branches of a chronology and what both began from, made one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.support.marks import MARK, chosen, text_of

from probtimeline.store.merging import merged
from probtimeline.store.merging_files import Versions, merge_files
from probtimeline.store.merging_lists import MISSING
from probtimeline.store.merging_records import FieldConflict, merged_record

Data = dict[str, Any]


def event(**fields: Any) -> Data:
    return {"id": "e", "title": "E", "date": "2001", **fields}


QUOTE = {"source": "s", "text": "about 70% of the work went to 21 companies"}


def test_a_field_that_both_changed_is_one_conflict_at_its_place() -> None:
    base = event(quotes=[QUOTE], title="E")
    mine = event(quotes=[{**QUOTE, "text": QUOTE["text"] + "."}], summary="S")
    theirs = event(quotes=[{**QUOTE, "text": QUOTE["text"] + " then", "speaker": "A"}])
    made, conflicts = merged_record("event", base, mine, theirs)
    assert conflicts == (
        FieldConflict(
            ("quotes", 0, "text"),
            QUOTE["text"],
            QUOTE["text"] + ".",
            QUOTE["text"] + " then",
        ),
    )
    assert made["quotes"] == [{**QUOTE, "text": QUOTE["text"] + ".", "speaker": "A"}]
    assert made["summary"] == "S"


def test_records_that_both_added_under_one_id_conflict_where_they_differ() -> None:
    made, conflicts = merged_record("event", {}, event(tags=["a"]), event(title="F", tags=["b"]))
    assert [(each.path, each.base) for each in conflicts] == [(("title",), MISSING)]
    assert made == event(tags=["a", "b"])


@pytest.mark.parametrize("mine_is_out", [True, False])
def test_a_record_taken_out_on_one_side_and_changed_on_the_other_conflicts(
    mine_is_out: bool,
) -> None:
    base = {"events": [event()]}
    out: Data = {"events": []}
    changed = {"events": [event(title="F")]}
    merge = merged(base, out, changed) if mine_is_out else merged(base, changed, out)
    (conflict,) = merge.conflicts
    assert conflict.path == ("events", 0)
    assert MISSING in (conflict.mine, conflict.theirs)
    assert merge.data["events"] == [event(title="F")]
    sides = [chosen(text_of(merge), side)["events"] for side in (0, 1)]
    assert sorted(sides) == [[], [event(title="F")]]


def test_figures_are_brought_together_by_id_or_by_text_and_label() -> None:
    def quoting(*figures: Data) -> Data:
        return event(quotes=[{**QUOTE, "figures": list(figures)}])

    share, firms = {"text": "70%", "label": "work"}, {"text": "21", "label": "companies"}
    made, conflicts = merged_record(
        "event",
        quoting({**share, "id": "f"}, firms),
        quoting({**firms, "value": 21}, {**share, "id": "f", "label": "share of work"}),
        quoting({**share, "id": "f", "value": 70}, {**firms, "unit": "companies"}),
    )
    assert not conflicts
    assert made["quotes"][0]["figures"] == [
        {**firms, "value": 21, "unit": "companies"},
        {**share, "label": "share of work", "value": 70, "id": "f"},
    ]


def test_what_both_added_to_a_list_keeps_its_order_and_is_in_it_once() -> None:
    base, mine, theirs = (event(actors=list(each)) for each in ("ab", "aXbY", "ZabY"))
    made, conflicts = merged_record("event", base, mine, theirs)
    assert not conflicts
    assert "".join(made["actors"]) == "ZaXbY"


def test_one_and_true_are_not_the_same_value() -> None:
    made, conflicts = merged_record("event", event(milestone=1), event(tags=["t"], milestone=1),
                                    event(milestone=True))  # fmt: skip
    assert made["milestone"] is True
    assert not conflicts


def test_a_header_merges_field_by_field_and_a_conflict_in_it_has_marks() -> None:
    merge = merged(
        {"title": "A", "about": "A"},
        {"title": "B", "about": "A", "x-own": 1},
        {"title": "C", "about": "D"},
    )
    assert [each.path for each in merge.conflicts] == [("title",)]
    assert chosen(text_of(merge), 1) == {
        "format": "probtimeline/1", "title": "C", "about": "D", "x-own": 1,
    }  # fmt: skip


def test_a_comma_that_hangs_on_the_choice_stands_between_the_marks() -> None:
    last = {"id": "z", "title": "Z", "date": "2009"}
    merge = merged(
        {"events": [event(), last]},
        {"events": [event()]},
        {"events": [event(), {**last, "title": "Y"}]},
    )
    (mark,) = MARK.findall(text_of(merge))
    assert mark[0].strip() == "}"
    assert mark[1].startswith("    },\n    {\n")


def test_it_is_told_what_one_side_took_out_and_the_other_uses() -> None:
    source, other = {"id": "s", "title": "S"}, {"id": "o", "title": "O", "date": "2000"}
    base = {"sources": [source], "events": [other]}
    merge = merged(
        base,
        {"events": []},
        {**base, "events": [other, event(quotes=[QUOTE], related=[{"event": "o"}])]},
    )
    assert not merge.conflicts
    assert [each.code for each in merge.loose_ends] == ["unknown-source", "unknown-event"]
    assert not merged(base, base, merge.data).loose_ends


def test_it_is_told_that_both_gave_the_same_id_to_a_figure() -> None:
    quote = {**QUOTE, "figures": [{"text": "70%", "label": "work", "id": "f"}]}
    merge = merged(
        {},
        {"events": [event(quotes=[quote])]},
        {"events": [{**event(quotes=[quote]), "id": "other"}]},
    )
    assert not merge.conflicts
    assert [each.code for each in merge.loose_ends] == ["figure-id"]
    known = {**merge.data, "title": "It was so before"}
    assert not merged(merge.data, known, merge.data).loose_ends


def test_what_a_killed_merge_has_left_does_not_stand_in_the_way(tmp_path: Path) -> None:
    versions: dict[str, list[Data]] = {"base": [], "ours": [], "theirs": [event()]}
    for name, events in versions.items():
        (tmp_path / name).write_text(json.dumps({"format": "probtimeline/1", "events": events}))
    (tmp_path / ".ours.tmp").write_text("half of it", "utf-8")
    base, ours, theirs = (tmp_path / name for name in versions)
    merge_files(Versions(base, ours, theirs, "events.json"))
    assert json.loads(ours.read_text())["events"] == [event()]
    assert {path.name for path in tmp_path.iterdir()} == {*versions}
