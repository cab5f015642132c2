"""CSV: a row an event or a figure, read by the standard reader, and nothing in it acts."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from tests.support.build import chronicle, event, figure, quote
from tests.support.leaving import Written, builtin, chosen, hostile, written

FORMULAS = ("'=1+1", "=1+1", "+1", "-1", "@SUM(A1)", "  =1+1", "\t=1+1", "＝1+1", "-£5m")


def rows(made: Written) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(made.data.decode("utf-8-sig"), newline="")))


def test_each_event_is_a_row() -> None:
    known = builtin()
    table = rows(written("csv", chosen(known)))
    assert [row["id"] for row in table] == [each.id for each in known.events]
    assert [row["date"] for row in table] == [each.date.edtf for each in known.events]
    assert [int(row["quotes"]) for row in table] == [len(each.quotes) for each in known.events]


def test_each_figure_is_a_row_with_its_words() -> None:
    known = builtin()
    table = rows(written("figures-csv", chosen(known)))
    assert len(table) == known.figure_count
    assert all(row["text"] in row["quote"] for row in table)


def test_days_are_told_as_far_as_they_are_known() -> None:
    # Left alone, a spreadsheet works out -0043-03-01 as a sum.
    table = rows(written("csv", chosen(chronicle(event("a", "2014/.."), event("b", "-0043-03")))))
    days = {row["id"]: (row["earliest"], row["latest"]) for row in table}
    assert days == {"a": ("2014-01-01", ""), "b": ("'-0043-03-01", "'-0043-03-31")}


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_work_out_is_text(text: str) -> None:
    told = quote(f"it says {text}", figure(text, value=-1.5))
    made = written("figures-csv", chosen(chronicle(event("a", title=text, quotes=[told]))))
    row = rows(made)[0]
    assert row["text"].startswith("'")
    assert row["title"].startswith("'")
    assert row["value"] == "-1.5", "a number is no text"
    assert sum(made.lost.values()) == 2


def test_no_cell_of_a_hostile_chronology_is_a_formula(tmp_path: Path) -> None:
    for name in ("csv", "figures-csv"):
        cells = [
            cell for row in rows(written(name, chosen(hostile(tmp_path)))) for cell in row.values()
        ]
        assert cells
        assert not [
            cell for cell in cells if cell.lstrip().startswith(("=", "+", "@", "＝", "＋", "＠"))
        ]


def test_what_would_be_taken_for_several_is_told() -> None:
    lost = written("csv", chosen(chronicle(event("a", tags=["one; two"], actors=["x;y"])))).lost
    assert lost == {"tags and actors with “; ” in them look like several": 1}


def test_what_has_no_column_is_told() -> None:
    one, two = quote("one", source="a"), quote("two", source="b")
    lost = written("csv", chosen(chronicle(event("a", quotes=[one, two])))).lost
    assert lost == {
        "sources are named by their ids only": 2,
        "quotations after the first of an event are left out": 1,
    }
