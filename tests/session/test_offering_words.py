"""What a writer is offered, out of the words that the chronology uses."""

from __future__ import annotations

from tests.support.build import chronicle, event, figure, quote, source

from probtimeline.session.drafting import QuoteDraft
from probtimeline.session.offering import FEW, Sources, Words


def test_words_that_most_events_use_are_offered_first() -> None:
    known = chronicle(
        event("a", tags=["prisons"], actors=["Prison Board"]),
        event("b", tags=["privacy", "prisons"], quotes=[quote("5%", figure("5%", "a rate"))]),
        event("c", tags=["prisons", "private"], quotes=[quote("6%", figure("6%", "a rate"))]),
        event("d", tags=["private"]),
    )
    words = Words.of(known)
    found = [offer.text for offer in words.offers("tags", "pri")]
    assert found == ["prisons", "private", "privacy"]
    assert [offer.text for offer in words.offers("tags", "prisons, priv")] == ["private", "privacy"]
    assert [offer.text for offer in words.offers("label", "rate")] == ["a rate"]
    assert words.offers("actors", "") == ()


def test_many_sources_are_found_by_their_words_once_these_are_gathered() -> None:
    few = Sources.of(chronicle(sources=[source("s")]))
    assert few.is_ready
    many = Sources.of(
        chronicle(sources=[source(f"s{n}", title=f"Title {n}") for n in range(FEW + 1)])
    )
    assert not many.is_ready
    named = many.named(QuoteDraft("s7"))
    assert named is not None
    assert not many.is_ready
    many.gather()
    assert many.is_ready
    assert many.named(QuoteDraft("title 8")) == many.known["s8"]
    assert [offer.text for offer in many.offers("Title 300")] == ["s300"]


def test_a_source_that_is_not_named_is_none() -> None:
    sources = Sources.of(chronicle(sources=[source("s", title="")]))
    assert sources.named(QuoteDraft("")) is None
    assert not sources.is_new(QuoteDraft(""))
