"""The line that tells what filters: when it is there, what it says, what a click does."""

from dataclasses import replace

import pytest
from tests.support.build import chronicle, event
from tests.support.front import front
from tests.support.story import after, opened
from tests.views.test_hostile_text import HOSTILE, acts

from probtimeline.core.calendar import day_number
from probtimeline.core.periods import Unit, period_at
from probtimeline.query.facets import Chip
from probtimeline.session.arranging import arranged
from probtimeline.session.filtering import narrow, switch_chip
from probtimeline.session.searching import keep_search, search_for, toggle_only_hits
from probtimeline.session.state import State
from probtimeline.views.widgets.chips import ChipLine, Piece, fitted, pieces_of, told_left


def words(state: State) -> list[str]:
    return [piece.words for piece in pieces_of(state)]


def filtered() -> State:
    """Narrowed in every way."""
    state = after(opened(), search_for("service or inspectors"), keep_search())
    year = period_at(day_number(2014, 6, 1), Unit.YEAR)
    state = arranged(replace(state, window=year))
    return after(state, narrow("actor", "The ministry"), narrow("source", "paper"), switch_chip(1))


def test_each_filter_is_told_by_itself_and_how_much_is_left() -> None:
    assert words(filtered()) == [
        "time: 2014",
        "search: service or inspectors",
        "actor: The ministry",
        "source: Paper, 2 Jun 2014 off",
    ]
    assert told_left(filtered()) == "1 of 11 events"


async def test_the_line_is_not_there_while_nothing_filters() -> None:
    async with front(opened()) as seen:
        line = seen.app.query_one(ChipLine)
        assert not line.display
        seen.app.apply(narrow("tag", "reform"))
        await seen.pilot.pause()
        assert line.display
        assert seen.lines[0].split() == ["[✓", "tag:", "reform]", "1", "of", "11", "events"]
        await seen.press("U")
        seen.app.action_undo_narrowing()
        await seen.pilot.pause()
        assert not line.display


def test_a_search_that_is_being_typed_is_not_told_twice() -> None:
    state = after(opened(), search_for("service"))
    assert words(state) == []
    assert words(after(state, keep_search())) == ["search: service"]


def test_hits_among_all_events_are_told_as_such() -> None:
    state = after(opened(), search_for("service"), keep_search(), toggle_only_hits())
    assert told_left(state) == f"{len(state.rows.hits)} hits in 11 of 11 events"


async def test_what_waits_to_be_compared_is_told_with_nothing_else() -> None:
    async with front(opened(), size=(80, 10)) as seen:
        line = seen.app.query_one(ChipLine)
        line.show(seen.state, "marked: £450m")
        await seen.pilot.pause()
        assert seen.lines[0].strip() == "[marked: £450m]"


async def test_a_chip_is_told_on_or_off_without_colour_and_switched_by_a_click() -> None:
    async with front(after(opened(), narrow("tag", "reform"))) as seen:
        await seen.pilot.pause()
        await seen.pilot.click(ChipLine, offset=(5, 0))
        await seen.pilot.pause()
        assert seen.state.chips == (Chip("tag", "reform", on=False),)
        assert "[· tag: reform off]" in seen.lines[0]


def test_the_line_never_runs_over_and_says_how_much_is_cut() -> None:
    pieces = pieces_of(filtered())
    for width in range(1, 120):
        shown = fitted(pieces, width).plain
        assert len(shown) <= max(width, len("+4"))
        told = shown.count("[") + (int(shown.split("+")[1]) if "+" in shown else 0)
        assert told == len(pieces)


def test_the_widest_is_cut_before_the_others() -> None:
    pieces = (Piece("time: 2014"), Piece("tag: something very long indeed", sign="✓"))
    assert fitted(pieces, 36).plain == "[time: 2014] [✓ tag: something ver…]"


@pytest.mark.parametrize("width", [60, 120])
async def test_at_every_size_the_chips_and_the_count_are_there(width: int) -> None:
    async with front(filtered(), size=(width, 15)) as seen:
        assert seen.lines[0].startswith(" [time: 2014] [search: ")
        assert "1 of 11" in seen.lines[0]
        assert len(seen.lines[0]) <= width


async def test_a_hostile_chip_and_search_are_shown_as_they_are_written() -> None:
    state = opened(known=chronicle(event("a", tags=[HOSTILE])))
    state = after(state, narrow("tag", HOSTILE))
    async with front(state, size=(200, 10)) as seen:
        seen.app.query_one(ChipLine).show(seen.state, HOSTILE)
        await seen.pilot.pause()
        assert "[/x] [sic] [@click=app.quit]" in seen.lines[0]
        assert acts(seen.text) == []
