"""The lines at the top and the foot of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from textual.content import Content
from textual.strip import Strip
from textual.style import Style

from probtimeline.views import paint
from probtimeline.views.keymap import Keymap
from probtimeline.views.keys import Command
from probtimeline.views.widgets.still import Fixed
from probtimeline.views.widgets.strips import Inks


class TwoEnds(Fixed):
    """One line: something at its left end, and something at its right where there is room."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.ends = (Content(""), Content(""))
        self._inks: Inks | None = None

    def tell(self, left: Content, right: Content) -> None:
        """Set what stands at the two ends."""
        if not (left.is_same(self.ends[0]) and right.is_same(self.ends[1])):
            self.ends = (left, right)
            self.refresh()

    def notify_style_update(self) -> None:
        """Forget what styles came to in another theme."""
        self._inks = None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Paint the line."""
        width = self.size.width
        left, right = self.ends
        room = width - right.cell_length - 2
        if left.cell_length > room:
            wanted = left.cell_length
            right = right if room > wanted // 2 else Content("")
            left = left.truncate(width - right.cell_length - 2, ellipsis=True)
        gap = " " * max(0, width - left.cell_length - right.cell_length - 1)
        self._inks = self._inks or Inks(self)
        told = Content.assemble(left, gap, right)
        return Strip(self._inks.segments(told, width, self.visual_style), width)


def clickable(content: Content, action: str) -> Content:
    """Content that runs an action of the app when it is clicked."""
    return content.stylize(Style.from_meta({"@click": f"app.{action}"}))


def hints(commands: Sequence[Command], width: int, keymap: Keymap) -> Content:
    """As many keys with their words as fit in `width` cells, in their order."""
    pieces, room = [Content(" ")], width - 1
    for command in commands:
        keys = keymap.shown(command)
        if not keys:
            continue
        piece = _hint(keys[0], command)
        if piece.cell_length <= room:
            pieces.append(piece)
            room -= piece.cell_length
    return Content.assemble(*pieces)


@lru_cache(maxsize=256)
def _hint(key: str, command: Command) -> Content:
    piece = Content.assemble((key, "bold $ink-link"), (f" {command.hint}   ", paint.MUTED))
    return clickable(piece, f"do('{command.name}')")
