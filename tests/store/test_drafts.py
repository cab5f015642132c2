"""Drafts: what was begun, kept in the program's own file until it is added or thrown away."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from probtimeline.store.drafts import Draft, DraftsFile


def test_drafts_are_kept_by_kind_and_event_and_the_newest_is_offered(tmp_path: Path) -> None:
    drafts = DraftsFile(tmp_path / "drafts.json", "one")
    assert drafts.waiting("json") is None
    drafts.keep(Draft("a", "json", {"text": "first"}))
    drafts.keep(Draft("b", "json", {"text": "second \ud800"}))
    drafts.keep(Draft("c", "json", {"text": "of an event"}, "split"))
    drafts.keep(Draft("a", "json", {"text": "first, changed"}))
    found = drafts.waiting("json")
    assert found is not None
    assert (found.id, found.content["text"]) == ("a", "first, changed")
    drafts.drop("a")
    found = drafts.waiting("json")
    assert found is not None
    assert found.content["text"] == "second \ud800"
    assert drafts.waiting("form") is None
    assert DraftsFile(tmp_path / "drafts.json", "two").waiting("json") is None


def test_a_draft_of_a_process_that_runs_is_not_offered_to_another(tmp_path: Path) -> None:
    path = tmp_path / "drafts.json"
    keep = (
        "import sys; from pathlib import Path\n"
        "from probtimeline.store.drafts import Draft, DraftsFile\n"
        f"DraftsFile(Path({str(path)!r}), 'one').keep(Draft('a', 'json', {{'text': 'mine'}}))\n"
        "print(flush=True); sys.stdin.read()"
    )
    drafts = DraftsFile(path, "one")
    with Popen([sys.executable, "-c", keep], stdin=PIPE, stdout=PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        assert drafts.waiting("json") is None
    assert drafts.waiting("json") is not None


@pytest.mark.parametrize("owner", ["", "1", "1-2-earlier", "-1", "x", "9" * 5000, 1, None])
def test_a_draft_whose_process_is_gone_is_offered_whoever_has_its_number(
    tmp_path: Path, owner: object
) -> None:
    path = tmp_path / "drafts.json"
    drafts = DraftsFile(path, "one")
    drafts.keep(Draft("a", "json", {"text": "mine"}))
    own = json.loads(path.read_text(encoding="utf-8"))
    own["drafts"]["one"]["a"]["owner"] = owner
    path.write_text(json.dumps(own), encoding="utf-8")
    assert drafts.waiting("json") is not None
