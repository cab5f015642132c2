"""Where a query shows in a text, and what folding must keep for that."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from probtimeline.core.text import fold, fold_places
from probtimeline.query.parser import Query, parse

PRINTED = st.text(
    alphabet=st.sampled_from([*"aAbBéÉ'‘’`\"“”-–— \u00a0\n\u00adﬁİß¨", "e\u0301"[1], "\u200b"])
    | st.characters(),
    max_size=20,
)


def light(query: str, text: str) -> list[str]:
    read = parse(query)
    assert isinstance(read, Query), read
    return [text[start:end] for start, end in read.light(text)]


def test_hits_are_lit_as_printed() -> None:
    text = "The chief inspector’s  “irredeemably ﬂawed” part–privatisation"
    assert light("inspector's", text) == ["inspector’s"]
    assert light('"inspector\'s \\"', text) == []
    assert light("flawed part-privatisation", text) == ["ﬂawed", "part–privatisation"]
    assert light('"chief inspector"', text) == ["chief inspector"]
    assert light("/in[a-z]+or/", text) == ["inspector"]


def test_accents_belong_to_the_letter_they_stand_on() -> None:
    assert light("cafe", "a cafe\u0301 bar") == ["cafe\u0301"]


def test_what_must_not_be_found_is_not_lit() -> None:
    assert light("-alpha beta", "alpha beta") == ["beta"]
    assert light("-(alpha -beta)", "alpha beta") == ["beta"]
    assert light("-tag:alpha", "alpha") == []


def test_hits_that_touch_are_one() -> None:
    assert light("alp pha ha", "alpha haha") == ["alpha", "haha"]


def test_the_terms_to_light_are_listed_once_as_typed() -> None:
    query = parse('Alpha "beta  Gamma" -delta /e+/ Alpha tag:x')
    assert isinstance(query, Query)
    assert query.lights == ("Alpha", "beta  Gamma", "e+")


def test_a_field_lights_its_own_values_only() -> None:
    query = parse("actor:graylin tag:work speaker:kay -actor:napo")
    assert isinstance(query, Query)
    assert query.light_field("actor", "Chris Grayling") == [(6, 13)]
    assert query.light_field("tag", "home-working-links") == [(5, 9)]
    assert query.light_field("tag", "homework") == []
    figures = parse("measure:serv population:wales")
    assert isinstance(figures, Query)
    assert figures.light_field("measure", "share-of-service") == [(9, 13)]
    assert figures.light_field("population", "England and Wales") == [(12, 17)]
    assert query.light_field("speaker", "Chris Grayling") == []
    assert query.light_field("actor", "Napo") == []


@given(PRINTED, st.data())
def test_a_lit_place_holds_what_was_asked(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    piece = text[start : data.draw(st.integers(start, len(text)))]
    needle = fold(piece).strip()
    query = parse('"' + "".join(char for char in piece if fold(char) != '"') + '"')
    assert isinstance(query, Query)
    places = query.light(text)
    assert list(places) == sorted(places)
    assert all(0 <= begin < end <= len(text) for begin, end in places)
    assert all(one[1] < other[0] for one, other in pairwise(places))
    for word in query.words:
        assert all(fold(word.typed).strip() in fold(text[begin:end]) for begin, end in places)
    if '"' not in needle and needle:
        assert places


@given(PRINTED)
def test_folding_is_the_same_with_and_without_places_and_when_done_twice(text: str) -> None:
    folded, places = fold_places(text)
    assert fold(text) == folded
    assert fold(folded) == folded
    assert len(places) == len(folded) + 1
    assert list(places) == sorted(places)


@given(PRINTED)
def test_a_text_is_found_in_itself(text: str) -> None:
    needle = fold(text).strip()
    assert needle in fold_places(text)[0]
