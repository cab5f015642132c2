"""A merge as git's merge drivers make it: three files in, the middle one written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from probtimeline.store.canonical import encode
from probtimeline.store.document import Document, decode, without_collecting
from probtimeline.store.files import CHRONOLOGY_LIMIT, CannotRead, CannotWrite, read_file
from probtimeline.store.merging import Merge, merged
from probtimeline.store.merging_text import MARKER_SIZE, marked
from probtimeline.store.read import faults_of_shape
from probtimeline.store.saving import (
    Overtaken,
    real_path,
    require_writable,
    save,
    signature,
    sweep_own,
)

_CURE = "Mend it on its own branch, commit, then merge again; nothing was changed."


@dataclass(frozen=True, slots=True)
class Versions:
    """The files of a merge, and what people are told of them.

    `name` is the file as the reader knows it: git puts the versions into files of passing names.
    `labels` name the two sides.
    """

    base: Path
    mine: Path
    theirs: Path
    name: str
    labels: tuple[str, str] = ("ours", "theirs")
    marker_size: int = MARKER_SIZE


def merge_files(versions: Versions) -> Merge:
    """Merge the three files, and write what comes of it in place of mine.

    Where there are conflicts, git's marks stand around them there. An empty base is a file that
    was added on both sides. No lock is taken: git made these files for this merge alone, and a
    lock would stay beside them.

    Raises CannotRead or CannotWrite; nothing is changed then.
    """
    target = real_path(versions.mine)
    require_writable(target)
    sweep_own(target)
    before = signature(target)
    with without_collecting():
        base = _opened(versions.base, f"{versions.name} (base)", may_be_empty=True)
        mine = _opened(target, f"{versions.name} ({versions.labels[0]})")
        theirs = _opened(versions.theirs, f"{versions.name} ({versions.labels[1]})")
        merge = merged(base, mine, theirs)
        if merge.conflicts:
            made = marked(merge.data, merge.conflicts, versions.labels, versions.marker_size)
        else:
            made = encode(merge.data)
    try:
        save(target, made, before)
    except Overtaken:
        what, cure = "another program saved it meanwhile", "Merge again. Nothing was changed."
        raise CannotWrite(target, what, cure) from None
    return merge


def _opened(path: Path, name: str, *, may_be_empty: bool = False) -> dict[str, Any]:
    """Return the JSON of one version. Raises CannotRead where it is no chronology."""
    data = read_file(path, CHRONOLOGY_LIMIT)
    if may_be_empty and not data.strip():
        return {}
    document = decode(data, name, CHRONOLOGY_LIMIT)
    problems = faults_of_shape(document) if isinstance(document, Document) else document
    if problems or not isinstance(document, Document) or not isinstance(document.data, dict):
        raise CannotRead(name, "it cannot be read as a chronology", _CURE, problems)
    return document.data
