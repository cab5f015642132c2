"""`schema`: the JSON Schema of a chronology, for editors and other programs."""

from __future__ import annotations

from argparse import Namespace

from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.verb import Verb, add_json


def run(_: Namespace, desk: Desk) -> Exit:
    """Print the schema. It is JSON with `--json` and without."""
    from probtimeline.store.schema import schema

    desk.out.json(schema())
    return Exit.DONE


VERB = Verb(
    "schema",
    examples=(
        ("probtimeline schema", "the schema, as JSON"),
        ("probtimeline schema > events.schema.json", "for an editor that checks as one types"),
    ),
    arguments=add_json,
    run=run,
)
