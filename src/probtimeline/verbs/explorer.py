"""What `probtimeline` without a verb was asked for: the explorer's options and its help.

The explorer itself is opened by `cli`; here nothing imports the screen.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, NamedTuple

from probtimeline.verbs import VERBS
from probtimeline.verbs.desk import Desk
from probtimeline.verbs.verb import QUERY_HELP, Verb, add_query

if TYPE_CHECKING:
    from pathlib import Path


class Options(NamedTuple):
    """What the explorer opens with."""

    file: Path | None = None
    view: str | None = None
    at: str | None = None
    query: str = ""


def options(asked: Namespace, desk: Desk) -> Options:
    """What the explorer was asked to open with."""
    return Options(file=desk.file, view=asked.view, at=asked.at, query=" ".join(asked.query))


def mistyped_verb(words: list[str]) -> str | None:
    """The verb that a single word was very likely meant to be: one slip of the keys away."""
    if len(words) != 1:
        return None
    return next((name for name in VERBS if is_slip(words[0].lower(), name)), None)


def is_slip(typed: str, meant: str) -> bool:
    """Whether one letter was added, left out or mistaken, or two neighbours changed places."""
    if typed == meant:
        return False
    same = 0
    while same < min(len(typed), len(meant)) and typed[same] == meant[same]:
        same += 1
    rest, wanted = typed[same:], meant[same:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return wanted in (rest[1:], swapped) or rest[1:] == wanted[1:] or rest == wanted[1:]


def _arguments(parser: ArgumentParser) -> None:
    parser.usage = "probtimeline [-f FILE] [--view NAME] [--at ID-or-DATE] [QUERY ...]\n"
    parser.usage += "       probtimeline VERB ..."
    add_query(parser)
    parser.add_argument("--view", metavar="NAME", help="the view to open first")
    parser.add_argument("--at", metavar="ID-or-DATE", help="the event or the date to open at")
    parser.add_argument("--version", action="store_true", help="print the version")


def _without_a_screen(asked: Namespace, desk: Desk) -> int:
    """Print what `list` prints, and say how to open the explorer."""
    from probtimeline.verbs.list import VERB as LIST

    asked.json = False
    code = LIST.run(asked, desk)
    desk.out.say(
        "this is what `probtimeline list` prints; "
        "to open the explorer, run `probtimeline` in a terminal, and without --plain"
    )
    return code


EXPLORER = Verb(
    "",
    examples=(
        ("probtimeline", "open the explorer"),
        ("probtimeline 'napo after:2014'", "open it on a search"),
        ("probtimeline --at 'feb 2019'", "open it at a date"),
        ("probtimeline -f events.json", "open another chronology"),
        ("probtimeline list strike", "print, without the explorer"),
        ("probtimeline -- list", "search for a word that is a verb's name"),
    ),
    arguments=_arguments,
    run=_without_a_screen,
    takes_words=True,
    more="\n".join(
        [
            "verbs (each has its own --help):",
            *(f"  {name:<12} {summary}" for name, summary in VERBS.items()),
            "",
            QUERY_HELP,
            "",
            "exit codes:",
            "  0 done; 1 nothing found, or check or fmt --check found something;",
            "  2 the command or its input is wrong, nothing was changed;",
            "  3 a file could not be read or written, nothing was lost;",
            "  130 interrupted; 129 or 143 told to end (SIGHUP, SIGTERM), nothing was lost",
        ]
    ),
)
