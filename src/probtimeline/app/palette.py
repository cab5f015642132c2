"""Every command of the explorer in the command palette, with its keys."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.widgets import Button, Input, OptionList

from probtimeline.session.reasons import reason_against
from probtimeline.views.keys import ANYWHERE, COMMANDS, CONFLICT, PLACES, PROMPT, Command

if TYPE_CHECKING:
    from probtimeline.app.app import Explorer


class Palette(CommandPalette):
    """The palette, without two faults of quick typing.

    A page down where nothing is found, or nothing is drawn yet, does nothing; and what is pressed
    while it closes neither closes what lies below nor runs the command again.
    """

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    @on(Button.Pressed)
    def _only_once(
        self, event: Input.Submitted | OptionList.OptionSelected | Button.Pressed
    ) -> None:
        if not self.is_current:
            event.stop()
            event.prevent_default()

    def _action_escape(self) -> None:
        if self.is_current:
            super()._action_escape()

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError):  # the list goes by its lines, and fails where there are none
            super()._action_command_list(action)


class CommandProvider(Provider):
    """Finds commands by their words. One of another view brings that view to the front."""

    @property
    def _explorer(self) -> Explorer:
        return cast("Explorer", self.app)

    @property
    def _commands(self) -> list[Command]:
        """The commands of where the reader is first, then those that work everywhere."""
        near = self._explorer.view.contexts
        listed = [
            command
            for command in COMMANDS
            if command.context not in (PROMPT, CONFLICT) and command.name != "command-palette"
        ]
        order = {context: place for place, context in enumerate((*near, ANYWHERE))}
        # What the footer tells is what is wanted most.
        return sorted(listed, key=lambda each: (order.get(each.context, len(order)), not each.hint))

    async def discover(self) -> Hits:
        """Every command, in the order of the table."""
        for command in self._commands:
            yield DiscoveryHit(
                Content(command.text), partial(self._run, command), help=self._told(command)
            )

    async def search(self, query: str) -> Hits:
        """The commands whose words the query's letters are found in."""
        matcher = self.matcher(query)
        for command in self._commands:
            score = matcher.match(command.text)
            if score > 0:
                yield Hit(
                    score,
                    matcher.highlight(command.text),
                    partial(self._run, command),
                    text=command.text,
                    help=self._told(command),
                )

    async def _run(self, command: Command) -> None:
        await self.app.run_action(f"app.do('{command.name}')")

    def _told(self, command: Command) -> str:
        """Its keys, where they work, and why it cannot be used, if it cannot."""
        keys = " ".join(self._explorer.keymap.shown(command)) or "no key"
        where = "" if command.context == ANYWHERE else f" {PLACES[command.context].lower()}"
        reason = reason_against(command.name, self._explorer.state)
        return f"{keys}{where}{f'  ·  not now: {reason}' if reason else ''}"
