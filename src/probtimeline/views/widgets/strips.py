"""From styled text to the strips of cells that Textual draws."""

from __future__ import annotations

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
