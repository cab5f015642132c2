"""`layer`: the reader's bookmarks, notes and saved searches on a chronology; out, and in again.

The chronology itself is never changed by them.
"""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from probtimeline.core.text import clean_line
from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.output import Column
from probtimeline.verbs.phrases import counted
from probtimeline.verbs.verb import Verb, add_file, add_json

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle
    from probtimeline.core.layer import Layer
    from probtimeline.store.files import Input
    from probtimeline.store.layer import LayerFile

COLUMNS = (
    Column("Kind", width=9, style="cyan"),
    Column("Id or name", width=28, style="bold"),
    Column("Event or search", width=48),
    Column("Note"),
)
STANDARD_INPUT = "-"
GONE = "(not in the chronology)"
"""Stands for the title of an event that the chronology does not hold (any more)."""


def run(asked: Namespace, desk: Desk) -> Exit:
    """Do what the word after `layer` says; without one, print the layer."""
    match asked.part:
        case "export":
            return export(asked, desk)
        case "import":
            return take_in(asked, desk)
        case _:
            return overview(asked, desk)


def overview(asked: Namespace, desk: Desk) -> Exit:
    """Print bookmarks and notes with the titles of their events, and the saved searches."""
    chronicle = desk.chronicle()
    layer = _file(desk).load()
    if asked.json:
        desk.out.json(_record(layer, chronicle))
    else:
        desk.out.table(COLUMNS, _rows(layer, chronicle))
    if layer.bookmarks or layer.notes or layer.searches:
        return Exit.DONE
    return desk.nothing("nothing is bookmarked, noted or saved for this chronology")


def export(asked: Namespace, desk: Desk) -> Exit:
    """Print the layer as a file that `import` reads, or write that file."""
    from probtimeline.store.layer_exchange import export_layer, exported

    title = desk.chronicle().title
    layer = _file(desk).load()
    if asked.output is None:
        desk.out.json(exported(layer, title))
        return Exit.DONE
    if asked.output == "":
        return desk.wrong("layer export: an empty name names no file")
    return _write(Path(asked.output), export_layer(layer, title), desk)


def take_in(asked: Namespace, desk: Desk) -> Exit:
    """Add what an exported layer holds to the reader's own, all of it or nothing."""
    from probtimeline.store.layer_exchange import Given, import_layer

    if asked.given == "":
        return desk.wrong("layer import: an empty name names no file")
    given = _input(asked.given, desk)
    read = import_layer(given.data, given.name)
    if not isinstance(read, Given):
        desk.out.problems(read)
        return desk.wrong(f"nothing was taken in: {counted(len(read), 'problem')}")
    chronicle = desk.chronicle()
    desk.out.problems(read.warnings)
    if read.chronology and read.chronology != chronicle.title:
        made_for = clean_line(read.chronology, 100)
        desk.out.say(f"it was made for another chronology, “{made_for}”; ids are kept as they are")
    before = _file(desk).load()
    after = _file(desk).change(lambda layer: layer.joined_with(read.layer))
    desk.out.lines(_tally(before, read.layer, after))
    return Exit.DONE


def _file(desk: Desk) -> LayerFile:
    from probtimeline.store.layer import LayerFile, layer_name
    from probtimeline.store.places import layer_file

    return LayerFile(layer_file(desk.env), layer_name(desk.file))


def _input(name: str, desk: Desk) -> Input:
    from probtimeline.store.files import Input, read_input, read_stream

    if name != STANDARD_INPUT:
        return read_input(Path(name))
    nothing = Input("standard input", b"")
    return read_stream(desk.stdin, nothing.name) if desk.stdin is not None else nothing


def _write(path: Path, data: bytes, desk: Desk) -> Exit:
    """Write an export; only an older export is ever replaced by it."""
    from probtimeline.store.files import INPUT_LIMIT, CannotWrite, is_there, read_file
    from probtimeline.store.layer_exchange import is_exported_layer
    from probtimeline.store.saving import (
        Overtaken,
        locked,
        real_path,
        require_writable,
        save,
        signature,
    )

    target = real_path(path)
    before = signature(target)
    if is_there(target) and not is_exported_layer(read_file(target, INPUT_LIMIT)):
        return desk.wrong(f"{path} holds something else than a layer; name another file")
    require_writable(target)
    try:
        with locked(target):
            save(target, data, before)
    except Overtaken:
        what, cure = "another program has just saved it", "Look at it, then try again."
        raise CannotWrite(path, what, cure) from None
    desk.out.say(f"written to {path}")
    return Exit.DONE


def _title(event: str, chronicle: Chronicle) -> str:
    place = chronicle.places.get(event)
    return GONE if place is None else chronicle.events[place].title


def _in_order(ids: frozenset[str] | dict[str, str], chronicle: Chronicle) -> list[str]:
    """Ids in the order of the events; those of no event last."""
    last = len(chronicle.events)
    return sorted(ids, key=lambda each: (chronicle.places.get(each, last), each))


def _rows(layer: Layer, chronicle: Chronicle) -> Iterator[tuple[str, ...]]:
    for event in _in_order(layer.bookmarks, chronicle):
        yield "bookmark", event, _title(event, chronicle), ""
    for event in _in_order(dict(layer.notes), chronicle):
        yield "note", event, _title(event, chronicle), layer.notes[event]
    for search in layer.searches:
        yield "search", search.name, search.text, ""


def _record(layer: Layer, chronicle: Chronicle) -> dict[str, object]:
    """The layer as it is exported, with the title of each event, or null where there is none."""
    from probtimeline.store.layer_exchange import exported

    ids = _in_order(layer.bookmarks | layer.notes.keys(), chronicle)
    known = chronicle.places
    titles = {each: _title(each, chronicle) if each in known else None for each in ids}
    return {**exported(layer, chronicle.title), "titles": titles}


def _tally(before: Layer, given: Layer, after: Layer) -> Iterator[str]:
    """What became of each kind, a line each, as `add` tells it."""
    both = [
        each for each in given.notes if before.notes.get(each, "") not in ("", after.notes[each])
    ]
    counts = (
        ("bookmark", len(given.bookmarks), len(after.bookmarks) - len(before.bookmarks)),
        ("note", len(given.notes), len(after.notes) - len(before.notes) + len(both)),
        ("search", len(given.searches), len(after.searches) - len(before.searches)),
    )
    for kind, many, new in counts:
        if many:
            yield f"{kind}  {new:,} added, {many - new:,} there already"
    for event in both:
        yield f"note  {event}  yours is kept, and the other stands below it"


def _arguments(parser: ArgumentParser) -> None:
    add_json(parser)
    parts = parser.add_subparsers(dest="part", metavar="[export | import]", title="parts")
    exporting = parts.add_parser(
        "export",
        help="print the layer as a file, for another machine or another reader",
        description="Print bookmarks, notes and saved searches as JSON, or write them to a file. "
        "A file that holds anything else than an exported layer is left as it is.",
        epilog="example:\n  probtimeline layer export -o mine.json",
        formatter_class=parser.formatter_class,
    )
    exporting.add_argument("-o", "--output", metavar="FILE", help="the file to write")
    importing = parts.add_parser(
        "import",
        help="add what an exported layer holds to yours",
        description="Add what an exported layer holds to yours: all of it, or nothing where "
        "something in it is wrong. Where both have a note on an event, yours stays and the other "
        "stands below it; a search whose name is taken gets a number behind its name.",
        epilog="example:\n  probtimeline layer import mine.json",
        formatter_class=parser.formatter_class,
    )
    importing.add_argument("given", metavar="FILE", help="the file; - for standard input")
    for part in (exporting, importing):
        # What was given before the part must not be undone by the part's own default.
        add_file(part, default=SUPPRESS)


VERB = Verb(
    "layer",
    examples=(
        ("probtimeline layer", "what you bookmarked, noted and saved"),
        ("probtimeline layer --json", "the same in JSON"),
        ("probtimeline layer export -o mine.json", "take it to another machine"),
        ("probtimeline layer import mine.json", "bring it together with what is there"),
    ),
    arguments=_arguments,
    run=run,
    has_parts=True,
)
