"""`complete`: what may come next on the command line. The completions of the shells call it.

A line each: the word, a tab, and what it is. Where nothing is printed, a file is meant, or
something only the reader knows.
"""

from __future__ import annotations

from argparse import Action, ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from probtimeline.core.text import clean_line
from probtimeline.verbs import VERBS
from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.verb import Verb, load, parser_of

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle

MOST = 200
"""Words that are offered at most: of more, nobody reads the end."""


class Offer(NamedTuple):
    """A word that may come next, and what it is."""

    word: str
    what: str = ""


class Place(NamedTuple):
    """Where on the command line a word is typed: after which verb, part and option."""

    verb: str
    parser: ArgumentParser
    option: Action | None
    words: int
    """Words before it that belong to no option."""


def run(asked: Namespace, desk: Desk) -> Exit:
    """Print what the last word given may become; the others are those before it."""
    *before, word = asked.words or [""]
    place, file = _read(before)
    if file is not None:
        desk = desk._replace(file=Path(file))
    found = list(_offers(place, word, desk))[:MOST]
    lines = (f"{clean_line(each.word)}\t{clean_line(each.what, 80)}\n" for each in found)
    desk.out.pieces(line.encode() for line in lines)
    return Exit.DONE if found else Exit.NOTHING


def _read(before: Sequence[str]) -> tuple[Place, str | None]:
    """Go over the words before; where the last leaves off, and the file that was named."""
    from probtimeline.verbs.explorer import EXPLORER

    verb, parser = "", parser_of(EXPLORER)
    option: Action | None = None
    file: str | None = None
    count = 0
    for word in before:
        if option is not None:
            file = word if "--file" in option.option_strings else file
            option = None
        elif word.startswith("-") and word != "-":
            option = _with_value(parser, word)
        elif not verb and not count and word in VERBS:
            verb, parser = word, parser_of(load(word))
        elif not count and (part := _parts(parser).get(word)) is not None:
            parser = part
        else:
            count += 1
    return Place(verb, parser, option, count), file


def _with_value(parser: ArgumentParser, word: str) -> Action | None:
    """The option of that name, where a word follows it."""
    action = parser._option_string_actions.get(word)
    return action if action is not None and action.nargs != 0 else None


def _parts(parser: ArgumentParser) -> Mapping[str, ArgumentParser]:
    """The parts of a verb that has some, such as `sources attach`."""
    for action in parser._actions:
        if isinstance(action.choices, Mapping):
            return action.choices
    return {}


def _offers(place: Place, word: str, desk: Desk) -> Iterator[Offer]:
    if place.option is not None:
        yield from _fitting(word, _values(place.option.metavar, place, desk))
        return
    if word.startswith("-"):
        yield from _fitting(word, _options(place.parser))
        return
    if not place.verb and not place.words:
        yield from _fitting(word, (Offer(name, what) for name, what in VERBS.items()))
    parts = _parts(place.parser)
    yield from _fitting(word, (Offer(name, part.description or "") for name, part in parts.items()))
    words = [each for each in place.parser._actions if not each.option_strings and each.metavar]
    if words and not parts:
        metavar = words[-1].metavar
        if metavar == "QUERY":
            yield from _query(word, desk)
        else:
            yield from _fitting(word, _values(metavar, place, desk))


def _fitting(word: str, offers: Iterable[Offer]) -> Iterator[Offer]:
    return (each for each in offers if each.word.lower().startswith(word.lower()))


def _options(parser: ArgumentParser) -> Iterator[Offer]:
    for action in parser._actions:
        if action.option_strings:
            yield Offer(action.option_strings[-1], (action.help or "").replace("%%", "%"))


def _query(word: str, desk: Desk) -> Iterator[Offer]:
    """What a word of a search may become."""
    from probtimeline.query.suggest import complete

    for each in complete(word, len(word), desk.chronicle()) if word else ():
        yield Offer(word[: each.start] + each.insert + word[each.end :], each.hint)


def _values(metavar: object, place: Place, desk: Desk) -> Iterable[Offer]:
    """What may stand where the help says FORMAT, ID and so forth."""
    if metavar == "ID":
        return _IDS.get(place.verb, _source_ids)(desk.chronicle())
    find = _KINDS.get(str(metavar))
    return find(desk) if find is not None else ()


def _formats(_: Desk) -> Iterator[Offer]:
    from probtimeline.export.formats import FORMATS

    return (Offer(each.name, each.summary) for each in FORMATS)


def _views(_: Desk) -> Iterator[Offer]:
    from probtimeline.session.state import VIEWS

    return map(Offer, VIEWS)


def _measures(desk: Desk) -> Iterator[Offer]:
    return map(Offer, sorted(desk.chronicle().kinds.values("measure")))


def _events(desk: Desk) -> Iterator[Offer]:
    return _event_ids(desk.chronicle())


def _event_ids(chronicle: Chronicle) -> Iterator[Offer]:
    return (Offer(event.id, event.title) for event in chronicle.events)


def _source_ids(chronicle: Chronicle) -> Iterator[Offer]:
    return (Offer(source.id, source.title) for source in chronicle.sources.values())


def _shown_ids(chronicle: Chronicle) -> Iterator[Offer]:
    yield from _source_ids(chronicle)
    yield from _event_ids(chronicle)


def _weighed_ids(chronicle: Chronicle) -> Iterator[Offer]:
    yield from (Offer(each.id, each.title) for each in chronicle.comparisons)
    yield from (Offer(each.id, each.title) for each in chronicle.calculations)


_KINDS: Mapping[str, Callable[[Desk], Iterable[Offer]]] = {
    "FORMAT": _formats,
    "NAME": _views,
    "M": _measures,
    "ID-or-DATE": _events,
}
"""What stands where the help has these words."""

_IDS: Mapping[str, Callable[[Chronicle], Iterable[Offer]]] = {
    "show": _shown_ids,
    "compare": _weighed_ids,
}
"""What ID is in the verbs in which it is no source's."""


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="WORDS", help="the words typed so far")


VERB = Verb(
    "complete",
    examples=(
        ("probtimeline complete -- li", "the verbs that begin so"),
        ("probtimeline complete -- list tag:un", "what a search may go on with"),
    ),
    arguments=_arguments,
    run=run,
    takes_words=True,
    more="The shells' completions call it with the words typed so far, the last one unfinished.",
)
