"""A passage is picked by marking it: what is taken stands in the text to the letter."""

import pytest
from tests.support.build import source
from tests.support.front import InFront, front
from tests.support.story import opened
from tests.views.test_hostile_text import HOSTILE, acts
from textual.events import MouseDown, MouseMove, MouseUp

from probtimeline.audit.quotes import VerdictKind, check_quote
from probtimeline.views.picking import Picked, PickPassage

PAPER = source("paper", "The split", publisher="The Paper")
TEXT = (
    "Of the work, 75% was good enough. More than 8,000 staff left the\n"
    "service in two. “No one” knows why.\n\nThe end of it is near."
)


def picking(text: str = TEXT, at: int = 0, quoted: str = "") -> PickPassage:
    start = text.index(quoted) if quoted else 0
    lit = [(start, start + len(quoted))] if quoted else []
    return PickPassage(PAPER, text, at, lit)


def words(seen: InFront) -> str:
    (answer,) = seen.app.answers
    assert isinstance(answer, Picked)
    assert answer.source_id == "paper"
    return answer.text


FIRST, NO_ONE = "Of the work, 75% was good enough.", "“No one” knows why."
WAYS = {
    "space ctrl+right ctrl+right enter": "Of the",
    "shift+right enter": "Of",
    "s enter": FIRST,
    "space right_parenthesis enter": FIRST,
    "right_parenthesis right_parenthesis s enter": NO_ONE,
    "G left_parenthesis left_parenthesis s s enter": f"{NO_ONE} The end of it is near.",
    "G left_parenthesis space end enter": "The end of it is near.",
    "space end v right space ctrl+right enter": "service",
    "slash L E F enter space end enter": "left the",
    "space slash w o r enter enter": "Of the work",
}
"""Keys pressed from the beginning of the text on, and the words they take."""


async def test_words_are_marked_and_taken() -> None:
    async with front(opened()) as seen:
        for keys in WAYS:
            seen.app.push_screen(picking(), seen.app.answers.append)
            await seen.pilot.pause()
            await seen.press(*keys.split())
        got = [one.text if isinstance(one, Picked) else "" for one in seen.app.answers]
        assert dict(zip(WAYS, got, strict=True)) == WAYS


@pytest.mark.parametrize("picked", sorted(set(WAYS.values())))
def test_what_is_taken_stands_in_the_text(picked: str) -> None:
    kind = check_quote(picked, "paper", {"paper": TEXT}).kind
    assert kind in (VerdictKind.EXACT, VerdictKind.NORMALISED)


async def test_dragging_marks() -> None:
    async with front(opened(), picking()) as seen:
        await seen.pilot._post_mouse_events([MouseDown], "#text", offset=(1, 0), button=1)
        await seen.pilot._post_mouse_events([MouseMove], "#text", offset=(6, 0), button=1)
        await seen.pilot._post_mouse_events([MouseUp], "#text", offset=(6, 0), button=1)
        await seen.press("enter")
        assert words(seen) == "Of the"


async def test_escape_drops_the_mark_and_then_leaves() -> None:
    async with front(opened(), picking()) as seen:
        await seen.press("space", "end", "escape")
        assert seen.app.answers == []
        assert "Nothing is marked" in seen.text
        await seen.press("escape")
        assert seen.app.answers == [None]


async def test_without_a_mark_nothing_is_taken() -> None:
    async with front(opened(), picking()) as seen:
        await seen.press("enter")
        assert seen.app.answers == []
        await seen.press("end", "space", "right", "enter")
        assert seen.app.answers == []


async def test_words_figures_and_source_are_told() -> None:
    async with front(opened(), picking()) as seen:
        assert "The split" in seen.text
        assert "The Paper" in seen.text
        await seen.press("right_parenthesis", "s")
        assert "“More than 8,000 staff left the service in two.”" in seen.text
        assert "9 words marked" in seen.text
        assert "More than 8,000 staff, two" in seen.text


async def test_more_than_forty_words_are_warned_of() -> None:
    async with front(opened(), picking("word " * 50)) as seen:
        await seen.press("s")
        assert "50 words marked, more than 40" in seen.text
        await seen.press("enter")
        assert words(seen) == ("word " * 50).strip()


async def test_it_opens_at_a_place_and_finding_goes_on_from_it_and_back_there_on_escape() -> None:
    async with front(opened(), picking(at=20)) as seen:
        await seen.press("slash", *"the")
        assert "2 of 3 “the”" in seen.text
        await seen.press("q")
        assert "“theq” does not stand in the text" in seen.text
        await seen.press("escape", "s", "enter")
        assert words(seen) == "Of the work, 75% was good enough."


async def test_found_words_are_gone_through_and_round() -> None:
    async with front(opened(), picking()) as seen:
        await seen.press("slash", *"the", "enter", "N", "n", "N", "s", "enter")
        assert words(seen) == "The end of it is near."


async def test_words_quoted_already_are_underlined() -> None:
    async with front(opened(), picking(quoted="75% was good")) as seen:
        area = seen.app.screen.query_one("#text")
        lit = [one.text for one in area.render_line(0) if one.style and one.style.underline]
        assert "".join(lit) == "75% was good"


async def test_nothing_in_a_text_acts_and_what_is_taken_is_as_attached() -> None:
    text = f"zero\u200bwidth {HOSTILE}"
    async with front(opened(), PickPassage(source("paper", HOSTILE), text), (120, 30)) as seen:
        assert acts(seen.text) == []
        await seen.press("space", "ctrl+right", "enter")
        assert words(seen) == "zero\u200bwidth"


async def test_of_a_long_text_a_part_is_shown_and_the_rest_is_reached() -> None:
    text = "word here. " * 60_000 + "The very end."
    async with front(opened(), picking(text)) as seen:
        assert "characters 1 to 300,000 of 660,013" in seen.text
        await seen.press("G", "left_parenthesis", "s", "enter")
        assert words(seen) == "The very end."


async def test_the_text_and_the_keys_are_in_sight_on_the_smallest_screen() -> None:
    async with front(opened(), picking(), size=(60, 15)) as seen:
        assert "Of the work" in seen.text
        assert "takes it" in seen.text
        assert seen.app.screen.query_one("#text").size.height >= 3
