"""`undo`: take back the last change that was made to a chronology, or make it again."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from probtimeline.core.text import clean_line
from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.phrases import told
from probtimeline.verbs.verb import Verb, add_json

if TYPE_CHECKING:
    from probtimeline.store.changes import Change, Conflicted
    from probtimeline.store.history import Entry

NOT_REMEMBERED = (
    "it was too large to be remembered. Take its records out of the file by hand, "
    "or bring the file back from a copy"
)


def run(asked: Namespace, desk: Desk) -> Exit:
    """Take the last change back, make the last one taken back again, or list them."""
    pen = desk.pen()
    history = pen.history.load()
    if asked.list or asked.json:
        return _listed(history.entries, asked.json, desk)
    entry = history.last_undone if asked.redo else history.last
    if entry is None:
        return desk.nothing(f"there is nothing to {'make again' if asked.redo else 'undo'}")
    done = "made again" if asked.redo else "undone"
    if entry.change is None:
        return desk.wrong(f"this cannot be {done}: {clean_line(entry.told)}", NOT_REMEMBERED)
    from probtimeline.store.changes import Conflicted
    from probtimeline.store.outcome import Refused

    outcome = pen.redo(entry) if asked.redo else pen.undo(entry)
    if isinstance(outcome, Conflicted):
        return _refused(entry, outcome, desk, done)
    if isinstance(outcome, Refused):
        desk.out.problems(outcome.problems)
        return desk.wrong(f"nothing was {done}: {clean_line(entry.told)}")
    if outcome.fault is not None:
        desk.out.say(told(f"it stands, but is not remembered: {outcome.fault}", ""))
    made = entry.change if asked.redo else entry.change.undone
    desk.out.lines(_told(made, "changed again" if asked.redo else "changed back"))
    return Exit.DONE


def _told(change: Change, changed: str) -> Iterator[str]:
    for edit in change.records:
        match edit.before, edit.after:
            case None, _:
                done = "put back"
            case _, None:
                done = "taken out"
            case _:
                done = changed
        yield f"{done}  {edit.kind}  {edit.id}"
    if not change.records:
        yield f"{changed}  title"


def _refused(entry: Entry, outcome: Conflicted, desk: Desk, done: str) -> Exit:
    from probtimeline.verbs.conflicts import conflict_lines

    desk.out.tell(line for each in outcome.conflicts for line in conflict_lines(each))
    what = f"nothing was {done}, as others have changed it since: {clean_line(entry.told)}"
    return desk.wrong(what, "Change by hand what you want changed; see `probtimeline show`.")


def _listed(entries: tuple[Entry, ...], as_json: bool, desk: Desk) -> Exit:
    if as_json:
        desk.out.json(
            [
                {"when": each.when, "what": each.told, "undone": each.undone}
                for each in reversed(entries)
            ]
        )
    else:
        desk.out.lines(
            f"{clean_line(each.when)}  {'undone  ' if each.undone else ''}{clean_line(each.told)}"
            for each in reversed(entries)
        )
    if not entries and not as_json:
        return desk.nothing("there is nothing to undo")
    return Exit.DONE if entries else Exit.NOTHING


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--redo", action="store_true", help="make the change again")
    parser.add_argument("--list", action="store_true", help="list the changes, the latest first")
    add_json(parser)


VERB = Verb(
    "undo",
    examples=(
        ("probtimeline undo", "take back the last addition, edit or deletion"),
        ("probtimeline undo --redo", "make it again"),
        ("probtimeline undo --list", "what can be undone, the latest first"),
        ("probtimeline undo -f events.json", "in another chronology"),
    ),
    arguments=_arguments,
    run=run,
    more="What `add` and the explorer changed is undone, one change a time, the latest first.\n"
    "A record that somebody has changed since is left as it is, and nothing is undone.",
)
