"""`list`: lines that can be read and cut, queries, and what is said when nothing is found."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.command import chronology_file, piped


def test_the_events_stand_in_order_a_line_each(chronology: Path) -> None:
    done = piped("list", "-f", chronology)
    assert done.lines == [
        "Sep 2009 – Nov 2012                       Inspections of trusts  inspections",
        "1 Jun 2014                     milestone  Probation is split in two  the-split",
        "c. 2020                        planned    Contracts end early  the-end",
    ]


def test_the_last_word_of_a_line_is_the_id(chronology: Path) -> None:
    done = piped("list", "-f", chronology)
    shown = piped("show", *(line.split()[-1] for line in done.lines), "-f", chronology)
    assert shown.code == 0


def test_json_gives_the_records_as_the_file_holds_them(chronology: Path) -> None:
    records = piped("list", "split", "--json", "-f", chronology).json
    assert records == [json.loads(chronology.read_text())["events"][0]]


def test_a_query_finds_and_leaves_out(chronology: Path) -> None:
    done = piped("list", "contracts", "-planned", "-f", chronology)
    assert [line.split()[-1] for line in done.lines] == ["the-end"]
    assert piped("list", "contracts", "-early", "-f", chronology).code == 1


def test_what_is_only_possibly_inside_a_window_is_marked(chronology: Path) -> None:
    done = piped("list", "after:2020-06", "-f", chronology)
    assert [line.split()[-1] for line in done.lines] == ["the-end"]
    assert "possibly" in done.out
    assert piped("list", "after:2020-06", "--json", "-f", chronology).json[0]["possibly"] is True


def test_a_query_that_cannot_be_read_points_at_the_place(chronology: Path) -> None:
    done = piped("list", "split", "before:flurb", "-f", chronology)
    assert done.code == 2
    assert not done.out
    _, query, carets, *_ = done.err.splitlines()
    assert query == "  split before:flurb"
    assert query[carets.index("^") : carets.rindex("^") + 1] in "before:flurb"


def test_nothing_found_offers_the_nearest_words(chronology: Path) -> None:
    done = piped("list", "inspektions", "-f", chronology)
    assert done.code == 1
    assert not done.out
    assert "nothing found for: inspektions" in done.err
    assert "inspections" in done.err


def test_nothing_found_is_an_empty_list_in_json(chronology: Path) -> None:
    done = piped("list", "nowhere", "--json", "-f", chronology)
    assert done.code == 1
    assert done.json == []


def test_what_can_be_read_of_a_faulty_chronology_is_shown(tmp_path: Path) -> None:
    good = {"id": "good", "title": "Good", "date": "2014"}
    file = chronology_file(tmp_path, [good, {"id": "bad", "title": "Bad", "date": "flurb"}])
    done = piped("list", "-f", file)
    assert done.code == 0
    assert [line.split()[-1] for line in done.lines] == ["good"]
    assert len(done.err.splitlines()) == 1
    assert "1 error" in done.err
    assert "probtimeline check" in done.err


def test_a_file_that_is_no_chronology_is_code_3_with_the_place(tmp_path: Path) -> None:
    file = tmp_path / "events.json"
    file.write_text('{"format": "probtimeline/1",\n "events": [}')
    done = piped("list", "-f", file)
    assert done.code == 3
    assert "events.json:2:" in done.err
    assert not done.out


def test_an_empty_chronology_says_so(tmp_path: Path) -> None:
    done = piped("list", "-f", chronology_file(tmp_path, []))
    assert done.code == 1
    assert "no events" in done.err


def test_the_built_in_chronology_is_there_without_a_file() -> None:
    done = piped("list")
    assert done.code == 0
    assert not done.err
    assert len(done.lines) > 5


def test_a_pattern_without_an_end_is_given_up_and_pointed_at(tmp_path: Path) -> None:
    long = {"id": "long", "title": "Long", "date": "2014", "summary": "a" * 5000 + "!"}
    file = chronology_file(tmp_path, [long])
    assert piped("list", "/a+$/", "-f", file).code == 1
    done = piped("list", "-nowhere", "/(a|aa)+$/", "-f", file)
    assert done.code == 2
    assert not done.out
    what, query, carets, *_ = done.err.splitlines()
    assert "takes too long" in what
    assert query[carets.index("^") : carets.rindex("^") + 1] == "(a|aa)+$"
