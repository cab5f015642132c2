"""One page from its address: redirects followed, every machine judged, everything bounded.

HTTP itself is `http.client`'s. The socket is opened here, to the very IP address that was judged:
a name that is looked up twice may lead to two machines.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import TYPE_CHECKING, Final, NamedTuple, cast
from urllib.parse import urljoin, urlsplit

from probtimeline import __version__
from probtimeline.core.address import Address, read_address
from probtimeline.core.text import clean_line
from probtimeline.fetch.failing import CannotFetch, refused
from probtimeline.fetch.reach import port_of, unfit
from probtimeline.fetch.unpacking import ASKED_FOR, PIECE, unpacked
from probtimeline.fetch.web import MEGABYTE, Web
from probtimeline.fetch.wire import Allowance, Wire

if TYPE_CHECKING:
    from http.client import HTTPMessage

HTML: Final = ("text/html", "application/xhtml+xml")
KINDS: Final = (*HTML, "text/plain")
"""The content types that a source's text is taken from."""

_MOVED: Final = (301, 302, 303, 307, 308)


class Page(NamedTuple):
    """What an address gave: where it came from at last, its content type, charset and bytes.

    `charset` is what the server says, or "".
    """

    address: Address
    kind: str
    charset: str
    data: bytes

    @property
    def is_html(self) -> bool:
        """Whether an article stands in it among other things."""
        return self.kind in HTML


def fetched(address: Address, web: Web, follow: Callable[[Address], object]) -> Page:
    """Return the page at an address. `follow` is told each redirect before it is followed.

    Raises CannotFetch.
    """
    allowance = Allowance(web.limits)
    ports = {port_of(address)}
    seen = {address.text}
    for _ in range(web.limits.redirects + 1):
        try:
            answer = _asked(address, ports, web, allowance)
        except CannotFetch:
            raise
        except (OSError, HTTPException, ValueError) as fault:
            raise _told(fault, address, allowance) from None
        if isinstance(answer, Page):
            return answer
        if answer.text in seen:
            raise CannotFetch("its redirects lead round in a circle")
        seen.add(answer.text)
        follow(answer)
        address = answer
    raise CannotFetch(f"it is redirected more than {web.limits.redirects} times")


def _asked(
    address: Address, ports: Collection[int], web: Web, allowance: Allowance
) -> Page | Address:
    """Ask once: the page, or the address it has moved to."""
    if why := unfit(address, ports):
        raise refused(why)
    sock = _connected(address, web, allowance)
    try:
        connection = HTTPConnection(address.host, port_of(address))
        connection.sock = cast(socket.socket, Wire(sock, allowance))
        parts = urlsplit(address.text)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", target, headers=_headers(parts.netloc))
        response = connection.getresponse()
        if response.status in _MOVED and response.headers.get("Location"):
            return _moved(address, response.headers["Location"])
        return _page(address, response, web, allowance)
    finally:
        sock.close()


def _headers(host: str) -> dict[str, str]:
    return {
        "Host": host,
        "User-Agent": f"probtimeline/{__version__}",
        "Accept": f"{', '.join(KINDS)}, */*;q=0.1",
        "Accept-Encoding": ASKED_FOR,
        "Connection": "close",
    }


def _connected(address: Address, web: Web, allowance: Allowance) -> socket.socket:
    """Return a connection to the first of the host's machines that takes the call.

    One machine that may not be asked spoils the host: nobody in good faith names such a one
    among others.
    """
    port = port_of(address)
    numbers = web.resolve(address.host, port, allowance.seconds)
    if why := next(filter(None, map(web.closed, numbers)), ""):
        raise refused(f"{address.host} leads where it must not: {why}")
    failure: OSError = socket.gaierror()
    for number in numbers:
        try:
            sock = socket.create_connection(
                (number, port), min(allowance.seconds, web.limits.connecting)
            )
        except TimeoutError:
            failure = CannotFetch(f"{address.host} does not answer")
            continue
        except OSError as fault:
            failure = fault
            continue
        return _secured(sock, address, web, allowance)
    raise failure


def _secured(
    sock: socket.socket, address: Address, web: Web, allowance: Allowance
) -> socket.socket:
    if not address.text.startswith("https:"):
        return sock
    try:
        sock.settimeout(allowance.seconds)
        return web.trust().wrap_socket(sock, server_hostname=address.host.rstrip("."))
    except BaseException:
        sock.close()
        raise


def _moved(before: Address, location: str) -> Address:
    """Return the address that a server redirects to. Raises CannotFetch where it may not be."""
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    shown = clean_line(location, limit=200)
    try:
        joined = urljoin(before.text, location.strip().replace(" ", "%20"))
    except ValueError:
        joined = ""
    address = read_address(joined)
    if address is None:
        raise refused(f"it is redirected to “{shown}”, which is no web address")
    if before.text.startswith("https:") and address.text.startswith("http:"):
        raise refused(f"it is redirected to “{shown}”, which anybody on the way could change")
    return address


def _page(address: Address, response: HTTPResponse, web: Web, allowance: Allowance) -> Page:
    if response.status != 200:
        reason = clean_line(response.reason or "", limit=80)
        raise CannotFetch(f"the server answers {response.status} {reason}".rstrip())
    kind = _kind(response.headers)
    if (response.length or 0) > web.limits.wire:
        raise allowance.too_large()
    packing = response.headers.get("Content-Encoding", "")
    data = bytearray()
    for piece in unpacked(_body(response), packing):
        data += piece
        if len(data) > web.limits.page:
            raise CannotFetch(f"it is larger than {web.limits.page / MEGABYTE:g} MB when unpacked")
        _ = allowance.seconds  # unpacking takes time, too
    charset = response.headers.get_content_charset("")
    return Page(address, kind, charset, bytes(data))


def _kind(headers: HTTPMessage) -> str:
    if "Content-Type" not in headers:
        raise CannotFetch("the server does not say what it sends")
    kind = headers.get_content_type()
    if kind not in KINDS:
        shown = clean_line(headers["Content-Type"], limit=80)
        raise CannotFetch(f"it is no page of text, but “{shown}”")
    return kind


def _body(response: HTTPResponse) -> Iterator[bytes]:
    while piece := response.read(PIECE):
        yield piece
    if response.length:
        raise CannotFetch(f"it is cut off: {response.length:,} bytes of it are missing")


def _told(fault: Exception, address: Address, allowance: Allowance) -> CannotFetch:
    """Say what an error of the network means for a reader."""
    match fault:
        case socket.gaierror():
            return CannotFetch(f"the host {address.host} was not found")
        case TimeoutError():
            return allowance.overdue()
        case ssl.SSLCertVerificationError():
            why = clean_line(fault.verify_message, limit=200)
            return CannotFetch(f"{address.host} does not prove that it is that host: {why}")
        case ssl.SSLError():
            return CannotFetch(f"no safe connection to {address.host} came about")
        case ConnectionRefusedError():
            return CannotFetch(f"{address.host} refuses to be asked")
        case ConnectionError():
            return CannotFetch(f"{address.host} hung up")
        case OSError():
            why = clean_line(fault.strerror or str(fault), limit=200)
            return CannotFetch(f"{address.host} cannot be asked: {why}")
    why = clean_line(str(fault) or type(fault).__name__, limit=80)
    return CannotFetch(f"{address.host} does not answer as a web server does ({why})")
