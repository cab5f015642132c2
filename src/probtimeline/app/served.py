"""The explorer in a browser's page: started by `serve` for each, and spoken to through pipes.

Whether it may write is an argument of its command, which no page can change. It opens no other
program: an editor and a browser would be those of the machine that serves.
"""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.drivers.web_driver import WebDriver

from probtimeline.app.run import run
from probtimeline.app.trouble import words_of
from probtimeline.core.text import clean_line

if TYPE_CHECKING:
    from textual.app import App

    from probtimeline.app.holder import Holder


class Served(NamedTuple):
    """What a page is opened on."""

    file: Path | None
    view: str | None = None
    at: str | None = None
    query: str = ""


class PageDriver(WebDriver):
    """Textual's driver for pages; it leaves as the explorer does, which keeps what is written.

    Nothing is delivered as a file. It leaves, too, when nobody is at the other end any more.
    """

    def __init__(self, app: App[Any], **how: Any) -> None:
        super().__init__(app, **how)
        self._loop = asyncio.get_running_loop()

    @property
    def _explorer(self) -> Holder:
        from probtimeline.app.holder import Holder

        assert isinstance(self._app, Holder)
        return self._app

    def start_application_mode(self) -> None:
        """Begin, and leave on signals as ever: Textual's own way would not keep a note."""
        super().start_application_mode()
        self._explorer.leave_on(signal.SIGTERM, signal.SIGINT)

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Take what the server tells about the page."""
        if packet_type == "quit":
            self._leave()
        elif packet_type in ("resize", "focus", "blur"):
            super().on_meta(packet_type, payload)

    def run_input_thread(self) -> None:
        """Take what the page sends, until the pipe is closed."""
        super().run_input_thread()
        self._leave()

    def _leave(self) -> None:
        if not self.exit_event.is_set():
            with suppress(RuntimeError):  # it has ended meanwhile
                self._loop.call_soon_threadsafe(self._explorer.told_to_end, 0)


def main(given: str) -> int:
    """Open the explorer on what the server has given, as JSON; the exit code."""
    asked = json.loads(given)
    file = None if asked["file"] is None else Path(asked["file"])
    try:
        return run(Served(file), writable=asked["write"] is True, driver=PageDriver)
    except OSError as fault:
        where = getattr(fault, "path", fault.filename)
        first = getattr(fault, "problems", ())[:1]
        told = " ".join(map(str, (f"{where}:", words_of(fault), *first)))
        print(clean_line(told, limit=1500), file=sys.stderr)
        return 3
