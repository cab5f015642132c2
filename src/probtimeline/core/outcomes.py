"""What was planned or promised, and what came of it, as the records link them.

Links are words of the writers; a few are conventional and tie a plan to its outcome, from either
side (docs/format.md). Any other word is a plain relation. Whether a promise was kept is never
judged here: an ending says what the records say, and no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

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


Against = dict[str, list[tuple[Comparison, set[str]]]]
"""By each event touched, the conflicts weighed by hand, with all events that each touches.

A comparison that touches others too may speak of something else than the plan."""


class Ending(StrEnum):
    """What the records say became of a plan, the most telling first."""

    CONTRADICTED = "contradicted"
    OTHERWISE = "came otherwise"
    JUDGED = "judged"
    CAME = "came"
    NOTHING = "nothing recorded"


class Outcome(NamedTuple):
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
    def is_told(self) -> bool:
        """Whether it is one: a plan or promise, or something came of it."""
        return bool(self.came) or is_plan(self.plan)

    @property
    def rank(self) -> tuple[bool, bool, int]:
        """What is read first sorts first: what somebody is held to, then by its ending."""
        tags = {fold(tag) for tag in self.plan.tags}
        promised = PROMISE in tags or self.plan.status is Status.CLAIMED
        return bool(tags & IN_PASSING), not promised, list(Ending).index(self.ending)

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
    against: Against = {}
    for comparison in chronicle.comparisons:
        conflict_between(comparison, chronicle, against)
    likely = plan_candidates(chronicle)
    places = set(likely.places)
    for place in likely.naming:
        places |= likely.named_by(chronicle.events[place])
    every = (outcome_of(chronicle.events[place], chronicle, against) for place in sorted(places))
    found = (outcome for outcome in every if outcome.is_told)
    return tuple(sorted(found, key=lambda outcome: outcome.rank))


def outcome_of(event: Event, chronicle: Chronicle, against: Against | None = None) -> Outcome:
    """What came of an event; `against` are all conflicts, where they have been gathered."""
    came = came_of(event, chronicle)
    names = {event.id, *(other.id for other, _ in came)}
    if against is None:
        against = {}
        for comparison in chronicle.compared(event):
            conflict_between(comparison, chronicle, against)
    weighing = (each for each, touched in against.get(event.id, ()) if touched <= names)
    return Outcome(event, came, tuple(weighing))


def conflict_between(comparison: Comparison, chronicle: Chronicle, against: Against) -> None:
    """Note what a comparison touches, where it finds a conflict between two events or more."""
    if comparison.verdict is not Agreement.CONFLICT:
        return
    placed = (chronicle.figure_ids.get(name) for name in comparison.figures)
    touched = {*comparison.events, *(each.event.id for each in placed if each is not None)}
    if len(touched) > 1:
        for event_id in touched:
            against.setdefault(event_id, []).append((comparison, touched))


class Candidates(NamedTuple):
    """Where plans may be: `places` of what may be one, and of what `naming` one came of it."""

    places: tuple[int, ...]
    naming: tuple[int, ...]
    chronicle: Chronicle

    def named_by(self, event: Event) -> set[int]:
        """The places of the plans that an event says it came of."""
        links = (link.event for link in event.related if fold(link.how).strip() in BACK)
        found = (self.chronicle.places.get(name) for name in links)
        return {place for place in found if place is not None}


def plan_candidates(chronicle: Chronicle) -> Candidates:
    """The plans and promises, and what else says that something came of it; of columns alone."""
    kinds = chronicle.kinds
    places = set(kinds.where("status", Status.PLANNED.value))
    for tag in kinds.values("tag"):
        if fold(tag) == PROMISE:
            places.update(kinds.where("tag", tag))
    naming: set[int] = set()
    for how in kinds.values("how"):
        word = fold(how).strip()
        if word in ONWARD:
            places.update(kinds.where("how", how))
        if word in BACK:
            naming.update(kinds.where("how", how))
    return Candidates(tuple(sorted(places)), tuple(sorted(naming)), chronicle)


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
