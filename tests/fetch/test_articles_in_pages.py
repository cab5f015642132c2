"""The article of a page, and all of its text: taken out by a process of its own, within bounds."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.support.hostile import EVERYTHING
from tests.support.server import HOST, article

from probtimeline.core.address import Address
from probtimeline.core.text import clean
from probtimeline.fetch.article import Bounds, text_of
from probtimeline.fetch.failing import CannotFetch
from probtimeline.fetch.page import Page

LONG = (
    "In the year after the split the number of people recalled to prison rose by 26.4%, the "
    "inspectorate said, which was more than anybody had expected when the contracts were let."
)


def page(body: str, kind: str = "text/html") -> Page:
    return Page(Address(f"http://{HOST}/", HOST), kind, "utf-8", body.encode("utf-8", "replace"))


def test_the_article_is_taken_and_what_stands_round_it_is_not() -> None:
    text = text_of(page(article(LONG, "A <b>second</b> para&shy;graph, from “a <i>report</i>”.")))
    assert text.article.split("\n")[-2:] == [LONG, "A second paragraph, from “a report”."]
    assert "newsletter" not in text.article
    assert "alert" not in text.article


def test_all_text_of_a_page_is_there_too_line_by_line_without_scripts() -> None:
    text = text_of(page(article(LONG, "A <b>second</b> one.<br>Its second line.")))
    lines = text.whole.split("\n")
    assert lines[0].startswith("Home About us")
    assert LONG in lines
    assert lines[lines.index("A second one.") + 1] == "Its second line."
    assert lines[-1] == "Subscribe to our newsletter"
    assert "alert" not in text.whole


def test_xhtml_with_its_declaration_is_read() -> None:
    body = article(LONG).replace("<!DOCTYPE html>", '<?xml version="1.0" encoding="utf-8"?>')
    assert LONG in text_of(page(body, "application/xhtml+xml")).article


def test_plain_text_is_taken_as_it_is_with_its_lines_evened_out() -> None:
    text = text_of(page("\ufeffOne \r\n\r\n\r\n\r\n<b>two</b>\rthree\n\n", "text/plain"))
    assert text.article == text.whole == "One\n\n<b>two</b>\nthree"


@pytest.mark.parametrize(
    "body",
    [
        "",
        " \n",
        "<html></html>",
        "<p></p>",
        "\0",
        "<!-- -->",
        "<script>x</script>",
        "http://x.example/",
    ],
)
def test_a_page_without_an_article_has_none(body: str) -> None:
    assert text_of(page(body)).article == ""


def test_nothing_in_a_text_can_act() -> None:
    for kind in ("text/html", "text/plain"):
        text = text_of(
            page(article(LONG, f"<![CDATA[{EVERYTHING}]]>", f"{LONG} {EVERYTHING}"), kind)
        )
        for each in (text.article, text.whole):
            assert LONG[:40] in each
            assert clean(each) == each


def test_entities_are_read_and_none_reaches_a_file() -> None:
    body = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;">]>'
    text = text_of(page(body + article(f"{LONG} Caf&eacute; &#x201c;x&#8221; &x; &y;")))
    assert "Café “x”" in text.article
    assert "root:" not in text.whole


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + "x" + "</div>" * 100_000,
        "<b>" * 200_000,
        "<p " + "a=b " * 100_000 + ">x</p>",
        "<!--" * 300_000,
    ],
    ids=["divs", "bolds", "attributes", "comments"],
)
def test_hostile_markup_costs_no_more_than_its_bounds(body: str) -> None:
    try:
        text = text_of(page(body), Bounds(seconds=5))
    except CannotFetch as fault:
        assert "markup" in fault.what  # noqa: PT017 - either is an answer
    else:
        assert len(text.whole) <= len(body)


def test_what_takes_too_long_is_ended() -> None:
    with pytest.raises(CannotFetch, match="within 1 seconds"):
        text_of(page("<p>word " * 300_000), Bounds(seconds=1))


def test_what_takes_too_much_memory_is_ended() -> None:
    with pytest.raises(CannotFetch, match="too large or too tangled"):
        text_of(page(article(LONG)), Bounds(memory=32 * 1024 * 1024))


ATTEMPTS = """
import os, socket, subprocess, sys
from probtimeline.fetch.extracting import _forbid
sys.addaudithook(_forbid)
for attempt in (
    lambda: socket.create_connection(("127.0.0.1", 9)),
    lambda: socket.getaddrinfo("example.org", 80),
    lambda: subprocess.run(["true"]),
    lambda: os.system("true"),
    lambda: os.execv("/bin/true", ["true"]),
    os.fork,
):
    try:
        attempt()
    except PermissionError:
        print("forbidden")
"""


def test_the_process_that_reads_markup_can_reach_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ATTEMPTS], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["forbidden"] * 6
