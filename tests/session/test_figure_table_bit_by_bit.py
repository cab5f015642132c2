"""A table of figures that is made bit by bit is the one that would be made at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import chronicle, event, figure, quote, source
from tests.support.claims import looking, sorted_by, texts
from tests.support.story import after

from probtimeline.core.chronicle import Chronicle, PlacedFigure
from probtimeline.query.facets import Chip
from probtimeline.session.arranging import arranged
from probtimeline.session.figure_order import COLUMNS, Column, Known
from probtimeline.session.figure_table import AT_ONCE, FigureTable, Making
from probtimeline.session.searching import search_for
from probtimeline.session.waiting import further

NAMES = [column.name for column in COLUMNS]
DRAWN = st.lists(
    st.lists(
        st.tuples(
            st.sampled_from(["", "one", "two", "three"]),
            st.sampled_from([None, 1, 2, 2.5]),
            st.sampled_from(["percent", "people"]),
        ),
        max_size=3,
    ),
    max_size=8,
)
MANY = 900
"""Figures that are more than are looked at in one go."""


def of_figures(drawn: Sequence[Sequence[tuple[str, float | None, str]]]) -> Chronicle:
    made = []
    for number, several in enumerate(drawn):
        held = [
            figure(f"{number}-{at}", f"label {measure}", value=value, unit=unit, measure=measure)
            for at, (measure, value, unit) in enumerate(several)
        ]
        words = quote(" ".join(each.text for each in held) or "none", *held, speaker="Ann")
        made.append(event(f"e{number}", f"{2000 + number % 5}", quotes=[words]))
    return chronicle(*made, sources=[source("report")])


def many() -> Chronicle:
    names = ("one", "two", "")
    return of_figures([[(names[n % 3], n % 7, "people")] for n in range(MANY)])


def all_at_once(
    figures: list[PlacedFigure], column: Column, group: Column | None, known: Known, *, down: bool
) -> list[str]:
    """What the rows say, by sorting the figures themselves."""
    ranked = [(column.rank(each, known), each) for each in figures]
    present = [(rank, each) for rank, each in ranked if rank is not None]
    present.sort(key=itemgetter(0), reverse=down)
    found = [each for _, each in present]
    if column.within is not None:
        found.sort(key=column.within)
    found += [each for rank, each in ranked if rank is None]
    if group is None:
        return [each.figure.text for each in found]
    members: dict[str, list[PlacedFigure]] = {}
    for each in found:
        members.setdefault(group.group(each, known), []).append(each)
    without, groups, alone = members.pop("", []), [], []
    for several in members.values():
        if len(several) == 1 and group.once:
            alone += several
        else:
            groups.append((group.heading(several[0], known), several))
    groups += [(group.once, alone)] if alone else []
    groups += [(group.none or group.heading(without[0], known), without)] if without else []
    return [
        told
        for heading, several in groups
        for told in (f"[{heading}: {len(several)}]", *(each.figure.text for each in several))
    ]


@given(DRAWN, st.sampled_from(NAMES), st.sampled_from(["", *NAMES]), st.booleans(), st.integers(1))
def test_bit_by_bit_the_same_order_comes_as_at_once(
    drawn: list[list[tuple[str, float | None, str]]],
    column: str,
    group: str,
    down: bool,
    effort: int,
) -> None:
    known = of_figures(drawn)
    sorting = sorted_by(column, group, descending=down)
    table = looking(known).table.sorted_by(sorting)
    making = Making(table._sifting, table._known, sorting)
    while not making.is_done:
        making.go_on(float(effort))
    named = {each.name: each for each in COLUMNS}
    wanted = all_at_once(
        list(known.figures), named[column], named.get(group), Known(known, {}), down=down
    )
    assert making.made is not None
    assert [
        row.placed.figure.text if row.placed else f"[{row.heading}: {row.count}]"
        for row in making.made.rows
    ] == wanted
    for place, placed in enumerate(making.made.figures):
        assert making.made.place(placed.key) == place
        assert making.made.rows[making.made.row(placed.key)].placed == placed


@given(DRAWN, st.sets(st.integers(0, 7)), st.booleans())
def test_the_figures_are_those_of_the_events_shown_that_are_of_a_chosen_kind(
    drawn: list[list[tuple[str, float | None, str]]], chosen: set[int], narrowed: bool
) -> None:
    known = of_figures(drawn)
    shown = sorted(place for place in chosen if place < len(known.events))
    chips = [Chip("unit", "people")] if narrowed else []
    index = looking(known).index
    table = FigureTable(known, shown, index, None, sorted_by("event"), chips=chips)
    ids = {known.events[place].id for place in shown}
    assert list(table.by_event) == [
        each
        for each in known.figures
        if each.event.id in ids and (not narrowed or each.figure.unit == "people")
    ]


def test_of_many_figures_the_first_look_has_them_in_the_order_of_events() -> None:
    state = looking(many())
    assert state.table.progress is not None
    assert texts(state.table) == [placed.figure.text for placed in state.chronicle.figures]
    assert len(state.table.figures) == MANY


def test_what_is_made_meanwhile_is_shown_when_it_is_asked_for() -> None:
    state = replace(looking(many()), view="figures")
    first = state.table
    before = first.order
    later = after(state, further())
    assert later.table.order is before
    first.making.go_on(100 * AT_ONCE)
    assert first.order is before
    done = after(later, further())
    assert done.table.progress is None
    assert texts(done.table)[0] == "[One: 300]"


def test_a_query_over_many_figures_tells_those_found_so_far() -> None:
    state = after(replace(looking(many()), view="figures"), search_for("unit:people"))
    table = state.table
    assert table.is_found_in_part
    assert 0 < len(table.figures) < MANY
    table.making.go_on(1e9)
    assert len(after(state, further()).table.figures) == MANY


def test_in_another_order_what_was_found_is_not_asked_again() -> None:
    state = arranged(replace(looking(many()), chips=(Chip("unit", "people"),)))
    state.table.making.go_on(1e9)
    found = state.table.further().found
    assert state.table.sorted_by(sorted_by("label")).found is found


def test_of_a_measure_of_very_many_figures_the_nearest_stand_beside_one() -> None:
    state = looking(many())
    placed = state.chronicle.figures[450]
    beside = state.table.beside(placed)
    assert placed in beside
    assert len(beside) == 100
    assert state.table.beyond(placed) == 200
    assert [each.figure.measure for each in beside] == ["one"] * 100
