"""The editor of a note: what was typed is never lost, and nothing in it acts."""

import pytest
from tests.support.front import InFront, front
from tests.support.story import opened
from tests.views.test_hostile_text import HOSTILE, acts
from textual import events

from probtimeline.views.note import NoteEditor


async def paste(seen: InFront, text: str) -> None:
    seen.app.screen.post_message(events.Paste(text))
    await seen.pilot.pause()


@pytest.mark.parametrize("key", ["escape", "ctrl+s"])
async def test_both_ways_out_keep_what_was_typed(key: str) -> None:
    async with front(opened(), NoteEditor("The split", "")) as seen:
        await seen.press("a", "space", "enter", "q", key)
        assert seen.app.answers == ["a \nq"]


async def test_leaving_an_unchanged_note_changes_nothing() -> None:
    async with front(opened(), NoteEditor("The split", "as it was\n\x1b[31m")) as seen:
        assert "as it was" in seen.text
        await seen.press("escape")
        assert seen.app.answers == [None]


async def test_writing_goes_on_where_the_note_ends() -> None:
    async with front(opened(), NoteEditor("The split", "one\ntwo")) as seen:
        await seen.press("3", "escape")
        assert seen.app.answers == ["one\ntwo3"]


async def test_what_stood_there_can_be_put_back_and_that_undone() -> None:
    async with front(opened(), NoteEditor("The split", "before")) as seen:
        await seen.press("x", "ctrl+r")
        assert isinstance(seen.app.screen, NoteEditor)
        assert seen.app.screen.written is None
        await seen.press("ctrl+z")
        assert seen.app.screen.written == "beforex"


async def test_it_says_whose_note_it_is_and_which_keys_keep_it() -> None:
    async with front(opened(), NoteEditor("The split", "")) as seen:
        for told in ("Your note", "The split", "for you alone", "^s", "esc", "keeps it"):
            assert told in seen.text


async def test_nothing_in_a_note_or_pasted_into_it_acts() -> None:
    async with front(opened(), NoteEditor(HOSTILE, HOSTILE), size=(120, 30)) as seen:
        assert "[/x] [sic] [@click=app.quit]" in seen.text
        assert acts(seen.text) == []
        await paste(seen, f"\x1b]0;title\x07{HOSTILE}")
        assert acts(seen.text) == []
        await seen.press("escape")
        (answer,) = seen.app.answers
        assert isinstance(answer, str)
        assert acts(answer) == []


async def test_the_keys_are_in_sight_on_the_smallest_screen() -> None:
    async with front(opened(), NoteEditor("T", "n"), size=(60, 15)) as seen:
        assert "keeps it" in seen.text
        assert seen.app.screen.query_one("#words").size.height >= 3


async def test_keys_that_leave_before_there_is_anything_to_type_in_change_nothing() -> None:
    async with front(opened()) as seen:
        note = NoteEditor("The split", "as it was")
        seen.app.push_screen(note, seen.app.answers.append)
        note.action_put_back()
        note.action_keep_note()
        await seen.pilot.pause()
        assert seen.app.answers == [None]
