"""`date`: how words are read as a date: the span, its bounds, the rule, the base."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from probtimeline.core.span import Reading
from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.output import Line
from probtimeline.verbs.spans import days, first_day, last_day
from probtimeline.verbs.verb import Verb, add_json


def run(asked: Namespace, desk: Desk) -> Exit:
    """Print how the words are read, or say why they are not."""
    from probtimeline.dates.read import read_date

    base = desk.read_date(asked.on, option="--on") if asked.on is not None else None
    if asked.on is not None and base is None:
        return Exit.WRONG
    reading = read_date(" ".join(asked.words), base)
    if not isinstance(reading, Reading):
        return desk.refuse_date(reading)
    if asked.json:
        desk.out.json(_record(reading))
    else:
        desk.out.page(Line(f"{label}: {value}") for label, value in _facts(reading))
    return Exit.DONE


def _facts(reading: Reading) -> tuple[tuple[str, str], ...]:
    span, base = reading.span, reading.base
    return (
        ("Shown", span.text),
        ("EDTF", span.edtf),
        ("Earliest", first_day(span)),
        ("Latest", last_day(span)),
        ("Precision", span.precision_text),
        ("Rule", reading.rule),
        ("Base", f"{base.text} ({base.edtf})" if base else "none used"),
    )


def _record(reading: Reading) -> dict[str, object]:
    base = reading.base.edtf if reading.base else None
    return {**days(reading.span), "rule": reading.rule, "base": base}


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="WORDS", help="the date, as written")
    parser.add_argument("--on", metavar="DATE", help="what a relative date is relative to")
    add_json(parser)


VERB = Verb(
    "date",
    examples=(
        ("probtimeline date c. October 2013", "words"),
        ("probtimeline date 2009-09/2012-11", "EDTF"),
        ("probtimeline date last September --on 2019-03-28", "relative to a day"),
        ("probtimeline date -0043 --json", "44 BC, in JSON"),
    ),
    arguments=_arguments,
    run=run,
    takes_words=True,
    more="Relative words (last month, yesterday) need --on; the past is meant.",
)
