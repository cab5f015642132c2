"""Addresses from files, as they are opened: what is shown is what the browser is given.

Only http and https, and only ASCII: a host in other letters is shown as its name in the network
(`xn--…`), and what cannot be seen in a path as its `%` codes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlsplit

LONGEST: Final = 4000
"""The longest address that is opened, in characters; hardly a server takes one so long."""

_WHOLE: Final = re.compile(r"(https?)://([^\s/?#\\]+)((?:[/?#]\S*)?)", re.IGNORECASE)
_KEPT: Final = "".join(map(chr, range(0x21, 0x7F))).replace("\\", "")


@dataclass(frozen=True, slots=True)
class Address:
    """An address that may be opened: all of it in ASCII, and the host it leads to.

    `written` is the host as the file has it, where that is not the same; `user` is what stands
    before an @, which a browser takes for a name and a reader may take for the host.
    """

    text: str
    host: str
    written: str = ""
    user: str = ""


def read_address(text: str) -> Address | None:
    """The address as it may be opened, or None for what is not to be opened at all."""
    found = _WHOLE.fullmatch(text) if len(text) <= LONGEST else None
    if found is None:
        return None
    scheme, authority, rest = found[1].lower(), found[2], found[3]
    try:
        parts = urlsplit(f"{scheme}://{authority}")
        written, port = parts.hostname or "", parts.port
        host = written.encode("idna").decode("ascii")
    except ValueError:
        return None
    if not re.fullmatch(r"[a-z0-9._-]+|[0-9a-f.:]+", host):
        return None
    user = authority.rpartition("@")[0]
    named = f"[{host}]" if ":" in host else host
    named += f":{port}" if port is not None else ""
    before = f"{_ascii(user)}@" if user else ""
    opened = f"{scheme}://{before}{named}{_ascii(rest)}"
    return Address(opened, host, written if written != host else "", user)


def _ascii(text: str) -> str:
    return quote(text, safe=_KEPT, errors="replace")
