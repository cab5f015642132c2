"""Other records come in while the reader is reading: all that the reader has stays, by its id.

What takes time is done by `prepared`, which may run in a thread; the moves are quick. What has
come in is kept as not seen (`State.arrived`) until the reader has been there.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.delta import Delta, Difference, joined
from probtimeline.core.records import Event
from probtimeline.core.text import counted
from probtimeline.query.index import Index
from probtimeline.query.vocabulary import Vocabulary
from probtimeline.session.arranging import arranged, in_sight, with_event_shown
from probtimeline.session.comparing import still_there
from probtimeline.session.moves import Move, follow_to_event
from probtimeline.session.page_stops import stops_of
from probtimeline.session.state import Arrived, Search, State
from probtimeline.session.weighing import Weighing

NOBODY: frozenset[str] = frozenset()
NO_CHANGE = "nothing is different"


@dataclass(frozen=True, slots=True)
class Arrival:
    """Another revision of the records, or other texts, made ready to be shown."""

    chronicle: Chronicle
    texts: Mapping[str, str]
    index: Index
    delta: Delta
    attached: Difference
    completes: bool = False
    """Whether these are all the records, where the first ones were shown."""

    def __bool__(self) -> bool:
        return bool(self.delta or self.attached or self.completes)

    @property
    def is_another(self) -> bool:
        """Whether it is another chronology altogether: no event of the one before is in it."""
        kept = len(self.chronicle.events) - len(self.delta.events.added)
        return bool(self.delta.events.removed) and kept == 0 < len(self.chronicle.events)

    @property
    def text(self) -> str:
        """What is different, in words: "+3 events; 1 attached text gone"; empty for nothing."""
        if self.completes:
            return f"All {counted(len(self.chronicle.events), 'event')} are here"
        if self.is_another:
            return f"another chronology, {counted(len(self.chronicle.events), 'event')}"
        return "; ".join(filter(None, (self.delta.text, self.attached.told("attached text"))))

    def told(self, hidden: int, beyond: int) -> str:
        """It with how many of its events are hidden by the filters, or not on the screen."""
        if self.is_another or not hidden + beyond:
            return self.text
        aside = [f"{hidden:,} hidden by the filters"] if hidden else []
        aside += [f"{beyond:,} not on the screen"] if beyond else []
        return f"{self.text} ({', '.join(aside)}; * goes there)"

    def without(self, own: Container[str]) -> Arrival:
        """What is left of it when the records of the ids given are put aside."""
        return replace(self, delta=self.delta.without(own))


def prepared(state: State, chronicle: Chronicle, texts: Mapping[str, str]) -> Arrival:
    """Make what was read ready to be shown instead of what a state shows.

    What is asked of every revision is worked out here, so that the move finds it done.
    """
    completes = state.progress is not None
    delta = Delta() if completes else Delta.between(state.chronicle, chronicle)
    known = chronicle if completes else joined(state.chronicle, chronicle, delta)
    attached = _attached(state.texts, texts)
    texts = texts if attached else state.texts
    if known is not state.chronicle or attached:
        index = state.index.over(known, texts)
    else:
        index = state.index
    for name in ("figures", "passages", "abbreviations"):
        # Each goes over all events: whoever has asked for it once is likely to ask again.
        if name in state.chronicle.__dict__:
            getattr(known, name)
    return Arrival(known, texts, index, delta, attached, completes)


def arrive(arrival: Arrival, own: frozenset[str] = NOBODY) -> Move:
    """Show what has come in; the notice tells what of the reader's could not be kept.

    Events of the ids in `own` are the reader's: they do not count as new.
    """

    def move(state: State) -> State:
        if not arrival:
            return replace(state, arrived=_waiting(state, arrival, own), notice="")
        chronicle, layer = arrival.chronicle, state.layer
        vocabulary = Vocabulary(arrival.index.marked(layer.bookmarks, layer.notes))
        chosen = _kept(state, chronicle)
        known = state.source in chronicle.sources
        stretch = state.stretch
        moved = replace(
            state,
            chronicle=chronicle,
            vocabulary=vocabulary,
            weighing=Weighing(chronicle),
            texts=arrival.texts,
            verdicts={} if arrival.attached else state.verdicts,
            search=_asked_again(state.search, vocabulary, chronicle.places.get(chosen, 0)),
            kept=_asked_again(state.kept, vocabulary, chronicle.places.get(chosen, 0)),
            selected=chosen,
            arrived=_waiting(state, arrival, own),
            stretch=stretch if stretch and stretch.known_in(chronicle.places) else None,
            figure=state.figure if _is_same_figure(state, chronicle) else "",
            stop=_stop(state, chronicle.event(chosen)) if chosen == state.selected else None,
            source=state.source if known else "",
            passage=state.passage if known else "",
            progress=None,
            notice="",
        )
        return _in_sight(state, still_there(arranged(moved)))

    return move


def progressing(progress: float | None) -> Move:
    """Tell how much has been read, while the first events alone are shown."""

    def move(state: State) -> State:
        if state.progress is None or progress is None:
            return state
        return replace(state, progress=progress)

    return move


def next_new() -> Move:
    """Go to the next event that has come in and was not seen, in the order of time."""

    def move(state: State) -> State:
        places = state.chronicle.places
        waiting = sorted(places[each] for each in state.arrived if each in places)
        if not waiting:
            return state.telling("Nothing new has come in")
        later = (place for place in waiting if place > state.place)
        return follow_to_event(state.chronicle.events[next(later, waiting[0])].id)(state)

    return move


def troubled(words: str) -> Move:
    """Tell what is wrong with the files for as long as it is; empty for nothing.

    New trouble takes the place of what was told before: that may be its contrary.
    """

    def move(state: State) -> State:
        notice = "" if words and words != state.trouble else state.notice
        return replace(state, trouble=words, notice=notice)

    return move


def out_of_sight(state: State, arrival: Arrival, on_screen: Container[int]) -> tuple[int, int]:
    """How many events that have come in are hidden by the filters, and how many off the screen."""
    events, places = arrival.delta.events, state.chronicle.places
    found = [places[each] for each in (*events.added, *events.changed) if each in places]
    hidden = sum(place not in state.rows.row_of for place in found)
    seen = sum(place in on_screen and place in state.rows.row_of for place in found)
    return hidden, len(found) - hidden - seen


def _in_sight(before: State, state: State) -> State:
    """The state on an event that is shown, and a word on what that took."""
    if state.selected != before.selected:
        # The filters are the reader's: what is gone is no reason to put one aside.
        state = in_sight(state)
    elif state.rows.shown:
        state = with_event_shown(state)
    state = replace(state, arrived=state.seen(state.selected))
    if before.search.is_on and not state.search.is_on:
        told = filter(None, ("the search takes too long now and is dropped", state.notice))
        return state.telling("; ".join(told))
    return state


def _waiting(state: State, arrival: Arrival, own: Container[str]) -> Arrived:
    """What was not seen yet and is still there, and what has come in now."""
    events, places = arrival.delta.events, arrival.chronicle.places
    if arrival.is_another:
        return {}
    waiting = {each: new for each, new in state.arrived.items() if each in places}
    waiting |= dict.fromkeys(events.added, True)
    # What was new and has been changed since is still new.
    waiting |= {each: waiting.get(each, False) for each in events.changed}
    return {each: new for each, new in waiting.items() if each not in own}


def _attached(before: Mapping[str, str], after: Mapping[str, str]) -> Difference:
    return Difference(
        tuple(each for each in after if each not in before),
        tuple(each for each in after if each in before and after[each] != before[each]),
        tuple(each for each in before if each not in after),
    )


def _is_same_figure(state: State, chronicle: Chronicle) -> bool:
    """Whether the figure under the cursor is the one of that key in another revision too.

    A figure without an id goes by its number, which another may have by now.
    """
    before = state.chronicle.figure_keys.get(state.figure)
    after = chronicle.figure_keys.get(state.figure)
    return before is not None and after is not None and before.figure == after.figure


def _stop(state: State, after: Event | None) -> int | None:
    """The stop of the event's page that is the same quotation, figure or link as before."""
    before, stop = state.event, state.stop
    if before is None or after is None or before is after or stop is None:
        return stop
    old, new = _named(before), _named(after)
    if stop >= len(old):
        # Links stand behind the quotations.
        return stop - len(old) + len(new)
    return new.index(old[stop]) if old[stop] in new else None


def _named(event: Event) -> list[tuple[str, str, str]]:
    """What an event's stops are known by: the source, its words, and the figure's."""
    return [
        (quote.source, quote.text, figure.text if figure is not None else "")
        for quote, figure in stops_of(event)
    ]


def _asked_again(search: Search, vocabulary: Vocabulary, place: int) -> Search:
    """The search's answer among other records; a mistake in what is typed stays told.

    An answer that takes too long now is none: the hits before are places in the other records.
    """
    if search.query is None:
        return search
    from probtimeline.session.asking import begin

    match begin(search.text, search.query, vocabulary, place):
        case Search() as found:
            return replace(found, error=search.error)
        case fault:
            return Search(search.text, error=fault)


def _kept(state: State, chronicle: Chronicle) -> str:
    """The selected event, or the one that stands where it stood."""
    if state.selected in chronicle.places:
        return state.selected
    at = min(max(state.place, 0), len(chronicle.events) - 1)
    return chronicle.events[at].id if chronicle.events else ""


def unseen(state: State) -> tuple[int, int]:
    """How many events have come in and were not seen: new ones, and changed ones."""
    new = sum(state.arrived.values())
    return new, len(state.arrived) - new
