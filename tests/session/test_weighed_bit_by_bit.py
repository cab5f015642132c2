"""The list of what is set side by side, while it is being found, and where it is very long."""

from __future__ import annotations

from dataclasses import replace

from tests.support.build import chronicle, event, figure, quote
from tests.support.story import after, opened
from tests.support.weighed import contested

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.outcomes import outcome_of, outcomes
from probtimeline.session.comparing import open_item
from probtimeline.session.searching import search_for
from probtimeline.session.waiting import further
from probtimeline.session.weighed_list import Listed
from probtimeline.session.weighing import Kind, Weighing, key_of

MANY = 900
"""Plans that are more than are looked at in one go."""


def planned() -> Chronicle:
    """Plans of which every third came, one a year."""
    plans = [event(f"p{n}", f"{1000 + n}", status="planned") for n in range(MANY)]
    came = [
        event(f"c{n}", f"{1001 + n}", related=[(f"p{n}", "planned as")]) for n in range(0, MANY, 3)
    ]
    return chronicle(*plans, *came)


def test_bit_by_bit_the_same_items_are_listed_as_at_once() -> None:
    weighing = Weighing(contested())
    listed = Listed(weighing)
    assert [item.key for item in listed.listing()] == [
        "comparison:rises",
        "comparison:agreed",
        "calculation:change",
        "calculation:more",
    ]
    while not listed.is_done:
        listed.go_on(1)
    assert listed.listing().items == weighing.items


def test_plans_are_listed_once_all_of_them_are_gone_through() -> None:
    state = replace(opened(known=planned()), view="comparisons")
    assert state.weighing.listing.progress is not None
    assert len(state.weighing.listing) == 0
    state.weighing.listed.go_on(1e9)
    done = after(state, further()).weighing.listing
    assert done.progress is None
    assert [item.key for item in done] == [key_of(each) for each in outcomes(state.chronicle)]
    assert [done.place(item.key) for item in done] == list(range(MANY))


def test_the_plan_that_is_selected_is_read_before_it_is_listed() -> None:
    state = replace(opened("p4", known=planned()), view="comparisons")
    item = open_item(state)
    assert item is not None
    assert item.key == "plan:p4"


def test_what_is_shown_narrows_a_long_list_to_plans_that_it_touches() -> None:
    state = after(replace(opened(known=planned()), view="comparisons"), search_for("id:c3"))
    state.weighing.listed.go_on(1e9)
    moved = after(state, further())
    assert [item.key for item in moved.weighing.among(moved.rows)] == ["plan:p3"]


def test_each_outcome_is_the_same_asked_alone() -> None:
    for known in (contested(), planned()):
        for outcome in outcomes(known):
            assert outcome_of(outcome.plan, known) == outcome


def test_of_a_measure_with_very_many_figures_the_first_are_set_in_pairs() -> None:
    said = [quote(f"{n}%", figure(f"{n}%", value=n, measure="share")) for n in range(150)]
    known = chronicle(
        *(event(f"e{n}", f"{1000 + n}", quotes=[each]) for n, each in enumerate(said))
    )
    weighing = Weighing(known)
    (item,) = weighing.items
    assert item.kind is Kind.MEASURE
    assert len(item.figures) == 100
    group = weighing.subject(item.key)
    assert getattr(group, "beyond", 0) == 50
    assert weighing.having("e149#0") == ("measure:share",)
