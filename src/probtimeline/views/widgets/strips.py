"""From styled text to the strips of cells that Textual draws."""

from __future__ import annotations

from dataclasses import replace

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget


def to_strip(widget: Widget, content: Content, width: int, base: Style) -> Strip:
    """One line of styled text on a base style, cut or filled to `width` cells."""
    parse = widget.app.stylesheet.parse_style
    segments = [
        Segment(text, style.rich_style)
        for text, style in content.render(base, end="", parse_style=parse)
    ]
    return Strip(segments).adjust_cell_length(width, base.rich_style)


def part_style(widget: Widget, name: str) -> Style:
    """The style of a part of a widget, turned round where its text style says so.

    `Widget.get_visual_style` leaves `reverse` out, on which the terminal's own colours rest.
    """
    style = widget.get_visual_style(name)
    turned = widget.get_component_styles(name).text_style.reverse
    return replace(style, reverse=True) if turned else style
