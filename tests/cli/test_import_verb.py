"""`import`: the road of `add`, with what another program's file holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.support.command import piped

TABLE = 'title,date,Room\n"A talk",2014-06,A\nAnother,2014-07,B\n'
CALENDAR = "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20140601\nSUMMARY:It\nEND:VEVENT\n"
SLIDES = json.dumps({"events": [{"start_date": {"year": 2014}, "text": {"headline": "It"}}]})
TEXT = "2014: It\n"


def events(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["events"]
    return found


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.csv", "title,date\nIt,2014\n"), ("a.ics", CALENDAR), ("a.mw", TEXT), ("a.json", SLIDES)],
)
def test_the_ending_of_a_file_tells_what_it_is(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    done = piped("import", tmp_path / name, "-f", tmp_path / "mine.json")
    assert done.code == 0, done.err
    assert done.lines == [f"added  event  {events(tmp_path / 'mine.json')[0]['id']}"]


def test_our_own_files_are_added_as_they_are(chronology: Path, tmp_path: Path) -> None:
    for name in ("a.json", "a.jsonl"):
        mine = tmp_path / f"mine-{name}.json"
        assert piped("export", "-o", tmp_path / name, "-f", chronology).code == 0
        done = piped("import", tmp_path / name, "-f", mine)
        assert done.code == 0, done.err
        assert [each["id"] for each in events(mine)] == ["inspections", "the-split", "the-end"]


def test_a_dry_run_tells_what_it_would_do_and_what_is_lost(tmp_path: Path) -> None:
    mine = tmp_path / "mine.json"
    done = piped("import", "--from", "csv", "-", "--dry-run", "-f", mine, stdin=TABLE)
    assert done.code == 0
    assert done.lines == [
        "would be added  event  2014-06-a-talk",
        "would be added  event  2014-07-another",
    ]
    assert "2 × cells of the column “Room” are left out (line 2, line 3)" in done.err
    assert not mine.exists()


def test_it_can_be_undone_and_is_there_already(tmp_path: Path) -> None:
    mine, file = tmp_path / "mine.json", tmp_path / "a.csv"
    file.write_text(TABLE)
    assert piped("import", file, "-f", mine).code == 0
    again = piped("import", file, "-f", mine)
    assert again.lines == [
        "already there  event  2014-06-a-talk",
        "already there  event  2014-07-another",
    ]
    assert piped("undo", "-f", mine).code == 0
    assert not events(mine)


def test_any_error_and_nothing_is_added(chronology: Path, tmp_path: Path) -> None:
    before, file = chronology.read_bytes(), tmp_path / "a.csv"
    file.write_text("title,date\nOne,2014\nTwo,\nThree,2014-13\n")
    done = piped("import", file, "-f", chronology)
    assert done.code == 2
    assert f"{file}:3:1: error: this row has no date. Write one, such as 2014-06." in done.err
    assert f"{file}:4:1: error: this date cannot be read" in done.err
    assert "nothing was added: 2 errors" in done.err
    assert chronology.read_bytes() == before


def test_dates_may_be_in_words(tmp_path: Path) -> None:
    mine = tmp_path / "mine.json"
    text = "title,date\nIt,last month\n"
    done = piped(
        "import", "--from", "csv", "-", "--on", "2019-03-28", "-f", mine, stdin=text
    )  # fmt: skip
    assert done.code == 0, done.err
    assert (events(mine)[0]["date"], events(mine)[0]["date_text"]) == ("2019-02", "last month")


def test_columns_are_mapped_one_by_one_or_together(tmp_path: Path) -> None:
    text = "When,What it is,Who\n2014,It,A; B\n"
    for at, words in enumerate((
        ["--map", "date=When,title=What it is,actors=Who"],
        ["--map", "date=When", "--map", "title=What it is", "--map", "actors=Who"],
    )):  # fmt: skip
        mine = tmp_path / f"mine{at}.json"
        done = piped("import", "--from", "csv", "-", *words, "-f", mine, stdin=text)
        assert done.code == 0, done.err
        assert events(mine)[0]["actors"] == ["A", "B"]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["-"], "which format? Name one with --from"),
        (["a.docx"], "which format? Name one with --from"),
        (["--from", "docx", "-"], "there is no format “docx”"),
        (["--from", "markwhen", "-", "--map", "title=x"], "--map is for the columns of csv"),
        (["--from", "csv", "-", "--map", "titel=x"], 'Did you mean "title"?'),
        (["--from", "csv", "-", "--map", "title"], "write NAME=COLUMN"),
        (["--from", "csv", "-", "--on", "soon"], "--on “soon”"),
        ([""], "an empty name names no file"),
        ([], "FILE is missing"),
    ],
)
def test_what_is_asked_wrongly_is_told(words: list[str], what: str) -> None:
    done = piped("import", *words, stdin=TABLE)
    assert (done.code, done.out) == (2, "")
    assert what in done.err


def test_a_file_that_cannot_be_read_is_code_3(tmp_path: Path) -> None:
    assert piped("import", tmp_path / "none.csv").code == 3
    assert piped("import", "--from", "csv", tmp_path).code == 3


def test_a_record_is_replaced_only_when_that_is_said(tmp_path: Path) -> None:
    mine = tmp_path / "mine.json"
    for summary, words, code in (("a", [], 0), ("b", [], 2), ("b", ["--replace"], 0)):
        text = f"id,title,date,summary\nit,It,2014,{summary}\n"
        done = piped("import", "--from", "csv", "-", *words, "-f", mine, stdin=text)
        assert done.code == code, done.err
    assert events(mine)[0]["summary"] == "b"


def test_quotations_come_in_where_their_sources_are(chronology: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.json"
    for name in ("timelinejs", "markwhen", "icalendar"):
        mine.write_text(json.dumps({**json.loads(chronology.read_text()), "events": [],
                                    "comparisons": [], "calculations": []}))  # fmt: skip
        out = piped("export", "--to", name, "-f", chronology).out
        done = piped("import", "--from", name, "-", "-f", mine, stdin=out)
        assert done.code == 0, done.err
        quotes = {each["id"]: each.get("quotes", []) for each in events(mine)}
        assert [len(each) for each in quotes.values()] == [0, 1, 1]
        assert quotes["the-split"][0]["speaker"] == "A spokesman"
