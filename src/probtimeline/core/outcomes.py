"""What was planned or promised, and what came of it, as the records link them.

Links are words of the writers; a few are conventional and tie a plan to its outcome, from either
side (docs/format.md). Any other word is a plain relation. Whether a promise was kept is not
decided here: that is for the reader, who sees what came.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.records import Event, Status
from probtimeline.core.text import fold

ONWARD: Final = (
    "what came",
    "outcome",
    "replaced by",
    "cut short by",
    "ended early by",
    "judged by",
)
"""Words by which a plan names what came of it."""

BACK: Final[Mapping[str, str]] = MappingProxyType(
    {
        "planned as": "what came",
        "promise": "what came",
        "outcome of": "outcome",
        "replaces": "replaced by",
        "cuts short": "cut short by",
        "ends early": "ended early by",
        "judges the outcome of": "judged by",
    }
)
"""Words by which an event names the plan it came of, and what the plan would say of it."""

PROMISE: Final = "promise"
"""The tag of a promise."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A plan or promise, and what came of it in the order of dates, each with how.

    `came` is empty where the records know of nothing.
    """

    plan: Event
    came: tuple[tuple[Event, str], ...] = ()


def outcomes(chronicle: Chronicle) -> tuple[Outcome, ...]:
    """Every plan and promise, and all else of which something came, in the order of dates.

    What came of a plan may be a plan itself; then it is told again in its own place.
    """
    found = (Outcome(event, came_of(event, chronicle)) for event in chronicle.events)
    return tuple(each for each in found if each.came or is_plan(each.plan))


def is_plan(event: Event) -> bool:
    """Whether the event was planned or is a promise."""
    return event.status is Status.PLANNED or any(fold(tag) == PROMISE for tag in event.tags)


def came_of(event: Event, chronicle: Chronicle) -> tuple[tuple[Event, str], ...]:
    """The events that came of one, in the order of dates; each once, with how.

    What the event itself says of the link goes before what the other one does.
    """
    came: dict[str, tuple[Event, str]] = {}
    for other, how in _links(event, chronicle):
        if other is not event:
            came.setdefault(other.id, (other, how))
    return tuple(sorted(came.values(), key=lambda each: each[0].order))


def _links(event: Event, chronicle: Chronicle) -> Iterator[tuple[Event, str]]:
    for link in event.related:
        how, other = fold(link.how).strip(), chronicle.event(link.event)
        if how in ONWARD and other is not None:
            yield other, how
    for other, word in chronicle.related_to(event.id):
        if onward := BACK.get(fold(word).strip()):
            yield other, onward
