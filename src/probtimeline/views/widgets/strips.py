"""From styled text to the strips of cells that Textual draws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from rich.segment import Segment
from rich.style import Style as Ink
from textual.color import Color
from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget


class Inks:
    """What styles come to on their grounds in the theme of a widget.

    It is to be made anew when the widget looks different.
    """

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._parse = widget.app.stylesheet.parse_style
        self._parts: dict[str, Style] = {}
        self._known: dict[Style, dict[str | Style, Ink]] = {}
        self._same: dict[Ink, Ink] = {}

    @cached_property
    def ground(self) -> Color:
        """What is behind all that the widget shows."""
        return self._widget.background_colors[1]

    def part(self, name: str) -> Style:
        """The style of a part of the widget: see `part_style`."""
        if name not in self._parts:
            self._parts[name] = part_style(self._widget, name)
        return self._parts[name]

    def segments(self, content: Content, width: int, base: Style) -> list[Segment]:
        """One line of styled text on a base style, cut or filled to `width` cells."""
        pieces = self._pieces(content, base)
        gap = width - content.cell_length
        ground = self._on(base, "")
        if gap > 0:
            pieces.append(Segment(" " * gap, ground))
        drawn = together(pieces)
        if gap < 0:
            return list(Strip(drawn).adjust_cell_length(width, ground))
        return drawn

    def _pieces(self, content: Content, base: Style) -> list[Segment]:
        """Pieces of text and their inks, as `Content.render` finds them."""
        text, at = content.plain, 0
        found: list[Segment] = []
        for start, end, style in content.spans:
            if end <= start:
                continue
            if start < at:
                return self._overlapping(content, base)
            if start > at:
                found.append(Segment(text[at:start], self._on(base, "")))
            found.append(Segment(text[start:end], self._on(base, style)))
            at = end
        if at < len(text):
            found.append(Segment(text[at:], self._on(base, "")))
        return found

    def _overlapping(self, content: Content, base: Style) -> list[Segment]:
        pieces = content.render(base, end="", parse_style=self._parse)
        return [Segment(text, self._one(style)) for text, style in pieces]

    def _on(self, base: Style, style: str | Style) -> Ink:
        known = self._known.setdefault(base, {})
        ink = known.get(style)
        if ink is None:
            ink = known[style] = self._one(base + self._parse(style) if style else base)
        return ink

    def _one(self, style: Style) -> Ink:
        """One object for each look, so that neighbours are told apart by identity."""
        ink = style.rich_style
        return self._same.setdefault(ink, ink)


def together(pieces: Iterable[Segment]) -> list[Segment]:
    """Neighbours of one look as one piece: each costs a change of colours on the terminal.

    A blank is drawn in the ink of what stands before it on the same ground.
    """
    found: list[Segment] = []
    for piece in pieces:
        text, ink, _ = piece
        if found:
            before, old, _ = found[-1]
            blank = text.isspace()
            if old is ink or ((blank or before.isspace()) and _is_ground(old, ink)):
                found[-1] = Segment(before + text, old if blank else ink)
                continue
        found.append(piece)
    return found


def _is_ground(one: Ink | None, other: Ink | None) -> bool:
    """Whether blanks look alike in two inks, and do the same when they are clicked."""
    if one is None or other is None or one.bgcolor != other.bgcolor:
        return False
    return not any(
        ink.reverse or ink.underline or ink.underline2 or ink.strike or ink.meta
        for ink in (one, other)
    )


def to_strip(widget: Widget, content: Content, width: int, base: Style) -> Strip:
    """One line of styled text on a base style, cut or filled to `width` cells."""
    return Strip(Inks(widget).segments(content, width, base), width)


def part_style(widget: Widget, name: str) -> Style:
    """The style of a part of a widget, turned round where its text style says so.

    `Widget.get_visual_style` leaves `reverse` out, on which the terminal's own colours rest.
    """
    style = widget.get_visual_style(name)
    turned = widget.get_component_styles(name).text_style.reverse
    return replace(style, reverse=True) if turned else style
