"""The command that writes an event in the form; `app.adding` does it, once it is used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from probtimeline.app.changing import Changing
from probtimeline.app.trouble import not_kept

if TYPE_CHECKING:
    from probtimeline.app.adding import Adding
    from probtimeline.views.form import FormScreen


class FormCommands(Changing):
    """The program on the screen, with the form in which an event is written."""

    @cached_property
    def adding(self) -> Adding:
        """What opens the form, and adds what is written in it."""
        from probtimeline.app.adding import Adding

        return Adding(self)

    @property
    def form(self) -> FormScreen | None:
        """The form, where it is open."""
        return self.adding.form if "adding" in self.__dict__ else None

    def action_add_event(self) -> None:
        """Write an event, or go on with the one begun."""
        if self.may_change():
            self.adding.open()

    def finish_drafts(self) -> OSError | None:
        """Keep what is written in the form when the explorer is left; why not, if it cannot be."""
        return self.adding.finish() if "adding" in self.__dict__ else None

    def leave(self, code: int) -> None:
        """End with an exit code. What is being written is kept."""
        if (fault := self.finish_drafts()) is not None:
            self.warn(not_kept(fault))
        super().leave(code)
