"""The axis tells what is not known: marks of vague dates, what lasted and has no bar."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from tests.support.build import chronicle, event
from tests.support.host import alone

from probtimeline.core.calendar import day_number
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.filled import spread
from probtimeline.core.ledger import Ledger
from probtimeline.core.records import Event
from probtimeline.core.scale import Scale
from probtimeline.views.widgets.axis import Axis, Shown
from probtimeline.views.widgets.axis_lines import marks, told

YEAR = Scale(day_number(2014, 1, 1), day_number(2014, 12, 31), 120)


def began(edtf: str) -> tuple[int, int]:
    ledger = Ledger.of([event("e", edtf)])
    return ledger.begins[0], ledger.begun[0]


class Counting(tuple[Event, ...]):
    """Events that count how many of them were looked at."""

    looked_at = 0

    def __iter__(self) -> Iterator[Event]:
        for each in super().__iter__():
            self.looked_at += 1
            yield each

    def __getitem__(self, at: Any) -> Any:
        self.looked_at += 1
        return super().__getitem__(at)


@pytest.mark.parametrize(
    ("edtf", "drawn"),
    [
        ("2014-06-01", "M"),
        ("2014-05-20/2014-09", "M"),
        ("[2014-04..2014-08]", f"{'┄' * 25}M{'┄' * 25}"),
        ("2014-06", "┄┄┄┄┄M┄┄┄┄┄"),
        ("[2014-12-30..2015-03]", "M"),
        ("[2014-06-01..]", "M"),
        ("[..2014-06-01]", ""),
        ("2013", ""),
    ],
)
def test_a_mark_stands_in_the_middle_of_its_days_with_dashes_over_the_rest(
    edtf: str, drawn: str
) -> None:
    line = told(marks(YEAR, [("M", "", spread(YEAR, [began(edtf)]))])).plain
    assert len(line) == 120
    assert line.strip() == drawn


def test_a_day_is_known_however_wide_it_is_drawn() -> None:
    week = Scale(day_number(2014, 6, 1), day_number(2014, 6, 7), 70)
    line = told(marks(week, [("M", "", spread(week, [began("2014-06-04")]))])).plain
    assert line.strip() == "M"
    assert line.index("M") == 34


async def test_how_many_more_lasted_is_told_where_there_is_room() -> None:
    known = chronicle(
        event("long", "2010/2019"),
        event("middle", "2012/2014", "The bar there is room for"),
        *(event(f"e{at}", f"2013-0{at}/2014") for at in (1, 5, 9)),
    )
    axis = Axis()
    async with alone(axis, (100, 8)) as seen:
        axis.styles.height = 6
        axis.show(Shown(known))
        await seen.settle()
        assert [line for line in seen.lines if line.endswith(" +2 more lasted")]
        axis.styles.height = 8
        await seen.settle()
        assert "more lasted" not in "".join(seen.lines)


async def test_only_events_whose_bars_are_drawn_are_looked_at() -> None:
    one, other = event("b", "2011/2013", milestone=True), event("d", "2015/2016")
    single = (event("a", "2010"), one, event("c", "2014"), other)
    events = Counting(single)
    known = replace(Chronicle.of([]), events=events, ready=Chronicle.of(single))
    axis = Axis()
    async with alone(axis, (100, 8)) as seen:
        axis.styles.height = 6
        axis.show(Shown(known))
        await seen.settle()
        assert events.looked_at == 2
        days = (day_number(2011, 1, 1), day_number(2013, 12, 31))
        axis.show(Shown(known, bookmarks=(2,), outer=days, inner=days))
        await seen.settle()
        assert "★" in "".join(seen.lines)
        assert "┣" in "".join(seen.lines)
        assert events.looked_at == 2
        axis.show(Shown(known, window=days))
        await seen.settle()
        assert events.looked_at == 3
        axis.show(Shown(known))
        await seen.settle()
        assert events.looked_at == 3
