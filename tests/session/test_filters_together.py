"""Search, chips and window filter together, and none of them touches another."""

from dataclasses import replace

from tests.support.build import span
from tests.support.story import ORDER, after, opened

from probtimeline.core.periods import Period
from probtimeline.query.facets import Chip
from probtimeline.session import moves
from probtimeline.session.arranging import arranged
from probtimeline.session.rows import RowKind
from probtimeline.session.searching import clear_search, search_for, toggle_only_hits
from probtimeline.session.state import State


def window(edtf: str) -> Period:
    days = span(edtf)
    assert days.earliest is not None
    assert days.latest is not None
    return Period(days.earliest, days.latest)


def shown(state: State) -> list[str]:
    return [state.chronicle.events[place].id for place in state.rows.shown]


def within(edtf: str, *chips: Chip, selected: str = "") -> State:
    return arranged(replace(opened(selected), window=window(edtf), chips=chips))


def test_the_window_leaves_what_may_fall_in_it() -> None:
    assert shown(within("2013")) == ["consultation", "inspection", "ballot"]
    assert shown(within("2016")) == ["contracts"], "what has not ended is still going on"


def test_what_only_may_fall_in_the_window_is_told_apart() -> None:
    state = within("2013-02-20/2013-02-28")
    possibly = [state.chronicle.events[place].id for place in sorted(state.rows.possibly)]
    assert shown(state) == ["consultation", "inspection"]
    assert possibly == ["consultation"], "some time in February is not certainly after the 20th"


def test_a_new_search_never_changes_the_window_nor_the_chips() -> None:
    state = within("2013/2014", Chip("status", "happened"))
    searched = after(state, search_for("service"))
    assert (searched.window, searched.chips) == (state.window, state.chips)
    assert shown(searched) == ["contracts", "split"]
    assert searched.search.hits == (1, 5, 6), "the hits outside are known all the same"
    assert searched.rows.hits == (5, 6)
    assert shown(after(searched, clear_search())) == shown(state)


def test_hits_among_all_events_are_among_those_the_other_filters_leave() -> None:
    state = after(within("2013/2014"), search_for("service"), toggle_only_hits())
    assert shown(state) == ["consultation", "inspection", "ballot", "contracts", "split"]
    assert state.rows.hits == (5, 6)


def test_chips_narrow_together_and_one_switched_off_does_not() -> None:
    milestones = within("2001/2020", Chip("status", "happened"), Chip("tag", "reform"))
    assert shown(milestones) == ["consultation"]
    off = arranged(replace(milestones, chips=(milestones.chips[0], Chip("tag", "reform", False))))
    assert "consultation" in shown(off)
    assert len(shown(off)) > 1


def test_a_jump_to_an_event_outside_moves_the_window_and_says_so() -> None:
    away = after(within("2013", selected="ballot"), moves.select("collapse", jump=True))
    assert away.selected == "collapse"
    assert away.window is None
    assert "all time is shown again" in away.notice
    back = after(away, moves.back())
    assert (back.selected, back.window) == ("ballot", window("2013"))


def test_a_jump_past_the_chips_switches_them_off_and_keeps_them() -> None:
    state = arranged(replace(opened("consultation"), chips=(Chip("tag", "reform"),)))
    moved = after(state, moves.follow_to_event("split"))
    assert moved.chips == (Chip("tag", "reform", False),)
    assert shown(moved) == list(ORDER)
    assert "switched off" in moved.notice


def test_among_what_is_narrowed_a_silence_says_of_what() -> None:
    def silences(state: State) -> list[str]:
        return [row.text for row in state.rows if row.kind is RowKind.SILENCE]

    assert silences(after(opened(), search_for("service")))[0].endswith("without a hit")
    chips = arranged(replace(opened(), chips=(Chip("status", "happened"),)))
    assert silences(chips)
    assert all(text.endswith("without status: happened") for text in silences(chips))
    two = arranged(replace(chips, chips=(*chips.chips, Chip("unit", "percent", False))))
    assert all(text.endswith("without status: happened") for text in silences(two))
    both = after(chips, search_for("service"))
    assert all(text.endswith("without one of these") for text in silences(both))
    assert silences(within("2016/2018")) == [], "the one event there may be is the one going on"


def test_no_filter_leaves_everything() -> None:
    state = arranged(opened())
    assert shown(state) == list(ORDER)
    assert state.rows.found is None
    assert state.rows == opened().rows


def test_hits_put_among_all_events_leave_the_selection_in_sight() -> None:
    state = arranged(replace(opened("split"), chips=(Chip("tag", "reform"),)))
    state = after(replace(state, chips=()), search_for("zzz"))
    state = arranged(replace(state, chips=(Chip("tag", "reform"),)))
    assert state.selected == "split", "nothing is shown that could be selected"
    among = after(state, toggle_only_hits())
    assert among.place in among.rows.row_of
    assert among.selected == "consultation"
