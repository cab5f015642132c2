"""Lines and columns for problems that name a record by its id: `events[the-split].date`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from probtimeline.core.problems import Problem
from probtimeline.store.document import Document, Path
from probtimeline.store.fields import TABLES

_BY_ID: Final = re.compile(rf"({'|'.join(TABLES)})\[([^\[\]]+)\](.*)", re.DOTALL)
_STEP: Final = re.compile(r"\.(\w+)|\[(\d+)\]")


def located(problems: Iterable[Problem], documents: Sequence[Document]) -> tuple[Problem, ...]:
    """Return the problems with their places in the first of the documents that has the record.

    Those that have a place already, or name no record that is there, stay as they are.
    """
    problems = tuple(problems)
    for document in documents:
        problems = _located_in(document, problems)
    return problems


def _located_in(document: Document, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    unplaced = {each.path for each in problems if not each.file and each.path}
    ids = _indexes(document, {found[1] for path in unplaced if (found := _BY_ID.match(path))})
    paths = {path: there for path in unplaced if (there := _path(path, ids))}
    if not paths:
        return problems
    places = document.locate_all((path, False) for path in paths.values())
    return tuple(
        each.at(document.name, *places[paths[each.path], False])
        if not each.file and each.path in paths
        else each
        for each in problems
    )


def _indexes(document: Document, tables: Iterable[str]) -> dict[tuple[str, str], int]:
    """Return where the records of the tables stand in their lists, by table and id."""
    data: Mapping[str, Any] = document.data if isinstance(document.data, dict) else {}
    indexes: dict[tuple[str, str], int] = {}
    for table in tables:
        records = data.get(table, ())
        for index, raw in enumerate(records if isinstance(records, list) else ()):
            if isinstance(raw, dict) and isinstance(raw.get("id"), str):
                indexes.setdefault((table, raw["id"]), index)
    return indexes


def _path(text: str, ids: Mapping[tuple[str, str], int]) -> Path | None:
    found = _BY_ID.match(text)
    if not found or (found[1], found[2]) not in ids:
        return None
    steps = (name or int(index) for name, index in _STEP.findall(found[3]))
    return (found[1], ids[found[1], found[2]], *steps)
