"""Opens the explorer on the chronology that was asked for.

What is imported here is imported before the first frame: all else is imported where it is used.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from probtimeline import session
from probtimeline.app.app import Explorer
from probtimeline.app.keeping import KeptFiles, not_written
from probtimeline.app.opener import Opener
from probtimeline.app.trouble import not_kept
from probtimeline.core.edtf import parse_edtf
from probtimeline.core.layer import Layer
from probtimeline.core.span import Reading, Span
from probtimeline.core.text import clean_line
from probtimeline.session.state import VIEWS, State
from probtimeline.store.files import CannotRead
from probtimeline.store.layer import LayerFile, layer_name
from probtimeline.store.library import Library
from probtimeline.store.places import (
    builtin_file,
    cache_folder,
    drafts_file,
    history_file,
    keys_file,
    layer_file,
    reader_file,
    texts_folder,
)
from probtimeline.store.saving import ENDING
from probtimeline.store.settings import Remembered, SettingsFile
from probtimeline.store.texts import Texts
from probtimeline.store.watch import Watch
from probtimeline.views.keymap import Keymap

if TYPE_CHECKING:
    from textual.driver import Driver

    from probtimeline.core.layer import LastPlace
    from probtimeline.session.moves import Move
    from probtimeline.store.drafts import DraftsFile
    from probtimeline.store.pen import Pen


SWITCH = 0.0005
"""Seconds for which one thread keeps another waiting. Frames are written by a thread of Textual's:
with Python's own 0.005 each waits for what is done after it, and work behind the screen for keys.
"""


class Options(Protocol):
    """What the command line asked for."""

    @property
    def file(self) -> Path | None:
        """The chronology named, or None for the built-in one."""

    @property
    def view(self) -> str | None:
        """The view to open in."""

    @property
    def at(self) -> str | None:
        """The id or date to open at."""

    @property
    def query(self) -> str:
        """What to search for, or nothing."""


def run(options: Options, *, writable: bool = True, driver: type[Driver] | None = None) -> int:
    """Open the explorer and stay until it is left. Returns the exit code.

    Where it is not `writable` nothing is written but the catalogue in the cache: neither the
    chronology nor what is the reader's own. `driver` is what shows it; the terminal's without one.
    Raises the store's CannotRead when the chronology cannot be read at all.
    """
    gc.disable()  # until the first frame is painted (`Holder.settled`)
    sys.setswitchinterval(SWITCH)
    library = library_of(options.file)
    attached = Texts(texts_folder(options.file, os.environ))
    opener, watch = Opener(library, attached), Watch(library, attached)
    # Looked at before they are read: what is saved meanwhile is then noticed.
    seen = watch.look()
    chronicle, texts, told, complete = opener.glance()
    kept, layer, remembered = kept_files(options.file)
    state = State.of(chronicle, texts, today(), layer)
    progress = None if complete else 0.0
    state = replace(
        state,
        financial=remembered.settings.financial,
        progress=progress,
        only_shown=not writable,
    )
    wanted = first_moves(options, state)
    if isinstance(wanted, str) and not complete:
        wanted = ()  # what is asked for may be among what has not been read yet
    if isinstance(wanted, str):
        print(f"probtimeline: {clean_line(wanted)}", file=sys.stderr)
        return 2
    keymap, mistakes = reader_keys()
    words = "\n".join(part for part in (told, remembered.told, mistakes) if part)
    app = Explorer(
        state,
        opener.read,
        wanted,
        words,
        keeper=kept if writable else None,
        keymap=keymap,
        pen=partial(pen_of, options.file) if writable else None,
        drafts=partial(drafts_of, options.file) if writable else None,
        watch=watch,
        seen=seen,
        clock=now,
        opener=opener,
        anew=partial(first_moves, options),
    )
    app.driver_class = driver or app.driver_class
    app.run()
    # What is thrown away in the midst of an import can break that (Python 3.11).
    gc.disable()
    for number in ENDING:  # a terminal that is closed tells it more than once
        signal.signal(number, signal.SIG_IGN)
    if (fault := app.keeping.finish()) is not None:
        print(f"probtimeline: {clean_line(not_written(fault), 1000)}", file=sys.stderr)
    if (lost := app.finish_drafts()) is not None:
        print(f"probtimeline: {clean_line(not_kept(lost), 1000)}", file=sys.stderr)
    if writable:
        kept.leave_at(app.state)
    return app.return_code or 0


def kept_files(file: Path | None) -> tuple[KeptFiles, Layer, Remembered]:
    """The reader's own file, what it holds on a chronology, and the choices made last time.

    One that is broken is told with the choices, and left as it is.
    """
    path = layer_file(os.environ)
    settings, layer_on_disk = SettingsFile(path), LayerFile(path, layer_name(file))
    remembered = settings.load()
    layer = Layer()
    with suppress(CannotRead):
        layer = layer_on_disk.load()
    return KeptFiles(layer_on_disk, settings, remembered.settings.theme), layer, remembered


def reader_keys() -> tuple[Keymap, str]:
    """The keys as the reader has them, and a word on what in their file cannot be used."""
    path = keys_file(os.environ)
    if not path.exists():
        return Keymap.of({}), ""
    from probtimeline.store.keyfile import read_keys

    file = read_keys(path)
    keymap = Keymap.of(file.keys)
    problems = (*file.problems, *file.located(keymap.problems))
    if not problems:
        return keymap, ""
    more = f" and {len(problems) - 1} more" if len(problems) > 1 else ""
    return keymap, f"In the file of keys: {problems[0]}{more} (probtimeline keys lists all)"


def library_of(file: Path | None) -> Library:
    """The chronology named, or the built-in one with the reader's own additions."""
    reader, cache = reader_file(os.environ), cache_folder(os.environ)
    return Library(file, builtin=builtin_file(), reader=reader, cache=cache)


def pen_of(file: Path | None) -> Pen:
    """What writes in that chronology, and remembers what it wrote."""
    from probtimeline.audit.quotes import quote_fault
    from probtimeline.store.history import HistoryFile
    from probtimeline.store.pen import Pen

    texts = Texts(texts_folder(file, os.environ))
    history = HistoryFile(history_file(file, os.environ), layer_name(file))
    return Pen(library_of(file), history, now, partial(quote_fault, texts.load))


def drafts_of(file: Path | None) -> DraftsFile:
    """What keeps what is begun in that chronology."""
    from probtimeline.store.drafts import DraftsFile

    return DraftsFile(drafts_file(os.environ), layer_name(file))


def now() -> datetime:
    """The time on the clock, as it is told here."""
    return datetime.now().astimezone()


def today() -> Span | None:
    """The day it is, as the base for dates a reader types."""
    span = parse_edtf(date.today().isoformat())
    return span if isinstance(span, Span) else None


def first_moves(options: Options, state: State) -> tuple[Move, ...] | str:
    """The moves that lead to where the command line wants to begin, or what is wrong with it."""
    wanted: list[Move] = []
    if options.query:
        from probtimeline.session.searching import keep_search, search_for

        wanted += [search_for(options.query), keep_search()]
        found = wanted[0](state).search
        if found.error is not None:
            return f"{found.error.what} in “{options.query}”. {found.error.cure}"
    if options.at:
        move = _at(options.at, state)
        if isinstance(move, str):
            return move
        wanted.append(move)
    if options.view:
        if options.view not in VIEWS:
            return f"There is no view “{options.view}”. The views are {', '.join(VIEWS)}"
        wanted.append(session.moves.open_view(options.view))
    if not wanted and state.layer.place is not None:
        wanted.append(_left_off(state.layer.place))
    return tuple(wanted)


def _left_off(place: LastPlace) -> Move:
    """Back to where the reader left off, as far as it is still there."""

    def move(state: State) -> State:
        if place.selected not in state.chronicle.places or place.view not in VIEWS:
            return state
        source = place.source if place.source in state.chronicle.sources else ""
        return replace(
            state.choosing(place.selected),
            view=place.view,
            source=source,
            passage=place.passage if source else "",
        )

    return move


def _at(words: str, state: State) -> Move | str:
    if words in state.chronicle.places:
        return session.moves.select(words)
    from probtimeline.dates.read import read_date
    from probtimeline.session.dating import go_to

    reading = read_date(words, state.today)
    if isinstance(reading, Reading):
        return go_to(reading.span)
    return f"--at {words}: no event has this id, and it is no date: {reading.what}. {reading.cure}"
