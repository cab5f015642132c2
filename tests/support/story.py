"""A small chronology with one of everything a reader meets, and states that show it.

Eleven events from a beginning not known to one that has not ended: a silence, milestones, events
of one year, three sources, of which one is not among the records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from probtimeline.core.chronicle import Chronicle
from probtimeline.session.arriving import arrive, prepared
from probtimeline.session.moves import Move
from probtimeline.session.state import State
from tests.support.build import chronicle, comparison, event, figure, quote, source, span

ORDER = (
    "custom",
    "old-plan",
    "consultation",
    "inspection",
    "ballot",
    "contracts",
    "split",
    "collapse",
    "call",
    "report",
    "after",
)
"""The ids of the events in the order of their dates."""

WORDS = "of the work, 75% was good enough, and 20% was not"
SHARED = "the service was split in two"


def story() -> Chronicle:
    """The chronology."""
    work = quote(
        WORDS,
        figure("75%", "work that was good enough", id="good", measure="good-work"),
        figure("20%", "work that was not", value=20, qualifier="about"),
        source="inspectors",
        speaker="The inspector",
    )
    known = chronicle(
        event("custom", "[..1990]", "Officers advise and befriend"),
        event("old-plan", "2001-05", "A national service is planned", status="planned"),
        event("inspection", "2013-02-21", "Inspectors report", quotes=[work], milestone=True),
        event("consultation", "2013-02", "Consultation closes", tags=["reform"]),
        event("ballot", "2013-10~", "Strike ballot", related=[("split", "against")]),
        event(
            "split",
            "2014-06-01",
            "The service is split",
            quotes=[quote(SHARED, source="paper"), quote("a second passage", source="paper")],
            related=[("contracts", "led to")],
            actors=["The ministry"],
            milestone=True,
        ),
        event("contracts", "2014/..", "Contracts run", quotes=[quote(SHARED, source="paper")]),
        event("collapse", "2019-02-15", "A company collapses", milestone=True),
        event("call", "2019-03-28", "Unions call for public ownership"),
        event("report", "2019-03-28", "Flawed, says a report", quotes=[quote(source="lost")]),
        event("after", "2020/2021", "What came after"),
        sources=[
            source("inspectors", published="2013-02-21", url="https://example.org/report"),
            source("paper", published="2014-06-02"),
            source("early", published="2009"),
        ],
        comparisons=[comparison(figures=["good"], events=["report"])],
    )
    named = {key: one for key, one in known.sources.items() if key != "lost"}
    return replace(known, sources=named)


def opened(
    selected: str = "", texts: Mapping[str, str] | None = None, known: Chronicle | None = None
) -> State:
    """A state that shows the chronology, with an event selected."""
    state = State.of(known or story(), texts, span("2026-11-22"))
    return replace(state, selected=selected) if selected else state


def coming_in(known: Chronicle, texts: Mapping[str, str] | None = None) -> Move:
    """The move by which other records, and the texts attached to them, take the place of those."""
    return lambda state: arrive(prepared(state, known, texts or {}))(state)


def after(state: State, *moves: Move) -> State:
    """The state after moves, each made as the app makes it: a move clears the last notice."""
    for move in moves:
        state = move(replace(state, notice=""))
    return state
