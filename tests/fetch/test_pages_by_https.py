"""A page by https: only from the host that proves to be the one that was asked for."""

from __future__ import annotations

import ssl
from collections.abc import Callable

import pytest
import trustme
from tests.support.server import HOST, dripping, html, loopback, moved, server

from probtimeline.core.address import Address, read_address
from probtimeline.fetch.failing import CannotFetch
from probtimeline.fetch.page import fetched
from probtimeline.fetch.web import Limits, Web

PAGE = "<p>A page</p>"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def address_of(url: str) -> Address:
    address = read_address(url)
    assert address is not None
    return address


def failing(url: str, web: Web, why: str) -> None:
    """The page is not had, and the reader is told so in these words."""
    with pytest.raises(CannotFetch, match=why):
        fetched(address_of(url), web, lambda _: None)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def serving(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


def trusting(authority: trustme.CA) -> Callable[[], ssl.SSLContext]:
    def trust() -> ssl.SSLContext:
        context = ssl.create_default_context()
        authority.configure_trust(context)
        return context

    return trust


def test_https_is_spoken_with_the_host_that_was_asked_for(authority: trustme.CA) -> None:
    web = loopback(trust=trusting(authority))
    with server({"/": html(PAGE)}, serving(authority, HOST)) as running:
        url = running.url(scheme="https")
        assert fetched(address_of(url), web, lambda _: None).data == PAGE.encode()


def test_a_host_that_cannot_prove_to_be_that_host_is_not_believed(authority: trustme.CA) -> None:
    stranger, other = loopback(), loopback(trust=trusting(authority))
    for web, name in ((stranger, HOST), (other, "other.example")):
        with server({"/": html(PAGE)}, serving(authority, name)) as running:
            failing(running.url(scheme="https"), web, "does not prove")
            assert not running.requests


def test_a_server_that_drips_in_private_is_cut_off_too(authority: trustme.CA) -> None:
    web = loopback(trust=trusting(authority), limits=Limits(seconds=0.5))
    with server({"/": dripping(HEAD + b"\r\n", b"x")}, serving(authority, HOST)) as running:
        failing(running.url(scheme="https"), web, "whole after")


def test_a_safe_address_is_not_left_for_an_open_one(authority: trustme.CA) -> None:
    web = loopback(trust=trusting(authority))
    answer = {"/": moved(f"http://{HOST}/")}
    with server(answer, serving(authority, HOST)) as running:
        failing(running.url(scheme="https"), web, "anybody on the way")
