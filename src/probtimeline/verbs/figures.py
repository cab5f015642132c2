"""`figures`: every figure of the events found, a line each, with what it measures."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.found import find
from probtimeline.verbs.output import Column
from probtimeline.verbs.phrases import counted
from probtimeline.verbs.verb import QUERY_HELP, Verb, add_json, add_query
from probtimeline.verbs.wording import amount, measured

if TYPE_CHECKING:
    from probtimeline.core.chronicle import PlacedFigure

COLUMNS = (
    Column("As printed", width=16, style="green"),
    Column("Amount", width=22),
    Column("What it measures"),
    Column("Measure", style="cyan"),
    Column("Source", style="dim"),
    Column("Event", style="dim"),
)


def run(asked: Namespace, desk: Desk) -> Exit:
    """Print the figures of the events that the query finds."""
    sought = find(asked.query, desk)
    if isinstance(sought, Exit):
        if asked.json and sought is Exit.NOTHING:
            desk.out.json_rows(())
        return sought
    found = {event.id for event in sought.events}
    figures = [placed for placed in sought.chronicle.figures if placed.event.id in found]
    chosen = [each for each in figures if asked.measure in (None, each.figure.measure)]
    if asked.json:
        desk.out.json_rows(map(_record, chosen))
    else:
        desk.out.table(COLUMNS, map(_row, chosen))
    if not chosen:
        return _none(figures, asked.measure, desk)
    if desk.out.is_terminal:
        desk.out.say(counted(len(chosen), "figure"))
    return Exit.DONE


def _none(figures: Sequence[PlacedFigure], measure: str | None, desk: Desk) -> Exit:
    """Say that there are no such figures, and which measures there are."""
    if measure is None or not figures:
        return desk.nothing("no figures found")
    from probtimeline.query.suggest import did_you_mean

    known = sorted({placed.figure.measure for placed in figures if placed.figure.measure})
    near = did_you_mean(measure, known)
    hint = f"did you mean {near}?" if near else f"measures: {', '.join(known) or 'none'}"
    return desk.nothing(f"no figures found of the measure “{measure}”", hint)


def _row(placed: PlacedFigure) -> tuple[str, ...]:
    figure = placed.figure
    return (
        figure.text,
        amount(figure),
        measured(figure),
        figure.measure or "-",
        placed.quote.source,
        placed.event.id,
    )


def _record(placed: PlacedFigure) -> dict[str, object]:
    from probtimeline.store.canonical import to_json

    return {
        "figure": to_json(placed.figure),
        "quote": placed.quote.text,
        "speaker": placed.quote.speaker,
        "source": placed.quote.source,
        "event": placed.event.id,
        "date": placed.event.date.edtf,
    }


def _arguments(parser: ArgumentParser) -> None:
    add_query(parser)
    parser.add_argument("--measure", metavar="M", help="only figures of this measure")
    add_json(parser)


VERB = Verb(
    "figures",
    examples=(
        ("probtimeline figures", "all figures"),
        ("probtimeline figures napo", "the figures of the events that speak of napo"),
        (
            "probtimeline figures --measure contract-value",
            "those that claim to measure one thing",
        ),
        ("probtimeline figures 'figure:>20%' --json", "in JSON"),
    ),
    arguments=_arguments,
    run=run,
    takes_words=True,
    more="Prints the figures of every event the query finds.\n\n" + QUERY_HELP,
)
