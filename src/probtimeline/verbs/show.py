"""`show`: events and sources in full, in one line of reading from top to bottom."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from probtimeline.verbs.desk import Desk
from probtimeline.verbs.event_page import event_page, event_record
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.nearest import nearest_ids
from probtimeline.verbs.output import Line, chained
from probtimeline.verbs.source_page import source_page, source_record
from probtimeline.verbs.verb import Verb, add_json

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle
    from probtimeline.core.layer import Layer


def run(asked: Namespace, desk: Desk) -> Exit:
    """Print what each id names, and say which name nothing."""
    chronicle = desk.chronicle()
    texts = desk.texts().all(chronicle)
    known = [each for each in dict.fromkeys(asked.ids) if _is_known(each, chronicle)]
    if asked.json:
        desk.out.json_rows(record for each in known for record in _records(each, chronicle, texts))
    else:
        layer = desk.layer()
        pages = (page for each in known for page in _pages(each, chronicle, texts, layer))
        desk.out.page(chained(*pages))
    unknown = [each for each in dict.fromkeys(asked.ids) if each not in known]
    for each in unknown:
        desk.nothing(f"there is no event or source “{each}”", *_hints(each, chronicle))
    return Exit.NOTHING if unknown else Exit.DONE


def _is_known(wanted: str, chronicle: Chronicle) -> bool:
    return wanted in chronicle.places or wanted in chronicle.sources


def _pages(
    wanted: str, chronicle: Chronicle, texts: Mapping[str, str], layer: Layer | None
) -> Iterator[Iterator[Line]]:
    if event := chronicle.event(wanted):
        yield event_page(event, chronicle, texts, layer)
    if source := chronicle.sources.get(wanted):
        yield source_page(source, chronicle, texts)


def _records(
    wanted: str, chronicle: Chronicle, texts: Mapping[str, str]
) -> Iterator[dict[str, object]]:
    if event := chronicle.event(wanted):
        yield event_record(event, chronicle, texts)
    if source := chronicle.sources.get(wanted):
        yield source_record(source, chronicle, texts)


def _hints(wanted: str, chronicle: Chronicle) -> list[str]:
    others = {each.id for each in chronicle.comparisons}
    others |= {each.id for each in chronicle.calculations}
    if wanted in others:
        return [f"it is a comparison or a calculation: probtimeline compare {wanted}"]
    if placed := chronicle.figure_ids.get(wanted):
        return [f"it is a figure of the event: probtimeline show {placed.event.id}"]
    near = nearest_ids(wanted, (*chronicle.places, *chronicle.sources))
    if near:
        return [f"nearest: {', '.join(near)}"]
    return ["`probtimeline list` and `probtimeline sources` print every id"]


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID", help="an event's or a source's id")
    add_json(parser)


VERB = Verb(
    "show",
    examples=(
        ("probtimeline show probation-split-2014", "one event"),
        ("probtimeline show bbc-midlands-2013 --json", "a source, with its passages, in JSON"),
        ("probtimeline list napo | awk '{print $NF}' | xargs probtimeline show", ""),
    ),
    arguments=_arguments,
    run=run,
)
