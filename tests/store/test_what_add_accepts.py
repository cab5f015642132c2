"""The four forms of an input, and what becomes of ids and dates."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.store.conftest import Add

from probtimeline.core.problems import Problem, warning
from probtimeline.store.outcome import Added, Refused

Written = Callable[[], dict[str, Any]]
SOURCE = {"id": "report", "title": "A report", "published": "2019-03-28"}
OTHER = {"id": "other", "title": "Another", "published": "2019-04-01"}
EVENT = {"id": "split", "title": "Split in two", "date": "2014-06-01"}


def added(outcome: Added | Refused) -> Added:
    assert isinstance(outcome, Added), outcome
    return outcome


def codes(outcome: Added | Refused) -> list[str]:
    return [problem.code for problem in added(outcome).warnings]


def test_one_event_is_accepted(add: Add, written: Written) -> None:
    assert added(add(EVENT)).added == ("split",)
    assert written() == {"format": "probtimeline/1", "events": [EVENT]}


def test_a_list_of_records_of_any_kind_is_accepted(add: Add, written: Written) -> None:
    quotes = [
        {
            "source": "report",
            "text": "7 jobs",
            "figures": [{"text": "7", "label": "jobs", "id": "f"}],
        }
    ]
    given = [
        {
            "id": "c",
            "title": "C",
            "figures": ["f"],
            "events": ["split"],
            "verdict": "agree",
            "note": "n",
        },
        {"id": "k", "title": "K", "op": "sum", "of": ["f", 1], "equals": "f"},
        {**EVENT, "quotes": quotes},
        SOURCE,
    ]
    records = added(add(given)).records
    assert {table: tally.added for table, tally in records.items()} == {
        "sources": ["report"],
        "events": ["split"],
        "comparisons": ["c"],
        "calculations": ["k"],
    }
    assert list(written()) == ["format", "sources", "events", "comparisons", "calculations"]


def test_a_whole_chronology_is_accepted_with_its_title(add: Add, written: Written) -> None:
    add({"format": "probtimeline/1", "title": "T", "about": "A", "events": [EVENT]})
    assert list(written()) == ["format", "title", "about", "events"]
    add({"title": "Another", "sources": [SOURCE]})
    assert written()["title"] == "T"


def test_json_lines_are_accepted_with_empty_lines_and_any_line_ending(add: Add) -> None:
    lines = [json.dumps(SOURCE), "", json.dumps(EVENT), json.dumps({"title": "B", "date": "2015"})]
    outcome = added(add("\r\n".join(lines) + "\r\n"))
    assert outcome.added == ("split", "2015-b")
    assert outcome.records["sources"].added == ["report"]


def test_several_inputs_are_one_addition_and_may_refer_to_each_other(add: Add) -> None:
    event = {**EVENT, "quotes": [{"source": "report", "text": "t"}], "related": [{"event": "b"}]}
    outcome = add(event, SOURCE, {"id": "b", "title": "B", "date": "2015"})
    assert added(outcome).added == ("split", "b")


def test_a_record_without_a_date_is_an_event_unless_it_looks_like_a_source(add: Add) -> None:
    assert isinstance(add({"title": "T"}), Refused)
    assert isinstance(add({"title": "T", "tags": ["a"], "url": "https://example.org"}), Refused)
    assert added(add({"title": "T", "url": "https://example.org"})).records["sources"].added == [
        "t"
    ]


def test_the_same_again_is_already_there_and_changes_nothing(add: Add, file: Path) -> None:
    add([SOURCE, EVENT])
    before = file.read_bytes(), file.stat().st_mtime_ns
    outcome = added(add([SOURCE, {**EVENT, "status": "happened"}]))
    assert (outcome.added, outcome.already) == ((), ("split",))
    assert outcome.records["sources"].already == ["report"]
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before


def test_the_same_twice_in_one_input_is_added_once(add: Add, written: Written) -> None:
    outcome = added(add([EVENT, EVENT]))
    assert outcome.added == ("split",)
    assert len(written()["events"]) == 1


def test_another_event_under_a_taken_id_is_refused_with_what_differs(add: Add) -> None:
    add(EVENT)
    outcome = add([{**EVENT, "title": "Cut in two", "summary": "S"}])
    assert isinstance(outcome, Refused)
    [problem] = [each for each in outcome.problems if each.is_error]
    assert problem.what.endswith("differs in title and summary")
    assert "--replace" in problem.cure
    assert (problem.path, problem.column) == ("[0].id", 9)


def test_replace_puts_the_new_event_in_place_of_the_old(add: Add, written: Written) -> None:
    add(EVENT)
    outcome = added(add({**EVENT, "date": "2015"}, replace=True))
    assert (outcome.added, outcome.replaced) == ((), ("split",))
    assert [event["date"] for event in written()["events"]] == ["2015"]


def test_two_events_of_one_id_in_one_input_are_refused_even_with_replace(add: Add) -> None:
    assert isinstance(add([EVENT, {**EVENT, "date": "2015"}], replace=True), Refused)


def test_an_event_of_one_date_and_nearly_one_title_is_added_with_a_warning(add: Add) -> None:
    add(EVENT)
    outcome = add({**EVENT, "id": "b", "title": "Split into two."})
    assert "twin" in codes(outcome)
    assert 'the event "split"' in str(added(outcome).warnings)
    assert "twin" not in codes(add({**EVENT, "id": "c", "title": "Strike ballot opens"}))
    assert "twin" not in codes(add({**EVENT, "id": "d", "date": "2016"}))


def test_an_id_is_made_from_the_date_and_the_title(add: Add) -> None:
    title = (
        "Inspectors’ report: “three quarters” of the work was found to be good enough, they said"
    )
    [made] = added(add({"title": title, "date": "21 Feb 2013"})).added
    assert made == "2013-02-21-inspectors-report-three-quarters-of-the-work-was"
    assert added(add({"title": "Été à Köln", "date": "from 2013 to 2014"})).added == (
        "2013-ete-a-koln",
    )
    assert added(add({"title": "改革", "date": "c. 2013"})).added == ("2013",)


def test_a_made_id_that_is_taken_gets_a_number(add: Add) -> None:
    given = {"title": "Strike", "date": "2013"}
    assert added(add(given)).added == ("2013-strike",)
    assert added(add(given)).already == ("2013-strike",)
    assert added(add({**given, "summary": "Another one"})).added == ("2013-strike-2",)
    assert added(add({**given, "summary": "Another one"})).already == ("2013-strike-2",)
    assert added(add([{"title": "S", "kind": "news"}, {"title": "S", "kind": "blog"}])).records[
        "sources"
    ].added == ["s", "s-2"]


@pytest.mark.parametrize(
    ("words", "edtf", "note"),
    [
        ("last September", "2018-09", "‘last September’, read from 28 Mar 2019"),
        ("c. 2013", "2013~", None),
        ("2016-17", "2016-04/2017-03", None),
        ("autumn of 2013", "2013-23", None),
    ],
)
def test_a_date_in_words_is_stored_as_edtf_with_the_words_kept(
    add: Add, written: Written, words: str, edtf: str, note: str | None
) -> None:
    quotes = [{"source": "report", "text": "t"}]
    add([SOURCE, {"title": "E", "date": words, "quotes": quotes}])
    [event] = written()["events"]
    assert (event["date"], event["date_text"]) == (edtf, words)
    assert event.get("date_note") == note


def test_words_of_the_writer_about_the_date_are_kept(add: Add, written: Written) -> None:
    given = {"title": "E", "date": "last year", "date_text": "a year ago", "date_note": "Guessed."}
    add(given, on="2014")
    [event] = written()["events"]
    assert (event["date"], event["date_text"], event["date_note"]) == (
        "2013",
        "a year ago",
        "Guessed.",
    )


def test_a_day_that_is_named_goes_before_the_day_of_publication(add: Add, written: Written) -> None:
    event = {"title": "E", "date": "last month", "quotes": [{"source": "report", "text": "t"}]}
    add([SOURCE, event], on="2010-05-05")
    assert written()["events"][0]["date"] == "2010-04"


def test_the_dates_of_sources_and_figures_may_be_in_words_too(add: Add, written: Written) -> None:
    figure = {"text": "7", "label": "l", "period": "last year"}
    quotes = [{"source": "a-blog", "text": "7", "figures": [figure]}]
    source = {"title": "A blog", "published": "21 Feb 2013", "accessed": "May 2019"}
    add([source, {"title": "E", "date": "yesterday", "quotes": quotes}])
    assert written()["sources"][0]["published"] == "2013-02-21"
    assert written()["sources"][0]["accessed"] == "2019-05"
    assert written()["events"][0]["date"] == "2013-02-20"
    assert written()["events"][0]["quotes"][0]["figures"][0]["period"] == "2012"


def test_what_an_event_might_have_had_is_a_warning(add: Add) -> None:
    one = [{"source": "report", "text": "t"}]
    assert codes(add([SOURCE, OTHER, EVENT])) == ["no-quote", "no-summary"]
    assert codes(add({"title": "B", "date": "2015", "quotes": one, "summary": "S"})) == [
        "one-source"
    ]
    two = [*one, {"source": "other", "text": "t"}]
    assert codes(add({"title": "C", "date": "2016", "quotes": two, "summary": "S"})) == []


def test_an_unknown_field_is_kept_with_a_warning_at_its_name(add: Add, written: Written) -> None:
    outcome = added(add('{"title": "T", "date": "2014",\n "milestoen": true}'))
    [problem] = [each for each in outcome.warnings if each.code == "unknown-field"]
    assert 'Did you mean "milestone"?' in problem.cure
    assert (problem.line, problem.column, problem.path) == (2, 2, "milestoen")
    assert written()["events"][0]["milestoen"] is True


def test_what_the_caller_knows_of_a_quote_is_told_at_the_quote(add: Add) -> None:
    def check(source_id: str, text: str) -> Problem | None:
        return warning("absent", f"{text} is not in {source_id}", "Copy it.")

    event = {**EVENT, "quotes": [{"source": "report", "text": "Words"}]}
    outcome = added(add([SOURCE, event], quote_check=check))
    [problem] = [each for each in outcome.warnings if each.code == "absent"]
    assert problem.path == "[1].quotes[0].text"
    assert problem.what == "Words is not in report"


def test_a_dry_run_tells_everything_and_writes_nothing(
    add: Add, file: Path, tmp_path: Path
) -> None:
    outcome = added(add(EVENT, dry_run=True))
    assert outcome.added == ("split",)
    assert [event.id for event in outcome.chronicle.events] == ["split"]
    assert list(tmp_path.iterdir()) == []


def test_the_chronicle_after_adding_holds_the_addition(add: Add) -> None:
    outcome = added(add([SOURCE, EVENT]))
    assert [event.id for event in outcome.chronicle.events] == ["split"]


def test_replacing_an_event_frees_the_ids_of_its_figures_and_tells_who_used_them(add: Add) -> None:
    def having(*ids: str) -> dict[str, Any]:
        figures = [{"text": "7", "label": "jobs", "id": each} for each in ids]
        return {**EVENT, "quotes": [{"source": "report", "text": "7 jobs", "figures": figures}]}

    calculation = {"id": "k", "title": "K", "op": "sum", "of": ["f", "g"]}
    added(add([SOURCE, having("f", "g"), calculation]))
    outcome = added(add(having("g", "h"), replace=True))
    [problem] = [each for each in outcome.warnings if each.code == "orphan"]
    assert 'the calculation "k" refers to the figure "f"' in problem.what
    assert "orphan" not in codes(add(having("f", "g"), replace=True))
    assert len(added(add({**EVENT, "id": "b", "title": "B"})).chronicle.calculations) == 1
