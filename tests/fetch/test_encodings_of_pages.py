"""A page is read in the encoding it is really in, and what cannot be read is counted."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probtimeline.fetch.charset import charset_of, decoded

QUOTED = "“Müller” paid £450m — naïve"


def declared(charset: str) -> str:
    return f'<!DOCTYPE html><html><head><meta charset="{charset}"></head><p>'


@pytest.mark.parametrize(
    ("data", "said", "charset"),
    [
        (QUOTED.encode(), "utf-8", "utf-8"),
        (QUOTED.encode(), "", "utf-8"),
        (QUOTED.encode(), "iso-8859-1", "utf-8"),  # the server is wrong
        (QUOTED.encode("cp1252"), "iso-8859-1", "cp1252"),
        (QUOTED.encode("cp1252"), "windows-1252", "cp1252"),
        (QUOTED.encode("cp1252"), "", "cp1252"),
        (QUOTED.encode("cp1252"), "x-nobody-knows", "cp1252"),
        ((declared("latin1") + QUOTED).encode("cp1252"), "", "cp1252"),
        (codecs.BOM_UTF8 + QUOTED.encode(), "koi8-r", "utf-8"),
        (codecs.BOM_UTF16_LE + QUOTED.encode("utf-16-le"), "utf-8", "utf-16-le"),
        (codecs.BOM_UTF16_BE + QUOTED.encode("utf-16-be"), "", "utf-16-be"),
        (QUOTED.encode("utf-16-le"), "utf-16", "utf-16-le"),
    ],
)
def test_a_page_is_read_as_it_was_written(data: bytes, said: str, charset: str) -> None:
    text, found, lost = decoded(data, said)
    assert text.endswith(QUOTED)
    assert not text.startswith("\ufeff")
    assert (found, lost) == (charset, 0)


@pytest.mark.parametrize(
    ("charset", "words"),
    [
        ("iso-8859-15", "45 €"),
        ("windows-1251", "Пробация"),
        ("koi8-r", "Пробация"),
        ("Shift_JIS", "保護観察"),
        ("EUC-JP", "保護観察"),
        ("iso-2022-jp", "保護観察"),
        ("gb2312", "缓刑"),
        ("big5", "緩刑"),
        ("euc-kr", "보호관찰"),
    ],
)
def test_an_encoding_is_known_from_the_server_or_from_the_page(charset: str, words: str) -> None:
    assert decoded(words.encode(charset), charset).text == words
    if charset != "iso-2022-jp":
        page = (declared(charset) + words).encode(charset)
        assert decoded(page).text.endswith(words)
        old = f"<meta http-equiv=Content-Type content='text/html; charset={charset}'>{words}"
        assert decoded(old.encode(charset)).text.endswith(words)


@pytest.mark.parametrize(
    "name", ["unicode_escape", "raw_unicode_escape", "idna", "punycode", "utf-7", "rot13", "zlib"]
)
def test_what_python_can_decode_but_no_page_is_written_in_is_not_taken(name: str) -> None:
    text = "\\u001b[2J +AGE- " + "x" * 2000
    assert decoded(text.encode(), name) == (text, "utf-8", 0)
    assert decoded((declared(name) + text).encode()).text.endswith(text)


def test_a_page_that_claims_to_be_utf_16_and_could_be_read_so_far_is_not() -> None:
    page = (declared("utf-16") + "“").encode()
    assert charset_of(page) == "utf-8"


def test_characters_that_cannot_be_read_are_counted() -> None:
    assert decoded(b"a\xff\xfeb\x81", "utf-8").lost == 3
    assert decoded("\ufffd \ufffd".encode()).lost == 0
    assert decoded(b"a\x81", "windows-1252").lost == 1


@given(st.binary(max_size=300), st.text(max_size=20) | st.sampled_from(["utf-8", "big5", "utf-16"]))
def test_any_bytes_are_read_somehow(data: bytes, said: str) -> None:
    text, charset, lost = decoded(data, said)
    assert lost >= 0
    assert codecs.lookup(charset).name == charset
    assert isinstance(text, str)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    assert decoded(text.encode(), "utf-8").text == text.removeprefix("\ufeff")
