"""What a chronicle sets side by side: items of five kinds, and what each comes to."""

from collections.abc import Iterable

from tests.support.build import calculation, chronicle, comparison, event, figure, quote
from tests.support.story import after, opened
from tests.support.weighed import contested

from probtimeline.core.records import Agreement
from probtimeline.session.comparing import listing
from probtimeline.session.searching import search_for
from probtimeline.session.state import State
from probtimeline.session.weighing import Item, Kind, Weighing

WEIGHING = Weighing(contested())


def keys(items: Iterable[Item]) -> list[str]:
    return [item.key for item in items]


def test_items_stand_kind_by_kind_and_what_is_contested_before_what_is_not() -> None:
    assert keys(WEIGHING.items) == [
        "comparison:rises",
        "comparison:agreed",
        "measure:offences",
        "measure:offences-change",
        "plan:plan",
        "plan:broken-off",
        "calculation:change",
        "calculation:more",
    ]
    order = [item.kind for item in WEIGHING.items]
    assert order == sorted(order, key=list(Kind).index)


def test_an_item_knows_the_events_and_figures_it_touches_and_none_that_are_gone() -> None:
    rises = WEIGHING.item("comparison:rises")
    assert rises is not None
    assert rises.figures == ("rise", "claim")
    assert rises.events == ("kay", "lees")
    change = WEIGHING.item("calculation:change")
    assert change is not None
    assert change.figures == ("before", "after", "rise")
    plan = WEIGHING.item("plan:plan")
    assert plan is not None
    assert plan.events == ("plan", "split")


def test_from_a_figure_or_event_to_the_items_it_has_a_part_in() -> None:
    assert WEIGHING.having("rise") == (
        "comparison:rises",
        "measure:offences-change",
        "calculation:change",
    )
    assert WEIGHING.nearest_to("rise") == WEIGHING.having("rise")
    assert WEIGHING.nearest_to("gone") == ()
    assert WEIGHING.touching("split") == ("comparison:agreed", "plan:plan")


def test_closest_to_a_figure_is_what_sets_it_beside_others_of_its_measure() -> None:
    figures = [figure(f"{n}", measure="one", id=f"n{n}") for n in range(3)]
    figures += [figure("9", measure="other", id="strange")]
    named = {"alone": ["n0", "strange"], "mixed": ["n0", "n1", "strange"], "near": ["n0", "n2"]}
    known = chronicle(
        event(quotes=[quote("0 1 2 9", *figures)]),
        comparisons=[comparison(name, figures=keys) for name, keys in named.items()],
    )
    near = ["comparison:near", "comparison:mixed", "comparison:alone", "measure:one"]
    assert list(Weighing(known).nearest_to("n0")) == near
    assert Weighing(known).nearest_to("strange")[0] == "comparison:alone"


def test_each_kind_comes_to_something_in_words() -> None:
    told = {key: WEIGHING.judged(key) for key in keys(WEIGHING.items)}
    assert told["comparison:rises"].told == "conflict"
    assert told["measure:offences"].told == "1 not comparable"
    assert told["calculation:change"].verdict is Agreement.AGREE
    assert told["calculation:more"].told == "nothing printed"
    assert told["plan:plan"].told == "came"
    assert told["plan:broken-off"].told == "nothing recorded"


def test_a_calculation_that_does_not_come_to_what_is_printed_or_cannot_be_worked_out() -> None:
    words = quote("two and two are 5, of many", figure("5", value=5, unit="", id="five"))
    wrong = calculation("sum", [2, 2], equals="five", id="wrong")
    no_term = calculation("sum", ["lost", 1], id="lost")
    weighing = Weighing(chronicle(event(quotes=[words]), calculations=[wrong, no_term]))
    assert weighing.judged("calculation:wrong").verdict is Agreement.CONFLICT
    assert weighing.judged("calculation:lost").told == "cannot be worked out"


def test_while_filtered_the_items_are_those_that_touch_an_event_shown() -> None:
    state = after(opened(known=contested()), search_for("id:lees"))
    assert keys(listing(state)) == ["comparison:rises", "measure:offences-change"]
    nothing = after(opened(known=contested()), search_for("id:nobody"))
    assert len(listing(nothing)) == 0


def test_the_list_of_what_is_filtered_is_made_once_for_the_same_rows() -> None:
    state = after(opened(known=contested()), search_for("id:lees"))
    assert state.weighing.among(state.rows) is state.weighing.among(state.rows)


def test_a_chronicle_that_compares_nothing_has_no_items() -> None:
    assert Weighing(chronicle(event())).items == ()
    assert len(listing(State.of(chronicle()))) == 0
