"""The explorer on a stage, on real files in a folder: it reads, writes and remembers there."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from probtimeline.app.app import Explorer
from probtimeline.app.opener import Opener
from probtimeline.app.run import kept_files
from probtimeline.audit.quotes import quote_fault
from probtimeline.session.moves import Move
from probtimeline.session.state import State
from probtimeline.store.drafts import DraftsFile
from probtimeline.store.history import HistoryFile
from probtimeline.store.layer import layer_name
from probtimeline.store.library import Library
from probtimeline.store.pen import Pen
from probtimeline.store.places import (
    DATA_VARIABLE,
    builtin_file,
    drafts_file,
    history_file,
    reader_file,
    texts_folder,
)
from probtimeline.store.texts import Texts
from probtimeline.store.watch import Watch
from tests.support.build import span
from tests.support.stage import TODAY, Stage
from tests.support.terminal import PATIENCE

NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
"""The time on the clock of an explorer on files."""

REPORT = "The report says that in 75% of work inspected the plan was good enough."
"""The text of the report that the records quote."""

RECORDS: Mapping[str, Any] = {
    "title": "A chronology",
    "sources": [{"id": "report", "title": "A report", "published": "2014-02-21"}],
    "events": [
        {"id": "plan", "title": "A plan is made", "date": "2013-02", "tags": ["reform"]},
        {
            "id": "inspection",
            "title": "Inspectors report",
            "date": "2014-02-21",
            "quotes": [
                {
                    "source": "report",
                    "text": "in 75% of work inspected",
                    "figures": [{"text": "75%", "label": "work good enough", "value": 75}],
                }
            ],
        },
        {"id": "split", "title": "The service is split", "date": "2014-06-01", "milestone": True},
        {"id": "end", "title": "The contracts end", "date": "2020~", "tags": ["reform"]},
    ],
}
"""Four events and one source."""

NEW = {"id": "new", "title": "Something new", "date": "2013-05"}
LATE = {"id": "late", "title": "Said much later", "date": "2024"}
"""Two events that are not among them."""


def with_events(*more: Mapping[str, Any]) -> dict[str, Any]:
    """The records with events added."""
    return {**RECORDS, "events": [*RECORDS["events"], *more]}


def write_records(path: Path, records: Mapping[str, Any]) -> Path:
    """Put records in place of a file in one go, in the form a chronology has."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"new-{path.name}")
    document = {"format": "probtimeline/1", **records}
    beside.write_text(json.dumps(document, indent=2, ensure_ascii=False), encoding="utf-8")
    return beside.replace(path)


def environment_of(folder: Path) -> dict[str, str]:
    """What tells a command in another process that the reader's own files are in the folder."""
    return {DATA_VARIABLE: str(folder)}


@asynccontextmanager
async def stage_on(
    folder: Path,
    *,
    records: Mapping[str, Any] | None = RECORDS,
    texts: Mapping[str, str] | None = None,
    size: tuple[int, int] = (120, 40),
    builtin: bool = False,
) -> AsyncIterator[Stage]:
    """Open the explorer on `events.json` in a folder; history and drafts are kept there too.

    `records` are written to it first; with None it stays as it is, or is not there. `texts` are
    attached to the sources of these ids. With `builtin` the file is the reader's own, shown
    together with the chronology that comes with the program.
    """
    path, env = folder / "events.json", environment_of(folder)
    if records is not None:
        write_records(path, records)
    for source, text in (texts or {}).items():
        (folder / "sources").mkdir(exist_ok=True)
        (folder / "sources" / f"{source}.txt").write_text(text, encoding="utf-8")
    explorer = explorer_on(None if builtin else path, env)
    async with explorer.run_test(size=size) as pilot:
        held = Stage(explorer, pilot)
        await held.settle()
        yield held


def explorer_on(
    file: Path | None,
    env: Mapping[str, str],
    anew: Callable[[State], tuple[Move, ...] | str] | None = None,
    opener_of: Callable[[Library, Texts], Opener] = Opener,
) -> Explorer:
    """The explorer on a chronology, or on the built-in one with the reader's own file.

    Its catalogue is kept in the folder of the reader's own files.
    """
    cache = Path(env[DATA_VARIABLE]) / "cache"
    library = Library(file, builtin=builtin_file(), reader=reader_file(env), cache=cache)
    attached = Texts(texts_folder(file, env))
    opener, watch = opener_of(library, attached), Watch(library, attached)
    seen = watch.look()
    chronicle, texts, told, complete = opener.glance()
    kept, layer, _ = kept_files(file)
    history = HistoryFile(history_file(file, env), layer_name(file))
    state = State.of(chronicle, texts, span(TODAY), layer)
    return Explorer(
        state if complete else replace(state, progress=0.0),
        opener.read,
        (),
        told,
        keeper=kept,
        pen=lambda: Pen(library, history, lambda: NOW, partial(quote_fault, attached.load)),
        drafts=lambda: DraftsFile(drafts_file(env), layer_name(file)),
        watch=watch,
        seen=seen,
        clock=lambda: NOW,
        opener=opener,
        anew=anew,
    )


async def until(seen: Stage, condition: Callable[[], object]) -> None:
    """Look at the files until the explorer has come to something."""
    given_up = monotonic() + PATIENCE
    while not condition():
        assert monotonic() < given_up, seen.text
        await seen.app.look_at_files()
        await seen.settle()
