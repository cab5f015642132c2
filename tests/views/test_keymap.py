"""Keys given to commands by name: what they become, and what is told of them."""

from __future__ import annotations

from string import ascii_letters, digits, punctuation

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.keys import _character_to_key
from textual.screen import Screen
from textual.widgets import Input

from probtimeline.views.keymap import ALWAYS, Keymap
from probtimeline.views.keynames import is_typed, key_named, shown_key
from probtimeline.views.keys import (
    ANYWHERE,
    COMMANDS,
    PROMPT,
    TIMELINE,
    Command,
    command_named,
    commands_of,
)


def mapped(**overrides: str) -> Keymap:
    """A keymap of overrides: `next_event="n down"`; an empty text takes the keys away."""
    return Keymap.of(
        {name.replace("_", "-"): tuple(keys.split()) for name, keys in overrides.items()}
    )


def keys(keymap: Keymap, name: str) -> tuple[str, ...]:
    return keymap.keys(command_named(name))


def codes(keymap: Keymap) -> list[tuple[str, str]]:
    return [(each.code, each.path) for each in keymap.problems]


@pytest.mark.parametrize("char", ascii_letters + digits + punctuation + "é£“")
def test_a_character_is_the_key_that_textual_calls_it(char: str) -> None:
    assert key_named(char) == _character_to_key(char)
    assert shown_key(_character_to_key(char)) == char


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("?", "question_mark"),
        ("question_mark", "question_mark"),
        ("↓", "down"),
        ("Esc", "escape"),
        ("⌫", "backspace"),
        ("pgdn", "pagedown"),
        (" ", "space"),
        ("return", "enter"),
        ("F5", "f5"),
        ("^p", "ctrl+p"),
        ("^", "circumflex_accent"),
        ("Ctrl+X", "ctrl+x"),
        ("control-x", "ctrl+x"),
        ("ctrl-]", "ctrl+right_square_bracket"),
        ("shift+tab", "shift+tab"),
        ("shift+j", "J"),
        ("alt+J", "alt+shift+j"),
        ("shift+alt+ctrl+left", "alt+ctrl+shift+left"),
        ("alt++", "alt+plus"),
    ],
)
def test_keys_are_read_as_people_write_them(written: str, key: str) -> None:
    assert key_named(written) == key
    assert key_named(shown_key(key)) == key


@pytest.mark.parametrize(
    "written", ["", "downn", "ctrl+", "shift+1", "hyper", "a b", "\x1b", "f25"]
)
def test_what_no_terminal_sends_is_no_key(written: str) -> None:
    assert key_named(written) is None


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_without_overrides_every_command_has_its_usual_keys(command: Command) -> None:
    keymap = Keymap.of({})
    assert keymap.shown(command) == command.shown_keys
    assert ",".join(keymap.keys(command)) == command.keys
    assert tuple(map(key_named, command.shown_keys)) == keymap.keys(command)
    assert not keymap.is_changed(command)
    assert keymap.bindings() == {}


def test_a_command_has_the_keys_it_is_given_and_no_others() -> None:
    keymap = mapped(read_again="ctrl+o f5")
    assert keys(keymap, "read-again") == ("ctrl+o", "f5")
    assert keymap.shown(command_named("read-again")) == ("^o", "F5")
    assert keymap.problems == ()
    assert keymap.bindings() == {"read-again": "ctrl+o,f5"}


def test_no_key_takes_the_keys_away() -> None:
    keymap = mapped(switch_theme="")
    assert keys(keymap, "switch-theme") == ()
    assert keymap.problems == ()
    assert set(keymap.bindings()) == {"switch-theme"}


def test_writing_down_the_usual_keys_changes_nothing() -> None:
    usual = {command.name: command.shown_keys for command in COMMANDS}
    assert Keymap.of(usual).bindings() == {}
    assert Keymap.of(usual).problems == ()


def test_a_key_is_taken_from_the_command_that_has_it_otherwise_and_that_is_told() -> None:
    keymap = mapped(next_milestone="k")
    assert keys(keymap, "next-milestone") == ("k",)
    assert keys(keymap, "previous-event") == ("up",)
    first = keymap.problems[0]
    assert (first.code, first.is_error) == ("key-taken", False)
    assert "k is now next-milestone, and previous-event keeps ↑" in first.what


def test_a_loss_that_is_written_down_is_not_told() -> None:
    assert codes(mapped(read_again="T", switch_theme="")) == []
    assert codes(mapped(read_again="T")) == [("key-taken", "read-again")]


def test_two_commands_may_change_keys() -> None:
    keymap = mapped(read_again="T", switch_theme="R")
    assert (keys(keymap, "read-again"), keys(keymap, "switch-theme")) == (("T",), ("R",))
    assert keymap.problems == ()


def test_a_key_given_to_two_commands_of_one_place_goes_to_neither() -> None:
    keymap = mapped(next_milestone="f9", next_silence="f9 f10", switch_theme="f9")
    assert keys(keymap, "next-milestone") == ("m",)
    assert keys(keymap, "next-silence") == ("z",)
    assert keys(keymap, "switch-theme") == ("f9",)
    (problem,) = keymap.problems
    assert problem.is_error
    assert "F9 is given to next-milestone and next-silence" in problem.what


def test_a_key_given_everywhere_is_taken_from_the_views() -> None:
    keymap = mapped(search="m")
    assert keys(keymap, "search") == ("m",)
    assert keys(keymap, "next-milestone") == ()
    assert ("key-taken", "search") in codes(keymap)


def test_a_key_given_in_a_view_goes_before_the_one_everywhere_and_that_is_told() -> None:
    keymap = mapped(next_milestone="t")
    assert keys(keymap, "go-to-date") == ("t",)
    assert codes(keymap) == [("key-shadowed", "next-milestone")]
    assert "in the timeline, t is next-milestone" in keymap.problems[0].what


def test_a_key_that_the_table_itself_gives_twice_may_be_given_twice() -> None:
    keymap = mapped(next_event="ctrl+n", next_stop="ctrl+n", clear_search="escape f9")
    assert keymap.problems == ()
    assert keys(keymap, "leave-detail") == ("escape", "h", "left")


@pytest.mark.parametrize("name", ALWAYS)
def test_nobody_loses_the_way_out(name: str) -> None:
    always = ALWAYS[name]
    assert always in keys(mapped(**{name: ""}), name)
    assert always in keys(mapped(**{name: "f9"}), name)
    stolen = mapped(switch_theme=always)
    assert codes(stolen) == [("key-kept", "switch-theme")]
    assert keys(stolen, "switch-theme") == ("T",)


def test_an_unknown_command_gets_its_neighbour() -> None:
    (problem,) = mapped(next_evnt="n").problems
    assert (problem.code, problem.is_error) == ("unknown-command", True)
    assert problem.cure == "Did you mean next-event?"


def test_an_unknown_key_is_told_and_the_others_hold() -> None:
    keymap = mapped(read_again="pagdown f9", switch_theme="bogus")
    assert keys(keymap, "read-again") == ("f9",)
    assert keys(keymap, "switch-theme") == ("T",)
    assert codes(keymap) == [("unknown-key", "read-again"), ("unknown-key", "switch-theme")]
    assert "pagedown" in keymap.problems[0].cure


def test_a_key_that_arrives_as_another_is_told() -> None:
    (problem,) = mapped(read_again="ctrl+i").problems
    assert "most terminals send tab for ctrl+i" in problem.what


def test_a_letter_stays_a_letter_where_one_types() -> None:
    keymap = mapped(accept="a", complete="ctrl+w", cancel="f9")
    assert codes(keymap) == [("key-typed", "accept"), ("key-typed", "complete")]
    assert keys(keymap, "cancel") == ("f9",)


def test_what_the_input_does_with_a_key_counts_as_typing() -> None:
    own = {key for keys, *_ in map(_parts, Input.BINDINGS) for key in keys.split(",")}
    assert {key for key in own if not is_typed(key)} <= {
        "enter",
        "ctrl+shift+a",
        "ctrl+shift+left",
        "ctrl+shift+right",
        "super+backspace",
        "super+c",
    }
    assert not [key for one in commands_of(PROMPT) for key in one.keys.split(",") if is_typed(key)]


def _parts(binding: object) -> tuple[str, ...]:
    return (binding.key,) if isinstance(binding, Binding) else ()


def bound(context: str, namespace: str = "") -> list[Binding]:
    return [
        Binding(each.keys, f"{namespace}note('{each.name}')", id=each.name)
        for each in commands_of(context)
    ]


class Reader(Vertical, can_focus=True):
    BINDINGS = [*bound(TIMELINE)]  # noqa: RUF012

    def action_note(self, name: str) -> None:
        assert isinstance(self.app, Keyboard)
        self.app.done.append(name)


class Behind(Screen[None]):
    BINDINGS = [*bound(ANYWHERE, "app.")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        yield Reader()


class Keyboard(App[None]):
    """Notes the commands that keys lead to, through bindings that carry the commands' names."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []

    def get_default_screen(self) -> Screen[None]:
        return Behind()

    def action_note(self, name: str) -> None:
        self.done.append(name)


async def test_textual_does_with_each_key_what_the_keymap_says() -> None:
    keymap = mapped(
        next_event="k down", previous_event="j up", search="m", next_hit="", next_view="v f9"
    )
    app = Keyboard()
    async with app.run_test() as pilot:
        app.set_keymap(keymap.bindings())
        pressed = ("k", "j", "down", "up", "m", "n", "slash", "tab", "f9", "J", "t")
        done = {}
        for key in pressed:
            app.done.clear()
            await pilot.press(key)
            done[key] = list(app.done)
    wanted = ("next-event", "previous-event", "next-event", "previous-event", "search")
    expected = [[name] for name in wanted] + [[], [], [], ["next-view"], ["next-year"]]
    assert list(done.values()) == [*expected, ["go-to-date"]]
