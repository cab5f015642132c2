"""A story: some events in their order, one full screen each.

It stands over everything else and changes nothing behind it: leaving it returns to the same place.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from probtimeline.core.text import counted
from probtimeline.session.scenes import Scenes
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.keymap import Keymap
from probtimeline.views.keys import STORY, command_named, commands_of
from probtimeline.views.story_page import ScenePage, StoryStrip, heading
from probtimeline.views.view import bindings_of, is_open
from probtimeline.views.widgets.bars import TwoEnds
from probtimeline.views.widgets.page import Block, Page
from probtimeline.views.widgets.strips import to_strip

LARGE = (80, 24)
"""Columns and lines from which on figures are drawn large."""
AIRY, TALL = 34, 50
"""Lines from which on there is air above a scene, and more of it."""


class Scene(Page, inherit_bindings=False):
    """The page of one scene; its keys are those of the story."""


class Strand(Widget):
    """The scenes along time; a click on one goes there."""

    class Picked(Message):
        """A scene was clicked, by its number."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, scenes: Scenes) -> None:
        super().__init__(id="strand")
        self._scenes = scenes
        self._strip: StoryStrip | None = None
        self._present = 0

    def show(self, present: int) -> None:
        """Show which scene is the present one."""
        self._present = present
        self.refresh()

    def on_resize(self) -> None:
        """Lay the scenes out for the new width."""
        self._strip = StoryStrip(self._scenes, self.content_size.width)

    def render_line(self, y: int) -> Strip:
        """Paint the years, and the scenes under them."""
        content = Content("")
        if self._scenes and self._strip is not None:
            content = self._strip.years() if y == 0 else self._strip.line(self._present)
        return to_strip(self, content, self.content_size.width, self.visual_style)

    def on_click(self, event: events.Click) -> None:
        """Tell which scene was clicked."""
        place = event.get_content_offset(self)
        if place is not None and self._scenes and self._strip is not None:
            self.post_message(self.Picked(self._strip.scene_at(place.x)))


class StoryScreen(ModalScreen[str | None]):
    """Dismissed with the id of the event to go to, or with None."""

    CSS_PATH = "story.tcss"
    BINDINGS = bindings_of(STORY)

    def __init__(
        self, state: State, title: str, places: Sequence[int], keymap: Keymap | None = None
    ) -> None:
        super().__init__()
        self._state = state
        self._title = title
        self._keymap = keymap or Keymap.of({})
        self._scenes = Scenes(state.chronicle, places)
        # Who stands on one of the scenes goes on reading from there.
        self._at = max(0, self._scenes.number(state.place))

    def compose(self) -> ComposeResult:
        """A line at the top, the scene, the scenes along time, a line of keys."""
        yield TwoEnds(id="header")
        with Vertical(id="stage"):
            yield Scene(id="scene")
            yield TwoEnds(id="more")
            yield Strand(self._scenes)
        yield TwoEnds(id="footer")

    @property
    def page(self) -> Scene:
        """The scene."""
        return self.query_one(Scene)

    def on_mount(self) -> None:
        """Tell the first scene."""
        self.page.focus()
        self.watch(self.page, "scroll_y", self._show_more, init=False)

    def on_resize(self) -> None:
        """Write for the new size."""
        self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        """Tell the present scene from its top."""
        if not is_open(self):
            return
        width, height = self.size
        large = width >= LARGE[0] and height >= LARGE[1]
        self.set_class(height >= AIRY, "-airy")
        self.set_class(height >= TALL, "-tall")
        self.query_one(Strand).show(self._at)
        title = heading(self._title, self._state.chronicle.title)
        if not self._scenes:
            self.query_one("#header", TwoEnds).tell(title, Content(""))
            told = "There is no event to tell of here."
            self.page.show([Block(paint.line(told, paint.DOUBT))])
        else:
            progress = f"{self._at + 1:,} of {len(self._scenes):,} "
            self.query_one("#header", TwoEnds).tell(title, paint.line(progress, paint.TITLE))
            before = self._scenes[self._at - 1] if self._at else None
            scene = ScenePage(self._state, self._scenes[self._at], before, large=large)
            self.page.show(scene.blocks)
        self.query_one("#footer", TwoEnds).tell(self._keys(), Content(""))
        self.call_after_refresh(self._show_more)

    def _keys(self) -> Content:
        """The keys of the story with their words, each of which can be clicked."""
        pieces = [Content(" ")]
        for command in commands_of(STORY):
            keys = self._keymap.shown(command)
            if not command.hint or not keys:
                continue
            piece = Content.assemble(
                (keys[0], "bold $ink-link"), (f" {command.hint}   ", paint.MUTED)
            )
            click = Style.from_meta({"@click": f"screen.{command.action}"})
            pieces.append(piece.stylize(click))
        return Content.assemble(*pieces)

    def _show_more(self) -> None:
        """Say how much of the scene is out of sight."""
        if not is_open(self):
            return
        below = self._below
        keys = self._keymap.shown(command_named("read-on"))
        told = f"▾ {counted(below, 'more line')}" if below else ""
        told += f": {keys[0]} reads on" if below and keys else ""
        self.query_one("#more", TwoEnds).tell(paint.line(told, paint.LINK), Content(""))

    @property
    def _below(self) -> int:
        """The lines of the scene that are out of sight below."""
        return max(0, round(self.page.max_scroll_y - self.page.scroll_y))

    def _go(self, number: int) -> None:
        number = min(max(0, number), len(self._scenes) - 1)
        if number >= 0 and number != self._at:
            self._at = number
            self._tell()

    def on_strand_picked(self, message: Strand.Picked) -> None:
        """To the scene clicked."""
        message.stop()
        self._go(message.number)

    def action_next_scene(self) -> None:
        """The next scene."""
        self._go(self._at + 1)

    def action_previous_scene(self) -> None:
        """The scene before."""
        self._go(self._at - 1)

    def action_read_on(self) -> None:
        """The rest of the scene; once it was read, the next one."""
        if self._below:
            self.page.scroll_page_down(animate=False)
        else:
            self.action_next_scene()

    def action_read_back(self) -> None:
        """What went before in the scene; at its top, the scene before."""
        if self.page.scroll_y > 0:
            self.page.scroll_page_up(animate=False)
        else:
            self.action_previous_scene()

    def action_first_scene(self) -> None:
        """The first scene."""
        self._go(0)

    def action_last_scene(self) -> None:
        """The last scene."""
        self._go(len(self._scenes) - 1)

    def action_open_scene(self) -> None:
        """To the event in the timeline."""
        self.dismiss(self._scenes[self._at].id if self._scenes else None)

    def action_leave_story(self) -> None:
        """Back to where the reader was."""
        self.dismiss(None)
