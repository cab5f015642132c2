"""A page from a server that means harm, or is merely broken: nothing hangs, nothing is let in."""

from __future__ import annotations

import socket
import zlib
from threading import Event

import pytest
from tests.support.server import HOST, Answer, Send, dripping, html, loopback, moved, server

from probtimeline.core.address import Address, read_address
from probtimeline.fetch.failing import CannotFetch
from probtimeline.fetch.page import Page, fetched
from probtimeline.fetch.web import Limits, Web

PAGE = "<p>A page</p>"


def address_of(url: str) -> Address:
    address = read_address(url)
    assert address is not None
    return address


def asked(answer: Answer, web: Web | None = None) -> Page:
    """The page of a server that answers so."""
    with server({"/": answer}) as running:
        return fetched(address_of(running.url()), web or loopback(), lambda _: None)


def failure(answer: Answer, web: Web | None = None) -> CannotFetch:
    """Why the page of a server that answers so is not had."""
    with pytest.raises(CannotFetch) as caught:
        asked(answer, web)
    return caught.value


def failing(url: str, web: Web, why: str) -> None:
    """The page is not had, and the reader is told so in these words."""
    with pytest.raises(CannotFetch, match=why):
        fetched(address_of(url), web, lambda _: None)


def test_a_page_is_fetched_with_what_the_server_says_of_it() -> None:
    page = asked(html("Müller", "text/html; charset=ISO-8859-1"))
    assert (page.kind, page.charset, page.is_html) == ("text/html", "iso-8859-1", True)
    assert page.data.decode() == "Müller"


def test_what_is_asked_tells_nothing_of_the_reader() -> None:
    with server({"/a?b=c": html(PAGE)}) as running:
        fetched(address_of(running.url("/a?b=c#there")), loopback(), lambda _: None)
    head, *fields = running.requests[0].strip().split("\r\n")
    assert head == "GET /a?b=c HTTP/1.1"
    names = {field.partition(":")[0] for field in fields}
    assert names == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert f"Host: {HOST}:{running.port}" in fields


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("http://127.0.0.2/", "this computer itself"),
        ("http://10.0.0.1/", "private"),
        ("http://[::1]/", "this computer itself"),
        ("http://2130706433/", "in disguise"),
        ("http://[::ffff:127.0.0.1]/", "this computer itself"),
        ("http://169.254.169.254/latest/meta-data/", "link-local"),
        ("http://inside.example/", "private"),
        ("http://mixed.example/", "private"),
        ("http://user:word@news.example/", "before an @"),
        ("http://news.example:22/", "port 22"),
        ("http://news.example:8081/", "port 8081"),
        ("file:///etc/passwd", "no web address"),
        ("javascript:alert(1)", "no web address"),
        ("gopher://news.example/", "no web address"),
        ("http://news.example\\@evil.example/", "no web address"),
        ("http://[::1", "no web address"),
    ],
)
def test_a_redirect_to_where_it_must_not_lead_is_refused(location: str, why: str) -> None:
    names = {"inside.example": ["10.1.2.3"], "mixed.example": ["127.0.0.1", "192.168.0.1"]}
    fault = failure(moved(location), loopback(names))
    assert fault.refused
    assert why in fault.what


def test_a_redirect_is_told_before_it_is_followed() -> None:
    told: list[tuple[str, int]] = []
    with server({"/": moved("/b/ c"), "/b/%20c": html(PAGE)}) as running:
        page = fetched(
            address_of(running.url()),
            loopback(),
            lambda to: told.append((to.text, len(running.requests))),
        )
    assert told == [(running.url("/b/%20c"), 1)]
    assert page.address.text == running.url("/b/%20c")


def test_redirects_in_a_circle_end() -> None:
    with server({"/a": moved("/b"), "/b": moved("/a")}) as running:
        failing(running.url("/a"), loopback(), "circle")
        assert len(running.requests) == 2


def test_only_a_few_redirects_are_followed() -> None:
    with server({f"/{at}": moved(f"/{at + 1}") for at in range(20)}) as running:
        failing(running.url("/0"), loopback(), "more than 5 times")
        assert len(running.requests) == 6


def test_a_name_is_looked_up_once_and_the_very_machine_that_was_judged_is_asked() -> None:
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    web = loopback()._replace(resolve=lambda host, port, seconds: answers.pop(0))
    assert asked(html(PAGE), web).data == PAGE.encode()
    assert answers == [["10.0.0.1"]]


def test_every_redirect_is_looked_up_and_judged_anew() -> None:
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    web = loopback()._replace(resolve=lambda host, port, seconds: answers.pop(0))
    assert failure(moved("/again"), web).refused


def test_a_host_with_one_forbidden_machine_among_others_is_not_asked() -> None:
    with server({"/": html(PAGE)}) as running:
        web = loopback({HOST: ["127.0.0.1", "::1"]})
        failing(running.url(), web, "this computer itself")
        assert not running.requests


def test_the_network_that_readers_have_does_not_reach_this_computer() -> None:
    with server({"/": html(PAGE)}) as running:
        for host in ("localhost", "127.0.0.1", "[::1]", "0.0.0.0", "2130706433"):
            address = address_of(f"http://{host}:{running.port}/")
            with pytest.raises(CannotFetch) as caught:
                fetched(address, Web(), lambda _: None)
            assert caught.value.refused, host
        assert not running.requests


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        dripping(HEAD + b"\r\n", b"x"),
        dripping(HEAD + b"Content-Length: 100000\r\n\r\n", b"x"),
        dripping(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        dripping(HEAD + b"X: ", b"x"),
        dripping(b"", b"H"),
        dripping(b"", b""),
    ],
    ids=["body", "known length", "chunks", "header", "status", "silence"],
)
def test_a_server_that_drips_is_cut_off_when_the_whole_time_is_up(answer: Answer) -> None:
    fault = failure(answer, loopback(limits=Limits(seconds=0.3)))
    assert "whole after 0.3 seconds" in fault.what
    assert not fault.refused


def test_redirects_and_pages_share_the_time() -> None:
    def late(send: Send, ended: Event) -> None:
        ended.wait(0.2)
        send(moved("/" + "x" * len(running.requests)))

    paths = {"/" + "x" * at: late for at in range(6)}
    with server(paths) as running:
        failing(running.url(), loopback(limits=Limits(seconds=0.5)), r"whole after 0\.5 seconds")


def test_a_name_that_is_not_found_in_time_is_given_up() -> None:
    def never(host: str, port: int, seconds: float) -> list[str]:
        assert seconds <= 30
        raise TimeoutError

    assert "whole after" in failure(html(PAGE), loopback()._replace(resolve=never)).what


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (lambda send, ended: endless(send, HEAD + b"\r\n", b"x" * 65536), "MB are sent"),
        (lambda send, ended: endless(send, HEAD, b"X: y\r\n"), "web server"),
        (lambda send, ended: endless(send, HEAD + b"X: ", b"x" * 4096), "web server"),
        (lambda send, ended: endless(send, b"", b"HTTP/1.1 100 Continue\r\n\r\n"), "MB are sent"),
        (HEAD + b"Content-Length: 99999999999999\r\n\r\n<p>", "MB are sent"),
        (HEAD + b"Content-Length: 100\r\n\r\n<p>", "97 bytes of it are missing"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab", "IncompleteRead"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nab", "web server"),
        (b"", "hung up"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "web server"),
        (b"HTTP/1.1 404 Not Found\r\n\r\n", "404 Not Found"),
        (b"HTTP/1.1 204 No Content\r\n\r\n", "204 No Content"),
        (b"HTTP/1.1 302 Found\r\n\r\n", "302 Found"),
        (b"HTTP/1.1 200 OK\r\n\r\n<p>", "does not say what it sends"),
        (html(PAGE, "application/pdf"), "application/pdf"),
        (html(PAGE, "image/svg+xml"), "image/svg+xml"),
        (html(PAGE, "text/html", "Content-Encoding: br"), "“br”"),
        (html(PAGE, "text/html", "Content-Encoding: gzip, gzip"), "“gzip, gzip”"),
        (html(PAGE, "text/html", "Content-Encoding: gzip"), "damaged"),
    ],
)
def test_what_is_no_page_is_told_as_what_it_is(answer: Answer, why: str) -> None:
    fault = failure(answer, loopback(limits=Limits(wire=1_000_000)))
    assert why in fault.what
    assert "sources attach FILE" in fault.cure
    assert not fault.refused


def endless(send: Send, head: bytes, more: bytes) -> None:
    send(head)
    while True:
        send(more * (1 + 65536 // len(more)))


def bomb() -> bytes:
    """Thirty megabytes of nothing, packed."""
    machine = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = b"".join(machine.compress(bytes(1 << 20)) for _ in range(30))
    return packed + machine.flush()


def test_a_bomb_is_unpacked_no_further_than_a_page_may_be_large() -> None:
    packed = bomb()
    assert len(packed) < 50_000
    answer = html(packed, "text/html", "Content-Encoding: gzip")
    assert "larger than 16 MB" in failure(answer).what


def test_what_a_server_writes_is_told_without_acting() -> None:
    for answer in (
        b"HTTP/1.1 500 \x1b]52;c;x\x07\x9b2J" + b"x" * 5000 + b"\r\n\r\n",
        html(PAGE, "text/\x1b[31mevil"),
        html(PAGE, "text/html", "Content-Encoding: \x1b[2J"),
        moved("foo:\x1b[2J\u202e"),
        b"\x1b[2J\r\n",
    ):
        fault = failure(answer)
        assert len(fault.what) < 400
        assert fault.what.replace("\u202e", "?").isprintable(), ascii(fault.what)


def test_a_server_that_speaks_no_tls_is_told_so() -> None:
    with server({"/": html(PAGE)}) as running:
        failing(running.url(scheme="https"), loopback(), "no safe connection")


def test_a_refused_connection_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    failing(f"http://{HOST}:{port}/", loopback(), "refuses to be asked")


def test_a_host_that_is_not_there_is_told() -> None:
    failing("http://nobody.example/", loopback(), "was not found")
