"""The panel of what the reader keeps: what it lists, where it leads, what it drops."""

from tests.support.build import chronicle, event
from tests.support.front import front
from tests.support.story import opened
from tests.views.test_hostile_text import HOSTILE, acts

from probtimeline.core.layer import Layer, SavedSearch
from probtimeline.session.state import State
from probtimeline.views.yours import COUNTED_UP_TO, YoursPanel

LAYER = Layer(
    frozenset({"split", "ballot", "gone"}),
    {"split": "who wrote this?\nask the archive", "lost-event": "a note"},
    (SavedSearch("a passage", "second passage"), SavedSearch("broken", "tag:")),
)


def keeping(layer: Layer = LAYER) -> State:
    return State.of(opened().chronicle, layer=layer)


async def test_all_that_is_kept_stands_in_one_list_in_the_order_of_time() -> None:
    state = keeping()
    async with front(state, YoursPanel(state)) as seen:
        assert [" ".join(line.split()) for line in seen.inside("#yours")] == [
            "Bookmarks",
            "c. Oct 2013 Strike ballot",
            "1 Jun 2014 The service is split",
            "not here now “gone” is not in this chronology",
            "Notes",
            "1 Jun 2014 who wrote this? … The service is split",
            "not here now a note “lost-event” is not in this chronology",
            "Saved searches",
            "a passage second passage 1 event",
            "broken tag: cannot be read",
        ]


async def test_an_empty_panel_says_which_keys_keep_something() -> None:
    state = keeping(Layer())
    async with front(state, YoursPanel(state)) as seen:
        for told in ("b bookmarks an event", "i writes a note", "S keeps a search"):
            assert told in seen.text
        await seen.press("j", "k", "enter", "d", "p")
        assert seen.app.told == []
        assert len(seen.app.screen_stack) == 2


async def test_enter_goes_to_the_event_and_closes() -> None:
    state = keeping()
    async with front(state, YoursPanel(state)) as seen:
        await seen.press("j", "enter")
        assert seen.state.selected == "split"
        assert len(seen.app.screen_stack) == 1
        assert seen.state.trail.behind, "there is a way back"


async def test_an_event_that_is_not_here_is_told_to_be_kept_all_the_same() -> None:
    state = keeping()
    async with front(state, YoursPanel(state)) as seen:
        await seen.press("j", "j", "enter")
        assert "kept in case it comes back" in seen.state.notice
        assert len(seen.app.screen_stack) == 2


async def test_enter_asks_a_saved_search_and_its_hits_are_shown() -> None:
    state = keeping()
    async with front(state, YoursPanel(state)) as seen:
        await seen.press("j", "j", "j", "j", "j", "enter")
        assert seen.state.search.text == "second passage"
        assert seen.state.origin is None, "the reader goes on among the hits"
        assert "[search: second passage]" in seen.lines[0]


async def test_what_is_dropped_leaves_the_list_and_the_cursor_stays_near() -> None:
    state = keeping()
    async with front(state, YoursPanel(state)) as seen:
        await seen.press("j", "d")
        assert seen.state.layer.bookmarks == {"ballot", "gone"}
        await seen.press("d")
        assert seen.state.layer.bookmarks == {"ballot"}
        await seen.press("j", "d", "d", "j", "d", "d")
        assert seen.state.layer.notes == {}
        assert not seen.state.layer.searches
        assert "none yet" in seen.text
        assert len(seen.app.told) == 6


async def test_a_saved_search_is_told_as_a_story() -> None:
    state = keeping()
    async with front(state, YoursPanel(state)) as seen:
        await seen.press(*"jjjjj", "p")
        (story,) = seen.app.stories
        assert story.title == "a passage"
        assert story.places == (state.chronicle.places["split"],)
        assert len(seen.app.screen_stack) == 1


async def test_the_bookmarks_are_told_as_a_story_without_those_that_are_gone() -> None:
    state = keeping()
    async with front(state, YoursPanel(state)) as seen:
        await seen.press("p")
        known = state.chronicle.places
        assert seen.app.stories[0].places == (known["ballot"], known["split"])


async def test_a_search_that_finds_nothing_tells_no_story() -> None:
    state = keeping(Layer(searches=(SavedSearch("none", "zebra"),)))
    async with front(state, YoursPanel(state)) as seen:
        await seen.press("p")
        assert seen.app.stories == []
        assert "no event to tell of" in seen.state.notice


def test_a_long_chronology_is_not_searched_for_the_sake_of_a_number() -> None:
    long = chronicle(*[event()] * (COUNTED_UP_TO + 1))
    assert YoursPanel(State.of(long))._count("event") == ""
    assert YoursPanel(keeping())._count("second passage") == "1 event"


async def test_hostile_ids_notes_and_names_are_shown_as_they_are_written() -> None:
    layer = Layer(
        frozenset({"a", HOSTILE}),
        {"a": f"{HOSTILE}\n{HOSTILE}", HOSTILE: "\n"},
        (SavedSearch(HOSTILE, HOSTILE),),
    )
    state = State.of(chronicle(event("a", title=HOSTILE)), layer=layer)
    async with front(state, YoursPanel(state), size=(200, 30)) as seen:
        assert seen.text.count("[/x] [sic] [@click") > 3
        assert acts(seen.text) == []
        await seen.press("d")
        assert acts(seen.text) == []
