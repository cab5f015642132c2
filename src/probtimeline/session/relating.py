"""From an event to those related to it: what each is to it, and the moves that go there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.length import later
from probtimeline.core.outcomes import came_of
from probtimeline.core.records import Event

if TYPE_CHECKING:
    from probtimeline.session.moves import Move
    from probtimeline.session.state import State


class Relation(NamedTuple):
    """Another event and how it is related: in the words of the event, or (inward) in its own."""

    other: Event
    how: str
    inward: bool = False


def relations(chronicle: Chronicle, event: Event) -> tuple[Relation, ...]:
    """The events that an event names, then those that name it; each once, none unknown."""
    found: dict[str, Relation] = {}
    for link in event.related:
        other = chronicle.event(link.event)
        if other is not None and other.id != event.id:
            found.setdefault(other.id, Relation(other, link.how))
    for other, how in chronicle.related_to(event.id):
        if other.id != event.id:
            found.setdefault(other.id, Relation(other, how, inward=True))
    return tuple(found.values())


def to_related(direction: int) -> Move:
    """Go to the nearest related event that stands later (+1) or earlier (−1), and say what it is.

    What came of a plan or promise counts as later, even where it came before it was meant to, and
    goes before what is otherwise related.
    """

    def move(state: State) -> State:
        from probtimeline.session.moves import select

        event = state.event
        if event is None:
            return state.telling("There is no event to go on from")
        found = _next(state, event, direction)
        if found is None:
            way = "later" if direction > 0 else "earlier"
            return state.telling(f"No {way} event is related to “{event.title}”")
        moved = select(found.other.id, jump=True)(state)
        words = _told(event, found)
        return moved.telling(f"{words}. {moved.notice}" if moved.notice else words)

    return move


def _next(state: State, event: Event, direction: int) -> Relation | None:
    came = [Relation(other, how) for other, how in came_of(event, state.chronicle)]
    places = state.chronicle.places

    def away(relation: Relation) -> int:
        return (places[relation.other.id] - state.place) * direction

    def nearest(among: Sequence[Relation]) -> Relation | None:
        return min((one for one in among if away(one) > 0), key=away, default=None)

    related = nearest(relations(state.chronicle, event))
    if direction < 0 or not came:
        return related
    return nearest(came) or max(came, key=away)


def _told(event: Event, found: Relation) -> str:
    """How one has come here, and how far: “…” → what came · 10 months later."""
    how = found.how or "related to"
    far = later(event.date, found.other.date)
    if found.inward:
        return f"{how} “{event.title}” · {far}"
    return f"“{event.title}” → {how} · {far}"
