"""The commands that change the chronology, and those of the screens where that is done."""

from __future__ import annotations

from probtimeline.views.command import ANYWHERE, CONFLICT, JSON, Command
from probtimeline.views.form_keys import FORM_KEYS

WRITING: tuple[Command, ...] = (
    Command("add-event", "a", "Add an event", "Write", ANYWHERE, "add"),
    Command("add-json", "A", "Add records as JSON, typed or pasted", "Write", ANYWHERE),
    Command("edit-event", "e", "Change the event, as JSON in your editor", "Write", ANYWHERE),
    Command("delete-event", "D,delete", "Delete the event, after asking", "Write", ANYWHERE),
    Command("undo-change", "u", "Undo the last addition or change", "Write", ANYWHERE),
    Command("redo-change", "ctrl+r", "Make it again", "Write", ANYWHERE),
    *FORM_KEYS,
    Command("write-json", "ctrl+s", "Write it into the chronology", "Write", JSON, "write"),
    Command("next-problem", "ctrl+n,f8", "To the next problem", "Move", JSON, "problem"),
    Command("previous-problem", "ctrl+b", "To the problem before", "Move", JSON),
    Command("turn-to-answer", "tab", "Between the text and the answer", "Move", JSON, "answer"),
    Command("leave-json", "escape", "Leave; what you wrote is kept", "Move", JSON, "leave"),
    Command("open-editor", "ctrl+o", "Go on in your editor", "Write", JSON, "editor"),
    Command("discard-json", "ctrl+r", "Throw it away; asked once more", "Write", JSON, "discard"),
    Command(
        "use-mine", "m", "Put yours in its place; asked once more", "Write", CONFLICT, "use yours"
    ),
    Command("keep-theirs", "t", "The file's stays; yours is kept", "Write", CONFLICT, "the file's"),
    Command(
        "take-both", "b", "Both changes, where they do not meet", "Write", CONFLICT, "take both"
    ),
    Command("edit-again", "e", "Change yours once more", "Write", CONFLICT, "change yours"),
    Command("conflict-down", "pagedown,space", "A page further", "Move", CONFLICT),
    Command("conflict-up", "pageup", "A page back", "Move", CONFLICT),
    Command("leave-conflict", "escape,q", "Decide later; yours is kept", "Move", CONFLICT, "later"),
)
"""A part of `views.keys.COMMANDS`."""
