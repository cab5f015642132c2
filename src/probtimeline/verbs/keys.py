"""`keys`: every key and command of the explorer, without opening it."""

from __future__ import annotations

from argparse import Namespace

from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.output import Column
from probtimeline.verbs.verb import Verb, add_json

COLUMNS = (
    Column("View", width=12, style="cyan"),
    Column("Group", width=12),
    Column("Keys", width=16, style="bold"),
    Column("Command"),
    Column("Name", style="dim"),
)


def run(asked: Namespace, desk: Desk) -> Exit:
    """Print the commands, as the explorer's own help has them."""
    from probtimeline.views.keys import all_commands

    rows = all_commands()
    if asked.json:
        desk.out.json_rows(
            {
                "view": row.view,
                "group": row.group,
                "name": row.name,
                "keys": row.keys,
                "text": row.text,
            }
            for row in rows
        )
    else:
        cells = ((row.view, row.group, row.keys, row.text, row.name) for row in rows)
        desk.out.table(COLUMNS, cells)
    return Exit.DONE


VERB = Verb(
    "keys",
    examples=(
        ("probtimeline keys", "all of them"),
        ("probtimeline keys | grep -i milestone", "the ones that speak of milestones"),
        ("probtimeline keys --json", "in JSON"),
    ),
    arguments=add_json,
    run=run,
)
