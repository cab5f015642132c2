"""`export`: the events that a query finds, in a form for other programs and other people.

What the form cannot hold is told on standard error, so that nobody takes a part for the whole.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from probtimeline.core.text import clean_line
from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.found import Sought, find, today
from probtimeline.verbs.phrases import told
from probtimeline.verbs.verb import QUERY_HELP, Verb, add_query

if TYPE_CHECKING:
    from probtimeline.export.formats import Format
    from probtimeline.export.losses import Losses


def run(asked: Namespace, desk: Desk) -> Exit:
    """Print the events that the query finds in the format asked for, or write a file of it."""
    form = _form(asked, desk)
    if isinstance(form, Exit):
        return form
    if asked.output is None and not form.is_text and desk.out.is_terminal:
        return desk.wrong(f"export: {form.name} is nothing to print; name a file with -o")
    sought = find(asked.query, desk)
    if isinstance(sought, Exit):
        return sought
    if not sought.events:
        return desk.nothing("the chronology holds no events")
    return _export(form, asked, sought, desk)


def _form(asked: Namespace, desk: Desk) -> Format | Exit:
    """The format named, or that of the file's ending."""
    from probtimeline.export.formats import FORMATS, format_named

    if asked.output == "":
        return desk.wrong("export: -o: an empty name names no file")
    if asked.to is not None:
        form = format_named(asked.to)
        shown = clean_line(asked.to, limit=80)
        return form or desk.wrong(f"export: there is no format “{shown}”; there are", *_known())
    ending = Path(asked.output).suffix.lower() if asked.output else ""
    form = next((each for each in FORMATS if ending and each.suffix == ending), None)
    return form or desk.wrong("export: which format? Name one with --to; there are", *_known())


def _export(form: Format, asked: Namespace, sought: Sought, desk: Desk) -> Exit:
    from probtimeline.export.losses import Losses
    from probtimeline.export.selection import CannotExport, Selection
    from probtimeline.store.exports import InTheWay

    losses = Losses()
    query = " ".join(asked.query).strip()
    chosen = Selection(
        sought.chronicle, sought.events, query, today(), asked.measure or "", asked.dark
    )
    try:
        _hand_out(form.write(chosen, losses), asked, desk)
    except CannotExport as fault:
        return desk.wrong(told(f"export: {fault.what}", fault.cure))
    except InTheWay as fault:
        return desk.wrong(told(f"export: {asked.output}: {fault.what}", fault.cure))
    _say_what_left(form, asked, sought, losses, desk)
    return Exit.DONE


def _hand_out(pieces: Iterable[bytes], asked: Namespace, desk: Desk) -> None:
    if asked.output is None:
        desk.out.pieces(pieces)
        return
    from probtimeline.store.exports import write_export

    library = desk.library()
    kept = (library.target, library.builtin)
    write_export(Path(asked.output), b"".join(pieces), replacing=asked.force, kept=kept)


def _say_what_left(
    form: Format, asked: Namespace, sought: Sought, losses: Losses, desk: Desk
) -> None:
    where = f"written to {asked.output}" if asked.output is not None else "exported"
    count = losses.events_of(len(sought.events))
    possible = f", {len(sought.possibly):,} of them only possibly" if sought.possibly else ""
    desk.out.say(f"{clean_line(where)}: {count}{possible}")
    lines = tuple(losses.lines())
    if lines:
        desk.out.tell([f"  not held by {form.name}:", *(f"    {line}" for line in lines)])


def _known() -> tuple[str, ...]:
    """The formats there are, a line each."""
    from probtimeline.export.formats import FORMATS

    return tuple(f"{each.name:<12} {each.summary}" for each in FORMATS)


def _formats() -> str:
    return "\n".join(["formats:", *(f"  {line}" for line in _known())])


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--to", metavar="FORMAT", help="the format; without -o it is printed")
    parser.add_argument("-o", "--output", metavar="FILE", help="write the file FILE")
    parser.add_argument("--measure", metavar="M", help="of a picture: draw the figures of M")
    parser.add_argument("--dark", action="store_true", help="of a picture: light on dark")
    parser.add_argument("--force", action="store_true", help="replace the file if it is there")
    add_query(parser)


VERB = Verb(
    "export",
    examples=(
        ("probtimeline export --to markdown", "all events, with their sources, to read"),
        ("probtimeline export -o page.html tag:unions", "what a query finds; the ending tells"),
        ("probtimeline export --to csv -o table.csv --force", "again, in place of the old file"),
        ("probtimeline export -o axis.svg --dark after:2012", "a picture for an article"),
    ),
    arguments=_arguments,
    run=run,
    takes_words=True,
    more=f"{_formats()}\n\n{QUERY_HELP}",
)
