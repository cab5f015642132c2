"""Moves for chips: narrow to a kind of events, switch a kind off without losing it, take it back.

Chips are a filter of their own: neither the search nor the window of time is touched.
"""

from __future__ import annotations

from dataclasses import replace

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.citation import short_name
from probtimeline.core.sorted_places import Places
from probtimeline.core.text import counted
from probtimeline.query.facets import Chip
from probtimeline.session.arranging import arranged, in_sight
from probtimeline.session.moves import Move
from probtimeline.session.state import State

NO_CHIPS = "Nothing is narrowed by: F narrows by tag, actor, source …"


def narrow(facet: str, value: str) -> Move:
    """Narrow to the events of a kind; where that is done already, no more."""

    def move(state: State) -> State:
        at = chip_at(state.chips, facet, value)
        if at is None:
            chip = Chip(facet, value)
            return _with_chips(state, (*state.chips, chip), named(state.chronicle, chip))
        if not state.chips[at].on:
            return switch_chip(at)(state)
        return _without(state, at)

    return move


def switch_chip(number: int) -> Move:
    """Switch the chip of that number off, or on again; the first one is 0."""

    def move(state: State) -> State:
        if not 0 <= number < len(state.chips):
            return state.telling(NO_CHIPS)
        chip = state.chips[number]
        turned = chip._replace(on=not chip.on)
        chips = (*state.chips[:number], turned, *state.chips[number + 1 :])
        words = f"{named(state.chronicle, chip)} {'on' if turned.on else 'off'}"
        return _with_chips(state, chips, words)

    return move


def switch_chips() -> Move:
    """Switch all chips off where one is on, else all of them on again."""

    def move(state: State) -> State:
        if not state.chips:
            return state.telling(NO_CHIPS)
        on = not any(chip.on for chip in state.chips)
        chips = tuple(chip._replace(on=on) for chip in state.chips)
        many = counted(len(chips), "chip")
        return _with_chips(state, chips, f"{many} {'on again' if on else 'off, and kept'}")

    return move


def undo_narrowing() -> Move:
    """Take the chip that came last away."""

    def move(state: State) -> State:
        return _without(state, len(state.chips) - 1) if state.chips else state.telling(NO_CHIPS)

    return move


def chip_at(chips: tuple[Chip, ...], facet: str, value: str) -> int | None:
    """The number of the chip of that kind, on or off; None where there is none."""
    kinds = ((number, chip.facet, chip.value) for number, chip in enumerate(chips))
    return next((n for n, *kind in kinds if kind == [facet, value]), None)


def named(chronicle: Chronicle, chip: Chip) -> str:
    """The chip as it is told: "tag: contracts"; a source by its publisher and date."""
    return f"{chip.facet}: {value_name(chronicle, chip.facet, chip.value)}"


def value_name(chronicle: Chronicle, facet: str, value: str) -> str:
    """A kind as it is told: a source by its publisher and date, anything else as it is written."""
    source = chronicle.sources.get(value) if facet == "source" else None
    return short_name(source) if source is not None else value


def counted_places(state: State) -> Places:
    """The events whose kinds are counted: what is shown, or its hits where others stand among."""
    among = state.search.is_on and not state.only_hits
    return state.rows.hits if among else state.rows.shown


def _without(state: State, number: int) -> State:
    chips = state.chips[:number] + state.chips[number + 1 :]
    words = f"{named(state.chronicle, state.chips[number])} taken away"
    return _with_chips(state, chips, words)


def _with_chips(state: State, chips: tuple[Chip, ...], words: str) -> State:
    """The state narrowed by these chips, on the event nearest to the one selected."""
    moved = in_sight(arranged(replace(state, chips=chips)))
    return moved.telling(f"{words} · {counted(len(moved.rows.shown), 'event')}")
