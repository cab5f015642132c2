"""`undo`: takes back what `add` and the explorer changed, and never what others changed since."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.command import Done, piped

from probtimeline.store.places import history_file


def add(file: Path, *words: str, **record: str) -> Done:
    """Add an event."""
    given = {"title": record["id"].capitalize(), "date": "2014", **record}
    return piped("add", "-f", file, *words, stdin=json.dumps(given))


def titles(file: Path) -> dict[str, str]:
    """The titles in a file by id."""
    records = json.loads(file.read_text(encoding="utf-8"))
    return {event["id"]: event["title"] for event in records["events"]}


def test_changes_are_listed_undone_and_made_again(chronology: Path) -> None:
    assert piped("undo", "-f", chronology).code == 1
    before = titles(chronology)
    add(chronology, id="one")
    add(chronology, "--replace", id="one", title="Another title")
    listed = piped("undo", "--list", "-f", chronology)
    assert listed.code == 0
    assert [line.split("  ")[1] for line in listed.lines] == [
        "changed the event one",
        "added the event one",
    ]

    done = piped("undo", "-f", chronology)
    assert (done.code, done.lines) == (0, ["changed back  event  one"])
    assert titles(chronology) == {**before, "one": "One"}
    done = piped("undo", "-f", chronology)
    assert (done.code, done.lines) == (0, ["taken out  event  one"])
    assert titles(chronology) == before
    told = piped("undo", "--json", "-f", chronology).json
    assert [(each["what"], each["undone"]) for each in told] == [
        ("changed the event one", True),
        ("added the event one", True),
    ]

    done = piped("undo", "--redo", "-f", chronology)
    assert (done.code, done.lines) == (0, ["put back  event  one"])
    assert titles(chronology) == {**before, "one": "One"}
    done = piped("undo", "--redo", "-f", chronology)
    assert (done.code, done.lines) == (0, ["changed again  event  one"])
    assert titles(chronology) == {**before, "one": "Another title"}
    nothing = piped("undo", "--redo", "-f", chronology)
    assert nothing.code == 1
    assert "nothing to make again" in nothing.err


def test_what_others_changed_since_stays_and_both_texts_are_shown(chronology: Path) -> None:
    add(chronology, id="one")
    by_hand = chronology.read_text(encoding="utf-8").replace('"One"', '"Mended by hand"')
    chronology.write_text(by_hand, encoding="utf-8")
    refused = piped("undo", "-f", chronology)
    assert refused.code == 2
    assert 'the event "one" has been changed meanwhile' in refused.err
    assert "nothing was undone" in refused.err
    assert chronology.read_text(encoding="utf-8") == by_hand
    add(chronology, "--replace", id="one", title="Wanted")
    changed = chronology.read_text(encoding="utf-8").replace('"Wanted"', '"Found"')
    chronology.write_text(changed, encoding="utf-8")
    refused = piped("undo", "-f", chronology)
    assert refused.code == 2
    assert [line.split() for line in refused.err.splitlines() if "wanted" in line] == [
        ["wanted", '"Mended', "by", 'hand"']
    ]
    assert '  found   "Found"' in " ".join(refused.err.splitlines())
    assert chronology.read_text(encoding="utf-8") == changed


def test_a_change_that_cannot_be_made_again_is_told_as_that(chronology: Path) -> None:
    add(chronology, id="one")
    assert piped("undo", "-f", chronology).code == 0
    records = json.loads(chronology.read_text(encoding="utf-8"))
    records["events"].append({"id": "one", "title": "Another", "date": "2014"})
    chronology.write_text(json.dumps(records), encoding="utf-8")
    refused = piped("undo", "--redo", "-f", chronology)
    assert refused.code == 2
    assert 'another event "one" is there meanwhile' in refused.err
    assert "nothing was made again, as others have changed it since" in refused.err


def test_what_was_too_large_to_remember_is_said_so(chronology: Path, reader_home: Path) -> None:
    add(chronology, id="one")
    memory = history_file(chronology, {"PROBTIMELINE_DATA": str(reader_home / "data")})
    kept = json.loads(memory.read_text(encoding="utf-8"))
    for history in kept["histories"].values():
        del history["changes"][-1]["edits"]
    memory.write_text(json.dumps(kept), encoding="utf-8")
    refused = piped("undo", "-f", chronology)
    assert refused.code == 2
    assert "too large to be remembered" in refused.err
    assert "one" in titles(chronology)


def test_an_addition_stands_though_it_cannot_be_remembered(
    chronology: Path, reader_home: Path
) -> None:
    memory = history_file(chronology, {"PROBTIMELINE_DATA": str(reader_home / "data")})
    memory.parent.mkdir(parents=True, exist_ok=True)
    memory.write_text("{ broken", encoding="utf-8")
    added = add(chronology, id="one")
    assert added.code == 0
    assert "cannot be undone later" in added.err
    assert "one" in titles(chronology)
    unread = piped("undo", "-f", chronology)
    assert unread.code == 3
    assert "what can be undone cannot be read" in unread.err
    assert memory.read_text(encoding="utf-8") == "{ broken"
