"""Markdown: read as GitHub reads it, by a parser that is not ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.support.build import chronicle, event, figure, quote, source
from tests.support.hostile import STRINGS
from tests.support.leaving import builtin, chosen, hostile, written

from probtimeline.core.address import read_address
from probtimeline.core.text import clean_line

READER = MarkdownIt("gfm-like")


def tokens(text: str) -> Iterator[Token]:
    """Every token of a document, those inside lines too."""
    for token in READER.parse(text):
        yield token
        yield from token.children or ()


def shown(text: str) -> str:
    """The words of a document as a reader sees them, marks and line breaks left out."""
    return " ".join(
        token.content for token in tokens(text) if token.type in ("text", "code_inline")
    )


def headings(text: str) -> list[str]:
    parsed = READER.parse(text)
    return [
        "".join(child.content for child in parsed[at + 1].children or ())
        for at, token in enumerate(parsed)
        if token.type == "heading_open" and token.tag == "h3"
    ]


def test_every_event_has_its_heading_and_every_quotation_its_words() -> None:
    known = builtin()
    made = written("markdown", chosen(known)).text
    wanted = [f"{each.date.text}: {each.title}" for each in known.events]
    assert [each for each in headings(made) if each in wanted] == wanted
    said = shown(made)
    for each in known.events:
        assert all(clean_line(quoted.text) in said for quoted in each.quotes), each.id


def test_only_the_addresses_of_sources_are_links(tmp_path: Path) -> None:
    known = hostile(tmp_path)
    made = written("markdown", chosen(known)).text
    links = {str(each.attrs["href"]) for each in tokens(made) if each.type == "link_open"}
    hosts = {each.partition("/word")[0] for each in links}
    assert hosts == {"https://example.org"}


def test_nothing_in_a_chronology_is_markup(tmp_path: Path) -> None:
    made = written("markdown", chosen(hostile(tmp_path))).text
    kinds = {token.type for token in tokens(made)}
    assert not kinds & {"html_block", "html_inline", "image", "table_open", "fence", "code_block"}
    assert not kinds & {"ordered_list_open", "hr", "s_open"}


@pytest.mark.parametrize("text", [each for each in STRINGS.values() if len(each) < 400])
def test_a_title_reads_as_it_is_written(text: str) -> None:
    title = clean_line(text).strip()
    made = written("markdown", chosen(chronicle(event("a", "2014", f"x {title}")))).text
    assert " ".join(headings(made)[0].split()) == " ".join(f"2014: x {title}".split())


@pytest.mark.parametrize(
    "summary",
    ["# x", "1. one", "- one", "+ one", "=====", "---", "> x", "    code", "```\nx", "| a |\n|-|",
     "<b>x</b>", "&lt;", "www.example.org", "https://example.org", "a@example.org", ":x:", "$x$",
     "[^1]", "[a](b)", "~~x~~", "1986. A great year", "* * *", "\\"],
)  # fmt: skip
def test_a_summary_reads_as_it_is_written(summary: str) -> None:
    made = written("markdown", chosen(chronicle(event("a", summary=summary)))).text
    block = made.split("`a`\n\n")[1].strip()
    read = READER.parse(block)
    assert {each.type for each in read} == {"paragraph_open", "inline", "paragraph_close"}
    words = [child.content for each in read for child in each.children or ()]
    assert "".join("".join(words).split()) == "".join(summary.split())
    assert not [each for each in tokens(block) if each.type == "link_open"]


def test_a_source_without_an_address_that_may_be_opened_is_named_only() -> None:
    known = chronicle(
        event("a", quotes=[quote("75%", figure(id="f"), source="bad")]),
        sources=[source("bad", "A page", url="javascript:alert(1)")],
    )
    made = written("markdown", chosen(known)).text
    assert read_address("javascript:alert(1)") is None
    assert not [each for each in tokens(made) if each.type == "link_open"]


def test_a_part_says_that_it_is_one() -> None:
    made = written("markdown", chosen(builtin(), ["the-split"], "the split"))
    assert "of 94, found by “the split”" in made.text
