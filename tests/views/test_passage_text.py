"""What is taken from a text stands in it; sentences and words are whole."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from probtimeline.audit.quotes import VerdictKind, check_quote
from probtimeline.core.text import clean
from probtimeline.views.passage_text import (
    LONGEST_LINE,
    MOST_LINES,
    Shown,
    next_sentence,
    previous_sentence,
    sentence_end,
    sentence_start,
    taken,
    widened,
    words_in,
)

PROSE = (
    "One is here. Two of Dr. Smith said “so.” Three? It is\nfour\n\nHeadline\n\nFive (e.g. six)."
)
SENTENCES = [
    "One is here.",
    "Two of Dr. Smith said “so.”",
    "Three?",
    "It is\nfour",
    "Headline",
    "Five (e.g. six).",
]
texts = st.text(
    st.sampled_from(
        "ab 5%£.,-’“ \n\r\t\x00\x1b\x85\u2028\xad\u200b\ufeff\u0301é\u00a0–…\U000e0041\x1c"
    )
    | st.characters(),
    min_size=1,
    max_size=60,
)


def test_sentences_are_gone_through_one_by_one() -> None:
    starts = [0]
    while (after := next_sentence(PROSE, starts[-1])) < len(PROSE):
        starts.append(after)
    assert [PROSE[at : sentence_end(PROSE, at)] for at in starts] == SENTENCES
    assert [previous_sentence(PROSE, at) for at in starts[1:]] == starts[:-1]
    assert [sentence_start(PROSE, at + 2) for at in starts] == starts


def test_from_the_end_of_a_sentence_the_next_one_ends_it() -> None:
    assert PROSE[: sentence_end(PROSE, len(SENTENCES[0]))].endswith("said “so.”")
    assert sentence_end(PROSE, len(PROSE)) == len(PROSE)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("rivatis", "privatised"),
        (" the ", "the"),
        ("50", "£450m"),
        ("6", "26.4%"),
        ("offend", "re-offending"),
        ("ajority", "Majority"),
        ("s s", "trust’s staff"),
        ("af\u0301", "caf\u0301"),
        ("–", "–"),
    ],
)
def test_a_word_cut_is_taken_whole(part: str, whole: str) -> None:
    text = "privatised the £450m, 26.4% re-offending “Majority” trust’s staff caf\u0301 – end"
    start = text.index(part)
    low, high = widened(text, start, start + len(part))
    assert text[low:high] == whole


def test_line_ends_become_spaces_and_other_spaces_stay() -> None:
    text = "of the\r\n  work,\u00a075%\n\nwas  good"
    assert taken(text, 0, len(text)) == "of the work,\u00a075% was  good"


@given(texts, st.data())
@example("a\nb", None)
@example("e" + "\u0301" * 12 + " n", None)
def test_what_is_taken_is_never_absent_from_its_text(text: str, data: st.DataObject | None) -> None:
    shown = Shown.of(text)
    start = data.draw(st.integers(0, len(shown.text))) if data else 0
    stop = data.draw(st.integers(start, len(shown.text))) if data else len(shown.text)
    words = taken(text, shown.place_of(start), shown.place_of(stop))
    if any(map(str.isalnum, words)):
        verdict = check_quote(words, "paper", {"paper": text})
        assert verdict.kind in (VerdictKind.EXACT, VerdictKind.NORMALISED)
        assert not set(words) & set("\n\r\u2028\x85")


@given(texts)
def test_what_is_shown_is_the_clean_text(text: str) -> None:
    shown = Shown.of(text)
    assert shown.text == clean(text)
    assert not shown.is_part
    assert all(shown.shown_at(shown.place_of(at)) <= at for at in range(len(shown.text) + 1))


@pytest.mark.parametrize("text", ["word " * 2000, "x" * 5000, "é" * 3000 + " end"])
def test_a_line_too_long_is_broken_and_every_place_kept(text: str) -> None:
    shown = Shown.of(text)
    assert max(map(len, shown.text.split("\n"))) <= LONGEST_LINE
    assert len(shown.places) == len(shown.text) + 1
    assert "".join(shown.text.split()) == "".join(text.split())
    for at in range(0, len(shown.text), 97):
        assert shown.text[at] == "\n" or shown.text[at] == text[shown.place_of(at)]


def test_of_a_text_beyond_measure_a_window_is_shown() -> None:
    text = "".join(f"line {number}\n" for number in range(200_000))
    shown = Shown.of(text, 1_000_000)
    assert shown.is_part
    assert shown.begins < 1_000_000 < shown.ends
    assert shown.text.count("\n") <= MOST_LINES
    at = shown.shown_at(1_000_000)
    assert shown.text[at : at + 20] == text[1_000_000:1_000_020]
    assert Shown.of(text, 0).begins == 0
    assert Shown.of(text, len(text)).ends == len(text)


def test_a_dash_alone_is_no_word() -> None:
    assert words_in("killed 225 – compared") == 3
