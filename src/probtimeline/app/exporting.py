"""Exporting from the explorer: the dialog is asked, and the file written behind the screen."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from probtimeline.app.trouble import words_of
from probtimeline.export.losses import Losses
from probtimeline.export.selection import CannotExport, Selection
from probtimeline.store.exports import InTheWay, write_export
from probtimeline.views.exporting import ExportScreen, Part, Wanted

if TYPE_CHECKING:
    from probtimeline.app.holder import Holder
    from probtimeline.session.state import State


class Exporting:
    """Opens the dialog, and writes what is asked for in it. `kept` are never replaced."""

    def __init__(self, app: Holder, kept: Sequence[Path]) -> None:
        self._app = app
        self._kept = kept
        self._screen: ExportScreen | None = None

    def open(self) -> None:
        """Ask what to export."""
        self._screen = ExportScreen(self._app.state)
        self._app.push_screen(self._screen)

    def write(self, wanted: Wanted) -> None:
        """Write the file in a thread; the dialog tells what came of it."""
        work = partial(self._write, wanted, chosen(self._app.state, wanted.part))
        self._app.run_worker(work, thread=True, group="exporting", exit_on_error=False)

    def _write(self, wanted: Wanted, selection: Selection) -> None:
        losses = Losses()
        path = Path(os.path.expanduser(wanted.file))  # noqa: PTH111 - "~" alone must not raise
        screen = self._screen
        if screen is None:
            return
        try:
            data = b"".join(wanted.form.write(selection, losses))
            write_export(path, data, replacing=wanted.replacing, kept=self._kept)
        except InTheWay as fault:
            if fault.may_go:
                told = f"{wanted.file}: {fault.what}."
                self._app.call_from_thread(screen.stand_in_the_way, wanted.file, told)
            else:
                self._tell_wrong(screen, f"{wanted.file}: {fault.what}. {fault.cure}")
        except CannotExport as fault:
            self._tell_wrong(screen, f"{fault.what}. {fault.cure}")
        except OSError as fault:
            self._tell_wrong(screen, words_of(fault))
        else:
            lines = [f"Written to {path.absolute()}: {losses.events_of(len(selection.events))}."]
            lost = list(losses.lines())
            lines += ["Not held by this format:", *(f"  {line}" for line in lost)] if lost else []
            self._app.call_from_thread(screen.tell, lines)

    def _tell_wrong(self, screen: ExportScreen, words: str) -> None:
        self._app.call_from_thread(partial(screen.tell, [words], is_wrong=True))


def chosen(state: State, part: Part) -> Selection:
    """The events of a part, and what was searched for where it is a search that chose them."""
    chronicle = state.chronicle
    match part:
        case Part.EVENT if state.event is not None:
            return Selection(chronicle, (state.event,), state.event.id, state.today)
        case Part.SHOWN:
            events = tuple(chronicle.events[place] for place in state.rows.shown)
            return Selection(chronicle, events, state.search.text or "filters", state.today)
        case _:
            return Selection(chronicle, chronicle.events, "", state.today)
