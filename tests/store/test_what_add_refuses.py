"""Every mistake that `add` meets: refused whole, and told with its line, column and cure.

In the fields below, ⇒ stands before the place that is to be named; it is taken out first.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.store.conftest import Add

from probtimeline.core.problems import Problem
from probtimeline.store.outcome import Added, Refused

SOURCE = '{"id": "report", "title": "A report", "published": "2014-02-21"}'


def refused(outcome: Added | Refused) -> list[Problem]:
    assert isinstance(outcome, Refused)
    return [problem for problem in outcome.problems if problem.is_error]


def event(field: str) -> str:
    """An input whose third line is the field given, from its fourth column on."""
    before = f'{{"format": "probtimeline/1", "sources": [{SOURCE}], "events": ['
    return f'{before}\n{{"id": "e",\n   {field}}}]}}'


GOOD = '"title": "T", "date": "2014"'
QUOTED = GOOD + ', "quotes": [{"source": "report", "text": '


@pytest.mark.parametrize(
    ("field", "path", "what", "cure"),
    [
        ('"title": ⇒7, "date": "2014"', "title", "title is a number", 'quotation marks: "7"'),
        ('"title": "T", "date": ⇒2014', "date", "date is a number", '"2014"'),
        (GOOD + ', "tags": ⇒"a"', "tags", "tags is text", '["a"]'),
        (GOOD + ', "tags": ["a", ⇒3]', "tags[1]", "holds a number", "text"),
        (GOOD + ', "tags": ["a", ⇒" "]', "tags[1]", "an empty text", "take it out"),
        (GOOD + ', "milestone": ⇒"yes"', "milestone", "milestone is text", "quotation marks away"),
        (GOOD + ', "summary": ⇒null', "summary", "summary is null", "Leave the field out"),
        (GOOD + ', "quotes": ⇒{}', "quotes", "quotes is an object", "square brackets"),
        (GOOD + ', "quotes": [⇒1]', "quotes[0]", "where a quote belongs", "{ … }"),
        (GOOD + ', "status": ⇒"hapened"', "status", "not a status", 'Did you mean "happened"?'),
        ('"date": "2014"', "", "needs the field title", "Write text"),
        ('"title": "T"', "", "needs the field date", "Write a date"),
        ('"titel": "T", "date": "2014"', "", "needs the field title", 'Is "titel" meant'),
        ('"title": ⇒" ", "date": "2014"', "title", "title is empty", "Write"),
        ('"title": "T", "date": ⇒""', "date", "date is empty", "such as 2014-06"),
        ('"title": "T", "date": ⇒"soonish"', "date", "cannot be read", "."),
        ('"title": "T", "date": ⇒"2014-02-30"', "date", "February 2014 has 28 days", "2014-02"),
        ('"title": "T", "date": ⇒"2014-13"', "date", "no month 13", "."),
        ('"title": "T", "date": ⇒"2015/2013"', "date", "before the start", "earlier date first"),
        ('"title": "T", "date": ⇒"2021-22"', "date", "2021-22 may be", "2021-04/2022-03"),
        ('"title": "T", "date": ⇒"last month"', "date", "cannot be read", "."),
        (
            GOOD + ', "quotes": [{"source": ⇒"repport", "text": "t"}]',
            "quotes[0].source",
            'no source "repport"',
            'Did you mean "report"?',
        ),
        (GOOD + ', "related": [{"event": ⇒"f"}]', "related[0].event", 'no event "f"', "Add"),
        (
            QUOTED + '"75 per cent", "figures": [{"text": ⇒"75%", "label": "l"}]}]',
            "quotes[0].figures[0].text",
            'the figure "75%" does not stand',
            "exactly",
        ),
        (
            QUOTED + '"a “few” jobs", "figures": [{"text": ⇒"a \\"few\\"", "label": "l"}]}]',
            "quotes[0].figures[0].text",
            "does not stand",
            "differs only in case",
        ),
        (
            QUOTED + '"75", "figures": [{"text": "75", "label": "l", "value": ⇒"75"}]}]',
            "quotes[0].figures[0].value",
            "value is text",
            "quotation marks away",
        ),
        (
            QUOTED + '"75", "figures": [{"text": "75", "label": "l", "value": ⇒true}]}]',
            "quotes[0].figures[0].value",
            "value is true or false",
            "a number",
        ),
    ],
)
def test_a_mistake_in_an_event_is_told_where_it_stands(
    *, add: Add, file: Path, field: str, path: str, what: str, cure: str
) -> None:
    [problem] = refused(add(event(field.replace("⇒", ""))))
    assert what in problem.what
    assert cure in problem.cure
    assert problem.path == ".".join(["events[0]", *([path] if path else [])])
    line, column = (3, field.index("⇒") + 4) if path else (2, 1)
    assert (problem.file, problem.line, problem.column) == ("input.json", line, column)
    assert not file.exists()


@pytest.mark.parametrize(
    ("written", "what", "cure"),
    [
        ("", "id is empty", "Leave the field out"),
        ("Two Words", '"Two Words" is not an id', '"two-words" would do'),
        ("ends-", "is not an id", '"ends" would do'),
        ("a--b", "is not an id", '"a-b" would do'),
        ("Café", "is not an id", '"cafe" would do'),
        ("../../etc", "is not an id", '"etc" would do'),
        ("a" * 81, "81 characters", "would do"),
        ("—", "is not an id", "Choose another"),
    ],
)
def test_an_id_that_is_none_is_refused_and_another_offered(
    add: Add, written: str, what: str, cure: str
) -> None:
    [problem] = refused(add([{"id": written, "title": "T", "date": "2014"}]))
    assert what in problem.what
    assert cure in problem.cure
    assert (problem.path, problem.column) == ("[0].id", 9)


@pytest.mark.parametrize(
    ("address", "cure"),
    [
        ("www.example.org/a", '"https://www.example.org/a" would be one'),
        ("ftp://example.org", "Write the whole address"),
        ("javascript:alert(1)", "Write the whole address"),
        ("file:///etc/passwd", "Write the whole address"),
        ("https://", "Take out the spaces"),
        ("https://example.org/a b", "Take out the spaces"),
        (" http://example.org", "Take out the spaces"),
        ("", "Write the whole address"),
    ],
)
def test_an_address_that_is_not_http_is_refused(add: Add, address: str, cure: str) -> None:
    [problem] = refused(add({"title": "S", "url": address}))
    assert problem.path == "url"
    assert cure in problem.cure


@pytest.mark.parametrize(
    ("record", "path"),
    [
        ({"verdict": "agree", "title": "C", "note": "n", "figures": ["none"]}, "figures[0]"),
        ({"verdict": "agree", "title": "C", "note": "n", "events": ["none"]}, "events[0]"),
        ({"verdict": "maybe", "title": "C", "note": "n"}, "verdict"),
        ({"op": "sum", "title": "K", "of": ["none"]}, "of[0]"),
        ({"op": "sum", "title": "K", "of": []}, "of"),
        ({"op": "sum", "title": "K", "of": [None]}, "of[0]"),
        ({"op": "sum", "title": "K", "of": [1], "equals": "none"}, "equals"),
        ({"op": "sum", "title": "K", "of": [1], "decimals": -13}, "decimals"),
        ({"op": "plus", "title": "K", "of": [1]}, "op"),
    ],
)
def test_a_mistake_in_a_comparison_or_calculation_is_told(
    add: Add, record: dict[str, Any], path: str
) -> None:
    [problem] = refused(add(record))
    assert problem.path == path


def test_every_mistake_of_every_input_is_told_in_order(add: Add, file: Path) -> None:
    first = '[{"title": "T",\n"date": "2014-13", "status": "x"},\n{"title": "U"}]'
    outcome = add(first, '{"title": 3,\n"date": "2014", "date": "2015"}', '{"date": "2014"')
    assert [(each.line, each.code) for each in refused(outcome)] == [
        (2, "date"),
        (2, "choice"),
        (3, "missing"),
        (1, "type"),
        (2, "duplicate-key"),
        (1, "json"),
    ]
    assert not file.exists()


def test_a_mistake_in_json_lines_names_the_line(add: Add) -> None:
    lines = ['{"title": "A", "date": "2014"}', "", '{"title": "B",}', '{"title": "C", "date": "x"}']
    found = refused(add("\n".join(lines)))
    assert [(each.line, each.column, each.path) for each in found] == [
        (3, 1, ""),
        (3, 14, ""),
        (4, 24, "date"),
    ]


def test_one_bad_record_keeps_all_others_out(add: Add, file: Path) -> None:
    assert isinstance(add({"title": "A", "date": "2014"}), Added)
    before = file.read_bytes()
    refused(add([{"title": "B", "date": "2014"}, {"title": "C"}]))
    assert file.read_bytes() == before


@pytest.mark.parametrize("text", ["[]", "7", '"x"', "null", "true", ""])
def test_what_holds_no_record_is_refused(add: Add, text: str) -> None:
    [problem] = refused(add(text))
    assert (problem.line, problem.column) == (1, 1)


def test_an_input_in_another_format_is_refused(add: Add) -> None:
    [problem] = refused(add({"format": "probtimeline/9", "events": []}))
    assert "this version does not read" in problem.what


def test_an_input_above_the_limit_is_refused_unread(add: Add) -> None:
    [problem] = refused(add(" " * (64 * 1024 * 1024 + 1)))
    assert "64 MB" in problem.what


def test_an_unknown_source_is_told_even_beside_other_mistakes(add: Add) -> None:
    quote = {"source": "none", "text": "t", "speaker": 7}
    found = refused(add({"title": "T", "date": "2014", "quotes": [quote]}))
    assert sorted(each.path for each in found) == ["quotes[0].source", "quotes[0].speaker"]


def test_a_mistake_in_a_source_is_not_told_again_of_its_quotes(add: Add) -> None:
    quotes = [{"source": "s", "text": "t"}]
    given = {
        "sources": [{"id": "s", "title": "S", "url": "x"}],
        "events": [{"title": "T", "date": "2014", "quotes": quotes}],
    }
    assert [each.path for each in refused(add(given))] == ["sources[0].url"]


def test_the_message_of_a_mistake_is_harmless_on_a_terminal(add: Add) -> None:
    text = json.dumps({"title": "T", "date": "2014", "status": "\x1b]52;c;eA==\x07"})
    [problem] = refused(add(text))
    assert "\x1b" not in str(problem)


def with_figures(event_id: str, *ids: str) -> dict[str, Any]:
    figures = [{"text": "7", "label": "l", "id": each} for each in ids]
    quotes = [{"source": "report", "text": "7", "figures": figures}]
    return {"id": event_id, "title": event_id, "date": "2014", "quotes": quotes}


def test_the_id_of_a_figure_is_that_of_one_figure_alone(add: Add) -> None:
    source = json.loads(SOURCE)
    [problem] = refused(add([source, with_figures("a", "f", "f")]))
    assert problem.what == 'two figures of this event have the id "f"'
    [problem] = refused(add([source, with_figures("a", "f"), with_figures("b", "f")]))
    assert problem.what == 'the event "a" has a figure with the id "f" too'
    assert isinstance(add([source, with_figures("a", "f")]), Added)
    [problem] = refused(add(with_figures("b", "f")))
    assert problem.path == ""
