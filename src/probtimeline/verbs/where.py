"""`where`: the files in use, whether or not they are there yet."""

from __future__ import annotations

from argparse import Namespace

from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.output import Column
from probtimeline.verbs.verb import Verb, add_json

COLUMNS = (Column("What", width=24, style="cyan"), Column("There", width=8), Column("Path"))


def run(asked: Namespace, desk: Desk) -> Exit:
    """Print each file's purpose and path."""
    from probtimeline.store.places import where

    places = where(desk.file, desk.env)
    if asked.json:
        desk.out.json_rows(
            {"what": what, "path": str(path), "exists": exists} for what, path, exists in places
        )
    else:
        rows = ((what, "there" if there else "not yet", str(path)) for what, path, there in places)
        desk.out.table(COLUMNS, rows)
    return Exit.DONE


VERB = Verb(
    "where",
    examples=(
        ("probtimeline where", "your own additions, texts, settings"),
        ("probtimeline where -f events.json", "for another chronology"),
        ("probtimeline where --json", "in JSON"),
    ),
    arguments=add_json,
    run=run,
)
