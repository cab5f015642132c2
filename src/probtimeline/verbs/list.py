"""`list`: the events, a line each: when, what sets it apart, its title, its id.

The id stands last, so that a script takes the last word of a line.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.found import Sought, find
from probtimeline.verbs.output import Column
from probtimeline.verbs.phrases import counted
from probtimeline.verbs.verb import QUERY_HELP, Verb, add_json, add_query
from probtimeline.verbs.wording import mark

COLUMNS = (
    Column("When", width=29, style="cyan"),
    Column("Mark", width=9, style="yellow"),
    Column("What"),
    Column("Id", style="dim"),
)


def run(asked: Namespace, desk: Desk) -> Exit:
    """Print the events that the query finds."""
    sought = find(asked.query, desk)
    if isinstance(sought, Exit):
        if asked.json and sought is Exit.NOTHING:
            desk.out.json_rows(())
        return sought
    if asked.json:
        desk.out.json_rows(_records(sought))
    else:
        desk.out.table(COLUMNS, _rows(sought))
        _say_how_many(sought, desk)
    return Exit.DONE if sought.events else desk.nothing("the chronology holds no events")


def _rows(sought: Sought) -> Iterator[tuple[str, ...]]:
    for event in sought.events:
        possibly = event.id in sought.possibly
        yield event.date.text, mark(event, possibly=possibly), event.title, event.id


def _records(sought: Sought) -> Iterator[dict[str, object]]:
    """The records as the file holds them, so that what is printed can be added elsewhere."""
    from probtimeline.store.canonical import to_json

    for event in sought.events:
        extra = {"possibly": True} if event.id in sought.possibly else {}
        yield to_json(event) | extra


def _say_how_many(sought: Sought, desk: Desk) -> None:
    if not desk.out.is_terminal or not sought.events:
        return
    total = len(sought.chronicle.events)
    count = counted(total, "event")
    if len(sought.events) < total:
        count = f"{len(sought.events):,} of {count}"
    possible = len(sought.possibly)
    desk.out.say(f"{count}, {possible:,} of them only possibly" if possible else count)


def _arguments(parser: ArgumentParser) -> None:
    add_query(parser)
    add_json(parser)


VERB = Verb(
    "list",
    examples=(
        ("probtimeline list", "all events"),
        ("probtimeline list napo -grayling", "with the one word and without the other"),
        ("probtimeline list tag:unions after:2014", "by field"),
        ("probtimeline list is:milestone --json", "as records, in JSON"),
    ),
    arguments=_arguments,
    run=run,
    takes_words=True,
    more=QUERY_HELP,
)
