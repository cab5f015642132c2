"""The searched text of all events, folded, in one run of bytes.

UTF-8, so that one wide character does not make all of it wide. Each event's text is a stretch of
it, each of its pieces a line; stretches follow one another in the order of the chronicle.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from probtimeline.core.records import Event
from probtimeline.core.text import fold, is_plain

_APART: Final = "\0"
"""Set between pieces that are folded in one go: folding leaves it, and joins no spaces over it."""

Bytes = bytes | bytearray | memoryview


def searched(event: Event) -> Iterator[str]:
    """Every text of an event that words are looked for in, as it stands in the file.

    The reader's own note is looked in too, but does not stand in the file. Sources are not among
    them: the name of a newspaper would find half a chronology. `source:`
    asks for them.
    """
    yield event.id
    yield event.title
    yield event.date_text
    yield event.date_note
    yield event.summary
    yield from event.tags
    yield from event.actors
    for quote in event.quotes:
        yield quote.text
        yield quote.speaker
        for figure in quote.figures:
            yield figure.text
            yield figure.label
            yield figure.population


def folded(event: Event) -> str:
    """What is searched of an event, folded, each piece on a line of its own."""
    pieces = [piece for piece in searched(event) if piece]
    # Nearly all events are plain in all their pieces: those are folded in one go.
    if is_plain("".join(pieces)):
        return "\n".join(pieces).lower()
    together = _APART.join(pieces)
    if together.count(_APART) < len(pieces):
        return fold(together).replace(_APART, "\n")
    return "\n".join(map(fold, pieces))


@dataclass(frozen=True, slots=True, eq=False)
class Folds:
    """The folded texts of the events of one revision.

    `starts` is by place where in `text` that of the event begins, with one entry more for the end.
    The last byte of each is a line break, which is no part of it.
    """

    text: Bytes
    starts: Sequence[int]

    @staticmethod
    def of(events: Iterable[Event]) -> Folds:
        """The texts of events, which come in the order of a chronicle."""
        text, starts = bytearray(), array("Q", [0])
        for event in events:
            text += encoded(event)
            starts.append(len(text))
        return Folds(bytes(text), starts)

    def __getitem__(self, place: int) -> str:
        """The folded text of the event at a place."""
        stretch = self.text[self.starts[place] : self.starts[place + 1] - 1]
        return str(stretch, "utf-8", "surrogatepass")


def encoded(event: Event) -> bytes:
    """An event's stretch of the text."""
    return folded(event).encode("utf-8", "surrogatepass") + b"\n"
