"""What is told of some events column by column is what all of their dates tell."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from tests.support.build import chronicle, event

from probtimeline.core.calendar import day_number
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.filled import began, marked, spread
from probtimeline.core.lanes import bar
from probtimeline.core.lasting import bars, how_many, longest
from probtimeline.core.scale import Scale, density
from probtimeline.core.sorted_places import FEW, Places, within
from probtimeline.core.span import Kind, Overlap

FIRST = day_number(2013, 1, 1)

DATES = st.one_of(
    st.integers(2011, 2016).map(str),
    st.tuples(st.integers(2012, 2015), st.integers(1, 12)).map(lambda m: f"{m[0]}-{m[1]:02}"),
    st.tuples(st.integers(2012, 2015), st.integers(1, 4), st.integers(1, 28)).map(
        lambda day: f"{day[0]}-{day[1]:02}-{day[2]:02}"
    ),
    st.tuples(st.integers(2010, 2014), st.integers(0, 5), st.integers(1, 9)).map(
        lambda both: f"{both[0]}-03-05/{both[0] + both[1]}-0{max(3, both[2])}-20"
    ),
    st.sampled_from(
        [
            "[..2013-02-03]",
            "2014/..",
            "../2015-05",
            "201X",
            "2013~",
            "[2013..]",
            "/2013-06",
            "2013?/",
        ]
    ),
)
chronicles = st.lists(st.tuples(DATES, st.integers(1, 30)), max_size=12).map(
    lambda drawn: chronicle(
        *(
            event(f"e{at}-{copy}", date)
            for at, (date, many) in enumerate(drawn)
            for copy in range(many)
        )
    )
)
scales = st.tuples(st.integers(-400, 400), st.integers(1, 900), st.integers(1, 60)).map(
    lambda drawn: Scale(FIRST + drawn[0], FIRST + drawn[0] + drawn[1] - 1, drawn[2])
)
LIKELY = 0.5
FORMS = ("{0}", "{0}-{1:02}", "{0}-{1:02}-15", "{0}-{1:02}-03/{2}-12", "[..{0}-{1:02}]", "{0}~")
MANY = chronicle(
    *(
        event(f"{year}-{month}-{at}", form.format(year, month, year + month % 4))
        for year in range(2008, 2017)
        for month in range(1, 13)
        for at, form in enumerate(FORMS)
    )
)
"""More events than are looked at one by one."""


def some_of(known: Chronicle, every: int) -> Places:
    return Places.of([*range(0, len(known.events), every)])


@given(chronicles, scales, st.integers(1, 3))
def test_how_many_began_is_counted_as_far_as_it_is_told_apart(
    known: Chronicle, scale: Scale, every: int
) -> None:
    places = some_of(known, every)
    whole = density(scale, (known.events[place].date for place in places))
    for amount, wanted in zip(began(known.ledger, scale, places, LIKELY), whole, strict=True):
        assert abs(amount - min(LIKELY, wanted)) < 1e-5


@given(chronicles, scales, st.integers(1, 3))
def test_marks_stand_where_those_of_each_event_do(
    known: Chronicle, scale: Scale, every: int
) -> None:
    places, ledger = some_of(known, every), known.ledger
    at, over = marked(ledger, scale, places)
    wanted_at, wanted_over = spread(
        scale, [(ledger.begins[place], ledger.begun[place]) for place in places]
    )
    assert at == wanted_at
    assert over == wanted_over - wanted_at


@given(chronicles, scales, st.integers(1, 6))
@example(chronicle(event("still", "2014/..")), Scale(FIRST, FIRST + 700, 4), 4)
def test_what_lasted_is_counted_where_its_bar_is_wide_enough(
    known: Chronicle, scale: Scale, least: int
) -> None:
    drawn = {
        place: found
        for place, each in enumerate(known.events)
        if each.date.kind is Kind.DURATION
        and (found := bar(scale, each.date, str(place))) is not None
        and found.right - found.left + 1 >= least
    }
    ledger = known.ledger
    assert how_many(ledger, scale, least) == len(drawn)
    places = list(longest(ledger, scale, least))
    assert sorted(places) == sorted(drawn)
    lengths = [ledger.ends[place] - ledger.begins[place] for place in places]
    assert lengths == sorted(lengths, reverse=True)
    told = list(bars(ledger, scale, least, len(drawn), len(drawn)))
    assert all(one == drawn[int(one.key)] for one in told)
    assert {(one.left, one.right) for one in told} == {
        (one.left, one.right) for one in drawn.values()
    }


@given(chronicles, scales)
def test_what_meets_some_days_is_found_by_how_long_it_reaches(
    known: Chronicle, scale: Scale
) -> None:
    ledger = known.ledger
    for ranked, lasted in (
        (ledger.lasts, True),
        (ledger.reaches, False),
        (ledger.may_begin, False),
    ):
        wanted = [
            place
            for place, each in enumerate(known.events)
            if ranked.first[place] <= scale.last
            and ranked.last[place] >= scale.first
            and (
                each.date.kind is Kind.DURATION
                if lasted
                else ranked.last[place] > ranked.first[place]
            )
        ]
        assert list(ranked.all_meeting(scale.first, scale.last)) == wanted


@given(scales, st.integers(1, 2))
def test_of_many_events_those_in_a_window_are_found_as_of_a_few(scale: Scale, every: int) -> None:
    places = some_of(MANY, every)
    assert len(places) > FEW
    wanted = [
        place
        for place in places
        if MANY.events[place].date.overlap(scale.first, scale.last) is not Overlap.NO
    ]
    assert list(within(MANY.ledger, places, scale.first, scale.last)) == wanted
