import pytest

from probtimeline.core.calendar import iso
from probtimeline.core.span import Reading, Unreadable
from probtimeline.dates.read import read_date

ROWS = [  # the format's table: written, EDTF, shown, earliest, latest
    ("2014", "2014", "2014", "2014-01-01", "2014-12-31"),
    ("2014-06", "2014-06", "Jun 2014", "2014-06-01", "2014-06-30"),
    ("2014-06-01", "2014-06-01", "1 Jun 2014", "2014-06-01", "2014-06-01"),
    ("2013-21", "2013-21", "spring 2013", "2013-03-01", "2013-05-31"),
    ("2013-24", "2013-24", "winter 2013–14", "2013-12-01", "2014-02-28"),
    ("spring 2013", "2013-21", "spring 2013", "2013-03-01", "2013-05-31"),
    ("autumn of 2013", "2013-23", "autumn 2013", "2013-09-01", "2013-11-30"),
    ("2013~", "2013~", "c. 2013", "2013-01-01", "2013-12-31"),
    ("c. 2013", "2013~", "c. 2013", "2013-01-01", "2013-12-31"),
    ("circa 2013", "2013~", "c. 2013", "2013-01-01", "2013-12-31"),
    ("about 2013", "2013~", "c. 2013", "2013-01-01", "2013-12-31"),
    ("2013?", "2013?", "2013?", "2013-01-01", "2013-12-31"),
    ("2009-09/2012-11", "2009-09/2012-11", "Sep 2009 – Nov 2012", "2009-09-01", "2012-11-30"),
    (
        *("from September 2009 to November 2012", "2009-09/2012-11"),
        *("Sep 2009 – Nov 2012", "2009-09-01", "2012-11-30"),
    ),
    ("2014/..", "2014/..", "from 2014", "2014-01-01", None),
    ("since 2014", "2014/..", "from 2014", "2014-01-01", None),
    ("2014/", "2014/", "2014 – ?", "2014-01-01", None),
    ("[2013..2015]", "[2013..2015]", "between 2013 and 2015", "2013-01-01", "2015-12-31"),
    ("between 2013 and 2015", "[2013..2015]", "between 2013 and 2015", "2013-01-01", "2015-12-31"),
    ("[..2015-05]", "[..2015-05]", "by May 2015", None, "2015-05-31"),
    ("before May 2015", "[..2015-05]", "by May 2015", None, "2015-05-31"),
    ("by May 2015", "[..2015-05]", "by May 2015", None, "2015-05-31"),
    ("[2015..]", "[2015..]", "after 2015", "2015-01-01", None),
    ("after 2015", "[2015..]", "after 2015", "2015-01-01", None),
    ("../2015-05", "../2015-05", "until May 2015", None, "2015-05-31"),
    ("until May 2015", "../2015-05", "until May 2015", None, "2015-05-31"),
    ("201X", "201X", "2010s", "2010-01-01", "2019-12-31"),
    ("the 2010s", "201X", "2010s", "2010-01-01", "2019-12-31"),
    ("-0043", "-0043", "44 BC", "-0043-01-01", "-0043-12-31"),
    ("44 BC", "-0043", "44 BC", "-0043-01-01", "-0043-12-31"),
    ("2016-17", "2016-04/2017-03", "2016–17", "2016-04-01", "2017-03-31"),
    ("2016/17", "2016-04/2017-03", "2016–17", "2016-04-01", "2017-03-31"),
    ("2007/8", "2007-04/2008-03", "2007–08", "2007-04-01", "2008-03-31"),
    ("FY 2016-17", "2016-04/2017-03", "2016–17", "2016-04-01", "2017-03-31"),
    ("Q3 2016", "2016-35", "Q3 2016", "2016-07-01", "2016-09-30"),
    ("H1 2013", "2013-40", "H1 2013", "2013-01-01", "2013-06-30"),
    ("early 2013", "[2013-01..2013-04]", "early 2013", "2013-01-01", "2013-04-30"),
    ("mid 2013", "[2013-05..2013-08]", "mid 2013", "2013-05-01", "2013-08-31"),
    ("late 2013", "[2013-09..2013-12]", "late 2013", "2013-09-01", "2013-12-31"),
]

SAME = {  # EDTF: other words for it
    "2013-02-21": """21 February 2013; 21st February 2013; the 21st of February, 2013;
        February 21, 2013; Feb 21st 2013; 21 Feb 2013; 21-Feb-2013; Thursday 21 February 2013;
        Thursday, February 21st, 2013; on 21 February 2013; 21/02/2013; 21.2.2013; 2013/02/21;
        2013-2-21; 2013-02-21 14:05; 2013-02-21T14:05:33Z; 2013 February 21; Feb.21.2013;
        21 FEBRUARY 2013; “21 February 2013”; 21\u00a0February\u20092013; 2013–02–21;
        21 February 2013.""",
    "2013-04-03": "03/04/2013; 3.4.2013; 3-4-2013",
    "2009-09": "Sept 2009; September 2009; September, 2009; in September 2009; 09/2009; 2009, Sep",
    "2013": "in 2013; sometime in 2013; the year 2013; AD 2013; 2013.",
    "2013-24": "winter 2013; winter 2013-14; winter of 2013; the winter of 2013",
    "2013-23": "fall 2013; Autumn 2013; in the autumn of 2013",
    "2021-26": "summer 2021; the summer of 2021",
    "2013-30": "summer 2013 (southern); summer 2013–14 (southern)",
    "2013~": "c 2013; c2013; ca. 2013; around 2013; approximately 2013; roughly 2013; 2013 ~",
    "2013-06~": "around June 2013; c. June 2013; in about June 2013",
    "2013-02-21~": "on or about 21 February 2013",
    "2013-06?": "June 2013?; possibly June 2013; June 2013 (?)",
    "2013%": "c. 2013?; perhaps about 2013",
    "2014/..": "from 2014; 2014 onwards; 2014 to date; 2014–present; 2014 - now; ever since 2014",
    "2014-06/": "June 2014 – ?; Jun 2014 - ?",
    "/2014-06": "? – June 2014",
    "2009/2012": "2009-2012; 2009–2012; 2009 to 2012; from 2009 until 2012; 2009 – 2012",
    "2013-24/..": "from winter 2013–14; since winter 2013-14",
    "1900-24/1901-01": "winter 1900–01 – January 1901; from winter 1900–01 to January 1901",
    "2009~/2012": "c. 2009 – 2012; from about 2009 to 2012",
    "2013-03/2013-05": "March to May 2013; Mar–May 2013; from March to May 2013; Mar-May 2013",
    "2013-03~/2013-05": "from about March to May 2013",
    "2013-21/2013-23": "spring to autumn 2013",
    "2013-33/2013-35": "Q1 to Q3 2013",
    "-0043-03/-0043-05": "March to May 44 BC",
    "2013-03-12/2013-03-14": """12-14 March 2013; 12–14 March 2013; 12 to 14 March 2013;
        from 12 to 14 March 2013; March 12-14, 2013; 12th – 14th March 2013""",
    "2013-03-12/2013-04-14": "12 March - 14 April 2013; 12 March to 14 April 2013",
    "[2013-03..2013-05]": "between March and May 2013",
    "[2013-03-12..2013-03-14]": "between 12 and 14 March 2013",
    "[..2013]": "by the end of 2013; no later than 2013; on or before 2013",
    "[..2013-21]": "by 2013-21; by spring 2013",
    "[..2013~]": "by about 2013",
    "[2013..]": "no earlier than 2013; on or after 2013; not before 2013",
    "199X": "the 1990s; 1990's; in the 1990s",
    "200X": "the 2000s",
    "190X": "the 1900s (decade)",
    "19XX": "the 20th century; 20th century",
    "20XX": "21st century",
    "-02XX": "the 3rd century BC; 3rd century B.C.; in the 3rd century BCE; -02XX",
    "-00XX~": "c. 1st century BC",
    "01XX": "the 2nd century; 2nd century AD; 2nd century CE",
    "0044": "AD 44; 44 AD; 44 CE; 0044",
    "-0043-03-15": "15 March 44 BC; March 15, 44 B.C.; 15 Mar 44 BCE",
    "Y12345": "AD 12345; Y12345",
    "2021-04/2022-03": "FY 2021-22; 2021/22; 2021–22; financial year 2021/22; FY2021/2022",
    "2007-04/2008-03": "2007/08; 2007–08; FY 2007-08",
    "1999-04/2000-03": "1999-00; 1999/00; FY 1999-2000",
    "2016-04~/2017-03~": "c. 2016-17",
    "2009-04/2013-03": "from FY 2009-10 to FY 2012-13; FY 2009-10 to 2012-13",
    "2016-04/..": "since 2016-17",
    "2016-35": "third quarter of 2016; 2016 Q3; 2016-Q3; the 3rd quarter of 2016",
    "2013-41": "second half of 2013; H2 2013",
    "[2034-07..2034-09]": "Q3 2034",
    "[2019-02-01..2019-02-10]": "early February 2019; early Feb 2019",
    "[2019-02-21..2019-02-28]": "late February 2019; in late February 2019",
    "[2013-05..2013-08]": "mid-2013; in mid 2013",
}  # fmt: skip


@pytest.mark.parametrize(("written", "edtf", "shown", "earliest", "latest"), ROWS)
def test_every_row_of_the_format_reads_and_shows_as_it_says(
    written: str, edtf: str, shown: str, earliest: str | None, latest: str | None
) -> None:
    reading = read_date(written)
    assert isinstance(reading, Reading)
    span = reading.span
    days = [None if day is None else iso(day) for day in (span.earliest, span.latest)]
    assert (span.edtf, span.text, *days) == (edtf, shown, earliest, latest)
    assert (reading.words, reading.base) == (written, None)
    assert reading.rule


@pytest.mark.parametrize(
    ("words", "edtf"),
    [(words.strip(), edtf) for edtf, several in SAME.items() for words in several.split(";")],
)
def test_the_same_date_in_other_words_is_the_same_date(words: str, edtf: str) -> None:
    reading = read_date(words)
    assert isinstance(reading, Reading), reading
    assert reading.span.edtf == edtf


@pytest.mark.parametrize(
    ("words", "what", "readings"),
    [
        ("2021-22", "financial year", ("2021-04/2022-03", "summer 2021")),
        ("2034-35", "financial year", ("2034-04/2035-03", "Q3 2034")),
        ("by 2021-22", "financial year", ("2021-04/2022-03", "summer 2021")),
        ("2007-8", "financial year or a month", ("2007-04/2008-03", "2007-08")),
        ("FY 2016", "begin or end", ("FY 2015-16", "FY 2016-17")),
        ("FY 2016-18", "next year", ()),
        ("2009–12", "no financial year", ("2009-12", "2009/2012")),
        ("2009/12", "no financial year", ("2009-12", "2009/2012")),
        ("1999–05", "no financial year", ("1999-05", "1999/2005")),
        ("2013-15", "no month 15", ("2013/2015",)),
        ("from 2009-10 to 2012-13", "beside a financial year", ("FY 2009-10", "2009-10")),
        ("the 1900s", "ten years or a hundred", ("190X", "19XX")),
        ("900", "below 1000", ("0900", "900 BC")),
        ("44", "below 1000", ("0044", "44 BC")),
        ("03/04/13", "two digits", ("2013-04-03", "1913-04-03")),
        ("02/13/2013", "no month 13", ("2013-02-13",)),
        ("13/2013", "no month 13", ()),
        ("2013-13-01", "no month 13", ("2013-01-13",)),
        ("2013-02-30", "28 days", ()),
        ("30 February 2013", "28 days", ()),
        ("29 Feb 2013 to 3 March 2013", "28 days", ()),
        ("Monday 21 February 2013", "21 Feb 2013 is a Thursday, not a Monday", ("2013-02-21",)),
        ("12 and 14 March 2013", "two dates", ("2013-03-12", "2013-03-14")),
        ("2013 or 2014", "two dates", ("2013", "2014")),
        ("from 2015 to 2013", "before the start", ()),
        ("November to February 2013", "is after", ()),
        ("14-12 March 2013", "is after", ()),
        ("September 2012 to November", "does not say its year", ()),
        ("from early 2013 to 2014", "cannot be an end", ()),
        ("early 1990s", "a year or a month only", ()),
        ("the end of 2013", "does not say how much", ("late 2013",)),
        ("spring 2013-14", "not in those two years", ()),
        ("first February after", "beside an event", ()),
        ("two years later", "beside an event", ()),
        ("two years earlier", "beside an event", ()),
        ("the previous year", "beside an event", ()),
        ("the same month", "beside an event", ()),
        ("10" * 15, "nine digits", ()),
        ("the 0th century", "no such century", ()),
        ("", "no date", ()),
        (" \u2003 ", "no date", ()),
        ("x" * 201, "200 characters", ()),
    ],
)
def test_what_has_two_meanings_or_none_is_refused_and_says_why(
    words: str, what: str, readings: tuple[str, ...]
) -> None:
    answer = read_date(words)
    assert isinstance(answer, Unreadable), answer
    assert what in answer.what
    assert answer.readings == readings
    assert answer.cure
    assert answer.words == words[:200]


@pytest.mark.parametrize("words", ["2021-22", "FY 2016", "02/13/2013", "44", "2009–12", "1900s"])
def test_every_spelling_offered_can_be_read(words: str) -> None:
    answer = read_date(words)
    assert isinstance(answer, Unreadable)
    for offered in answer.readings:
        assert isinstance(read_date(offered), Reading), offered


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("2013-02-21", "day, as written"),
        ("2013-02-21T14:05:33Z", "day of a time stamp, as written"),
        ("201X", "decade, as written"),
        ("2014/..", "EDTF, as written"),
        ("2016-17", "financial year, 1 April to 31 March"),
        ("03/04/2013", "numbers, day before month"),
        ("by May 2015", "at some moment up to it, itself included"),
        ("2013 February 21", "day, found by dateparser"),
    ],
)
def test_a_reading_names_its_rule(words: str, rule: str) -> None:
    reading = read_date(words)
    assert isinstance(reading, Reading)
    assert reading.rule == rule
