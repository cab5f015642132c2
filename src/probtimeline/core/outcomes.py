"""What was planned or promised, and what came of it, as the records link them.

Links are words of the writers; a few are conventional and tie a plan to its outcome, from either
side (docs/format.md). Any other word is a plain relation. Whether a promise was kept is never
judged here: an ending says what the records say, and no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.records import Agreement, Comparison, Event, Status
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

OTHERWISE: Final = frozenset({"replaced by", "cut short by", "ended early by"})
"""Links which say that a plan did not come as it was made."""
JUDGED: Final = "judged by"

PROMISE: Final = "promise"
"""The tag of a promise."""
IN_PASSING: Final = frozenset({"publication", "reader-comment"})
"""Tags of plans nobody is held to: what will be broadcast, what a reader expects."""


class Ending(StrEnum):
    """What the records say became of a plan, the most telling first."""

    CONTRADICTED = "contradicted"
    OTHERWISE = "came otherwise"
    JUDGED = "judged"
    CAME = "came"
    NOTHING = "nothing recorded"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A plan or promise, and what came of it in the order of dates, each with how.

    `came` is empty where the records know of nothing. `against` are the comparisons made by hand
    that set the plan beside what came of it, and find that they contradict each other.
    """

    plan: Event
    came: tuple[tuple[Event, str], ...] = ()
    against: tuple[Comparison, ...] = ()

    @property
    def ending(self) -> Ending:
        """What became of the plan, as told by its links and by the comparisons made by hand."""
        hows = {how for _, how in self.came}
        if self.against:
            return Ending.CONTRADICTED
        if hows & OTHERWISE:
            return Ending.OTHERWISE
        if JUDGED in hows:
            return Ending.JUDGED
        return Ending.CAME if hows else Ending.NOTHING

    @property
    def telling(self) -> tuple[tuple[Event, str], ...]:
        """What came in a way that tells the ending, where it came otherwise or was judged."""
        match self.ending:
            case Ending.OTHERWISE:
                return tuple(each for each in self.came if each[1] in OTHERWISE)
            case Ending.JUDGED:
                return tuple(each for each in self.came if each[1] == JUDGED)
        return ()


def outcomes(chronicle: Chronicle) -> tuple[Outcome, ...]:
    """Every plan and promise, and all else of which something came.

    Promises and claims come first, then plans, last what was said in passing; of each the endings
    in their order, then the dates. What came of a plan may be a plan itself; then it is told again
    in its own place.
    """
    against = _contradictions(chronicle)
    found = []
    for event in chronicle.events:
        came = came_of(event, chronicle)
        if came or is_plan(event):
            names = {event.id, *(other.id for other, _ in came)}
            weighing = (each for each, touched in against.get(event.id, ()) if touched <= names)
            found.append(Outcome(event, came, tuple(weighing)))
    return tuple(sorted(found, key=_read_first))


def _contradictions(chronicle: Chronicle) -> Mapping[str, list[tuple[Comparison, set[str]]]]:
    """By each event touched, the conflicts weighed by hand, with all events that each touches.

    A comparison that touches others too may speak of something else than the plan.
    """
    found: dict[str, list[tuple[Comparison, set[str]]]] = {}
    for comparison in chronicle.comparisons:
        if comparison.verdict is not Agreement.CONFLICT:
            continue
        placed = (chronicle.figure_ids.get(name) for name in comparison.figures)
        touched = {*comparison.events, *(each.event.id for each in placed if each is not None)}
        if len(touched) > 1:
            for event_id in touched:
                found.setdefault(event_id, []).append((comparison, touched))
    return found


def _read_first(outcome: Outcome) -> tuple[bool, bool, int]:
    plan, endings = outcome.plan, list(Ending)
    tags = {fold(tag) for tag in plan.tags}
    in_passing = bool(tags & IN_PASSING)
    promised = PROMISE in tags or plan.status is Status.CLAIMED
    return in_passing, not promised, endings.index(outcome.ending)


def is_plan(event: Event) -> bool:
    """Whether the event was planned or is a promise."""
    return event.status is Status.PLANNED or any(fold(tag) == PROMISE for tag in event.tags)


def came_of(event: Event, chronicle: Chronicle) -> tuple[tuple[Event, str], ...]:
    """The events that came of one, in the order of dates; each once, with how.

    What the event itself says of the link goes before what the other one does.
    """
    came: dict[str, tuple[Event, str]] = {}
    for other, how in _links(event, chronicle):
        if other.id != event.id:
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
