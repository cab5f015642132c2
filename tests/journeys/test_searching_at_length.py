"""Searching a chronology that is too long for one key press: what is counted behind the screen."""

from __future__ import annotations

from tests.support.build import chronicle, event
from tests.support.stage import stage

from probtimeline.core.chronicle import Chronicle
from probtimeline.session.moves import select
from probtimeline.session.searching import keep_search, search_for

MANY = 2400


def long() -> Chronicle:
    return chronicle(
        *(
            event(
                f"e{number:05}",
                f"{1700 + number // 12:04}-{number % 12 + 1:02}",
                f"common {'rarer' if number % 50 == 0 else 'plain'} words",
                tags=["odd"] if number % 2 else [],
            )
            for number in range(MANY)
        )
    )


async def test_a_page_is_shown_with_the_key_and_the_rest_is_counted_behind_it() -> None:
    async with stage(long()) as seen:
        seen.app.apply(select("e01200"))
        await seen.press("slash")
        for key in "commo":
            await seen.pilot.press(key)
        seen.app.prompting.typed("search", "common")
        assert seen.state.search.rest is not None
        assert seen.state.selected == "e01200"
        assert 200 <= len(seen.state.rows.shown) < MANY
        await seen.settle()
        assert seen.state.search.rest is None
        assert len(seen.state.rows.shown) == MANY
        assert seen.state.selected == "e01200"
        assert "1201 of 2400" in seen.text
        assert any("common rarer words" in line and "1800" in line for line in seen.lines)


async def test_while_it_is_counted_it_is_told_how_far_it_has_got() -> None:
    async with stage(long()) as seen:
        await seen.press("slash")
        seen.app.prompting.typed("search", "common")
        told = seen.app.prompting.count().plain
        assert told.startswith(f"{len(seen.state.search.hits):,}+ found, ")
        assert told.endswith(" %")
        await seen.settle()
        assert seen.app.prompting.count().plain == "1 of 2400"


async def test_a_newer_key_takes_the_place_of_the_older() -> None:
    async with stage(long()) as seen:
        await seen.press("slash")
        for typed in ("common", "common rarer", "common rarer -odd"):
            seen.app.prompting.typed("search", typed)
        await seen.settle()
        assert seen.state.search.text == "common rarer -odd"
        assert list(seen.state.search.hits) == list(range(0, MANY, 50))
        assert seen.state.search.rest is None


async def test_left_while_it_is_counted_nothing_is_searched_for() -> None:
    async with stage(long()) as seen:
        before = seen.state.rows
        await seen.press("slash")
        seen.app.prompting.typed("search", "common")
        assert seen.state.search.rest is not None
        seen.app.prompting.cancelled("search")
        await seen.settle()
        assert not seen.state.search.is_on
        assert seen.state.rows == before


async def test_kept_while_it_is_counted_it_is_counted_to_the_end() -> None:
    async with stage(long()) as seen:
        await seen.press("slash")
        seen.app.prompting.typed("search", "rarer or plain")
        seen.app.prompting.accepted("search", "rarer or plain")
        assert seen.state.search.rest is not None
        await seen.pilot.press("n", "n", "tab")
        await seen.settle()
        assert seen.state.search.rest is None
        assert len(seen.state.rows.hits) == MANY
        assert seen.state.selected == "e00002"
        assert "rarer or plain: 3 of 2400" in seen.text


async def test_what_is_searched_for_from_the_beginning_is_counted_too() -> None:
    async with stage(long()) as seen:
        seen.app.apply(lambda state: keep_search()(search_for("common")(state)))
        assert seen.state.search.rest is not None
        await seen.settle()
        assert seen.state.search.rest is None
        assert "common: 1 of 2400" in seen.text


async def test_words_are_learned_while_it_is_typed_and_offered_with_their_numbers() -> None:
    async with stage(long()) as seen:
        await seen.press("slash")
        await seen.type("rar")
        assert seen.state.vocabulary.is_learned
        assert "rarer" in seen.text
        assert "48 events" in seen.text
