"""Text from files as styled text: cleaned, literal, lit where asked, with marks told in words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dates.spans import spans
from tests.support.build import event, figure, span

from probtimeline.audit.quotes import Verdict, VerdictKind
from probtimeline.core.records import Agreement, Status
from probtimeline.core.span import Kind, Precision, Span
from probtimeline.core.text import clean, clean_line
from probtimeline.views import paint
from probtimeline.views.tight_dates import short_date

anything = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)
stretches = st.lists(
    st.tuples(st.integers(0, 45), st.integers(0, 45)).map(lambda pair: (min(pair), max(pair)))
)


@pytest.mark.parametrize("text", ["[/]", "[/path] done", "[sic]", "[@click=app.quit]go[/]", "[b"])
def test_what_looks_like_markup_is_shown_as_it_is_written(text: str) -> None:
    assert paint.line(text).plain == text
    assert paint.prose(text).plain == text
    assert paint.joined((text, paint.MUTED), paint.line(text)).plain == text + text
    assert paint.layered(text, paint.PLAIN, [([(0, 3)], paint.HIT)]).plain == text


@given(anything)
def test_what_is_painted_is_the_clean_text_and_nothing_else(text: str) -> None:
    assert paint.line(text).plain == clean_line(text)
    assert paint.prose(text).plain == clean(text)


@given(anything, st.lists(st.tuples(stretches, st.sampled_from([paint.HIT, paint.FIGURE]))))
def test_lighting_a_text_changes_none_of_its_words(
    text: str, layers: list[tuple[list[tuple[int, int]], str]]
) -> None:
    plain = text.replace("\r", "")
    cuts = {edge for lit, _ in layers for stretch in lit for edge in stretch}
    pieces = sorted({0, len(plain), *(cut for cut in cuts if cut < len(plain))})
    expected = [clean(plain[a:b]) for a, b in pairwise(pieces)]
    assert paint.layered(plain, paint.PLAIN, layers).plain == "".join(expected)
    assert "\n" not in paint.layered(plain, paint.PLAIN, layers, one_line=True).plain


def lit(text: str, style: str, **layers: list[tuple[int, int]]) -> list[str]:
    content = paint.layered(text, "base", [(where, name) for name, where in layers.items()])
    return [content.plain[one.start : one.end] for one in content.spans if one.style == style]


def test_a_hit_is_lit_where_it_stands_whatever_cleaning_drops_before_it() -> None:
    text = "a\u200bb\u200bc\x1b murder"
    assert lit(text, "hit", hit=[(7, 13)]) == ["murder"]


def test_what_is_lit_later_lies_on_top() -> None:
    assert lit("one two three", "figure", figure=[(0, 7)], hit=[(4, 13)]) == ["one "]
    assert "".join(lit("one two three", "hit", figure=[(0, 7)], hit=[(4, 13)])) == "two three"


def test_figures_are_found_one_after_the_other() -> None:
    text = "5% here and 5% there, of 15%"
    assert paint.occurrences(text, ["5%", "5%"]) == [(0, 2), (12, 14)]
    assert paint.occurrences(text, ["there", "here"]) == [(15, 20), (3, 7)]
    assert paint.occurrences(text, ["", "absent", "15%"]) == [(25, 28)]


@given(spans)
def test_every_mark_of_precision_is_told_in_words(date: Span) -> None:
    assert paint.precision_mark(date) in dict(paint.MARKS)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2013-02-21", "stated to the day"),
        ("2013-02", "stated to the month"),
        ("2013-22", "stated to a season or part of a year"),
        ("2016-35", "stated to a season or part of a year"),
        ("2013", "stated to a year or more"),
        ("201X", "stated to a year or more"),
        ("2019-03-28~", "stated to the day, but as about then or not sure"),
        ("2019-03-28?", "stated to the day, but as about then or not sure"),
        ("2013-10~", "stated to the month"),
        ("[2013..2015]", "one moment, somewhere between two dates"),
        ("2009/2012", "lasted from one date to another"),
        ("2014/..", "lasted from one date to another"),
    ],
)
def test_the_mark_says_how_precisely_a_date_is_known(edtf: str, words: str) -> None:
    assert dict(paint.MARKS)[paint.precision_mark(span(edtf))] == words


def test_no_two_marks_look_alike() -> None:
    for marks in (
        [mark for mark, _ in paint.MARKS] + [paint.MILESTONE_MARK, *paint.STATUS_MARKS.values()],
        [mark for mark, _, _ in paint.VERDICT_MARKS.values()],
        [mark for mark, _ in paint.AGREEMENT_MARKS.values()],
    ):
        assert len(set(marks)) == len(marks)
        assert all(len(mark) == 1 for mark in marks)


def test_every_verdict_agreement_and_status_has_its_mark() -> None:
    assert set(paint.VERDICT_MARKS) == set(VerdictKind)
    assert set(paint.AGREEMENT_MARKS) == set(Agreement)
    assert set(paint.STATUS_MARKS) == set(Status) - {Status.HAPPENED}


@pytest.mark.parametrize("kind", list(VerdictKind))
def test_a_verdict_is_told_in_a_word_beside_its_mark(kind: VerdictKind) -> None:
    words = paint.verdict_words(Verdict(kind, source="other\x1b", places=3)).plain
    mark = paint.VERDICT_MARKS[kind][0]
    assert words.startswith(f"{mark} {kind.value}")
    assert ("in other␛" in words) == (kind is VerdictKind.ELSEWHERE)
    assert words.endswith("at 3 places")


def test_the_worst_of_several_verdicts_is_told() -> None:
    verdicts = [Verdict(VerdictKind.EXACT), Verdict(VerdictKind.ABSENT), Verdict(VerdictKind.EXACT)]
    worst = paint.worst(verdicts)
    assert worst is not None
    assert worst.kind is VerdictKind.ABSENT
    assert paint.worst([]) is None


@given(spans)
def test_a_short_date_fits_its_column(date: Span) -> None:
    assert 0 < len(short_date(date).strip()) <= 10


@pytest.mark.parametrize(
    ("edtf", "short"),
    [
        ("2013-02-21", "21 Feb"),
        ("2013-02", "Feb"),
        ("2013", "2013"),
        ("2013~", "c. 2013"),
        ("2013?", "2013?"),
        ("2013-10~", "c. Oct"),
        ("2013-21", "spring"),
        ("2016-04/2017-03", "2016–17"),
        ("201X", "2010s"),
        ("2009-09/2012-11", "2009–12"),
        ("2009/2012", "2009–12"),
        ("1999/2003", "1999–2003"),
        ("[2013..2015]", "2013..15"),
        ("2014/..", "2014 –"),
        ("[..2015-05]", "by May"),
        ("../2015-05", "until May"),
        ("-0043", "44 BC"),
        ("Y12345", "AD 12345"),
        ("0044", "AD 44"),
        ("0044-06-01", "1 Jun"),
        ("-01XX", "2nd c. BC"),
        ("-01XX?", "2nd c. BC?"),
        ("-00XX%", "c. 1st c.?"),
        ("14XX", "15th c."),
        ("-03XX/-00XX", "4th–1st c."),
        ("-0274/-0193", "275–194 BC"),
        ("-0274~/-0193~", "c. 275–194"),
        ("[-0134..-0050]", "135..51 BC"),
        ("[-0029~..-0021~]", "c. 30..22"),
        ("-0274/0023", "to AD 23"),
        ("-0239~/1478~", "to c. 1478"),
        ("[-0006~..0023~]", "..c. AD 23"),
        ("[0813..0833]", "813..833"),
        ("[0846~..0885~]", "c. 846..85"),
        ("[0280~..0352~]", "..c. 352"),
        ("0813~/", "c. 813 – ?"),
        ("../0724", "until 724"),
        ("[..-0321]", "by 322 BC"),
        ("[1480~..1492-08-03]", "..1492"),
        ("[1791-03-26..]", "after Mar"),
    ],
)
def test_under_its_year_a_date_is_short(edtf: str, short: str) -> None:
    assert short_date(span(edtf)) == short


def test_what_stands_before_a_date_tells_precision_and_kind() -> None:
    assert paint.event_marks(event(date="2013-02-21", milestone=True)).plain == "● ◆"
    assert paint.event_marks(event(date="2014/..")).plain == "━  "
    planned = event(date="2013", status="planned", milestone=True)
    assert paint.event_marks(planned).plain == "○▷◆"


@pytest.mark.parametrize(
    ("printed", "value", "unit", "qualifier", "words"),
    [
        ("£3.7bn", 3_700_000_000, "GBP", None, "£3.7bn"),
        ("some £13bn", 13_000_000_000, "GBP", "about", "about £13bn"),
        ("70 per cent", 70, "percent", None, "70%"),
        ("5,000", 5000, "people", "more than", "more than 5,000 people"),
        ("26.4", 26.4, "", None, "26.4"),
        ("the majority", None, "people", "more than", "the majority"),
    ],
)
def test_an_amount_is_told_with_its_hedge_and_unit(
    printed: str, value: float | None, unit: str, qualifier: str | None, words: str
) -> None:
    known = figure(printed, value=value, unit=unit, qualifier=qualifier)
    assert paint.amount(known) == words


def test_beside_a_figure_stands_what_its_printed_form_leaves_out() -> None:
    plain = figure("225", value=225, unit="people-supervised", population="Wales", period="2014")
    assert paint.figure_details(plain).plain == "people supervised · Wales · 2014"
    large = figure("£3.7bn", value=3_700_000_000, unit="GBP per year")
    assert paint.figure_details(large).plain == "per year"
    spelt = figure("half a billion pounds", value=500_000_000, unit="GBP", qualifier="almost")
    assert paint.figure_details(spelt).plain == "= almost £500m"
    assert paint.figure_details(figure("the majority", value=None, unit="")).plain == ""


@given(
    st.floats(0, 100) | st.integers(0, 100),
    st.sampled_from([None, "about", "more than", "at least", "less than", "almost", "up to"]),
    st.integers(10, 60),
)
def test_the_bar_of_a_share_is_as_wide_as_asked(
    value: float, qualifier: str | None, width: int
) -> None:
    bar = paint.percent_bar(figure(value=value, qualifier=qualifier), width)
    assert bar is not None
    assert bar.cell_length == width


def test_the_bar_is_filled_to_its_share() -> None:
    for value, filled in ((0, 0), (50, 10), (75, 15), (100, 20)):
        bar = paint.percent_bar(figure(value=value), 20)
        assert bar is not None
        assert bar.plain.count("█") == filled


@pytest.mark.parametrize("value", [None, -1, 101, 26.4])
def test_what_is_no_share_of_a_hundred_has_no_bar(value: float | None) -> None:
    unit = "people" if value == 26.4 else "percent"
    assert paint.percent_bar(figure(value=value, unit=unit), 20) is None


def test_all_precisions_are_covered_by_marks() -> None:
    seen = {span(edtf).precision for edtf in ("2013-02-21", "2013-02", "2013-22", "2016-35")}
    seen |= {span(edtf).precision for edtf in ("2013-40", "2013", "201X", "20XX")}
    assert seen == set(Precision)
    assert span("2014/..").kind is Kind.DURATION
