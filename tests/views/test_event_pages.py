"""The rows of the list and the page of an event: what a reader finds there, and where it leads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import chronicle, event, figure, quote, span
from tests.support.story import SHARED, WORDS, after, opened, story

from probtimeline.audit.quotes import check_quotes
from probtimeline.session import moves
from probtimeline.session.dating import reading_base
from probtimeline.session.rows import RowKind
from probtimeline.session.searching import search_for, toggle_only_hits
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.detail import Detail
from probtimeline.views.event_rows import paint_row
from probtimeline.views.stops import ToEvent, ToWords


def row(state: State, event_id: str, width: int = 60) -> str:
    place = state.chronicle.places[event_id]
    return paint_row(state, state.rows.row_of[place], width).plain


def page(state: State, event_id: str) -> str:
    return "\n".join(
        line.plain for block in detail(state, event_id).blocks for line in block.lines(500)
    )


def detail(state: State, event_id: str) -> Detail:
    known = state.chronicle.event(event_id)
    assert known is not None
    return Detail(state, known)


@given(st.integers(36, 140), st.text(st.characters(codec="utf-8"), min_size=1, max_size=80))
def test_a_row_is_no_wider_than_the_list(width: int, title: str) -> None:
    known = chronicle(
        event("a", "2001", title, quotes=[quote("75%", *[figure("75%")] * 120)]),
        event("b", "2019-05-01", title),
    )
    state = State.of(known)
    for number in range(len(state.rows)):
        shown = paint_row(state, number, width)
        assert shown.cell_length <= width
        assert "\n" not in shown.plain


def test_a_row_tells_precision_date_title_and_how_many_figures() -> None:
    state = opened()
    assert row(state, "inspection").split() == ["●", "◆", "21", "Feb", "Inspectors", "report", "2"]
    assert row(state, "ballot").split() == ["◐", "c.", "Oct", "Strike", "ballot"]
    assert row(state, "old-plan").split()[:2] == ["◐▷", "May"]


def test_a_silence_is_told_in_the_middle_of_its_row() -> None:
    state = opened()
    rows = [n for n, one in enumerate(state.rows) if one.kind is RowKind.SILENCE]
    shown = paint_row(state, rows[0], 60).plain.rstrip()
    assert " 10 years without an event " in shown
    assert len(shown) >= 56


def test_a_row_is_marked_with_the_worst_verdict_once_checked() -> None:
    texts = {"paper": SHARED, "inspectors": WORDS}
    state = opened(texts=texts)
    assert "✓" not in row(state, "split")
    state = after(state, moves.checked(check_quotes(state.chronicle, texts)))
    assert row(state, "inspection").rstrip().endswith("✓")
    assert row(state, "split").rstrip().endswith("✗")


def test_hits_are_lit_and_the_others_faint_when_all_are_shown() -> None:
    state = after(opened(), search_for("service"), toggle_only_hits())
    number = state.rows.row_of[state.chronicle.places["split"]]
    content = paint_row(state, number, 60)
    assert "service" in [
        content.plain[one.start : one.end] for one in content.spans if one.style == paint.HIT
    ]
    other = paint_row(state, state.rows.row_of[state.chronicle.places["call"]], 60)
    assert paint.FAINT in [one.style for one in other.spans]


def test_the_page_tells_the_date_as_it_is_known() -> None:
    assert "21 Feb 2013  day" in page(opened(), "inspection")
    assert "milestone" in page(opened(), "inspection")
    assert "c. Oct 2013  month, approximate" in page(opened(), "ballot")
    assert "▷ planned" in page(opened(), "old-plan")


def test_the_wording_and_the_reading_of_a_date_are_told() -> None:
    known = chronicle(event("a", date_text="last September", date_note="read from 28 Mar 2019"))
    assert "“last September”: read from 28 Mar 2019" in page(State.of(known), "a")


def test_every_quotation_and_figure_leads_to_its_words() -> None:
    targets = detail(opened(), "inspection").targets
    words = [target.quote.text for target in targets if isinstance(target, ToWords)]
    assert words == [WORDS] * 3
    shown = page(opened(), "inspection")
    for part in (f"“{WORDS}”", "The inspector", "75%", "work that was good enough", "· unchecked"):
        assert part in shown


def test_related_events_lead_to_themselves_in_both_directions() -> None:
    state = opened()
    assert ToEvent("contracts") in detail(state, "split").targets
    assert ToEvent("ballot") in detail(state, "split").targets
    assert "led to: Contracts run" in page(state, "split")
    assert "against: Strike ballot" in page(state, "split")


def test_what_is_compared_is_told_with_its_verdict_and_leads_to_the_other() -> None:
    shown = page(opened(), "inspection")
    assert "conflict  Two figures for one thing" in shown
    assert "They count different people." in shown
    assert ToEvent("report") in detail(opened(), "inspection").targets
    assert ToEvent("inspection", "good") in detail(opened(), "report").targets


def test_every_stop_of_a_page_has_a_target() -> None:
    state = opened()
    for one in state.chronicle.events:
        written = Detail(state, one)
        stops = {block.stop for block in written.blocks} - {None}
        assert stops == set(range(len(written.targets)))


def test_a_source_that_is_not_among_the_records_is_said_to_be_missing() -> None:
    assert "lost (not among the sources)" in page(opened(), "report")


def test_what_was_searched_for_is_lit_on_the_page() -> None:
    state = after(opened(), search_for("good"))
    blocks = detail(state, "inspection").blocks
    lines = [line for block in blocks for line in block.lines(500)]
    lit = [
        line.plain[one.start : one.end]
        for line in lines
        for one in line.spans
        if one.style == paint.HIT
    ]
    assert lit == ["good", "good"]


@pytest.mark.parametrize("width", [20, 40, 60, 100])
def test_a_page_fits_its_width(width: int) -> None:
    state = opened()
    for one in story().events:
        for block in Detail(state, one).blocks:
            assert all(line.cell_length <= width for line in block.lines(width)), block


def test_dates_in_words_are_counted_from_when_the_source_appeared() -> None:
    assert reading_base(opened("inspection")) == span("2013-02-21")
    assert reading_base(opened("ballot")) == span("2026-11-22")
    assert reading_base(opened("report")) == span("2026-11-22")
