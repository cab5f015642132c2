"""The lists of the manual, each written from the code it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from probtimeline.app.theme import THEMES, shown_name
from probtimeline.audit.saying import HEDGES
from probtimeline.core.span import Reading, Span, Unreadable
from probtimeline.dates.read import read_date
from probtimeline.export.formats import FORMATS
from probtimeline.export.losses import Losses
from probtimeline.export.selection import Selection
from probtimeline.importing.formats import FORMATS as FORMATS_READ
from probtimeline.query.aspects import HAS, IS
from probtimeline.query.operators import OPERATORS, table, values_table
from probtimeline.store.library import Library
from probtimeline.store.places import builtin_file
from probtimeline.verbs import VERBS
from probtimeline.verbs.exits import MEANINGS
from probtimeline.verbs.verb import load, parser_of
from probtimeline.views.comparing_marks import COMPARED_MARKS, ENDING_MARKS
from probtimeline.views.item_page import IN_WORDS
from probtimeline.views.keys import COMMANDS, PLACES, Command
from probtimeline.views.paint import (
    AGREEMENT_MARKS,
    AXIS_MARKS,
    LIST_MARKS,
    MARKS,
    MILESTONE_MARK,
    STATUS_MARKS,
    chart_marks,
)
from probtimeline.views.paint import VERDICT_MARKS as VERDICTS

READ_ON = "2019-03-28"
"""The day from which the relative dates of the manual are counted, a Thursday."""

DATES = (
    *("2014", "June 2014", "1 June 2014", "Friday 1 June 2018", "03/04/2013", "2014-06-01T09:30Z"),
    *("spring 2013", "winter 2013–14", "Q3 2016", "H1 2013", "early 2013", "mid March 2014"),
    *("the 2010s", "the 19th century", "44 BC", "-0043"),
    *("c. October 2013", "about 2013", "2013?", "perhaps May 2015"),
    *("2016-17", "2007/8", "FY 2016-17"),
    *("from September 2009 to November 2012", "12-14 March 2013", "2009 – 2012"),
    *("since 2014", "2014 - ?", "until May 2015"),
    *("between 2013 and 2015", "by May 2015", "after 2015"),
    *("yesterday", "Wednesday", "last September", "last autumn", "three years ago"),
    *("earlier this month", "last week"),
)
"""Dates as people write them: some of each kind that is read."""

REFUSED = (
    "2021-22",
    "2009–12",
    "2014-16",
    "31 February 2014",
    "two years later",
    "May or June 2013",
)
"""Dates that are not read, as they may mean several things or need another event."""

_SEEN = "`.json`"
"""How the files end of a format that is seen by what is in them."""

ENVIRONMENT: Mapping[str, str] = {
    "PROBTIMELINE_FILE": "the chronology, where `-f` names none",
    "PROBTIMELINE_DATA": "the folder of what is your own, in place of your system's",
    "PROBTIMELINE_CACHE": "the folder of what may be deleted at any moment, likewise",
    "PROBTIMELINE_PLAIN": "`1`: lines in the place of tables, also at a terminal",
    "NO_COLOR": "any value: no colour",
    "VISUAL, EDITOR": "the editor that `e` opens",
}
"""The variables that the program heeds."""


def markdown_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; a bar in a cell becomes a sign that looks like one."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '∣') for cell in row)} |" for row in lines)


def keys() -> str:
    """Every key of the explorer, by where it works."""
    parts = []
    for context, commands in groupby(COMMANDS, key=attrgetter("context")):
        rows = [(_keys_of(command), command.text) for command in commands]
        parts.append(f"**{PLACES[context]}**\n\n{markdown_table(('key', 'does'), rows)}")
    return "\n\n".join(parts)


def _keys_of(command: Command) -> str:
    return " ".join(f"`{key}`" for key in command.shown_keys)


def verbs() -> str:
    """Every verb of the command line."""
    rows = [(f"`probtimeline {name}`", summary) for name, summary in VERBS.items()]
    return markdown_table(("verb", "does"), rows)


def verbs_with_json() -> str:
    """The verbs that print JSON."""
    takes = [each for each in VERBS if "--json" in parser_of(load(each)).format_help()]
    return ", ".join(f"`{each}`" for each in takes)


def operators() -> str:
    """Every field a search may name."""
    rows = [(f"`{one.example}`", one.what) for one in OPERATORS]
    return markdown_table(("for example", "finds"), rows)


def exits() -> str:
    """Every exit code."""
    return markdown_table(
        ("exit code", "means"), ((str(int(one)), MEANINGS[one]) for one in MEANINGS)
    )


def environment() -> str:
    """The variables of the environment."""
    rows = [(f"`{name}`".replace(", ", "`, `"), what) for name, what in ENVIRONMENT.items()]
    return markdown_table(("variable", "says"), rows)


def themes() -> str:
    """The themes, in the order of the key."""
    return ", ".join(shown_name(each.name) for each in THEMES)


def marks() -> str:
    """Every mark on the screen."""
    rows = [(mark, words) for mark, words in (*AXIS_MARKS, *MARKS, *LIST_MARKS, *chart_marks())]
    rows.append((MILESTONE_MARK, "a milestone"))
    rows += [(mark, status.value) for status, mark in STATUS_MARKS.items()]
    rows += [
        (mark, f"quotation {kind.value}: {words}") for kind, (mark, _, words) in VERDICTS.items()
    ]
    rows += [(mark, f"compared: {kind.value}") for kind, (mark, _) in AGREEMENT_MARKS.items()]
    rows += COMPARED_MARKS
    rows += [
        (mark, f"plan or promise {ending.value}: {words}")
        for ending, (mark, _, words) in ENDING_MARKS.items()
    ]
    return markdown_table(("mark", "means"), rows)


def agreements() -> str:
    """What a comparison may find."""
    rows = [(mark, f"`{one.value}`", IN_WORDS[one]) for one, (mark, _) in AGREEMENT_MARKS.items()]
    return markdown_table(("mark", "verdict", "means"), rows)


def endings() -> str:
    """What may have become of a plan or promise."""
    rows = [(mark, one.value, words) for one, (mark, _, words) in ENDING_MARKS.items()]
    return markdown_table(("mark", "plan or promise", "means"), rows)


def hedges() -> str:
    """How a figure may be hedged."""
    rows = [(f"`{name.value}`", f"`{each.sign}`") for name, each in HEDGES.items()]
    return markdown_table(("qualifier", "sign, where words do not fit"), rows)


def dates() -> str:
    """Dates in words, and how each is read."""
    return markdown_table(("written", "EDTF", "shown", "how it was read"), map(_as_read, DATES))


def _as_read(words: str) -> tuple[str, str, str, str]:
    read = _read(words)
    assert isinstance(read, Reading), f"the manual's date {words} is not read: {read}"
    return words, f"`{read.span.edtf}`", read.span.text, read.rule


def dates_refused() -> str:
    """Dates that are not read, and why."""
    return markdown_table(("written", "why not", "offered instead"), map(_as_refused, REFUSED))


def _as_refused(words: str) -> tuple[str, str, str]:
    fault = _read(words)
    assert isinstance(fault, Unreadable), f"the manual's date {words} is read: {fault}"
    return words, fault.what, ", ".join(f"`{each}`" for each in fault.readings) or fault.cure


def _read(words: str) -> Reading | Unreadable:
    return read_date(words, _day(READ_ON))


def _day(words: str) -> Span:
    read = read_date(words)
    assert isinstance(read, Reading)
    return read.span


def formats() -> str:
    """The formats a chronology can leave in."""
    rows = [(f"`{each.name}`", f"`{each.suffix}`", each.summary) for each in FORMATS]
    return markdown_table(("`--to`", "file", "what it is"), rows)


def formats_read() -> str:
    """The formats a chronology can take in."""
    rows = [
        (f"`{each.name}`", ", ".join(f"`{end}`" for end in each.suffixes) or _SEEN, each.summary)
        for each in FORMATS_READ
    ]
    return markdown_table(("`--from`", "file", "what it is"), rows)


def losses() -> str:
    """What each format does not hold of the built-in chronology, by writing it in each."""
    nobody = Path("no-such-file.json").absolute()
    held = Library(None, builtin=builtin_file(), reader=nobody).load().chronicle
    rows = []
    for form in FORMATS:
        lost = Losses()
        chosen = Selection(held, tuple(held.events), "", _day(READ_ON), "", False)
        for _ in form.write(chosen, lost):
            pass
        rows.append((f"`{form.name}`", "; ".join(lost.counts()) or "nothing is lost"))
    return markdown_table(("`--to`", "told of the built-in chronology"), rows)


LISTS: Mapping[str, Callable[[], str]] = {
    "agreements": agreements,
    "dates": dates,
    "dates refused": dates_refused,
    "endings": endings,
    "environment": environment,
    "exits": exits,
    "fields": lambda: table().rstrip("\n"),
    "formats": formats,
    "formats read": formats_read,
    "has": lambda: values_table(HAS).rstrip("\n"),
    "hedges": hedges,
    "is": lambda: values_table(IS).rstrip("\n"),
    "keys": keys,
    "losses": losses,
    "marks": marks,
    "operators": operators,
    "themes": themes,
    "verbs": verbs,
    "verbs with json": verbs_with_json,
}
"""Each list of the manual by the name that stands round it."""
