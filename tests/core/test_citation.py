"""How a source and a quotation are cited."""

import pytest
from tests.support.build import quote, source

from probtimeline.core.citation import cite, cite_quote, short_name
from probtimeline.core.records import Source

FULL = source(
    "kay",
    "Last straw",
    author=["David Kay", "A. N. Other"],
    publisher="On Probation",
    published="2017-10-05",
    url="https://example.org/kay",
)


def test_a_source_is_cited_in_full() -> None:
    assert cite(FULL) == (
        "David Kay, A. N. Other, “Last straw”, On Probation, 5 Oct 2017, https://example.org/kay"
    )


def test_what_is_not_known_of_a_source_leaves_no_gap() -> None:
    assert cite(source("blog", "A post", published="")) == "“A post”"
    assert cite(source("blog", "A post", publisher="A blog", published="2013")) == (
        "“A post”, A blog, 2013"
    )


def test_a_publisher_that_is_its_own_author_is_named_once() -> None:
    own = source("lff", "A campaign", author=["Left Foot"], publisher="Left Foot", published="")
    assert cite(own) == "Left Foot, “A campaign”"


@pytest.mark.parametrize(
    ("known", "name"),
    [
        (FULL, "On Probation, 5 Oct 2017"),
        (source("blog", "A post", published="2013~"), "A post, c. 2013"),
        (source("blog", "A post", publisher="A blog", published=""), "A blog"),
    ],
)
def test_the_short_name_is_who_published_it_and_when(known: Source, name: str) -> None:
    assert short_name(known) == name


def test_a_quotation_is_given_with_who_says_it_and_where() -> None:
    spoken = quote("in 75% of work", source="kay", speaker="Liz Calderbank")
    assert cite_quote(spoken, FULL) == f"“in 75% of work” — Liz Calderbank, in {cite(FULL)}"
    assert cite_quote(quote("in 75% of work"), FULL) == f"“in 75% of work” — {cite(FULL)}"


def test_a_quotation_from_an_unknown_source_names_its_id() -> None:
    assert cite_quote(quote("words", source="gone"), None) == "“words” — gone"
