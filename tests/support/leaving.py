"""Chronologies on their way out: chosen events, and what a format makes of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from probtimeline.core.chronicle import Chronicle
from probtimeline.export.formats import format_named
from probtimeline.export.losses import Losses
from probtimeline.export.selection import Selection
from probtimeline.store.library import Library
from probtimeline.store.places import builtin_file
from tests.support.build import span
from tests.support.hostile import STRINGS, document


class Written(NamedTuple):
    """What a format made, and how often it told what it could not hold."""

    data: bytes
    lost: dict[str, int]

    @property
    def text(self) -> str:
        return self.data.decode()


def chosen(chronicle: Chronicle, ids: Iterable[str] | None = None, query: str = "") -> Selection:
    """The events of those ids, or all of them, as of 3 May 2020."""
    wanted = None if ids is None else set(ids)
    events = tuple(each for each in chronicle.events if wanted is None or each.id in wanted)
    return Selection(chronicle, events, query, span("2020-05-03"))


def written(name: str, selection: Selection) -> Written:
    """What the format of that name makes of the selection."""
    form = format_named(name)
    assert form is not None
    losses = Losses()
    data = b"".join(form.write(selection, losses))
    return Written(data, losses.counts())


def loaded(path: Path) -> Chronicle:
    """The chronology in a file, which must be without a mistake."""
    found = Library(path, builtin=path, reader=path).load()
    assert not [problem for problem in found.problems if problem.is_error]
    return found.chronicle


def builtin() -> Chronicle:
    """The chronology that comes with the program."""
    return loaded(builtin_file())


def hostile(folder: Path) -> Chronicle:
    """The chronology in which every field tries to act."""
    path = folder / "hostile.json"
    path.write_text(json.dumps(document(STRINGS)), encoding="utf-8")
    return loaded(path)
