"""A narrative to read and to go on writing: Markdown, as CommonMark and GitHub read it.

Every text is escaped, so that what a chronology contains is never a heading, a link, a formula or
HTML; only the address of a source is a link, and only where it is one that may be opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote as escaped

from probtimeline.core.address import read_address
from probtimeline.core.citation import cite, short_name
from probtimeline.core.records import Calculation, Comparison, Event, Figure, Quote, Source, Status
from probtimeline.core.text import clean_line, counted, paragraphs
from probtimeline.export.losses import Losses
from probtimeline.export.selection import Selection

_MARKS: Final = re.compile(r"[\\`*_\[\]<>&|~$@]")
_LINKED: Final = re.compile(r"(?i)(?<=:)(?=//)|(?<=www)(?=\.)|:(?=\w+:)")
"""Where GitHub would make a link or a picture of what is only text."""
_BEGINS: Final = re.compile(r"^(\s*)(?:([+-](?=\s|-|$)|[#=])|(\d+)([.)](?=\s|$)))")
"""What would make a line a heading, a rule or part of a list."""
_IN_LINKS: Final = "".join(set(map(chr, range(0x21, 0x7F))) - set('<>"`'))
"""What stands in an address between angle brackets as it is."""


def markdown(selection: Selection, losses: Losses) -> Iterator[bytes]:
    """The events by year with their quotations and figures, what weighs them, and the sources."""
    for part in _parts(selection, losses):
        yield (part + "\n\n").encode()


def _parts(selection: Selection, losses: Losses) -> Iterator[str]:
    yield from _head(selection)
    for year, events in selection.by_year():
        yield f"## {year}"
        for event in events:
            losses.tell("fields that have no place are left out", event.id, len(event.extra))
            yield from _event(event, selection)
    yield from _weighed(selection, losses)
    yield from _sources(selection)


def _head(selection: Selection) -> Iterator[str]:
    chronicle = selection.chronicle
    yield f"# {_line(chronicle.title or 'A chronology')}"
    if chronicle.about:
        yield _block(chronicle.about)
    count = counted(len(selection.events), "event")
    if selection.query:
        count += f" of {len(chronicle.events):,}, found by “{_line(selection.query)}”"
    when = f", as of {selection.today.text}" if selection.today else ""
    yield f"*{count}{when}*"


def _event(event: Event, selection: Selection) -> Iterator[str]:
    yield f"### {_line(event.date.text)}: {_line(event.title)}"
    yield " · ".join(_set_apart(event))
    if event.summary:
        yield _block(event.summary)
    words = f"Dated “{_line(event.date_text)}” in the source." if event.date_text else ""
    if words or event.date_note:
        yield f"{words} {_line(event.date_note)}".strip()
    for quote in event.quotes:
        yield from _quotation(quote, selection)
    for name, listed in (("Actors", event.actors), ("Tags", event.tags)):
        if listed:
            yield f"{name}: {'; '.join(map(_line, listed))}"
    known = selection.chronicle
    for link in event.related:
        other = known.event(link.event)
        named = f"{_line(other.date.text)}, {_line(other.title)}" if other else _line(link.event)
        yield f"Related{f' ({_line(link.how)})' if link.how else ''}: {named}"


def _set_apart(event: Event) -> Iterator[str]:
    yield _line(event.date.precision_text)
    if event.milestone:
        yield "milestone"
    if event.status is not Status.HAPPENED:
        yield event.status.value
    yield f"`{event.id}`"


def _quotation(quote: Quote, selection: Selection) -> Iterator[str]:
    source = selection.sources.get(quote.source)
    by = f"{_line(quote.speaker)}, in " if quote.speaker else ""
    where = _linked(source) if source else _line(quote.source)
    said = _block(f"“{quote.text}”").replace("\n", "\n> ")
    yield f"> {said}\n>\n> — {by}{where}"
    if quote.figures:
        yield "\n".join(f"- {_figure(figure)}" for figure in quote.figures)


def _figure(figure: Figure) -> str:
    period = figure.period.text if figure.period else ""
    of = "; ".join(_line(each) for each in (figure.label, figure.population, period) if each)
    return f"**{_line(figure.text)}**: {of}"


def _weighed(selection: Selection, losses: Losses) -> Iterator[str]:
    if selection.comparisons:
        yield "## Compared"
        for each in selection.comparisons:
            yield from _comparison(each, selection)
    if selection.calculations:
        yield "## Worked out"
        yield "\n".join(f"- {_working(each, selection)}" for each in selection.calculations)
    selection.tell_missing(losses)


def _comparison(comparison: Comparison, selection: Selection) -> Iterator[str]:
    yield f"### {_line(comparison.title)}"
    yield f"*{comparison.verdict.value.replace('-', ' ')}*: {_block(comparison.note)}"
    chronicle = selection.chronicle
    placed = [chronicle.figure_ids[each] for each in comparison.figures]
    lines = [f"- {_figure(each.figure)} ({_line(each.event.date.text)})" for each in placed]
    events = filter(None, map(chronicle.event, comparison.events))
    lines += [f"- {_line(each.date.text)}: {_line(each.title)}" for each in events]
    if lines:
        yield "\n".join(lines)


def _working(calculation: Calculation, selection: Selection) -> str:
    told = _line(selection.worked(calculation))
    note = f" {_line(calculation.note)}" if calculation.note else ""
    return f"{_line(calculation.title)}: {told.removesuffix('.')}.{note}"


def _sources(selection: Selection) -> Iterator[str]:
    if selection.sources:
        yield "## Sources"
        yield "\n".join(f"- {_cited(each)}" for each in selection.sources.values())


def _cited(source: Source) -> str:
    """A source in full: with the address it may be opened at, if there is one."""
    address = _address(source)
    link = f", {address}" if address else ""
    about = f". {_line(source.about)}" if source.about else ""
    return f"{_line(cite(source, address=not address))}{link}{about}"


def _linked(source: Source) -> str:
    """A source by its short name, leading to its address where it has one that may be opened."""
    name, address = _line(short_name(source)), _address(source)
    return f"[{name}]({address})" if address else name


def _address(source: Source) -> str:
    """The address of a source as a link is written, or nothing where it is not to be opened."""
    found = read_address(source.url)
    return "" if found is None else f"<{escaped(found.text, safe=_IN_LINKS)}>"


def _line(text: str) -> str:
    """The text on one line, with nothing in it that Markdown would act on."""
    return _inert(clean_line(text, limit=100_000)).strip()


def _block(text: str) -> str:
    """The text as paragraphs, a line each."""
    return "\n\n".join(map(_inert, paragraphs(text)))


def _inert(text: str) -> str:
    escaped = _MARKS.sub(r"\\\g<0>", text)
    escaped = _LINKED.sub(_broken, escaped)
    return _BEGINS.sub(r"\1\3\\\2\4", escaped)


def _broken(found: re.Match[str]) -> str:
    return f"\\{found[0]}" if found[0] else "\\"
