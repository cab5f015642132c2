"""Why a command cannot be used is told, and never told of one that can."""

from dataclasses import replace

import pytest
from tests.support.story import opened

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.layer import Layer
from probtimeline.session.keeping import with_layer
from probtimeline.session.reasons import REASONS, WRITING, reason_against
from probtimeline.session.searching import search_for
from probtimeline.session.state import State
from probtimeline.session.window import zoom_in
from probtimeline.views.keys import ANYWHERE, COMMANDS


@pytest.mark.parametrize("name", REASONS)
def test_a_reason_is_about_a_command_there_is(name: str) -> None:
    assert name in {command.name for command in COMMANDS}


@pytest.mark.parametrize("name", [name for name in REASONS if not name.startswith("view-")])
def test_with_nothing_to_show_every_such_command_has_its_reason(name: str) -> None:
    words = reason_against(name, State.of(Chronicle()))
    assert words
    assert words == words.strip().removesuffix(".")


def test_what_can_be_used_has_none() -> None:
    state = opened("split")
    for name in ("read-source", "copy", "bookmark", "story", "next-figure", "later-related"):
        assert reason_against(name, state) == ""


def test_a_reason_goes_when_what_stood_in_the_way_does() -> None:
    state = opened("split")
    assert reason_against("next-hit", state) == "nothing is being searched for"
    assert reason_against("next-hit", search_for("service")(state)) == ""
    assert reason_against("zoom-out", state) == "all time is shown"
    assert reason_against("zoom-out", zoom_in()(state)) == ""
    assert reason_against("next-bookmark", state) == "no event shown is bookmarked"
    kept = with_layer(Layer(frozenset(["ballot"])))(state)
    assert reason_against("next-bookmark", kept) == ""


def test_a_command_without_needs_has_no_reason() -> None:
    assert reason_against("help", State.of(Chronicle())) == ""


def test_where_a_chronology_is_only_shown_whatever_writes_has_its_reason() -> None:
    state = replace(opened("split"), only_shown=True)
    for name in WRITING:
        assert "only shown" in reason_against(name, state)
        assert reason_against(name, opened("split")) == ""
    for name in ("search", "bookmark", "copy", "quit"):
        assert reason_against(name, state) == ""


def test_whatever_writes_from_anywhere_is_among_what_only_showing_forbids() -> None:
    changing = {one.name for one in COMMANDS if (one.context, one.group) == (ANYWHERE, "Write")}
    assert changing | {"export"} == WRITING
