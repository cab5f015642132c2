"""The table of commands: every one can be done, and no key means two things in one place."""

from collections import Counter
from string import punctuation

import pytest
from textual.dom import DOMNode
from textual.keys import KEY_ALIASES, Keys, _character_to_key

from probtimeline.app.app import Explorer
from probtimeline.session.state import VIEWS
from probtimeline.views.comparisons import ComparisonsView
from probtimeline.views.conflict import ConflictScreen
from probtimeline.views.facets import FacetPanel
from probtimeline.views.figures import FiguresView
from probtimeline.views.form import FormScreen
from probtimeline.views.json_screen import JsonScreen
from probtimeline.views.keys import (
    ANYWHERE,
    COMMANDS,
    COMPARISONS,
    CONFLICT,
    DETAIL,
    FACETS,
    FIGURES,
    FORM,
    JSON,
    PICKING,
    PROMPT,
    SOURCE,
    STORY,
    TIMELINE,
    YOURS,
    Command,
    all_commands,
    commands_of,
    hints_for,
)
from probtimeline.views.picking import PickPassage
from probtimeline.views.prompt import Prompt
from probtimeline.views.reading_page import ReadingPage
from probtimeline.views.source import SourceView
from probtimeline.views.story import StoryScreen
from probtimeline.views.timeline import TimelineView
from probtimeline.views.view import bindings_of
from probtimeline.views.yours import YoursPanel

OWNERS: dict[str, type[DOMNode]] = {
    ANYWHERE: Explorer,
    TIMELINE: TimelineView,
    DETAIL: ReadingPage,
    SOURCE: SourceView,
    FIGURES: FiguresView,
    COMPARISONS: ComparisonsView,
    FACETS: FacetPanel,
    YOURS: YoursPanel,
    STORY: StoryScreen,
    PICKING: PickPassage,
    FORM: FormScreen,
    JSON: JsonScreen,
    CONFLICT: ConflictScreen,
    PROMPT: Prompt,
}
NEARER = {
    TIMELINE: (ANYWHERE,),
    DETAIL: (TIMELINE, ANYWHERE),
    SOURCE: (ANYWHERE,),
    FIGURES: (ANYWHERE,),
    COMPARISONS: (ANYWHERE,),
    FACETS: (),
    YOURS: (),
    STORY: (),
    PICKING: (),
    FORM: (),
    JSON: (),
    CONFLICT: (),
    PROMPT: (),
}
"""Where a key goes when the context it stands in has no use for it."""

SHADOWED = {
    (DETAIL, TIMELINE): {"j", "down", "k", "up", "g", "home", "G", "end", "pagedown", "space"}
    | {"pageup", "enter", "s"},
    (DETAIL, ANYWHERE): {"escape"},
    (SOURCE, ANYWHERE): {"escape"},
    (FIGURES, ANYWHERE): {"escape"},
    (COMPARISONS, ANYWHERE): {"escape"},
}
"""Keys that mean something else in a nearer context, on purpose."""


def keys_of(context: str) -> list[str]:
    return [key for command in commands_of(context) for key in command.keys.split(",")]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_is_done_by_the_class_that_owns_its_context(command: Command) -> None:
    owner = OWNERS[command.context]
    done = [name for name in (f"action_{command.action}",) if callable(getattr(owner, name, None))]
    assert done, f"{owner.__name__} has no action_{command.action}"


def test_names_are_unique_and_written_alike() -> None:
    names = Counter(command.name for command in COMMANDS)
    assert [name for name, count in names.items() if count > 1] == []
    assert all(name == name.lower() and " " not in name and "_" not in name for name in names)


@pytest.mark.parametrize("context", OWNERS)
def test_no_key_means_two_things_in_one_place(context: str) -> None:
    keys = Counter(keys_of(context))
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("context", NEARER)
def test_only_the_keys_meant_to_mean_something_else_nearer_do(context: str) -> None:
    for behind in NEARER[context]:
        shared = set(keys_of(context)) & set(keys_of(behind))
        assert shared == SHADOWED.get((context, behind), set()), (context, behind)


@pytest.mark.parametrize("key", sorted({key for context in OWNERS for key in keys_of(context)}))
def test_every_key_is_one_that_a_terminal_sends(key: str) -> None:
    known = {str(one.value) for one in Keys} | set(KEY_ALIASES)
    known |= {_character_to_key(char) for char in punctuation}
    last = key.rsplit("+", 1)[-1]
    assert last in known or len(last) == 1


def test_what_works_in_every_view_is_not_a_letter_while_typing() -> None:
    assert not [key for key in keys_of(PROMPT) if len(key) == 1]


def test_every_view_has_its_number_key() -> None:
    numbers = {
        key: command.action
        for command in COMMANDS
        for key in command.keys.split(",")
        if key.isdigit() and key != "0"
    }
    assert numbers == {str(n): f"view_{name}" for n, name in enumerate(VIEWS, 1)}


def test_the_keys_of_the_product_do_what_it_says() -> None:
    wanted = {
        "/": "search",
        "t": "go-to-date",
        "?": "help",
        "F1": "help",
        "^p": "command-palette",
        "q": "quit",
        "^q": "quit",
        "y": "copy",
        "o": "open-address",
        "f": "view-figures",
        "p": "story",
        "b": "bookmark",
        "c": "compare",
        "0": "whole-time",
    }
    known = {key: one.name for one in commands_of(ANYWHERE) for key in one.shown_keys}
    assert {key: known.get(key) for key in wanted} == wanted


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_says_what_it_does(command: Command) -> None:
    assert command.text[0].isupper()
    assert not command.text.endswith(".")
    assert command.group
    assert len(command.hint) <= 12


def test_the_footer_offers_the_nearest_first() -> None:
    offered = hints_for((SOURCE, ANYWHERE))
    assert offered[0].context == SOURCE
    assert offered[-1].context == ANYWHERE
    assert all(command.hint for command in offered)


def test_the_key_sheet_tells_every_command_once() -> None:
    rows = all_commands()
    assert [row.name for row in rows] == [command.name for command in COMMANDS]
    assert all(row.keys and row.text and row.view in OWNERS for row in rows)


@pytest.mark.parametrize("context", [each for each in OWNERS if each != ANYWHERE])
def test_every_key_of_the_table_is_bound_where_it_works(context: str) -> None:
    owner = OWNERS[context]
    assert owner.__dict__["BINDINGS"] == bindings_of(context)
