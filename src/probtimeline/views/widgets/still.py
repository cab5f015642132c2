"""Widgets that never scroll, and those that only hold others and are covered by them."""

from __future__ import annotations

from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget


class Fixed(Widget):
    """A widget without anything to scroll.

    Where the size of one that might scroll has changed, Textual lays the whole screen out once
    more, and sends it again.
    """

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        return super()._size_updated(size, virtual_size, container_size, layout=False)


class Still(Fixed):
    """A container that is covered by what it holds: it costs a frame nothing.

    To be named after the container it makes still: Textual finds styles by the first base alone.
    """

    BLANK = True

    def render_lines(self, crop: Region) -> list[Strip]:
        """No lines: the compositor would cut blank ones to pieces, and throw these away."""
        return []
