"""The commands of the screen where a passage is marked in the text of a source."""

from __future__ import annotations

from probtimeline.views.command import PICKING, Command

PICKS: tuple[Command, ...] = (
    Command("mark-passage", "space,v", "Mark from here on; again: not", "Pick", PICKING, "mark"),
    Command("mark-sentence", "s", "Mark the sentence", "Pick", PICKING, "sentence"),
    Command("take-passage", "enter", "Take the words marked", "Pick", PICKING, "take"),
    Command("next-sentence", "right_parenthesis", "Next sentence", "Move", PICKING),
    Command("previous-sentence", "left_parenthesis", "Previous sentence", "Move", PICKING),
    Command("first-of-text", "g", "To the beginning of the text", "Move", PICKING),
    Command("last-of-text", "G", "To its end", "Move", PICKING),
    Command("find-in-text", "slash", "Find words in the text", "Search", PICKING, "find"),
    Command("next-found", "n", "Where they stand next", "Search", PICKING),
    Command("previous-found", "N", "Where they stand before", "Search", PICKING),
    Command("leave-picking", "escape", "Leave without a passage", "Move", PICKING, "leave"),
)
"""A part of `views.keys.COMMANDS`."""
