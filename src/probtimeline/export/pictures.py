"""Pictures for an article: the axis, or the figures of one measure, with title and sources.

They stand alone: nothing is loaded, and the colours are in the picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from probtimeline.audit.pairs import measures
from probtimeline.core.chronicle import PlacedFigure
from probtimeline.core.citation import cite
from probtimeline.core.records import Source
from probtimeline.core.text import clean_line, counted
from probtimeline.export.axis_picture import axis_picture
from probtimeline.export.figures_picture import figures_picture
from probtimeline.export.losses import Losses
from probtimeline.export.selection import CannotExport, Selection
from probtimeline.export.svg import DARK, LIGHT, add, cut, picture, style, wrapped, write, written

WIDTH: Final = 960
MARGIN: Final = 24
LINE: Final = 15
MOST_SOURCES: Final = 12
"""Sources that are named under a picture; of more, the number is told."""
SHARPNESS: Final = 2
"""Dots of a PNG for each pixel of the SVG, so that it prints well."""


def svg(selection: Selection, losses: Losses) -> Iterator[bytes]:
    """The axis; or, where a measure is chosen, its figures side by side."""
    yield (written(_picture(selection, losses)) + "\n").encode()


def png(selection: Selection, losses: Losses) -> Iterator[bytes]:
    """The same as an image of dots. Raises CannotExport where what draws it is not installed."""
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        cure = 'Install it: pip install "probtimeline[png]"; or export to svg'
        raise CannotExport("png needs a further package", cure) from None
    drawn = written(_picture(selection, losses))
    yield bytes(svg_to_bytes(svg_string=drawn, zoom=SHARPNESS, font_family="sans-serif"))


def _picture(selection: Selection, losses: Losses) -> Element:
    name, inner, sources = _inner(selection, losses)
    titles = wrapped(name, WIDTH - 2 * MARGIN, 20)
    told = _told(sources)
    top = 18 + 26 * len(titles) + LINE
    height = top + float(inner.get("height", "0")) + LINE * (len(told) + 1) + 12
    colours = DARK if selection.dark else LIGHT
    root = picture(WIDTH, height, name, inner.findtext("desc") or "")
    SubElement(root, "style").text = style(colours)
    add(root, "rect", "paper", width=WIDTH, height=height)
    for number, line in enumerate(titles):
        write(root, line, MARGIN, 38 + 26 * number, font_size="20", font_weight="bold")
    body = add(root, "g", transform=f"translate(0 {top:g})")
    body.extend(each for each in inner if each.tag not in ("title", "desc"))
    for number, line in enumerate(told):
        y = height - 12 - LINE * (len(told) - 1 - number)
        write(root, line, MARGIN, y, "muted", font_size="11")
    return root


def _inner(selection: Selection, losses: Losses) -> tuple[str, Element, Sequence[Source]]:
    """What is drawn, what it is called, and the sources it rests on."""
    if selection.measure:
        return _of_measure(selection, losses)
    title = clean_line(selection.chronicle.title or "A chronology")
    drawn = axis_picture(selection.events, title, WIDTH)
    if drawn is None:
        raise CannotExport("none of the events has a day that is known", "Choose others.")
    _tell_left_out(selection, losses)
    name = f"{title}: {selection.query}" if selection.query else title
    return name, drawn, tuple(selection.sources.values())


def _of_measure(selection: Selection, losses: Losses) -> tuple[str, Element, Sequence[Source]]:
    chronicle = selection.chronicle
    known = {group.measure: group.figures for group in measures(chronicle)}
    chosen = [each for each in known.get(selection.measure, ()) if each.event.id in selection.ids]
    if not chosen:
        shown = clean_line(selection.measure, 80)
        what = f"there are no two figures of a measure “{shown}” among these events"
        named = ", ".join(list(known)[:8]) or "none"
        raise CannotExport(what, f"Measures of two figures or more: {named}")
    losses.tell("events are not drawn, only their figures", times=len(selection.events))
    name = chronicle.measure_name(selection.measure)
    drawn = figures_picture(chosen, selection, name, WIDTH - MARGIN)
    inner = Element("svg", {"height": drawn.get("height", "0")})
    add(inner, "desc").text = drawn.findtext("desc")
    moved = add(inner, "g", transform=f"translate({MARGIN} 0)")
    moved.extend(each for each in drawn if each.tag not in ("title", "desc"))
    return name[:1].upper() + name[1:], inner, _sources_of(chosen, selection)


def _sources_of(figures: Sequence[PlacedFigure], selection: Selection) -> tuple[Source, ...]:
    names = dict.fromkeys(placed.quote.source for placed in figures)
    known = selection.chronicle.sources
    return tuple(known[name] for name in names if name in known)


def _tell_left_out(selection: Selection, losses: Losses) -> None:
    losses.tell(
        "quotations are not drawn", times=sum(len(each.quotes) for each in selection.events)
    )
    figures = sum(len(each.figures) for each in selection.events)
    losses.tell("figures are not drawn (name a measure with --measure)", times=figures)
    losses.tell("comparisons are left out", times=len(selection.comparisons))
    losses.tell("calculations are left out", times=len(selection.calculations))
    unknown = [
        each for each in selection.events if each.date.earliest is None and each.date.latest is None
    ]
    losses.tell("events without a known day are left out", times=len(unknown))


def _told(sources: Sequence[Source]) -> list[str]:
    """The sources, a line each."""
    room = WIDTH - 2 * MARGIN
    lines = [cut(cite(source, address=False), room, 11) for source in sources[:MOST_SOURCES]]
    more = len(sources) - MOST_SOURCES
    heading = ["Sources:" if len(sources) > 1 else "Source:"] * bool(sources)
    return heading + lines + [f"and {counted(more, 'more source')}"] * (more > 0)
