"""Finds out what writing a text of JSON would do, for the screen in which it is written."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence

from probtimeline.app.trouble import words_of
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.problems import Problem
from probtimeline.core.records import Event
from probtimeline.core.text import clean_line
from probtimeline.store.changes import Change, Conflicted
from probtimeline.store.document import Document, decode
from probtimeline.store.files import Input
from probtimeline.store.kept_events import events_of
from probtimeline.store.notes import Notes
from probtimeline.store.outcome import Added, Refused, Tally
from probtimeline.store.pen import Pen
from probtimeline.views.json_answer import ADDED, ALREADY, REPLACED, Answer, Previewed

DONE = (("adds", "added"), ("changes", "replaced"), ("already there:", "already"))


def given(name: str, text: str) -> Input:
    """A text as something to write. Lone surrogates stay the escapes they came from."""
    return Input(name, text.encode("utf-8", "backslashreplace"))


def faults_of_edit(text: Input, event_id: str) -> tuple[Problem, ...]:
    """What keeps a text from being a change of this one event; nothing where it is no JSON."""
    document = decode(text.data, text.name)
    if not isinstance(document, Document):
        return ()
    notes, data = Notes(document), document.data
    if not isinstance(data, dict) or "events" in data:
        cure = "Leave only the event here; A adds other records."
        notes.error("one-event", f'this is to be the one event "{event_id}"', cure, ())
    elif data.get("id") != event_id:
        found = f'the id was "{event_id}", and ids never change once they are published'
        cure = f'Write "id": "{event_id}"; to add another event, leave this one and press A.'
        notes.error("id-changed", found, cure, ("id",) if "id" in data else ())
    return notes.problems()


def checked(
    pen: Pen, shown: Chronicle, text: Input, base: Event | None = None, event_id: str = ""
) -> Answer:
    """What writing a text would do; `event_id` names the one event it is to be, if any."""
    if not text.data.strip():
        return Answer()
    faults = faults_of_edit(text, event_id) if event_id else ()
    if faults:
        return Answer(faults)
    try:
        outcome = pen.try_out(text, (base,) if base is not None else ())
    except OSError as fault:
        return Answer(said=clean_line(words_of(fault), 400))
    match outcome:
        case Refused(problems):
            return Answer(tuple(map(_here, problems)))
        case Conflicted(conflicts):
            told = "; ".join(map(str, conflicts))
            return Answer(said=clean_line(f"{told}: writing it shows both texts", 400))
        case Added():
            return _preview(outcome, shown)


def _here(problem: Problem) -> Problem:
    """A problem with a cure that can be had on the screen."""
    if problem.code == "same-id" and "--replace" in problem.cure:
        return problem._replace(cure="Give this one another id, or change that one: e, on it.")
    return problem


def _preview(added: Added, shown: Chronicle) -> Answer:
    tallies = added.records
    new = {event.id: event for event in _events(added.change)}
    about = {**shown.sources}
    previews = tuple(
        sorted(_previewed(tallies["events"], new, shown), key=lambda each: each.event.order)
    )
    return Answer(
        added.warnings,
        previews,
        tuple(_others(tallies.items())),
        sources=tuple(
            about[name]
            for name in dict.fromkeys(each for one in previews for each in one.event.sources)
            if name in about
        ),
    )


def _events(change: Change) -> tuple[Event, ...]:
    return events_of(
        edit.after for edit in change.edits if edit.table == "events" and edit.after is not None
    )


def _previewed(tally: Tally, new: dict[str, Event], shown: Chronicle) -> Iterator[Previewed]:
    others = sorted(new.values(), key=_order)
    for what, ids in ((ADDED, tally.added), (REPLACED, tally.replaced), (ALREADY, tally.already)):
        for each in ids:
            there = shown.event(each)
            event = new.get(each, there)
            if event is not None:
                before, after = _neighbours(event, shown.events, others, new)
                changed = _differing(there, event) if what == REPLACED and there else ()
                yield Previewed(event, what, before, after, changed)


def _order(event: Event) -> tuple[float, float, str]:
    return event.order


def _neighbours(
    event: Event, shown: Sequence[Event], others: Sequence[Event], new: Container[str]
) -> tuple[Event | None, Event | None]:
    """The events between which one will stand, among those shown and those that come with it."""
    before: list[Event] = []
    after: list[Event] = []
    for events, left_out in ((shown, new), (others, ())):
        at = bisect_left(events, event.order, key=_order) - 1
        while at >= 0 and events[at].id in left_out:
            at -= 1
        before += [events[at]] if at >= 0 else []
        at = bisect_right(events, event.order, key=_order)
        while at < len(events) and events[at].id in left_out:
            at += 1
        after += events[at : at + 1]
    return max(before, key=_order, default=None), min(after, key=_order, default=None)


def _differing(one: Event, other: Event) -> tuple[str, ...]:
    return tuple(
        name.replace("_", " ")
        for name in Event.__slots__
        if getattr(one, name) != getattr(other, name)
    )


def _others(tallies: Iterable[tuple[str, Tally]]) -> Iterator[str]:
    """What becomes of the records that are no events, a line for each kind and deed."""
    for table, tally in tallies:
        if table == "events":
            continue
        for done, name in DONE:
            ids = getattr(tally, name)
            if ids:
                kind = table.removesuffix("s") if len(ids) == 1 else table
                listed = ", ".join(ids[:10]) + (f" and {len(ids) - 10} more" if ids[10:] else "")
                yield f"{done} the {kind} {listed}"
