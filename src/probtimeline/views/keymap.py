"""The keys that commands have for this reader: those of the table, and those given by name.

Plain data, no screen. A key that is given to a command is taken from the command that has it
otherwise, which is told. Two commands in one place that are given one key both keep their usual
ones. Some keys always stay: without them nobody would find the way out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import permutations
from types import MappingProxyType
from typing import Final

from probtimeline.core.problems import Problem, error, warning
from probtimeline.core.text import clean_line
from probtimeline.views.keynames import KEYS_BY_NAME, SENT_AS, is_typed, key_named, shown_key
from probtimeline.views.keys import (
    ANYWHERE,
    COMMANDS,
    COMPARISONS,
    DETAIL,
    FIGURES,
    JSON,
    PROMPT,
    SOURCE,
    TIMELINE,
    Command,
    command_named,
)

ALWAYS: Final[Mapping[str, str]] = MappingProxyType(
    {"quit": "ctrl+q", "help": "f1", "command-palette": "ctrl+p"}
)
"""Keys that no command loses and no other gets."""

BEHIND: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        TIMELINE: (ANYWHERE,),
        DETAIL: (TIMELINE, ANYWHERE),
        SOURCE: (ANYWHERE,),
        FIGURES: (ANYWHERE,),
        COMPARISONS: (ANYWHERE,),
    }
)
"""Where a key goes that the context it is pressed in has no use for. Elsewhere: nowhere."""

_USUAL: Final = "; until then its usual keys hold"


@dataclass(frozen=True, slots=True)
class Keymap:
    """Every command's keys, as Textual names them, and what in the overrides cannot be done.

    The `path` of a problem is the name of the command it is about.
    """

    by_name: Mapping[str, tuple[str, ...]] = field(hash=False)
    problems: tuple[Problem, ...] = ()

    @staticmethod
    def of(overrides: Mapping[str, tuple[str, ...]]) -> Keymap:
        """Give commands other keys by name; no key takes a command's keys away."""
        if not overrides:
            return Keymap({each.name: _usual(each) for each in COMMANDS})
        found: list[Problem] = []
        given = _without_contradictions(_given(overrides, found), found)
        lost = dict(_lost(given))
        by_name = {each.name: _keys(each, given, lost.get(each.name, {})) for each in COMMANDS}
        found += _told_of_loss(lost, by_name)
        found += _told_of_shadows(given, by_name)
        return Keymap(by_name, tuple(found))

    def keys(self, command: Command) -> tuple[str, ...]:
        """The keys of a command, by Textual's names."""
        return self.by_name[command.name]

    def shown(self, command: Command) -> tuple[str, ...]:
        """The keys of a command as people read them."""
        return tuple(map(shown_key, self.keys(command)))

    def key_of(self, name: str) -> str:
        """The key told first of a command, as people read it; its name where it has no key."""
        return next(iter(self.shown(command_named(name))), name)

    def is_changed(self, command: Command) -> bool:
        """Whether a command has other keys than usual."""
        return self.keys(command) != _usual(command)

    def bindings(self) -> dict[str, str]:
        """The changed commands for `App.set_keymap`: the id of the binding, and its keys.

        Textual takes an empty text for no override: a command without a key gets one that no
        terminal sends.
        """
        return {
            each.name: ",".join(self.keys(each)) or f"no-key-{each.name}"
            for each in COMMANDS
            if self.is_changed(each)
        }


def _usual(command: Command) -> tuple[str, ...]:
    return tuple(command.keys.split(","))


def _by_name() -> dict[str, Command]:
    return {command.name: command for command in COMMANDS}


Given = Mapping[str, tuple[str, ...]]
"""The keys given to commands by name, all of them good."""


def _given(overrides: Mapping[str, tuple[str, ...]], found: list[Problem]) -> Given:
    """The keys given that can be, by command; the rest is noted."""
    commands, given = _by_name(), {}
    for name, written in overrides.items():
        command = commands.get(name)
        if command is None:
            found.append(_no_command(name, commands))
            continue
        texts = [each for each in written if each.strip() or each == " "]
        read = [_key(each, command) for each in texts]
        found += [each for each in read if isinstance(each, Problem)]
        keys = dict.fromkeys(each for each in read if isinstance(each, str))
        if not texts and name in ALWAYS:
            what = f"{name} cannot be without a key, and keeps {shown_key(ALWAYS[name])}"
            found.append(warning("key-kept", what, "Give it another one beside it.", name))
        if keys or not texts:
            given[name] = _with_always(name, tuple(keys))
    return given


def _with_always(name: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    always = ALWAYS.get(name)
    return keys if always is None or always in keys else (*keys, always)


def _no_command(name: str, known: Mapping[str, Command]) -> Problem:
    from probtimeline.query.near import did_you_mean

    near = did_you_mean(name, known)
    cure = f"Did you mean {near}?" if near else "`probtimeline keys` lists their names."
    return error("unknown-command", f"there is no command “{clean_line(name, 60)}”", cure, name)


def _key(written: str, command: Command) -> str | Problem:
    """The key somebody means, or why the command cannot have it."""
    key, name, shown = key_named(written), command.name, clean_line(written, 40)
    if key is None:
        from probtimeline.query.near import did_you_mean

        near = did_you_mean(written, KEYS_BY_NAME)
        cure = f"Did you mean {near}?" if near else "Write it like these: n ? space pgdn ctrl+x f5."
        return error("unknown-key", f"there is no key “{shown}”", cure, name)
    if key in SENT_AS:
        what = f"most terminals send {shown_key(SENT_AS[key])} for {shown}"
        return error("unknown-key", what, f"Choose another key{_USUAL}.", name)
    holder = next((each for each, always in ALWAYS.items() if always == key), name)
    if holder != name and key not in _usual(command):
        what = f"{shown_key(key)} always stays with {holder}"
        return error("key-kept", what, f"Choose another key{_USUAL}.", name)
    if command.context in (PROMPT, JSON) and is_typed(key):
        what = f"{shown_key(key)} is for typing where {name} works"
        return error("key-typed", what, f"Choose another key{_USUAL}.", name)
    return key


def _without_contradictions(given: Given, found: list[Problem]) -> Given:
    """The overrides without those that give one key to two commands of one context."""
    commands = _by_name()
    holders: dict[tuple[str, str], list[str]] = {}
    for name, keys in given.items():
        for key in keys:
            holders.setdefault((commands[name].context, key), []).append(name)
    dropped = set[str]()
    for (context, key), names in holders.items():
        if len(names) > 1:
            dropped.update(names)
            what = f"{shown_key(key)} is given to {' and '.join(names)} {_where(context)}"
            cure = "Give it to one of them; until then they have their usual keys."
            found.append(error("key-twice", what, cure, names[-1]))
    return {name: keys for name, keys in given.items() if name not in dropped}


def _lost(given: Given) -> Iterator[tuple[str, dict[str, str]]]:
    """For each command that loses usual keys: those keys, and who has them now."""
    commands = _by_name()
    new = [
        (commands[name], key)
        for name, keys in given.items()
        for key in keys
        if key not in _usual(commands[name])
    ]
    for command in COMMANDS:
        if command.name not in given:
            usual = _usual(command)
            taken = {key: by.name for by, key in new if key in usual and _takes(by, command)}
            if taken:
                yield command.name, taken


def _takes(new: Command, old: Command) -> bool:
    """Whether a key given to one command is taken from the other, not merely put before it."""
    if new.context == old.context:
        return True
    everywhere = new.context == ANYWHERE and ANYWHERE in BEHIND.get(old.context, ())
    return everywhere and not _share_by_design(new, old)


def _share_by_design(one: Command, other: Command) -> bool:
    """Whether the table itself gives both a key in common, the nearer one going first."""
    return not set(_usual(one)).isdisjoint(_usual(other))


def _keys(command: Command, given: Given, lost: Mapping[str, str]) -> tuple[str, ...]:
    if command.name in given:
        return given[command.name]
    return tuple(key for key in _usual(command) if key not in lost)


def _told_of_loss(lost: Mapping[str, Mapping[str, str]], by_name: Given) -> Iterator[Problem]:
    for name, taken in lost.items():
        left = " ".join(map(shown_key, by_name[name]))
        rest = f"keeps {left}" if left else "has no key left"
        cure = f'Give {name} another key, or write {name} = "{left}" to say that it is meant so.'
        for by, count in Counter(taken.values()).items():
            keys = " ".join(shown_key(key) for key, each in taken.items() if each == by)
            verb = "is" if count == 1 else "are"
            what = f"{keys} {verb} now {by}, and {name} {rest}"
            yield warning("key-taken", what, cure, by)


def _told_of_shadows(given: Given, by_name: Given) -> Iterator[Problem]:
    """Tell where a key means something else nearer, unless the table has it so."""
    holders: dict[str, list[Command]] = {}
    for command in COMMANDS:
        for key in by_name[command.name]:
            holders.setdefault(key, []).append(command)
    for key in dict.fromkeys(key for keys in given.values() for key in keys):
        for near, behind in permutations(holders[key], 2):
            about = next((each.name for each in (near, behind) if each.name in given), None)
            if about is None or _share_by_design(near, behind):
                continue
            if behind.context in BEHIND.get(near.context, ()):
                what = f"{_where(near.context)}, {shown_key(key)} is {near.name}"
                what += f"; only elsewhere is it {behind.name}"
                cure = "Give one of them another key, if that is not what you want."
                yield warning("key-shadowed", what, cure, about)


def _where(context: str) -> str:
    return "everywhere" if context == ANYWHERE else f"in the {context}"
