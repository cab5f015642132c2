"""Edits, deletions and what can be undone: nothing of another's is ever written over."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from probtimeline.core.records import Event
from probtimeline.store.canonical import to_json
from probtimeline.store.changes import Change, Conflicted, Edit
from probtimeline.store.files import CannotRead, CannotWrite, Input
from probtimeline.store.history import KEPT, LARGEST, Entry, HistoryFile
from probtimeline.store.library import Library
from probtimeline.store.outcome import Added, Refused
from probtimeline.store.pen import Pen, Written

NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
SPLIT = {"id": "split", "title": "The service is split", "date": "2014-06-01"}
PAPER = {"id": "paper", "title": "A paper", "published": "2014-06-02"}
QUOTED = {**SPLIT, "quotes": [{"source": "paper", "text": "it is split"}]}


def given(*records: dict[str, Any]) -> Input:
    """Records as something to write."""
    return Input("given", json.dumps(records if len(records) > 1 else records[0]).encode())


def done(outcome: object) -> Entry:
    """The entry of a change that stands."""
    assert isinstance(outcome, Written)
    assert outcome.fault is None
    assert outcome.entry is not None
    return outcome.entry


@pytest.fixture
def history(tmp_path: Path) -> HistoryFile:
    """What can be undone, in a file of its own."""
    return HistoryFile(tmp_path / "history.json", "a chronology")


@pytest.fixture
def pen(library: Library, history: HistoryFile, file: Path) -> Pen:
    """What writes in a chronology of one event and its source."""
    file.write_text(json.dumps({"format": "probtimeline/1"}), encoding="utf-8")
    pen = Pen(library, history, lambda: NOW)
    done(pen.write(given(PAPER, QUOTED)))
    return pen


def event_in(pen: Pen) -> Event:
    """The event as it is read now."""
    found = pen.library.load().chronicle.event("split")
    assert found is not None
    return found


def test_an_edit_takes_the_place_of_what_was_read_and_of_nothing_else(pen: Pen) -> None:
    base = event_in(pen)
    mine = {**QUOTED, "title": "Mine"}
    assert isinstance(pen.try_out(given(mine), (base,)), Added)
    assert event_in(pen) == base
    done(pen.write(given(mine), (base,)))
    assert event_in(pen).title == "Mine"
    met = pen.write(given({**QUOTED, "title": "Theirs"}), (base,))
    assert isinstance(met, Conflicted)
    (conflict,) = met.conflicts
    assert (conflict.kind, conflict.id, conflict.fields) == ("event", "split", ("title",))
    texts = (conflict.base, conflict.mine, conflict.theirs)
    assert [each and each["title"] for each in texts] == [base.title, "Theirs", "Mine"]
    assert event_in(pen).title == "Mine"


def test_the_same_edit_twice_is_no_conflict_and_changes_nothing(pen: Pen) -> None:
    base, mine = event_in(pen), given({**QUOTED, "title": "Mine"})
    done(pen.write(mine, (base,)))
    again = pen.write(mine, (base,))
    assert isinstance(again, Written)
    assert again.entry is None


def test_an_edit_of_what_was_deleted_meanwhile_is_a_conflict(pen: Pen) -> None:
    base = event_in(pen)
    done(pen.take_out(base))
    met = pen.write(given({**QUOTED, "title": "Mine"}), (base,))
    assert isinstance(met, Conflicted)
    assert met.conflicts[0].theirs is None
    assert "taken out meanwhile" in str(met.conflicts[0])


def test_an_event_as_a_person_wrote_it_is_changed_and_comes_back_as_it_was(
    pen: Pen, file: Path, written: Callable[[], dict[str, Any]]
) -> None:
    by_hand = {"id": "split", "title": " Split ", "date": "last March", "tags": [], "mine": [1.0]}
    quoted = {**by_hand, "quotes": [{"source": "paper", "text": "it is split"}]}
    records = {"format": "probtimeline/1", "sources": [PAPER], "events": [quoted]}
    file.write_text(json.dumps(records), encoding="utf-8")
    base = event_in(pen)
    mine = to_json(replace(base, title="Mine"))
    entry = done(pen.write(given(mine), (base,)))
    assert event_in(pen).title == "Mine"
    assert written()["events"][0]["mine"] == [1.0]
    done(pen.undo(entry))
    assert written()["events"] == [quoted]


def test_only_the_event_that_was_read_is_taken_out(pen: Pen, library: Library) -> None:
    base = event_in(pen)
    done(pen.write(given({**QUOTED, "title": "Another's"}), (base,)))
    met = pen.take_out(base)
    assert isinstance(met, Conflicted)
    assert met.conflicts[0].mine is None
    assert event_in(pen).title == "Another's"
    done(pen.take_out(event_in(pen)))
    assert library.load().chronicle.events == ()
    assert pen.take_out(base) is None


def test_additions_edits_and_deletions_are_undone_and_made_again_in_order(
    pen: Pen, file: Path, written: Callable[[], dict[str, Any]]
) -> None:
    added = pen.history.load().entries[0]
    states = [file.read_bytes()]
    edited = done(pen.write(given({**QUOTED, "title": "Mine"}), (event_in(pen),)))
    states.append(file.read_bytes())
    deleted = done(pen.take_out(event_in(pen)))
    for entry in (deleted, edited):
        done(pen.undo(entry))
        assert file.read_bytes() == states.pop()
    done(pen.undo(added))
    assert not any(value for name, value in written().items() if name != "format")
    assert pen.history.load().last is None
    for entry in (added, edited, deleted):
        again = pen.history.load().last_undone
        assert again is not None
        assert again.id == entry.id
        done(pen.redo(again))
    assert written()["sources"][0]["id"] == "paper"
    assert written()["events"] == []


def test_what_is_written_by_a_title_too_is_undone_whole(
    library: Library, history: HistoryFile, written: Callable[[], dict[str, Any]], file: Path
) -> None:
    file.write_text('{"format": "probtimeline/1"}', encoding="utf-8")
    whole = {"format": "probtimeline/1", "title": "T", "about": "A", "events": [SPLIT]}
    pen = Pen(library, history, lambda: NOW)
    entry = done(pen.write(given(whole)))
    assert written()["title"] == "T"
    done(pen.undo(entry))
    assert not any(value for name, value in written().items() if name != "format")
    done(pen.redo(entry))
    assert (written()["title"], written()["about"]) == ("T", "A")


def test_what_somebody_has_changed_since_is_not_undone(pen: Pen, file: Path) -> None:
    entry = pen.history.load().entries[0]
    done(pen.write(given({**QUOTED, "summary": "More."}), (event_in(pen),)))
    before = file.read_bytes()
    met = pen.undo(entry)
    assert isinstance(met, Conflicted)
    assert [conflict.id for conflict in met.conflicts] == ["split"]
    assert file.read_bytes() == before


def test_what_others_refer_to_by_now_is_not_taken_out_by_undoing(pen: Pen, file: Path) -> None:
    source = done(pen.write(given({**PAPER, "id": "other"})))
    quoting = {"id": "b", "title": "B", "date": "2015"}
    done(pen.write(given({**quoting, "quotes": [{"source": "other", "text": "x"}]})))
    before = file.read_bytes()
    refused = pen.undo(source)
    assert isinstance(refused, Refused)
    assert '"other"' in refused.problems[0].what
    assert file.read_bytes() == before


def test_a_deletion_of_what_others_refer_to_is_made_again_as_it_was_made(pen: Pen) -> None:
    linked = {"title": "Later", "date": "2015", "related": [{"event": "split", "how": "after"}]}
    done(pen.write(given(linked)))
    entry = done(pen.take_out(event_in(pen)))
    done(pen.undo(entry))
    done(pen.redo(entry))
    assert "split" not in pen.library.load().chronicle.places


def test_a_change_stands_whose_memory_cannot_be_written(pen: Pen, tmp_path: Path) -> None:
    (tmp_path / "history.json").unlink()
    (tmp_path / "history.json").mkdir()
    outcome = pen.write(given({"title": "More", "date": "2015"}))
    assert isinstance(outcome, Written)
    assert isinstance(outcome.fault, CannotRead)
    assert outcome.entry is not None
    assert len(pen.library.load().chronicle.events) == 2
    undone = pen.undo(outcome.entry)
    assert isinstance(undone, Written)
    assert undone.fault is not None
    assert len(pen.library.load().chronicle.events) == 1


def entry(number: int, text: str = "x") -> Entry:
    """An entry for an addition of one event."""
    edit = Edit("events", f"e{number}", None, {"id": f"e{number}", "title": text})
    return Entry(str(number), "2026-11-22T14:05:00+00:00", f"added {number}", Change((edit,)))


def test_only_so_many_changes_are_remembered_the_latest_ones(tmp_path: Path) -> None:
    history = HistoryFile(tmp_path / "history.json", "one")
    for number in range(KEPT + 3):
        history.remember(entry(number))
    HistoryFile(tmp_path / "history.json", "two").remember(entry(0))
    found = history.load().entries
    assert len(found) == KEPT
    assert (found[0].told, found[-1].told) == ("added 3", f"added {KEPT + 2}")


def test_of_a_change_too_large_only_what_it_did_is_remembered(history: HistoryFile) -> None:
    history.remember(entry(1, "x" * LARGEST))
    for number in range(2, 10):
        history.remember(entry(number, "x" * (LARGEST // 2)))
    found = {each.id: each.change is not None for each in history.load().entries}
    assert found == {"1": False, "2": False, **dict.fromkeys("3456789", True)}


def test_a_new_change_ends_what_could_be_made_again(history: HistoryFile) -> None:
    for number in range(3):
        history.remember(entry(number))
    history.mark(entry(2), undone=True)
    history.mark(entry(1), undone=True)
    held = history.load()
    assert (held.last, held.last_undone) == (held.entries[0], held.entries[1])
    history.remember(entry(9))
    assert [each.id for each in history.load().entries] == ["0", "9"]
    assert history.load().last_undone is None


@pytest.mark.parametrize(
    "text",
    [
        "{ broken",
        "[]",
        '{"format": "something-else/1"}',
        '{"format": "probtimeline-history/1", "histories": {"a chronology": {"changes": 3}}}',
        '{"format": "probtimeline-history/1", "histories": {"a chronology": {"changes": [{}]}}}',
        '{"format": "probtimeline-history/1", "histories": {"a chronology": {"changes": '
        '[{"id": "1", "when": "", "told": "", "edits": [{"table": "events", "id": "e", '
        '"before": 3, "after": null}]}]}}}',
    ],
)
def test_a_broken_history_is_said_and_left_as_it_is(
    history: HistoryFile, tmp_path: Path, text: str
) -> None:
    (tmp_path / "history.json").write_text(text, encoding="utf-8")
    with pytest.raises(CannotRead):
        history.load()
    with pytest.raises((CannotRead, CannotWrite)):
        history.remember(entry(1))
    assert (tmp_path / "history.json").read_text(encoding="utf-8") == text
