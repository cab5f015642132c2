"""The commands that add and change records as JSON; `app.editing` does it, once one is used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from probtimeline.app.changing import Changing

if TYPE_CHECKING:
    from probtimeline.app.changing import Outcome
    from probtimeline.app.editing import Editing
    from probtimeline.views.json_screen import JsonScreen


class JsonCommands(Changing):
    """The program on the screen, with what changes records as JSON."""

    @cached_property
    def editing(self) -> Editing:
        """What adds and changes records as JSON."""
        from probtimeline.app.editing import Editing

        return Editing(self)

    @property
    def json_screen(self) -> JsonScreen | None:
        """The screen in which JSON is written, where it is open."""
        return self.editing.json_screen if "editing" in self.__dict__ else None

    def action_add_json(self) -> None:
        """Add records as JSON, going on with what was begun."""
        if self.may_change():
            self.editing.add_records()

    def action_edit_event(self) -> None:
        """Change the selected event in the reader's editor, going on with what was begun."""
        if self.may_change():
            self.editing.edit_event()

    def on_json_screen_write(self) -> None:
        """Write the text as it is now."""
        self.editing.write_text()

    def on_json_screen_to_editor(self, message: JsonScreen.ToEditor) -> None:
        """Go on in the reader's editor, where the cursor is."""
        self.editing.take_to_editor(message.line)

    def on_json_screen_discard(self) -> None:
        """Throw the text away."""
        self.editing.discard()

    def on_json_screen_left(self) -> None:
        """Leave the text as a draft."""
        self.editing.put_aside()

    def not_written(self, outcome: Outcome | OSError, what: str) -> None:
        """Tell why a change does not stand; one that met another's is shown with both texts."""
        from probtimeline.store.changes import Conflicted

        if isinstance(outcome, Conflicted):
            self.editing.show_conflicts(outcome.conflicts, what)
        else:
            super().not_written(outcome, what)

    def leave(self, code: int) -> None:
        """End with an exit code. What is being written is kept."""
        if self.json_screen is not None:
            self.editing.keep()
        super().leave(code)
