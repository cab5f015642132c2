"""What two have changed at once: shown with both texts, and written only as the reader chose."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.support.desk_on_files import RECORDS, stage_on, write_records
from tests.support.stage import Stage
from tests.views.test_hostile_text import HOSTILE, acts

from probtimeline.views.conflict import ConflictScreen
from probtimeline.views.conflict_page import BOTH, MINE, THEIRS, Clash, clash_blocks, unlike
from probtimeline.views.json_screen import JsonScreen

PLAN: Mapping[str, Any] = {
    "id": "plan",
    "title": "A plan is made",
    "date": "2013-02",
    "tags": ["reform"],
    "quotes": [{"source": "report", "text": "in 75% of work inspected"}],
}


def records_with(**fields: Any) -> dict[str, Any]:
    """The records with fields of the plan changed; with `gone` it is left out."""
    others = [each for each in RECORDS["events"] if each["id"] != "plan"]
    plan = [] if fields.pop("gone", False) else [{**PLAN, **fields}]
    return {**RECORDS, "events": [*plan, *others]}


def plan_in(folder: Path) -> Mapping[str, Any] | None:
    """The plan, as it is in the file."""
    records = json.loads((folder / "events.json").read_text(encoding="utf-8"))["events"]
    return next((each for each in records if each["id"] == "plan"), None)


@asynccontextmanager
async def met(
    folder: Path, mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> AsyncIterator[Stage]:
    """The explorer where a change of the plan has met another's."""
    async with stage_on(folder, records=records_with(), size=(100, 24)) as stage:
        await stage.press("e")
        screen = stage.app.screen
        assert isinstance(screen, JsonScreen)
        screen.take(screen.job, json.dumps({**json.loads(screen.text), **mine}, indent=2))
        await stage.settle()
        write_records(folder / "events.json", records_with(**theirs))
        await stage.app.see_files()
        await stage.press("ctrl+s")
        assert isinstance(stage.app.screen, ConflictScreen)
        yield stage


@pytest.fixture(autouse=True)
def no_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's own editor is opened."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)


async def test_both_texts_are_shown_and_yours_is_put_in_place_only_after_asking(
    tmp_path: Path,
) -> None:
    mine, theirs = {"title": "A plan is drawn up"}, {"title": "A plan is thrown out"}
    async with met(tmp_path, mine, theirs) as stage:
        assert "yours" in stage.text
        assert "in the file now" in stage.text
        assert "A plan is ‹drawn up›" in stage.text
        assert "A plan is ‹thrown out›" in stage.text
        assert "4 other fields are the same in both" in stage.text
        assert "both" not in stage.lines[-1]
        await stage.press("b", "m")
        assert plan_in(tmp_path) == {**PLAN, **theirs}
        await stage.press("m")
        assert plan_in(tmp_path) == {**PLAN, **mine}
        assert "Changed “A plan is drawn up”" in stage.text
        await stage.press("u")
        assert plan_in(tmp_path) == {**PLAN, **theirs}


async def test_yours_is_put_in_place_only_of_what_was_shown(tmp_path: Path) -> None:
    async with met(tmp_path, {"title": "Mine"}, {"title": "Theirs"}) as stage:
        write_records(tmp_path / "events.json", records_with(title="Theirs again"))
        await stage.press("m", "m")
        assert isinstance(stage.app.screen, ConflictScreen)
        assert "Theirs again" in stage.text
        assert plan_in(tmp_path) == {**PLAN, "title": "Theirs again"}


async def test_what_is_in_the_file_stays_and_yours_is_kept_as_a_draft(tmp_path: Path) -> None:
    async with met(tmp_path, {"title": "Mine"}, {"title": "Theirs"}) as stage:
        await stage.press("t")
        assert "kept as a draft, and e takes it up" in stage.text
        assert plan_in(tmp_path) == {**PLAN, "title": "Theirs"}
        await stage.press("e")
        assert isinstance(stage.app.screen, JsonScreen)
        assert '"Mine"' in stage.app.screen.text
        assert "has been changed in the file since" in stage.text


async def test_changes_of_different_fields_are_taken_together_once_they_were_seen(
    tmp_path: Path,
) -> None:
    mine, theirs = {"title": "Mine"}, {"summary": "Theirs.", "tags": ["reform", "law"]}
    async with met(tmp_path, mine, theirs) as stage:
        assert MINE in stage.text
        assert THEIRS in stage.text
        await stage.press("b")
        assert plan_in(tmp_path) == {**PLAN, **theirs}
        assert "Both changes together" in stage.text
        await stage.press("ctrl+s")
        assert plan_in(tmp_path) == {**PLAN, **mine, **theirs}


async def test_yours_is_changed_once_more_and_then_written_over_what_was_shown(
    tmp_path: Path,
) -> None:
    async with met(tmp_path, {"title": "Mine"}, {"title": "Theirs"}) as stage:
        await stage.press("escape")
        assert isinstance(stage.app.screen, JsonScreen)
        await stage.press("ctrl+s", "e")
        screen = stage.app.screen
        assert isinstance(screen, JsonScreen)
        assert "Unlike the file meanwhile: title" in stage.text
        screen.take(screen.job, screen.text.replace("Mine", "Mine, mended"))
        await stage.press("ctrl+s")
        assert plan_in(tmp_path) == {**PLAN, "title": "Mine, mended"}


async def test_an_event_deleted_meanwhile_is_written_again_or_kept_for_later(
    tmp_path: Path,
) -> None:
    async with met(tmp_path, {"title": "Mine"}, {"gone": True}) as stage:
        assert "has been taken out meanwhile" in stage.text
        assert "(no such record)" in stage.text
        await stage.press("t")
        assert "A takes it up" in stage.text
        assert plan_in(tmp_path) is None
        await stage.press("A")
        assert isinstance(stage.app.screen, JsonScreen)
        await stage.press("ctrl+s")
        assert plan_in(tmp_path) == {**PLAN, "title": "Mine"}


async def test_an_event_that_is_there_again_meanwhile_is_shown_too(tmp_path: Path) -> None:
    async with met(tmp_path, {"title": "Mine"}, {"gone": True}) as stage:
        await stage.press("e", "escape")
        write_records(tmp_path / "events.json", records_with(title="Theirs"))
        await stage.app.see_files()
        await stage.press("home", "e")
        assert isinstance(stage.app.screen, JsonScreen)
        await stage.press("ctrl+s")
        assert isinstance(stage.app.screen, ConflictScreen)
        assert "another event" in stage.text.lower()
        await stage.press("m", "m")
        assert plan_in(tmp_path) == {**PLAN, "title": "Mine"}


async def test_what_cannot_be_undone_any_more_is_shown_to_be_read(tmp_path: Path) -> None:
    async with stage_on(tmp_path) as stage:
        await stage.press("D", "y")
        assert plan_in(tmp_path) is None
        write_records(tmp_path / "events.json", records_with(title="Added by another"))
        await stage.press("u")
        assert isinstance(stage.app.screen, ConflictScreen)
        assert "Not undone" in stage.lines[0]
        assert "Added by another" in stage.text
        assert "as it would be" in stage.text
        await stage.press("m", "m", "t", "b", "e")
        assert isinstance(stage.app.screen, ConflictScreen)
        await stage.press("escape")
        assert plan_in(tmp_path) == {**PLAN, "title": "Added by another"}


def test_fields_are_told_apart_by_who_changed_them_and_quotes_one_by_one() -> None:
    one, other = ({"source": "report", "text": text} for text in ("first", "second"))
    base = {"title": "T", "date": "2014", "tags": ["a"], "quotes": [one]}
    mine = {**base, "title": "M", "quotes": [one, other], "date": "2015"}
    theirs = {**base, "title": "N", "tags": ["a", "b"]}
    found, same = unlike(Clash("", base, mine, theirs))
    assert [(each.name, each.who) for each in found] == [
        ("title", BOTH),
        ("date", MINE),
        ("quote 2", MINE),
        ("tags", THEIRS),
    ]
    assert found[2].mine == "source: report\ntext: second"
    assert found[2].theirs == ""
    assert same == 0


def test_nothing_in_a_conflict_acts() -> None:
    raw = {"id": HOSTILE, "title": HOSTILE, HOSTILE: [HOSTILE], "quotes": [{HOSTILE: HOSTILE}]}
    clashes = [
        Clash(HOSTILE, None, raw, {**raw, "title": f"{HOSTILE} too", "quotes": [{}]}),
        Clash(HOSTILE, raw, raw, None),
        Clash(HOSTILE, raw, None, raw),
    ]
    for width in (30, 80):
        for block in clash_blocks(clashes):
            assert all(acts(each.plain) == [] for each in block.lines(width))
