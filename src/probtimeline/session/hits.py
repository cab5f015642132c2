"""The next hit and the one before it, right at once although counting may still go on."""

from __future__ import annotations

from dataclasses import replace

from probtimeline.session.arranging import arranged
from probtimeline.session.asking import LONGEST, look_towards
from probtimeline.session.moves import Move, neighbour, select
from probtimeline.session.state import State


def to_hit(direction: int) -> Move:
    """Select the next (+1) or previous (−1) hit.

    What is not looked through yet on the way to it is looked through first. Where that takes
    longer than a key press may, it is told how far it is; asked again, it looks further.
    """

    def move(state: State) -> State:
        if not state.search.is_on:
            return state.telling("Nothing is being searched for: press / to search")
        looked, which = _looked(state, direction), "later" if direction > 0 else "earlier"
        search = looked.search
        if search.error is not None and search.error is not state.search.error:
            return looked.telling(search.error.what)
        if search.rest is not None and _may_be_nearer(looked, direction):
            return looked.telling(f"No {which} hit found yet, at {search.rest.percent} % of all")
        found = neighbour(looked.rows.hits, looked.place, direction)
        if found is None:
            return looked.telling(f"No {which} hit")
        return select(looked.chronicle.events[found].id)(looked)

    return move


def _looked(state: State, direction: int) -> State:
    """The state with all looked through up to its next hit, as far as a key press may take it."""
    effort = LONGEST
    while effort > 0 and _may_be_nearer(state, direction):
        found, took = look_towards(state.search, state.vocabulary, state.place, direction, effort)
        state = arranged(replace(state, search=found))
        effort -= took
    return state


def _may_be_nearer(state: State, direction: int) -> bool:
    """Whether a hit may stand between the selection and the next one found."""
    rest = state.search.rest
    if rest is None or not rest.left:
        return False
    found = neighbour(state.rows.hits, state.place, direction)
    if direction > 0:
        between = range(state.place + 1, rest.whole if found is None else found)
    else:
        between = range(0 if found is None else found + 1, max(0, state.place))
    return any(_meet(between, unseen) for unseen in rest.unseen)


def _meet(one: range, other: range) -> bool:
    return max(one.start, other.start) < min(one.stop, other.stop)
