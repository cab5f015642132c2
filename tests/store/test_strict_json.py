"""What is refused as JSON, and how a person is told where and why."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probtimeline.store.document import DEEPEST, Document, decode
from probtimeline.store.positions import path_text


def problems_of(data: bytes | str) -> list[tuple[str, int | None, int | None, str]]:
    found = decode(data.encode() if isinstance(data, str) else data, "it.json")
    assert isinstance(found, tuple), "it was read"
    return [(each.code, each.line, each.column, each.path) for each in found]


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ("{\n  'a': 1}", 2, 3, "not in '"),
        ("{\n  “a”: 1}", 2, 3, "not in “"),
        ("{\n  a: 1}", 2, 3, "a name in double quotation marks is missing"),
        ('{"a" 1}', 1, 6, "a colon is missing"),
        ('{"a": 1\n "b": 2}', 2, 2, "a comma is missing before this"),
        ('{"a": [1,\n2,]}', 2, 2, "a comma stands before ]"),
        ('{"a": 1,}', 1, 8, "a comma stands before }"),
        ('{"a": [1}', 1, 9, "} closes what ] should close"),
        ('{"a": True}', 1, 7, "True is not JSON"),
        ('{"a": None}', 1, 7, "None is not JSON"),
        ("{\"a\": 'b'}", 1, 7, "text stands in double quotation marks"),
        ('{"a": }', 1, 7, "a value is missing"),
        ('{"a": [01]}', 1, 8, "does not begin with 0"),
        ('{"a": +1}', 1, 7, "+1 is not a number"),
        ('{"a": .5}', 1, 7, ".5 is not a number"),
        ('{\n// why\n"a": 1}', 2, 1, "JSON has no comments"),
        ("[\n// why\n1]", 2, 1, "JSON has no comments"),
        ('{"a": "b\nc"}', 1, 9, "a line break, tab or other control character"),
        ('{"a": "b\\qc"}', 1, 9, "a backslash"),
        ('{"a": "bc}', 1, 7, "never closed"),
        ('{"a": [1, 2', 1, 12, "the text ends here"),
        ('{"a": 1} {"b": 2}', 1, 10, "something follows"),
        ("", 1, 1, "it is empty"),
        (" \n ", 1, 1, "it is empty"),
    ],
)
def test_a_mistake_in_the_syntax_is_told_with_its_place(
    text: str, line: int, column: int, says: str
) -> None:
    found = decode(text.encode(), "it.json")
    assert isinstance(found, tuple)
    [problem] = found
    assert says in problem.what
    assert (problem.file, problem.line, problem.column) == ("it.json", line, column)
    assert problem.cure.endswith((".", "?"))


def test_every_field_that_is_there_twice_is_told() -> None:
    text = '{\n"a": 1, "a": 2,\n"b": [{"c": 1,\n"c": 2}]}'
    assert problems_of(text) == [
        ("duplicate-key", 2, 9, "a"),
        ("duplicate-key", 4, 1, "b[0].c"),
    ]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "9" * 5000])
def test_what_is_not_a_number_is_refused_where_it_stands(number: str) -> None:
    assert problems_of(f'{{"a":\n[1, {number}]}}') == [("not-a-number", 2, 5, "a[1]")]


def test_several_things_that_are_not_numbers_are_all_told() -> None:
    assert [line for _, line, _, _ in problems_of("[NaN,\n1e999,\n-Infinity]")] == [1, 2, 3]


def test_nesting_is_refused_beyond_sixty_four_levels() -> None:
    deep = "[" * DEEPEST + "]" * DEEPEST
    assert isinstance(decode(deep.encode(), "it"), Document)
    [(code, line, column, _)] = problems_of(f"[{deep}]")
    assert (code, line, column) == ("too-deep", 1, DEEPEST + 1)


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":'])
def test_nesting_without_end_is_refused_and_not_followed(opening: str) -> None:
    assert problems_of(opening * 50_000)[0][0] == "too-deep"


def test_brackets_in_texts_are_not_nesting() -> None:
    text = json.dumps({"a": "[" * 100, 'b"[': '\\"' + "{" * 100, "c": ["]", "\\", "["]})
    assert isinstance(decode(text.encode(), "it"), Document)


def test_a_byte_that_is_not_utf8_is_told_with_its_place() -> None:
    assert problems_of('{"é": 1,\n"b": "'.encode() + b'\xff"}') == [("encoding", 2, 7, "")]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
def test_utf16_is_refused(encoding: str) -> None:
    data = '{"a": 1}'.encode(encoding)
    assert isinstance(decode(data, "it"), tuple)


def test_a_byte_order_mark_is_allowed_and_no_column() -> None:
    assert isinstance(decode(b"\xef\xbb\xbf{}", "it"), Document)
    assert problems_of(b"\xef\xbb\xbf{,}") == [("json", 1, 2, "")]


def test_the_limit_on_the_size_is_named() -> None:
    found = decode(b"[1, 2, 3]", "it", limit=4)
    assert isinstance(found, tuple)
    assert "4 bytes" in found[0].what


ANY_JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=15,
)


def paths_in(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [path, *(each for step, item in inner for each in paths_in(item, (*path, step)))]


@given(ANY_JSON, st.sampled_from([None, 0, 3]), st.booleans())
def test_every_value_is_found_where_it_stands(value: Any, indent: int | None, plain: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=plain)
    document = decode(text.encode("utf-8", "backslashreplace"), "it")
    assert isinstance(document, Document)
    lines = document.text.split("\n")
    for path in paths_in(document.data):
        line, column = document.locate(path)
        rest = "\n".join([lines[line - 1][column - 1 :], *lines[line:]])
        found, _ = json.JSONDecoder().raw_decode(rest)
        wanted = document.data
        for step in path:
            wanted = wanted[step]  # type: ignore[index]
        assert found == wanted


def test_the_name_of_a_field_has_a_place_of_its_own() -> None:
    document = decode(b'{\n  "a": {"b":\n 1}}', "it")
    assert isinstance(document, Document)
    assert document.locate(("a", "b"), key=True) == (2, 9)
    assert document.locate(("a", "b")) == (3, 2)
    assert document.locate(("a", "c", "d")) == (2, 8)


def test_a_path_is_written_as_people_write_it() -> None:
    path = ("events", 3, "quotes", 0, "a b")
    assert path_text(path) == 'events[3].quotes[0]["a b"]'


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes) -> None:
    found = decode(data, "it")
    if isinstance(found, tuple):
        assert found
        assert all(each.what and each.cure and each.line for each in found)


@given(st.text(alphabet="{}[]:,\"\\ \n019-.eEtruNa'“", max_size=40))
def test_what_the_json_module_reads_is_read_and_nothing_else(text: str) -> None:
    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        assert len(dict(pairs)) == len(pairs)
        return dict(pairs)

    try:
        expected = json.loads(text, object_pairs_hook=once, parse_constant=lambda _: 1 / 0)
        good = "Infinity" not in json.dumps(expected)
    except (ValueError, AssertionError, ZeroDivisionError):
        good = False
    assert isinstance(decode(text.encode(), "it"), Document) == good
