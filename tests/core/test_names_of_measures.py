"""What a measure is called: its slug in words, with abbreviations as the records write them."""

from __future__ import annotations

import pytest
from tests.support.build import chronicle, event, figure, quote, source

from probtimeline.core.naming import abbreviations, measure_name

KNOWN = abbreviations(
    [
        "CRCs rated inadequate",
        "The PSO and it alone",
        "IT staff",
        "Report: Offender Management Index",
    ]
)


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("reoffending-rate", "Reoffending rate"),
        ("crcs-reporting-losses", "CRCs reporting losses"),
        ("crc-losses", "CRC losses"),
        ("time-of-psos", "Time of PSOs"),
        ("omi-quality", "OMI quality"),
        ("what-it-costs", "What it costs"),
        ("", ""),
    ],
)
def test_a_measure_is_told_as_a_reader_writes_it(slug: str, words: str) -> None:
    assert measure_name(slug, KNOWN) == words


def test_actors_labels_and_titles_of_sources_say_how_a_word_is_written() -> None:
    said = quote("5%", figure("5%", "share of NPS work", value=5, measure="nps-share"))
    held = chronicle(
        event("a", quotes=[said], actors=["HMIP"]), sources=[source(title="A BBC report")]
    )
    assert held.measure_name("nps-share") == "NPS share"
    assert held.measure_name("hmip-visits-by-bbc") == "HMIP visits by BBC"
