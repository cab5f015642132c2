"""What every verb is given: where to print, which chronology, and how to read it.

It is made once, in `cli`, from the environment and the options; a verb reads nothing of the
kind by itself. Opening a chronology may raise the store's CannotRead, which `cli` tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from probtimeline.core.text import clean_line
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.output import Output
from probtimeline.verbs.phrases import told

if TYPE_CHECKING:
    from pathlib import Path

    from probtimeline.core.chronicle import Chronicle
    from probtimeline.core.layer import Layer
    from probtimeline.core.span import Span, Unreadable
    from probtimeline.store.library import Library
    from probtimeline.store.pen import Pen
    from probtimeline.store.texts import Texts


class Desk(NamedTuple):
    """One command's output, environment, standard input, and the chronology it names."""

    out: Output
    env: Mapping[str, str]
    stdin: BinaryIO | None
    stdin_is_terminal: bool
    file: Path | None = None

    def library(self) -> Library:
        """The library of the chronology named, or of the built-in one and the reader's own."""
        from probtimeline.store.library import Library
        from probtimeline.store.places import builtin_file, cache_folder, reader_file

        # The reader's own file is part of the built-in chronology only; finding it takes time.
        reader = reader_file(self.env) if self.file is None else self.file
        cache = cache_folder(self.env)
        return Library(self.file, builtin=builtin_file(), reader=reader, cache=cache)

    def texts(self) -> Texts:
        """The source texts kept beside that chronology."""
        from probtimeline.store.places import texts_folder
        from probtimeline.store.texts import Texts

        return Texts(texts_folder(self.file, self.env))

    def pen(self) -> Pen:
        """What writes in that chronology, and remembers what it wrote."""
        from datetime import datetime

        from probtimeline.store.history import HistoryFile
        from probtimeline.store.layer import layer_name
        from probtimeline.store.pen import Pen
        from probtimeline.store.places import history_file

        history = HistoryFile(history_file(self.file, self.env), layer_name(self.file))
        return Pen(self.library(), history, lambda: datetime.now().astimezone())

    def layer(self) -> Layer | None:
        """What the reader keeps of that chronology: bookmarks, notes, searches; None for nothing.

        Says so where their file cannot be read, and goes on without it.
        """
        from probtimeline.store.places import layer_file

        path = layer_file(self.env)
        if not path.exists():
            return None
        from probtimeline.store.files import CannotRead
        from probtimeline.store.layer import LayerFile, layer_name

        try:
            return LayerFile(path, layer_name(self.file)).load()
        except CannotRead as fault:
            self.out.say(told(f"{fault.path}: {fault.what}", fault.cure))
            return None

    def chronicle(self) -> Chronicle:
        """All records that can be read; says how many could not."""
        loaded = self.library().load()
        broken = sum(problem.is_error for problem in loaded.problems)
        if broken:
            errors = "1 error" if broken == 1 else f"{broken:,} errors"
            self.out.say(
                f"{errors} in the chronology: what cannot be read is left out; "
                "run `probtimeline check` to see where"
            )
        return loaded.chronicle

    def wrong(self, what: str, *more: str) -> Exit:
        """Say that the command or its input is wrong, and give the exit code for it."""
        self._tell(what, more)
        return Exit.WRONG

    def nothing(self, what: str, *more: str) -> Exit:
        """Say that nothing was found, and give the exit code for it."""
        self._tell(what, more)
        return Exit.NOTHING

    def read_date(self, words: str, base: Span | None = None, option: str = "") -> Span | None:
        """The span of the words given to an option; says why where they are no date."""
        from probtimeline.core.span import Reading
        from probtimeline.dates.read import read_date

        reading = read_date(words, base)
        if isinstance(reading, Reading):
            return reading.span
        self.refuse_date(reading, option)
        return None

    def refuse_date(self, unreadable: Unreadable, option: str = "") -> Exit:
        """Say why words are no date, and the readings they could have."""
        words = clean_line(unreadable.words, limit=80)
        what = f"{option} “{words}”: {unreadable.what}".strip()
        self.out.say(told(what, unreadable.cure))
        if unreadable.readings:
            self.out.tell(["  it could be read as"])
            self.out.tell(f"    {reading}" for reading in unreadable.readings)
        return Exit.WRONG

    def _tell(self, what: str, more: Iterable[str]) -> None:
        self.out.say(what)
        self.out.tell(f"  {line}" for line in more)
