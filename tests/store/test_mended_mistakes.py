"""All at once: reading goes on after a mistake in the syntax, as if it were mended, and refuses.

In the texts below, ⇒ stands before each place that is to be named; it is taken out first.
"""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from probtimeline.core.problems import Problem
from probtimeline.store.files import Input
from probtimeline.store.ground import Held
from probtimeline.store.intake import Terms, take_in
from probtimeline.store.outcome import Refused
from probtimeline.store.walk import MOST_MISTAKES


def told(text: str) -> list[Problem]:
    outcome = take_in([Input("it", text.encode())], Held({}), Terms())
    assert isinstance(outcome, Refused)
    return [each for each in outcome.problems if each.is_error]


def places(marked: str) -> list[tuple[int, int]]:
    pieces = marked.split("⇒")
    ends = ["".join(pieces[: n + 1]) for n in range(len(pieces) - 1)]
    return [(end.count("\n") + 1, len(end) - end.rfind("\n")) for end in ends]


@pytest.mark.parametrize(
    "marked",
    [
        '[{"title": "T" ⇒"date": ⇒"2014-13" ⇒"summary": ⇒7}]',
        '[{"title": "T", "date": ⇒"2014-13"} ⇒{"title": ⇒7, "date": "2014"}]',
        '[{"title": "T", "date": ⇒"2014-13", "tags": ["a" ⇒"b"⇒,], "summary": ⇒7}⇒,]',
        '[{"title": "T",, "date": ⇒"2014-13"⇒,}]'.replace(",,", ",⇒,"),
        '[{"title": "T"⇒; "date": ⇒"2014-13"}]',
        '[{"title" ⇒= "T", "date" ⇒=> ⇒"2014-13"}]',
        '[{"title" ⇒"T", "date": ⇒"2014-13"}]',
        '⇒// one\n[{⇒/* two */"title": ⇒7, ⇒# three\n "date": "2014" ⇒// four\n}]',
        "[{⇒'title': ⇒'T', ⇒'date': ⇒⇒'2014-13'}]",
        "[{⇒“title”: ⇒“T”, ⇒‘date’: ⇒⇒«2014-13»}]",
        '[{⇒title: "T", ⇒date: ⇒"2014-13", ⇒summary: ⇒7}]',
        '[{"title": "one⇒\ntwo", "summary": ⇒7, "date": "2014"}]',
        '[{"title": "one⇒\ttwo\nthree", "summary": ⇒7, "date": "2014"}]',
        '[{"title": "T,⇒\n "date": "2014", "summary": ⇒7}]',
        r'[{"title": "C:⇒\Users⇒\new ⇒\u12", "summary": ⇒7, "date": "2014"}]'.replace(
            r"⇒\new", "n"
        ),
        '[{"milestone": ⇒True, "summary": ⇒⇒None, "title": "T", "date": "2014"}]',
        '[{"title": ⇒NaN, "summary": ⇒7, "date": "2014"}]',
        '[{"title": "T", "date": ⇒2014-06, "summary": ⇒7}]',
        '[{"title": "T", "date": ⇒, "summary": ⇒7}]',
        '[{"title": "T", "date": "2014", "status": ⇒planned, "summary": ⇒7}]',
        '[{"title": "T", "date": "2014", "tags": [⇒0123, ⇒+1, ⇒.5, ⇒50%], "summary": ⇒7}]',
        '[{"title": "T", "date": ⇒"2014-13"⇒',
        '[{"title": "T", "date": ⇒"2014-13"}, {"title": ⇒"U',
        '{"title": "T",\n"date": ⇒"2014-13"}\n⇒{"title": ⇒7,\n"date": "2014"}\n{"title": ⇒8,\n'
        '"date": "2014"}',
        '[{"title": ⇒7, "date": "2014"}]⇒]',
        '[{"title": ⇒7,⇒\N{NO-BREAK SPACE}"date": "2014"}]',
        '[{"title": "T", "title": "U", "date": ⇒"2014-13"}]'.replace(', "title', ', ⇒"title'),
    ],
)
def test_what_is_wrong_after_a_mistake_is_told_too(marked: str) -> None:
    found = [(each.line, each.column) for each in told(marked.replace("⇒", ""))]
    assert found == places(marked)


@pytest.mark.parametrize(
    "marked",
    [
        '[{"title": "The ⇒"big" one", "date": "2014-13"}]'.replace("⇒", "").replace("big", "⇒big"),
        '[{"a": [1⇒}, {"title": 7}]',
        "[{\"title\": ⇒'don't', \"date\": '2014-13'}]",
        '[{"title": ⇒The strike, "date": "2014-13"}]',
        '[{"title": "one⇒\n two: "date": "2014-13"}]',
        '[{"title"⇒, "date": "2014-13"}]',
        '[{"title": "T", ⇒"date: 2014-13}]',
        '[{"tags": ["a ⇒""b"" c"], "date": "2014-13"}]'.replace('⇒""b', '"⇒"b'),
    ],
)
def test_where_going_on_would_be_guessing_it_stops_and_says_so(marked: str) -> None:
    [problem] = told(marked.replace("⇒", ""))
    assert [(problem.line, problem.column)] == places(marked)
    assert problem.cure.endswith("was not read.")


def test_what_was_put_in_to_read_on_is_not_told_as_a_mistake() -> None:
    text = '[{"title": , "date": NaN, "summary": soon, "quotes": [{"source": "s", "text": "x",'
    assert {each.code for each in told(text)} == {"json", "not-a-number"}


def test_what_is_referred_to_may_stand_in_what_was_not_read() -> None:
    event = {"title": "T", "date": "2014", "quotes": [{"source": "s", "text": "t"}]}
    lines = '{"id": "s" "title": The source}\n' + json.dumps(event)
    assert {each.code for each in told(lines)} == {"json"}
    assert {each.code for each in told(json.dumps(event))} == {"unknown-source"}


def test_a_byte_that_is_not_utf8_keeps_nothing_else_from_being_told() -> None:
    data = '[{"title": "Café", "date": "2014-13" "summary": 7}]'.encode("latin-1")
    outcome = take_in([Input("it", data)], Held({}), Terms())
    assert isinstance(outcome, Refused)
    codes = [each.code for each in outcome.problems if each.is_error]
    assert codes == ["encoding", "date", "json", "type"]


@pytest.mark.parametrize("data", [b"\x89PNG\r\n", '{"title": "T"}'.encode("utf-16")])
def test_what_is_no_text_at_all_is_told_once(data: bytes) -> None:
    outcome = take_in([Input("it", data)], Held({}), Terms())
    assert isinstance(outcome, Refused)
    assert [each.code for each in outcome.problems] == ["encoding"]


@pytest.mark.parametrize("acting", ["\x1b]52;c;eA==\x07", "\x9b31m", "\u202e"])
def test_no_message_carries_what_acts_on_a_terminal(acting: str) -> None:
    named = json.dumps(acting, ensure_ascii=False)
    for text in (f"[{acting}x]", f"{{{named}: 1, {named}: 2}}", f"{{{named}: x}}", f"[1{acting}]"):
        assert not any(acting[0] in str(each) for each in told(text))


def test_after_fifty_mistakes_no_more_are_told() -> None:
    found = told("[" + "'a'," * 1000 + "]")
    assert len(found) == MOST_MISTAKES
    assert "was not read" in found[-1].cure


_RECORD = {"id": "e", "title": "A title, [with] {marks} : 'in' it", "date": "2014", "tags": ["a"]}
_SPOILED = (
    ('"id":', "id:"),
    ('"title":', "'title':"),
    ('"date"', "“date”"),
    ('"a"]', '"a",]'),
    (', "date', ' "date'),
    ('"2014"', "2014-06"),
    ("{", "{ /* why */ "),
    ("it", "it\t"),
    ("[with]", r"\q"),
    ("]}", ",],}"),
)


@settings(max_examples=100)
@given(
    st.lists(st.lists(st.sampled_from(_SPOILED), unique=True, max_size=3), min_size=1, max_size=8)
)
def test_every_mistake_is_told_and_none_is_accepted(spoiled: list[list[tuple[str, str]]]) -> None:
    written = []
    for changes in spoiled:
        record, least = json.dumps(_RECORD), 0
        for old, new in changes:
            least += old in record
            record = record.replace(old, new, 1)
        written.append((record, least))
    text = ",\n".join(record for record, _ in written) + ',\n{"date": 7}'
    found = told(f"[{text}]")
    assert {(each.path, each.code) for each in found if each.line == len(spoiled) + 1} == {
        (f"[{len(spoiled)}].date", "type"),
        (f"[{len(spoiled)}]", "missing"),
    }
    for line, (_, least) in enumerate(written, 1):
        assert len([each for each in found if each.line == line and each.code == "json"]) >= least


@given(st.text(alphabet="{}[]:,\"'\\ \n01-.tnulTNa“”/*#;=", max_size=60))
def test_whatever_is_read_on_keeps_its_places_inside_the_text(text: str) -> None:
    outcome = take_in([Input("it", text.encode())], Held({}), Terms())
    assert isinstance(outcome, Refused)
    lines = text.split("\n")
    for each in outcome.problems:
        assert each.line is not None
        assert each.column is not None
        assert each.column <= len(lines[each.line - 1]) + 1
