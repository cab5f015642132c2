"""Who is refused: all but the page itself, at the very address that was printed."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Iterator

import pytest
from tests.support.desk_on_files import RECORDS, write_records
from tests.support.serving import Address, served

from probtimeline.serving.guard import Asked, Guard

EVIL = "http://evil.example"
FILES = ("page.js", "page.css", "terminal.js", "terminal.css", "upright.ttf", "italic.ttf")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    folder = tmp_path_factory.mktemp("served")
    file = write_records(folder / "events.json", RECORDS)
    with served(folder, "-f", file) as running:
        yield running.address


def test_the_page_is_given_to_whoever_knows_the_address(address: Address) -> None:
    answer = address.asked("", "Sec-Fetch-Site: cross-site")
    assert answer.status == 200
    assert b"<title>A chronology (4 events)</title>" in answer.body


@pytest.mark.parametrize("name", FILES)
def test_its_files_are_given_to_the_page(address: Address, name: str) -> None:
    own = (f"Origin: {address.origin}", "Sec-Fetch-Site: same-origin")
    assert address.asked(name, *own).status == 200


@pytest.mark.parametrize("name", ["", *FILES, "socket", "nothing"])
def test_without_the_token_nothing_is_given(address: Address, name: str) -> None:
    token = address.token
    wrong = ("", "x", token[:-1], f"{token}x", token.swapcase(), f"%{ord(token[0]):x}{token[1:]}")
    for other in wrong:
        path = f"/{other}/{name}" if other else f"/{name}"
        answer = address.asked(whole_path=path, host=address.host)
        assert answer.status == 403, path
        assert token.encode() not in answer.body


@pytest.mark.parametrize("name", ["", "page.js", "socket"])
@pytest.mark.parametrize("host", ["evil.example", "localhost:{port}", "127.0.0.1", "[::1]:{port}"])
def test_a_name_that_was_made_to_lead_here_is_refused(
    address: Address, name: str, host: str
) -> None:
    named = host.format(port=address.port)
    assert address.asked(name, host=named).status == 403
    assert address.asked(name, f"Host: {named}").status in (400, 403)


@pytest.mark.parametrize("name", ["", "page.js", "upright.ttf"])
@pytest.mark.parametrize("origin", [EVIL, "null", "http://127.0.0.1", "https://127.0.0.1:{port}"])
def test_a_foreign_page_is_refused(address: Address, name: str, origin: str) -> None:
    assert address.asked(name, f"Origin: {origin.format(port=address.port)}").status == 403


@pytest.mark.parametrize("name", FILES)
def test_a_foreign_page_cannot_load_the_files_as_parts_of_its_own(
    address: Address, name: str
) -> None:
    for site in ("cross-site", "same-site", "none"):
        assert address.asked(name, f"Sec-Fetch-Site: {site}").status == 403


def test_the_socket_is_for_the_page_alone(address: Address) -> None:
    own = f"Origin: {address.origin}"
    assert address.asked_for_socket().status == 403
    assert address.asked_for_socket(f"Origin: {EVIL}").status == 403
    assert address.asked_for_socket(own, f"Origin: {EVIL}").status == 403
    assert address.asked_for_socket(own, host="evil.example").status == 403
    assert address.asked("socket", own).status == 400
    assert address.asked_for_socket(own).status == 101


@pytest.mark.parametrize(
    "path",
    [
        "../../../../etc/passwd",
        "..%2f..%2f..%2fetc%2fpasswd",
        "%2e%2e/%2e%2e/etc/passwd",
        "/etc/passwd",
        "page.js/../../../guard.py",
        "guard.py",
        "page.html",
        "static/",
        "static/../../../../../etc/passwd",
        "download/../../etc/passwd",
        "download/0",
        "page.js%00.css",
    ],
)
def test_no_path_leads_to_any_other_file(address: Address, path: str) -> None:
    answer = address.asked(path)
    assert answer.status in (400, 403, 404)
    assert b"root:" not in answer.body
    assert b"import" not in answer.body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_sent_but_through_the_socket(address: Address, method: str) -> None:
    request = f"{method} /{address.token}/ HTTP/1.1\r\nHost: {address.host}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", address.port), timeout=60) as connection:
        connection.sendall(request.encode())
        assert connection.recv(65536).startswith(b"HTTP/1.1 405 ")


@pytest.mark.parametrize("path", ["", "page.js", "nothing", "../x"])
def test_every_answer_keeps_the_page_to_itself(address: Address, path: str) -> None:
    headers = address.asked(path).headers
    policy = headers["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"} <= set(policy)
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_no_other_address_of_the_machine_is_listened_on(address: Address) -> None:
    with pytest.raises(OSError, match=r".+"):
        socket.create_connection(("127.0.0.2", address.port), timeout=5)


def test_the_token_stands_in_no_list_of_processes(address: Address) -> None:
    own = f"Origin: {address.origin}"
    assert address.asked_for_socket(own).status == 101
    listed = subprocess.run(
        ["ps", "-A", "-ww", "-o", "args="], capture_output=True, text=True, check=True
    )
    assert "probtimeline" in listed.stdout
    assert address.token not in listed.stdout


def test_the_address_without_its_last_stroke_leads_to_the_page(address: Address) -> None:
    answer = address.asked(whole_path=f"/{address.token}")
    assert (answer.status, answer.headers["Location"]) == (308, address.whole)


def test_each_guard_has_a_token_of_its_own_that_cannot_be_guessed() -> None:
    tokens = {Guard.at(1).token for _ in range(100)}
    assert len(tokens) == 100
    assert all(len(token) >= 43 for token in tokens)


def test_any_path_at_all_is_answered_with_a_reason() -> None:
    guard = Guard.at(1)
    for path in ("", "/", "//", "\udcff", "/é/", f"//{guard.token}/"):
        assert guard.refusal(Asked(path, [guard.host]))
    assert guard.refusal(Asked(f"/{guard.token}/", [guard.host])) == ""
