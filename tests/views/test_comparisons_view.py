"""The rows and pages of the Comparisons view: what a reader finds there, and where it leads."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import chronicle, comparison, event, figure, quote
from tests.support.story import after, opened
from tests.support.weighed import contested

from probtimeline.core.chronicle import Chronicle
from probtimeline.session.comparing import choose_item, mark, open_item
from probtimeline.session.marking import Marked, Thing
from probtimeline.session.searching import search_for
from probtimeline.session.state import State
from probtimeline.views.facing import in_brackets
from probtimeline.views.item_page import ItemPage
from probtimeline.views.item_rows import ItemRows, told_count
from probtimeline.views.stops import ToEvent, ToItem, ToWords, thing_at
from probtimeline.views.widgets.page import Line

STATE = opened("kay", known=contested())


def written(key: str, state: State = STATE) -> ItemPage:
    state = after(state, choose_item(key)) if key else state
    item = open_item(state)
    assert item is not None
    assert not key or item.key == key
    return ItemPage(state, item)


def page(key: str = "", state: State = STATE, width: int = 90) -> str:
    """The page as lines of text."""
    return "\n".join(
        line.plain.rstrip() for block in written(key, state).blocks for line in block.lines(width)
    )


def beside(one: Marked, other: Marked, known: Chronicle | None = None) -> State:
    return after(opened(known=known or contested()), mark(one), mark(other))


def rows(state: State, width: int = 50) -> list[str]:
    shown = ItemRows(state)
    return [shown.paint(row, width).plain.rstrip() for row in range(len(shown))]


def test_rows_stand_under_headings_with_their_number_and_a_mark_each() -> None:
    assert rows(STATE) == [
        " Weighed by hand  2",
        " ≠ 26.4% or 20%",
        " = Both say 2014",
        "",
        " Same measure  2",
        " ≁ Offences",
        " ≁ Offences change",
        "",
        " Planned and happened  2",
        " → Work to pass                              came",
        " · A plan nobody speaks of again nothing recorded",
        "",
        " Worked out  2",
        " = Worked",
        " · How many more",
    ]


def test_where_there_is_room_a_row_says_in_words_what_it_comes_to() -> None:
    wide = rows(STATE, 80)
    assert wide[1].endswith("conflict")
    assert wide[5].endswith("1 not comparable")
    assert wide[10].endswith("nothing recorded")
    assert wide[14].endswith("nothing printed")


def test_every_item_has_a_row_and_no_heading_is_an_item() -> None:
    for state in (STATE, beside(Marked(Thing.EVENT, "kay"), Marked(Thing.EVENT, "lees"))):
        shown = ItemRows(state)
        places = [shown.place_of(row) for row in range(len(shown))]
        assert [place for place in places if place is not None] == [*range(len(shown.listing))]
        assert all(shown.place_of(shown.row_of(n)) == n for n in range(len(shown.listing)))
    assert shown.paint(0, 50).plain.strip() == "Set side by side by you"
    assert shown.row_of(-1) == -1


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=80), st.integers(36, 140))
def test_a_row_is_no_wider_than_the_list(title: str, width: int) -> None:
    known = chronicle(event("a"), comparisons=[comparison(events=["a"], title=title)])
    shown = ItemRows(State.of(known))
    for row in range(len(shown)):
        assert shown.paint(row, width).cell_length <= width
        assert "\n" not in shown.paint(row, width).plain


def test_the_count_tells_the_place_or_how_many_are_shown() -> None:
    assert told_count(158, 158, 3) == "3 of 158"
    assert told_count(12, 54, 3) == "3 of 12 shown, 54 in all"
    assert told_count(0, 54, 0) == "0 of 54 shown"
    assert told_count(0, 0, 0) == "0 comparisons"


def test_a_curated_page_tells_verdict_note_and_in_what_the_two_differ() -> None:
    shown = page("comparison:rises")
    assert "≠ conflict: the statements contradict each other" in shown
    assert "They count different people." in shown
    lines = shown.splitlines()
    assert next(line for line in lines if "population" in line).split() == [
        "≠",
        "population",
        "people",
        "convicts",
    ]
    assert any(line.split()[:3] == ["=", "unit", "percent"] for line in lines)
    assert any(line.split() == ["?", "speaker", "Kay", "not", "given"] for line in lines)
    assert "neither gives: period" in shown


def test_three_or_more_stand_one_under_the_other_but_two_of_one_measure_side_by_side() -> None:
    known = contested()
    three = comparison("three", figures=["rise", "claim", "before"], events=["split"])
    state = opened(known=replace(known, comparisons=(three,)))
    shown = page("comparison:three", state)
    assert "Offences change\n ≠ value       26.4%" in shown
    assert "   409  offences" in shown
    assert "1 Jun 2014  happened\n  The service is split" in shown


def test_a_measure_tells_its_figures_and_what_each_pair_comes_to() -> None:
    shown = page("measure:offences")
    assert "2 figures, 1 pair: 1 not comparable" in shown
    assert " a  409  offences" in shown
    assert "2012–13 · people on probation" in shown
    assert "≁ a and b  not comparable: not the same years: 2012–13 and 2016–17" in shown


def test_a_pair_weighed_by_hand_leads_to_its_comparison() -> None:
    assert ToItem("comparison:rises") in written("measure:offences-change").targets
    assert "→ ≠ conflict: 26.4% or 20%" in page("measure:offences-change")


def test_a_calculation_tells_its_working_its_rounding_and_what_is_printed() -> None:
    shown = page("calculation:change")
    assert "(517 − 409) / 409 = 26.41%; printed 26.4%; agrees" in shown
    assert "517 is 26.4% more than 409" in shown
    assert "= agrees with what is printed" in shown
    assert "rounded to 1 decimal, a half upwards" in shown
    assert "Set beside what is printed" in shown
    keys = [
        each.figure for each in written("calculation:change").targets if isinstance(each, ToWords)
    ]
    assert keys[:2] == ["before", "after"]
    assert "rise" in keys
    assert "nothing is printed to set beside it" in page("calculation:more")


def test_a_plan_tells_what_came_of_it_how_much_later_or_that_nothing_is_recorded() -> None:
    shown = page("plan:plan")
    assert "2013  planned" in shown
    assert "what came, 5 months to 1 year 5 months later" in shown
    assert "The service is split" in shown
    assert "→ = agree: Both say 2014" in shown, "the comparison that weighs plan and outcome"
    assert "→ came: something came of it" in shown
    assert "· nothing recorded: " in page("plan:broken-off")
    assert "broken" not in shown


def test_two_events_side_by_side_tell_the_time_between_and_light_the_words_that_differ() -> None:
    shown = page("", beside(Marked(Thing.EVENT, "split"), Marked(Thing.EVENT, "kay")), 120)
    assert "The second began 3 years 2 months later" in shown
    assert "The service ‹is› split" in shown
    assert "The service ‹was› split" in shown
    assert "in ‹2014›." in shown
    assert "in ‹2013›." in shown


def test_between_two_events_the_milestones_are_named() -> None:
    state = beside(Marked(Thing.EVENT, "kay"), Marked(Thing.EVENT, "plan"))
    shown = page("", state)
    assert "events stand between them in the list, among them" in shown
    assert "→ ◆ 1 Jun 2014: The service is split" in shown


def test_two_figures_side_by_side_are_judged_by_the_rules_even_of_two_measures() -> None:
    shown = page("", beside(Marked(Thing.FIGURE, "rise"), Marked(Thing.FIGURE, "before")))
    assert "≁ not comparable: not of one measure" in shown


def test_two_sources_side_by_side_share_measures_with_their_values() -> None:
    shown = page("", beside(Marked(Thing.SOURCE, "report"), Marked(Thing.SOURCE, "paper")))
    lines = [line.split() for line in shown.splitlines()]
    assert ["≠", "quoted", "3", "passages", "2", "passages"] in lines
    assert "No event rests on both" in shown
    assert "1 measure of which both give figures" in shown
    assert any(line[:1] == ["≠"] and "26.4%" in line and "20%" in line for line in lines)


def test_brackets_stand_round_what_differs_and_the_stretches_move_with_them() -> None:
    shown, edges = in_brackets("one two three", [(0, 3), (8, 13)])
    assert shown == "‹one› two ‹three›"
    assert [shown[start:end] for start, end in edges] == ["‹one›", "‹three›"]


@pytest.mark.parametrize("key", [item.key for item in STATE.weighing.items])
def test_every_stop_of_a_page_stands_somewhere_on_it_and_leads_somewhere(key: str) -> None:
    shown = written(key)
    standing = {
        stop
        for block in shown.blocks
        for content in block.lines(80)
        for stop in Line.of(content, block.stop).stops
    }
    assert standing == {*range(len(shown.targets))}
    for target in shown.targets:
        match target:
            case ToEvent(event=event_id):
                assert event_id in STATE.chronicle.places
            case ToItem(key=other):
                assert STATE.weighing.item(other) is not None


def test_what_was_searched_for_is_lit_on_the_page() -> None:
    state = after(STATE, search_for("growth"))
    styles = {
        str(span.style)
        for block in written("measure:offences-change", state).blocks
        for content in block.lines(80)
        for span in content.spans
    }
    assert any("hit-ground" in style for style in styles)


def test_what_stands_at_a_stop_can_be_set_beside_another() -> None:
    known = STATE.chronicle
    words = known.figure_ids["rise"].quote
    assert thing_at(ToWords(words, "rise"), known) == Marked(Thing.FIGURE, "rise")
    assert thing_at(ToEvent("kay"), known) == Marked(Thing.EVENT, "kay")
    assert thing_at(ToEvent("kay", "rise"), known) == Marked(Thing.FIGURE, "rise")
    assert thing_at(ToWords(words), known) is None


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_hostile_text_is_shown_as_text_and_no_line_is_too_wide(text: str) -> None:
    hostile = [
        event("a", "2013", text, summary=text, quotes=[quote(text, figure(text, text, id="x"))]),
        event("b", "2014", f"other {text}", quotes=[quote("75%", figure("75%", text, id="y"))]),
    ]
    weighing = comparison(figures=["x", "y"], title=text, note=text)
    known = chronicle(*hostile, comparisons=[weighing])
    pairs = [(Marked(Thing.EVENT, "a"), Marked(Thing.EVENT, "b"))]
    pairs.append((Marked(Thing.FIGURE, "x"), Marked(Thing.FIGURE, "y")))
    for state in (State.of(known), *(beside(*pair, known) for pair in pairs)):
        for block in written("", state).blocks:
            for line in block.lines(60):
                assert line.cell_length <= 60
                assert "\x1b" not in line.plain
