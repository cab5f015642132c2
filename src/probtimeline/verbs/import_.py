"""`import`: append what a file of another program holds, on the road that `add` takes.

What a chronology cannot hold of it is told on standard error, so that nobody takes a part for the
whole.
"""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from probtimeline.core.text import clean_line
from probtimeline.verbs.add import add_inputs, input_named
from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.verb import Verb

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle
    from probtimeline.importing.formats import Format
    from probtimeline.store.files import Input


def run(asked: Namespace, desk: Desk) -> Exit:
    """Add what the file holds; say what was added and what was lost, or what stands in the way."""
    from probtimeline.export.losses import Losses
    from probtimeline.importing.known import Known

    if asked.input == "":
        return desk.wrong("import: an empty name names no file")
    form = _form(asked, desk)
    if isinstance(form, Exit):
        return form
    columns = _columns(asked.map or [], form, desk)
    if isinstance(columns, Exit):
        return columns
    on = desk.read_date(asked.on, option="--on") if asked.on is not None else None
    if asked.on is not None and on is None:
        return Exit.WRONG
    given = input_named(asked.input, desk)
    if asked.source_format is None:
        form = _seen_as(form, given)
    losses = Losses()
    if form.read is not None:
        known = Known(lambda: _there(desk), columns)
        given = given._replace(data=b"", brought=form.read(given, known, losses))
    done = add_inputs([given], on, asked, desk)
    if done is Exit.DONE and losses:
        desk.out.say(clean_line(f"{given.name}, read as {form.name}:"))
        lines = (f"    {line}" for line in losses.lines())
        desk.out.tell(["  not held by the chronology:", *lines])
    return done


def _there(desk: Desk) -> Chronicle:
    """The chronology that is added to; an empty one where its file is yet to be made."""
    from probtimeline.core.chronicle import Chronicle
    from probtimeline.store.files import is_there

    library = desk.library()
    if library.file is not None and not is_there(library.file):
        return Chronicle.of((), (), (), ())
    return library.load().chronicle


def _form(asked: Namespace, desk: Desk) -> Format | Exit:
    """The format named, or that of the file's ending."""
    from probtimeline.importing.formats import format_ending, format_named

    if asked.source_format is not None:
        form = format_named(asked.source_format)
        shown = clean_line(asked.source_format, limit=80)
        return form or desk.wrong(f"import: there is no format “{shown}”; there are", *_known())
    form = format_ending(Path(asked.input).suffix)
    return form or desk.wrong("import: which format? Name one with --from; there are", *_known())


def _seen_as(form: Format, given: Input) -> Format:
    """TimelineJS's files end as ours do: what is in one tells."""
    from probtimeline.importing.formats import format_named
    from probtimeline.importing.slides import is_slides
    from probtimeline.store.document import Document, decode

    if form.name != "json" or b'"start_date"' not in given.data:
        return form
    document = decode(given.data, given.name)
    seen = isinstance(document, Document) and is_slides(document.data)
    return (seen and format_named("timelinejs")) or form


def _columns(words: list[str], form: Format, desk: Desk) -> Mapping[str, str] | Exit:
    """The columns named with --map, by the fields they hold."""
    if not words:
        return {}
    if form.name != "csv":
        return desk.wrong(f"import: --map is for the columns of csv, and this is {form.name}")
    from probtimeline.importing.table import FIELDS
    from probtimeline.store.spelling import did_you_mean

    names = "|".join(FIELDS)
    columns: dict[str, str] = {}
    for part in (each for word in words for each in re.split(rf",(?=(?:{names})=)", word)):
        name, found, column = part.partition("=")
        name, shown = name.strip().lower(), clean_line(part, limit=80)
        if not found or not column.strip():
            return desk.wrong(f"import: --map “{shown}”: write NAME=COLUMN, as in title=What")
        if name not in FIELDS:
            cure = did_you_mean(name, FIELDS, f"There are: {', '.join(FIELDS)}.")
            return desk.wrong(f"import: --map “{shown}”: an event has no such field. {cure}")
        columns[name] = column.strip()
    return columns


def _known() -> tuple[str, ...]:
    """The formats there are, a line each."""
    from probtimeline.importing.formats import FORMATS

    return tuple(f"{each.name:<11} {each.summary}" for each in FORMATS)


def _formats() -> str:
    return "\n".join(["formats:", *(f"  {line}" for line in _known())])


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("input", metavar="FILE", help="the file; - for standard input")
    parser.add_argument(
        "--from",
        dest="source_format",
        metavar="FORMAT",
        help="the format, where the ending does not tell",
    )
    parser.add_argument(
        "--map", action="append", metavar="NAME=COLUMN", help="of a table: the column of a field"
    )
    parser.add_argument("--on", metavar="DATE", help="what relative dates are relative to")
    parser.add_argument("--replace", action="store_true", help="replace records of the same id")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, do nothing")


VERB = Verb(
    "import",
    examples=(
        ("probtimeline import talk.ics --dry-run", "say what it would add, and what is lost"),
        ("probtimeline import -f mine.json timeline.mw", "to a chronology, made if not there"),
        ("probtimeline import --map date=When,title=What a.csv", "columns of other names"),
        ("curl -s ADDRESS | probtimeline import --from timelinejs -", "from another command"),
    ),
    arguments=_arguments,
    run=run,
    more=f"{_formats()}\n\nWhat the chronology cannot hold is told. Any error, and nothing is "
    "written.\nWhat is kept of each format: docs/importing.md.",
)
