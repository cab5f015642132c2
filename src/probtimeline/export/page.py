"""The page: one HTML file that needs nothing else, is read without scripts, and can be printed.

Every text goes through Jinja's escaping, and is cleaned on its way. The page's own policy lets
nothing run or load but the style sheet and the script that stand in it, named by their hashes.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from probtimeline.audit.pairs import measures
from probtimeline.core.address import read_address
from probtimeline.core.calendar import civil
from probtimeline.core.chronicle import Chronicle, PlacedFigure
from probtimeline.core.citation import cite, short_name
from probtimeline.core.records import Comparison, Event, Source
from probtimeline.core.span import Kind, Precision
from probtimeline.core.text import clean, clean_line, counted, paragraphs
from probtimeline.export.axis_picture import axis_picture
from probtimeline.export.figures_picture import figures_picture
from probtimeline.export.losses import Losses
from probtimeline.export.selection import Selection
from probtimeline.export.svg import DARK, LIGHT, style, written

if TYPE_CHECKING:
    from markupsafe import Markup

_MOST_FIGURES: Final = 40
"""Figures of one measure that are drawn: more are no comparison any more."""
_MACHINE: Final = {Precision.DAY: "%04d-%02d-%02d", Precision.MONTH: "%04d-%02d"}


class Year(NamedTuple):
    """The events that begin in one year, and where the page has them."""

    name: str
    anchor: str
    events: Sequence[Event]


class Measure(NamedTuple):
    """Figures that claim to measure the same, and their picture."""

    name: str
    figures: Sequence[PlacedFigure]
    picture: Markup


def page(selection: Selection, losses: Losses) -> Iterator[bytes]:
    """The page, piece by piece."""
    from jinja2 import Environment
    from markupsafe import Markup

    environment = Environment(
        autoescape=True,
        finalize=lambda value: clean(value) if type(value) is str else value,
        auto_reload=False,
    )
    template = environment.from_string(_own("page.html"))
    sheet = _own("page.css") + _in_scheme(LIGHT, "light") + _in_scheme(DARK, "dark")
    script = _own("page.js")
    chronicle = selection.chronicle
    yield from (
        piece.encode()
        for piece in template.generate(
            title=clean_line(chronicle.title or "A chronology"),
            about=paragraphs(chronicle.about),
            counts=_counts(selection),
            style=Markup(sheet),
            style_hash=_hash(sheet),
            script=Markup(script),
            script_hash=_hash(script),
            axis=_axis(selection),
            years=_years(selection),
            tags=sorted({tag for event in selection.events for tag in event.tags}),
            sources=selection.sources,
            ids=selection.ids,
            chronicle=chronicle,
            measures=list(_measures(selection, losses)),
            comparisons=selection.comparisons,
            calculations=selection.calculations,
            compared=partial(_compared, chronicle),
            worked=lambda each: selection.worked(each).removesuffix("."),
            machine_date=_machine_date,
            paragraphs=paragraphs,
            address=_address,
            short_name=short_name,
            cite=cite,
        )
    )
    _tell(selection, losses)


def _own(name: str) -> str:
    """A part of the page, as it stands beside this module."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """What the page's policy calls a style sheet or a script that it lets in."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _in_scheme(colours: Mapping[str, str], scheme: str) -> str:
    """The colours of the pictures, for one scheme of the reader's."""
    return f"@media (prefers-color-scheme: {scheme}) {{{style(colours)}}}\n"


def _counts(selection: Selection) -> str:
    chosen, all_there = len(selection.events), len(selection.chronicle.events)
    parts = [counted(chosen, "event")]
    if selection.query:
        parts[0] += f" of {all_there:,}, found by “{selection.query}”"
    parts.append(counted(len(selection.sources), "source"))
    parts.append(counted(sum(len(event.figures) for event in selection.events), "figure"))
    when = f"; as of {selection.today.text}" if selection.today else ""
    return " · ".join(parts) + when


def _years(selection: Selection) -> list[Year]:
    found = enumerate(selection.by_year(), 1)
    return [Year(name, f"year-{n}", tuple(events)) for n, (name, events) in found]


def _axis(selection: Selection) -> Markup | None:
    from markupsafe import Markup

    drawn = axis_picture(selection.events, "Time axis")
    return None if drawn is None else Markup(written(drawn))


def _measures(selection: Selection, losses: Losses) -> Iterator[Measure]:
    """The measures with two figures or more among the events chosen."""
    from markupsafe import Markup

    for group in measures(selection.chronicle):
        figures = [each for each in group.figures if each.event.id in selection.ids]
        if len(figures) < 2:
            continue
        more = len(figures) - _MOST_FIGURES
        losses.tell(
            f"figures of one measure beyond {_MOST_FIGURES} stand at their events only",
            group.measure,
            max(0, more),
        )
        name = selection.chronicle.measure_name(group.measure)
        drawn = figures_picture(figures[:_MOST_FIGURES], selection, name)
        yield Measure(name, figures[:_MOST_FIGURES], Markup(written(drawn)))


def _compared(chronicle: Chronicle, comparison: Comparison) -> list[PlacedFigure]:
    known = chronicle.figure_ids
    return [known[each] for each in comparison.figures if each in known]


def _machine_date(event: Event) -> str:
    """The date as HTML's `time` can hold it, or nothing where it cannot."""
    span, form = event.date, _MACHINE.get(event.date.precision)
    if form is None or span.kind is not Kind.MOMENT or span.is_set or span.earliest is None:
        return ""
    parts = civil(span.earliest)
    return form % parts[: form.count("%")] if 1 <= parts[0] <= 9999 else ""


def _address(source: Source) -> str:
    found = read_address(source.url)
    return "" if found is None else found.text


def _tell(selection: Selection, losses: Losses) -> None:
    for event in selection.events:
        losses.tell("fields that have no place are left out", event.id, len(event.extra))
    selection.tell_missing(losses)
