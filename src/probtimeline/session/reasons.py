"""Why a command cannot be used now: told beside it, so that nobody presses a key in vain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from probtimeline.session.state import VIEWS, State

Reason = Callable[[State], bool]

_SEARCHING = "nothing is being searched for"
_ALL_TIME = "all time is shown"
_NO_QUOTE = "the event selected quotes no source"
_NO_CHIP = "nothing is narrowed"


ONLY_SHOWN = "the chronology is only shown (`serve --write` lets it be changed)"

WRITING = frozenset(
    {
        *("add-event", "add-json", "edit-event", "delete-event", "undo-change", "redo-change"),
        "export",
    }
)
"""The commands that change the chronology, lead to that, or write another file."""

OF_FIGURES = (
    "sort-column",
    "group-column",
    "figure-words",
    "figure-event",
    "first-figure",
    "last-figure",
    "next-figure",
    "previous-figure",
    "next-group",
    "previous-group",
)
OF_ITEMS = (
    "read-item",
    "next-item",
    "previous-item",
    "first-item",
    "last-item",
    "next-kind",
    "previous-kind",
)
OF_PASSAGES = (
    "next-passage",
    "previous-passage",
    "first-passage",
    "last-passage",
    "follow-passage",
    "next-resting",
)


def _no_search(state: State) -> bool:
    return not state.search.is_on


def _no_window(state: State) -> bool:
    return state.window is None


def _no_quote(state: State) -> bool:
    return state.event is None or not state.event.quotes


def _no_chip(state: State) -> bool:
    return not state.chips


def _no_bookmark(state: State) -> bool:
    return not state.bookmarks


def _no_relation(state: State) -> bool:
    event = state.event
    return event is None or not (event.related or state.chronicle.related_to(event.id))


def _no_event(state: State) -> bool:
    return state.event is None


def _no_figure(state: State) -> bool:
    return not state.table.figures


def _no_item(state: State) -> bool:
    from probtimeline.session.comparing import listing

    return not len(listing(state))


def _no_passage(state: State) -> bool:
    return state.open_passage is None


def _no_address(state: State) -> bool:
    return state.open_source is None or not state.open_source.url


def _nothing_kept(state: State) -> bool:
    layer = state.layer
    return not (layer.bookmarks or layer.notes or layer.searches)


def _in_front(view: str, state: State) -> bool:
    return state.view == view


REASONS: Mapping[str, tuple[Reason, str]] = {
    "next-hit": (_no_search, _SEARCHING),
    "previous-hit": (_no_search, _SEARCHING),
    "only-hits": (_no_search, _SEARCHING),
    "save-search": (_no_search, _SEARCHING),
    "clear-search": (lambda state: _no_search(state) and state.stretch is None, _SEARCHING),
    "zoom-out": (_no_window, _ALL_TIME),
    "pan-earlier": (_no_window, _ALL_TIME),
    "pan-later": (_no_window, _ALL_TIME),
    "whole-time": (_no_window, _ALL_TIME),
    "fit-range": (lambda state: state.stretch is None, "no range is marked"),
    "next-new": (lambda state: not state.arrived, "nothing new has come in"),
    "next-bookmark": (_no_bookmark, "no event shown is bookmarked"),
    "previous-bookmark": (_no_bookmark, "no event shown is bookmarked"),
    "next-silence": (lambda state: not state.rows.after_silence, "there is no silence"),
    "previous-silence": (lambda state: not state.rows.after_silence, "there is no silence"),
    "longest-silence": (lambda state: not state.rows.after_silence, "there is no silence"),
    "later-related": (_no_relation, "no event is related to this one"),
    "earlier-related": (_no_relation, "no event is related to this one"),
    "read-source": (_no_quote, _NO_QUOTE),
    "copy": (_no_quote, _NO_QUOTE),
    "open-address": (_no_address, "no address of a source is known here"),
    **dict.fromkeys(OF_FIGURES, (_no_figure, "no figure is shown")),
    **dict.fromkeys(OF_ITEMS, (_no_item, "no comparison touches what is shown")),
    **dict.fromkeys(OF_PASSAGES, (_no_passage, "no source with a passage is open")),
    **dict.fromkeys(("open-kept", "drop-kept"), (_nothing_kept, "nothing is kept yet")),
    "story-of-kept": (_nothing_kept, "nothing is kept yet"),
    "undo-narrowing": (_no_chip, _NO_CHIP),
    "switch-chips": (_no_chip, _NO_CHIP),
    "story": (lambda state: not state.chronicle.milestones, "no event is a milestone"),
    "story-of-hits": (lambda state: not state.rows.shown, "no event is shown"),
    "bookmark": (_no_event, "no event is selected"),
    "note": (_no_event, "no event is selected"),
    "edit-event": (_no_event, "no event is selected"),
    "delete-event": (_no_event, "no event is selected"),
    **{f"view-{name}": (partial(_in_front, name), "it is in front") for name in VIEWS},
    "go-back": (lambda state: not state.trail.behind, "nothing lies behind"),
    "go-forward": (lambda state: not state.trail.ahead, "nothing lies ahead"),
}
"""For a command's name, what stands in its way and how that is said."""


def reason_against(command: str, state: State) -> str:
    """Why a command cannot be used in a state; empty where it can."""
    if state.only_shown and command in WRITING:
        return ONLY_SHOWN
    stands_in_the_way, words = REASONS.get(command, (_never, ""))
    return words if stands_in_the_way(state) else ""


def _never(state: State) -> bool:
    return False
