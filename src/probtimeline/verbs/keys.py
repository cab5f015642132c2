"""`keys`: every key and command of the explorer, with the keys the reader gave, without opening it.

What in the file of keys cannot be used is told, and the explorer opens all the same.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING

from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.output import Column
from probtimeline.verbs.verb import Verb, add_json

if TYPE_CHECKING:
    from probtimeline.core.problems import Problem
    from probtimeline.views.keymap import Keymap
    from probtimeline.views.keys import Command

COLUMNS = (
    Column("View", width=12, style="cyan"),
    Column("Group", width=12),
    Column("Keys", width=16, style="bold"),
    Column("Command"),
    Column("Name", style="dim"),
)


def run(asked: Namespace, desk: Desk) -> Exit:
    """Print the commands and the keys they have; tell what in the file of keys is wrong."""
    from probtimeline.store.keyfile import read_keys
    from probtimeline.store.places import keys_file
    from probtimeline.views.keymap import Keymap
    from probtimeline.views.keys import COMMANDS

    file = read_keys(keys_file(desk.env))
    keymap = Keymap.of(file.keys)
    if asked.json:
        desk.out.json_rows(_record(command, keymap) for command in COMMANDS)
    else:
        desk.out.table(COLUMNS, (_cells(command, keymap) for command in COMMANDS))
    return _tell((*file.problems, *file.located(keymap.problems)), desk)


def _cells(command: Command, keymap: Keymap) -> tuple[str, ...]:
    keys = " ".join(keymap.shown(command)) or "no key"
    if keymap.is_changed(command):
        keys += f" (usually {' '.join(command.shown_keys)})"
    return command.context, command.group, keys, command.text, command.name


def _record(command: Command, keymap: Keymap) -> dict[str, str]:
    return {
        "view": command.context,
        "group": command.group,
        "name": command.name,
        "keys": " ".join(keymap.shown(command)),
        "default": " ".join(command.shown_keys),
        "text": command.text,
    }


def _tell(problems: Iterable[Problem], desk: Desk) -> Exit:
    from probtimeline.store.keyfile import UNREADABLE

    found = sorted(problems, key=lambda each: each.line or 0)
    desk.out.problems(found)
    if any(each.code == UNREADABLE for each in found):
        return Exit.UNREADABLE
    return Exit.NOTHING if any(each.is_error for each in found) else Exit.DONE


VERB = Verb(
    "keys",
    examples=(
        ("probtimeline keys", "all of them"),
        ("probtimeline keys | grep -i milestone", "the ones that speak of milestones"),
        ("probtimeline keys --json", "in JSON, with the usual keys beside yours"),
    ),
    arguments=add_json,
    run=run,
    more="Give commands other keys by name in the file keys.toml (`probtimeline where` tells its\n"
    "folder), for example:\n"
    "  [keys]\n"
    '  next-event = "n, down"\n'
    '  next-silence = ""\n'
    "Exit code 1 where something in it cannot be used.",
)
