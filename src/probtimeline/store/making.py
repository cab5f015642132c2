"""A chronology's catalogue made from its files: read record by record, or whole where need be."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from probtimeline.core.records import Event
from probtimeline.core.span import Span
from probtimeline.store.catalogue import Catalogue, Summary
from probtimeline.store.decoding import Decoder
from probtimeline.store.gathering import Gathered
from probtimeline.store.original import Odd, Original, new_digest
from probtimeline.store.shelf import Stamp
from probtimeline.store.standing import Stood
from probtimeline.store.streaming import Read, read_on_the_way
from probtimeline.store.together import overridden
from probtimeline.store.wholes import read_whole

_TRIES: Final = 3
"""How often files are read that are saved while they are read."""

Progress = Callable[[float], object]
"""Is told how much is done, from 0 to 1."""


class Made(NamedTuple):
    """A catalogue and what it is stamped with when it is kept."""

    catalogue: Catalogue
    stamp: Stamp


def make(paths: Sequence[Path], heard: Progress = bool) -> Made:
    """Make the catalogue of files, of which the second is the reader's own.

    Raises CannotRead where one cannot be read as a chronology, and Odd where they are none that
    can be read in places, or are being written all the time.
    """
    for _ in range(_TRIES):
        now = time.time_ns()
        originals = [Original(path) for path in paths]
        try:
            gathered, summary, digests = _streamed(originals, now, heard)
        except Odd:
            gathered = Gathered()
            summary, digests = read_whole(originals, gathered)
        gathered.put_in_order(_decoder(gathered, originals, summary))
        if not all(each.is_as_it_was() for each in originals):
            continue
        told = overridden(gathered.overridden, str(paths[-1]))
        summary = summary._replace(problems=summary.problems + told)
        is_young = any(each.is_young(now) for each in originals)
        catalogue = Catalogue.of(originals, gathered, summary)
        return Made(catalogue, Stamp(now, tuple(digests) if is_young else ()))
    raise Odd


def _streamed(
    originals: Sequence[Original], now: int, heard: Progress
) -> tuple[Gathered, Summary, list[str]]:
    gathered = Gathered()
    read: list[Read] = []
    digests: list[str] = []
    done, whole = 0, sum(each.size for each in originals)
    is_young = any(each.is_young(now) for each in originals)
    for number, original in enumerate(originals):
        digest = new_digest() if is_young else None
        so_far = done
        listeners = (
            lambda at, so_far=so_far: heard((so_far + at) / whole),
            digest.update if digest else None,
        )
        ground = read[0] if read else None
        read.append(read_on_the_way(original, number, gathered, ground, listeners))
        digests += [digest.hexdigest()] if digest else []
        done += original.size
    title = next((each.title for each in read if each.title), "")
    about = next((each.about for each in read if each.about), "")
    problems = tuple(problem for each in read for problem in each.problems)
    published = tuple(each.published for each in read)
    return gathered, Summary(title, about, problems, published), digests


def _decoder(
    gathered: Gathered, originals: Sequence[Original], summary: Summary
) -> Callable[[int], Event]:
    events = gathered.events
    stood = Stood(events.files, events.offsets, events.lengths, events.sums)

    def published(file: int) -> dict[str, Span]:
        return dict(summary.published[file])

    return Decoder("event", stood, originals, published, bool).record
