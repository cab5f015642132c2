"""What a permissive date parser reads wrongly without a word, and this one must not."""

import sys
from subprocess import run

import pytest

from probtimeline.core.span import Reading, Unreadable
from probtimeline.dates.read import read_date
from tests.dates.spans import as_span


@pytest.mark.parametrize(
    "words",
    [
        "£50m", "50m", "noon", "to", "a", "about", "by", "13 months", "26.4%", "20%", "£3.7bn",
        "21 Feb 13", "2013 Feb 30", "Monday 2013 Feb 21", "21 21 Feb 2013",
        "21 Feb 2013 2014", "about 2013 or so", "2013 approximately then", "Feb 2013 later",
        "two years before 2013", "shortly after May 2013", "mid to late 2013", "Easter 2013",
        "some 20 people in 2013", "70% of staff in June 2013", "May 2013 report",
        "1 million years ago",
        "21 febrero 2013", "21 февраля 2013", "2013²", "２０１３", "2013\x00", "\ud800", "1 2 2013",
        "2013 2014", "21:30", "1379030400", "Feb twenty 2013", "not 2013", "never", "now", "second",
        "nearly 2013", "more than three years ago", "2013 minus", "until the end of 2014",
    ],
)  # fmt: skip
@pytest.mark.parametrize("base", [None, "2019-03-28"])
def test_words_that_are_no_date_are_never_read_as_one(words: str, base: str | None) -> None:
    assert isinstance(read_date(words, as_span(base) if base else None), Unreadable)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2016-17", "2016-04/2017-03"),
        ("the 1990s", "199X"),
        ("by May 2013", "[..2013-05]"),
        ("about May 2013", "2013-05~"),
        ("after May 2013", "[2013-05..]"),
        ("2013-10-19~", "2013-10-19~"),
        ("2013-10-19?", "2013-10-19?"),
        ("2014/..", "2014/.."),
        ("12-14 March 2013", "2013-03-12/2013-03-14"),
        ("2013, Feb", "2013-02"),
    ],
)
def test_words_that_change_the_meaning_are_never_dropped(words: str, edtf: str) -> None:
    answer = read_date(words, as_span("2019-03-28"))
    assert isinstance(answer, Reading)
    assert answer.span.edtf == edtf


def test_dateparser_is_imported_only_when_it_is_asked() -> None:
    program = (
        "import sys; from probtimeline.dates.read import read_date;"
        "read_date('last September'); read_date('by May 2015'); read_date('2021-22');"
        "assert 'dateparser' not in sys.modules;"
        "read_date('2013 February 21'); assert 'dateparser' in sys.modules"
    )
    result = run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
