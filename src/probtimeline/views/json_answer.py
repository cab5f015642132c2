"""What is said of JSON being written: what is wrong with it and where, or what it would do.

Plain values, and how they are painted. Finding them out is the app's work.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content

from probtimeline.core.citation import short_name
from probtimeline.core.problems import Problem
from probtimeline.core.records import Event, Source
from probtimeline.core.text import clean_line, counted
from probtimeline.views import paint
from probtimeline.views.widgets.page import Block

SHOWN = 200
"""Events, and problems of each kind, that are shown one by one; of more the rest is counted."""

ADDED, REPLACED, ALREADY = "is new", "takes the place of another", "is there already"
"""What would become of an event."""

_MARKS = {ADDED: ("+", paint.GOOD), REPLACED: ("↻", paint.DOUBT), ALREADY: ("=", paint.FAINT)}
_INDENT = Content("   ")


@dataclass(frozen=True, slots=True)
class Previewed:
    """An event as it would stand, and its neighbours there; `changed` names fields that differ."""

    event: Event
    what: str = ADDED
    before: Event | None = None
    after: Event | None = None
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What writing the text would do.

    `problems` are in the order of the text; `others` tells of records that are no events;
    `said` is what stands in the way outside the text, such as a file that cannot be read.
    """

    problems: tuple[Problem, ...] = ()
    events: tuple[Previewed, ...] = ()
    others: tuple[str, ...] = ()
    said: str = ""
    sources: tuple[Source, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems for which it cannot be written."""
        return tuple(each for each in self.problems if each.is_error)

    @property
    def stops(self) -> tuple[Problem, ...]:
        """The problems that are shown, errors first."""
        warnings = tuple(each for each in self.problems if not each.is_error)
        return (*self.errors[:SHOWN], *warnings[:SHOWN])

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to tell, as nothing was written yet."""
        return not (self.problems or self.events or self.others or self.said)

    @property
    def told(self) -> tuple[str, str]:
        """It in a line, and its style."""
        if self.errors:
            return f"✗ {counted(len(self.errors), 'error')}", paint.BAD
        if self.said:
            return f"✗ {self.said}", paint.BAD
        if self.is_nothing:
            return "nothing yet", paint.MUTED
        return f"✓ {self._would}", paint.GOOD

    @property
    def _would(self) -> str:
        counts = [
            (sum(each.what == what for each in self.events), words)
            for what, words in ((ADDED, "new"), (REPLACED, "changed"), (ALREADY, "there already"))
        ]
        told = [f"{counted(number, 'event')} {words}" for number, words in counts if number]
        return ", ".join(told) or counted(len(self.others), "record")


def answer_blocks(answer: Answer) -> list[Block]:
    """The answer as a page; the stops are `answer.stops`."""
    if answer.is_nothing:
        return [Block(paint.line(words, paint.MUTED)) for words in _BEGINNING]
    blocks = [Block(paint.prose(answer.said, paint.BAD))] if answer.said else []
    blocks += _problems(answer.errors, 0)
    for each in answer.events[:SHOWN]:
        blocks += [Block(), *_event(each, answer)]
    if len(answer.events) > SHOWN:
        blocks += [Block(), _aside(f"… and {counted(len(answer.events) - SHOWN, 'event')} more")]
    if answer.others:
        blocks += [Block(), *(Block(paint.prose(each), _INDENT) for each in answer.others)]
    warnings = [each for each in answer.problems if not each.is_error]
    if warnings:
        one = len(warnings) == 1
        words = f"{counted(len(warnings), 'warning')}, which {'stops' if one else 'stop'} nothing"
        blocks += [Block(), Block(paint.line(words, paint.MUTED))]
        blocks += _problems(warnings, min(SHOWN, len(answer.errors)))
    return blocks if blocks[0].content else blocks[1:]


_BEGINNING = (
    "Type or paste JSON: an event, a list of records, a record a line, or a whole chronology.",
    "",
    "It is checked as you write. Here stands what is wrong with it and where, or what it adds.",
    "",
    "The least an event needs:",
    '{ "title": "…", "date": "21 February 2013" }',
)


def _problems(problems: list[Problem] | tuple[Problem, ...], first: int) -> Iterator[Block]:
    """Problems one by one, each a stop: where it is, what it is, and the cure."""
    for number, each in enumerate(problems[:SHOWN], first):
        mark, style = ("✗", paint.BAD) if each.is_error else ("!", paint.DOUBT)
        place = f"{each.line}:{each.column or 1}" if each.line is not None else ""
        head = paint.joined((f"{mark} ", style), (f"{place:<6} ", paint.LINK))
        rest = Content(" " * head.cell_length)
        yield Block()
        yield Block(paint.prose(_sentence(each.what), paint.PLAIN), head, rest, stop=number)
        yield Block(paint.prose(each.cure, paint.MUTED), rest, stop=number)
    if len(problems) > SHOWN:
        yield _aside(f"… and {len(problems) - SHOWN:,} more")


def _event(shown: Previewed, answer: Answer) -> Iterator[Block]:
    """An event as it would stand: when, what, on which words, and between which others."""
    event = shown.event
    mark, style = _MARKS[shown.what]
    yield Block(
        paint.joined(
            (event.date.text, paint.FIGURE),
            (f"  {event.date.precision_text}", paint.MUTED),
        ),
        paint.line(f" {mark} ", style),
        _INDENT,
    )
    yield Block(paint.prose(event.title, paint.TITLE), _INDENT)
    told = shown.what
    if shown.changed:
        told = f"differs in {', '.join(shown.changed)}"
    yield _aside(f"{told} · {_rests_on(event, answer)}")
    if shown.before or shown.after:
        yield _aside(_stands(shown.before, shown.after))


def _rests_on(event: Event, answer: Answer) -> str:
    if not event.quotes:
        return "no quotation"
    known = {source.id: short_name(source) for source in answer.sources}
    named = "; ".join(known.get(each, each) for each in event.sources)
    return f"{counted(len(event.quotes), 'quotation')} from {named}"


def _stands(before: Event | None, after: Event | None) -> str:
    if before is None and after is not None:
        return f"stands first, before {_named(after)}"
    if after is None and before is not None:
        return f"stands last, after {_named(before)}"
    assert before is not None
    assert after is not None
    return f"stands between {_named(before)} and {_named(after)}"


def _named(event: Event) -> str:
    return f"“{clean_line(event.title, 60)}” ({event.date.text})"


def _aside(words: str) -> Block:
    return Block(paint.prose(words, paint.MUTED), _INDENT)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
