"""What is opened, and how it is shown before."""

import pytest
from tests.support.hostile import STRINGS

from probtimeline.core.address import LONGEST, read_address


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/",
        "http://example.org:8080/a?b=c#d",
        "https://www.example.org/a%20b/(c)_[d]?e={f}&g=\"h\"'i'|j",
        "http://127.0.0.1/",
        "https://[::1]:80/x",
    ],
)
def test_a_plain_address_is_opened_as_it_is_written(text: str) -> None:
    address = read_address(text)
    assert address is not None
    assert address.text == text
    assert (address.written, address.user) == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "javascript:alert(1)",
        "JavaScript://example.org/%0aalert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "ftp://example.org/",
        "//example.org/",
        " https://example.org/",
        "https://",
        "https:///example.org",
        "https://exam ple.org/",
        "https://example.org/\x1b\n",
        "https://example.org/a b",
        "https://good.example\\@evil.example/",
        "https://exa\u202emple.org/",
        "https://[::1/",
        "https://example.org:port/",
        "https://example.org:99999/",
        "https://a..b/",
        "https://" + "a" * 70 + ".org/",
        "https://[/x]/",
        "https://$(evil)/",
        "https://example.org/" + "a" * LONGEST,
    ],
)
def test_what_is_no_web_address_is_not_opened(text: str) -> None:
    assert read_address(text) is None


def test_a_host_in_letters_that_look_like_others_is_told_by_its_name_in_the_network() -> None:
    address = read_address("https://ex\u0430mple.org/")
    assert address is not None
    assert address.text == "https://xn--exmple-4nf.org/"
    assert address.written == "ex\u0430mple.org"


def test_what_stands_before_an_at_sign_is_told_apart_from_the_host() -> None:
    address = read_address("https://bank.example@evil.example/login")
    assert address is not None
    assert (address.host, address.user) == ("evil.example", "bank.example")
    twice = read_address("https://bank.example@x@evil.example/")
    assert twice is None or twice.host == "evil.example"


def test_an_at_sign_in_the_path_is_no_user() -> None:
    address = read_address("https://example.org/@someone")
    assert address is not None
    assert (address.host, address.user) == ("example.org", "")


def test_what_is_opened_can_be_seen_whatever_the_path_holds() -> None:
    for text in STRINGS.values():
        address = read_address("https://example.org/" + "".join(text.split())[:300])
        if address is not None:
            assert address.text.isascii()
            assert address.text.isprintable()
