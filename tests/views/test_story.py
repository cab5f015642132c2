"""A story: one scene a screen, all its words in reach, and where it stands in time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import chronicle, event, figure, quote
from tests.support.front import front
from tests.support.story import opened
from tests.views.test_hostile_text import HOSTILE, acts, hostile
from textual.content import Content

from probtimeline.core.records import Event
from probtimeline.session.scenes import Scenes
from probtimeline.session.state import State
from probtimeline.views.story import StoryScreen
from probtimeline.views.story_page import ScenePage, StoryStrip, leading
from probtimeline.views.widgets.large import Large, drawn

MILESTONES = ("inspection", "split", "collapse")


def told(selected: str = "") -> StoryScreen:
    state = opened(selected)
    return StoryScreen(state, "Milestones", places(state))


def places(state: State) -> list[int]:
    return [state.chronicle.places[each] for each in MILESTONES]


def page(state: State, event_id: str, before: str = "", *, large: bool = False) -> list[str]:
    """The lines of a scene."""
    here = state.chronicle.event(event_id)
    assert here is not None
    scene = ScenePage(state, here, state.chronicle.event(before), large=large)
    return [line.plain.rstrip() for block in scene.blocks for line in block.lines(88)]


def test_a_scene_tells_the_date_the_event_and_the_words_that_carry_it() -> None:
    assert page(opened(), "inspection") == [
        "21 Feb 2013",
        "● day",
        "",
        "Inspectors report",
        "",
        "75%  work that was good enough",
        "",
        "▎ “of the work, 75% was good enough, and 20% was not”",
        "▎ The inspector · Inspectors, 21 Feb 2013",
    ]


def test_what_lies_between_two_scenes_is_told() -> None:
    lines = page(opened(), "split", "inspection")
    assert lines[1] == "● day    1 year 3 months later, 2 events in between"


def test_quotations_of_one_speaker_stand_together() -> None:
    lines = page(opened(), "split")
    assert lines[-3:] == [
        "▎ “the service was split in two”",
        "▎ “a second passage”",
        "▎ Paper, 2 Jun 2014",
    ]


def test_what_was_only_planned_is_told_to_be() -> None:
    assert "▷ planned" in page(opened(), "old-plan")


def test_the_date_and_the_leading_figure_are_drawn_large() -> None:
    lines = page(opened(), "inspection", large=True)
    assert lines[:3] == [
        "╺━┓ ╺┓      ╺━┓ ┏━┓ ╺┓  ╺━┓",
        "┏━┛  ┃      ┏━┛ ┃ ┃  ┃   ━┫",
        "┗━╸ ╺┻╸ Feb ┗━╸ ┗━┛ ╺┻╸ ╺━┛",
    ]
    assert "  ╹ ╺━┛%  work that was good enough" in lines


@pytest.mark.parametrize(
    ("figures", "wanted"),
    [
        ([figure("the majority", value=None), figure("26.4%")], "26.4%"),
        ([figure("£3.7bn"), figure("75%")], "£3.7bn"),
        ([figure("the majority", value=None)], None),
        ([figure("some 20 of the 35 areas of England")], None),
        ([], None),
    ],
)
def test_the_leading_figure_is_the_first_that_is_a_number(
    figures: list[object], wanted: str | None
) -> None:
    found = leading(event(quotes=[quote("words", *figures)]))  # type: ignore[arg-type]
    assert (found.text if found is not None else None) == wanted


def test_a_hedge_that_is_not_printed_with_the_figure_stands_before_it() -> None:
    hedged = quote("nearly all, 90%", figure("90%", "of them", qualifier="almost"))
    state = State.of(chronicle(event("a", quotes=[hedged])))
    assert "almost 90%  of them" in page(state, "a")


@given(st.text("0123456789£.,%bn c", min_size=1, max_size=20))
def test_large_type_is_three_lines_of_one_width(text: str) -> None:
    rows = drawn(text)
    assert len({Content(row).cell_length for row in rows}) == 1


def test_large_type_never_runs_over_and_loses_no_word() -> None:
    words = "a label of several words for what the figure is about"
    for width in range(8, 90):
        lines = Large("£3.7bn", "$ink", Content(words)).lines(width)
        assert all(line.cell_length <= width for line in lines)
        shown = " ".join(line.plain for line in lines)
        assert all(word in shown for word in words.split())


def test_words_without_a_figure_are_set_in_ordinary_type() -> None:
    assert [line.plain for line in Large("date not known", "$ink").lines(60)] == ["date not known"]


def strip(*dates: str, width: int = 40) -> StoryStrip:
    known = chronicle(*(event(f"e{n}", date) for n, date in enumerate(dates)))
    return StoryStrip(Scenes(known, range(len(dates))), width)


def test_the_strip_shows_what_was_told_what_is_present_and_what_comes() -> None:
    shown = strip("2013-01-01", "2015-01-01", "2016-12-31")
    assert shown.line(1).plain == "●──────────────────▲───────────────────○"
    assert "2013" in shown.years().plain


def test_the_days_the_present_scene_may_be_on_are_drawn() -> None:
    assert strip("2013-01-01", "2014", "2016-12-31").line(1).plain.count("━") >= 8


def test_scenes_of_one_day_stand_side_by_side() -> None:
    shown = strip("2013", "2013", "2016-12-31", "2016-12-31")
    assert shown.line(0).plain == "▲○" + shown.line(0).plain[2:-2] + "○○"
    assert [shown.scene_at(column) for column in (0, 1, 38, 39)] == [0, 1, 2, 3]


@given(st.lists(st.sampled_from(["2013", "2014-06", "[..2012]", "2019/..", "-0044"]), max_size=30))
def test_the_strip_is_as_wide_as_it_was_asked_to_be(dates: list[str]) -> None:
    shown = strip(*sorted(dates), width=20)
    for present in range(len(dates)):
        assert shown.line(present).cell_length == 20
        assert shown.line(present).plain.count("▲") == 1


async def test_the_keys_walk_through_the_scenes_and_stop_at_the_ends() -> None:
    async with front(opened(), told()) as seen:
        assert "1 of 3" in seen.lines[0]
        assert "Inspectors report" in seen.text
        await seen.press("k", "j", "j", "j")
        assert "3 of 3" in seen.lines[0]
        await seen.press("g", "l")
        assert "2 of 3" in seen.lines[0]
        await seen.press("enter")
        assert seen.app.answers == ["split"]


async def test_leaving_a_story_changes_nothing() -> None:
    async with front(opened(), told()) as seen:
        before = seen.state
        await seen.press("G", "escape")
        assert seen.app.answers == [None]
        assert seen.state is before


async def test_a_story_begins_at_the_scene_the_reader_stands_on() -> None:
    async with front(opened(), told("split")) as seen:
        assert "2 of 3" in seen.lines[0]


async def test_an_empty_story_says_so() -> None:
    async with front(opened(), StoryScreen(opened(), "Nothing", [])) as seen:
        assert "no event to tell of" in seen.text
        await seen.press("j", "k", "G", "space", "enter")
        assert seen.app.answers == [None]


def long() -> Event:
    words = [quote(f"word{n} " * 12) for n in range(12)]
    return event("long", quotes=words, summary="summary " * 40, milestone=True)


async def test_no_word_of_a_long_scene_is_out_of_reach() -> None:
    state = opened(known=chronicle(long(), event("next", "2015")))
    async with front(state, StoryScreen(state, "Long", [0, 1]), size=(80, 24)) as seen:
        assert "more lines: space reads on" in seen.text
        found = seen.text
        while "1 of 2" in seen.lines[0]:
            await seen.press("space")
            found += seen.text
        assert all(f"word{n}" in found for n in range(12))
        assert "Next" in seen.text
        await seen.press("pageup")
        assert "1 of 2" in seen.lines[0]


@pytest.mark.parametrize(
    ("size", "large"), [((60, 15), False), ((80, 24), True), ((200, 60), True)]
)
async def test_a_scene_fits_every_size_and_type_is_large_where_there_is_room(
    size: tuple[int, int], large: bool
) -> None:
    async with front(opened(), told(), size=size) as seen:
        assert ("┏━┛" in seen.text) is large
        assert "▲" in seen.text
        assert "Inspectors report" in seen.text
        assert all(len(line) <= size[0] for line in seen.lines)
        stage = seen.app.screen.query_one("#scene").region
        assert abs(stage.x - (size[0] - stage.right)) <= 1, "the column stands in the middle"
        assert stage.width <= 90


async def test_a_click_on_the_strip_goes_to_the_scene() -> None:
    async with front(opened(), told()) as seen:
        strand = seen.app.screen.query_one("#strand")
        at = seen.lines[strand.region.y + 1].rindex("○") - strand.region.x
        await seen.pilot.click("#strand", offset=(at, 1))
        await seen.pilot.pause()
        assert "3 of 3" in seen.lines[0]


async def test_a_hostile_story_is_shown_as_it_is_written() -> None:
    state = State.of(hostile())
    async with front(state, StoryScreen(state, HOSTILE, [0, 1]), size=(160, 60)) as seen:
        for _ in range(2):
            assert "[/x] [sic] [@click=app.quit]" in seen.text
            assert acts(seen.text) == []
            await seen.press("j")


def test_a_step_through_a_long_story_draws_columns_and_not_events() -> None:
    crowd = strip(*["2013"] * 500, *["2016-12-31"] * 500)
    assert crowd.line(0).plain == "▲" + crowd.line(0).plain[1:-1] + "○"
    assert crowd.line(999).plain.endswith("▲")
    assert crowd.scene_at(39) >= 500
