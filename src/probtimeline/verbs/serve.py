"""`serve`: the explorer itself in a browser of this machine, read-only unless told otherwise.

The address holds a token and is printed once, on standard output: it stands in no log and in no
list of processes. No browser is opened, as its command line would be seen by every user.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from errno import EADDRINUSE
from pathlib import Path
from typing import TYPE_CHECKING, Final

from probtimeline.core.text import clean_line
from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.phrases import counted
from probtimeline.verbs.verb import Verb

if TYPE_CHECKING:
    from socket import socket

    from probtimeline.serving.server import Offer

PROGRAM: Final = """
import sys
sys.path.append(sys.argv[1])
from probtimeline.app.served import main
sys.exit(main(sys.argv[2]))
"""
"""Opens the explorer in a page."""

_NOT_FOR_A_PAGE: Final = ("TEXTUAL", "EDITOR", "VISUAL", "BROWSER", "PAGER")
"""How names of variables begin that would start other programs, or have the screen log."""


def run(asked: Namespace, desk: Desk) -> Exit:
    """Serve the explorer until it is interrupted or told to end."""
    port = _port(asked.port)
    if port is None:
        shown = clean_line(asked.port, limit=40)
        return desk.wrong(f"serve: --port: “{shown}” is no port, which is a number up to 65535")
    from probtimeline.serving.installed import INSTALL, is_installed

    if not is_installed():
        return desk.wrong(f"serve: this needs what is not installed yet: {INSTALL}")
    from probtimeline.serving.server import listen

    offer = _offer(asked, desk)
    try:
        listening = listen(port)
    except OSError as fault:
        return _not_listening(port, fault, desk)
    with listening:
        return _serve(offer, listening, asked, desk)


def _serve(offer: Offer, listening: socket, asked: Namespace, desk: Desk) -> Exit:
    import asyncio

    from probtimeline.serving.guard import Guard
    from probtimeline.serving.server import serve

    guard = Guard.at(listening.getsockname()[1])
    desk.out.lines([guard.address])
    desk.out.flush()
    how = "and can be changed" if asked.write else "read-only (--write lets it be changed)"
    desk.out.say(f"{offer.title} is served {how}, to browsers of this machine alone")
    desk.out.tell(
        ["  whoever has the address has the explorer, so keep it to yourself; ctrl+c ends it"]
    )
    number = asyncio.run(serve(offer, guard, listening))
    desk.out.say("nothing is served any more, and every explorer has ended")
    return Exit(128 + number)


def _offer(asked: Namespace, desk: Desk) -> Offer:
    """What is served. Raises the store's CannotRead where the chronology cannot be read."""
    from probtimeline.serving.server import Offer

    loaded = desk.library().glance()
    title = clean_line(loaded.chronicle.title or "A chronology", limit=200)
    if loaded.complete:
        title += f" ({counted(len(loaded.chronicle.events), 'event')})"
    given = {"file": None if desk.file is None else str(desk.file), "write": asked.write}
    return Offer(title, _command(given), _environment(desk.env), desk.out.say)


def _command(given: Mapping[str, object]) -> Sequence[str]:
    """The command that opens an explorer; what is served is one argument of it, and no option."""
    package = str(Path(__file__).parents[2])
    # Not `-m`, which would import what stands in the folder one happens to be in.
    return (sys.executable, "-P", "-c", PROGRAM, package, json.dumps(given))


def _environment(env: Mapping[str, str]) -> Mapping[str, str]:
    kept = {name: value for name, value in env.items() if not name.startswith(_NOT_FOR_A_PAGE)}
    return {**kept, "TEXTUAL_COLOR_SYSTEM": "truecolor", "TERM": "xterm-256color"}


def _port(given: str) -> int | None:
    is_port = given.isascii() and given.isdigit() and len(given) <= 5 and int(given) <= 65535
    return int(given) if is_port else None


def _not_listening(port: int, fault: OSError, desk: Desk) -> Exit:
    taken = fault.errno == EADDRINUSE
    why = "another program has it" if taken else clean_line(fault.strerror or str(fault))
    desk.out.say(f"serve: port {port} cannot be had: {why}")
    desk.out.tell(["  name another with --port, or none: then one that is free is taken"])
    return Exit.UNREADABLE


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--port", metavar="N", default="0", help="the port (if not given: one that is free)"
    )
    parser.add_argument(
        "--write", action="store_true", help="let the chronology be changed in the browser"
    )


VERB = Verb(
    "serve",
    examples=(
        ("probtimeline serve", "print an address; open it in a browser of this machine"),
        ("probtimeline serve -f events.json --write", "another chronology, and let it be changed"),
        ("probtimeline serve --port 8123", "at a port of your choice"),
    ),
    arguments=_arguments,
    run=run,
    more='It takes `pip install "probtimeline[serve]"`, and runs until ctrl+c.\n'
    "Other machines cannot reach it, whatever is asked for.",
)
