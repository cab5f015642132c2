"""The full texts of sources: attached by the reader, kept beside the chronology.

A text is `<source id>.txt`, byte for byte as it was given. It is read, matched and shown; it is
never sent anywhere and never becomes part of a chronology.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from probtimeline.core.problems import Problem, error, warning
from probtimeline.store.document import decode_text
from probtimeline.store.files import (
    INPUT_LIMIT,
    CannotRead,
    CannotWrite,
    is_there,
    read_file,
    reason,
)
from probtimeline.store.ids import is_slug
from probtimeline.store.saving import Overtaken, locked, require_writable, save, signature
from probtimeline.store.spelling import did_you_mean

if TYPE_CHECKING:  # only attaching matches texts
    from probtimeline.core.chronicle import Chronicle
    from probtimeline.store.matching import Match, Matcher

_SUFFIXES: Final = (".txt", ".text", ".md")

_MOST: Final = 1000
"""Texts that are looked at in one folder. With more in it, the wrong one has been named."""


UNREADABLE: Final = "unreadable"
"""The code of the problem that a file could not be read at all."""

SKIPPED: Final = "skipped"
"""The code of the warning that a file found in a folder belongs to no source."""


class Attached(NamedTuple):
    """A text that is kept for a source now.

    `how` tells, in plain words, how they were matched; `replaced` that the source had another
    text before.
    """

    source: str
    file: Path
    how: str
    replaced: bool = False


class Texts:
    """The texts of sources in one folder, which need not be there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, source_id: str) -> Path | None:
        """Return where the text of a source is kept; None where the id is not one."""
        return self.folder / f"{source_id}.txt" if is_slug(source_id) else None

    def load(self, source_id: str) -> str | None:
        """Return the text of a source, or None where none is attached.

        Line breaks are left as they are, so that places in it are those of the file; a byte
        order mark is not text. Raises CannotRead where the file is not a text.
        """
        path = self.path(source_id)
        return _read(path) if path and is_there(path) else None

    def all(self, chronicle: Chronicle) -> Mapping[str, str]:
        """Return the texts attached to the sources of a chronicle, by source id.

        One that cannot be read is left out; `problems` tells it.
        """
        texts: dict[str, str] = {}
        for source_id in self._attached(chronicle):
            try:
                text = self.load(source_id)
            except CannotRead:
                continue
            if text is not None:
                texts[source_id] = text
        return texts

    def problems(self, chronicle: Chronicle) -> tuple[Problem, ...]:
        """Return what is wrong with the texts attached to the sources of a chronicle."""
        found: list[Problem] = []
        for source_id in self._attached(chronicle):
            try:
                self.load(source_id)
            except CannotRead as fault:
                found.append(error("text", fault.what, fault.cure).at(str(fault.path)))
        return tuple(found)

    def _attached(self, chronicle: Chronicle) -> list[str]:
        try:
            there = {entry.name for entry in os.scandir(self.folder)}
        except OSError:
            return []
        return [each for each in chronicle.sources if f"{each}.txt" in there]

    def attach(
        self, files: Sequence[Path], chronicle: Chronicle, as_id: str | None = None
    ) -> tuple[Attached | Problem, ...]:
        """Keep each file as the text of the source it belongs to, or say why not.

        A file belongs to `as_id` where that is given, else to the source most of whose quotes
        are found in it, else to the one whose id is its name. A folder is searched for texts;
        what does not clearly belong to a source there is skipped, with a warning.
        Raises CannotWrite where the folder cannot be written.
        """
        if as_id is not None and as_id not in chronicle.sources:
            cure = did_you_mean(as_id, chronicle.sources, "`probtimeline sources` lists them.")
            return (error("unknown-source", f'there is no source "{as_id}"', cure),)
        found, problems = _searched(files, self.folder)
        if as_id is not None and len(found) > 1:
            what = f"--as names one source, and there are {len(found)} files"
            return (error("several-files", what, "Attach them one by one."),)
        from probtimeline.store.matching import Matcher

        matcher = Matcher(chronicle)
        matches = [
            _match(file, matcher, as_id) if named or as_id else _clear_match(file, matcher)
            for file, named in found.items()
        ]
        kept = (self.keep(each) for each in _one_each(matches))
        skipped = {
            file for file, named in found.items() if not named and not matcher.is_named(file)
        }
        return (*problems, *(_quietly(each, skipped) for each in kept))

    def detach(self, source_id: str) -> bool:
        """Remove the text of a source; False where it has none.

        Raises CannotWrite where it cannot be removed.
        """
        path = self.path(source_id)
        if path is None or not is_there(path):
            return False
        require_writable(path)
        try:
            with locked(self._lock, path):
                path.unlink(missing_ok=True)
        except OSError as fault:
            raise CannotWrite(path, *reason(fault)) from None
        return True

    @property
    def _lock(self) -> Path:
        return self.folder / "sources"

    def keep(self, match: Match | Problem) -> Attached | Problem:
        """Keep a text for its source; a problem is handed back. Raises CannotWrite."""
        if isinstance(match, Problem):
            return match
        path = self.path(match.source)
        if path is None:
            what = f'the id "{match.source}" cannot be the name of a file'
            return error("id", what, "Correct the id of the source.").at(str(match.file))
        self._make_folder()
        require_writable(path)
        with locked(self._lock, path):
            before = signature(path)
            replaced = before is not None and read_file(path, INPUT_LIMIT) != match.data
            if before is None or replaced:
                self._save(path, match.data)
        return Attached(match.source, match.file, match.how, replaced)

    def _save(self, path: Path, data: bytes) -> None:
        while True:
            try:
                save(path, data, signature(path), held=self._lock)
            except Overtaken:
                continue
            return

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise CannotWrite(self.folder, *reason(fault)) from None


def _read(path: Path) -> str:
    text = decode_text(read_file(path, INPUT_LIMIT), str(path))
    if isinstance(text, tuple):
        raise CannotRead(path, text[0].what, "Save it as UTF-8 and attach it again.", text)
    return text


def _given(file: Path) -> tuple[bytes, str] | Problem:
    """Return the bytes and the text of a file, or why it is no text."""
    try:
        data = read_file(file, INPUT_LIMIT)
    except CannotRead as fault:
        return error(UNREADABLE, fault.what, fault.cure).at(str(file))
    text = decode_text(data, str(file))
    if isinstance(text, tuple):
        return text[0]
    if not text.strip():
        return error("text", "it is empty", "Attach the text of the source.").at(str(file))
    return data, text


def _match(file: Path, matcher: Matcher, as_id: str | None) -> Match | Problem:
    given = _given(file)
    if isinstance(given, Problem):
        return given
    data, text = given
    if as_id is not None:
        from probtimeline.store.matching import Match

        return Match(as_id, file, data, "as you said")
    return matcher.match(file, data, text)


def _clear_match(file: Path, matcher: Matcher) -> Match | Problem:
    given = _given(file)
    if isinstance(given, Problem):
        return given
    cure = "Name the file itself, with --as ID."
    unclear = error("no-source", "it does not clearly belong to one source", cure).at(str(file))
    return matcher.clear_match(file, *given) or unclear


def _quietly(outcome: Attached | Problem, skipped: Iterable[Path]) -> Attached | Problem:
    """Return what is wrong with a file that only lay about in a folder as a warning."""
    if isinstance(outcome, Problem) and outcome.file in map(str, skipped):
        return warning(SKIPPED, outcome.what, outcome.cure).at(outcome.file)
    return outcome


def _searched(files: Iterable[Path], kept: Path) -> tuple[dict[Path, bool], list[Problem]]:
    """Return the files named (True), and the texts in the folders named, each once, in order.

    The folder where texts are kept is passed over inside another one: its old texts would stand
    in the way of the new.
    """
    found: dict[Path, bool] = {}
    problems: list[Problem] = []
    for each in files:
        if not os.path.isdir(each):  # noqa: PTH112 - a Path raises where it may not look
            found[each] = True
            continue
        texts = (path for path in each.rglob("*") if _is_text(path, each, kept))
        inside = sorted(islice(texts, _MOST + 1))
        if not inside:
            what = "no texts are in this folder"
            cure = f"Their names end in {', '.join(_SUFFIXES)}; others can be named one by one."
            problems.append(error("no-texts", what, cure).at(str(each)))
        elif len(inside) > _MOST:
            what = f"more than {_MOST:,} texts are in this folder"
            problems.append(error("many-texts", what, "Name a smaller one.").at(str(each)))
            continue
        found = dict.fromkeys(inside, False) | found
    return found, problems


def _is_text(path: Path, folder: Path, kept: Path) -> bool:
    if path.suffix.lower() not in _SUFFIXES or not os.path.isfile(path):  # noqa: PTH113 - as above
        return False
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    inside = os.path.realpath(path.parent) == os.path.realpath(kept) != os.path.realpath(folder)
    return not hidden and not inside


def _one_each(matches: Iterable[Match | Problem]) -> list[Match | Problem]:
    """Keep for each source the text with most of its quotes; the others become problems."""
    matches = list(matches)
    best: dict[str, Match] = {}
    for match in matches:
        if not isinstance(match, Problem) and (
            match.source not in best or _fit(match) > _fit(best[match.source])
        ):
            best[match.source] = match
    return [
        match if isinstance(match, Problem) or best[match.source] is match else _beaten(match, best)
        for match in matches
    ]


def _fit(match: Match) -> tuple[int, bool]:
    """Return how well a text fits its source, to compare it with another."""
    return match.quotes, match.file.stem == match.source


def _beaten(match: Match, best: Mapping[str, Match]) -> Problem:
    what = f'{best[match.source].file} fits the source "{match.source}" as well or better'
    cure = f"To take this one, attach it alone with --as {match.source}."
    return error("second-text", what, cure).at(str(match.file))
