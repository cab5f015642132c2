"""`date`: how words are read as a date: the span, its bounds, the rule, the base."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from probtimeline.core.calendar import iso
from probtimeline.core.span import Reading, Span
from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.output import Line
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
    span = reading.span
    return (
        ("Shown", span.text),
        ("EDTF", span.edtf),
        ("Earliest", iso(span.earliest) if span.earliest is not None else "not known"),
        ("Latest", _latest(span)),
        ("Precision", span.precision_text),
        ("Rule", reading.rule),
        ("Base", f"{reading.base.text} ({reading.base.edtf})" if reading.base else "none used"),
    )


def _latest(span: Span) -> str:
    if span.ongoing:
        return "not ended"
    return iso(span.latest) if span.latest is not None else "not known"


def _record(reading: Reading) -> dict[str, object]:
    """The reading for JSON. Days are ISO 8601, null where no bound is known."""
    span = reading.span
    return {
        "edtf": span.edtf,
        "earliest": iso(span.earliest) if span.earliest is not None else None,
        "latest": iso(span.latest) if span.latest is not None else None,
        "precision": span.precision.value,
        "rule": reading.rule,
        "base": reading.base.edtf if reading.base else None,
        "shown": span.text,
        "precision_text": span.precision_text,
    }


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
