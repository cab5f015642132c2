"""CSV: columns found by their headings or mapped, and told where they are not."""

from __future__ import annotations

import pytest
from tests.support.build import chronicle, event, quote
from tests.support.coming import taken

TALKS = 'Talk;When;Room\n"Probation; a talk";2014-06;A\nSecond;last month;\n'


def test_headings_may_be_in_any_case_and_with_spaces() -> None:
    found = taken("csv", "Title,DATE,Date Text,tags\nIt,2014,in 2014,a; b\n")
    assert found.events == [
        {"title": "It", "date": "2014", "date_text": "in 2014", "tags": ["a", "b"]}
    ]
    assert not found.lost


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_cells_may_be_divided_by_commas_semicolons_or_tabs(delimiter: str, mark: str) -> None:
    rows = (["title", "date", "summary"], ["It", "2014", '"a, b; c"'])
    text = mark + "\r\n".join(delimiter.join(row) for row in rows)
    assert taken("csv", text).events == [{"title": "It", "date": "2014", "summary": "a, b; c"}]


def test_columns_of_other_names_are_mapped() -> None:
    found = taken("csv", TALKS, columns={"title": "talk", "date": "WHEN"})
    assert not found.problems
    assert [each["date"] for each in found.events] == ["2014-06", "last month"]


def test_columns_that_are_left_out_are_told_with_what_they_may_be() -> None:
    found = taken("csv", "title,date,Sumary,Room\na,2014,what,A\nb,2014,,B\n")
    assert found.lost == {
        'cells of the column “Sumary” are left out; for summary, add --map "summary=Sumary"': 1,
        "cells of the column “Room” are left out": 2,
    }
    assert "(line 2, line 3)" in found.told


def test_a_heading_that_is_missing_is_offered_the_nearest() -> None:
    (problem,) = taken("csv", "Titel,date\na,2014\n").problems
    assert problem.place == "new:1:1"
    assert problem.cure == 'Did you mean "Titel"? Add --map "title=Titel".'
    (problem,) = taken("csv", "What,date\na,2014\n").problems
    assert "There are: What, date." in problem.cure


def test_a_column_to_be_mapped_that_is_not_there_is_told() -> None:
    (problem, *_) = taken("csv", TALKS, columns={"title": "Tlk", "date": "When"}).problems
    assert (problem.is_error, problem.cure) == (True, 'Did you mean "Talk"?')


def test_a_problem_is_told_at_the_line_its_row_begins_on() -> None:
    text = 'title,date,milestone\n"one\ntwo",2014,\n"three\nfour",soon,\nfive,2014,maybe\n,2014,\n'
    found = taken("csv", text)
    milestone = next(each for each in found.problems if "milestone" in each.what)
    assert (milestone.line, milestone.cure) == (6, "Write yes or no.")
    assert found.brought.where.locate_all([(("row", 3, "date"), False)]) == {
        (("row", 3, "date"), False): (4, 1)
    }


def test_rows_that_do_not_fit_are_told() -> None:
    (problem, *_) = taken("csv", "title,date\na,2014,b\n").problems
    assert (problem.line, problem.what) == (2, "this row has 3 cells, and the heading 2")
    (problem, *_) = taken("csv", 'title,date\n"a,2014\n').problems
    assert (problem.code, problem.line) == ("csv", 2)


def test_text_that_is_not_utf_8_is_told() -> None:
    (problem,) = taken("csv", "title,date\ncafé,2014\n".encode("latin-1")).problems
    assert (problem.code, problem.line) == ("encoding", 2)
    assert "UTF-8" in problem.cure


def test_an_apostrophe_stays_where_no_formula_is_guarded() -> None:
    found = taken("csv", "title,date\n'tis,2014\n'=1,2014\n''=1,2014\n'-0043,'-0043\n")
    assert [each["title"] for each in found.events] == ["'tis", "=1", "'=1", "-0043"]
    assert found.events[-1]["date"] == "-0043"


@pytest.mark.parametrize(
    ("cell", "is_one"), [("yes", True), ("TRUE", True), ("1", True), ("no", None), ("", None)]
)
def test_milestones_are_yes_or_no(cell: str, is_one: bool | None) -> None:
    (raw,) = taken("csv", f"title,date,milestone\na,2014,{cell}\n").events
    assert raw.get("milestone") is is_one


def test_a_quotation_needs_its_source() -> None:
    known = chronicle(event("a", quotes=[quote(source="report")]))
    text = "title,date,quote,sources,speaker\na,2014,in 75%,report; other,M\nb,2014,x,none,\n"
    found = taken("csv", text, known)
    assert found.events[0]["quotes"] == [{"source": "report", "text": "in 75%", "speaker": "M"}]
    assert "quotes" not in found.events[1]
    assert found.lost == {
        "sources after that of the quotation are left out": 1,
        "quotations whose source is not in the chronology are left out": 1,
    }


def test_related_events_are_those_in_the_table_or_in_the_chronology() -> None:
    text = "id,title,date,related\na,A,2014,b; c; known\nb,B,2014,\n"
    found = taken("csv", text, chronicle(event("known")))
    assert found.events[0]["related"] == [{"event": "b"}, {"event": "known"}]
    assert found.lost == {"links to events that are not there are left out": 1}


def test_a_table_of_figures_is_no_table_of_events() -> None:
    (problem,) = taken("csv", "text,measure,label,event,title,date\n7,m,l,e,t,2014\n").problems
    assert "table of figures" in problem.what
