"""Near misses: refused, and what was probably meant is offered, if it is a date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probtimeline.core.edtf import parse_edtf
from probtimeline.core.span import Reading, Span, Unreadable
from probtimeline.core.wording import MONTHS
from probtimeline.dates.read import read_date


@pytest.mark.parametrize(
    ("written", "offers"),
    [
        ("Febuary 2019", ("February 2019",)),
        ("12 Spetember 2013", ("12 September 2013",)),
        ("atumn 2013", ("autumn 2013",)),
        ("betwen 2013 and 2015", ("between 2013 and 2015",)),
        ("aproximately 2013", ("approximately 2013",)),
        ("2014-6", ("2014-06",)),
        ("2014.06", ("2014-06",)),
        ("2014 - 6", ("2014-06",)),
        ("2014-jun", ("2014-06",)),
        ("2014-00", ("2014",)),
        ("2014-06-00", ("2014-06",)),
        ("82-0021-2", ("0021-04/0022-03", "0021-02")),
        ("02/28/2013", ("2013-02-28",)),
        ("2014/2", ("2014-02", "2014/2022")),
        ("2014-6/2015-7", ("2014-06/2015-07",)),
        ("2013..2015", ("[2013..2015]",)),
        ("01/02/13", ("2013-02-01", "1913-02-01")),
        ("29/02/12", ("2012-02-29", "1912-02-29")),
        ("29/02/00", ("2000-02-29",)),
        ("00002014", ("2014",)),
    ],
)
def test_the_date_that_was_meant_is_offered(written: str, offers: tuple[str, ...]) -> None:
    answer = read_date(written)
    assert isinstance(answer, Unreadable)
    assert answer.readings == offers
    assert all(offer in answer.cure for offer in offers)
    assert all(isinstance(read_date(offer), Reading) for offer in offers)


@pytest.mark.parametrize(
    "written",
    [
        "soonish",
        "after the strike",
        "the ballot",
        "strike 2014",
        "party 2013",
        "x",
        "2014-13",
        "00/00/35",
        "02/31/2013",
        "30/02/13",
    ],
)
def test_where_nothing_is_near_nothing_is_offered(written: str) -> None:
    answer = read_date(written)
    assert isinstance(answer, Unreadable)
    assert answer.readings == ()
    assert answer.cure


@given(st.sampled_from([name for name in MONTHS if len(name) > 5]), st.integers(1, 3))
def test_two_letters_changed_about_are_a_slip_of_the_pen(name: str, at: int) -> None:
    slipped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    answer = read_date(f"3 {slipped} 2019")
    assert isinstance(answer, Unreadable | Reading)
    if isinstance(answer, Unreadable):
        assert answer.readings == (f"3 {name} 2019",)


def test_a_flood_of_misspelt_words_is_answered_at_once() -> None:
    words = " ".join(f"w{letter}rd{letter}s" for letter in "abcdefghijklmnopqrstuvwxyz")[:200]
    assert isinstance(read_date(words), Unreadable)


@pytest.mark.parametrize("marks", [("~", ""), ("", "~"), ("?", "~"), ("%", "?"), ("~", "~")])
def test_a_doubt_about_one_end_of_a_financial_year_is_not_shown_of_both(
    marks: tuple[str, str],
) -> None:
    span = parse_edtf(f"2016-04{marks[0]}/2017-03{marks[1]}")
    assert isinstance(span, Span)
    shown = read_date(span.text)
    assert isinstance(shown, Reading)
    assert shown.span == span
