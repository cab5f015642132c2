"""Nothing a file contains may act on the terminal; what a reader types finds what is printed."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from probtimeline.core.text import (
    MARKS_IN_A_ROW,
    clean,
    clean_line,
    clean_places,
    fold,
    fold_places,
    unfolded,
)

anything = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)
"""Any code points at all, lone surrogates among them."""
nasty = st.text(
    st.sampled_from(
        "aé ß\n\r\t\x00\x1b\x07\x7f\x85\x9b\xad\u200b\u200d\u200e\u202e\u2066\u2028\ufeff"
        "\ud800\udfff\U000e0041\u0301\u0488’“–\u00a0ﬁ½İ¨ŉ⁗🏴`"
    ),
    max_size=30,
)
texts = st.one_of(anything, nasty)


def acts(char: str) -> bool:
    """Whether a character could do more than stand in its place."""
    code = ord(char)
    return (
        code < 0x20
        or 0x7F <= code < 0xA0
        or 0xD800 <= code < 0xE000
        or char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"
        or char in "\u200b\u2060\ufeff"
        or 0xE0000 <= code < 0xE0080
    )


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        pytest.param("\x1b[31mred", "␛[31mred", id="escape sequence"),
        pytest.param("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇", id="clipboard write"),
        pytest.param("a\x00b", "a␀b", id="NUL"),
        pytest.param("a\x08b\x0bc\x0cd", "a␈b␋c␌d", id="backspace and feeds"),
        pytest.param("over\rwritten", "over␍written", id="lone carriage return"),
        pytest.param("one\r\ntwo", "one\ntwo", id="Windows line end"),
        pytest.param("a\tb", "a b", id="tab"),
        pytest.param("a\x7fb", "a␡b", id="DEL"),
        pytest.param("\x9b31mred\x85", "\ufffd31mred\ufffd", id="C1"),
        pytest.param("\u202egnp.exe\u202c", "\ufffdgnp.exe\ufffd", id="override"),
        pytest.param("\u2066a\u2069", "\ufffda\ufffd", id="isolate"),
        pytest.param("zero\u200bwidth\u2060\ufeff", "zerowidth", id="zero width"),
        pytest.param("soft\u00adhyphen", "softhyphen", id="soft hyphen"),
        pytest.param("🏴\U000e0067\U000e0062\U000e007f", "🏴", id="tags"),
        pytest.param("lone \ud83d surrogate", "lone \ufffd surrogate", id="lone surrogate"),
        pytest.param("one\u2028two\u2029three", "one\ntwo\nthree", id="separators"),
    ],
)
def test_what_could_act_is_shown_instead(given_text: str, shown: str) -> None:
    assert clean(given_text) == shown
    assert clean_line(given_text) == shown.replace("\n", " ")


@pytest.mark.parametrize("code", [*range(0x20), *range(0x7F, 0xA0)])
def test_no_control_character_is_shown_as_itself(code: int) -> None:
    assert not any(acts(char) for char in clean(f"a{chr(code)}b").replace("\n", ""))
    assert not any(acts(char) for char in clean_line(f"a{chr(code)}b"))


@pytest.mark.parametrize("kept", ["\u200d", "\u200c", "\u200e", "\u200f", "\ufe0f"])
def test_what_scripts_and_emoji_need_is_kept(kept: str) -> None:
    assert clean(f"a{kept}b") == f"a{kept}b"


@pytest.mark.parametrize(
    "text",
    ["Tiếng Việt", "क्षत्रिय", "שָׁלוֹם", "مرحبا", "日本語", "👩‍👩‍👧‍👦", "naïve café", "[/x] [sic]"],
)
def test_the_writing_of_the_world_is_shown_as_given(text: str) -> None:
    assert clean(text) == text
    assert clean_line(text) == text


def test_a_flood_of_combining_marks_is_cut_to_a_few() -> None:
    flood = "e" + "\u0301" * 500 + "n"
    assert clean(flood) == "e" + "\u0301" * MARKS_IN_A_ROW + "n"
    assert clean_line(flood) == clean(flood)


@pytest.mark.parametrize("joiner", ["\u200d", "\u200c", "\u200e", "\u200b", "\U000e0041", "\u061c"])
def test_invisible_joiners_do_not_let_a_flood_through(joiner: str) -> None:
    flood = "e" + ("\u0301" * 8 + joiner) * 50
    marks = [char for char in clean(flood) if unicodedata.category(char) == "Mn"]
    assert len(marks) == MARKS_IN_A_ROW


@given(texts)
@example("".join(map(chr, range(0x20))))
@example("".join(map(chr, range(0xD7F0, 0xE010))))
def test_what_is_shown_never_acts(text: str) -> None:
    assert not [char for char in clean(text) if acts(char) and char != "\n"]
    clean(text).encode("utf-8")


@given(texts)
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(texts)
@example("a\r\r\nb\r\n")
@example("e" + "\u0301" * 9 + "\u200d" + "\u0301" * 3 + "n")
def test_every_character_shown_has_its_place(text: str) -> None:
    shown, places = clean_places(text)
    assert shown == clean(text)
    assert len(places) == len(shown) + 1
    assert places == sorted(set(places))
    assert places[-1] == len(text)
    assert all(clean(text[place]) == char for place, char in zip(places, shown, strict=False))


@given(texts, st.integers(1, 50))
def test_one_line_is_never_broken_nor_longer_than_its_limit(text: str, limit: int) -> None:
    shown = clean_line(text, limit)
    assert len(shown) <= limit
    assert len(shown.splitlines()) <= 1
    assert not [char for char in shown if acts(char)]


def test_a_line_cut_short_says_so() -> None:
    assert clean_line("x" * 30, 10) == "x" * 9 + "…"
    assert clean_line("x" * 10, 10) == "x" * 10


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("PROBATION Trust", "probation trust"),
        ("café naïve Ångström", "cafe naive angstrom"),
        ("the ‘majority’ of staff’s", "the 'majority' of staff's"),
        ("“good enough”, «bon»", '"good enough", "bon"'),
        ("2013–14 — a non‑breaking ‐ hyphen −5", "2013-14 - a non-breaking - hyphen -5"),
        ("£450\u00a0million\u2009a\u202fyear", "£450 million a year"),
        ("one\n  two\t\tthree", "one two three"),
        ("soft\u00adly", "softly"),
        ("of\ufb01ce ﬂow", "office flow"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("wait… what", "wait... what"),
        ("ＦＵＬＬ width", "full width"),
    ],
)
def test_what_a_reader_types_folds_to_what_is_printed(printed: str, typed: str) -> None:
    assert fold(printed) == fold(typed)


@given(texts)
@example("ŉ ⁗ ︱ ¨¨ a ¨ ")
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_every_folded_character_has_its_place(text: str) -> None:
    folded, places = fold_places(text)
    assert folded == fold(text)
    assert len(places) == len(folded) + 1
    assert list(places) == sorted(places)
    assert places[-1] == len(text)


@st.composite
def needles_in_texts(draw: st.DrawFn) -> tuple[str, str]:
    text = draw(texts.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return fold(text[start:end]), text


def find_folded(needle: str, text: str) -> list[tuple[int, int]]:
    """The stretches of a text in which something folded stands, each once."""
    folded, places = fold_places(text)
    starts = [hit.start() for hit in re.finditer(re.escape(needle), folded)] if needle else []
    found = [unfolded(places, start, start + len(needle)) for start in starts]
    return list(dict.fromkeys(found))


@given(needles_in_texts())
def test_a_piece_of_a_text_is_found_in_it(both: tuple[str, str]) -> None:
    needle, text = both
    if needle.strip():
        assert find_folded(needle.strip(), text)


@given(needles_in_texts())
def test_what_is_found_is_a_stretch_that_holds_the_words(both: tuple[str, str]) -> None:
    needle, text = both
    found = find_folded(needle, text)
    for start, end in found:
        assert 0 <= start < end <= len(text)
        assert needle in fold(text[start:end])
    assert found == sorted(set(found))


@pytest.mark.parametrize(
    ("needle", "text", "stretches"),
    [
        ("cafe", "a café!", ["café"]),
        ("cafe", "a cafe\u0301!", ["cafe\u0301"]),
        ("afe", "cafe\u0301 safe", ["afe\u0301", "afe"]),
        ("off", "oﬀice", ["oﬀ"]),
        ("fi", "ﬁne", ["ﬁ"]),
        ("i", "ﬁne", ["ﬁ"]),
        ("f", "oﬀ", ["ﬀ"]),
        ("strasse", "Straße!", ["Straße"]),
        ("s", "ß", ["ß"]),
        ("one two", "one \n\u00a0 two", ["one \n\u00a0 two"]),
        ("'majority'", "the ‘majority’", ["‘majority’"]),
        ("softly", "soft\u00adly", ["soft\u00adly"]),
        ("aa", "aaaa", ["aa", "aa"]),
        ("ab", "", []),
        ("", "text", []),
        ("zzz", "text", []),
    ],
)
def test_hits_are_whole_characters_of_the_text(
    needle: str, text: str, stretches: list[str]
) -> None:
    assert [text[start:end] for start, end in find_folded(needle, text)] == stretches
