"""`fmt`: rewrite the file in its canonical form: order, indent, one field a line."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.verb import Verb


def run(asked: Namespace, desk: Desk) -> Exit:
    """Rewrite the file, or with --check only say whether that would change it."""
    library = desk.library()
    changes = library.format(check=asked.check)
    if not changes:
        desk.out.lines([f"in canonical form  {library.target}"])
        return Exit.DONE
    if asked.check:
        desk.out.lines([f"not in canonical form  {library.target}"])
        return Exit.NOTHING
    desk.out.lines([f"rewritten  {library.target}"])
    return Exit.DONE


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--check", action="store_true", help="change nothing; exit 1 if it would be rewritten"
    )


VERB = Verb(
    "fmt",
    examples=(
        ("probtimeline fmt -f events.json", "rewrite it"),
        ("probtimeline fmt --check -f events.json", "only tell, as on a build server"),
    ),
    arguments=_arguments,
    run=run,
)
