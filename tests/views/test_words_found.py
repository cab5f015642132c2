"""Words typed are found as they are printed, wherever lines end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probtimeline.core.text import fold
from probtimeline.views.words_found import WordsFound


def stretches(text: str, words: str) -> list[str]:
    found = WordsFound(text)
    return [
        text[start:stop]
        for start, stop in (found.stretch(place, words) for place in found.places(words))
    ]


@pytest.mark.parametrize(
    ("text", "words", "printed"),
    [
        ("The Majority, the majority", "majority", ["Majority", "majority"]),
        ("at a ‘cafe\u0301’ in", "'café'", ["‘cafe\u0301’"]),
        ("probation\n   staff", "PROBATION STAFF", ["probation\n   staff"]),
        ("one\n\n\ntwo", "one two", ["one\n\n\ntwo"]),
        ("of\ufb01ce", "office", ["of\ufb01ce"]),
        ("soft\u00adly", "softly", ["soft\u00adly"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("text", "", []),
        ("text", "   ", []),
        ("", "text", []),
    ],
)
def test_words_are_found_as_printed(text: str, words: str, printed: list[str]) -> None:
    assert stretches(text, words) == printed


@given(st.text(st.sampled_from("aé \n\r“’ß\u0301\xad\u200bﬁ-—\x1b"), max_size=40), st.data())
def test_what_is_found_holds_the_words(text: str, data: st.DataObject) -> None:
    words = data.draw(st.text(st.sampled_from("aefis ’-"), max_size=4))
    wanted = " ".join(fold(words).split())
    for stretch in stretches(text, words):
        assert wanted in " ".join(fold(stretch).split())


def test_the_nearest_is_the_first_from_a_place_on() -> None:
    text = "a here. a there.\na last"
    found = WordsFound(text)
    places = found.places("a")
    starts = [found.stretch(place, "a")[0] for place in places]
    near = [starts[found.nearest(places, at)] for at in (0, 1, 9, 18, 21)]
    assert near == [0, 8, 17, 20, 0]


def test_words_are_found_where_a_long_line_is_cut() -> None:
    text = "ab " + "word " * 900
    found = WordsFound(text)
    places = found.places("word word")
    assert len(places) == 450
    for place in places[195:205]:
        start, stop = found.stretch(place, "word word")
        assert text[start:stop] == "word word"
