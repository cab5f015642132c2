"""`sources`: the sources, how much rests on each, and their texts: attached, fetched, checked."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from probtimeline.core.problems import Problem
from probtimeline.core.records import Source
from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.output import Column
from probtimeline.verbs.phrases import counted, tally
from probtimeline.verbs.verb import Verb, add_file, add_json

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle

COLUMNS = (
    Column("Id", width=28, style="cyan"),
    Column("Published", width=14),
    Column("Quotes", width=10, counts="quote"),
    Column("Figures", width=10, counts="figure"),
    Column("Text", width=18),
    Column("Title"),
)
NAMED = 5
"""Files that are named in one line at most."""
VERDICTS = ("exact", "normalised", "interrupted", "elsewhere", "absent", "unchecked")


class Row(NamedTuple):
    """A source and what rests on it. Verdicts are counted by passage."""

    source: Source
    quotes: int
    figures: int
    is_attached: bool
    verdicts: Mapping[str, int]


def run(asked: Namespace, desk: Desk) -> Exit:
    """Do what the word after `sources` says; without one, print the sources."""
    match asked.part:
        case "attach":
            return attach(asked, desk)
        case "fetch":
            return fetch(asked, desk)
        case "detach":
            return detach(asked, desk)
        case _:
            return overview(asked, desk)


def overview(asked: Namespace, desk: Desk) -> Exit:
    """Print every source with counts of what rests on it."""
    chronicle = desk.chronicle()
    rows = _rows(chronicle, desk.texts().all(chronicle))
    if asked.json:
        desk.out.json_rows(map(_record, rows))
    else:
        desk.out.table(COLUMNS, map(_cells, rows))
    if chronicle.sources:
        return Exit.DONE
    return desk.nothing("the chronology holds no sources")


def attach(asked: Namespace, desk: Desk) -> Exit:
    """Attach the texts in the files or folders named; print what was attached to which source."""
    from probtimeline.store.texts import UNREADABLE

    if "" in asked.files:
        return desk.wrong("sources attach: an empty name names no file")
    chronicle = desk.chronicle()
    files = [Path(file) for file in asked.files]
    outcomes = desk.texts().attach(files, chronicle, as_id=asked.as_id)
    problems = [each for each in outcomes if isinstance(each, Problem) and each.is_error]
    skipped = [each for each in outcomes if isinstance(each, Problem) and not each.is_error]
    attached = [each for each in outcomes if not isinstance(each, Problem)]
    desk.out.lines(
        f"{'replaced' if each.replaced else 'attached'}  {each.source}  {each.file}  ({each.how})"
        for each in attached
    )
    desk.out.problems(problems)
    if skipped:
        _tell_skipped(skipped, desk)
    if any(each.code == UNREADABLE for each in problems):
        return Exit.UNREADABLE
    if attached:
        return Exit.NOTHING if problems else Exit.DONE
    return Exit.WRONG  # which promises that nothing was changed


def _tell_skipped(skipped: Sequence[Problem], desk: Desk) -> None:
    names = [each.file for each in skipped[:NAMED]]
    more = [f"and {len(skipped) - NAMED:,} more"] if len(skipped) > NAMED else []
    desk.out.say(
        f"skipped {counted(len(skipped), 'file')} that {'does' if len(skipped) == 1 else 'do'} "
        f"not clearly belong to one source: {', '.join(names + more)} "
        "(to attach one all the same, name it with --as)"
    )


def fetch(asked: Namespace, desk: Desk) -> Exit:
    """Fetch the texts of sources from their addresses, and attach them."""
    from probtimeline.verbs.fetching import fetch

    return fetch(asked, desk)


def detach(asked: Namespace, desk: Desk) -> Exit:
    """Remove the attached text of one source; the chronology stays as it is."""
    if desk.texts().detach(asked.id):
        desk.out.lines([f"detached  {asked.id}"])
        return Exit.DONE
    return desk.nothing(
        f"no text is attached to “{asked.id}”", "`probtimeline sources` shows which have one"
    )


def _rows(chronicle: Chronicle, texts: Mapping[str, str]) -> Iterator[Row]:
    from probtimeline.audit.quotes import check_quotes

    verdicts: dict[str, Counter[str]] = {}
    for (source_id, _), verdict in check_quotes(chronicle, texts).items():
        verdicts.setdefault(source_id, Counter())[verdict.kind.value] += 1
    quotes = Counter(quote.source for event in chronicle.events for quote in event.quotes)
    figures = Counter(placed.quote.source for placed in chronicle.figures)
    for source in chronicle.sources.values():
        yield Row(
            source,
            quotes[source.id],
            figures[source.id],
            source.id in texts,
            verdicts.get(source.id, Counter()),
        )


def _cells(row: Row) -> tuple[str, ...]:
    source = row.source
    return (
        source.id,
        source.published.text if source.published else "no date",
        str(row.quotes),
        str(row.figures),
        tally(row.verdicts, VERDICTS) or "attached" if row.is_attached else "no text attached",
        source.title,
    )


def _record(row: Row) -> dict[str, object]:
    from probtimeline.store.canonical import to_json

    return {
        "source": to_json(row.source),
        "quotes": row.quotes,
        "figures": row.figures,
        "text_attached": row.is_attached,
        "verdicts": {name: row.verdicts[name] for name in VERDICTS if row.verdicts.get(name)},
    }


def _arguments(parser: ArgumentParser) -> None:
    add_json(parser)
    parts = parser.add_subparsers(dest="part", metavar="[attach | fetch | detach]", title="parts")
    attaching = parts.add_parser(
        "attach",
        help="attach the full texts of sources, for reading and for checking quotes",
        description="Attach the full texts of sources. A text is matched to its source by the "
        "quotes found in it, by its file name, or by --as. A folder is searched; what does not "
        "clearly belong to one source there is skipped. Exit code 1 where some texts were "
        "attached and others not.",
        epilog="example:\n  probtimeline sources attach article.txt --as bbc-midlands-2013",
        formatter_class=parser.formatter_class,
    )
    attaching.add_argument("files", nargs="+", metavar="FILE", help="a text, or a folder of them")
    attaching.add_argument("--as", dest="as_id", metavar="ID", help="the source it is the text of")
    fetching = _add_fetching(parts.add_parser, parser)
    detaching = parts.add_parser(
        "detach",
        help="remove an attached text",
        description="Remove the attached text of a source; the chronology stays as it is.",
        epilog="example:\n  probtimeline sources detach bbc-midlands-2013",
        formatter_class=parser.formatter_class,
    )
    detaching.add_argument("id", metavar="ID", help="the source")
    for part in (attaching, fetching, detaching):
        # What was given before the part must not be undone by the part's own default.
        add_file(part, default=SUPPRESS)


def _add_fetching(
    add_parser: Callable[..., ArgumentParser], parser: ArgumentParser
) -> ArgumentParser:
    part = add_parser(
        "fetch",
        help="fetch the text of a source from its address, and attach it",
        description="Fetch the text of a source from its address and attach it. The address is\n"
        "shown, and nothing is fetched before you agree; how many of the source's quotes are in\n"
        "what came is told before it is attached. Only public addresses are asked, by http or\n"
        "https. Exit code 1 where a page holds no article, or you said no.",
        epilog="examples:\n  probtimeline sources fetch bbc-midlands-2013\n"
        "  probtimeline sources fetch bbc-midlands-2013 --yes --json",
        formatter_class=parser.formatter_class,
    )
    part.add_argument("ids", nargs="+", metavar="ID", help="the source")
    part.add_argument("--yes", action="store_true", help="fetch and attach without being asked")
    part.add_argument("--replace", action="store_true", help="replace a text attached before")
    part.add_argument("--whole", action="store_true", help="take all text of the page")
    part.add_argument("--json", action="store_true", default=SUPPRESS, help="print a report")
    return part


VERB = Verb(
    "sources",
    examples=(
        ("probtimeline sources", "all sources, and how their quotes stand"),
        ("probtimeline sources attach texts/", "attach every text in a folder"),
        ("probtimeline sources attach a.txt --as bbc-midlands-2013", "say whose text it is"),
        ("probtimeline sources fetch bbc-midlands-2013", "fetch its text from its address"),
        ("probtimeline sources detach bbc-midlands-2013", "remove an attached text"),
    ),
    arguments=_arguments,
    run=run,
    has_parts=True,
)
