"""What a row of the list tells beside its title, and a page of what is related to its event."""

from dataclasses import replace

from tests.support.build import chronicle, event, figure, quote
from tests.support.story import after, opened

from probtimeline.core.layer import Layer
from probtimeline.session import moves, window
from probtimeline.session.ranging import mark_range, reach
from probtimeline.session.searching import search_for, toggle_only_hits
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.detail import Detail
from probtimeline.views.event_rows import paint_row
from probtimeline.views.stops import ToEvent, ToWords


def row(state: State, event_id: str, width: int = 60) -> str:
    place = state.chronicle.places[event_id]
    return paint_row(state, state.rows.row_of[place], width, reach(state)).plain


def page(state: State, event_id: str) -> list[str]:
    known = state.chronicle.event(event_id)
    assert known is not None
    return [line.plain for block in Detail(state, known).blocks for line in block.lines(200)]


def test_bookmarks_and_notes_stand_behind_the_titles() -> None:
    layer = Layer(bookmarks=frozenset({"split"}), notes={"call": "ask again", "split": "see"})
    state = replace(opened(), layer=layer)
    assert row(state, "split").rstrip().endswith(f"{paint.BOOKMARK}{paint.NOTE}")
    assert row(state, "call").rstrip().endswith(f" {paint.NOTE}")
    assert paint.BOOKMARK not in row(state, "call") + row(opened(), "split")


def test_titles_get_the_room_that_no_mark_needs() -> None:
    title = "A title that is much longer than the room that there is for it in a row of the list"
    known = chronicle(event("a", "2014", title, quotes=[quote("75%", figure("75%"))]))
    plain = row(State.of(known), "a").rstrip()
    marked = row(replace(State.of(known), layer=Layer(bookmarks=frozenset({"a"}))), "a").rstrip()
    assert plain.index("…") == marked.index("…") + 1
    assert len(plain) - plain.index("…") <= 5


def test_what_is_only_possibly_in_the_window_is_marked() -> None:
    state = after(opened("split"), window.zoom_in(), window.zoom_in(), window.zoom_in())
    assert "?" in row(state, "contracts")
    assert "?" not in row(state, "split")


def test_what_is_told_to_be_about_then_is_not_marked_once_more() -> None:
    known = chronicle(event("about", "2013-10~"), event("vague", "[2013..2014]"))
    state = after(State.of(known), window.zoom_in())
    assert set(state.rows.possibly) == {0, 1}
    assert "?" not in row(state, "about")
    assert "?" in row(state, "vague")


def test_rows_in_the_range_marked_bear_a_mark_at_the_left() -> None:
    state = after(opened("inspection"), mark_range(), moves.select("collapse"))
    held = {name: row(state, name)[0] for name in ("inspection", "ballot", "split", "call")}
    assert held == {"inspection": "┃", "ballot": "┇", "split": "┃", "call": " "}
    assert row(opened(), "split")[0] == " "


def test_a_hit_that_its_title_does_not_show_tells_the_words_it_was_found_for() -> None:
    state = after(opened(), search_for("good"))
    assert "of the work, 75% was good enough" in row(state, "inspection", 100)
    assert "good" not in row(state, "inspection", 36)
    among = after(state, toggle_only_hits())
    assert "good" in row(among, "inspection", 100)


def test_what_came_of_a_plan_stands_above_the_words_quoted() -> None:
    known = chronicle(
        event("plan", "2013", status="planned", quotes=[quote("the plan")]),
        event("came", "2014", "The outcome", related=[("plan", "planned as")]),
        event("idle", "2015", status="planned"),
    )
    state = State.of(known)
    lines = page(state, "plan")
    heading = lines.index("Planned → what came")
    assert lines[heading + 1] == " ▸ what came: The outcome · 2014 · the following year"
    assert heading < next(n for n, line in enumerate(lines) if "the plan" in line)
    assert not [line for line in lines if line == "Related"], "it is told once"
    assert " ▸ nothing that the records know of" in page(state, "idle")


def test_a_promise_and_what_came_of_anything_else_are_called_so() -> None:
    known = chronicle(
        event("promise", "2013", tags=["promise"]),
        event("made", "2014", related=[("ended", "ended early by")]),
        event("ended", "2016"),
    )
    state = State.of(known)
    assert "Promised → what came" in page(state, "promise")
    assert "What came of it" in page(state, "made")
    assert not [line for line in page(state, "ended") if "came" in line]


def test_the_words_quoted_are_the_first_stops_of_a_page_and_links_come_after() -> None:
    known = chronicle(
        event("plan", "2013", status="planned", quotes=[quote("the plan")]),
        event("came", "2014", related=[("plan", "planned as")]),
    )
    targets = Detail(State.of(known), known.events[0]).targets
    assert [type(target) for target in targets] == [ToWords, ToEvent]


def test_a_related_event_is_told_with_how_and_how_far() -> None:
    lines = page(opened(), "split")
    at = lines.index("Related")
    assert lines[at + 1 : at + 3] == [
        " → led to: Contracts run · from 2014 · the same year",
        " ← against: Strike ballot · c. Oct 2013 · about 7 to 8 months earlier",
    ]
