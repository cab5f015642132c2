"""The rows of the list: every event once, under its year, with the silences between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dates.spans import edtf_texts
from tests.support.build import chronicle, event
from tests.support.story import story

from probtimeline.core.chronicle import Chronicle
from probtimeline.session.rows import Row, RowKind, Rows, build_rows

chronicles = st.lists(st.tuples(edtf_texts, st.booleans()), max_size=8).map(
    lambda drawn: chronicle(
        *(event(f"e{n}", date, milestone=mark) for n, (date, mark) in enumerate(drawn))
    )
)


@st.composite
def chronicles_and_places(draw: st.DrawFn) -> tuple[Chronicle, tuple[int, ...] | None]:
    known = draw(chronicles)
    places = st.sets(st.integers(0, len(known.events) - 1)) if known.events else st.just(set())
    return known, draw(st.one_of(st.none(), places.map(lambda drawn: tuple(sorted(drawn)))))


def told(rows: Rows) -> list[str]:
    return [row.text if row.kind is not RowKind.EVENT else str(row.place) for row in rows]


@given(chronicles_and_places())
def test_every_event_shown_has_one_row_and_it_is_known(
    drawn: tuple[Chronicle, tuple[int, ...] | None],
) -> None:
    known, places = drawn
    rows = build_rows(known, places)
    assert rows.shown == (tuple(range(len(known.events))) if places is None else places)
    assert [row.place for row in rows if row.kind is RowKind.EVENT] == list(rows.shown)
    assert set(rows.row_of) == set(rows.shown)
    for place, number in rows.row_of.items():
        assert rows[number] == Row(RowKind.EVENT, place=place)


@given(chronicles_and_places())
def test_every_year_has_one_heading_above_its_events(
    drawn: tuple[Chronicle, tuple[int, ...] | None],
) -> None:
    rows = build_rows(*drawn)
    headings = [row.text for row in rows if row.kind is RowKind.YEAR]
    assert len(headings) == len(set(headings)) == len(rows.first_of_year)
    for place in rows.first_of_year:
        assert rows[rows.row_of[place] - 1].kind is RowKind.YEAR
    if rows.shown:
        assert rows.first_of_year[0] == rows.shown[0]


@given(chronicles)
def test_a_silence_stands_before_the_event_that_ends_it(known: Chronicle) -> None:
    rows = build_rows(known)
    quiet = [number for number, row in enumerate(rows) if row.kind is RowKind.SILENCE]
    assert len(quiet) == len(rows.after_silence)
    assert len(set(rows.after_silence)) == len(rows.after_silence)
    for number, place in zip(quiet, rows.after_silence, strict=True):
        following = [row.place for row in list(rows)[number:] if row.kind is RowKind.EVENT]
        assert following[0] == place


@given(chronicles_and_places())
def test_milestones_are_known_by_place(drawn: tuple[Chronicle, tuple[int, ...] | None]) -> None:
    known, _ = drawn
    rows = build_rows(*drawn)
    assert rows.milestones == tuple(p for p in rows.shown if known.events[p].milestone)


def test_the_list_reads_as_a_chronology() -> None:
    assert told(build_rows(story())) == [
        "beginning not known",
        "0",
        "10 years without an event",
        "2001",
        "1",
        "11 years without an event",
        "2013",
        "2",
        "3",
        "4",
        "2014",
        "5",
        "6",
        "4 years without an event",
        "2019",
        "7",
        "8",
        "9",
        "2020",
        "10",
    ]


def test_among_the_hits_of_a_search_no_silence_is_told() -> None:
    rows = build_rows(story(), [1, 7])
    assert told(rows) == ["2001", "1", "2019", "7"]
    assert rows.after_silence == ()


def test_without_events_there_are_no_rows() -> None:
    assert len(build_rows(Chronicle())) == 0
    assert len(build_rows(story(), [])) == 0


@pytest.mark.parametrize(
    ("date", "heading"),
    [
        ("2013-21", "2013"),
        ("2012/2015", "2012"),
        ("201X", "2010"),
        ("[2013-05..2015]", "2013"),
        ("[..2015-05]", "beginning not known"),
        ("../2015", "beginning not known"),
        ("-0043", "44 BC"),
        ("0000", "1 BC"),
        ("Y12345", "AD 12345"),
    ],
)
def test_an_event_stands_under_the_year_of_its_earliest_day(date: str, heading: str) -> None:
    assert build_rows(chronicle(event("a", date)))[0].text == heading


def test_a_silence_of_twelve_months_is_a_year() -> None:
    known = chronicle(event("a", "2010-01-31"), event("b", "2011-02-01"), event("c", "2012-03-15"))
    told = [row.text for row in build_rows(known) if row.kind is RowKind.SILENCE]
    assert told == ["1 year without an event", "13 months without an event"]
