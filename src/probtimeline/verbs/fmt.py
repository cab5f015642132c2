"""`fmt`: rewrite files in their canonical form: order, indent, one field a line."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.files import add_files, desks, for_each
from probtimeline.verbs.verb import Verb


def run(asked: Namespace, desk: Desk) -> Exit:
    """Rewrite each file named, or with --check only say whether that would change it."""
    chosen = desks(asked, desk)
    if not chosen:
        return desk.wrong("fmt: an empty name names no file")
    return for_each(chosen, lambda each: _format(each, check=asked.check))


def _format(desk: Desk, *, check: bool) -> Exit:
    library = desk.library()
    changes = library.format(check=check)
    if not changes:
        desk.out.lines([f"in canonical form  {library.target}"])
        return Exit.DONE
    if check:
        desk.out.lines([f"not in canonical form  {library.target}"])
        return Exit.NOTHING
    desk.out.lines([f"rewritten  {library.target}"])
    return Exit.DONE


def _arguments(parser: ArgumentParser) -> None:
    add_files(parser)
    parser.add_argument(
        "--check", action="store_true", help="change nothing; exit 1 if it would be rewritten"
    )


VERB = Verb(
    "fmt",
    examples=(
        ("probtimeline fmt events.json", "rewrite it"),
        ("probtimeline fmt --check events.json", "only tell, as on a build server"),
    ),
    arguments=_arguments,
    run=run,
)
