"""Whatever stands in a file: it is read or told, in a time that grows as the file does."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.coming import taken
from tests.support.hostile import STRINGS, acting

from probtimeline.importing.formats import FORMATS
from probtimeline.importing.plain_text import plain_text

NAMES = [form.name for form in FORMATS if form.read is not None]
EVERY = pytest.mark.parametrize("name", NAMES)
WORDS = st.sampled_from(
    (
        *(
            "title",
            "date",
            "2014",
            "now",
            " / ",
            "every week",
            ": ",
            "\n",
            "\r\n",
            '"',
            "'",
            ",",
            ";",
        ),
        *("BEGIN:VEVENT\n", "END:VEVENT\n", "DTSTART", ";VALUE=DATE", ":20140601\n", "RRULE:x\n"),
        *("DTEND", "DURATION:-P1D\n", "X-PROBTIMELINE-DATE:2014\n", "CATEGORIES", "---\n", "// "),
        *("# ", "id: a\n", "> “", "” — ", "[x]", "!a", "#a", "\\", "=1", "\t", "\0", "\ud800", "é"),
    )
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(("2014", "<b>", "a", "")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)
SLIDES = st.dictionaries(
    st.sampled_from(
        ("start_date", "end_date", "text", "unique_id", "display_date", "probtimeline", "media")
    ),
    VALUES
    | st.dictionaries(st.sampled_from(("year", "month", "headline", "text", "date")), VALUES),
)
LONG = ("<a ", "<!--", "<", "<blockquote>", "<script>", "<a href='", "<p data-probtimeline>", "&#")
"""What makes other readers of HTML look at the rest again and again."""


@EVERY
@given(st.lists(WORDS, max_size=40).map("".join))
def test_any_words_are_read_or_told(name: str, text: str) -> None:
    found = taken(name, text.encode("utf-8", "surrogatepass"))
    assert found.events or found.problems
    assert json.dumps(found.events)


@EVERY
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_told(name: str, data: bytes) -> None:
    found = taken(name, data)
    assert found.events or found.problems


@given(st.lists(SLIDES | VALUES, max_size=4))
def test_any_slides_are_read_or_told(slides: list[Any]) -> None:
    found = taken("timelinejs", json.dumps({"events": slides, "title": slides}))
    assert len(found.events) + len(found.problems) >= len(slides)


@EVERY
@pytest.mark.parametrize("text", STRINGS.values())
def test_nothing_that_is_told_of_a_file_acts(name: str, text: str) -> None:
    line = text.replace("\n", " ")
    cell = '"' + text.replace('"', '""') + '"'
    files = {
        "csv": f"title,date,{cell}\n{cell},{cell},x\n",
        "timelinejs": json.dumps(
            {"events": [{text: 1, "start_date": {"year": text}}, {"probtimeline": {text: 1}}]}
        ),
        "markwhen": f"{line}: {line}\n\n2014: a\nkey{line}: {line}\nJune 5 {line}: x\n",
        "icalendar": f"BEGIN:VEVENT\nDTSTART:{line}\nX-{line}:{line}\n{line}\nEND:VEVENT\n",
    }
    found = taken(name, files[name].encode("utf-8", "replace"))
    assert not acting(found.told.replace("\n", ""))
    for problem in found.problems:
        assert not acting(problem.what + problem.cure)


@pytest.mark.parametrize("piece", LONG)
def test_tags_without_an_end_are_text_at_once(piece: str) -> None:
    assert plain_text(piece * 50_000).text is not None


@EVERY
def test_a_file_above_the_limit_is_told(name: str) -> None:
    (problem, *_) = taken(name, b" " * (64 * 1024 * 1024 + 1)).problems
    assert problem.code == "too-large"


@EVERY
def test_an_empty_file_is_told(name: str) -> None:
    assert any(problem.is_error for problem in taken(name, "").problems)
