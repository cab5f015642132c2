"""Records as JSON: checked and previewed as they are written, kept until they stand in the file."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from tests.support.desk_on_files import stage_on
from tests.support.stage import Stage
from tests.views.test_hostile_text import HOSTILE, acts
from textual import events

from probtimeline.views.json_screen import JsonScreen
from probtimeline.views.json_text import LARGEST, safe_json

EVENT = {"id": "new", "title": "Something new", "date": "2015-03-01"}
SOURCE = {"id": "paper", "title": "A paper", "published": "2015-03-02"}
QUOTED = {**EVENT, "quotes": [{"source": "paper", "text": "it is so"}]}


@pytest.fixture(autouse=True)
def no_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's own editor is opened."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)


def json_of(stage: Stage) -> JsonScreen:
    """The screen in front."""
    assert isinstance(stage.app.screen, JsonScreen)
    return stage.app.screen


async def paste(stage: Stage, text: str) -> None:
    """Paste text as the terminal hands it over."""
    stage.app.screen.post_message(events.Paste(text))
    await stage.settle()


def written(folder: Path) -> dict[str, str]:
    """The titles in the file by id."""
    records = json.loads((folder / "events.json").read_text(encoding="utf-8"))
    return {event["id"]: event["title"] for event in records["events"]}


def forms(event: Mapping[str, object]) -> Iterator[str]:
    """An event with its source, in each form that can be added."""
    yield json.dumps(event)
    yield json.dumps([SOURCE, event])
    yield f"{json.dumps(SOURCE)}\n{json.dumps(event)}\n"
    yield json.dumps({"format": "probtimeline/1", "sources": [SOURCE], "events": [event]})


async def test_whatever_can_be_added_is_previewed_and_written(tmp_path: Path) -> None:
    async with stage_on(tmp_path) as stage:
        await stage.press("A")
        await paste(stage, json.dumps(SOURCE))
        assert "✓ 1 record" in stage.lines[0]
        await stage.press("ctrl+s")
        assert "Added 1 record (u undoes it)" in stage.text
        for number in range(4):
            event = {**QUOTED, "id": f"new-{number}", "title": f"Number {number}"}
            await stage.press("A")
            assert json_of(stage).text == ""
            await paste(stage, list(forms(event))[number])
            assert "1 event new" in stage.lines[0]
            assert event["id"] not in written(tmp_path)
            await stage.press("ctrl+s")
            assert "Added 1 event (u undoes it)" in stage.text
            assert stage.state.selected == event["id"]
            assert written(tmp_path)[f"new-{number}"] == event["title"]


async def test_the_preview_tells_when_on_what_and_between_which_events_it_will_stand(
    tmp_path: Path,
) -> None:
    async with stage_on(tmp_path, size=(200, 40)) as stage:
        await stage.press("A")
        await paste(stage, json.dumps([SOURCE, QUOTED]))
        for told in (
            "1 Mar 2015",
            "Something new",
            "1 quotation from paper",
            "between “The service is split” (1 Jun 2014)",
            "“The contracts end”",
            "adds the source paper",
            "This event has no summary",
        ):
            assert told in stage.text


async def test_events_that_come_together_stand_beside_each_other(tmp_path: Path) -> None:
    two = [{"id": f"n{n}", "title": f"Number {n}", "date": f"2015-0{n}-01"} for n in (2, 1)]
    async with stage_on(tmp_path) as stage:
        await stage.press("A")
        await paste(stage, json.dumps(two))
        shown = json_of(stage).answer.events
        places = [(each.before and each.before.id, each.after and each.after.id) for each in shown]
        assert places == [("split", "n2"), ("n1", "end")]


async def test_what_is_there_already_is_told_apart_from_what_is_new(tmp_path: Path) -> None:
    there = {"id": "plan", "title": "A plan is made", "date": "2013-02", "tags": ["reform"]}
    async with stage_on(tmp_path) as stage:
        await stage.press("A")
        await paste(stage, json.dumps([there, EVENT]))
        assert "1 event new, 1 event there already" in stage.lines[0]


async def test_every_problem_is_shown_with_its_place_and_the_keys_go_there(tmp_path: Path) -> None:
    text = '[\n  {"title": "No date"},\n  {"title": "x", "date": "2015-13-01"}\n]'
    async with stage_on(tmp_path) as stage:
        await stage.press("A")
        await paste(stage, text)
        screen = json_of(stage)
        errors = screen.answer.errors
        assert [each.line for each in errors] == [2, 3]
        assert "✗ 2 errors" in stage.lines[0]
        for each in errors:
            assert f"{each.line}:{each.column}" in stage.text
        await stage.press("ctrl+n")
        assert screen.area.cursor_location[0] == 1
        await stage.press("ctrl+n")
        assert screen.area.cursor_location == (2, (errors[1].column or 1) - 1)
        await stage.press("ctrl+b")
        assert screen.area.cursor_location[0] == 1
        assert screen.area.has_focus
        await stage.press("ctrl+s")
        assert "has to be mended first" in stage.text
        assert len(written(tmp_path)) == 4


async def test_problems_beyond_a_screenful_are_reached_by_key(tmp_path: Path) -> None:
    text = "\n".join(json.dumps({"title": f"Event {n}"}) for n in range(8))
    async with stage_on(tmp_path, size=(80, 24)) as stage:
        await stage.press("A")
        await paste(stage, text)
        screen = json_of(stage)
        assert len(screen.answer.errors) == 8
        assert "8:1" not in stage.text
        await stage.press("tab", "end")
        assert "8:1" in stage.text
        await stage.press("tab", *["ctrl+n"] * 8)
        assert screen.area.cursor_location[0] == 7
        assert "8:1" in stage.text
        await stage.press("tab", "home")
        assert "1:1" in stage.text
        assert screen.page.has_focus


async def test_a_paste_that_is_too_large_is_left_to_the_command(tmp_path: Path) -> None:
    async with stage_on(tmp_path) as stage:
        await stage.press("A")
        await paste(stage, '{"title": "kept"')
        await paste(stage, " " * 70 + "\n" * LARGEST)
        assert "probtimeline add FILE" in stage.text
        assert json_of(stage).text == '{"title": "kept"'


async def test_what_was_not_written_is_taken_up_again_and_thrown_away_after_asking(
    tmp_path: Path,
) -> None:
    async with stage_on(tmp_path) as stage:
        await stage.press("A")
        await paste(stage, "half a thou")
        await stage.press("escape")
        assert "A takes it up" in stage.text
    async with stage_on(tmp_path) as stage:
        await stage.press("A")
        assert json_of(stage).text == "half a thou"
        assert "is here again" in stage.text
        await stage.press("ctrl+r")
        assert "throws away" in stage.text
        await stage.press("x", "ctrl+r")
        assert json_of(stage).text.count("x") == 1
        await stage.press("ctrl+r")
        assert "Thrown away" in stage.text
        await stage.press("A")
        assert json_of(stage).text == ""


async def test_without_an_editor_an_event_is_changed_in_place(tmp_path: Path) -> None:
    async with stage_on(tmp_path) as stage:
        await stage.press("e")
        screen = json_of(stage)
        assert "Neither $VISUAL nor $EDITOR names an editor" in stage.text
        assert json.loads(screen.text)["id"] == "plan"
        screen.take(screen.job, screen.text.replace("A plan is made", "A plan was made"))
        await stage.settle()
        assert "differs in title" in stage.text
        await stage.press("ctrl+s")
        assert "Changed “A plan was made”" in stage.text
        assert written(tmp_path)["plan"] == "A plan was made"


async def test_a_built_in_event_becomes_a_version_of_ones_own_which_is_said_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage_on(tmp_path, records=None, builtin=True) as stage:
        event = stage.state.event
        assert event is not None
        monkeypatch.setenv("EDITOR", "'unclosed")
        await stage.press("e")
        assert "$EDITOR cannot be read: 'unclosed" in stage.text
        assert "shown in its place" in stage.text
        await stage.press("escape")
        monkeypatch.setenv("EDITOR", "vi")
        await stage.press("e")
        assert "A version of your own?" in stage.text
        assert "shown in its place" in stage.text
        assert "opens it in vi" in stage.text
        await stage.press("escape", "e", "enter")
        assert "An editor cannot be given this terminal: it can be changed here" in stage.text
        assert list((tmp_path / "editing").iterdir()) == []
        screen = json_of(stage)
        screen.take(screen.job, json.dumps({**json.loads(screen.text), "title": "As I see it"}))
        await stage.press("ctrl+s")
        assert written(tmp_path) == {event.id: "As I see it"}
        assert stage.state.chronicle.event(event.id) != event
        await stage.press("u")
        assert stage.state.chronicle.event(event.id) == event


async def test_a_change_is_of_one_event_and_keeps_its_id(tmp_path: Path) -> None:
    more = '[{"title": "x", "date": "2014"}, {\n'
    async with stage_on(tmp_path) as stage:
        await stage.press("e")
        screen = json_of(stage)
        before = screen.text
        for old, new, told in (
            ('"plan"', '"scheme"', "ids never change once"),
            ('"id": "plan",', "", "ids never change once"),
            ("{\n", more, "the one event"),
        ):
            text = before.replace(old, new, 1) + ("]" if new == more else "")
            screen.take(screen.job, text)
            await stage.press("ctrl+s")
            assert told in " ".join(each.what for each in screen.answer.errors)
            assert "has to be mended first" in stage.text
        assert len(written(tmp_path)) == 4
        assert written(tmp_path)["plan"] == "A plan is made"


async def test_nothing_that_is_pasted_or_edited_acts_and_nothing_of_it_is_lost(
    tmp_path: Path,
) -> None:
    async with stage_on(tmp_path) as stage:
        await stage.press("A")
        wanted = {**EVENT, "title": f"{HOSTILE} e{chr(0x301) * 40} \N{ADLAM CAPITAL LETTER ALIF}"}
        text = json.dumps(wanted, ensure_ascii=False).replace("\ud800", "\\ud800")
        await paste(stage, text)
        assert acts(stage.text) == []
        assert acts(json_of(stage).text) == []
        await stage.press("ctrl+s")
        stored = json.loads((tmp_path / "events.json").read_text(encoding="utf-8"))
        assert wanted["title"] in [event["title"] for event in stored["events"]]


def test_what_may_not_be_shown_is_written_as_an_escape() -> None:
    for text in ("\u2028", "\x85", "\U000e0041", "a" + "\u0301" * 20, "\ud800", "\x7f"):
        shown = safe_json(json.dumps({"a": text}, ensure_ascii=False))
        assert acts(shown) == []
        assert json.loads(shown) == {"a": text}


async def test_a_draft_that_cannot_be_kept_is_said_and_does_not_close(tmp_path: Path) -> None:
    (tmp_path / "drafts.json").write_text("{ broken", encoding="utf-8")
    async with stage_on(tmp_path) as stage:
        await stage.press("A")
        await paste(stage, "half")
        assert "cannot be kept" in stage.text
        await stage.press("escape")
        assert json_of(stage).text == "half"


async def test_text_answer_and_keys_are_in_sight_at_any_size(tmp_path: Path) -> None:
    async with stage_on(tmp_path) as stage:
        await stage.press("A")
        await paste(stage, json.dumps(EVENT))
        for size in ((60, 15), (80, 24), (200, 60)):
            await stage.pilot.resize_terminal(*size)
            await stage.settle()
            assert '"Something' in stage.text
            assert "1 Mar 2015" in stage.text
            assert "^s write" in stage.lines[-1]
            assert "esc leave" in stage.lines[-1]


async def test_an_event_too_large_for_the_screen_is_left_to_an_editor(tmp_path: Path) -> None:
    huge = {"title": "A chronology", "events": [{**EVENT, "summary": "x" * LARGEST}]}
    async with stage_on(tmp_path, records=huge) as stage:
        await stage.press("e")
        assert not isinstance(stage.app.screen, JsonScreen)
        assert "name your editor in $EDITOR" in stage.warned[-1]
