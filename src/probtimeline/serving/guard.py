"""Who may ask: whoever knows the token, from the page that was served, at the address served.

Every program of the machine can reach a port on loopback, and so can every page that is open in
the reader's browser, under any name it can make resolve to 127.0.0.1. So each request, of the
page, a file or the socket, must name the host it was served at (else it is such a name), hold the
token in its path (else it is somebody else), and come from nowhere but the page itself.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from hmac import compare_digest
from typing import Final, NamedTuple

LOOPBACK: Final = "127.0.0.1"
"""The only address that is listened on. There is no option for another."""

_TOKEN_BYTES: Final = 32


class Asked(NamedTuple):
    """What a request says of itself: headers by all their values, and the path, undecoded."""

    path: str
    hosts: Sequence[str] = ()
    origins: Sequence[str] = ()
    sites: Sequence[str] = ()
    """The values of `Sec-Fetch-Site`, which no page can set itself."""
    is_socket: bool = False


class Guard(NamedTuple):
    """Knows the address served, and refuses what does not belong to it."""

    port: int
    token: str

    @staticmethod
    def at(port: int) -> Guard:
        """A guard with a token that nobody knows yet."""
        return Guard(port, secrets.token_urlsafe(_TOKEN_BYTES))

    @property
    def host(self) -> str:
        """The one host that is served, as requests name it."""
        return f"{LOOPBACK}:{self.port}"

    @property
    def origin(self) -> str:
        """The origin of the page."""
        return f"http://{self.host}"

    @property
    def address(self) -> str:
        """The whole address of the page. Who knows it may see what is served."""
        return f"{self.origin}/{self.token}/"

    def refusal(self, asked: Asked) -> str:
        """Why a request is not answered; empty where it is."""
        if list(asked.hosts) != [self.host]:
            return "This is served under another name."
        first, _, rest = asked.path.removeprefix("/").partition("/")
        if not compare_digest(first.encode("utf-8", "replace"), self.token.encode()):
            return "This address is not whole: probtimeline serve has printed it."
        if asked.is_socket and not asked.origins:
            return "Only the page that was served may do this."
        if any(origin != self.origin for origin in asked.origins):
            return "Only the page that was served may do this."
        # The page itself may be come to from anywhere: by a click in a terminal that is a page.
        # A socket has told its origin, and browsers differ in what they call its site.
        if rest and not asked.is_socket and any(site != "same-origin" for site in asked.sites):
            return "Only the page that was served may do this."
        return ""

    def headers(self) -> Mapping[str, str]:
        """What every answer carries: nothing is loaded from elsewhere, framed, kept or told on."""
        policy = (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",  # the terminal writes its colours as styles
            "font-src 'self'",
            "img-src data:",  # the empty icon, which else is asked for at another path
            f"connect-src 'self' ws://{self.host}",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
        return {
            "Content-Security-Policy": "; ".join(policy),
            "Cache-Control": "no-store",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "clipboard-read=(), camera=(), geolocation=(), microphone=()",
            "Referrer-Policy": "no-referrer",
            "Server": "probtimeline",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
        }
