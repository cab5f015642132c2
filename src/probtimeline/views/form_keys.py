"""The commands of the form in which an event is written."""

from __future__ import annotations

from probtimeline.views.command import FORM, Command

FORM_KEYS: tuple[Command, ...] = (
    Command("save-event", "ctrl+s", "Add the event", "Write", FORM, "adds it"),
    Command("leave-form", "escape", "Leave; what is written is kept", "Move", FORM, "keeps it"),
    Command("complete-field", "tab", "Complete; else the next field", "Move", FORM, "completes"),
    Command("next-field", "enter", "Next field", "Move", FORM, "next"),
    Command("previous-field", "shift+tab", "Field before", "Move", FORM),
    Command("next-part", "pagedown", "Next part: past the figures", "Move", FORM),
    Command("previous-part", "pageup", "Part before", "Move", FORM),
    Command("field-below", "down", "Field below", "Move", FORM),
    Command("field-above", "up", "Field above", "Move", FORM),
    Command("choose-next", "space,right", "Take the figure, or not; next choice", "Write", FORM),
    Command("choose-before", "left", "Choice before", "Write", FORM),
    Command("pick-words", "ctrl+t", "Pick the words from the text", "Write", FORM, "picks words"),
    Command("more-fields", "ctrl+g", "All of a figure; words marked become one", "Write", FORM),
    Command(
        "new-quotation", "ctrl+n", "Another quotation; a blank one: not", "Write", FORM, "quotation"
    ),
    Command("new-source", "ctrl+o", "A new source, or one that is known", "Write", FORM),
    Command(
        "discard-draft", "ctrl+r", "Throw it away; asked once more", "Write", FORM, "throw away"
    ),
    Command("form-keys", "f1", "Keys of the form", "Program", FORM),
)
"""A part of `views.keys.COMMANDS`."""
