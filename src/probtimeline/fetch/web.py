"""The network as a page is fetched from it: names looked up, machines judged, limits kept."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final, NamedTuple

from probtimeline.fetch.reach import closed

MEGABYTE: Final = 1024 * 1024


class Limits(NamedTuple):
    """What one page may cost, all its redirects included.

    `seconds` is the whole time, from looking up the name to the last byte; `connecting` the time
    for one machine to take the call. `wire` are the bytes as they are sent, headers included;
    `page` those of the page, unpacked.
    """

    seconds: float = 30.0
    connecting: float = 10.0
    wire: int = 8 * MEGABYTE
    page: int = 16 * MEGABYTE
    redirects: int = 5


def resolved(host: str, port: int, seconds: float) -> Sequence[str]:
    """Return the IP addresses of a host. Raises TimeoutError, and OSError where it has none."""
    answers: SimpleQueue[Sequence[str] | OSError] = SimpleQueue()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except OSError as fault:
            answers.put(fault)
        except UnicodeError:
            answers.put(OSError("no host can have this name"))

    # The system takes its own time over a name, and cannot be told to stop.
    Thread(target=look_up, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        raise TimeoutError from None
    if isinstance(answer, OSError):
        raise answer
    return answer


def trusted() -> ssl.SSLContext:
    """Return what a server's certificate is checked against: the system's authorities.

    Where the system has none for Python (some on macOS), those of Mozilla are taken.
    """
    paths = ssl.get_default_verify_paths()
    has_own = paths.cafile is not None
    with suppress(OSError):
        has_own = has_own or (paths.capath is not None and any(Path(paths.capath).iterdir()))
    if has_own:
        return ssl.create_default_context()
    import certifi

    return ssl.create_default_context(cafile=certifi.where())


class Web(NamedTuple):
    """How names are looked up, which machines may be asked, whom to trust, and the limits."""

    resolve: Callable[[str, int, float], Sequence[str]] = resolved
    closed: Callable[[str], str] = closed
    trust: Callable[[], ssl.SSLContext] = trusted
    limits: Limits = Limits()
